import GRPC
import NIOPosix
import Protobuf
import Testing

/// What the articles show of unary calls.
struct UnaryExamples {
    @Test("a dispatcher is served and called over a connection and over a channel")
    func unaryCalls() async throws {
        // begin example
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            group: group,
            methods: EchoDispatcher.methods
        ) { loop in
            EchoDispatcher(loop)
        }
        // end example
        #expect(try await Self.callOnce(server.endpoint) == [1, 2, 3])
        #expect(try await Self.callOverChannel(server.endpoint) == [1, 2, 3])
        try await server.shutDown()
    }

    private static func callOnce(_ endpoint: Endpoint) async throws -> [UInt8] {
        let group = MultiThreadedEventLoopGroup.singleton
        // begin example
        let connection = try await GRPCClientConnection.connect(to: endpoint, group: group)
        let answer = try await connection.unary(EchoDispatcher.say, [1, 2, 3])
        await connection.close()
        // end example
        return answer.message
    }

    private static func callOverChannel(_ endpoint: Endpoint) async throws -> [UInt8] {
        let group = MultiThreadedEventLoopGroup.singleton
        // begin example
        let channel = GRPCChannel(to: endpoint, group: group)
        let options = CallOptions(timeout: .seconds(2), waitsForReady: true, isIdempotent: true)
        let answer: RawMessage = try await channel.call(EchoDispatcher.say, RawMessage([1, 2, 3]), options: options)
        await channel.shutDown()
        // end example
        return answer.bytes
    }
}
