import GRPC
import HTTP2
import NIOCore
import NIOPosix
import Testing

/// What the articles show of limits.
struct LimitExamples {
    @Test("a message over the configured limit is refused")
    func messageSize() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        // begin example
        var configuration = ServerConfiguration()
        configuration.maximumMessageSize = 64 * 1024
        configuration.session.maximumConcurrentStreams = 100
        configuration.lifetime.maximumAge = .hours(1)
        configuration.lifetime.ageGrace = .minutes(1)
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            group: group,
            methods: EchoDispatcher.methods,
            configuration: configuration
        ) { loop in
            EchoDispatcher(loop)
        }
        // end example
        let connection = try await GRPCClientConnection.connect(to: server.endpoint, group: group)
        let outcome = await connection.outcome(
            of: EchoDispatcher.say,
            [UInt8](repeating: 0, count: 64 * 1024 + 1),
            options: CallOptions()
        )
        #expect(outcome.status.code == .resourceExhausted)
        await connection.close()
        try await server.shutDown()
    }
}
