import ArgumentParser
import GRPC

/// How the bench checks the server it loads.
struct ClientTLSOptions: ParsableArguments {
    @Option(help: "Speak TLS, and trust the roots in this file of PEM.")
    var tlsCa: String?

    @Option(help: "The DNS name that the server's certificate must have, when it is not the target's.")
    var tlsServerName: String?

    static let names = ["tls-ca", "tls-server-name"]

    func security(_ sources: OptionSources) throws -> ClientSecurity {
        let authority = try sources.value("tls-ca", tlsCa) { $0 }
        let name = try sources.value("tls-server-name", tlsServerName) { $0 }
        guard let authority else {
            if name != nil { throw Failure.usage("--tls-server-name needs --tls-ca") }
            return .cleartext
        }
        return .tls(ClientTLS(trustRoots: .file(authority), serverName: name))
    }
}

extension Endpoint: ExpressibleByArgument {
    /// Reads what `--target` says.
    public init?(argument: String) {
        self.init(argument)
    }
}
