import GRPC
import GRPCTestSupport
import HoldfastClient
import HoldfastEngine
import HoldfastMessages
import HoldfastServer
import HoldfastServices
import NIOPosix
import ServiceTestSupport
import Testing

@Suite("Watching from before what is kept", .timeLimit(.minutes(1)))
struct TrimmedWatchTests {
    private static let variant = ID<ProductVariant>(UUID(high: 0x1234_5678_9ABC_4DEF, low: 0x8000_0000_0000_0002))

    @Test("whoever has fallen out of the window is told so by the call's status, and can go on from the oldest change")
    func trimmed() async throws {
        let directory = try TemporaryDirectory()
        var engine = EngineConfiguration(directory: directory.file("data"))
        engine.storage.journalRetainedByteCount = 1
        engine.storage.foldDelay = 1_000_000
        let configuration = HoldfastServer.Configuration(endpoint: .tcp(host: "127.0.0.1", port: 0), engine: engine)
        try await RunningService.run(configuration) { service in
            let connection = try await GRPCClientConnection.connect(
                to: service.endpoint,
                group: MultiThreadedEventLoopGroup.singleton
            )
            let client = HoldfastClient(connection)
            try await Self.fill(client)
            let status = await #expect(throws: Status.self) {
                try await client.changes.watchChanges(WatchChangesRequest(afterSeq: 0)) { stream in
                    for try await _ in stream {}
                }
            }
            #expect(status?.code == .outOfRange)
            let oldest = try await client.changes.getWatermark(GetWatermarkRequest()).oldestSeq
            let resumed = try await client.changes.watchChanges(WatchChangesRequest(afterSeq: oldest)) { stream in
                try await stream.first { !$0.changes.isEmpty }?.changes.first
            }
            #expect(resumed?.commitSeq == oldest + 1)
            await connection.close()
        }
    }

    /// Changes stock until the first change is kept no more.
    private static func fill(_ client: HoldfastClient) async throws {
        var count: Int64 = 0
        while try await client.changes.getWatermark(GetWatermarkRequest()).oldestSeq < 20 {
            count += 1
            _ = try await client.stock.setStock(SetStockRequest(variantID: variant, currentStock: count))
        }
    }
}
