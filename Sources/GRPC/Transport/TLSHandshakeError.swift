/// Why a connection was given up before it spoke HTTP/2, where TLS itself did not fail.
enum TLSHandshakeError: Error, CustomStringConvertible {
    case timedOut
    case isNotHTTP2
    case connectionLost
    /// The client must have a name, and its certificate gives none.
    case namesNobody
    /// The server's certificate has not the name that the client asked for.
    case isNotCalled(String)
    case isDraining

    var description: String {
        switch self {
        case .timedOut: "the TLS handshake took too long"
        case .isNotHTTP2: "the peer does not choose HTTP/2 (ALPN h2)"
        case .connectionLost: "the connection was lost in the TLS handshake"
        case .namesNobody: "the certificate names nobody"
        case .isNotCalled(let name): "the server's certificate is not for \(name)"
        case .isDraining: "the server is shutting down"
        }
    }
}
