import NIOCore

/// How a server proves who it is, and whether its callers have to.
///
/// TLS 1.3, or 1.2 with the cipher suites that HTTP/2 allows; ALPN must choose `h2` (RFC 9113 sections 3.2 and 9.2).
public struct ServerTLS: Sendable {
    /// Whether clients show certificates. One that is shown is always verified; a bad one ends the handshake.
    public enum ClientCertificates: Hashable, Sendable {
        /// They are not asked for any.
        case none
        /// A client may show one that was issued by a root in the file of PEM; one that does not is nobody in particular.
        case optional(authorityFile: String)
        /// A client must show one that was issued by a root in the file of PEM and that names it: every call has a
        /// ``PeerIdentity``.
        case required(authorityFile: String)

        var authorityFile: String? {
            switch self {
            case .none: nil
            case .optional(let file), .required(let file): file
            }
        }
    }

    /// What the server shows.
    public var files: CertificateFiles
    /// Whether clients show certificates, and who may have issued them.
    public var clientCertificates: ClientCertificates
    /// How often the files are looked at. Changed ones are read, and used for the connections that come after.
    public var reloadInterval = TimeAmount.seconds(2)
    /// How long a client may take over the handshake.
    public var handshakeTimeout = TimeAmount.seconds(10)
    /// Told when changed files are in use, or why they are not: then those read before stay in use. Called on a thread that may
    /// block, once for each change.
    public var onReload: @Sendable (Result<Void, TLSError>) -> Void = { _ in }

    /// TLS with the certificate and key in `files`.
    public init(files: CertificateFiles, clientCertificates: ClientCertificates = .none) {
        self.files = files
        self.clientCertificates = clientCertificates
    }
}
