import ArgumentParser
import GRPC

/// How `holdfast serve` protects its connections.
struct TLSOptions: ParsableArguments {
    /// The words for who has to show a certificate.
    enum ClientCertificates: String, CaseIterable, ExpressibleByArgument {
        case none, optional, required
    }

    @Option(
        help: """
            Serve TLS 1.3 and 1.2 with the certificate in this file of PEM, which those up to its root follow. This and the other \
            files are read again when they change; connections are kept.
            """
    )
    var tlsCertificate: String?

    @Option(help: "The file of PEM with the private key of the certificate, not encrypted.")
    var tlsKey: String?

    @Option(help: "The file of PEM with the roots that issue the certificates of clients.")
    var tlsClientCa: String?

    @Option(
        help: """
            Whether clients show a certificate, whose first URI or else DNS name is who they are: none, optional or required. \
            (default: required with --tls-client-ca, else none)
            """
    )
    var tlsClientCertificates: ClientCertificates?

    @Flag(help: "Serve other machines without TLS: everybody on the way may read and change what is sent.")
    var insecureCleartext = false

    static let names = [
        "tls-certificate", "tls-key", "tls-client-ca", "tls-client-certificates", "insecure-cleartext",
    ]

    func security(_ sources: OptionSources) throws -> ServerSecurity {
        let certificate = try sources.value("tls-certificate", tlsCertificate) { $0 }
        let key = try sources.value("tls-key", tlsKey) { $0 }
        let authority = try sources.value("tls-client-ca", tlsClientCa) { $0 }
        let policy = try sources.value(
            "tls-client-certificates",
            tlsClientCertificates,
            parse: ClientCertificates.init
        )
        let isInsecure = try sources.flag("insecure-cleartext", insecureCleartext)
        switch (certificate, key) {
        case (let certificate?, let key?):
            guard !isInsecure else {
                throw Failure.usage("--insecure-cleartext and --tls-certificate contradict each other")
            }
            return .tls(
                ServerTLS(
                    files: CertificateFiles(certificate: certificate, key: key),
                    clientCertificates: try Self.clientCertificates(policy, authority)
                )
            )
        case (_?, nil): throw Failure.usage("--tls-certificate needs --tls-key")
        case (nil, _?): throw Failure.usage("--tls-key needs --tls-certificate")
        case (nil, nil):
            guard authority == nil, policy == nil || policy == ClientCertificates.none else {
                throw Failure.usage("certificates of clients need --tls-certificate and --tls-key")
            }
            return isInsecure ? .insecureCleartext : .localCleartext
        }
    }

    private static func clientCertificates(
        _ policy: ClientCertificates?,
        _ authority: String?
    ) throws -> ServerTLS.ClientCertificates {
        switch (policy, authority) {
        case (nil, nil), (ClientCertificates.none?, nil): return .none
        case (.optional?, let authority?): return .optional(authorityFile: authority)
        case (.required?, let authority?), (nil, let authority?): return .required(authorityFile: authority)
        case (ClientCertificates.none?, _?):
            throw Failure.usage("--tls-client-ca is of no use with --tls-client-certificates none")
        case (let policy?, nil):
            throw Failure.usage("--tls-client-certificates \(policy.rawValue) needs --tls-client-ca")
        }
    }
}
