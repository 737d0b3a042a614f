import NIOSSL

/// Whom a client's certificate names. There is one only where the certificate was verified up to a root that the server trusts.
///
/// It is the first URI among the certificate's subject alternative names (RFC 5280 section 4.2.1.6), as SPIFFE has it, else the
/// first DNS name. The subject's common name, e-mail and IP addresses name nobody.
public struct PeerIdentity: Hashable, Sendable {
    /// Which kind of name the certificate gives.
    public enum Kind: Hashable, Sendable {
        /// A URI.
        case uri
        /// A DNS name.
        case dnsName
    }

    /// What kind of name ``name`` is.
    public let kind: Kind
    /// Visible ASCII, as the certificate spells it.
    public let name: String

    /// An identity that was found otherwise, as in a test.
    public init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }

    /// Whom a verified certificate names; nil if nobody.
    init?(of certificate: NIOSSLCertificate) {
        let names = certificate._subjectAlternativeNames().compactMap { name in
            Kind(name.nameType).flatMap { Self(kind: $0, bytes: Array(name.contents)) }
        }
        guard let first = names.first(where: { $0.kind == .uri }) ?? names.first else { return nil }
        self = first
    }

    /// Bytes that are not visible ASCII could look like another name where they are shown or compared.
    private init?(kind: Kind, bytes: [UInt8]) {
        guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.init(kind: kind, name: String(decoding: bytes, as: UTF8.self))
    }
}

extension PeerIdentity.Kind {
    fileprivate init?(_ type: _SubjectAlternativeName.NameType) {
        switch type {
        case .uri: self = .uri
        case .dnsName: self = .dnsName
        default: return nil
        }
    }
}
