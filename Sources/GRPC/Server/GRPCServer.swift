import Glibc
import HTTP2
import NIOCore
import NIOPosix

/// A gRPC server: a listening socket whose connections are spread over event loops.
public final class GRPCServer: Sendable {
    /// Makes the dispatcher of one loop, on that loop.
    public typealias DispatcherFactory = @Sendable (ServerLoop) -> any UnaryDispatcher

    private let listener: Listener
    private let loops: [NIOLoopBound<ServerLoop>]
    /// Looks at the files of TLS from time to time.
    private let reloading: RepeatedTask?

    private init(listener: Listener, loops: [NIOLoopBound<ServerLoop>], reloading: RepeatedTask?) {
        self.listener = listener
        self.loops = loops
        self.reloading = reloading
    }

    /// Listens at `endpoint`. The group's loops are all used; it must outlive the server and is not shut down by it. A call's
    /// method number is its index in `methods`, which the loops' dispatchers answer; `services` are answered by tasks.
    ///
    /// On a Unix socket, whose file only the server's own user may connect to (mode 0600), a file that a dead server left is
    /// replaced, and the server's own is removed when it stops. Throws ``TLSError``, ``ListenError``, or the system's error.
    public static func start(
        at endpoint: Endpoint,
        security: ServerSecurity = .localCleartext,
        group: any EventLoopGroup,
        methods: [MethodDescriptor],
        services: [ServiceMethod] = [],
        configuration: ServerConfiguration = ServerConfiguration(),
        dispatcher: @escaping DispatcherFactory
    ) async throws -> GRPCServer {
        let tls: ServerTLSContext? = if case .tls(let settings) = security { try await .reading(settings) } else { nil }
        var loops: [NIOLoopBound<ServerLoop>] = []
        for eventLoop in group.makeIterator() {
            let loop = eventLoop.submit {
                let loop = ServerLoop(
                    eventLoop: eventLoop,
                    methods: methods,
                    services: services,
                    configuration: configuration
                )
                loop.setDispatcher(dispatcher(loop))
                return NIOLoopBound(loop, eventLoop: eventLoop)
            }
            loops.append(try await loop.get())
        }
        let listener = try await Listener.open(
            at: endpoint,
            security,
            bootstrap(group, loops, tls, configuration),
            backlog: configuration.backlog
        )
        return GRPCServer(
            listener: listener,
            loops: loops,
            reloading: tls?.refreshRepeatedly(on: listener.channel.eventLoop)
        )
    }

    /// Listens on `host` and `port` without TLS; port 0 takes a free one, which ``port`` tells.
    public static func start(
        host: String = "127.0.0.1",
        port: Int,
        group: any EventLoopGroup,
        methods: [MethodDescriptor],
        services: [ServiceMethod] = [],
        configuration: ServerConfiguration = ServerConfiguration(),
        dispatcher: @escaping DispatcherFactory
    ) async throws -> GRPCServer {
        try await start(
            at: .tcp(host: host, port: port),
            group: group,
            methods: methods,
            services: services,
            configuration: configuration,
            dispatcher: dispatcher
        )
    }

    /// Serves methods that are answered by tasks, and no others.
    public static func start(
        at endpoint: Endpoint,
        security: ServerSecurity = .localCleartext,
        group: any EventLoopGroup,
        services: [ServiceMethod],
        configuration: ServerConfiguration = ServerConfiguration()
    ) async throws -> GRPCServer {
        try await start(
            at: endpoint,
            security: security,
            group: group,
            methods: [],
            services: services,
            configuration: configuration,
            dispatcher: { _ in NoDispatcher() }
        )
    }

    /// Serves methods that are answered by tasks, and no others, on `host` and `port` without TLS.
    public static func start(
        host: String = "127.0.0.1",
        port: Int,
        group: any EventLoopGroup,
        services: [ServiceMethod],
        configuration: ServerConfiguration = ServerConfiguration()
    ) async throws -> GRPCServer {
        try await start(
            at: .tcp(host: host, port: port),
            group: group,
            services: services,
            configuration: configuration
        )
    }

    /// Where clients find the server, with the port that was taken.
    public var endpoint: Endpoint { listener.endpoint }

    /// Where the server listens; nil once it has stopped.
    public var address: SocketAddress? { listener.channel.localAddress }

    /// The TCP port that was taken; nil on a Unix socket and once the server has stopped.
    public var port: Int? { listener.channel.localAddress?.port }

    /// Stops listening, lets running calls finish for as long as ``ServerConfiguration/drainGrace`` grants, then closes what
    /// is left. Returns when the last connection is gone. Throws if the server has been stopped before.
    public func shutDown() async throws {
        try await stop(gracefully: true)
    }

    /// Stops listening and closes every connection at once; running calls are cancelled.
    public func close() async throws {
        try await stop(gracefully: false)
    }

    private func stop(gracefully: Bool) async throws {
        try await listener.close()
        reloading?.cancel()
        let stopped = loops.map { loop in loop.eventLoop.flatSubmit { loop.value.stop(gracefully: gracefully) } }
        for loop in stopped { try await loop.get() }
    }

    /// Connections open now, over all loops.
    public func connectionCount() async throws -> Int {
        var count = 0
        for loop in loops { count += try await loop.eventLoop.submit { loop.value.connectionCount }.get() }
        return count
    }

    private static func bootstrap(
        _ group: any EventLoopGroup,
        _ loops: [NIOLoopBound<ServerLoop>],
        _ tls: ServerTLSContext?,
        _ configuration: ServerConfiguration
    ) -> ServerBootstrap {
        let census = ConnectionCensus(limits: configuration.connections)
        let unread = configuration.connections.maximumUnreadBytes
        let loopOf = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0.eventLoop), $0) })
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: configuration.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: unread / 8, high: unread / 4))
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 64 * 1024))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let loop = loopOf[ObjectIdentifier(channel.eventLoop)] else { return }
                    let peer = channel.remoteAddress
                    guard census.admits(peer) else { throw TooManyConnections() }
                    channel.closeFuture.whenComplete { _ in census.remove(peer) }
                    if peer?.protocol != .unix {
                        try channel.syncOptions?.setOption(.tcpOption(.notSentLowWatermark), value: .init(unread / 2))
                    }
                    try loop.value.admit(channel, tls)
                }
            }
    }
}

extension NIOBSDSocket.Option {
    /// TCP_NOTSENT_LOWAT (Linux 3.12): the kernel takes no more while so many bytes wait in it to be sent.
    fileprivate static let notSentLowWatermark = NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT)
}
