import ArgumentParser
import Foundation
import GRPC
import InteropService
import NIOPosix
import UnixSignals

/// Serves gRPC's interoperation tests until SIGTERM or SIGINT. Never part of the product.
@main
struct InteropServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve grpc.testing.TestService over cleartext HTTP/2.")

    @Option(help: "The TCP port on 127.0.0.1, 0 for any free one.")
    var port = 0

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let server = try await GRPCServer.start(
            port: port,
            group: MultiThreadedEventLoopGroup.singleton,
            services: InteropService.methods
        )
        // Unlike `print`, this is not held back when standard output is a pipe.
        FileHandle.standardOutput.write(Data("listening on 127.0.0.1:\(server.port ?? 0)\n".utf8))
        for await _ in signals { break }
        try await server.shutDown()
    }
}
