public import NIOCore
import NIOPosix
import Platform

/// Asks the system, which looks into its hosts file and asks DNS. A numeric address is its own answer.
public struct SystemNameResolver: NameResolver {
    /// The system's resolver.
    public init() {}

    /// The addresses by turns of their family, beginning with the one that the system prefers (RFC 8305 section 4).
    public func addresses(of host: String, port: Int) async throws -> [SocketAddress] {
        // The system's function blocks; NIO keeps threads for such.
        let texts = try await NIOThreadPool.singleton.runIfActive { try HostName.addresses(of: host) }
        // One that NIO cannot read is of no use: a link-local one with the name of an interface.
        return Self.alternating(texts.compactMap { try? SocketAddress(ipAddress: $0, port: port) })
    }

    /// The same with the families by turns, each in its order.
    static func alternating(_ addresses: [SocketAddress]) -> [SocketAddress] {
        let first = addresses.filter { $0.protocol == addresses[0].protocol }
        let second = addresses.filter { $0.protocol != addresses[0].protocol }
        return (0..<max(first.count, second.count)).flatMap { index in
            [first, second].compactMap { index < $0.count ? $0[index] : nil }
        }
    }
}
