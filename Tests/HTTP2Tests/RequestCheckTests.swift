import HTTP2
import SessionTestSupport
import Testing

/// What a client sends that may be no request.
struct RequestRow: CustomTestStringConvertible, Sendable {
    let name: String
    var fields: [(String, String)]
    var body: Int?
    var trailers: [(String, String)]?
    var testDescription: String { name }

    static let request = [(":method", "POST"), (":scheme", "http"), (":authority", "h"), (":path", "/a/b")]

    init(_ name: String, _ fields: [(String, String)], body: Int? = nil, trailers: [(String, String)]? = nil) {
        self.name = name
        self.fields = fields
        self.body = body
        self.trailers = trailers
    }

    /// A request with further fields.
    init(_ name: String, adding fields: [(String, String)], body: Int? = nil, trailers: [(String, String)]? = nil) {
        self.init(name, Self.request + fields, body: body, trailers: trailers)
    }

    /// A request in which one field has another value, or is missing.
    init(_ name: String, _ field: String, _ value: String?) {
        let rest = Self.request.map { ($0.0, $0.0 == field ? value : $0.1) }
        self.init(name, rest.compactMap { key, value in value.map { (key, $0) } })
    }
}

/// Frames laid out by hand, since a session would not send what is malformed: literals without indexing, no Huffman code.
private enum RawFrame {
    static func frame(_ type: UInt8, flags: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let length = [16, 8, 0].map { UInt8(truncatingIfNeeded: payload.count >> $0) }
        return length + [type, flags, 0, 0, 0, 1] + payload
    }

    static func headers(_ fields: [(String, String)], endsStream: Bool, isIndexed: Bool = false) -> [UInt8] {
        var block: [UInt8] = []
        for (name, value) in fields {
            block += [isIndexed ? 0x40 : 0, UInt8(name.utf8.count)] + Array(name.utf8)
            block += [UInt8(value.utf8.count)] + Array(value.utf8)
        }
        return frame(1, flags: endsStream ? 5 : 4, block)
    }

    static func data(_ byteCount: Int, endsStream: Bool) -> [UInt8] {
        frame(0, flags: endsStream ? 1 : 0, Array(repeating: 7, count: byteCount))
    }
}

/// Whether a request is well-formed: RFC 9113 sections 8.1 to 8.3 and 8.5.
@Suite("Requests, well-formed or not")
struct RequestCheckTests {
    static let malformed: [RequestRow] = [
        RequestRow("no method", ":method", nil),
        RequestRow("no scheme", ":scheme", nil),
        RequestRow("no path", ":path", nil),
        RequestRow("neither authority nor host", ":authority", nil),
        RequestRow("an empty path", ":path", ""),
        RequestRow("a relative path", ":path", "a/b"),
        RequestRow("a path with a space", ":path", "/a b"),
        RequestRow("a path with a NUL", ":path", "/a\0b"),
        RequestRow("the asterisk without OPTIONS", ":path", "*"),
        RequestRow("an empty method", ":method", ""),
        RequestRow("a method that is no token", ":method", "PO ST"),
        RequestRow("a scheme with a slash", ":scheme", "ht/tp"),
        RequestRow("a scheme that begins with a digit", ":scheme", "2http"),
        RequestRow("an authority with a space", ":authority", "h h"),
        RequestRow("the method twice", adding: [(":method", "POST")]),
        RequestRow("the path twice", adding: [(":path", "/a/b")]),
        RequestRow("the scheme twice", adding: [(":scheme", "http")]),
        RequestRow("the authority twice", adding: [(":authority", "h")]),
        RequestRow("an unknown pseudo-header field", adding: [(":color", "red")]),
        RequestRow("a pseudo-header field of responses", adding: [(":status", "200")]),
        RequestRow("a pseudo-header field after another field", [("a", "b")] + RequestRow.request),
        RequestRow("a name in upper case", adding: [("Name", "v")]),
        RequestRow("an empty name", adding: [("", "v")]),
        RequestRow("a name with a space", adding: [("na me", "v")]),
        RequestRow("a name with a colon", adding: [("na:me", "v")]),
        RequestRow("a name beyond ASCII", adding: [("namé", "v")]),
        RequestRow("a value with a line break", adding: [("name", "a\nb")]),
        RequestRow("a value with a carriage return", adding: [("name", "a\rb")]),
        RequestRow("a value with a NUL", adding: [("name", "a\0b")]),
        RequestRow("a value with a delete", adding: [("name", "a\u{7F}")]),
        RequestRow("a value that begins with a space", adding: [("name", " a")]),
        RequestRow("a value that ends with a tab", adding: [("name", "a\t")]),
        RequestRow("connection", adding: [("connection", "close")]),
        RequestRow("keep-alive", adding: [("keep-alive", "1")]),
        RequestRow("proxy-connection", adding: [("proxy-connection", "close")]),
        RequestRow("transfer-encoding", adding: [("transfer-encoding", "chunked")]),
        RequestRow("upgrade", adding: [("upgrade", "h2c")]),
        RequestRow("te other than trailers", adding: [("te", "gzip")]),
        RequestRow("host twice", adding: [("host", "h"), ("host", "h")]),
        RequestRow("CONNECT with a path", ":method", "CONNECT"),
        RequestRow("CONNECT without an authority", [(":method", "CONNECT")]),
        RequestRow("a length that is no number", adding: [("content-length", "1x")], body: 1),
        RequestRow("a negative length", adding: [("content-length", "-1")]),
        RequestRow("an empty length", adding: [("content-length", "")]),
        RequestRow("a length of nineteen digits", adding: [("content-length", "1000000000000000000")]),
        RequestRow("two lengths", adding: [("content-length", "1"), ("content-length", "1")], body: 1),
        RequestRow("a body shorter than announced", adding: [("content-length", "3")], body: 2),
        RequestRow("a body longer than announced", adding: [("content-length", "3")], body: 4),
        RequestRow("no body where one was announced", adding: [("content-length", "3")]),
        RequestRow(
            "trailers before all of the body",
            adding: [("content-length", "3")],
            body: 2,
            trailers: [("a", "b")]
        ),
        RequestRow("a pseudo-header field in trailers", adding: [], body: 1, trailers: [(":path", "/")]),
        RequestRow("a name in upper case in trailers", adding: [], body: 1, trailers: [("A", "b")]),
    ]

