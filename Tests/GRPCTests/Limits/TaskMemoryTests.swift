import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

/// What calls may hold that are answered by tasks.
@Suite("Memory of calls that tasks answer")
struct TaskMemoryTests {
    private static let exhausted = "grpc-status=8"
    /// What each call counts beside its bytes.
    private static let call = 12 * 1024
    private static let message = ServerPair.framed([UInt8](repeating: 1, count: 30_000))

    /// Takes a message for each turn that it is given.
    private static func slowReader(_ turns: AsyncStream<Void>) -> ServiceMethod {
        ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional, "Slow")) {
            (_, requests: MessageStream<RawMessage>, _: MessageSink<RawMessage>) in
            var turns = turns.makeAsyncIterator()
            while await turns.next() != nil {
                for try await _ in requests { break }
            }
        }
    }

    /// Has its one request and does not answer.
    private static let waiting = ServiceMethod.serverStreaming(Handlers.descriptor(.serverStreaming, "Waiting")) {
        (_, _: RawMessage, _: MessageSink<RawMessage>) in
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        _ = continuation
    }

    private func pair(
        _ methods: ServiceMethod...,
        unfinished: Int = .max,
        unfinishedPerLoop: Int = .max
    ) throws -> ServerPair {
        var configuration = ServerConfiguration()
        configuration.connections.maximumUnfinishedBytes = unfinished
        configuration.connections.maximumUnfinishedBytesPerLoop = unfinishedPerLoop
        return try ServerPair(configuration: configuration, services: methods)
    }

    /// Opens a call and sends these bytes, and no end.
    private func begin(
        _ pair: ServerPair,
        _ method: ServiceMethod,
        _ bytes: [UInt8],
        _ changes: [(String, String?)] = []
    ) throws -> (stream: StreamHandle, seen: [Seen]) {
        let stream = try pair.open([(":path", method.descriptor.path)] + changes)
        pair.client.append(bytes, to: stream)
        return (stream, try pair.exchange())
    }

    // MARK: Requests

    @Test("requests that are not complete are refused when they would be too much, and count no more when they end")
    func unfinishedBytes() throws {
        let method = Handlers.reverse
        let pair = try pair(method, unfinished: 65_000, unfinishedPerLoop: 75_000)
        let first = try begin(pair, method, Self.message.dropLast())
        #expect(first.seen.isEmpty)
        #expect(pair.loop.unfinishedByteCount == 29_999 + Self.call)
        let second = try begin(pair, method, Self.message.dropLast())
        #expect(second.seen.lastFields.contains(Self.exhausted))
        #expect(pair.loop.handlerCount == 1)
        pair.client.reset(first.stream, .cancel)
        #expect(try begin(pair, method, Self.message.dropLast()).seen.lastFields.isEmpty)

        // The connection that has the most makes room for the others.
        let other = try ServerPair(joining: pair)
        let smaller = ServerPair.framed([UInt8](repeating: 1, count: 15_000)).dropLast()
        #expect(try begin(other, method, Array(smaller)).seen.isEmpty)
        #expect(pair.channel.isActive)
        #expect(try begin(other, method, [0, 0, 0, 1]).seen.isEmpty)
        #expect(!pair.channel.isActive)
        #expect(other.channel.isActive)
        #expect(pair.loop.unfinishedByteCount == 14_999 + 2 * Self.call)
        #expect(pair.loop.handlerCount == 2)
    }

    @Test("a request of one message counts until its call is over, complete or not")
    func oneRequest() throws {
        let pair = try pair(Self.waiting, Handlers.reverse)
        let (stream, _) = try begin(pair, Self.waiting, Self.message)
        #expect(pair.loop.unfinishedByteCount >= 30_000 + Self.call)
        pair.client.finish(stream)
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount >= 30_000 + Self.call)
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == 0)

        let seen = try pair.send(Self.message, [":path": Handlers.reverse.descriptor.path])
        #expect(seen.body == Self.message)
        #expect(pair.loop.unfinishedByteCount == 0)
    }

    @Test("of a stream counts what was not read, and what was read last until the reader comes back")
    func stream() throws {
        let (turns, valve) = AsyncStream.makeStream(of: Void.self)
        let method = Self.slowReader(turns)
        let pair = try pair(method)
        let (stream, _) = try begin(pair, method, Self.message + Self.message + Self.message)
        #expect(pair.loop.unfinishedByteCount >= 90_000 + Self.call)
        valve.yield()
        _ = try pair.exchange()
        // Two are taken at once.
        #expect(pair.loop.unfinishedByteCount >= 90_000 + Self.call)
        for (kept, limit) in [(60_000, 91_000), (0, 35_000), (0, 35_000)] {
            valve.yield()
            _ = try pair.exchange()
            #expect((kept + Self.call...limit + Self.call).contains(pair.loop.unfinishedByteCount))
        }
        #expect(pair.loop.unfinishedByteCount == Self.call)
        pair.client.finish(stream)
        valve.finish()
        #expect(try pair.exchange().lastFields.contains("grpc-status=0"))
        #expect(pair.loop.unfinishedByteCount == 0)
    }

    @Test("messages that wait for a reader who waits for something else are refused when they are too much")
    func unread() throws {
        let method = Handlers.patient(Log())
        let pair = try pair(method, unfinished: 60_000)
        let (first, seen) = try begin(pair, method, Self.message)
        #expect(seen.isEmpty)
        #expect(try begin(pair, method, Self.message).seen.lastFields.contains(Self.exhausted))
        // Not only large ones: a message of nothing takes something.
        let empty = [[UInt8]](repeating: ServerPair.framed([]), count: 2_000).flatMap { $0 }
        #expect(try begin(pair, method, empty).seen.lastFields.contains(Self.exhausted))
        #expect(pair.client.isOpen(first))
    }

    @Test("compressed messages count as much as they inflate to, once they are")
    func inflated() throws {
        let (turns, valve) = AsyncStream.makeStream(of: Void.self)
        let method = Self.slowReader(turns)
        let pair = try pair(method, unfinished: 1_500_000)
        let message = ServerPair.framed(gzipped([UInt8](repeating: 0, count: 1_000_000)), flag: 1)
        let gzip: [(String, String?)] = [("grpc-encoding", "gzip")]
        let (first, _) = try begin(pair, method, message, gzip)
        #expect(pair.loop.unfinishedByteCount < 20_000)
        valve.yield()
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount >= 1_000_000)
        let one = try begin(pair, Handlers.count, message, gzip)
        #expect(one.seen.lastFields.contains("grpc-status=12"))
        pair.client.reset(first, .cancel)
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == 0)

        let waiting = try self.pair(Self.waiting, unfinished: 1_500_000)
        #expect(try begin(waiting, Self.waiting, message, gzip).seen.isEmpty)
        #expect(try begin(waiting, Self.waiting, message, gzip).seen.lastFields.contains(Self.exhausted))
        #expect(waiting.loop.handlerCount == 1)
    }

    @Test("calls without a byte are limited too")
    func calls() throws {
        let method = Handlers.echo
        let pair = try pair(method, unfinished: 10 * Self.call)
        var streams: [StreamHandle] = []
        for _ in 0..<10 {
            let (stream, seen) = try begin(pair, method, [])
            #expect(seen.isEmpty)
            streams.append(stream)
        }
        #expect(try begin(pair, method, []).seen.lastFields.contains(Self.exhausted))
        #expect(pair.loop.handlerCount == 10)
        for stream in streams { pair.client.finish(stream) }
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == 0)
        #expect(try pair.send(ServerPair.framed([1]), [":path": method.descriptor.path]).body == ServerPair.framed([1]))
    }

    // MARK: Answers

    /// Writes a message of as many thousand bytes as each request's first byte says.
    private static let writer = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional, "Write")) {
        (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
        for try await request in requests {
            try await responses.write(RawMessage([UInt8](repeating: 7, count: Int(request.bytes[0]) * 1_000)))
        }
    }

    private func ask(_ pair: ServerPair, _ thousands: UInt8...) throws -> [Seen] {
        try begin(pair, Self.writer, thousands.flatMap { ServerPair.framed([$0]) }).seen
    }

    @Test("a message of a stream that flow control holds back ends the call when it would be too much")
    func heldBytes() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytes = 100_000
        // A client of ours takes 256 KiB of each stream before it says that it has.
        let pair = try ServerPair(configuration: configuration, services: [Self.writer])
        let held = 255_000 + 5 - 256 * 1024
        #expect(held < 0)
        // The first fits the client's window; of the next a part is held, which may have any size.
        #expect(!(try ask(pair, 250, 250).lastFields.contains(Self.exhausted)))
        // Behind it nothing large is held, on its stream or another.
        #expect(try ask(pair, 255, 50).lastFields.contains(Self.exhausted))
        // What is small is let through, and what a client takes.
        let other = try ask(pair, 1)
        #expect(other.body.count == 1_005)
        #expect(pair.loop.handlerCount == 2)
    }

    @Test("when a loop holds too much of its streams' answers, the connection that holds the most is closed")
    func heldBytesPerLoop() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytesPerLoop = 600_000
        let greedy = try ServerPair(configuration: configuration, services: [Self.writer])
        _ = try ask(greedy, 250, 250)
        _ = try ask(greedy, 250, 250)
        let other = try ServerPair(joining: greedy)
        #expect(try ask(other, 250, 250).body.count > 200_000)
        #expect(!greedy.channel.isActive)
        #expect(other.channel.isActive)
    }
}
