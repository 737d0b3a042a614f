/// How the bytes of a client's connections are protected.
public enum ClientSecurity: Sendable {
    /// Not at all: for servers on the same machine.
    case cleartext
    /// TLS on every connection.
    case tls(ClientTLS)
}
