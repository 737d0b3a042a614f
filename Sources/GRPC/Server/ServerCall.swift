import NIOCore

/// One call on the server, from its headers to its answer. Pure: its methods return what the connection must do.
struct ServerCall {
    enum Phase {
        case free
        /// The headers were accepted; the request is not complete.
        case receiving
        /// The dispatcher has the call.
        case running
        /// A ``ServerStream`` has the call until its stream is closed.
        case streaming
        /// Answered, refused or cancelled: what else comes from the peer is ignored.
        case done
    }

    enum Step: Equatable {
        case wait
        /// The message is this part of the input.
        case deliverInput(Range<Int>)
        /// The message is in the reader's buffer.
        case deliverBuffer
        case refuse(Status)
    }

    var phase = Phase.free
    var method = -1
    var streamID: Int32 = 0
    var deadline = NIODeadline.distantFuture
    /// Its place in the loop's wheel.
    var deadlineKey = noDeadline
    /// Since when the rest of the request is owed, as the loop's coarse clock has it: since the call began or, of a stream, since the
    /// message began that is coming, or since someone has waited for it.
    var owedSince = NIODeadline.distantPast
    /// Bytes received and not yet given back to the stream's window.
    var unconsumed = 0
    /// Bytes received of a message that is not complete, or those that a task has to answer. Metadata counts besides.
    var unfinishedByteCount = 0
    var metadata = RawMetadata()
    /// The peer takes compressed messages.
    private(set) var acceptsGzip = false
    private(set) var reader = MessageReader(keeping: keptByteCount)
    /// A whole message waits in the reader's buffer for END_STREAM.
    private var hasMessage = false

    /// What is kept of a message's buffer for the next call: enough for a small request that came in two pieces. Whoever calls
    /// decides how many calls there are at once, each of which has its own.
    private static let keptByteCount = 512

    /// Begins a call in a place that an earlier one may have used.
    mutating func begin(streamID: Int32, _ headers: RequestHeaders, now: NIODeadline) {
        phase = .receiving
        self.streamID = streamID
        deadline = .distantFuture
        owedSince = now
        method = headers.method
        acceptsGzip = headers.acceptsGzip
        deadlineKey = noDeadline
        unconsumed = 0
        unfinishedByteCount = 0
        hasMessage = false
        reader.reset(takesCompressed: headers.isGzip)
    }

    /// Takes in bytes of a unary request, which must hold exactly one message.
    mutating func receive(_ input: Span<UInt8>, endsStream: Bool, limit: Int) -> Step {
        guard phase == .receiving else { return .wait }
        unconsumed += input.count
        var offset = 0
        if !hasMessage {
            switch reader.next(input, from: &offset, limit: limit) {
            case .needsMore:
                return endsStream ? end() : .wait
            case .failed(let status):
                return .refuse(status)
            case .inInput(let range):
                if endsStream && offset == input.count { return .deliverInput(range) }
                reader.keep(input.extracting(range))
            case .inBuffer:
                break
            }
            hasMessage = true
        }
        if offset < input.count { return .refuse(Status(.unimplemented, "more than one message in a unary request")) }
        return endsStream ? .deliverBuffer : .wait
    }

    /// The peer has ended the request.
    func end() -> Step {
        guard phase == .receiving else { return .wait }
        if hasMessage { return .deliverBuffer }
        if reader.isAtBoundary { return .refuse(Status(.unimplemented, "no message in a unary request")) }
        return .refuse(Status(.internal, "the request ended inside a message"))
    }

    /// Messages of the request may be compressed.
    var requestIsGzip: Bool { reader.takesCompressed }

    /// The message to deliver is compressed.
    var messageIsCompressed: Bool { reader.isCompressed }

    /// The call is over: no more of its message will come.
    mutating func releaseLargeBuffer() { reader.releaseLargeBuffer() }

    mutating func takeMessage() -> [UInt8] { reader.takeBuffer() }

    mutating func returnBuffer(_ buffer: consuming [UInt8]) { reader.returnBuffer(buffer) }
}
