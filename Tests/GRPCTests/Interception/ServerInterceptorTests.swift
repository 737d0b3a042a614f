import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Server interceptors")
struct ServerInterceptorTests {
    private static let unary = "/pkg.Service/First"
    private static let message = ServerPair.framed([1, 2, 3])

    /// One way for a call to end, and what an interceptor is told of it.
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Whether interceptors were asked about it.
        var begins = true
        let ended: Expected
        let play: @Sendable (ServerPair, Observer) throws -> Void

        struct Expected: Sendable {
            var method: String? = "First"
            let code: StatusCode
            var message = ""
            var isAnswered = false
            var received = MessageTraffic()
            var sent = MessageTraffic()
        }
    }

    private static let three = MessageTraffic(messageCount: 1, byteCount: 3)
    private static let deadline = "the deadline has passed"

    static let rows: [Row] = [
        Row(
            testDescription: "dispatcher: OK",
            ended: .init(
                code: .ok,
                isAnswered: true,
                received: three,
                sent: MessageTraffic(messageCount: 1, byteCount: 2)
            )
        ) { pair, _ in
            _ = try pair.send(message)
            pair.reply(pair.recorder.received[0].id, [4, 5])
        },
        Row(
            testDescription: "dispatcher: error",
            ended: .init(code: .notFound, message: "no", isAnswered: true, received: three)
        ) { pair, _ in
            _ = try pair.send(message)
            pair.loop.fail(pair.recorder.received[0].id, Status(.notFound, "no"))
        },
        Row(
            testDescription: "dispatcher: reset, answered later",
            ended: .init(code: .cancelled, message: "the caller reset the call", received: three)
        ) { pair, _ in
            let stream = try pair.open()
            pair.client.append(message, to: stream)
            pair.client.finish(stream)
            _ = try pair.exchange()
            pair.client.reset(stream, .cancel)
            _ = try pair.exchange()
            pair.reply(pair.recorder.received[0].id, [4])
        },
        Row(
            testDescription: "dispatcher: overdue",
            ended: .init(code: .deadlineExceeded, message: deadline, received: three)
        ) { pair, _ in
            _ = try pair.send(message, ["grpc-timeout": "10m"])
            pair.eventLoop.advanceTime(by: .milliseconds(30))
        },
        Row(
            testDescription: "dispatcher: connection lost",
            ended: .init(code: .cancelled, message: "the connection was lost", received: three)
        ) { pair, _ in
            _ = try pair.send(message)
            try pair.channel.close().wait()
        },
        Row(
            testDescription: "dispatcher: refused by an interceptor",
            ended: .init(code: .permissionDenied, message: "not you")
        ) { pair, observer in
            observer.verdict = { _ in .refused(Status(.permissionDenied, "not you")) }
            let seen = try pair.send(message)
            #expect(seen.lastFields.contains("grpc-status=7"))
            #expect(pair.recorder.received.isEmpty)
        },
        Row(
            testDescription: "dispatcher: no message",
            ended: .init(code: .unimplemented, message: "no message in a unary request")
        ) { pair, _ in _ = try pair.send([]) },
        Row(
            testDescription: "dispatcher: broken gzip",
            ended: .init(code: .internal, message: "a compressed message is corrupt", received: three)
        ) { pair, _ in _ = try pair.send(ServerPair.framed([1, 2, 3], flag: 1), ["grpc-encoding": "gzip"]) },
        Row(
            testDescription: "unknown method",
            begins: false,
            ended: .init(method: nil, code: .unimplemented, message: "unknown method")
        ) { pair, _ in _ = try pair.send(message, [":path": "/a/b"]) },
        Row(
            testDescription: "not gRPC",
            begins: false,
            ended: .init(code: .unknown, message: "the request was not gRPC")
        ) { pair, _ in _ = try pair.send([], ["content-type": "text/plain"]) },
        Row(
            testDescription: "GET",
            begins: false,
            ended: .init(code: .unknown, message: "the request was not gRPC")
        ) { pair, _ in _ = try pair.send([], [":method": "GET"]) },
        Row(
            testDescription: "malformed timeout",
            begins: false,
            ended: .init(code: .internal, message: "malformed grpc-timeout")
        ) { pair, _ in _ = try pair.send(message, ["grpc-timeout": "soon"]) },
        Row(
            testDescription: "deadline before authentication",
            begins: false,
            ended: .init(code: .deadlineExceeded, message: deadline)
        ) { pair, _ in _ = try pair.send(message, ["grpc-timeout": "0m"]) },
        Row(
            testDescription: "oversized metadata",
            begins: false,
            ended: .init(method: nil, code: .resourceExhausted, message: "the request's metadata is too large")
        ) { pair, _ in _ = try pair.send(message, ["x-large": String(repeating: "x", count: 10_000)]) },
        Row(
            testDescription: "task: OK",
            ended: .init(method: "Reverse", code: .ok, isAnswered: true, received: three, sent: three)
        ) { pair, _ in _ = try pair.send(message, [":path": Handlers.reverse.descriptor.path]) },
        Row(
            testDescription: "task: several messages",
            ended: .init(
                method: "Count",
                code: .ok,
                isAnswered: true,
                received: MessageTraffic(messageCount: 1, byteCount: 1),
                sent: MessageTraffic(messageCount: 5, byteCount: 5)
            )
        ) { pair, _ in _ = try pair.send(ServerPair.framed([5]), [":path": Handlers.count.descriptor.path]) },
        Row(
            testDescription: "task: error",
            ended: .init(method: "Failing", code: .aborted, message: "again", isAnswered: true, received: three)
        ) { pair, _ in _ = try pair.send(message, [":path": failing.descriptor.path]) },
        Row(
            testDescription: "task: reset",
            ended: .init(
                method: "Echo",
                code: .cancelled,
                message: "the caller reset the call",
                received: three,
                sent: three
            )
        ) { pair, _ in
            let stream = try pair.open([":path": Handlers.echo.descriptor.path])
            pair.client.append(message, to: stream)
            _ = try pair.exchange()
            pair.client.reset(stream, .cancel)
            _ = try pair.exchange()
        },
        Row(
            testDescription: "task: overdue",
            ended: .init(method: "Echo", code: .deadlineExceeded, message: deadline)
        ) { pair, _ in
            _ = try pair.open([":path": Handlers.echo.descriptor.path, "grpc-timeout": "10m"])
            _ = try pair.exchange()
            pair.eventLoop.advanceTime(by: .milliseconds(30))
            _ = try pair.exchange()
        },
        Row(
            testDescription: "task: overdue while the peer does not read",
            ended: .init(
                method: "Writer",
                code: .deadlineExceeded,
                message: deadline,
                received: MessageTraffic(messageCount: 1),
                sent: MessageTraffic(messageCount: fillingCount, byteCount: fillingCount * 995)
            )
        ) { pair, _ in
            let stream = try pair.open([":path": writer.descriptor.path, "grpc-timeout": "10m"])
            pair.client.append(ServerPair.framed([]), to: stream)
            pair.client.finish(stream)
            try pair.channel.writeInbound(ByteBuffer(bytes: pair.client.output()))
            pair.eventLoop.run()
            pair.eventLoop.advanceTime(by: .milliseconds(30))
        },
        Row(
            testDescription: "task: connection lost",
            ended: .init(method: "Echo", code: .cancelled, message: "the connection was lost")
        ) { pair, _ in
            _ = try pair.open([":path": Handlers.echo.descriptor.path])
            _ = try pair.exchange()
            try pair.channel.close().wait()
        },
        Row(
            testDescription: "task: refused by an interceptor",
            ended: .init(method: "Echo", code: .unauthenticated, message: "who?")
        ) { pair, observer in
            observer.verdict = { _ in .refused(Status(.unauthenticated, "who?")) }
            let seen = try pair.send(message, [":path": Handlers.echo.descriptor.path])
            #expect(seen.lastFields.contains("grpc-status=16"))
            #expect(pair.loop.handlerCount == 0)
        },
    ]

    private static let failing = ServiceMethod.unary(Handlers.descriptor(.unary, "Failing")) {
        (_, _: RawMessage) -> RawMessage in throw Status(.aborted, "again")
    }

    /// Messages of 1,000 bytes with their prefix that fill a stream's window, 256 KiB, and the 64 KiB that may wait before it.
    private static let fillingCount = (256 + 64) * 1024 / 1000 + 1

    private static let writer = Handlers.writer(Log())

    @Test("an interceptor is told once of each call, however it ends", arguments: rows)
    func ends(row: Row) throws {
        let observer = Observer()
        let services = [Handlers.reverse, Handlers.count, Handlers.echo, Self.failing, Self.writer]
        let pair = try ServerPair(interceptors: [observer], services: services)
        try row.play(pair, observer)
        pair.eventLoop.run()
        // What is left of the call goes with the connection, and is not told again.
        try? pair.channel.close().wait()
        pair.eventLoop.run()
        #expect(observer.begun == (row.begins ? [row.ended.method] : []))
        #expect(
            observer.ended == [
                Observer.Ended(
                    method: row.ended.method,
                    status: Status(row.ended.code, row.ended.message),
                    isAnswered: row.ended.isAnswered,
                    received: row.ended.received,
                    sent: row.ended.sent
                )
            ]
        )
    }

    @Test("the first refusal counts, and all interceptors hear of it")
    func order() throws {
        let observers = [Observer(), Observer(), Observer()]
        observers[1].verdict = { _ in .refused(Status(.permissionDenied)) }
        observers[2].verdict = { _ in .refused(Status(.unauthenticated)) }
        let pair = try ServerPair(interceptors: observers)
        #expect(try pair.send(Self.message).lastFields.contains("grpc-status=7"))
        #expect(observers.map(\.begun.count) == [1, 1, 0])
        #expect(observers.map { $0.ended.map(\.status.code) } == Array(repeating: [.permissionDenied], count: 3))
    }

    static let interests: [(interest: CallInterest, expected: [Int])] = [
        (.all, [2, 2]), (.begins, [2, 0]), (.successes, [0, 1]), (.failures, [0, 1]),
        ([.successes, .failures], [0, 2]),
    ]

    @Test("an interceptor hears of what it wants to hear of", arguments: interests)
    func interest(interest: CallInterest, expected: [Int]) throws {
        let observer = Observer()
        observer.interest = interest
        let pair = try ServerPair(interceptors: [observer])
        _ = try pair.send(Self.message)
        pair.reply(try #require(pair.recorder.received.last).id, [])
        _ = try pair.send(Self.message)
        pair.loop.fail(try #require(pair.recorder.received.last).id, Status(.aborted))
        #expect([observer.begun.count, observer.ended.count] == expected)
        #expect(interest != .successes || observer.ended[0].status.isOK)
        #expect(interest != .failures || !observer.ended[0].status.isOK)
    }

    @Test(
        "who was named as the caller is so for the dispatcher, the handler and later interceptors, and for no other call"
    )
    func callers() throws {
        let log = Log()
        let method = ServiceMethod.unary(Handlers.descriptor(.unary)) { (context, request: RawMessage) in
            log.note(context.caller?.name ?? "nobody")
            return request
        }
        let (naming, later) = (Observer(), Observer())
        naming.verdict = { call in
            call.withFirstValue("x-name") { value, count in
                count == 0 ? .admitted : .admittedAs(CallerIdentity(name: value.text))
            }
        }
        later.verdict = { call in
            log.note("begin \(call.caller?.name ?? "nobody")")
            return .admitted
        }
        later.look = { ended in log.note("end \(ended.call.caller?.name ?? "nobody")") }
        let pair = try ServerPair(interceptors: [naming, later], services: [method])
        for name in ["ann", "bob", nil] {
            _ = try pair.send(Self.message, ["x-name": name])
            let call = try #require(pair.recorder.received.last).id
            log.note(pair.loop.caller(of: call)?.name ?? "nobody")
            let isNamed = pair.loop.callerKey(of: call) == name.map { .named(CallerIdentity(name: $0)) }
            #expect(isNamed == (name != nil), "a caller has one share of the queue on all its connections")
            pair.reply(call, [])
            #expect(pair.loop.caller(of: call) == nil)
            _ = try pair.exchange()
        }
        #expect(
            log.notes == ["ann", "bob", "nobody"].flatMap { ["begin \($0)", $0, "end \($0)"] }
        )
        _ = try pair.send(Self.message, [":path": method.descriptor.path, "x-name": "eve"])
        #expect(log.notes.suffix(3) == ["begin eve", "eve", "end eve"])
    }

    @Test("what a call came with can be looked at, when it begins and when it ends")
    func description() throws {
        let observer = Observer()
        var seen: [String] = []
        func look(_ call: InterceptedCall) {
            let value = call.withFirstValue("x-key") { value, count in "\(value.text) \(count)" }
            let address = call.peerAddress?.port ?? 0
            seen.append("\(call.methodNumber ?? -1) \(value) \(call.metadata.entries.count) \(address)")
        }
        observer.verdict = { call in
            look(call)
            #expect(call.deadline < .distantFuture)
            return .admitted
        }
        observer.look = { look($0.call) }
        let pair = try ServerPair(interceptors: [observer])
        let stream = try pair.open([
            (":path", "/pkg.Service/Second"), ("x-key", "1"), ("x-key", "2"), ("x-keys", "3"), ("grpc-timeout", "1S"),
        ])
        pair.client.append(Self.message, to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        pair.reply(pair.recorder.received[0].id, [])
        #expect(seen == ["1 1 2 3 1", "1 1 2 3 1"])
    }

    @Test("a call takes as long as the loop's clock says, whatever time the loop had kept before")
    func duration() throws {
        let observer = Observer()
        var durations: [TimeAmount] = []
        observer.look = { durations.append($0.duration) }
        let pair = try ServerPair(interceptors: [observer])
        for milliseconds in [5, 0, 70] as [Int64] {
            _ = try pair.send(Self.message)
            pair.eventLoop.advanceTime(by: .milliseconds(milliseconds))
            pair.reply(try #require(pair.recorder.received.last).id, [])
            pair.eventLoop.advanceTime(by: .milliseconds(1000))
            _ = try pair.exchange()
        }
        #expect(durations == [.milliseconds(5), .milliseconds(0), .milliseconds(70)])
    }

    @Test("the time that a lost connection's calls ended is not kept for others")
    func durationAfterLoss() throws {
        let pair = try ServerPair(interceptors: [Observer()])
        _ = try pair.send(Self.message)
        try pair.channel.close().wait()
        // Sooner than the loop looks after its connections.
        pair.eventLoop.advanceTime(by: .milliseconds(1))
        #expect(pair.loop.clock.now(pair.eventLoop) == pair.eventLoop.now)
    }

    @Test("what a call came with that the protocol refused can be looked at too")
    func refusedDescription() throws {
        let observer = Observer()
        var seen: [String?] = []
        observer.look = { seen.append($0.call.metadata.first("x-key")) }
        let pair = try ServerPair(interceptors: [observer])
        _ = try pair.send(Self.message, [":path": "/a/b", "x-key": "1"])
        #expect(seen == ["1"])
    }

    @Test("what a method threw is shown to interceptors, and not to the caller")
    func cause() throws {
        let observer = Observer()
        var causes: [String] = []
        observer.look = { causes.append($0.cause.map { "\($0)" } ?? "none") }
        let method = ServiceMethod.unary(Handlers.descriptor(.unary)) { (_, _: RawMessage) -> RawMessage in
            throw Handlers.Private()
        }
        let pair = try ServerPair(interceptors: [observer], services: [method])
        let seen = try pair.send(Self.message, [":path": method.descriptor.path])
        #expect(causes == ["\(Handlers.Private())"])
        #expect(!seen.lastFields.joined().contains("password"))
    }
}
