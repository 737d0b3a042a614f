import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Unary calls on the client")
struct ClientCallTests {
    private static let headers = [(":status", "200"), ("content-type", "application/grpc")]

    @Test("a request carries what the protocol asks for")
    func request() throws {
        let pair = try ClientPair()
        var metadata = Metadata()
        metadata.add("x-raw-bin", [0xFF])
        _ = pair.start([7], timeout: .milliseconds(250), metadata: metadata)
        let seen = try pair.exchange()
        let fields = [
            ":method=POST", ":scheme=http", ":path=/pkg.Service/First", ":authority=h:1", "te=trailers",
            "content-type=application/grpc", "user-agent=grpc-swift-nghttp2/1.0", "x-raw-bin=/w",
            "grpc-timeout=250000u",
        ]
        #expect(seen == [.headers(1, fields, ends: false), .data(1, [0, 0, 0, 0, 1, 7], ends: true)])
    }

    @Test("the user agent is named as gRPC's are: a language, a variant and a version")
    func userAgent() throws {
        let form = #/grpc-[a-z]+(-[a-z0-9]+)?/[0-9]+(\.[0-9]+)*/#
        #expect(try form.wholeMatch(in: ClientConfiguration().userAgent) != nil)
    }

    @Test("an answer arrives whole, however its bytes are cut", arguments: [1, 3, 9, .max])
    func answered(size: Int) throws {
        let pair = try ClientPair()
        _ = pair.start(tag: 42, [1])
        _ = try pair.exchange()
        try pair.answer(
            Self.headers + [("x-head", "1")],
            ServerPair.framed([5, 6]),
            [("grpc-status", "0"), ("x-tail", "2")],
            piecesOf: size
        )
        #expect(pair.outcomes.map(\.tag) == [42])
        #expect(pair.outcomes.map(\.status) == [.ok])
        #expect(pair.outcomes.map(\.message) == [[5, 6]])
        #expect(pair.outcomes[0].initialMetadata.entries.map(\.key) == ["x-head"])
        #expect(pair.outcomes[0].trailers.entries.map(\.key) == ["x-tail"])
        #expect(pair.connection.inFlightCount == 0)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let headers: [(String, String)]
        let body: [UInt8]
        let trailers: [(String, String)]?
        let status: Status

        init(
            _ description: String,
            _ headers: [(String, String)],
            _ body: [UInt8] = [],
            _ trailers: [(String, String)]? = nil,
            is status: Status
        ) {
            testDescription = description
            self.headers = headers
            self.body = body
            self.trailers = trailers
            self.status = status
        }
    }

    private static func http(_ number: Int, _ code: StatusCode) -> Row {
        let status = Status(code, "HTTP status \(number) without a gRPC status")
        return Row("HTTP \(number)", [(":status", "\(number)")], Array("text".utf8), is: status)
    }

    static let rows: [Row] = [
        Row(
            "Trailers-Only",
            headers + [("grpc-status", "5"), ("grpc-message", "no%20such%25")],
            is: Status(.notFound, "no such%")
        ),
        Row(
            "details",
            headers + [("grpc-status", "9"), ("grpc-status-details-bin", "AQI")],
            is: Status(.failedPrecondition, details: [1, 2])
        ),
        Row("error after a message", headers, ServerPair.framed([1]), [("grpc-status", "13")], is: Status(.internal)),
        Row("a status that nobody knows", headers + [("grpc-status", "99")], is: Status(.unknown)),
        Row("a status that is no number", headers + [("grpc-status", "x")], is: Status(.unknown)),
        Row(
            "OK without a message",
            headers,
            [],
            [("grpc-status", "0")],
            is: Status(.unimplemented, "no message in a unary response")
        ),
        Row(
            "OK with two messages",
            headers,
            ServerPair.framed([1]) + ServerPair.framed([2]),
            [("grpc-status", "0")],
            is: Status(.unimplemented, "more than one message in a unary response")
        ),
        Row(
            "OK inside a message",
            headers,
            [0, 0, 0, 0, 9, 1],
            [("grpc-status", "0")],
            is: Status(.internal, "the response ended inside a message")
        ),
        Row(
            "no status at all",
            headers,
            ServerPair.framed([1]),
            is: Status(.unknown, "HTTP status 200 without a gRPC status")
        ),
        Row(
            "a message too long",
            headers,
            [0, 0, 0x40, 0, 1],
            [("grpc-status", "0")],
            is: Status(.resourceExhausted, "message of 4194305 bytes is over the limit of 4194304")
        ),
        Row(
            "compressed",
            headers + [("grpc-encoding", "gzip")],
            ServerPair.framed([1], flag: 1),
            [("grpc-status", "0")],
            is: Status(.internal, "the response is compressed in a way not asked for")
        ),
        http(400, .internal), http(401, .unauthenticated), http(403, .permissionDenied), http(404, .unimplemented),
        http(429, .unavailable), http(431, .internal), http(500, .unknown), http(502, .unavailable),
        http(503, .unavailable),
        http(504, .unavailable), http(204, .unknown),
    ]