    static let wellFormed: [RequestRow] = [
        RequestRow("the least", adding: []),
        RequestRow(
            "host for the authority",
            [(":method", "POST"), (":scheme", "http"), (":path", "/"), ("host", "h")]
        ),
        RequestRow(
            "the asterisk with OPTIONS",
            [(":method", "OPTIONS"), (":scheme", "http"), (":path", "*"), ("host", "h")]
        ),
        RequestRow("CONNECT", [(":method", "CONNECT"), (":authority", "h:1")]),
        RequestRow("te: trailers in any case", adding: [("te", "Trailers")]),
        RequestRow("every character of a token", adding: [("!#$%&'*+-.^_`|~09az", "v")]),
        RequestRow("a value with tab, space and letters beyond ASCII", adding: [("name", "a\tb cé")]),
        RequestRow("an empty value", adding: [("name", "")]),
        RequestRow("a length that is right", adding: [("content-length", "3")], body: 3),
        RequestRow("a length of 0", adding: [("content-length", "0")]),
        RequestRow("trailers", adding: [], body: 3, trailers: [("a", "b")]),
    ]

    private func send(_ row: RequestRow, isIndexed: Bool = false) throws -> [Seen] {
        let server = try Session(role: .server)
        let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]
        _ = try server.input(preface)
        _ = try server.output()
        var bytes = RawFrame.headers(
            row.fields,
            endsStream: row.body == nil && row.trailers == nil,
            isIndexed: isIndexed
        )
        if let body = row.body { bytes += RawFrame.data(body, endsStream: row.trailers == nil) }
        if let trailers = row.trailers { bytes += RawFrame.headers(trailers, endsStream: true) }
        var seen = try server.input(bytes)
        // RST_STREAM goes out, which closes the stream.
        let output = try server.output()
        let isReset = output.count >= 13 && output[3] == 3 && output.suffix(4) == [0, 0, 0, 1]
        seen += server.takeEvents()
        #expect(isReset == seen.contains(.closed(1, .protocolError)))
        return seen
    }

    @Test("what is malformed is reset with PROTOCOL_ERROR, and its end is never told", arguments: malformed)
    func refused(row: RequestRow) throws {
        for isIndexed in [false, true] {
            let seen = try send(row, isIndexed: isIndexed)
            #expect(seen.last == .closed(1, .protocolError), "\(seen)")
            if row.body == nil { #expect(seen.count == 1, "\(seen)") }
        }
    }

    @Test("what is well-formed passes", arguments: wellFormed)
    func passes(row: RequestRow) throws {
        let seen = try send(row)
        #expect(!seen.contains(.closed(1, .protocolError)), "\(seen)")
        #expect(seen.first == .headers(1, row.fields.map { "\($0.0)=\($0.1)" }, ends: row.body == nil))
    }

    @Test("trailers that do not end the request make it malformed")
    func openTrailers() throws {
        let server = try Session(role: .server)
        _ = try server.input(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0])
        _ = try server.input(RawFrame.headers(RequestRow.request, endsStream: false))
        _ = try server.input(RawFrame.headers([("a", "b")], endsStream: false))
        _ = try server.output()
        #expect(server.takeEvents() == [.closed(1, .protocolError)])
    }
}
