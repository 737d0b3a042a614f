import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

/// A ``ClientPair`` used through the interface for tasks, which run on its loop.
private final class StreamPair {
    let pair: ClientPair
    let client: GRPCClientConnection
    let log = Log()

    init() throws {
        pair = try ClientPair()
        client = GRPCClientConnection(
            channel: pair.channel,
            connection: NIOLoopBound(pair.connection, eventLoop: pair.eventLoop)
        )
    }

    /// Starts a call; what its closure throws is noted.
    func start(
        gzip: GzipUse = [],
        metadata: Metadata? = nil,
        timeout: Duration? = nil,
        _ body: @escaping @Sendable (ClientStream<RawMessage, RawMessage>) async throws -> Void
    ) -> Task<Void, Never> {
        let method = MethodDescriptor(service: "pkg.Service", method: "Stream", kind: .bidirectional)
        return Task(executorPreference: client.executor) { [client, log] in
            do {
                let options = CallOptions(metadata: metadata ?? Metadata(), timeout: timeout, gzip: gzip)
                try await client.bidirectional(method, options: options, body)
            } catch {
                log.note((error as? Status).map { "\($0.code)" } ?? "\(error)")
            }
        }
    }

    func exchange() throws -> [Seen] {
        pair.eventLoop.run()
        return try pair.exchange()
    }

    /// What the server sends: the headers at the first time.
    func send(_ bytes: [UInt8], headers: [(String, String)] = StreamPair.headers) throws -> [Seen] {
        if pair.server.isOpen(stream), !hasSentHeaders {
            hasSentHeaders = true
            let block = HeaderBlock(headers.map { (name: $0.0, value: Array($0.1.utf8)) })
            pair.server.respond(to: stream, pair.server.register(block))
        }
        pair.server.append(bytes, to: stream)
        return try exchange()
    }

    func end(_ trailers: [(String, String)]) throws -> [Seen] {
        pair.server.finish(stream, trailers: HeaderBlock(trailers.map { (name: $0.0, value: Array($0.1.utf8)) }))
        return try exchange()
    }

    static let headers = [(":status", "200"), ("content-type", "application/grpc")]
    private var hasSentHeaders = false
    let stream = StreamHandle(slot: 0, id: 1)
}

