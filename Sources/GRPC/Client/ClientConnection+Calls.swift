import HTTP2
import NIOCore

/// Starting calls, and from the session's events to their outcomes.
extension ClientConnection {
    /// Starts a call: `write` puts the message of at most `limit` bytes. `receiver` hears of the end, after this function
    /// has returned. Returns nil, and will not call it, when the connection takes no more calls (UNAVAILABLE). With metadata over
    /// ``ClientConfiguration/maximumMetadataSize`` the call ends with RESOURCE_EXHAUSTED and is not sent, with metadata that is not
    /// valid with INTERNAL.
    public func start(
        _ method: PreparedMethod,
        tag: UInt64,
        receiver: any UnaryReceiver,
        timeout: TimeAmount? = nil,
        metadata: Metadata? = nil,
        limit: Int,
        _ write: (inout OutputRawSpan) -> Void
    ) -> ClientCallID? {
        guard isOpen else { return nil }
        if let refusal = metadata?.refusal(maximumSize: configuration.maximumMetadataSize) {
            return refuse(refusal, tag: tag, receiver)
        }
        guard let stream = try? session.request(method.headers, extra: fields(timeout, metadata)) else { return nil }
        if method.gzip.contains(.sending) {
            gzip.append(to: stream, of: session, limit: limit, write)
        } else {
            session.append(to: stream, limit: limit + MessageReader.prefixSize) { output in
                MessagePrefix.write(before: write, to: &output)
            }
        }
        session.finish(stream)
        begin(stream, receiver: receiver, tag: tag, method, timeout)
        return ClientCallID(stream: stream)
    }

    /// Ends a call that is not begun, once its caller can know it.
    private func refuse(_ status: Status, tag: UInt64, _ receiver: any UnaryReceiver) -> ClientCallID {
        let receiver = NIOLoopBound(receiver, eventLoop: eventLoop)
        eventLoop.execute { receiver.value.completed(.unsent, tag: tag, status: status, message: Span()) }
        return .unsent
    }

    /// Takes a place for the call on a new stream.
    func begin(
        _ stream: StreamHandle,
        receiver: (any UnaryReceiver)?,
        tag: UInt64,
        _ method: PreparedMethod,
        _ timeout: TimeAmount?
    ) {
        let slot = Int(stream.slot)
        while calls.count <= slot { calls.append(ClientCall()) }
        calls[slot].begin(
            streamID: stream.id,
            tag: tag,
            receiver: receiver,
            acceptsGzip: method.gzip.contains(.accepting)
        )
        inFlightCount += 1
        if pinging?.isDormant == true { checkKeepalive() }
        if let timeout {
            let now = eventLoop.now
            let call = ClientCallID(stream: stream)
            calls[slot].deadline = now + timeout
            calls[slot].deadlineKey = wheel.insert(call, deadline: now + timeout, now: now)
            armWheel()
        }
    }

    /// Resets a call, which ends with CANCELLED before this function returns. Nothing happens if it is over.
    public func cancel(_ call: ClientCallID) {
        giveUp(call.stream, Status(.cancelled, "the caller cancelled the call"))
        flush()
    }

    func fields(_ timeout: TimeAmount?, _ metadata: Metadata?) -> HeaderBlock? {
        guard timeout != nil || metadata != nil else { return nil }
        var fields = metadata?.fields ?? []
        if let timeout { fields.append(("grpc-timeout", Array(Timeout.text(nanoseconds: timeout.nanoseconds).utf8))) }
        return HeaderBlock(fields)
    }

    // MARK: Events

    func handleEvents(_ input: Span<UInt8>) {
        guard session.eventCount > 0 else { return }
        for index in 0..<session.eventCount {
            switch session.event(at: index) {
            case .headers(let stream, let fields, let endsStream):
                headersReceived(stream, fields, endsStream)
            case .oversizedHeaders(let stream, _):
                giveUp(stream, Status(.resourceExhausted, "the response's metadata is too large"))
            case .data(let stream, let offset, let count, let endsStream):
                dataReceived(stream, input.extracting(offset..<offset + count), endsStream)
            case .ended(let stream):
                ended(stream)
            case .closed(let stream, let code):
                closed(stream, code)
            case .goAway(_, let code):
                goAwayReceived(code)
                beginDraining()
            case .settingsReceived:
                enter(.ready)
            case .pingAcknowledged, .pingReceived, .settingsAcknowledged:
                break
            }
        }
        session.clearEvents()
    }