    @Test("each answer becomes its status", arguments: rows)
    func statuses(row: Row) throws {
        let pair = try ClientPair()
        _ = pair.start()
        _ = try pair.exchange()
        try pair.answer(row.headers, row.headers[0].1 == "204" ? [] : row.body, row.trailers)
        #expect(pair.outcomes.map(\.status) == [row.status])
        #expect(pair.outcomes[0].message.isEmpty)
    }

    @Test(
        "each reset becomes its status",
        arguments: [
            (ErrorCode.refusedStream, StatusCode.unavailable), (.cancel, .cancelled),
            (.enhanceYourCalm, .resourceExhausted),
            (.inadequateSecurity, .permissionDenied), (.noError, .internal), (.protocolError, .internal),
            (.internalError, .internal), (.http11Required, .internal), (ErrorCode(rawValue: 77), .internal),
        ]
    )
    func resets(code: ErrorCode, status: StatusCode) throws {
        let pair = try ClientPair()
        _ = pair.start()
        _ = try pair.exchange()
        pair.server.reset(StreamHandle(slot: 0, id: 1), code)
        _ = try pair.exchange()
        #expect(pair.outcomes.map(\.status.code) == [status])
    }

    @Test("a call ends once its deadline has passed, and the server hears of it")
    func deadline() throws {
        let pair = try ClientPair()
        _ = pair.start(timeout: .milliseconds(100))
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .milliseconds(99))
        #expect(pair.outcomes.isEmpty)
        pair.eventLoop.advanceTime(by: .milliseconds(9))
        #expect(pair.outcomes.map(\.status.code) == [.deadlineExceeded])
        #expect(try pair.exchange() == [.closed(1, .cancel)])
        #expect(pair.outcomes.count == 1)
    }

    @Test("a server's reset with CANCEL is the deadline if that has passed", arguments: [(99, false), (100, true)])
    func deadlineOfServer(milliseconds: Int64, hasPassed: Bool) throws {
        let pair = try ClientPair()
        _ = pair.start(timeout: .milliseconds(100))
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .milliseconds(milliseconds))
        // The wheel turns every 8 ms.
        #expect(pair.outcomes.isEmpty)
        pair.server.reset(StreamHandle(slot: 0, id: 1), .cancel)
        _ = try pair.exchange()
        #expect(pair.outcomes.map(\.status.code) == [hasPassed ? .deadlineExceeded : .cancelled])
    }

    @Test("a cancelled call is reset and ends once")
    func cancelled() throws {
        let pair = try ClientPair()
        let call = try #require(pair.start())
        _ = try pair.exchange()
        pair.connection.cancel(call)
        pair.connection.cancel(call)
        #expect(pair.outcomes.map(\.status.code) == [.cancelled])
        #expect(try pair.exchange() == [.closed(1, .cancel)])
    }

    @Test("a lost connection ends its calls with UNAVAILABLE and takes no more")
    func connectionLost() throws {
        let pair = try ClientPair()
        for tag in 0..<3 { _ = pair.start(tag: UInt64(tag)) }
        _ = try pair.exchange()
        try pair.channel.close().wait()
        #expect(pair.outcomes.map(\.status.code) == [.unavailable, .unavailable, .unavailable])
        #expect(pair.start() == nil)
    }

    @Test("GOAWAY refuses the calls above its stream and lets the others end")
    func goAway() throws {
        let pair = try ClientPair()
        _ = pair.start(tag: 1)
        _ = try pair.exchange()
        pair.server.submitGoAway(.noError)
        let goAway = try pair.server.output()
        _ = pair.start(tag: 2)
        try pair.channel.writeInbound(ByteBuffer(bytes: goAway))
        #expect(pair.outcomes.map(\.tag) == [2])
        #expect(pair.outcomes.map(\.status.code) == [.unavailable])
        #expect(pair.start() == nil)
        try pair.answer(Self.headers, ServerPair.framed([]), [("grpc-status", "0")])
        #expect(pair.outcomes.map(\.tag) == [2, 1])
    }

    @Test("a call may start the next one from its end")
    func chained() throws {
        final class Chain: UnaryReceiver {
            let pair: ClientPair
            var count = 0
            init(_ pair: ClientPair) { self.pair = pair }
            func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>) {
                count += 1
                _ = pair.connection.start(pair.method, tag: tag + 1, receiver: self, limit: 0) { _ in }
            }
        }
        let pair = try ClientPair()
        let chain = Chain(pair)
        _ = pair.connection.start(pair.method, tag: 0, receiver: chain, limit: 0) { _ in }
        for number in 0..<100 {
            let id = Int32(number * 2 + 1)
            #expect(try pair.exchange().contains(.data(id, [0, 0, 0, 0, 0], ends: true)))
            let block = HeaderBlock([":status": "200", "content-type": "application/grpc", "grpc-status": "1"])
            // The server frees a place before the next request comes, and takes it again.
            pair.server.respond(to: StreamHandle(slot: 0, id: id), endingWith: block)
        }
        _ = try pair.exchange()
        #expect(chain.count == 100)
        // The call in flight refers to the chain, and the chain to the connection.
        try pair.channel.close().wait()
    }
}
