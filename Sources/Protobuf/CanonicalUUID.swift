/// The canonical text of a UUID (RFC 9562 section 4): 8-4-4-4-12 hexadecimal digits, eight digits to a machine word.
public enum CanonicalUUID {
    /// The length of the text.
    public static let byteCount = 36

    /// Reads the text; letters may be of either case. Nil when it does not have the form.
    @inlinable
    public static func parse(_ text: Span<UInt8>) -> (high: UInt64, low: UInt64)? {
        guard text.count == byteCount else { return nil }
        let hyphen = UInt8(ascii: "-")
        guard text[8] == hyphen, text[13] == hyphen, text[18] == hyphen, text[23] == hyphen else { return nil }
        let bytes = unsafe text.bytes
        // The four groups of eight digits, the middle two around a hyphen.
        let first = unsafe UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self))
        let second = word(bytes, 9, 14)
        let third = word(bytes, 19, 24)
        let fourth = unsafe UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: 28, as: UInt64.self))
        var faults: UInt64 = 0
        let high = UInt64(number(first, &faults)) << 32 | UInt64(number(second, &faults))
        let low = UInt64(number(third, &faults)) << 32 | UInt64(number(fourth, &faults))
        return faults == 0 ? (high, low) : nil
    }

    /// Writes the text in lower case. Traps when `output` has less room than `byteCount`.
    @inlinable
    @_lifetime(output: copy output)
    public static func write(high: UInt64, low: UInt64, into output: inout OutputRawSpan) {
        let hyphen = UInt8(ascii: "-")
        let second = digits(UInt32(truncatingIfNeeded: high))
        let third = digits(UInt32(truncatingIfNeeded: low >> 32))
        append(digits(UInt32(truncatingIfNeeded: high >> 32)), to: &output)
        output.append(hyphen)
        append(UInt32(truncatingIfNeeded: second >> 32), to: &output)
        output.append(hyphen)
        append(UInt32(truncatingIfNeeded: second), to: &output)
        output.append(hyphen)
        append(UInt32(truncatingIfNeeded: third >> 32), to: &output)
        output.append(hyphen)
        append(UInt32(truncatingIfNeeded: third), to: &output)
        append(digits(UInt32(truncatingIfNeeded: low)), to: &output)
    }

    /// Four digits from each of two places, the first most significant.
    @inlinable
    static func word(_ bytes: RawSpan, _ first: Int, _ second: Int) -> UInt64 {
        let high = unsafe UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: first, as: UInt32.self))
        let low = unsafe UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: second, as: UInt32.self))
        return UInt64(high) << 32 | UInt64(low)
    }

    /// The number that eight digits stand for; sets a bit of `faults` for each byte that is no hexadecimal digit.
    ///
    /// Additions to all bytes at once do not carry from one to the next: bytes stay below 0x80, what is added does too.
    @inlinable
    static func number(_ text: UInt64, _ faults: inout UInt64) -> UInt32 {
        let ascii = text & repeating(0x7F)
        let lowered = ascii | repeating(0x20)
        let isDigit = (ascii + repeating(0x80 - 0x30)) & ~(ascii + repeating(0x80 - 0x3A))
        let isLetter = (lowered + repeating(0x80 - 0x61)) & ~(lowered + repeating(0x80 - 0x67))
        faults |= (~(isDigit | isLetter) | text) & repeating(0x80)
        // A letter's low four bits are 1 to 6, for 10 to 15.
        var value = (ascii & repeating(0x0F)) + ((isLetter & repeating(0x80)) >> 7) * 9
        value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
        return UInt32(truncatingIfNeeded: value | value >> 16)
    }

    /// The eight digits of a number as ASCII, the first in the most significant byte.
    @inlinable
    static func digits(_ number: UInt32) -> UInt64 {
        var value = UInt64(number)
        value = (value | value << 16) & 0x0000_FFFF_0000_FFFF
        value = (value | value << 8) & 0x00FF_00FF_00FF_00FF
        value = (value | value << 4) & repeating(0x0F)
        let isLetter = (value + repeating(6)) >> 4 & repeating(1)
        return value + repeating(0x30) + isLetter * 0x27
    }

    @inlinable
    @_lifetime(output: copy output)
    static func append(_ text: some FixedWidthInteger & BitwiseCopyable, to output: inout OutputRawSpan) {
        unsafe output.append(text.bigEndian, as: type(of: text).self)
    }

    @inlinable
    static func repeating(_ byte: UInt8) -> UInt64 { UInt64(byte) * 0x0101_0101_0101_0101 }
}
