import NIOCore
import Testing

@testable import GRPC

@Suite("Texts of the protocol")
struct CodingTests {
    @Test(
        "grpc-message: percent-encoded outside printable ASCII",
        arguments: [
            ("", ""), ("plain text", "plain text"), ("100%", "100%25"), ("a\tb\n", "a%09b%0A"), ("~\u{7F}", "~%7F"),
            ("é☃😀", "%C3%A9%E2%98%83%F0%9F%98%80"), ("\u{0}", "%00"),
        ]
    )
    func messageEncoding(text: String, encoded: String) {
        #expect(String(decoding: PercentEncoding.encode(text), as: UTF8.self) == encoded)
        #expect(PercentEncoding.decode(Array(encoded.utf8)) == text)
    }

    @Test("grpc-message: cut between characters at 1 KiB")
    func messageLimit() {
        #expect(PercentEncoding.encode(String(repeating: "a", count: 2_000)).count == 1_024)
        #expect(PercentEncoding.encode(String(repeating: "é", count: 1_000)).count == 1_020)
    }

    @Test(
        "grpc-message: what is no escape is kept",
        arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%41%", "A%"), ("%FF", "\u{FFFD}"), ("%c3%a9", "é")]
    )
    func messageDecoding(encoded: String, text: String) {
        #expect(PercentEncoding.decode(Array(encoded.utf8)) == text)
    }

    @Test(
        "grpc-timeout: read",
        arguments: [
            ("1n", 1), ("5u", 5_000), ("20m", 20_000_000), ("3S", 3_000_000_000), ("2M", 120_000_000_000),
            ("1H", 3_600_000_000_000), ("00000001S", 1_000_000_000), ("0S", 0), ("99999999n", 99_999_999),
            ("99999999H", Timeout.longest), ("", nil), ("S", nil), ("1", nil), ("1s", nil), ("1h", nil), ("-1S", nil),
            ("+1S", nil),
            ("1.5S", nil), (" 1S", nil), ("1 S", nil), ("123456789n", nil), ("1Sx", nil),
        ] as [(String, Int64?)]
    )
    func timeoutParsing(text: String, nanoseconds: Int64?) {
        let bytes = Array(text.utf8)
        #expect(Timeout.parse(bytes.span) == nanoseconds)
    }

    @Test(
        "grpc-timeout: written without coming early",
        arguments: [
            (0, "0n"), (-5, "0n"), (99_999_999, "99999999n"), (100_000_000, "100000u"), (100_000_001, "100001u"),
            (5_000_000_000, "5000000u"), (100_000_000_000, "100000m"), (86_400_000_000_000, "86400000m"),
            (Int64.max, "2562048H"),
        ] as [(Int64, String)]
    )
    func timeoutWriting(nanoseconds: Int64, text: String) {
        #expect(Timeout.text(nanoseconds: nanoseconds) == text)
    }

    @Test(
        "-bin values: standard base64, padded or not",
        arguments: [
            ("", []), ("AA", [0]), ("AA==", [0]), ("AAE", [0, 1]), ("AAE=", [0, 1]), ("AAEC", [0, 1, 2]),
            ("+/+/", [0xFB, 0xFF, 0xBF]),
        ] as [(String, [UInt8])]
    )
    func base64(text: String, bytes: [UInt8]) {
        #expect(Base64.decode(Array(text.utf8)) == bytes)
        #expect(String(decoding: Base64.encode(bytes), as: UTF8.self) == text.replacing("=", with: ""))
    }

    @Test(
        "-bin values: what no encoder writes is refused",
        arguments: ["A", "AAAAA", "A=", "AA=", "AA===", "AAEC=", "=", "A-_A", "AA=A", "AB", "AAF", "A A="]
    )
    func base64Refused(text: String) {
        #expect(Base64.decode(Array(text.utf8)) == nil)
    }

    @Test("a received value that is not base64 is left out, and the others are not")
    func receivedBinary() {
        var raw = RawMetadata()
        for (name, value) in [("a-bin", "AQI"), ("b-bin", "!"), ("c-bin", "AQ==,AQI="), ("d-bin", "AQ,!"), ("e", "!")] {
            raw.append(name: Array(name.utf8).span, value: Array(value.utf8).span)
        }
        let metadata = raw.parsed
        #expect(metadata.bytes("a-bin") == [[1, 2]])
        #expect(metadata.bytes("b-bin").isEmpty)
        #expect(metadata.bytes("c-bin") == [[1], [1, 2]])
        #expect(metadata.bytes("d-bin") == [[1]])
        #expect(metadata.strings("e") == ["!"])
    }
}