@Suite("Streaming calls on the client")
struct StreamingClientTests {
    @Test("messages go both ways, with metadata before and behind")
    func exchange() throws {
        let pair = try StreamPair()
        let log = pair.log
        var metadata = Metadata()
        metadata.add("x-in", "1")
        _ = pair.start(metadata: metadata, timeout: .seconds(9)) { stream in
            try await stream.requests.write(RawMessage([1]))
            log.note("\(try await stream.initialMetadata().entries.map(\.key))")
            for try await message in stream.responses {
                log.note("\(message.bytes)")
                try await stream.requests.write(message)
            }
            log.note(
                "\(await stream.trailers().entries.map(\.key)) \(String(describing: await stream.outcome()?.code))"
            )
        }
        let seen = try pair.exchange()
        #expect(Set(seen.lastFields).isSuperset(of: [":path=/pkg.Service/Stream", "x-in=1", "grpc-timeout=9000000u"]))
        #expect(seen.body == ServerPair.framed([1]))
        #expect(try pair.send([], headers: StreamPair.headers + [("x-first", "f")]).isEmpty)
        #expect(pair.log.notes == ["[\"x-first\"]"])
        #expect(
            try pair.send(ServerPair.framed([5]) + ServerPair.framed([])).body == ServerPair.framed([5])
                + ServerPair.framed([])
        )
        _ = try pair.end([("grpc-status", "0"), ("x-last", "l")])
        #expect(pair.log.notes.suffix(3) == ["[5]", "[]", "[\"x-last\"] Optional(GRPC.StatusCode.ok)"])
        #expect(pair.pair.connection.inFlightCount == 0)
    }

    @Test("messages arrive whole, however their bytes are cut, and compressed ones inflated", arguments: 1...20)
    func cut(size: Int) throws {
        let pair = try StreamPair()
        let log = pair.log
        _ = pair.start(gzip: [.accepting, .sending]) { stream in
            try await stream.requests.write(RawMessage([1, 1]))
            try await stream.requests.write(RawMessage([2]), compressed: false)
            await stream.finishRequests()
            for try await message in stream.responses.received {
                log.note("\(message.message.bytes) \(message.wasCompressed)")
            }
        }
        let seen = try pair.exchange()
        #expect(seen.body == ServerPair.framed(gzipped([1, 1]), flag: 1) + ServerPair.framed([2]))
        try pair.pair.answer(
            StreamPair.headers + [("grpc-encoding", "gzip")],
            ServerPair.framed(gzipped([3]), flag: 1) + ServerPair.framed([4, 5]),
            [("grpc-status", "0")],
            piecesOf: size
        )
        _ = try pair.exchange()
        #expect(log.notes == ["[3] true", "[4, 5] false"])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var headers = StreamPair.headers
        var body: [UInt8] = []
        var trailers = [("grpc-status", "0")]
        let code: StatusCode
    }

    static let rows: [Row] =
        [
            Row(testDescription: "a status", trailers: [("grpc-status", "5")], code: .notFound),
            Row(testDescription: "not gRPC", headers: [(":status", "503")], trailers: [], code: .unavailable),
            Row(testDescription: "no status", trailers: [("x", "y")], code: .unknown),
            Row(testDescription: "cut off", body: [0, 0, 0, 0, 9, 1], code: .internal),
            Row(testDescription: "unknown flag", body: ServerPair.framed([], flag: 3), code: .internal),
            Row(testDescription: "compressed unasked", body: ServerPair.framed([], flag: 1), code: .internal),
            Row(testDescription: "too long", body: [0, 0, 0x40, 0, 1], code: .resourceExhausted),
        ]
        + DamagedMessage.rows.map { row in
            Row(
                testDescription: row.testDescription,
                headers: StreamPair.headers + [("grpc-encoding", "gzip")],
                body: ServerPair.framed(row.message, flag: 1),
                code: row.code
            )
        }

    @Test("each answer that is not OK is thrown to the reader, behind the messages before it", arguments: rows)
    func failures(row: Row) throws {
        let pair = try StreamPair()
        let log = pair.log
        _ = pair.start(gzip: .accepting) { stream in
            for try await message in stream.responses { log.note("\(message.bytes)") }
            log.note("ended")
        }
        _ = try pair.exchange()
        let isGRPC = row.headers.count > 1
        try pair.pair.answer(row.headers, (isGRPC ? ServerPair.framed([1]) : []) + row.body, row.trailers)
        _ = try pair.exchange()
        #expect(log.notes.last == "\(row.code)")
        #expect(!log.notes.contains("ended"))
        if row.body.isEmpty && isGRPC { #expect(log.notes.first == "[1]") }
        #expect(pair.pair.connection.inFlightCount == 0)
    }

    @Test("a reset, a lost connection and a deadline end reading and writing")
    func ends() throws {
        let rows: [(StatusCode, (StreamPair) throws -> Void)] = [
            (.cancelled, { $0.pair.server.reset($0.stream, .cancel) }),
            (.unavailable, { $0.pair.server.reset($0.stream, .refusedStream) }),
            (.unavailable, { try $0.pair.channel.close().wait() }),
            (.deadlineExceeded, { $0.pair.eventLoop.advanceTime(by: .seconds(2)) }),
        ]
        for (code, end) in rows {
            let pair = try StreamPair()
            let log = pair.log
            _ = pair.start(timeout: .seconds(1)) { stream in
                do throws(Status) {
                    for try await _ in stream.responses {}
                } catch {
                    log.note("\(error.code)")
                }
                try await stream.requests.write(RawMessage([]))
            }
            _ = try pair.exchange()
            try end(pair)
            _ = try? pair.exchange()
            #expect(log.notes == ["\(code)", "\(code)"])
        }
    }

    @Test("a call is reset when its closure ends before the server's answer, and when its task is cancelled")
    func resets() throws {
        let early = try StreamPair()
        _ = early.start { stream in
            try await stream.requests.write(RawMessage([1]))
            for try await _ in stream.responses { return }
        }
        _ = try early.exchange()
        #expect(try early.send(ServerPair.framed([2])) == [.closed(1, .cancel)])
        #expect(early.pair.connection.inFlightCount == 0)

        let cancelled = try StreamPair()
        let task = cancelled.start { stream in for try await _ in stream.responses {} }
        _ = try cancelled.exchange()
        task.cancel()
        #expect(try cancelled.exchange() == [.closed(1, .cancel)])
        #expect(cancelled.log.notes == ["cancelled"])
    }

    @Test("a writer waits while the server takes nothing, and fails once the server has ended the call")
    func backPressure() throws {
        let pair = try StreamPair()
        let log = pair.log
        _ = pair.start { stream in
            while true {
                try await stream.requests.write(RawMessage([UInt8](repeating: 0, count: 9_995)))
                log.note("written")
            }
        }
        var count = try pair.exchange().body.count
        #expect(count == 256 * 1024)
        #expect(log.notes.count * 10_000 - count < 80_000)
        pair.pair.server.consume(pair.stream, count)
        count += try pair.exchange().body.count
        #expect(count == 512 * 1024)
        _ = try pair.send([])
        _ = try pair.end([("grpc-status", "8")])
        #expect(log.notes.last == "resourceExhausted")
    }

    @Test("a server may send one window to a caller that does not read")
    func reading() throws {
        let pair = try StreamPair()
        let log = pair.log
        let (turns, turn) = AsyncStream.makeStream(of: Void.self)
        _ = pair.start { stream in
            for await _ in turns { break }
            for try await message in stream.responses { log.note("\(message.bytes.count)") }
        }
        _ = try pair.exchange()
        for _ in 0..<50 { _ = try pair.send(ServerPair.framed([UInt8](repeating: 0, count: 9_995))) }
        #expect(pair.pair.server.pendingByteCount == 500_000 - 256 * 1024)
        turn.yield()
        _ = try pair.exchange()
        #expect(log.notes.count == 50)
    }
}
