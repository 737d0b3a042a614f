import HTTP2
import Testing

@Suite("Header blocks without a session")
struct HeaderDecoderTests {
    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private func read(_ hex: String, _ decoder: HeaderDecoder) throws -> [String] {
        let block = bytes(hex)
        return try decoder.decode(block.span).map { name, value in
            String(decoding: name, as: UTF8.self) + ": " + String(decoding: value, as: UTF8.self)
        }
    }

    private struct Row: CustomTestStringConvertible {
        let testDescription: String
        let blocks: [String]
    }

    private static let rows = [
        Row(
            testDescription: "RFC 7541 C.3, without Huffman coding",
            blocks: [
                "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
                "8286 84be 5808 6e6f 2d63 6163 6865",
                "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
            ]
        ),
        Row(
            testDescription: "RFC 7541 C.4, with Huffman coding",
            blocks: [
                "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
                "8286 84be 5886 a8eb 1064 9cbf",
                "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
            ]
        ),
    ]

    @Test("a block may refer to fields of the blocks before it", arguments: rows)
    private func requests(row: Row) throws {
        let authority = ":authority: www.example.com"
        let expected = [
            [":method: GET", ":scheme: http", ":path: /", authority],
            [":method: GET", ":scheme: http", ":path: /", authority, "cache-control: no-cache"],
            [":method: GET", ":scheme: https", ":path: /index.html", authority, "custom-key: custom-value"],
        ]
        let decoder = try HeaderDecoder()
        for (block, fields) in zip(row.blocks, expected) {
            let seen = try read(block, decoder)
            #expect(seen == fields)
        }
    }

    @Test("a block that was read leaves nothing behind but the table")
    func repeated() throws {
        let decoder = try HeaderDecoder()
        // Only the first one adds to the table, whose newest field is number 62.
        let blocks = ["4003 6162 6301 31", "82", "be", "be", "", "be82"]
        let expected = [["abc: 1"], [":method: GET"], ["abc: 1"], ["abc: 1"], [], ["abc: 1", ":method: GET"]]
        for (block, fields) in zip(blocks, expected) {
            let seen = try read(block, decoder)
            #expect(seen == fields)
        }
    }

    @Test("an empty block has no fields")
    func empty() throws {
        let seen = try read("", HeaderDecoder())
        #expect(seen.isEmpty)
    }

    @Test(
        "a malformed block is refused",
        arguments: [
            ("a field beyond the table", "82be"), ("field number 0", "80"), ("a name beyond the table", "7f00 0161"),
            ("a value that is cut", "440f 77"), ("a name that is cut", "4005 61"),
            ("a name without a value", "4001 61"),
            ("a name that the table has, without a value", "8441"), ("nothing behind the first byte", "40"),
            ("a table larger than announced", "3fe1 7f"), ("a new size of the table behind a field", "8220"),
            ("a number that goes on for ever", "ffff ffff ffff ffff ff"),
        ]
    )
    func malformed(description: String, block: String) throws {
        let decoder = try HeaderDecoder()
        #expect(throws: SessionError.self, "\(description)") { try read(block, decoder) }
    }
}
