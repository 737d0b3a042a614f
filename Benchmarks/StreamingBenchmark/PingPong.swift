import ArgumentParser
import GRPC
import NIOPosix
import Protobuf

/// Sends a small message and waits for its echo, again and again on one stream; prints round trips in a second.
struct PingPong: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ping-pong")

    @Option(help: "The TCP port of the server on 127.0.0.1.")
    var port: Int

    @Option(help: "How many round trips.")
    var count: Int

    func run() async throws {
        let connection = try await GRPCClientConnection.connect(
            host: "127.0.0.1",
            port: port,
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1)
        )
        // On the connection's loop, as h2load plays on its own: a task elsewhere pays for two hops in each round trip.
        let seconds = try await withTaskExecutorPreference(connection.taskExecutor) {
            try await connection.bidirectional(StreamingMethods.echo) {
                (stream: ClientStream<RawMessage, RawMessage>) in
                try await play(count / 10, stream)
                let start = ContinuousClock.now
                try await play(count, stream)
                return (ContinuousClock.now - start).seconds
            }
        }
        print(Double(count) / seconds)
    }

    private func play(_ count: Int, _ stream: ClientStream<RawMessage, RawMessage>) async throws {
        var echoes = stream.responses.makeAsyncIterator()
        for _ in 0..<count {
            try await stream.requests.write(StreamingMethods.smallMessage)
            guard try await echoes.next() == StreamingMethods.smallMessage else {
                throw ValidationError("something else came back")
            }
        }
    }
}
