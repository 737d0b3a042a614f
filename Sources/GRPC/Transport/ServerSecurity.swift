/// How the bytes of a server's connections are protected.
public enum ServerSecurity: Sendable {
    /// No TLS, where bytes do not leave the machine: loopback addresses and Unix sockets. On any other address the server does
    /// not start (``ListenError/cleartextOnNetwork(_:)``).
    case localCleartext
    /// No TLS on any address: everybody on the way reads and changes what is sent.
    case insecureCleartext
    /// TLS on every connection.
    case tls(ServerTLS)
}
