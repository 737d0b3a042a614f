import ArgumentParser
import GRPC

/// Where `holdfast serve` listens.
struct ListenOptions: ParsableArguments {
    @Option(help: "The address to listen on; one that is not loopback needs TLS. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The TCP port, 0 for any free one. (default: 50051)")
    var port: Int?

    @Option(
        help: """
            Listen on a Unix socket at this path instead of TCP. Only this user may connect to it (mode 0600); gRPC clients call \
            it unix:PATH.
            """
    )
    var socket: String?

    static let names = ["host", "port", "socket"]

    func endpoint(_ sources: OptionSources) throws -> Endpoint {
        let host = try sources.value("host", host) { $0 }
        let port = try sources.value("port", port, parse: Int.init)
        if let path = try sources.value("socket", socket, parse: { $0 }) {
            guard host == nil, port == nil else {
                throw Failure.usage("--socket takes the place of --host and --port; give one or the other")
            }
            guard !path.isEmpty else { throw Failure.usage("the path of the socket is empty") }
            return .unix(path: path)
        }
        guard (0...65535).contains(port ?? 0) else {
            throw Failure.usage("the port must be 0 to 65535, not \(port ?? 0)")
        }
        return .tcp(host: host ?? "127.0.0.1", port: port ?? 50051)
    }
}
