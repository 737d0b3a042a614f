import NIOCore

/// One call on the client, from its start to its status. Pure: bytes and fields in, an outcome out.
struct ClientCall {
    var streamID: Int32 = 0
    /// The caller's own name for the call.
    var tag: UInt64 = 0
    /// Nil while the place is free, once the call is over, and for a streaming call.
    var receiver: (any UnaryReceiver)?
    var deadline = NIODeadline.distantFuture
    /// Its place in the connection's wheel.
    var deadlineKey = noDeadline
    var unconsumed = 0
    private(set) var metadata = RawMetadata()
    /// How far the call got, if it failed.
    var reach = CallReach.server
    private(set) var reader = MessageReader()
    private(set) var hasMessage = false
    private var httpStatus = 0
    private var isGRPC = false
    private var statusCode: StatusCode?
    private var message = ""
    private var details: [UInt8] = []
    private var encodingIsUnsupported = false
    private var acceptsGzip = false

    /// Begins a call in a place that an earlier one may have used.
    mutating func begin(streamID: Int32, tag: UInt64, receiver: (any UnaryReceiver)?, acceptsGzip: Bool) {
        self.streamID = streamID
        self.tag = tag
        self.receiver = receiver
        deadline = .distantFuture
        deadlineKey = noDeadline
        unconsumed = 0
        metadata.removeAll()
        reach = .server
        reader.reset()
        hasMessage = false
        httpStatus = 0
        isGRPC = false
        statusCode = nil
        if !message.isEmpty { message = "" }
        if !details.isEmpty { details = [] }
        encodingIsUnsupported = false
        self.acceptsGzip = acceptsGzip
    }

    mutating func add(_ note: ResponseNote, _ name: Span<UInt8>, _ value: Span<UInt8>) {
        switch note.kind {
        case .unread, .ignored: break
        case .httpStatus: httpStatus = Int(note.payload)
        case .grpcContent: isGRPC = true
        case .grpcStatus: statusCode = StatusCode(rawValue: UInt8(clamping: note.payload)) ?? .unknown
        case .message: message = PercentEncoding.decode(value.array)
        case .details: details = Base64.decode(value.array) ?? []
        case .gzipEncoding where acceptsGzip: reader.takesCompressed = true
        case .gzipEncoding, .unsupportedEncoding: encodingIsUnsupported = true
        case .metadata: metadata.append(name: name, value: value)
        }
    }

    /// A block of headers has been taken in. What follows is the trailers; those of a Trailers-Only response are the first block.
    mutating func endHeaders(endsStream: Bool) {
        // An informational response comes before the response, and what it says is not part of that.
        if isInformational { return metadata.removeAll() }
        if !endsStream { metadata.endInitial() }
    }

    /// Nothing of a response has come.
    var isUnanswered: Bool { httpStatus == 0 }

    /// Forgets the metadata, for an owner who has taken it.
    mutating func removeMetadata() { metadata.removeAll() }

    /// Takes in bytes of the response; returns why the call must be given up, if it must.
    mutating func receive(_ input: Span<UInt8>, limit: Int) -> Status? {
        unconsumed += input.count
        do throws(Status) {
            guard try takesBody() else { return nil }
        } catch {
            return error
        }
        var offset = 0
        while offset < input.count {
            if hasMessage { return Status(.unimplemented, "more than one message in a unary response") }
            switch reader.next(input, from: &offset, limit: limit) {
            case .needsMore: break
            case .inInput(let range):
                reader.keep(input.extracting(range))
                hasMessage = true
            case .inBuffer: hasMessage = true
            case .failed(let status): return status
            }
        }
        return nil
    }

    /// Whether the body is of interest: that of an answer that is not gRPC says nothing to us. Throws why it cannot be read.
    func takesBody() throws(Status) -> Bool {
        if encodingIsUnsupported && isGRPC {
            throw Status(.internal, "the response is compressed in a way not asked for")
        }
        return isGRPC
    }

    /// Messages of the response may be compressed.
    var responseIsGzip: Bool { reader.takesCompressed }

    /// The headers so far are those of an informational response (HTTP 1xx).
    var isInformational: Bool { httpStatus < 200 }

    /// The message is compressed.
    var messageIsCompressed: Bool { reader.isCompressed }

    mutating func takeMessage() -> [UInt8] { reader.takeBuffer() }

    mutating func returnBuffer(_ buffer: consuming [UInt8]) { reader.returnBuffer(buffer) }

    /// What the server says of the call after END_STREAM.
    var status: Status {
        guard let statusCode else { return StatusMapping.status(http: httpStatus) }
        return statusCode == .ok ? .ok : Status(statusCode, message, details: details)
    }

    /// The outcome of a unary call after END_STREAM.
    var outcome: Status {
        let status = status
        guard status.isOK else { return status }
        if hasMessage { return .ok }
        if reader.isAtBoundary { return Status(.unimplemented, "no message in a unary response") }
        return Status(.internal, "the response ended inside a message")
    }
}
