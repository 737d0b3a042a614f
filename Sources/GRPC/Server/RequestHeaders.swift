/// What a request's header block asked for, gathered field by field, and whether it may go on.
struct RequestHeaders {
    /// Why a request is refused before its messages are looked at.
    enum Refusal: Equatable {
        /// HTTP 405: only POST is gRPC.
        case methodNotAllowed
        /// HTTP 415: the body is something else.
        case unsupportedMediaType
        /// HTTP 400 with INTERNAL: `grpc-timeout` cannot be read.
        case malformedTimeout
        case unknownMethod
        case unsupportedEncoding
    }

    private(set) var method = -1
    /// Nanoseconds from the arrival of the headers, or -1.
    private(set) var timeout: Int64 = -1
    private(set) var hasMetadata = false
    /// Messages of the request may be gzip.
    private(set) var isGzip = false
    /// Messages of the response may be gzip.
    private(set) var acceptsGzip = false
    private var isPost = false
    private var isGRPC = false
    private var timeoutIsMalformed = false
    private var encodingIsUnsupported = false

    mutating func add(_ note: FieldNote) {
        switch note.kind {
        case .unread, .ignored, .otherMethod, .unknownPath, .otherContent, .identityEncoding: break
        case .post: isPost = true
        case .path: method = Int(note.payload)
        case .grpcContent: isGRPC = true
        case .timeout: timeout = note.payload
        case .malformedTimeout: timeoutIsMalformed = true
        case .gzipEncoding: isGzip = true
        case .unsupportedEncoding: encodingIsUnsupported = true
        case .acceptsGzip: acceptsGzip = true
        case .metadata: hasMetadata = true
        }
    }

    /// The first reason against the request, in the order in which the protocol's layers would find it.
    var refusal: Refusal? {
        if !isPost { return .methodNotAllowed }
        if !isGRPC { return .unsupportedMediaType }
        if timeoutIsMalformed { return .malformedTimeout }
        if method < 0 { return .unknownMethod }
        if encodingIsUnsupported { return .unsupportedEncoding }
        return nil
    }
}
