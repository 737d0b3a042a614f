public import NIOCore

/// What a handler knows of its call besides the messages, and what it may send besides them.
///
/// That nobody waits for the answer any more is told by the cancellation of the handler's task.
public struct ServerContext: Sendable {
    /// The method that was called.
    public let method: MethodDescriptor
    /// What the caller sent along.
    public let metadata: Metadata
    /// When the caller stops waiting; `.distantFuture` if it did not say.
    public let deadline: NIODeadline
    /// Where the call came from.
    public let peerAddress: SocketAddress?
    /// Whom the caller's certificate names, if it showed one.
    public let peerIdentity: PeerIdentity?
    /// Who makes the call, if an interceptor found out.
    public let caller: CallerIdentity?
    /// The trace that the call belongs to, if the caller told of one. It is bound to the handler's task too
    /// (`ServiceContext.current`), so that calls made there carry it on.
    public let traceContext: TraceContext?
    /// The caller takes compressed responses.
    public let acceptsGzip: Bool
    /// The one request came compressed. Of a stream of requests ``MessageStream/received`` tells it of each.
    public private(set) var requestWasCompressed = false
    private let call: NIOLoopBound<ServerStream>
    private let executor: LoopExecutor

    init(_ call: NIOLoopBound<ServerStream>, _ executor: LoopExecutor) {
        let stream = call.value
        method = stream.method.descriptor
        metadata = stream.metadata
        deadline = stream.deadline
        peerAddress = stream.peerAddress
        peerIdentity = stream.peerIdentity
        caller = stream.caller
        traceContext = stream.serviceContext?.traceContext
        acceptsGzip = stream.acceptsGzip
        self.call = call
        self.executor = executor
    }

    /// The same, with how the one request travelled.
    func having<Request>(received request: ReceivedMessage<Request>) -> ServerContext {
        var context = self
        context.requestWasCompressed = request.wasCompressed
        return context
    }

    /// Sends the headers of the response with `metadata`, ahead of the first message. Without it they go with that message.
    /// Throws INTERNAL when they have gone already, RESOURCE_EXHAUSTED when `metadata` is over
    /// ``ServerConfiguration/maximumMetadataSize``, and the call's status when it is over.
    public func sendInitialMetadata(_ metadata: Metadata) async throws(Status) {
        try await executor.run(with: call) { (call) async throws(Status) in try call.sendHeaders(metadata) }
    }

    /// Sets the metadata that goes with the call's status, in place of what was set before. If it is over
    /// ``ServerConfiguration/maximumMetadataSize``, the call ends with RESOURCE_EXHAUSTED instead.
    public func setTrailers(_ metadata: Metadata) async {
        try? await executor.run(with: call) { (call) async throws(Status) in call.trailers = metadata }
    }

    /// Has the responses compressed, if the caller takes that and the headers have not been sent; returns whether it is so.
    public func compressResponses() async -> Bool {
        do throws(Status) {
            return try await executor.run(with: call) { (call) async throws(Status) in call.compressResponses() }
        } catch {
            return false
        }
    }
}
