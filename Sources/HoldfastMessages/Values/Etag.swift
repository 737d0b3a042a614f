/// The version of a row: the sequence number of the command that last changed it. Callers see opaque text.
@frozen
public struct Etag: Hashable, Sendable {
    /// The sequence number; 0 stands for no etag, which is empty text.
    public var sequence: Int64

    @inlinable
    public init(sequence: Int64 = 0) {
        self.sequence = sequence
    }

    /// No etag: a request without a condition.
    @inlinable
    public static var none: Etag { Etag() }

    /// The longest text, in bytes.
    public static let maximumByteCount = 16

    /// Reads lower-case hexadecimal text without leading zeros; empty text is `none`.
    public init?(text: Span<UInt8>) {
        guard text.count <= Etag.maximumByteCount else { return nil }
        var value: UInt64 = 0
        for index in text.indices {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
            guard value != 0 else { return nil }
        }
        guard let sequence = Int64(exactly: value) else { return nil }
        self.init(sequence: sequence)
    }

    /// Writes the text: at most `maximumByteCount` bytes, none for `none`.
    @inlinable
    public func write(into output: inout OutputRawSpan) {
        var shift = 60 - (sequence == 0 ? 60 : sequence.leadingZeroBitCount / 4 * 4)
        guard sequence != 0 else { return }
        while shift >= 0 {
            let digit = UInt8(truncatingIfNeeded: sequence >> Int64(shift)) & 0xF
            output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
            shift -= 4
        }
    }
}

extension Etag: CustomStringConvertible {
    public var description: String { sequence == 0 ? "" : String(sequence, radix: 16) }
}
