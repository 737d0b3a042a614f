import ArgumentParser
import GRPC
import NIOPosix

/// Serves on one event loop until it is killed.
struct Serve: AsyncParsableCommand {
    @Option(help: "The TCP port on 127.0.0.1.")
    var port: Int

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let server = try await GRPCServer.start(port: port, group: group, services: StreamingMethods.served)
        try await Task.sleep(for: .seconds(86_400))
        try await server.close()
    }
}
