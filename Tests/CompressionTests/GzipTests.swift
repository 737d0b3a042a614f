import Compression
import Testing

@Suite("gzip")
struct GzipTests {
    private static func gzip(_ message: [UInt8], level: Int = 6) -> [UInt8] {
        var deflater = GzipDeflater(level: level)
        return deflater.deflate(message.span)
    }

    private static let text = Array("a text that is long enough to be made shorter, shorter, shorter".utf8)
    private static let noise = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 2_654_435_761 >> 11) }
    private static let zeros = [UInt8](repeating: 0, count: 1_000_000)
    /// "hello" as the gzip program writes it, with a file name in the header.
    private static let foreign: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x08, 0, 0, 0, 0, 0, 3, 0x78, 0, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0, 0x86, 0xA6, 0x10,
        0x36,
        5, 0, 0, 0,
    ]

    @Test(
        "what was deflated is inflated, at every level and in pieces of any size",
        arguments: [[], [7], text, noise, zeros],
        [1, 6, 9]
    )
    func roundTrip(message: [UInt8], level: Int) throws {
        let compressed = Self.gzip(message, level: level)
        var inflater = GzipInflater()
        for size in [1, 3, 1_000, .max] where size > 3 || compressed.count < 5_000 {
            inflater.begin(limit: message.count)
            for start in stride(from: 0, to: compressed.count, by: min(size, compressed.count)) {
                let piece = Array(compressed[start..<min(start + min(size, compressed.count), compressed.count)])
                try inflater.receive(piece.span)
            }
            #expect(try inflater.finish() == message)
        }
    }

    @Test("one deflater makes many messages, each on its own")
    func reuse() throws {
        var deflater = GzipDeflater()
        var inflater = GzipInflater()
        for message in [Self.text, [], Self.noise, Self.text] {
            let compressed = deflater.deflate(message.span)
            #expect(compressed.count <= deflater.maximumByteCount(message.count))
            #expect(try inflater.inflate(compressed.span, limit: 100_000) == message)
        }
    }

    @Test("what another program wrote is inflated")
    func foreign() throws {
        var inflater = GzipInflater()
        #expect(try inflater.inflate(Self.foreign.span, limit: 5) == Array("hello".utf8))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let input: [UInt8]
        var limit = 1_000
        let error: GzipError
    }

    private static func changed(_ index: Int, of bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes[index < 0 ? bytes.count + index : index] ^= 0xFF
        return bytes
    }

    static let rows: [Row] = [
        Row(testDescription: "nothing", input: [], error: .truncated),
        Row(testDescription: "not gzip", input: Array("plain text".utf8), error: .corrupt),
        Row(testDescription: "zlib's own header", input: [0x78, 0x9C, 3, 0, 0, 0, 0, 1], error: .corrupt),
        Row(testDescription: "unknown method", input: changed(2, of: gzip(text)), error: .corrupt),
        Row(testDescription: "damaged data", input: changed(12, of: gzip(text)), error: .corrupt),
        Row(testDescription: "wrong checksum", input: changed(-8, of: gzip(text)), error: .corrupt),
        Row(testDescription: "wrong length", input: changed(-1, of: gzip(text)), error: .corrupt),
        Row(testDescription: "header only", input: Array(gzip(text).prefix(10)), error: .truncated),
        Row(testDescription: "cut off in the data", input: Array(gzip(text).prefix(20)), error: .truncated),
        Row(testDescription: "cut off in the trailer", input: gzip(text).dropLast(), error: .truncated),
        Row(testDescription: "a zero behind", input: gzip(text) + [0], error: .trailingBytes),
        Row(testDescription: "text behind", input: gzip(text) + text, error: .trailingBytes),
        Row(testDescription: "two members", input: gzip(text) + gzip(text), error: .furtherMember),
        Row(testDescription: "one byte too many", input: gzip(text), limit: text.count - 1, error: .tooLarge),
        Row(testDescription: "anything at all", input: gzip([1]), limit: 0, error: .tooLarge),
        Row(testDescription: "a bomb", input: gzip(zeros), limit: 4_096, error: .tooLarge),
    ]

    @Test("each is refused with its reason, whole and byte by byte", arguments: rows)
    func refused(row: Row) throws {
        var inflater = GzipInflater()
        #expect(throws: row.error) { try inflater.inflate(row.input.span, limit: row.limit) }
        #expect(throws: row.error) {
            inflater.begin(limit: row.limit)
            for byte in row.input { try inflater.receive([byte].span) }
            return try inflater.finish()
        }
        // The next message is not touched by it.
        let compressed = Self.gzip(Self.text)
        #expect(try inflater.inflate(compressed.span, limit: Self.text.count) == Self.text)
    }

    @Test("every byte that is lost is missed")
    func truncated() {
        let compressed = Self.gzip(Self.text)
        var inflater = GzipInflater()
        for count in 0..<compressed.count {
            let part = Array(compressed.prefix(count))
            #expect(throws: GzipError.truncated) { try inflater.inflate(part.span, limit: 1_000) }
        }
    }
}
