import HTTP2
import NIOCore

/// A connection to a gRPC server, for use from anywhere. It does not reconnect, nor retry: see ``GRPCChannel``.
public final class GRPCClientConnection: Sendable {
    private let channel: any Channel
    /// The connection itself, for whoever runs on its loop.
    public let onLoop: NIOLoopBound<ClientConnection>
    /// Runs on the loop what tasks want of streaming calls.
    let executor: LoopExecutor
    let configuration: ClientConfiguration

    init(
        channel: any Channel,
        connection: NIOLoopBound<ClientConnection>,
        configuration: ClientConfiguration = ClientConfiguration()
    ) {
        self.channel = channel
        self.configuration = configuration
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
        try await connect(to: .tcp(host: host, port: port), group: group, configuration: configuration)
    }

    /// Connects to `endpoint`. Throws UNAVAILABLE when nobody answers or TLS fails, and FAILED_PRECONDITION when the files of
    /// `security` cannot be used. Several connections to one server are better made by a ``ClientConnector``.
    public static func connect(
        to endpoint: Endpoint,
        security: ClientSecurity = .cleartext,
        group: any EventLoopGroup,
        configuration: ClientConfiguration = ClientConfiguration()
    ) async throws(Status) -> GRPCClientConnection {
        let connector = try await ClientConnector(to: endpoint, security: security, configuration: configuration)
        return try await connector.connect(on: group.next())
    }

    /// The loop that the connection lives on.
    public var eventLoop: any EventLoop { channel.eventLoop }

    /// Runs tasks on the connection's loop. One that prefers it (`withTaskExecutorPreference`) reads and writes messages without a
    /// hop to another thread; it must not block, and must take long computations elsewhere.
    public var taskExecutor: any TaskExecutor { executor }

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
