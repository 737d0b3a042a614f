/// Base64 with the standard alphabet, as `-bin` metadata uses it: sent without padding, accepted with or without
/// (grpc/grpc `doc/PROTOCOL-HTTP2.md`).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let invalid: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: invalid, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// How long the text for `bytes` is.
    static func length(of bytes: [UInt8]) -> Int { (bytes.count * 4 + 2) / 3 }

    /// The text for `bytes`, unpadded.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(length(of: bytes))
        var bits: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                text.append(alphabet[Int(bits >> UInt32(bitCount)) & 63])
            }
        }
        if bitCount > 0 { text.append(alphabet[Int(bits << UInt32(6 - bitCount)) & 63]) }
        return text
    }

    /// The bytes of `text`, or nil when it is not base64: a foreign character, a lone last one, misplaced padding, or
    /// bits that no encoder would have set.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 3 / 4)
        var bits: UInt32 = 0
        var bitCount = 0
        var characterCount = 0
        var paddingCount = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                paddingCount += 1
                continue
            }
            let value = values[Int(character)]
            guard value != invalid, paddingCount == 0 else { return nil }
            characterCount += 1
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
            }
        }
        let isWhole = paddingCount == 0 || (paddingCount <= 2 && (characterCount + paddingCount) % 4 == 0)
        let leftover = bits & (1 << UInt32(bitCount) - 1)
        guard isWhole, characterCount % 4 != 1, leftover == 0 else { return nil }
        return bytes
    }
}
