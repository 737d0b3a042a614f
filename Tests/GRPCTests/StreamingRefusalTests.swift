import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Synchronization
import Testing

@testable import GRPC

/// How streaming calls end that do not end with OK.
@Suite("Streaming calls that fail")
struct StreamingRefusalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let method: ServiceMethod
        var changes: [(String, String?)] = []
        var body: [UInt8] = []
        let expected: [String]

        init(
            _ description: String,
            _ method: ServiceMethod,
            _ changes: [(String, String?)] = [],
            body: [UInt8] = [],
            is expected: [String]
        ) {
            testDescription = description
            self.method = method
            self.changes = changes
            self.body = body
            self.expected = expected
        }
    }

    private static let gzip: [(String, String?)] = [("grpc-encoding", "gzip")]
    private static let message = ServerPair.framed([1, 2])
    private static let health = ServiceMethod.unary(Handlers.descriptor(.unary)) {
        (_, request: GRPCHealth.HealthCheckRequest) in
        GRPCHealth.HealthCheckResponse(status: .serving)
    }

    private static func failing(_ error: any Error & Sendable, after count: Int = 0) -> ServiceMethod {
        ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (_, _: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            for _ in 0..<count { try await responses.write(RawMessage([9])) }
            throw error
        }
    }

    static let rows: [Row] =
        [
            Row("JSON", Handlers.echo, [("content-type", "application/json")], is: [":status=415"]),
            Row("GET", Handlers.echo, [(":method", "GET")], is: [":status=405"]),
            Row("timeout that has passed", Handlers.echo, [("grpc-timeout", "0n")], is: ["grpc-status=4"]),
            Row("unsupported encoding", Handlers.echo, [("grpc-encoding", "br")], is: ["grpc-status=12"]),
            Row(
                "compressed without encoding",
                Handlers.echo,
                body: ServerPair.framed([1], flag: 1),
                is: ["grpc-status=13"]
            ),
            Row("unknown flag", Handlers.echo, gzip, body: ServerPair.framed([1], flag: 2), is: ["grpc-status=13"]),
            Row("cut off in the prefix", Handlers.echo, body: [0, 0, 0], is: ["grpc-status=13"]),
            Row("cut off in the message", Handlers.echo, body: message.dropLast(), is: ["grpc-status=13"]),
            Row("cut off in the second", Handlers.echo, body: message + message.dropLast(), is: ["grpc-status=13"]),
            Row("too long", Handlers.echo, body: [0, 0, 0x40, 0, 1], is: ["grpc-status=8"]),
            Row("no message, unary", Handlers.reverse, is: ["grpc-status=12"]),
            Row("two messages, unary", Handlers.reverse, body: message + message, is: ["grpc-status=12"]),
            Row("no message, server streaming", Handlers.count, is: ["grpc-status=12"]),
            Row("two messages, server streaming", Handlers.count, body: message + message, is: ["grpc-status=12"]),
            Row("does not parse", health, body: ServerPair.framed([0x0A, 9]), is: ["grpc-status=13"]),
            Row("field at fault", health, body: ServerPair.framed([0x0A, 1, 0xFF]), is: ["grpc-status=3"]),
            Row("a status thrown", failing(Status(.aborted, "no")), is: ["grpc-status=10", "grpc-message=no"]),
            Row("a status after messages", failing(Status(.aborted), after: 2), is: ["grpc-status=10"]),
            Row(
                "anything else thrown",
                failing(Handlers.Private()),
                is: ["grpc-status=2", "grpc-message=the service failed"]
            ),
            Row("cancellation thrown", failing(CancellationError(), after: 1), is: ["grpc-status=2"]),
        ]
        + DamagedMessage.rows.map { row in
            let body = ServerPair.framed(row.message, flag: 1)
            return Row(row.testDescription, Handlers.echo, gzip, body: body, is: ["grpc-status=\(row.code.rawValue)"])
        }

    @Test("each ends with its status, and nothing internal leaks", arguments: rows)
    func failing(row: Row) throws {
        let pair = try ServerPair(services: [row.method])
        let stream = try pair.open([(":path", row.method.descriptor.path)] + row.changes)
        pair.client.append(row.body, to: stream)
        pair.client.finish(stream)
        let seen = try pair.exchange()
        for field in row.expected { #expect(seen.lastFields.contains(field), "\(seen.lastFields)") }
        #expect(!seen.lastFields.contains { $0.contains("password") })
        #expect(seen.last == .closed(1, .noError))
        #expect(pair.loop.handlerCount == 0)

        // The connection goes on.
        _ = try pair.send(Self.message)
        #expect(pair.recorder.received.map(\.message) == [[1, 2]])
    }

    @Test(
        "each whose requests do not end ends the same, with a reset behind the trailers",
        arguments: rows.filter { row in
            !["cut off", "no message", "does not", "field at"].contains { row.testDescription.hasPrefix($0) }
        }
    )
    func failingEarly(row: Row) throws {
        let pair = try ServerPair(services: [row.method])
        let stream = try pair.open([(":path", row.method.descriptor.path)] + row.changes)
        pair.client.append(row.body, to: stream)
        let seen = try pair.exchange()
        for field in row.expected { #expect(seen.lastFields.contains(field), "\(seen.lastFields)") }
        #expect(seen.last == .closed(1, .noError))
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("a handler that ends with OK before the requests do is followed by a reset without error")
    func earlyEnd() throws {
        let method = ServiceMethod.clientStreaming(Handlers.descriptor(.clientStreaming)) {
            (_, requests: MessageStream<RawMessage>) in
            for try await message in requests { return message }
            return RawMessage([])
        }
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path])
        pair.client.append(Self.message + Self.message, to: stream)
        let seen = try pair.exchange()
        #expect(seen.body == Self.message)
        #expect(seen.suffix(2) == [.headers(1, ["grpc-status=0"], ends: true), .closed(1, .noError)])
    }

    // MARK: Cancellation

    @Test(
        "a reset of any code cancels the handler, whether it reads, writes or waits for something else",
        arguments: [ErrorCode.noError, .cancel, .internalError, .refusedStream, ErrorCode(rawValue: 99)]
    )
    func reset(code: ErrorCode) throws {
        let logs = [Log(), Log(), Log()]
        let methods = [Handlers.reader(logs[0]), Handlers.writer(logs[1]), Handlers.patient(logs[2])]
        let pair = try ServerPair(services: methods)
        for (method, log) in zip(methods, logs) {
            let stream = try pair.open([":path": method.descriptor.path])
            if method.descriptor.kind == .serverStreaming {
                pair.client.append(ServerPair.framed([]), to: stream)
                pair.client.finish(stream)
            }
            _ = try pair.exchange()
            #expect(pair.loop.handlerCount == 1)
            pair.client.reset(stream, code)
            _ = try pair.exchange()
            #expect(pair.loop.handlerCount == 0)
            #expect(log.notes.last?.hasSuffix("true") == true || log.notes.last == "cancelled")
        }
        _ = try pair.send(Self.message)
        #expect(pair.recorder.received.count == 1)
    }

    @Test("a lost connection cancels its handlers")
    func connectionLost() throws {
        let log = Log()
        let method = Handlers.reader(log)
        let pair = try ServerPair(services: [method])
        for _ in 0..<3 { _ = try pair.open([":path": method.descriptor.path]) }
        _ = try pair.exchange()
        #expect(pair.loop.handlerCount == 3)
        try pair.channel.close().wait()
        pair.eventLoop.run()
        #expect(log.notes == ["cancelled true", "cancelled true", "cancelled true"])
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("a deadline cancels the handler and ends the call, before its headers or after")
    func deadline() throws {
        for body in [[], Self.message] {
            let log = Log()
            let method = Handlers.reader(log)
            let pair = try ServerPair(services: [method])
            let stream = try pair.open([":path": method.descriptor.path, "grpc-timeout": "100m"])
            pair.client.append(body, to: stream)
            #expect(try pair.exchange().body == body)
            pair.eventLoop.advanceTime(by: .milliseconds(99))
            #expect(log.notes.isEmpty)
            pair.eventLoop.advanceTime(by: .milliseconds(9))
            let seen = try pair.exchange()
            #expect(seen.lastFields.contains("grpc-status=4"))
            #expect(seen.last == .closed(1, .noError))
            #expect(log.notes == ["deadlineExceeded true"])
        }
    }

    @Test("a call that has ended has no deadline any more")
    func deadlineCleared() throws {
        let pair = try ServerPair(services: [Handlers.echo])
        _ = try pair.send(Self.message, [":path": Handlers.echo.descriptor.path, "grpc-timeout": "1S"])
        pair.eventLoop.advanceTime(by: .seconds(5))
        #expect(try pair.exchange().isEmpty)
    }

    @Test("handlers that still run after their reset count against the limit of streams")
    func rapidReset() throws {
        var configuration = ServerConfiguration()
        configuration.session.maximumConcurrentStreams = 2
        let held = Mutex<[CheckedContinuation<Void, Never>]>([])
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (_, _: MessageStream<RawMessage>, _: MessageSink<RawMessage>) in
            // A continuation does not hear of the cancellation.
            await withCheckedContinuation { continuation in held.withLock { $0.append(continuation) } }
        }
        let pair = try ServerPair(configuration: configuration, services: [method, Handlers.echo])
        for _ in 0..<2 {
            let stream = try pair.open([":path": method.descriptor.path])
            _ = try pair.exchange()
            pair.client.reset(stream, .cancel)
            _ = try pair.exchange()
        }
        _ = try pair.open([":path": method.descriptor.path])
        #expect(try pair.exchange().lastFields.contains("grpc-status=8"))
        #expect(pair.loop.handlerCount == 2)
        for continuation in held.withLock({ $0 }) { continuation.resume() }
        _ = try pair.exchange()
        #expect(pair.loop.handlerCount == 0)
        _ = try pair.open([":path": Handlers.echo.descriptor.path])
        _ = try pair.exchange()
        #expect(pair.loop.handlerCount == 1)
    }
}
