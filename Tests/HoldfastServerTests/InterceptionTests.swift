import GRPC
import HoldfastClient
import HoldfastEngine
import HoldfastMessages
import HoldfastServer
import HoldfastServices
import MetricsTestKit
import NIOPosix
import ServiceTestSupport
import Testing

@Suite("The service and who calls it", .timeLimit(.minutes(1)))
struct InterceptionTests {
    private static let tokens = ["shop": "shop-0123456789abcdef", "web": "web-0123456789abcdef"]

    @Test("a call needs a token, health checks and reflection do not")
    func authentication() async throws {
        let metrics = TestMetrics()
        try await withServer(metrics: metrics) { endpoint in
            try await withCaller(nil, endpoint) { client, connection in
                await #expect(throws: Status(.unauthenticated, "the call carries no credentials")) {
                    try await client.admin.getServerInfo(GetServerInfoRequest())
                }
                _ = try await connection.unary(Self.healthCheck, [])
            }
            try await withCaller("shop", endpoint) { client, _ in
                _ = try await client.admin.getServerInfo(GetServerInfoRequest())
            }
        }
        func calls(_ method: String, _ code: String) throws -> Int64 {
            try metrics.expectCounter("grpc.server.calls", [("method", method), ("code", code)]).totalValue
        }
        #expect(try calls("holdfast.v1.AdminService/GetServerInfo", "UNAUTHENTICATED") == 1)
        #expect(try calls("holdfast.v1.AdminService/GetServerInfo", "OK") == 1)
        #expect(try calls("grpc.health.v1.Health/Check", "OK") == 1)
    }

    @Test("a request id is that of its caller")
    func idempotency() async throws {
        let id = UUID(high: 0x1234_5678_9ABC_4DEF, low: 0x8000_0000_0000_0001)
        let variant = ID<ProductVariant>(UUID(high: 0x1234_5678_9ABC_4DEF, low: 0x8000_0000_0000_0002))
        let stock = { @Sendable (units: Int64) in
            SetStockRequest(requestID: id, variantID: variant, currentStock: units)
        }
        try await withServer(metrics: TestMetrics()) { endpoint in
            try await withCaller("shop", endpoint) { client, _ in
                let answer = try await client.stock.setStock(stock(5))
                #expect(answer.stock.currentStock == 5)
            }
            try await withCaller("web", endpoint) { client, _ in
                let answer = try await client.stock.setStock(stock(7))
                #expect(answer.stock.currentStock == 7)
            }
            try await withCaller("shop", endpoint) { client, _ in
                let answer = try await client.stock.setStock(stock(5))
                #expect(answer.stock.currentStock == 5)
                await #expect(throws: Status.self) { try await client.stock.setStock(stock(6)) }
            }
        }
    }

    private static let healthCheck = MethodDescriptor(service: "grpc.health.v1.Health", method: "Check")

    /// Runs `body` with the endpoint of a server whose callers need tokens, then stops it.
    private func withServer(
        metrics: TestMetrics,
        _ body: (Endpoint) async throws -> Void
    ) async throws {
        var tokens = BearerTokens()
        for (name, token) in Self.tokens { try tokens.add(token, of: CallerIdentity(name: name)) }
        let configuration = HoldfastServer.Configuration(
            endpoint: .tcp(host: "127.0.0.1", port: 0),
            authentication: Authentication(tokens: tokens),
            metrics: metrics,
            engine: EngineConfiguration(durability: .memory, directory: "")
        )
        try await RunningService.run(configuration) { try await body($0.endpoint) }
    }

    private func withCaller(
        _ name: String?,
        _ endpoint: Endpoint,
        _ body: (HoldfastClient, GRPCClientConnection) async throws -> Void
    ) async throws {
        var configuration = ClientConfiguration()
        if let token = name.flatMap({ Self.tokens[$0] }) { configuration.interceptors.append(BearerCredentials(token)) }
        let connection = try await GRPCClientConnection.connect(
            to: endpoint,
            group: MultiThreadedEventLoopGroup.singleton,
            configuration: configuration
        )
        try await body(HoldfastClient(connection), connection)
        await connection.close()
    }
}
