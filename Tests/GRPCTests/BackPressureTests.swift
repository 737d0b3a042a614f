import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Back-pressure of streaming calls")
struct BackPressureTests {
    private static let window = 256 * 1024

    /// Takes as many messages as the test lets it.
    private final class Valve: Sendable {
        let stream: AsyncStream<Void>
        let turns: AsyncStream<Void>.Continuation

        init() {
            (stream, turns) = AsyncStream.makeStream(of: Void.self)
        }
    }

    private static func slowReader(_ valve: Valve, _ log: Log) -> ServiceMethod {
        ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional, "Slow")) {
            (_, requests: MessageStream<RawMessage>, _: MessageSink<RawMessage>) in
            var turns = valve.stream.makeAsyncIterator()
            while await turns.next() != nil {
                for try await message in requests {
                    log.note("\(message.bytes.count)")
                    break
                }
            }
        }
    }

    @Test("a client may send one window to a handler that does not read, and more as it reads")
    func reading() throws {
        let valve = Valve()
        let log = Log()
        let method = Self.slowReader(valve, log)
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path])
        for _ in 0..<100 { pair.client.append(ServerPair.framed([UInt8](repeating: 1, count: 10_235)), to: stream) }
        _ = try pair.exchange()
        let kept = 100 * 10_240 - Self.window
        #expect(pair.client.pendingByteCount(of: stream) == kept)

        // Another call on the connection is not held up.
        _ = try pair.send(ServerPair.framed([1]))
        #expect(pair.recorder.received.count == 1)

        // Half of the window is given back at once, when so much has been read.
        for _ in 0..<12 {
            valve.turns.yield()
            _ = try pair.exchange()
        }
        #expect(pair.client.pendingByteCount(of: stream) == kept)
        for _ in 0..<8 {
            valve.turns.yield()
            _ = try pair.exchange()
        }
        #expect(pair.client.pendingByteCount(of: stream) < kept)
        #expect(pair.client.pendingByteCount(of: stream) >= kept - 20 * 10_240)
        for _ in 0..<80 {
            valve.turns.yield()
            _ = try pair.exchange()
        }
        #expect(log.notes == [String](repeating: "10235", count: 100))
        #expect(pair.client.pendingByteCount(of: stream) == 0)
        valve.turns.finish()
        #expect(try pair.exchange().lastFields.contains("grpc-status=0"))
    }

    @Test("a message larger than the window arrives, and only for who waits for it")
    func largeMessage() throws {
        let valve = Valve()
        let log = Log()
        let method = Self.slowReader(valve, log)
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path])
        pair.client.append(ServerPair.framed([UInt8](repeating: 1, count: 1_000_000)), to: stream)
        pair.client.append(ServerPair.framed([UInt8](repeating: 1, count: 900_000)), to: stream)
        _ = try pair.exchange()
        #expect(pair.client.pendingByteCount(of: stream) == 1_900_010 - Self.window)
        valve.turns.yield()
        _ = try pair.exchange()
        #expect(log.notes == ["1000000"])
        #expect(pair.client.pendingByteCount(of: stream) > 900_005 - 2 * Self.window)
        valve.turns.yield()
        _ = try pair.exchange()
        #expect(log.notes == ["1000000", "900000"])
        valve.turns.finish()
        _ = try pair.exchange()
    }

    @Test("small compressed messages are not held inflated")
    func inflating() throws {
        let valve = Valve()
        let log = Log()
        let method = Self.slowReader(valve, log)
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path, "grpc-encoding": "gzip"])
        let message = ServerPair.framed(gzipped([UInt8](repeating: 0, count: 1_000_000)), flag: 1)
        for _ in 0..<3 { pair.client.append(message, to: stream) }
        // The last is damaged, which shows only when it is inflated.
        pair.client.append(ServerPair.framed([1, 2], flag: 1), to: stream)
        for _ in 0..<3 {
            valve.turns.yield()
            #expect(try pair.exchange().isEmpty)
        }
        #expect(log.notes == ["1000000", "1000000", "1000000"])
        valve.turns.yield()
        #expect(try pair.exchange().lastFields.contains("grpc-status=13"))
    }

    @Test("a writer waits when much of its stream is pending, goes on when it is taken, and holds up nobody")
    func writing() throws {
        let log = Log()
        let method = Handlers.writer(log)
        let pair = try ServerPair(services: [method, Handlers.echo])
        let stream = try pair.open([":path": method.descriptor.path])
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        var body = try pair.exchange().body.count
        // The client's window is full, and so is what may be pending.
        #expect(body == Self.window)
        #expect((327...329).contains(log.notes.count))

        let other = try pair.open([":path": Handlers.echo.descriptor.path])
        pair.client.append(ServerPair.framed([1]), to: other)
        #expect(try pair.exchange().body == ServerPair.framed([1]))

        for _ in 0..<10 {
            pair.client.consume(stream, Self.window)
            body += try pair.exchange().body.count
        }
        #expect(body == 11 * Self.window)
        #expect(log.notes.count * 1_000 - body <= 67_000)
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        #expect(log.notes.last?.contains("cancelled") == true)
        pair.client.finish(other)
        _ = try pair.exchange()
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("streams that nobody reads take little of a crowded connection, and leave room for the others")
    func crowd() throws {
        var configuration = ServerConfiguration()
        configuration.streams.pendingBytesPerConnection = 128 * 1024
        let log = Log()
        let method = Handlers.writer(log)
        let pair = try ServerPair(configuration: configuration, services: [method, Handlers.echo])
        for _ in 0..<20 {
            let stream = try pair.open([":path": method.descriptor.path])
            pair.client.append(ServerPair.framed([]), to: stream)
            pair.client.finish(stream)
            _ = try pair.exchange()
        }
        let connection = try pair.channel.pipeline.syncOperations.handler(type: ServerConnection.self)
        #expect(connection.session.pendingByteCount < 128 * 1024 + 66_000 + 18 * 5_100)

        let other = try pair.open([":path": Handlers.echo.descriptor.path])
        let message = ServerPair.framed([UInt8](repeating: 3, count: 995))
        for _ in 0..<60 { pair.client.append(message, to: other) }
        pair.client.finish(other)
        #expect(try pair.exchange().body.count == 60_000)
    }

    @Test("a deadline that finds output pending resets the stream")
    func deadline() throws {
        let log = Log()
        let method = Handlers.writer(log)
        let pair = try ServerPair(services: [method])
        let stream = try pair.open([":path": method.descriptor.path, "grpc-timeout": "1S"])
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .milliseconds(1_008))
        #expect(try pair.exchange() == [.closed(1, .cancel)])
        #expect(log.notes.last?.contains("deadlineExceeded") == true)
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("a task that is cancelled alone stops waiting, and the call goes on")
    func cancelledChild() throws {
        let log = Log()
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: Status(.cancelled, "the task was cancelled")) {
                        for try await _ in requests {}
                    }
                }
                group.addTask {
                    await #expect(throws: Status(.cancelled, "the task was cancelled")) {
                        while true { try await responses.write(RawMessage([UInt8](repeating: 0, count: 1_000))) }
                    }
                }
                await Task.yield()
                await Task.yield()
                group.cancelAll()
            }
            log.note("\(Task.isCancelled)")
        }
        let pair = try ServerPair(services: [method])
        _ = try pair.open([":path": method.descriptor.path])
        let seen = try pair.exchange()
        #expect(seen.body.count >= 64 * 1024)
        #expect(seen.lastFields == ["grpc-status=0"])
        #expect(log.notes == ["false"])
    }
}
