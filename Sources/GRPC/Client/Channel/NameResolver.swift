public import NIOCore

/// Finds the addresses of a server by its name. Asked anew before every attempt to connect.
public protocol NameResolver: Sendable {
    /// The addresses in the order in which they are to be tried. Throws why there is none.
    func addresses(of host: String, port: Int) async throws -> [SocketAddress]
}
