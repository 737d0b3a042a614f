import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("How far failed calls got, and the phases of a client's connection")
struct ClientReachTests {
    private static let headers = [(":status", "200"), ("content-type", "application/grpc")]

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Fails the call, which was exchanged if `isSent`.
        var isSent = true
        let fail: @Sendable (ClientPair) throws -> Void
        let reach: CallReach
    }

    private static let stream = StreamHandle(slot: 0, id: 1)

    static let rows: [Row] = [
        Row(testDescription: "refused", fail: { $0.server.reset(stream, .refusedStream) }, reach: .serverRefused),
        Row(testDescription: "reset otherwise", fail: { $0.server.reset(stream, .internalError) }, reach: .server),
        Row(
            testDescription: "refused after the response began",
            fail: { pair in
                pair.server.respond(to: stream, pair.server.register(HeaderBlock([":status": "200"])))
                _ = try pair.exchange()
                pair.server.reset(stream, .refusedStream)
            },
            reach: .server
        ),
        Row(testDescription: "lost", fail: { try $0.channel.close().wait() }, reach: .server),
        Row(
            testDescription: "lost before it left",
            isSent: false,
            fail: { try $0.channel.close().wait() },
            reach: .client
        ),
        Row(
            testDescription: "GOAWAY before it left",
            isSent: false,
            fail: { pair in
                pair.server.submitGoAway(.noError)
                try pair.channel.writeInbound(ByteBuffer(bytes: try pair.server.output()))
            },
            reach: .client
        ),
    ]

    @Test("each failure says whether the server can have seen the call", arguments: rows)
    func reach(row: Row) throws {
        let pair = try ClientPair()
        _ = pair.start()
        if row.isSent { _ = try pair.exchange() }
        try row.fail(pair)
        _ = try? pair.exchange()
        #expect(pair.outcomes.map(\.reach) == [row.reach])
        #expect(
            pair.outcomes.map(\.status.code) == [row.testDescription == "reset otherwise" ? .internal : .unavailable]
        )
    }

    @Test("calls that wait for the server's limit of streams never left when it winds up")
    func queued() throws {
        let pair = try ClientPair(maximumConcurrentStreams: 1)
        for tag in 0..<3 as Range<UInt64> { _ = pair.start(tag: tag) }
        _ = try pair.exchange()
        pair.server.submitShutdownNotice()
        _ = try pair.exchange()
        #expect(pair.outcomes.map(\.tag) == [1, 2])
        #expect(pair.outcomes.map(\.reach) == [.client, .client])
        try pair.answer(Self.headers, ServerPair.framed([]), [("grpc-status", "0")])
        #expect(pair.outcomes.last?.status == .ok)
    }

    @Test("ready with the server's SETTINGS, draining with its GOAWAY, closed after its calls")
    func phases() throws {
        let pair = try ClientPair()
        var phases: [ConnectionPhase] = []
        pair.connection.observePhase { phases.append($0) }
        _ = pair.start()
        _ = try pair.exchange()
        pair.server.submitGoAway(.noError)
        _ = try pair.exchange()
        #expect(phases == [.ready, .draining])
        try pair.answer(Self.headers, ServerPair.framed([]), [("grpc-status", "0")])
        #expect(pair.outcomes.map(\.status) == [.ok])
        #expect(phases == [.ready, .draining, .closed])
    }

    @Test("a connection that is drained here takes no more calls, finishes those it has, and closes")
    func drained() throws {
        let pair = try ClientPair()
        _ = pair.start()
        _ = try pair.exchange()
        pair.connection.drain()
        #expect(pair.start() == nil)
        #expect(pair.connection.phase == .draining)
        _ = try pair.exchange()
        try pair.answer(Self.headers, ServerPair.framed([1]), [("grpc-status", "0")])
        #expect(pair.outcomes.map(\.message) == [[1]])
        #expect(pair.connection.phase == .closed)
    }
}
