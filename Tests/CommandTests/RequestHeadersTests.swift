import HTTP2
import Testing

@testable import holdfast

/// HPACK by hand, read by nghttp2.
@Suite("Headers of the bench's requests")
struct RequestHeadersTests {
    private func fields(_ path: String, _ authority: String, scheme: String = "http") -> [String] {
        [
            ":method: POST", ":scheme: \(scheme)", ":path: \(path)", ":authority: \(authority)", "te: trailers",
            "content-type: application/grpc", "user-agent: holdfast-bench",
        ]
    }

    /// What the first block says, and the other one two times behind it.
    private func read(_ headers: RequestHeaders) throws -> [[String]] {
        let decoder = try HeaderDecoder()
        var seen: [[String]] = []
        for block in [headers.first, headers.following, headers.following] { seen.append(try read(block, decoder)) }
        return seen
    }

    private func read(_ block: [UInt8], _ decoder: HeaderDecoder) throws -> [String] {
        try decoder.decode(block.span).map { name, value in
            String(decoding: name, as: UTF8.self) + ": " + String(decoding: value, as: UTF8.self)
        }
    }

    @Test("every request has the same fields; but for the first, a byte stands for each", arguments: ["http", "https"])
    func blocks(scheme: String) throws {
        let made = RequestHeaders(path: "/p.S/M", authority: "h:1", isSecure: scheme == "https", tableSize: 4096)
        let headers = try #require(made)
        let seen = try read(headers)
        #expect(seen == Array(repeating: fields("/p.S/M", "h:1", scheme: scheme), count: 3))
        #expect(headers.following.count == 7)
    }

    @Test("a path and an authority may have any length", arguments: [1, 126, 127, 128, 254, 255, 300, 1_500])
    func lengths(byteCount: Int) throws {
        let path = "/" + String(repeating: "p", count: byteCount - 1)
        let authority = String(repeating: "h", count: byteCount)
        let made = RequestHeaders(path: path, authority: authority, isSecure: false, tableSize: 4096)
        let headers = try #require(made)
        let seen = try read(headers)
        #expect(seen == Array(repeating: fields(path, authority), count: 3))
        #expect(headers.following.count == 7)
    }

    /// Sizes of the server's table, and how the first block begins then (RFC 7541 section 6.3).
    private static let tableSizes: [(Int, [UInt8])] = [
        (242, [0x3F, 0xD3, 0x01]), (1_000, [0x3F, 0xC9, 0x07]), (4_095, [0x3F, 0xE0, 0x1F]), (4_096, []), (4_097, []),
        (65_536, []),
    ]

    @Test(
        "a table smaller than the default is acknowledged first, a larger one used up to the default",
        arguments: tableSizes
    )
    func smallTable(tableSize: Int, update: [UInt8]) throws {
        let made = RequestHeaders(path: "/a/b", authority: "h", isSecure: false, tableSize: tableSize)
        let headers = try #require(made)
        #expect(Array(headers.first.prefix(update.count)) == update)
        #expect(headers.first[update.count] == 0x83)
        let seen = try read(headers)
        #expect(seen == Array(repeating: fields("/a/b", "h"), count: 3))
    }

    @Test("a table without room for all fields is of no use", arguments: [0, 10, 241])
    func noRoom(tableSize: Int) {
        // Names, values and 32 bytes for each field are 242 bytes.
        let made = RequestHeaders(path: "/a/b", authority: "h", isSecure: false, tableSize: tableSize)
        #expect(made?.first == nil)
    }
}
