/// A universally unique identifier (RFC 9562) as its 128 bits.
///
/// In messages a UUID is text in canonical form; Foundation's type would allocate to parse it.
@frozen
public struct UUID: Hashable, Sendable {
    /// The first eight bytes, most significant first.
    public var high: UInt64
    /// The last eight bytes, most significant first.
    public var low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The nil UUID, which stands for none.
    @inlinable
    public init() {
        self.init(high: 0, low: 0)
    }

    /// A random one, of version 4 (RFC 9562 section 5.4).
    public static func random() -> UUID {
        var generator = SystemRandomNumberGenerator()
        let (high, low): (UInt64, UInt64) = (generator.next(), generator.next())
        return UUID(high: high & ~0xF000 | 0x4000, low: low >> 2 | 1 << 63)
    }

    /// Whether all bits are zero.
    @inlinable
    public var isNil: Bool { high == 0 && low == 0 }

    /// The version in the four bits where RFC 9562 keeps it.
    @inlinable
    public var version: Int { Int(truncatingIfNeeded: high >> 12) & 0xF }

    /// Milliseconds since 1970 of a version 7 UUID (RFC 9562 section 5.7); nil for other versions.
    @inlinable
    public var unixMilliseconds: Int64? { version == 7 ? Int64(high >> 16) : nil }
}

extension UUID: Comparable {
    /// The order of the sixteen bytes, which for version 7 is the order of time.
    @inlinable
    public static func < (left: UUID, right: UUID) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension UUID: CustomStringConvertible, LosslessStringConvertible {
    /// The canonical form: 8-4-4-4-12 hexadecimal digits, lower case.
    public var description: String {
        var text = ""
        text.reserveCapacity(36)
        for position in 0..<32 {
            if position == 8 || position == 12 || position == 16 || position == 20 { text.append("-") }
            let word = position < 16 ? high : low
            let digit = word >> UInt64((15 - position % 16) * 4) & 0xF
            text.append(Character(Unicode.Scalar(UInt8(digit < 10 ? 48 + digit : 87 + digit))))
        }
        return text
    }

    /// Reads the canonical form; digits may be upper case.
    public init?(_ description: String) {
        var words: (UInt64, UInt64) = (0, 0)
        var position = 0
        var digits = 0
        for byte in description.utf8 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard digits < 32, let value = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
                if digits < 16 {
                    words.0 = words.0 << 4 | UInt64(value)
                } else {
                    words.1 = words.1 << 4 | UInt64(value)
                }
                digits += 1
            }
            position += 1
        }
        guard position == 36 else { return nil }
        self.init(high: words.0, low: words.1)
    }
}
