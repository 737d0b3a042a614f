import ArgumentParser
import GRPC

/// How the bench checks the server it loads.
struct ClientTLSOptions: ParsableArguments {
    @Option(help: "Speak TLS, and trust the roots in this file of PEM.")
    var tlsCa: String?

    @Option(help: "The DNS name that the server's certificate must have, when it is not the target's.")
    var tlsServerName: String?

    var isGiven: Bool { tlsCa != nil || tlsServerName != nil }

    func validate() throws {
        if tlsServerName != nil, tlsCa == nil { throw ValidationError("--tls-server-name needs --tls-ca") }
    }

    var security: ClientSecurity {
        guard let tlsCa else { return .cleartext }
        return .tls(ClientTLS(trustRoots: .file(tlsCa), serverName: tlsServerName))
    }
}

extension Endpoint: ExpressibleByArgument {
    /// Reads what `--target` says.
    public init?(argument: String) {
        self.init(argument)
    }
}
