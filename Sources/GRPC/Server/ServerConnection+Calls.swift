import HTTP2
import NIOCore

/// From the session's events to calls, and from answers to the session.
extension ServerConnection {
    /// Handles the waiting events. `input` is what data events refer to.
    func handleEvents(_ input: Span<UInt8>) {
        guard session.eventCount > 0 else { return }
        isHandlingEvents = true
        for index in 0..<session.eventCount where !isLost {
            switch session.event(at: index) {
            case .headers(let stream, let fields, let endsStream):
                headersReceived(stream, fields, endsStream)
            case .oversizedHeaders(let stream, _):
                oversizedHeadersReceived(stream)
            case .data(let stream, let offset, let count, let endsStream) where isKnown(stream):
                dataReceived(stream, input.extracting(offset..<offset + count), endsStream)
            case .ended(let stream) where isKnown(stream):
                requestEnded(stream)
            case .closed(let stream, let code):
                streamClosed(stream, code)
            case .pingAcknowledged(let value):
                if value == Self.drainPing { finishDrain() }
            case .pingReceived: pingReceived()
            case .settingsReceived:
                lifetime.prefaceReceived(at: loop.coarseNow)
                settingsReceived()
            case .settingsAcknowledged: lifetime.settingsAcknowledged()
            case .data, .ended, .goAway:
                break
            }
        }
        isHandlingEvents = false
        if isLost { connectionLost() } else { session.clearEvents() }
    }

    /// Whether the stream's headers have come. nghttp2 gives nothing of a stream whose headers it refused; this does not
    /// rely on it.
    private func isKnown(_ stream: StreamHandle) -> Bool {
        Int(stream.slot) < calls.count && calls[Int(stream.slot)].streamID == stream.id
    }

    // MARK: Requests

    private func headersReceived(_ stream: StreamHandle, _ fields: FieldRange, _ endsStream: Bool) {
        let slot = Int(stream.slot)
        if slot < calls.count, calls[slot].phase != .free {
            // Trailers of the request carry nothing that gRPC defines.
            if endsStream { requestEnded(stream) }
            return
        }
        let headers = read(fields)
        begin(stream, headers)
        if headers.hasMetadata {
            keepMetadata(fields, of: slot)
            guard holdMetadata(of: slot) else { return refuse(stream, Self.tooMuchUnfinished) }
        }
        if let refusal = headers.refusal { return refuse(stream, refusal) }
        // A connection that ends for its age or idleness serves what the peer sent before it knew.
        if drainState != .serving && loop.isDraining {
            return refuse(stream, Status(.unavailable, "the server is shutting down"))
        }
        if headers.timeout >= 0 {
            guard headers.timeout > 0 else {
                return refuse(stream, Status(.deadlineExceeded, "the deadline has passed"))
            }
            let now = loop.eventLoop.now
            let deadline = now + .nanoseconds(headers.timeout)
            calls[slot].deadline = deadline
            calls[slot].deadlineKey = loop.setDeadline(deadline, of: CallID(connection: id, stream: stream), now: now)
        }
        if loop.isIntercepted, let refusal = admit(stream) { return refuse(stream, refusal) }
        if headers.method >= loop.unaryCount { beginStream(stream, service: headers.method - loop.unaryCount) }
        if endsStream { requestEnded(stream) }
    }

    private func beginStream(_ stream: StreamHandle, service: Int) {
        if hasRoomForRun { startStream(stream, service: service) } else { refuse(stream, Self.tooManyRuns) }
    }

    private func requestEnded(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        if calls[slot].phase == .streaming { return streamEnded(stream) }
        perform(calls[slot].end(), stream, Span())
    }

    private static let oversizedMetadata = Status(.resourceExhausted, "the request's metadata is too large")

    private func oversizedHeadersReceived(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        if slot < calls.count, calls[slot].phase != .free {
            // Trailers; there is nothing to refuse once the call is over.
            if calls[slot].phase == .streaming { return streamRefused(stream, Self.oversizedMetadata) }
            guard calls[slot].phase == .receiving else { return }
        } else {
            begin(stream, RequestHeaders())
        }
        refuse(stream, Self.oversizedMetadata)
    }

