import Protobuf

/// Reads the fields of a protobuf message, one after the other. Pure, and independent of the C library that the product reads
/// its messages with.
struct FieldReader: ~Copyable, ~Escapable {
    /// What a field holds, as far as the bytes tell.
    enum Value {
        /// A number, a flag or an enum.
        case varint(UInt64)
        /// Text, bytes or a message.
        case delimited(Range<Int>)
        /// Four or eight bytes, which no field of these messages has.
        case fixed
    }

    private let bytes: Span<UInt8>
    private var offset = 0

    @_lifetime(copy bytes)
    init(_ bytes: Span<UInt8>) {
        self.bytes = bytes
    }

    /// The next field's number and value; nil at the end.
    @_lifetime(self: copy self)
    mutating func next() throws(DecodeError) -> (number: UInt64, value: Value)? {
        guard offset < bytes.count else { return nil }
        let tag = try varint()
        guard tag >> 3 > 0 else { throw .malformed }
        switch tag & 7 {
        case 0: return (tag >> 3, .varint(try varint()))
        case 1: return (tag >> 3, try skip(8))
        case 2: return (tag >> 3, .delimited(try range(of: try varint())))
        case 5: return (tag >> 3, try skip(4))
        default: throw .malformed
        }
    }

    @_lifetime(self: copy self)
    private mutating func varint() throws(DecodeError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: 0, to: 70, by: 7) {
            guard offset < bytes.count else { throw .malformed }
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return value }
        }
        throw .malformed
    }

    @_lifetime(self: copy self)
    private mutating func range(of byteCount: UInt64) throws(DecodeError) -> Range<Int> {
        guard byteCount <= UInt64(bytes.count - offset) else { throw .malformed }
        let start = offset
        offset += Int(byteCount)
        return start..<offset
    }

    @_lifetime(self: copy self)
    private mutating func skip(_ byteCount: UInt64) throws(DecodeError) -> Value {
        _ = try range(of: byteCount)
        return .fixed
    }
}
