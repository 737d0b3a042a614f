/// Whom a client trusts, and how it proves who it is. TLS 1.3, or 1.2 with the cipher suites that HTTP/2 allows; ALPN must
/// choose `h2`.
public struct ClientTLS: Sendable {
    /// The roots that may have issued the server's certificate.
    public enum TrustRoots: Hashable, Sendable {
        /// Those that the machine trusts.
        case system
        /// Those in this file of PEM, and no others.
        case file(String)
    }

    /// The roots that may have issued the server's certificate.
    public var trustRoots = TrustRoots.system
    /// What the client shows when it is asked.
    public var files: CertificateFiles?
    /// The DNS name that the server's certificate must have, when it is not the host's: behind a tunnel, or on a Unix socket,
    /// where it is `localhost` otherwise.
    public var serverName: String?

    /// Trusts the roots of the machine and shows no certificate, unless told otherwise.
    public init(trustRoots: TrustRoots = .system, files: CertificateFiles? = nil, serverName: String? = nil) {
        self.trustRoots = trustRoots
        self.files = files
        self.serverName = serverName
    }
}