    /// What a header block asks for; one that repeats is read once.
    private func read(_ fields: FieldRange) -> RequestHeaders {
        if fields.repetition != 0 && fields.repetition == repeatedHeaders.repetition { return repeatedHeaders.headers }
        var headers = RequestHeaders()
        for index in fields.indices { headers.add(note(ofField: index)) }
        if fields.repetition != 0 { repeatedHeaders = (fields.repetition, headers) }
        return headers
    }

    private func note(ofField index: Int) -> FieldNote {
        let note = FieldNote(rawValue: session.note(ofField: index))
        guard note.kind == .unread else { return note }
        let paths = loop.paths
        let read = session.withField(index) { name, value in FieldNote.read(name: name, value: value, paths: paths) }
        session.annotate(field: index, read.rawValue)
        return read
    }

    private func keepMetadata(_ fields: FieldRange, of slot: Int) {
        if calls[slot].metadata.allocatedByteCount == 0 { reserveMetadata(fields, of: slot) }
        for index in fields.indices where note(ofField: index).kind == .metadata {
            session.withField(index) { name, value in calls[slot].metadata.append(name: name, value: value) }
        }
    }

    private func reserveMetadata(_ fields: FieldRange, of slot: Int) {
        var (byteCount, fieldCount) = (0, 0)
        for index in fields.indices where note(ofField: index).kind == .metadata {
            fieldCount += 1
            session.withField(index) { name, value in byteCount += name.count + value.count }
        }
        calls[slot].metadata.reserve(byteCount: byteCount, fieldCount: fieldCount)
    }

    private func begin(_ stream: StreamHandle, _ headers: RequestHeaders) {
        while calls.count <= Int(stream.slot) { calls.append(ServerCall()) }
        calls[Int(stream.slot)].begin(streamID: stream.id, headers, now: loop.coarseNow)
        if loop.isIntercepted { interceptBegin(stream) }
    }

    /// How many bytes of an unfinished request are taken before the stream's window is widened again.
    private static let consumeStep = 32 * 1024

    private func dataReceived(_ stream: StreamHandle, _ bytes: Span<UInt8>, _ endsStream: Bool) {
        let slot = Int(stream.slot)
        if calls[slot].phase == .streaming { return streamReceived(stream, bytes, endsStream) }
        let step = calls[slot].receive(bytes, endsStream: endsStream, limit: loop.configuration.maximumMessageSize)
        if !endsStream {
            if calls[slot].unconsumed >= Self.consumeStep {
                session.consume(stream, calls[slot].unconsumed)
                calls[slot].unconsumed = 0
            }
            if calls[slot].phase == .receiving && !hold(bytes.count, of: slot) {
                return refuse(stream, Self.tooMuchUnfinished)
            }
        }
        perform(step, stream, bytes)
    }

    private func perform(_ step: ServerCall.Step, _ stream: StreamHandle, _ bytes: Span<UInt8>) {
        switch step {
        case .wait: break
        case .deliverInput(let range): deliver(stream, bytes.extracting(range))
        case .deliverBuffer:
            // The buffer leaves the call while it is lent out: an answer given at once may touch the call.
            let message = calls[Int(stream.slot)].takeMessage()
            deliver(stream, message.span)
            calls[Int(stream.slot)].returnBuffer(message)
        case .refuse(let status): refuse(stream, status)
        }
    }

    private func deliver(_ stream: StreamHandle, _ message: Span<UInt8>) {
        let slot = Int(stream.slot)
        if loop.isIntercepted { interceptMessage(stream, message.count) }
        if calls[slot].messageIsCompressed { return deliverCompressed(stream, message) }
        hand(stream, message)
    }

    private func deliverCompressed(_ stream: StreamHandle, _ message: Span<UInt8>) {
        do throws(Status) {
            let inflated = try loop.gzip.inflate(message, limit: loop.configuration.maximumInflatedSize)
            hand(stream, inflated.span)
        } catch {
            refuse(stream, error)
        }
    }

    private func hand(_ stream: StreamHandle, _ message: Span<UInt8>) {
        let slot = Int(stream.slot)
        guard hasRoomForRun else { return refuse(stream, Self.tooManyRuns) }
        calls[slot].phase = .running
        letGo(slot)
        runningCount += 1
        let call = UnaryCall(id: CallID(connection: id, stream: stream), deadline: calls[slot].deadline)
        loop.dispatcher.receive(call, method: calls[slot].method, message: message)
    }

