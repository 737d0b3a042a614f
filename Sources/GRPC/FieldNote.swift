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
        case unsupportedEncoding
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
        if name.equals(":path") {
            return paths.index(of: value).map { FieldNote(.path, Int64($0)) } ?? FieldNote(.unknownPath)
        }
        if name.equals(":method") { return FieldNote(value.equals("POST") ? .post : .otherMethod) }
        if name.equals("content-type") { return FieldNote(isGRPC(value) ? .grpcContent : .otherContent) }
        if name.equals("grpc-timeout") {
            return Timeout.parse(value).map { FieldNote(.timeout, $0) } ?? FieldNote(.malformedTimeout)
        }
        if name.equals("grpc-encoding") {
            return FieldNote(value.equals("identity") ? .identityEncoding : .unsupportedEncoding)
        }
        return FieldNote(isHidden(name) ? .ignored : .metadata)
    }

    /// `application/grpc`, alone or followed by `+` or `;`.
    static func isGRPC(_ contentType: Span<UInt8>) -> Bool {
        let base = "application/grpc"
        guard contentType.starts(with: base) else { return false }
        guard contentType.count > base.utf8.count else { return true }
        let next = contentType[base.utf8.count]
        return next == UInt8(ascii: "+") || next == UInt8(ascii: ";")
    }

    /// Fields that belong to the protocol and are not shown as metadata.
    static func isHidden(_ name: Span<UInt8>) -> Bool {
        if name.count > 0 && name[0] == UInt8(ascii: ":") { return true }
        if name.equals("te") || name.equals("content-type") || name.equals("user-agent") { return true }
        return name.starts(with: "grpc-") && !name.equals("grpc-previous-rpc-attempts")
            && !name.equals("grpc-retry-pushback-ms")
    }
}
