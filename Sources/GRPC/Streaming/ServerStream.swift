import HTTP2
import Instrumentation
import NIOCore

/// A call that is answered by a ``ServiceMethod``. Confined to its connection's loop.
final class ServerStream {
    let method: ServiceMethod
    let metadata: Metadata
    let deadline: NIODeadline
    let peerAddress: SocketAddress?
    let peerIdentity: PeerIdentity?
    let caller: CallerIdentity?
    /// What is bound to the handler's task; nil for nothing.
    let serviceContext: ServiceContext?
    let acceptsGzip: Bool
    let channel: MessageChannel
    /// Goes with the status.
    var trailers = Metadata()
    private let loop: ServerLoop
    /// Nil once the stream is closed.
    private var connection: ServerConnection?
    private var task: Task<Void, Never>?
    private var hasSentHeaders = false
    /// The status is on its way: what the handler does has no effect any more.
    private(set) var isAnswered = false

    init(_ stream: StreamHandle, of connection: ServerConnection, method: ServiceMethod) {
        let call = connection.calls[Int(stream.slot)]
        self.method = method
        self.connection = connection
        loop = connection.loop
        metadata = call.metadata.parsed
        deadline = call.deadline
        peerAddress = connection.peerAddress
        peerIdentity = connection.peerIdentity
        caller = connection.caller(of: stream)
        serviceContext = metadata.isEmpty ? nil : ServiceContext.received(metadata)
        acceptsGzip = call.acceptsGzip
        channel = MessageChannel(
            stream: stream,
            session: connection.session,
            eventLoop: loop.eventLoop,
            limits: loop.configuration.streams,
            maximumMessageSize: loop.configuration.maximumMessageSize,
            maximumInflatedSize: loop.configuration.maximumInflatedSize,
            readsOne: method.descriptor.kind.hasOneRequest,
            owner: connection
        )
        if call.requestIsGzip { channel.takeCompressed() }
    }

    /// Starts the handler, which runs when the loop has read what there is.
    func start() {
        channel.beforeFirstMessage = { [unowned self] in submitHeaders(Metadata()) }
        loop.handlerCount += 1
        connection?.runningCount += 1
        let call = NIOLoopBound(self, eventLoop: loop.eventLoop)
        let context = ServerContext(call, loop.executor)
        let channel = NIOLoopBound(channel, eventLoop: loop.eventLoop)
        let ends = ServerStreamEnds(
            channel: channel,
            executor: loop.executor,
            maximumDecodedSize: loop.configuration.maximumDecodedSize
        )
        let method = method
        let connection = connection.map { NIOLoopBound($0, eventLoop: loop.eventLoop) }
        let serviceContext = serviceContext
        task = Task(executorPreference: loop.executor) {
            let end = await ServiceContext.withValue(serviceContext) { await method.run(context, ends) }
            call.onLoop { $0.handlerEnded(end, connection?.value) }
        }
    }

    // MARK: From the handler

    func sendHeaders(_ metadata: Metadata) throws(Status) {
        guard !isAnswered, let connection else { throw Status(.cancelled, "the call is over") }
        guard !hasSentHeaders else { throw Status(.internal, "the initial metadata has been sent") }
        if let refusal = connection.refusal(of: metadata) { throw refusal }
        guard connection.hasRoom(for: .ok, metadata) else { throw ServerConnection.tooMuchHeld }
        submitHeaders(metadata)
    }

    func compressResponses() -> Bool {
        if acceptsGzip && !hasSentHeaders { channel.isCompressing = true }
        return channel.isCompressing
    }

    private func handlerEnded(_ end: ServiceMethod.End, _ connection: ServerConnection?) {
        task = nil
        connection?.runningCount -= 1
        answer(end.status, isHandlers: true, cause: end.cause)
        loop.handlerEnded()
    }

    // MARK: From the connection

    /// Whether the handler waits for a part of the request that the caller owes. Between the messages of a stream it owes none.
    var isOwedRequest: Bool { !isAnswered && channel.isOwed }

    var hasOneRequest: Bool { method.descriptor.kind.hasOneRequest }

    /// Ends the call with a status of the server's, and the handler with it.
    func abort(_ status: Status) {
        answer(status)
        task?.cancel()
    }

    /// The deadline has passed: the handler is cancelled, and the caller gets the status DEADLINE_EXCEEDED, as from grpc-core.
    ///
    /// gRPC's protocol has servers reset the stream with CANCEL, and grpc-go does (`doc/PROTOCOL-HTTP2.md`, "Client Cancellation").
    /// A caller whose clock is behind would make CANCELLED of that, and one that learns the status is told what happened; to all
    /// others it makes no difference, since their own deadline has ended the call. Only where output waits for a peer that does not
    /// take it, behind which it would not see the status either, the stream is reset.
    func deadlinePassed() {
        let status = Status(.deadlineExceeded, "the deadline has passed")
        guard let connection, connection.session.pendingByteCount(of: channel.stream) > 0 else {
            return abort(status)
        }
        connection.session.reset(channel.stream, .cancel)
        if loop.isIntercepted { connection.interceptEnd(self, status) }
        isAnswered = true
        channel.fail(status)
        task?.cancel()
    }

    /// The stream is gone: nobody waits for an answer.
    func closed(_ code: ErrorCode) {
        isAnswered = true
        connection = nil
        channel.fail(Status(.cancelled, "the caller has gone"))
        task?.cancel()
    }

    // MARK: The response

    private func submitHeaders(_ metadata: Metadata) {
        guard let connection else { return }
        hasSentHeaders = true
        channel.beforeFirstMessage = nil
        let block = channel.isCompressing ? connection.blocks.gzipHeaders : connection.blocks.headers
        let extra = metadata.isEmpty ? nil : HeaderBlock(metadata.fields)
        connection.session.respond(to: channel.stream, block, extra: extra)
        connection.needsFlush()
    }

    private func answer(_ status: Status, isHandlers: Bool = false, cause: (any Error)? = nil) {
        guard !isAnswered, let connection else { return }
        isAnswered = true
        var (status, trailers) = (status, trailers)
        if let refusal = connection.refusal(of: trailers) {
            trailers = Metadata()
            // A status of the server's own says more.
            if isHandlers { status = refusal }
        }
        if !connection.hasRoom(for: status, trailers) {
            (status, trailers) = (ServerConnection.tooMuchHeld, Metadata())
        }
        if loop.isIntercepted { connection.interceptEnd(self, status, isAnswered: isHandlers, cause: cause) }
        let session = connection.session
        if !hasSentHeaders {
            session.respond(to: channel.stream, endingWith: ServerResponse.trailersOnly(status, trailers))
        } else if status == .ok && trailers.isEmpty {
            session.finish(channel.stream, trailers: connection.blocks.okTrailers)
        } else {
            session.finish(channel.stream, trailers: ServerResponse.trailers(status, trailers))
        }
        connection.needsFlush()
        channel.fail(status.isOK ? Status(.cancelled, "the call has ended") : status)
    }
}
