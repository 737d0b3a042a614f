import NIOCore
public import Protobuf

/// A streaming call of a client: messages to write, messages to read, and what comes besides them.
///
/// Usable from any task, within the closure it was given to.
public struct ClientStream<Request: ProtobufEncodable, Response: ProtobufMessage>: Sendable {
    /// Where the requests go.
    public let requests: MessageSink<Request>
    /// Ends when the server has ended the call with OK; throws any other status.
    public let responses: MessageStream<Response>
    private let call: NIOLoopBound<ClientStreamCall>
    private let executor: LoopExecutor

    init(_ call: NIOLoopBound<ClientStreamCall>, _ channel: NIOLoopBound<MessageChannel>, _ executor: LoopExecutor) {
        self.call = call
        self.executor = executor
        requests = MessageSink(channel, executor)
        let decoder = MessageDecoder<Response>(from: .server)
        responses = MessageStream(channel, executor) { (bytes) throws(Status) in try decoder.decode(bytes) }
    }

    /// Tells the server that no more requests will come, once those that were written have been sent.
    public func finishRequests() async {
        await onLoop { $0.finishRequests() }
    }

    /// Waits for the headers of the response and returns their metadata. Throws the status of a call that ended without.
    public func initialMetadata() async throws(Status) -> Metadata {
        try await executor.run(with: call) { (call) async throws(Status) in try await call.waitForInitialMetadata() }
    }

    /// What came with the call's status; empty before.
    public func trailers() async -> Metadata {
        await onLoop { $0.trailers } ?? Metadata()
    }

    /// How the call ended; nil while it runs.
    public func outcome() async -> Status? {
        await onLoop { $0.outcome } ?? nil
    }

    /// Resets the call, unless it is over: the server's handler is cancelled, and reading and writing throw CANCELLED.
    public func cancel() async {
        await onLoop { $0.cancel() }
    }

    /// Runs `body` with the call, which is reset when that ends before the server has ended it.
    func run<Result>(_ body: (ClientStream) async throws -> Result) async throws -> Result {
        try await withTaskCancellationHandler {
            defer { cancelSoon() }
            return try await body(self)
        } onCancel: {
            cancelSoon()
        }
    }

    /// The same, and tells interceptors how the call ended.
    func run<Result>(
        reporting call: ClientCallRecord,
        _ body: (ClientStream) async throws -> Result
    ) async throws -> Result {
        do {
            let result = try await run(body)
            call.ended(await outcome() ?? .cancelledByCaller)
            return result
        } catch {
            call.ended(await outcome() ?? .cancelledByCaller)
            throw error
        }
    }

    /// Waits until the response has begun or the call is over, and says how far it got.
    func reach() async -> CallReach {
        _ = try? await initialMetadata()
        return await onLoop { $0.reach } ?? .server
    }

    /// Resets the call from a function that cannot wait.
    func cancelSoon() {
        call.onLoop { $0.cancel() }
    }

    @discardableResult
    private func onLoop<Result: Sendable>(_ body: @Sendable (ClientStreamCall) -> Result) async -> Result? {
        try? await executor.run(with: call) { (call) async throws(Status) in body(call) }
    }
}
