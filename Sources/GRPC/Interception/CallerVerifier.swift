/// Finds out who makes a call, by what the call came with.
public protocol CallerVerifier: Sendable {
    /// `authorization` is the value of that metadata, empty if there is none; `peer` is whom the client's certificate names.
    func verify(authorization: Span<UInt8>, peer: PeerIdentity?) -> CallerVerification
}

/// What a ``CallerVerifier`` found.
public enum CallerVerification: Sendable {
    /// The call is that of this caller.
    case caller(CallerIdentity)
    /// Nothing that this verifier could look at.
    case nothing
    /// Something that proves nothing; what is wrong with it, for the caller to read.
    case invalid(String)
}

/// Takes the caller to be whom its certificate names.
public struct PeerCertificates: CallerVerifier {
    /// Takes every certificate that TLS let through.
    public init() {}

    /// The caller that the certificate names, if there is one; `authorization` does not matter.
    public func verify(authorization: Span<UInt8>, peer: PeerIdentity?) -> CallerVerification {
        peer.map { .caller(CallerIdentity(name: $0.name)) } ?? .nothing
    }
}
