import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Synchronization
import Testing

@testable import GRPC

@Suite("Streaming calls on the server")
struct StreamingServerTests {
    private static let grpc = [":status=200", "content-type=application/grpc"]

    private static func framed(_ messages: [[UInt8]]) -> [UInt8] {
        messages.flatMap { ServerPair.framed($0) }
    }

    @Test("messages go both ways, however the bytes are cut", arguments: 1...30)
    func echo(size: Int) throws {
        let pair = try ServerPair(services: [Handlers.echo])
        let stream = try pair.open([":path": Handlers.echo.descriptor.path])
        let messages: [[UInt8]] = [[1], [], [2, 3], [UInt8](repeating: 4, count: 300)]
        pair.client.append(Self.framed(messages), to: stream)
        pair.client.finish(stream)
        let seen = try pair.exchange(piecesOf: size)
        #expect(seen.first == .headers(1, Self.grpc, ends: false))
        #expect(seen.body == Self.framed(messages))
        #expect(seen.suffix(2) == [.headers(1, ["grpc-status=0"], ends: true), .closed(1, .noError)])
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("a response need not wait for the end of the requests")
    func pingPong() throws {
        let pair = try ServerPair(services: [Handlers.echo])
        let stream = try pair.open([":path": Handlers.echo.descriptor.path])
        for number in 0..<5 as Range<UInt8> {
            pair.client.append(ServerPair.framed([number]), to: stream)
            #expect(try pair.exchange().body == ServerPair.framed([number]))
        }
        pair.client.finish(stream)
        #expect(try pair.exchange().lastFields == ["grpc-status=0"])
    }

    @Test("each kind of method has its shape")
    func kinds() throws {
        let pair = try ServerPair(services: [Handlers.reverse, Handlers.join, Handlers.count])
        let rows: [(ServiceMethod, [[UInt8]], [[UInt8]])] = [
            (Handlers.reverse, [[1, 2]], [[2, 1]]),
            (Handlers.join, [[1], [2, 3], []], [[1, 2, 3]]),
            (Handlers.join, [], [[]]),
            (Handlers.count, [[3]], [[0], [1], [2]]),
            (Handlers.count, [[0]], []),
        ]
        for (method, requests, responses) in rows {
            let seen = try pair.send(Self.framed(requests), [":path": method.descriptor.path])
            #expect(seen.body == Self.framed(responses))
            #expect(seen.lastFields.contains("grpc-status=0"))
            #expect(seen.lastFields.contains(":status=200") == responses.isEmpty)
        }
    }

    @Test("unary calls of the dispatcher and of tasks live beside each other")
    func besideDispatcher() throws {
        let pair = try ServerPair(services: [Handlers.reverse])
        _ = try pair.send(ServerPair.framed([7]))
        _ = try pair.send(ServerPair.framed([8]), [":path": Handlers.reverse.descriptor.path])
        #expect(pair.recorder.received.map(\.message) == [[7]])
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("what one read brings wakes a handler once, and what it writes leaves with one write")
    func batch() throws {
        let pair = try ServerPair(services: [Handlers.echo])
        let stream = try pair.open([":path": Handlers.echo.descriptor.path])
        pair.client.append(ServerPair.framed([0]), to: stream)
        _ = try pair.exchange()
        for _ in 0..<500 { pair.client.append(ServerPair.framed([1, 2, 3]), to: stream) }
        try pair.channel.writeInbound(ByteBuffer(bytes: pair.client.output()))
        pair.eventLoop.run()
        let written = try #require(try pair.channel.readOutbound(as: ByteBuffer.self))
        #expect(try pair.channel.readOutbound(as: ByteBuffer.self) == nil)
        #expect(try pair.client.input(Array(written.readableBytesView)).body.count == 500 * 8)
    }

    @Test("metadata goes first, with the messages and last")
    func metadata() throws {
        let log = Log()
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (context, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            log.note(context.metadata.first("x-in") ?? "none")
            var metadata = Metadata()
            metadata.add("x-first", "1")
            try await context.sendInitialMetadata(metadata)
            for try await message in requests { try await responses.write(message) }
            metadata = Metadata()
            metadata.add("x-last-bin", [0xFF])
            await context.setTrailers(metadata)
            await #expect(throws: Status(.internal, "the initial metadata has been sent")) {
                try await context.sendInitialMetadata(metadata)
            }
        }
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path, "x-in": "here"])
        #expect(try pair.exchange() == [.headers(1, Self.grpc + ["x-first=1"], ends: false)])
        pair.client.append(ServerPair.framed([5]), to: stream)
        pair.client.finish(stream)
        let seen = try pair.exchange()
        #expect(seen.body == ServerPair.framed([5]))
        #expect(seen.lastFields == ["grpc-status=0", "x-last-bin=/w"])
        #expect(log.notes == ["here"])
    }

    @Test("a handler knows its deadline and where its caller is")
    func context() throws {
        let log = Log()
        let method = ServiceMethod.unary(Handlers.descriptor(.unary)) { (context, request: RawMessage) in
            log.note("\(context.deadline.uptimeNanoseconds) \(context.method.method) \(context.acceptsGzip)")
            return request
        }
        let pair = try ServerPair(services: [method])
        let now = pair.eventLoop.now
        _ = try pair.send(ServerPair.framed([]), [":path": method.descriptor.path, "grpc-timeout": "3S"])
        #expect(log.notes == ["\((now + .seconds(3)).uptimeNanoseconds) unary false"])
    }

    // MARK: gzip

    @Test("responses are compressed for who accepts it, message by message", arguments: [true, false])
    func compressedResponses(accepts: Bool) throws {
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (context, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            #expect(await context.compressResponses() == accepts)
            try await responses.write(RawMessage([1, 1, 1]))
            try await responses.write(RawMessage([2]), compressed: false)
        }
        let pair = try ServerPair(services: [method])
        let accepted = accepts ? "identity,gzip" : nil
        let seen = try pair.send([], [":path": method.descriptor.path, "grpc-accept-encoding": accepted])
        #expect(seen.first == .headers(1, Self.grpc + (accepts ? ["grpc-encoding=gzip"] : []), ends: false))
        let first = accepts ? ServerPair.framed(gzipped([1, 1, 1]), flag: 1) : ServerPair.framed([1, 1, 1])
        #expect(seen.body == first + ServerPair.framed([2]))
    }

    @Test("compressed requests are inflated, and a handler can tell them from others", arguments: [1, 7, .max])
    func compressedRequests(size: Int) throws {
        let log = Log()
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (context, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            for try await request in requests.received {
                log.note("\(request.message.bytes) \(request.wasCompressed)")
            }
        }
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path, "grpc-encoding": "gzip"])
        pair.client.append(ServerPair.framed(gzipped([1, 2]), flag: 1), to: stream)
        pair.client.append(ServerPair.framed([3]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange(piecesOf: size)
        #expect(log.notes == ["[1, 2] true", "[3] false"])
    }

    // MARK: Draining

    @Test("stopping waits for handlers to end, those of lost connections too")
    func stopping() throws {
        let log = Log()
        let pair = try ServerPair(services: [Handlers.patient(log)])
        _ = try pair.open([":path": Handlers.patient(log).descriptor.path])
        _ = try pair.exchange()
        #expect(pair.loop.handlerCount == 1)
        let isStopped = Mutex(false)
        pair.loop.stop(gracefully: false).whenSuccess { isStopped.withLock { $0 = true } }
        pair.eventLoop.advanceTime(by: .milliseconds(1))
        pair.eventLoop.run()
        #expect(log.notes == ["cancelled"])
        #expect(pair.loop.handlerCount == 0)
        #expect(isStopped.withLock { $0 })
    }
}
