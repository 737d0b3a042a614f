/// Why files of TLS cannot be used; nothing here tells what a key is.
public enum TLSError: Error, Hashable, Sendable {
    /// The file cannot be read, for this reason.
    case unreadable(file: String, reason: String)
    /// The file holds no certificate in PEM, or one that is broken.
    case noCertificate(file: String)
    /// The file holds no private key in PEM, or one that is broken or encrypted.
    case noKey(file: String)
    /// The key is not that of the first certificate.
    case mismatch(CertificateFiles)
    /// The library refuses them for another reason.
    case refused(reason: String)
}

extension TLSError: CustomStringConvertible {
    /// One line for an operator.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "cannot read \(file): \(reason)"
        case .noCertificate(let file): "\(file) holds no usable certificate in PEM"
        case .noKey(let file): "\(file) holds no usable private key in PEM; it must not be encrypted"
        case .mismatch(let files): "the key in \(files.key) is not that of the certificate in \(files.certificate)"
        case .refused(let reason): "the TLS settings cannot be used: \(reason)"
        }
    }
}