    /// A client that resets its calls gets new streams for them, while the work of the old ones may go on.
    private var hasRoomForRun: Bool {
        runningCount < Int(loop.configuration.session.maximumConcurrentStreams)
    }

    private static let tooManyRuns = Status(.resourceExhausted, "too many calls still run after their reset")

    // MARK: Refusals

    private func refuse(_ stream: StreamHandle, _ refusal: RequestHeaders.Refusal) {
        switch refusal {
        case .methodNotAllowed:
            end(stream)
            if loop.isIntercepted { interceptEnd(stream, Self.notGRPC) }
            session.respond(to: stream, endingWith: ServerResponse.methodNotAllowed)
        case .unsupportedMediaType:
            end(stream)
            if loop.isIntercepted { interceptEnd(stream, Self.notGRPC) }
            let text = ServerResponse.unsupportedMediaTypeText.utf8
            session.respond(to: stream, blocks.unsupportedMediaType)
            session.append(to: stream, limit: text.count) { output in
                for byte in text { output.append(byte) }
            }
            session.finish(stream)
        case .malformedTimeout:
            end(stream)
            let status = Status(.internal, "malformed grpc-timeout")
            if loop.isIntercepted { interceptEnd(stream, status) }
            session.respond(to: stream, endingWith: ServerResponse.trailersOnly(status, httpStatus: 400))
        case .unknownMethod:
            refuse(stream, Status(.unimplemented, "unknown method"))
        case .unsupportedEncoding:
            var metadata = Metadata()
            metadata.add("grpc-accept-encoding", MessageEncoding.accepted)
            refuse(stream, Status(.unimplemented, "unsupported grpc-encoding"), metadata)
        }
    }

    /// What a client makes of an answer that is not gRPC's (grpc/grpc `doc/http-grpc-status-mapping.md`).
    private static let notGRPC = Status(.unknown, "the request was not gRPC")

    func refuse(_ stream: StreamHandle, _ status: Status, _ metadata: Metadata = Metadata()) {
        let status = hasRoom(for: status, Metadata()) ? status : Self.tooMuchHeld
        end(stream)
        if loop.isIntercepted { interceptEnd(stream, status) }
        session.respond(to: stream, endingWith: ServerResponse.trailersOnly(status, metadata))
    }

    /// The call is over as far as the peer is concerned.
    private func end(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        endRequest(slot)
        if calls[slot].deadlineKey != noDeadline {
            loop.clearDeadline(calls[slot].deadlineKey)
            calls[slot].deadlineKey = noDeadline
        }
    }

    private func endRequest(_ slot: Int) {
        calls[slot].phase = .done
        letGo(slot)
        calls[slot].releaseLargeBuffer()
    }

    // MARK: Answers

    func reply(
        to stream: StreamHandle,
        limit: Int,
        trailers: Metadata?,
        _ write: (inout OutputRawSpan) -> Void
    ) {
        guard hasRoomForAnswer(limit) else { return fail(stream, Self.tooMuchHeld, Metadata()) }
        if let trailers, let refusal = refusal(of: trailers, .ok) { return fail(stream, refusal, Metadata()) }
        guard takeAnswer(stream) else { return }
        session.append(to: stream, limit: limit + MessageReader.prefixSize) { output in
            MessagePrefix.write(before: write, to: &output)
        }
        if loop.isIntercepted { interceptReply(stream) }
        if let trailers {
            session.finish(stream, trailers: ServerResponse.trailers(.ok, trailers))
        } else {
            session.finish(stream, trailers: blocks.okTrailers)
        }
        session.respond(to: stream, blocks.headers)
    }

    /// Answers with a compressed message if the peer takes one.
    func replyCompressed(
        to stream: StreamHandle,
        limit: Int,
        trailers: Metadata?,
        _ write: (inout OutputRawSpan) -> Void
    ) {
        guard session.isOpen(stream), calls[Int(stream.slot)].acceptsGzip else {
            return reply(to: stream, limit: limit, trailers: trailers, write)
        }
        guard hasRoomForAnswer(limit) else { return fail(stream, Self.tooMuchHeld, Metadata()) }
        if let trailers, let refusal = refusal(of: trailers, .ok) { return fail(stream, refusal, Metadata()) }
        guard takeAnswer(stream) else { return }
        loop.gzip.append(to: stream, of: session, limit: limit, write)
        if loop.isIntercepted { interceptReply(stream) }
        session.finish(stream, trailers: trailers.map { ServerResponse.trailers(.ok, $0) } ?? ServerResponse.okTrailers)
        session.respond(to: stream, blocks.gzipHeaders)
    }

