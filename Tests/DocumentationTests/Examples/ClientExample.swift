import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices
import NIOPosix
import Testing

/// What the README shows of calls from other Swift services.
struct ClientExample {
    private static let setStock = HoldfastMethods.unary.first { $0.method == "SetStock" }

    @Test("a channel and its client set stock")
    func client() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            group: group,
            services: [
                .unary(try #require(Self.setStock)) { (_, request: SetStockRequest) in
                    SetStockResponse(stock: Stock(currentStock: request.currentStock))
                }
            ]
        )
        let port = try #require(server.port)
        let variant = ID<ProductVariant>(UUID(high: 1, low: 2))
        // begin example
        let channel = GRPCChannel(host: "localhost", port: port, group: group)
        let client = HoldfastClient(channel)
        let options = CallOptions(timeout: .seconds(2), waitsForReady: true)
        let requestID = UUID.random()
        let request = SetStockRequest(requestID: requestID, variantID: variant, currentStock: 10)
        let stock = try await client.stock.setStock(request, options: options).stock
        await channel.shutDown()
        // end example
        #expect(stock.currentStock == 10)
        try await server.shutDown()
    }
}
