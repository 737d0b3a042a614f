import SessionTestSupport
import Testing

@testable import HTTP2

/// A header block is taken for the one before only where it means the same: its bytes are the same, and the table that they refer to.
@Suite("The latest header block")
struct LatestBlockTests {
    /// `:method: POST`, `:scheme: http`, `:authority: h` and `:path: /a` by the static table, and what comes first in the dynamic one.
    private static let block: [UInt8] = [0x83, 0x86, 0x01, 1, UInt8(ascii: "h"), 0x04, 2] + Array("/a".utf8) + [0xBE]
    /// A field that enters the table.
    private static func entry(_ value: Character) -> [UInt8] { [0x40, 1, UInt8(ascii: "x"), 1, value.asciiValue!] }
    private static let base = [":method=POST", ":scheme=http", ":authority=h", ":path=/a"]

    /// The server's session and the bytes of a client.
    private struct Client {
        let server: Session
        private var stream: Int32 = -1

        init(maximumStreams: UInt32 = 1_000) throws {
            var configuration = SessionConfiguration()
            configuration.maximumConcurrentStreams = maximumStreams
            server = try Session(role: .server, configuration: configuration)
            _ = try server.input(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + frame(4, 0, 0, []))
            _ = try server.output()
        }

        func frame(_ type: UInt8, _ flags: UInt8, _ stream: Int32, _ payload: [UInt8]) -> [UInt8] {
            let length = payload.count
            return [UInt8(length >> 16), UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF), type, flags]
                + (0..<4).map { UInt8(truncatingIfNeeded: stream >> Int32(24 - 8 * $0)) } + payload
        }

        mutating func next() -> Int32 {
            stream += 2
            return stream
        }

        var latest: Int32 { stream }

        /// The frame of a request without a body.
        mutating func request(_ block: [UInt8], flags: UInt8 = 0x05) -> [UInt8] { frame(1, flags, next(), block) }

