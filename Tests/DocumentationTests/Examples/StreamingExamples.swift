import GRPC
import NIOPosix
import Protobuf
import Testing

/// What the articles show of streaming calls.
struct StreamingExamples {
    @Test("streams are served, read and written")
    func streams() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let health = HealthService(services: ["example.Ticker"])
        // begin example
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            group: group,
            services: Ticker.services + health.methods
        )
        // end example
        let channel = GRPCChannel(to: server.endpoint, group: group)
        #expect(try await Self.sum(channel) == 6)
        #expect(try await Self.answers(channel) == [RawMessage([1]), RawMessage([2])])
        await channel.shutDown()
        health.shutDown()
        try await server.shutDown()
    }

    private static func sum(_ client: some GRPCClient) async throws -> Int {
        // begin example
        let sum = try await client.serverStreaming(Ticker.count, RawMessage([4])) {
            (responses: MessageStream<RawMessage>) in
            var sum = 0
            for try await response in responses { sum += Int(response.bytes[0]) }
            return sum
        }
        // end example
        return sum
    }

    private static func answers(_ client: some GRPCClient) async throws -> [RawMessage] {
        // begin example
        let answers = try await client.bidirectional(Ticker.echo) { (call: ClientStream<RawMessage, RawMessage>) in
            try await call.requests.write(contentsOf: [RawMessage([1]), RawMessage([2])])
            await call.finishRequests()
            var answers: [RawMessage] = []
            for try await answer in call.responses { answers.append(answer) }
            return answers
        }
        // end example
        return answers
    }
}
