import HTTP2

/// What a request header field means to a server, in the 64 bits a session can keep beside the field.
///
/// The field is read once; when HPACK repeats it, the note alone comes back (see `HTTP2.Session.note(ofField:)`).
struct FieldNote: Equatable {
    let rawValue: Int64

    enum Kind: Int64 {
        case unread = 0
        /// Needed by HTTP or hidden from metadata.
        case ignored
        case post
        case otherMethod
        /// `:path`; the payload is the index of the method.
        case path
        case unknownPath
        case grpcContent
        case otherContent
        /// `grpc-timeout`; the payload is its nanoseconds.
        case timeout
        case malformedTimeout
        case identityEncoding
        case gzipEncoding
        case unsupportedEncoding
        /// `grpc-accept-encoding` with gzip among what it lists.
        case acceptsGzip
        case metadata
    }

    init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    init(_ kind: Kind, _ payload: Int64 = 0) {
        rawValue = payload << 8 | kind.rawValue
    }

    var kind: Kind { Kind(rawValue: rawValue & 0xFF) ?? .unread }
    var payload: Int64 { rawValue >> 8 }

    /// Reads a field of a request to a server with these `paths`.
    static func read(name: Span<UInt8>, value: Span<UInt8>, paths: PathTable) -> FieldNote {
        guard name.count > 0 else { return FieldNote(.ignored) }
        switch name[0] {
        case UInt8(ascii: ":"):
            return readPseudoHeader(name, value, paths)
        case UInt8(ascii: "g") where name.starts(with: "grpc-"):
            return readProtocolField(name, value)
        case UInt8(ascii: "c"):
            if name.equals("content-type") { return FieldNote(isGRPC(value) ? .grpcContent : .otherContent) }
            return FieldNote(name.equals("content-length") ? .ignored : .metadata)
        default:
            return FieldNote(isHidden(name) ? .ignored : .metadata)
        }
    }

    private static func readPseudoHeader(_ name: Span<UInt8>, _ value: Span<UInt8>, _ paths: PathTable) -> FieldNote {
        if name.equals(":path") {
            return paths.index(of: value).map { FieldNote(.path, Int64($0)) } ?? FieldNote(.unknownPath)
        }
        if name.equals(":method") { return FieldNote(value.equals("POST") ? .post : .otherMethod) }
        return FieldNote(.ignored)
    }

    private static func readProtocolField(_ name: Span<UInt8>, _ value: Span<UInt8>) -> FieldNote {
        if name.equals("grpc-timeout") {
            return Timeout.parse(value).map { FieldNote(.timeout, $0) } ?? FieldNote(.malformedTimeout)
        }
        if name.equals("grpc-encoding") {
            if value.equals("identity") { return FieldNote(.identityEncoding) }
            return FieldNote(value.equals("gzip") ? .gzipEncoding : .unsupportedEncoding)
        }
        if name.equals("grpc-accept-encoding") {
            return FieldNote(MessageEncoding.lists(value) ? .acceptsGzip : .ignored)
        }
        return FieldNote(isHidden(name) ? .ignored : .metadata)
    }

    /// `application/grpc`, alone or followed by `+` or `;`.
    static func isGRPC(_ contentType: Span<UInt8>) -> Bool {
        guard contentType.starts(with: "application/grpc") else { return false }
        guard contentType.count > "application/grpc".utf8.count else { return true }
        let next = contentType["application/grpc".utf8.count]
        return next == UInt8(ascii: "+") || next == UInt8(ascii: ";")
    }

    /// Fields that belong to HTTP or to gRPC and are not shown as metadata.
    static func isHidden(_ name: Span<UInt8>) -> Bool {
        guard name.count > 0 else { return true }
        switch name[0] {
        case UInt8(ascii: ":"): return true
        case UInt8(ascii: "t"): return name.equals("te")
        case UInt8(ascii: "c"): return name.equals("content-type") || name.equals("content-length")
        case UInt8(ascii: "u"): return name.equals("user-agent")
        case UInt8(ascii: "g"):
            return name.starts(with: "grpc-") && !name.equals("grpc-previous-rpc-attempts")
                && !name.equals("grpc-retry-pushback-ms")
        default: return false
        }
    }
}
