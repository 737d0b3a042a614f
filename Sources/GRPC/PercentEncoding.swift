/// The encoding of `grpc-message`: UTF-8 in which `%` and every byte outside 0x20–0x7E is written `%XX`
/// (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "Status-Message").
package enum PercentEncoding {
    /// Bytes of an encoded message at most; a longer one is cut between characters.
    static let limit = 1024

    private static let digits = Array("0123456789ABCDEF".utf8)

    static func encode(_ text: String) -> [UInt8] {
        var encoded: [UInt8] = []
        for scalar in text.unicodeScalars {
            let length = encoded.count
            for byte in UTF8.encode(scalar)! {
                if byte >= 0x20 && byte <= 0x7E && byte != UInt8(ascii: "%") {
                    encoded.append(byte)
                } else {
                    encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
            if encoded.count > limit {
                encoded.removeSubrange(length...)
                break
            }
        }
        return encoded
    }

    /// The text of a received message. What is not a valid escape stays as it is, and bytes that are not UTF-8 become
    /// U+FFFD: a message is never a reason to lose the status it came with.
    package static func decode(_ encoded: some RandomAccessCollection<UInt8>) -> String {
        let encoded = Array(encoded)
        var bytes: [UInt8] = []
        var index = 0
        while index < encoded.count {
            if encoded[index] == UInt8(ascii: "%"), index + 2 < encoded.count,
                let high = hexadecimal(encoded[index + 1]), let low = hexadecimal(encoded[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(encoded[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
