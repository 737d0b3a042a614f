import ArgumentParser
import GRPC
import NIOPosix
import Protobuf

/// Receives small messages on one stream and prints how many came in a second.
struct Receive: AsyncParsableCommand {
    @Option(help: "The TCP port of the server on 127.0.0.1.")
    var port: Int

    @Option(help: "How many messages.")
    var count: Int

    func run() async throws {
        let connection = try await GRPCClientConnection.connect(
            host: "127.0.0.1",
            port: port,
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1)
        )
        try await receive(count / 10, from: connection)
        let start = ContinuousClock.now
        try await receive(count, from: connection)
        print(Double(count) / (ContinuousClock.now - start).seconds)
    }

    private func receive(_ count: Int, from connection: GRPCClientConnection) async throws {
        try await connection.serverStreaming(StreamingMethods.count, StreamingMethods.request(for: count)) {
            (messages: MessageStream<RawMessage>) in
            var received = 0
            for try await message in messages where message == StreamingMethods.smallMessage { received += 1 }
            guard received == count else { throw ValidationError("\(received) of \(count) messages came") }
        }
    }
}
