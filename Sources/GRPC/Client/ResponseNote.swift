import HTTP2

/// What a response header field means to a client; the counterpart of ``FieldNote``.
struct ResponseNote: Equatable {
    let rawValue: Int64

    enum Kind: Int64 {
        case unread = 0
        case ignored
        /// `:status`; the payload is the number.
        case httpStatus
        case grpcContent
        /// `grpc-status`; the payload is the number.
        case grpcStatus
        case message
        case details
        case gzipEncoding
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

    static func read(name: Span<UInt8>, value: Span<UInt8>) -> ResponseNote {
        if name.equals(":status") { return ResponseNote(.httpStatus, number(value) ?? 0) }
        if name.equals("content-type") { return ResponseNote(FieldNote.isGRPC(value) ? .grpcContent : .ignored) }
        if name.equals("grpc-status") { return ResponseNote(.grpcStatus, number(value) ?? 2) }
        if name.equals("grpc-message") { return ResponseNote(.message) }
        if name.equals("grpc-status-details-bin") { return ResponseNote(.details) }
        if name.equals("grpc-encoding") {
            if value.equals("identity") { return ResponseNote(.ignored) }
            return ResponseNote(value.equals("gzip") ? .gzipEncoding : .unsupportedEncoding)
        }
        return ResponseNote(FieldNote.isHidden(name) ? .ignored : .metadata)
    }

    /// A decimal number of at most nine digits.
    private static func number(_ text: Span<UInt8>) -> Int64? {
        guard text.count > 0, text.count <= 9 else { return nil }
        var value: Int64 = 0
        for index in text.indices {
            guard text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int64(text[index] - UInt8(ascii: "0"))
        }
        return value
    }
}