    func fail(_ stream: StreamHandle, _ status: Status, _ trailers: Metadata) {
        if let refusal = refusal(of: trailers, status) { return fail(stream, refusal, Metadata()) }
        guard takeAnswer(stream) else { return }
        if loop.isIntercepted { interceptEnd(stream, status, isAnswered: true) }
        session.respond(to: stream, endingWith: ServerResponse.trailersOnly(status, trailers))
    }

    /// Nothing of it is copied while it waits for a peer that does not read.
    func fail(_ stream: StreamHandle, _ encoded: EncodedStatus) {
        guard takeAnswer(stream) else { return }
        if loop.isIntercepted { interceptEnd(stream, encoded.status, isAnswered: true) }
        session.respond(to: stream, endingWith: registered(encoded.block))
    }

    private func registered(_ block: HeaderBlock) -> RegisteredBlock {
        if let known = encodedBlocks[ObjectIdentifier(block)] { return known }
        let new = session.register(block)
        encodedBlocks[ObjectIdentifier(block)] = new
        return new
    }

    static let tooMuchHeld = Status(.resourceExhausted, "the answers before this one have not been read")

    /// Why a status cannot be sent with its metadata.
    private func refusal(of trailers: Metadata, _ status: Status) -> Status? {
        if let refusal = refusal(of: trailers) { return refusal }
        return hasRoom(for: status, trailers) ? nil : Self.tooMuchHeld
    }

    /// Counts the dispatcher's answer and says whether someone still waits for it. The deadline goes on: the peer may not take the
    /// answer.
    private func takeAnswer(_ stream: StreamHandle) -> Bool {
        precondition(runningCount > 0, "a call was answered twice")
        runningCount -= 1
        guard isWaiting(stream) else { return false }
        endRequest(Int(stream.slot))
        return true
    }

    /// Whether the dispatcher's answer still has somewhere to go.
    func isWaiting(_ stream: StreamHandle) -> Bool {
        session.isOpen(stream) && calls[Int(stream.slot)].phase == .running
    }

    func messageIsCompressed(_ stream: StreamHandle) -> Bool {
        session.isOpen(stream) && calls[Int(stream.slot)].messageIsCompressed
    }

    func metadata(of stream: StreamHandle) -> Metadata {
        session.isOpen(stream) ? calls[Int(stream.slot)].metadata.parsed : Metadata()
    }

    // MARK: Calls that end without an answer

    func deadlinePassed(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        // The wheel has let go of the deadline already.
        calls[slot].deadlineKey = noDeadline
        switch calls[slot].phase {
        case .streaming: return streamDeadlinePassed(stream)
        // The answer waits for a peer that does not take it.
        case .done: return session.reset(stream, .cancel)
        case .free, .receiving, .running: break
        }
        let wasRunning = calls[slot].phase == .running
        refuse(stream, Status(.deadlineExceeded, "the deadline has passed"))
        if wasRunning { loop.dispatcher.cancelled(CallID(connection: id, stream: stream)) }
    }

    private func streamClosed(_ stream: StreamHandle, _ code: ErrorCode) {
        let slot = Int(stream.slot)
        guard slot < calls.count, calls[slot].phase != .free else { return }
        let wasRunning = calls[slot].phase == .running
        if calls[slot].phase == .streaming { streamGone(stream, code) }
        end(stream)
        if loop.isIntercepted { interceptGone(stream) }
        lastCallEnd = loop.coarseNow
        calls[slot].phase = .free
        letGoOfMetadata(of: slot)
        if wasRunning { loop.dispatcher.cancelled(CallID(connection: id, stream: stream)) }
    }

    /// The connection is gone, and every call with it.
    func cancelAll() {
        for slot in calls.indices where calls[slot].phase != .free {
            streamClosed(StreamHandle(slot: Int32(slot), id: calls[slot].streamID), .cancel)
        }
    }
}
