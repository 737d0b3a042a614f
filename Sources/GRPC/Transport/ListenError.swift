/// Why a server cannot listen where it was told to, when the system has no word for it.
public enum ListenError: Error, Hashable, Sendable {
    /// Without TLS, and the address can be reached from other machines.
    case cleartextOnNetwork(Endpoint)
    /// Another server listens on the Unix socket.
    case socketInUse(path: String)
    /// There is a file at the path that is not a socket; it is not touched.
    case notASocket(path: String)
    /// The path of the Unix socket has more bytes than the system takes.
    case pathTooLong(path: String, maximumByteCount: Int)
}

extension ListenError: CustomStringConvertible {
    /// One line for an operator.
    public var description: String {
        switch self {
        case .cleartextOnNetwork(let endpoint): "\(endpoint) can be reached from other machines and has no TLS"
        case .socketInUse(let path): "the socket \(path) is in use by another server"
        case .notASocket(let path): "\(path) is there already and is not a socket"
        case .pathTooLong(let path, let maximum): "the path \(path) is longer than the \(maximum) bytes of a socket's"
        }
    }
}
