/// A certificate and its key, in files of PEM.
public struct CertificateFiles: Hashable, Sendable {
    /// The certificate, followed by those between it and its root, each signed by the next.
    public var certificate: String
    /// The private key of the first certificate, not encrypted.
    public var key: String

    /// The files at two paths; nothing is read yet.
    public init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}
