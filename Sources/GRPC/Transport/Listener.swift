import NIOCore
import NIOPosix
import Platform

/// A listening socket, with what goes when it is closed.
struct Listener: Sendable {
    let endpoint: Endpoint
    let channel: any Channel
    private let file: SocketFile?

    /// Listens at `endpoint`. Throws ``ListenError``, or the system's errors as `IOError` and `SystemCallError`.
    static func open(
        at endpoint: Endpoint,
        _ security: ServerSecurity,
        _ bootstrap: ServerBootstrap,
        backlog: Int32
    ) async throws -> Listener {
        switch endpoint {
        case .tcp(let host, let port):
            let address = try await NIOThreadPool.singleton.runIfActive {
                try SocketAddress.makeAddressResolvingHost(host, port: port)
            }
            if case .localCleartext = security, !address.isLoopback {
                throw ListenError.cleartextOnNetwork(endpoint)
            }
            let channel = try await bootstrap.bind(to: address).get()
            let endpoint = Endpoint.tcp(host: host, port: channel.localAddress?.port ?? port)
            return Listener(endpoint: endpoint, channel: channel, file: nil)
        case .unix(let path):
            let (file, descriptor) = try await NIOThreadPool.singleton.runIfActive { try SocketFile.bind(path) }
            do {
                let channel = try await bootstrap.withBoundSocket(descriptor).get()
                // On a socket that it is given NIO listens with a backlog of its own.
                try UnixSocket.listen(descriptor, backlog: backlog)
                return Listener(endpoint: endpoint, channel: channel, file: file)
            } catch {
                file.remove()
                throw error
            }
        }
    }

    /// Stops listening. Throws if that has happened before.
    func close() async throws {
        try await channel.close().get()
        if let file { try await NIOThreadPool.singleton.runIfActive { file.remove() } }
    }
}

extension SocketAddress {
    /// Whether what is sent there stays on this machine (RFC 1122 section 3.2.1.3, RFC 4291 section 2.5.3).
    var isLoopback: Bool {
        guard let address = ipAddress else { return false }
        return switch self {
        case .v4: address.hasPrefix("127.")
        case .v6: address == "::1" || address.hasPrefix("::ffff:127.")
        case .unixDomainSocket: false
        }
    }
}