    private func headersReceived(_ stream: StreamHandle, _ fields: FieldRange, _ endsStream: Bool) {
        let slot = Int(stream.slot)
        guard calls[slot].receiver != nil || streamCall(slot) != nil else { return }
        for index in fields.indices {
            var note = ResponseNote(rawValue: session.note(ofField: index))
            if note.kind == .ignored { continue }
            session.withField(index) { name, value in
                if note.kind == .unread {
                    note = ResponseNote.read(name: name, value: value)
                    session.annotate(field: index, note.rawValue)
                }
                calls[slot].add(note, name, value)
            }
        }
        calls[slot].endHeaders(endsStream: endsStream)
        if endsStream { return ended(stream) }
        if calls[slot].receiver == nil { streamBegan(stream) }
    }

    /// How many bytes of an unfinished response are taken before the stream's window is widened again.
    private static let consumeStep = 32 * 1024

    private func dataReceived(_ stream: StreamHandle, _ bytes: Span<UInt8>, _ endsStream: Bool) {
        let slot = Int(stream.slot)
        guard calls[slot].receiver != nil else { return streamReceived(stream, bytes, endsStream) }
        if let failure = calls[slot].receive(bytes, limit: configuration.maximumMessageSize) {
            return giveUp(stream, failure)
        }
        if calls[slot].unconsumed >= Self.consumeStep {
            session.consume(stream, calls[slot].unconsumed)
            calls[slot].unconsumed = 0
        }
        if endsStream { ended(stream) }
    }

    /// The server has ended the stream. If it did so before all of the request had left, the rest is not sent.
    private func ended(_ stream: StreamHandle) {
        guard calls[Int(stream.slot)].receiver != nil else { return streamEnded(stream) }
        if session.pendingByteCount(of: stream) > 0 { session.reset(stream, .cancel) }
        complete(stream, calls[Int(stream.slot)].outcome)
    }

    /// The stream was reset, or refused by GOAWAY, which HTTP/2 tells in the same way.
    private func closed(_ stream: StreamHandle, _ code: ErrorCode) {
        let slot = Int(stream.slot)
        if code == .refusedStream, slot < calls.count, calls[slot].isUnanswered {
            calls[slot].reach = session.hasLeft(stream) ? .serverRefused : .client
        }
        // The server's look at its clock may be sooner than ours (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "Client Cancellation").
        let isLate = code == .cancel && slot < calls.count && calls[slot].deadline <= eventLoop.now
        complete(stream, isLate ? .deadlinePassed : StatusMapping.status(reset: code))
    }

    /// Ends a call that the server has not ended.
    func giveUp(_ stream: StreamHandle, _ status: Status) {
        let slot = Int(stream.slot)
        guard session.isOpen(stream), calls[slot].receiver != nil || streamCall(slot) != nil else { return }
        session.reset(stream, .cancel)
        complete(stream, status)
    }

    /// Tells the receiver, once.
    func complete(_ stream: StreamHandle, _ status: Status) {
        let slot = Int(stream.slot)
        guard slot < calls.count, let receiver = calls[slot].receiver else { return failStream(stream, status) }
        calls[slot].receiver = nil
        forget(stream)
        let call = ClientCallID(stream: stream)
        let tag = calls[slot].tag
        guard status.isOK else { return receiver.completed(call, tag: tag, status: status, message: Span()) }
        let message = calls[slot].takeMessage()
        if calls[slot].messageIsCompressed {
            completeCompressed(call, tag, receiver, message.span)
        } else {
            receiver.completed(call, tag: tag, status: status, message: message.span)
        }
        calls[slot].returnBuffer(message)
    }

    /// The call does not count any more and has no deadline.
    func forget(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        inFlightCount -= 1
        if calls[slot].deadlineKey != noDeadline {
            wheel.remove(calls[slot].deadlineKey)
            calls[slot].deadlineKey = noDeadline
        }
    }

    private func completeCompressed(
        _ call: ClientCallID,
        _ tag: UInt64,
        _ receiver: any UnaryReceiver,
        _ message: Span<UInt8>
    ) {
        do throws(Status) {
            let inflated = try gzip.inflate(message, limit: configuration.maximumMessageSize)
            receiver.completed(call, tag: tag, status: .ok, message: inflated.span)
        } catch {
            receiver.completed(call, tag: tag, status: error, message: Span())
        }
    }
}
