import HTTP2
import NIOCore
import NIOPosix

/// A connection to a gRPC server, for use from anywhere. It does not reconnect, nor retry: see ``GRPCChannel``.
public final class GRPCClientConnection: Sendable {
    private let channel: any Channel
    /// The connection itself, for whoever runs on its loop.
    public let onLoop: NIOLoopBound<ClientConnection>
    /// Runs on the loop what tasks want of streaming calls.
    let executor: LoopExecutor

    init(channel: any Channel, connection: NIOLoopBound<ClientConnection>) {
        self.channel = channel
        onLoop = connection
        executor = LoopExecutor(channel.eventLoop)
    }

    /// Connects over TCP without TLS. Throws UNAVAILABLE when nobody answers.
    public static func connect(
        host: String,
        port: Int,
        group: any EventLoopGroup,
        configuration: ClientConfiguration = ClientConfiguration()
    ) async throws(Status) -> GRPCClientConnection {
        try await connect(host: host, port: port, resolver: nil, group: group, configuration: configuration)
    }

    /// The same to addresses that `resolver` finds, if there is one. Those are tried one by one, each as soon as the one before
    /// has failed or is slow, until one connection stands (RFC 8305).
    static func connect(
        host: String,
        port: Int,
        resolver: (any Resolver & Sendable)?,
        group: any EventLoopGroup,
        configuration: ClientConfiguration
    ) async throws(Status) -> GRPCClientConnection {
        let bootstrap = ClientBootstrap(group: group)
            .resolver(resolver)
            .connectTimeout(configuration.connectTimeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 64 * 1024))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = try ClientConnection(
                        eventLoop: channel.eventLoop,
                        authority: "\(host):\(port)",
                        configuration: configuration
                    )
                    try channel.pipeline.syncOperations.addHandler(connection)
                }
            }
        do {
            let channel = try await bootstrap.connect(host: host, port: port).get()
            let connection = try await channel.eventLoop.submit {
                let handler = try channel.pipeline.syncOperations.handler(type: ClientConnection.self)
                return NIOLoopBound(handler, eventLoop: channel.eventLoop)
            }.get()
            return GRPCClientConnection(channel: channel, connection: connection)
        } catch {
            throw Status(.unavailable, "cannot connect to \(host):\(port): \(error)")
        }
    }

    /// The loop that the connection lives on.
    public var eventLoop: any EventLoop { channel.eventLoop }

    /// Runs `body` on the loop with the connection itself, for batches of calls.
    public func execute(_ body: @escaping @Sendable (ClientConnection) -> Void) {
        eventLoop.execute { [onLoop] in body(onLoop.value) }
    }

    /// Takes no more calls and lets the running ones finish, for at most `grace`; then ends them with UNAVAILABLE. Returns when
    /// the connection is closed.
    func shutDown(grace: Duration) async {
        execute { $0.drain() }
        let timer = eventLoop.scheduleTask(in: TimeAmount(grace)) { [onLoop] in onLoop.value.close() }
        try? await channel.closeFuture.get()
        timer.cancel()
    }

    /// Closes the connection; calls in flight end with UNAVAILABLE.
    public func close() async {
        // An error says that it is closed already.
        try? await channel.close().get()
    }
}
