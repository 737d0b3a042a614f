import HTTP2
import NIOCore

/// A connection to a gRPC server, for use from anywhere. It does not reconnect.
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

    /// Runs `body` on the loop with the connection itself, for batches of calls.
    public func execute(_ body: @escaping @Sendable (ClientConnection) -> Void) {
        eventLoop.execute { [onLoop] in body(onLoop.value) }
    }

    /// Calls `method` with one message and waits for the answer. Any outcome but OK is thrown: the server's status, or one
    /// made here when there is none. Cancelling the task resets the call.
    public func unary(
        _ method: MethodDescriptor,
        _ message: [UInt8],
        metadata: Metadata? = nil,
        timeout: TimeAmount? = nil,
        gzip: GzipUse = []
    ) async throws(Status) -> UnaryResponse {
        let promise = eventLoop.makePromise(of: Result<UnaryResponse, Status>.self)
        let state = NIOLoopBoundBox.makeBoxSendingValue(AwaitedCall(promise), eventLoop: eventLoop)
        do {
            return try await withTaskCancellationHandler {
                execute { state.value.start($0, method, message, metadata, timeout, gzip) }
                return try await promise.futureResult.get()
            } onCancel: {
                execute { state.value.cancel($0) }
            }.get()
        } catch let status as Status {
            throw status
        } catch {
            throw Status(.unknown)
        }
    }

    /// Closes the connection; calls in flight end with UNAVAILABLE.
    public func close() async {
        // An error says that it is closed already.
        try? await channel.close().get()
    }
}