        /// What comes of a request without a body, and whether its fields were known. Its answer goes out at once.
        mutating func send(_ block: [UInt8]) throws -> (fields: [String], isKnown: Bool) {
            try server.receive(request(block).span)
            guard server.eventCount == 1, case .headers(let handle, let range, true) = server.event(at: 0) else {
                throw Unexpected()
            }
            let seen = server.takeEvents()
            server.respond(to: handle, endingWith: HeaderBlock([":status": "200"]))
            _ = try server.output()
            server.clearEvents()
            guard case .headers(_, let fields, _) = seen[0] else { throw Unexpected() }
            return (fields, range.repetition != 0)
        }
    }

    private struct Unexpected: Error {}

    @Test("the third time its fields are known; those of another block, or of one that was only similar, are not")
    func known() throws {
        var client = try Client()
        _ = try client.send(Array(Self.block.dropLast()) + Self.entry("1"))
        for isKnown in [false, false, true, true] {
            let received = try client.send(Self.block)
            #expect(received.fields == Self.base + ["x=1"])
            #expect(received.isKnown == isKnown)
        }
        let other = Self.block + [0xBE]
        #expect(try client.send(other) == (Self.base + ["x=1", "x=1"], false))
        #expect(try client.send(Self.block) == (Self.base + ["x=1"], false))
        #expect(try client.send(Array(Self.block.dropLast())) == (Self.base, false))
    }

    @Test("in one read as in many", arguments: [1, 9, 10, 19, 40, .max])
    func oneRead(size: Int) throws {
        var client = try Client()
        var bytes = client.request(Array(Self.block.dropLast()) + Self.entry("1"))
        for _ in 0..<9 { bytes += client.request(Self.block) }
        let seen = try client.server.input(bytes, piecesOf: size)
        #expect(seen == (0..<10).map { .headers(Int32(1 + 2 * $0), Self.base + ["x=1"], ends: true) })
    }

    @Test("the fields outlive the events, and what comes between")
    func held() throws {
        var client = try Client()
        _ = try client.send(Array(Self.block.dropLast()) + Self.entry("1"))
        for _ in 0..<3 { _ = try client.send(Self.block) }
        // Known requests beside others, in one read: all of their fields are looked at afterwards.
        let other = Array(Self.block.dropLast()) + [0x00, 1, UInt8(ascii: "n"), 1, UInt8(ascii: "o")]
        for _ in 0..<3 {
            let first = client.latest + 2
            let bytes =
                client.request(Self.block) + client.request(other) + client.request(other)
                + client.request(other) + client.request(Self.block) + client.request(Self.block)
            let texts = [["x=1"], ["n=o"], ["n=o"], ["n=o"], ["x=1"], ["x=1"]]
            let expected = texts.enumerated().map {
                Seen.headers(first + 2 * Int32($0.offset), Self.base + $0.element, ends: true)
            }
            #expect(try client.server.input(bytes) == expected)
        }
    }

    /// How a field gets into the table, after which the same bytes mean something else.
    private enum Way: CaseIterable {
        case request, padded, withPriority, continued, cut, trailers, refused
    }

    @Test("the same bytes mean something else when the table has changed", arguments: Way.allCases)
    private func changed(way: Way) throws {
        var client = try Client(maximumStreams: way == .refused ? 1 : 1_000)
        _ = try client.send(Array(Self.block.dropLast()) + Self.entry("1"))
        for _ in 0..<4 { _ = try client.send(Self.block) }
        let base = Array(Self.block.dropLast())
        let change = base + Self.entry("2")
        switch way {
        case .request: _ = try client.server.input(client.request(change))
        case .padded:
            _ = try client.server.input(client.frame(1, 0x0D, client.next(), [3] + change + [0, 0, 0]))
        case .withPriority:
            _ = try client.server.input(client.frame(1, 0x25, client.next(), [0, 0, 0, 0, 15] + change))
        case .continued:
            let stream = client.next()
            let head = client.frame(1, 0x01, stream, base)
            _ = try client.server.input(head + client.frame(9, 0x04, stream, Self.entry("2")))
        case .cut: _ = try client.server.input(client.request(change), piecesOf: 12)
        case .trailers:
            let stream = client.next()
            let head = client.frame(1, 0x04, stream, base)
            _ = try client.server.input(head + client.frame(1, 0x05, stream, Self.entry("2")))
        case .refused:
            let open = client.frame(1, 0x04, client.next(), base)
            _ = try client.server.input(open)
            _ = try client.server.input(client.request(change))
            _ = try client.server.output()
            // The one that was open leaves room.
            _ = try client.server.input(client.frame(3, 0, client.latest - 2, [0, 0, 0, 8]))
        }
        let changed = try client.send(Self.block)
        #expect(changed.fields == Self.base + ["x=2"])
        #expect(!changed.isKnown)
    }

    @Test("a block that changes the table does so every time")
    func changing() throws {
        var client = try Client()
        let base = Array(Self.block.dropLast())
        for value in "1222222" {
            let received = try client.send(base + Self.entry(value))
            #expect(received.fields == Self.base + ["x=\(value)"])
            #expect(!received.isKnown)
        }
        // The seventh entry is the first that came.
        #expect(try client.send(base + [0xBE + 6]).fields == Self.base + ["x=1"])
    }

    @Test("a table made empty has no field to refer to, though the bytes are known")
    func emptied() throws {
        var client = try Client()
        _ = try client.send(Array(Self.block.dropLast()) + Self.entry("1"))
        for _ in 0..<4 { _ = try client.send(Self.block) }
        _ = try client.send([0x20] + Array(Self.block.dropLast()))
        _ = try client.server.input(client.request(Self.block))
        #expect(try client.server.output().contains(UInt8(ErrorCode.compressionError.rawValue)))
        #expect(client.server.isFinished)
    }

    @Test("a block that a request may begin with does not end one")
    func trailers() throws {
        var client = try Client()
        _ = try client.send(Array(Self.block.dropLast()) + Self.entry("1"))
        for _ in 0..<4 { _ = try client.send(Self.block) }
        let stream = client.next()
        let seen = try client.server.input(
            client.frame(1, 0x04, stream, Self.block) + client.frame(1, 0x05, stream, Self.block)
        )
        #expect(seen == [.headers(stream, Self.base + ["x=1"], ends: false)])
        // RST_STREAM with PROTOCOL_ERROR.
        #expect(try client.server.output() == client.frame(3, 0, stream, [0, 0, 0, 1]))
    }

    @Test("each request's body is measured by the content-length that all have")
    func contentLength() throws {
        var client = try Client()
        let block = Array(Self.block.dropLast()) + [0x0F, 13, 1, UInt8(ascii: "2")]
        for count in [2, 2, 2, 2, 3, 2, 1, 2] {
            let stream = client.next()
            let body = [UInt8](repeating: 7, count: count)
            let seen = try client.server.input(
                client.frame(1, 0x04, stream, block) + client.frame(0, 0x01, stream, body)
            )
            let isRefused = try client.server.output().starts(with: client.frame(3, 0, stream, [0, 0, 0, 1]))
            #expect(isRefused == (count != 2))
            #expect(seen.contains(.data(stream, body, ends: true)) == (count == 2))
        }
    }

    @Test("a request that comes after GOAWAY is not told, known or not")
    func ignored() throws {
        var client = try Client()
        _ = try client.send(Array(Self.block.dropLast()) + Self.entry("1"))
        for _ in 0..<4 { _ = try client.send(Self.block) }
        client.server.submitGoAway(.noError)
        _ = try client.server.output()
        #expect(try client.server.input(client.request(Self.block) + client.request(Self.block)) == [])
    }

    @Test(
        "long blocks and those of many fields are read every time",
        arguments: [(1, 250), (1, 200), (33, 1), (28, 1)]
    )
    func large(fieldCount: Int, valueSize: Int) throws {
        var client = try Client()
        let value = [UInt8](repeating: UInt8(ascii: "v"), count: valueSize)
        // 127 and more take a second byte.
        let length = valueSize < 127 ? [UInt8(valueSize)] : [127, UInt8(valueSize - 127)]
        let field = [0x00, 1, UInt8(ascii: "k")] + length + value
        let block = Self.block.dropLast() + (0..<fieldCount).flatMap { _ in field }
        let fields = Self.base + (0..<fieldCount).map { _ in "k=" + String(repeating: "v", count: valueSize) }
        for _ in 0..<3 { _ = try client.send(Array(block)) }
        let isSmall = block.count <= LatestBlock.largestByteCount && fields.count <= FieldTable.Repetition.largestCount
        #expect(try client.send(Array(block)) == (fields, isSmall))
    }

    private static let representations: [(text: String, block: [UInt8], keeps: Bool)] = [
        ("nothing", [], true),
        ("indexed, static and dynamic", [0x82, 0xBE], true),
        ("an index of two bytes", [0xFF, 0x00], true),
        ("an index that is cut", [0xFF], false),
        ("an index that does not end", [0xFF, 0x80, 0x80, 0x80, 0x80], false),
        ("spelt out", [0x00, 1, 97, 1, 98], true),
        ("never to be remembered", [0x10, 1, 97, 1, 98], true),
        ("with an indexed name", [0x0F, 13, 1, 50], true),
        ("with an empty value", [0x04, 0], true),
        ("Huffman's code", [0x04, 0x82, 0x60, 0x7F], true),
        ("a name that is cut", [0x00, 2, 97], false),
        ("a value that is cut", [0x04, 3, 97, 97], false),
        ("without a value", [0x04], false),
        ("to be remembered", [0x44, 1, 97], false),
        ("to be remembered, behind others", [0x82, 0x40, 1, 97, 1, 98, 0x82], false),
        ("a new size", [0x20], false),
        ("a new size of many bytes", [0x3F, 0xE1, 0x1F, 0x82], false),
    ]

    @Test("which blocks leave the table as it is", arguments: representations)
    func keepsTable(row: (text: String, block: [UInt8], keeps: Bool)) {
        #expect(row.block.span.keepsDynamicTable == row.keeps, "\(row.text)")
    }
}
