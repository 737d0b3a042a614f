/// How the bytes of a client's connections are protected.
public enum ClientSecurity: Sendable {
    /// Not at all: for servers on the same machine.
    case cleartext
    /// TLS on every connection.
    case tls(ClientTLS)

    /// Whether nobody between can read along: the scheme is `https`.
    public var isSecure: Bool {
        if case .tls = self { true } else { false }
    }
}
