import Glibc
import HTTP2
import NIOCore
import NIOPosix

/// A gRPC server: a listening socket whose connections are spread over event loops.
public final class GRPCServer: Sendable {
    /// Makes the dispatcher of one loop, on that loop.
    public typealias DispatcherFactory = @Sendable (ServerLoop) -> any UnaryDispatcher

    private let listener: any Channel
    private let loops: [NIOLoopBound<ServerLoop>]

    private init(listener: any Channel, loops: [NIOLoopBound<ServerLoop>]) {
        self.listener = listener
        self.loops = loops
    }

    /// Listens on `host` and `port`; 0 takes a free port, which ``port`` tells. The group's loops are all used; it must
    /// outlive the server and is not shut down by it. A call's method number is its index in `methods`,
    /// which the loops' dispatchers answer; `services` are answered by tasks.
    public static func start(
        host: String = "127.0.0.1",
        port: Int,
        group: any EventLoopGroup,
        methods: [MethodDescriptor],
        services: [ServiceMethod] = [],
        configuration: ServerConfiguration = ServerConfiguration(),
        dispatcher: @escaping DispatcherFactory
    ) async throws -> GRPCServer {
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
        let listener = try await bootstrap(group, loops, configuration).bind(host: host, port: port).get()
        return GRPCServer(listener: listener, loops: loops)
    }

    /// Serves methods that are answered by tasks, and no others.
    public static func start(
        host: String = "127.0.0.1",
        port: Int,
        group: any EventLoopGroup,
        services: [ServiceMethod],
        configuration: ServerConfiguration = ServerConfiguration()
    ) async throws -> GRPCServer {
        try await start(
            host: host,
            port: port,
            group: group,
            methods: [],
            services: services,
            configuration: configuration,
            dispatcher: { _ in NoDispatcher() }
        )
    }

    /// Where the server listens; nil once it has stopped.
    public var address: SocketAddress? { listener.localAddress }

    public var port: Int? { listener.localAddress?.port }

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
        try await listener.close().get()
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
        _ configuration: ServerConfiguration
    ) -> ServerBootstrap {
        let census = ConnectionCensus(limits: configuration.connections)
        let unread = configuration.connections.maximumUnreadBytes
        let loopOf = Dictionary(uniqueKeysWithValues: loops.map { (ObjectIdentifier($0.eventLoop), $0) })
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: configuration.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.tcpOption(.notSentLowWatermark), value: .init(unread / 2))
            .childChannelOption(.writeBufferWaterMark, value: .init(low: unread / 8, high: unread / 4))
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 64 * 1024))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let loop = loopOf[ObjectIdentifier(channel.eventLoop)] else { return }
                    let peer = channel.remoteAddress
                    guard census.admits(peer) else { throw TooManyConnections() }
                    channel.closeFuture.whenComplete { _ in census.remove(peer) }
                    try channel.pipeline.syncOperations.addHandler(ServerConnection(loop: loop.value))
                }
            }
    }
}

extension NIOBSDSocket.Option {
    /// TCP_NOTSENT_LOWAT (Linux 3.12): the kernel takes no more while so many bytes wait in it to be sent.
    fileprivate static let notSentLowWatermark = NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT)
}
