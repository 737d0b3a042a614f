import NIOCore
import NIOSSL
import Platform

/// From files of PEM to what NIOSSL is configured with. Blocks.
enum TLSFiles {
    /// The bytes of a file at most: a bundle of all public roots has a quarter of this.
    static let maximumByteCount = 1024 * 1024

    /// A certificate with those above it, and its key.
    static func read(
        _ files: CertificateFiles
    ) throws(TLSError) -> (chain: [NIOSSLCertificateSource], key: NIOSSLPrivateKeySource) {
        let chain = try certificates(in: files.certificate)
        return (chain.map { .certificate($0) }, .privateKey(try key(in: files.key)))
    }

    static func certificates(in file: String) throws(TLSError) -> [NIOSSLCertificate] {
        let bytes = try read(file)
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes), !certificates.isEmpty else {
            throw .noCertificate(file: file)
        }
        return certificates
    }

    private static func key(in file: String) throws(TLSError) -> NIOSSLPrivateKey {
        let bytes = try read(file)
        guard let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else { throw .noKey(file: file) }
        return key
    }

    private static func read(_ file: String) throws(TLSError) -> [UInt8] {
        do throws(SystemCallError) {
            return try FileSystem.contents(of: file, maximumByteCount: maximumByteCount)
        } catch {
            throw .unreadable(file: file, reason: error.reason)
        }
    }

    /// What both sides demand of TLS for HTTP/2, and how they end it.
    static func configureForHTTP2(_ configuration: inout TLSConfiguration) {
        configuration.minimumTLSVersion = .tlsv12
        // For TLS 1.2; those of 1.3 are all good. With none of RFC 9113 appendix A here, INADEQUATE_SECURITY cannot come up.
        configuration.cipherSuiteValues = [
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        ]
        configuration.applicationProtocols = [TLSHandshake.applicationProtocol]
        // A connection that is closed says goodbye (close_notify) and does not wait for the answer, which RFC 8446 section 6.1
        // allows: it would go on reading from a peer that it has given up.
        configuration.shutdownTimeout = .zero
    }

    /// A context of `configuration`, whose certificate is that of `files`.
    static func context(
        _ configuration: TLSConfiguration,
        _ files: CertificateFiles?
    ) throws(TLSError) -> NIOSSLContext {
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch NIOSSLError.failedToLoadPrivateKey {
            // Each of them could be read.
            guard let files else { throw TLSError.refused(reason: "the key is refused") }
            throw TLSError.mismatch(files)
        } catch {
            throw TLSError.refused(reason: "\(error)")
        }
    }
}
