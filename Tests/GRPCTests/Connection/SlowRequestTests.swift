import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Requests that do not come to their end")
struct SlowRequestTests {
    private static let late = "grpc-status=4"

    /// Opens a call of which the first bytes come, and more of them in each of the seconds.
    private func send(
        _ pair: ServerPair,
        _ changes: KeyValuePairs<String, String?> = [:],
        parts: [(second: Int64, bytes: [UInt8])]
    ) throws -> [Seen] {
        let stream = try pair.open(changes)
        var seen = try pair.exchange()
        var second: Int64 = 0
        for part in parts {
            pair.eventLoop.advanceTime(by: .seconds(part.second - second))
            second = part.second
            if !part.bytes.isEmpty { pair.client.append(part.bytes, to: stream) }
            seen += try pair.exchange()
        }
        return seen
    }

    @Test("a call whose request is not complete after 60 s is refused", arguments: [0, 1, 5, 7, 8])
    func unary(count: Int) throws {
        let pair = try ServerPair()
        let message = ServerPair.framed([1, 2, 3])
        let seen = try send(pair, parts: [(0, Array(message.prefix(count))), (59, []), (62, [])])
        #expect(seen.lastFields.contains(Self.late), "\(seen)")
        #expect(seen.last == .closed(1, .noError))
        #expect(pair.recorder.received.isEmpty)
        // The connection goes on.
        _ = try pair.send(message)
        #expect(pair.recorder.received.map(\.message) == [[1, 2, 3]])
    }

    @Test("bytes that keep coming give a request of one message no more time", arguments: [false, true])
    func dripping(isTask: Bool) throws {
        let pair = try ServerPair(services: [Handlers.count])
        let path = isTask ? Handlers.count.descriptor.path : "/pkg.Service/First"
        let message = ServerPair.framed([1, 2, 3])
        let parts = message.enumerated().map { (second: Int64($0) * 8, bytes: [$1]) }
        // The last byte has come, but not the end.
        #expect(try send(pair, [":path": path], parts: parts + [(59, [])]).isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(3))
        #expect(try pair.exchange().lastFields.contains(Self.late))
    }

    @Test("a request that is complete in time is served, however it came")
    func inTime() throws {
        let pair = try ServerPair()
        let stream = try pair.open()
        for byte in ServerPair.framed([1]) {
            pair.client.append([byte], to: stream)
            _ = try pair.exchange()
            pair.eventLoop.advanceTime(by: .seconds(9))
        }
        pair.client.finish(stream)
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .minutes(2))
        #expect(pair.recorder.received.map(\.message) == [[1]])
    }

    @Test("a deadline that comes first ends a request, and one that comes later gives it no more time")
    func deadline() throws {
        for (timeout, early, late) in [("20S", 19, 21), ("100S", 59, 62)] as [(String, Int64, Int64)] {
            let pair = try ServerPair()
            let seen = try send(pair, ["grpc-timeout": timeout], parts: [(0, [0]), (early, [])])
            #expect(seen.isEmpty)
            pair.eventLoop.advanceTime(by: .seconds(late - early))
            #expect(try pair.exchange().lastFields.contains(Self.late))
            pair.eventLoop.advanceTime(by: .minutes(2))
            #expect(try pair.exchange().isEmpty)
        }
    }

    @Test("a call that is being answered may take its time")
    func running() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([1]))
        pair.eventLoop.advanceTime(by: .minutes(10))
        #expect(try pair.exchange().isEmpty)
        pair.reply(pair.recorder.received[0].id, [])
        #expect(try pair.exchange().lastFields == ["grpc-status=0"])
    }

    @Test("the place of a call that was slow is not held against the next")
    func reusedPlace() throws {
        let pair = try ServerPair()
        _ = try send(pair, parts: [(0, [0]), (70, [])])
        #expect(try send(pair, parts: [(0, [0]), (58, [])]).isEmpty)
    }

    struct StreamRow: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let method: ServiceMethod
        let body: [UInt8]
        let isRefused: Bool
    }

    static let streams = [
        StreamRow(testDescription: "one request, nothing of it", method: Handlers.count, body: [], isRefused: true),
        StreamRow(testDescription: "one request, half of it", method: Handlers.count, body: [0, 0], isRefused: true),
        StreamRow(
            testDescription: "one request without its end",
            method: Handlers.count,
            body: ServerPair.framed([1]),
            isRefused: true
        ),
        StreamRow(testDescription: "a stream that has not begun", method: Handlers.echo, body: [], isRefused: false),
        StreamRow(
            testDescription: "a stream that rests",
            method: Handlers.echo,
            body: ServerPair.framed([1]),
            isRefused: false
        ),
        StreamRow(
            testDescription: "half of a message of a stream",
            method: Handlers.echo,
            body: ServerPair.framed([1]) + [0, 0, 0],
            isRefused: true
        ),
        StreamRow(
            testDescription: "half of a message for which nobody waits",
            method: Handlers.patient(Log()),
            body: [0, 0, 0],
            isRefused: false
        ),
    ]

    @Test("of a stream it is a message that must come to its end, where someone waits for it", arguments: streams)
    func streaming(row: StreamRow) throws {
        let pair = try ServerPair(services: [row.method])
        let early = try send(pair, [":path": row.method.descriptor.path], parts: [(0, row.body), (59, [])])
        #expect(!early.lastFields.contains(Self.late))
        pair.eventLoop.advanceTime(by: .seconds(3))
        #expect(try pair.exchange().lastFields.contains(Self.late) == row.isRefused)
        #expect(pair.channel.isActive)
    }

    @Test("a message of a stream has its time from its first byte, and bytes that keep coming give it no more")
    func message() throws {
        let pair = try ServerPair(services: [Handlers.echo])
        let message = ServerPair.framed([UInt8](repeating: 1, count: 10))
        let stream = try pair.open([":path": Handlers.echo.descriptor.path])
        func come(_ bytes: some Collection<UInt8>, after seconds: Int64) throws -> [Seen] {
            pair.eventLoop.advanceTime(by: .seconds(seconds))
            pair.client.append(Array(bytes), to: stream)
            return try pair.exchange()
        }
        _ = try come([], after: 0)
        // It rests, and then each of the messages takes 50 s, one of them beginning with the end of another.
        #expect(try come(message.prefix(3), after: 600).isEmpty)
        #expect(try come(message[3..<6], after: 40).isEmpty)
        #expect(try come(message[6...] + message.prefix(2), after: 10).body == message)
        #expect(try come(message[2...], after: 50).body == message)
        #expect(try come(message.prefix(1), after: 600).isEmpty)
        for index in 1...5 { #expect(try come([message[index]], after: 11).isEmpty) }
        #expect(try come([], after: 7).lastFields.contains(Self.late))
    }

    @Test("a message of a stream has its time from when someone waits for it")
    func waiting() throws {
        let gate = Gate()
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (_, requests: MessageStream<RawMessage>, _: MessageSink<RawMessage>) in
            await gate.wait()
            for try await _ in requests {}
        }
        let pair = try ServerPair(services: [method])
        #expect(try send(pair, [":path": method.descriptor.path], parts: [(0, [0, 0]), (50, [])]).isEmpty)
        gate.open()
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(58))
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(4))
        #expect(try pair.exchange().lastFields.contains(Self.late))
    }

    // MARK: Frames

    /// A frame of stream 1.
    private static func frame(_ type: UInt8, flags: UInt8 = 0, _ payload: some Collection<UInt8>) -> [UInt8] {
        [0, 0, UInt8(payload.count), type, flags, 0, 0, 0, 1] + payload
    }

    /// Fields as literals (RFC 7541 section 6.2.2).
    private static let block = ServerPair.head.reduce(into: [UInt8]()) { block, field in
        block.append(0)
        for text in [field.key, field.value] {
            block.append(UInt8(text.utf8.count))
            block += text.utf8
        }
    }
    private static let data: UInt8 = 0
    private static let headers: UInt8 = 1
    private static let ping: UInt8 = 6
    private static let continuation: UInt8 = 9
    private static let endHeaders: UInt8 = 4
    private static let whole: [UInt8] = frame(headers, flags: endHeaders, block)

    private struct FrameRow: CustomTestStringConvertible {
        let testDescription: String
        /// What comes once a second, one after the other.
        let parts: [[UInt8]]
    }

    private static func drops(_ bytes: [UInt8]) -> [[UInt8]] { bytes.map { [$0] } }

    private static let rows = [
        FrameRow(testDescription: "a byte of a frame", parts: [[0]]),
        FrameRow(testDescription: "a frame of headers but for a byte", parts: [whole.dropLast()]),
        FrameRow(testDescription: "headers byte by byte", parts: drops(whole.dropLast())),
        FrameRow(testDescription: "headers without their end", parts: [frame(headers, block)]),
        FrameRow(
            testDescription: "continuations byte by byte",
            parts: [frame(headers, [])]
                + drops(frame(continuation, block.prefix(1)) + frame(continuation, block[1..<99]))
        ),
        FrameRow(testDescription: "a part of DATA", parts: [whole, frame(data, [0, 0, 0, 0, 9]).dropLast()]),
        FrameRow(testDescription: "a part of a PING", parts: [frame(ping, [1, 2, 3, 4, 5, 6, 7, 8]).dropLast(3)]),
        FrameRow(testDescription: "a frame of no known type", parts: [frame(77, [1, 2, 3]).dropLast()]),
    ]

    @Test("a frame or a header block that is not complete after 60 s ends the connection", arguments: rows)
    private func lateFrame(row: FrameRow) throws {
        let pair = try ServerPair()
        var second: Int64 = 0
        for part in row.parts where second < 58 {
            try pair.channel.writeInbound(ByteBuffer(bytes: part))
            pair.eventLoop.advanceTime(by: .seconds(1))
            second += 1
        }
        pair.eventLoop.advanceTime(by: .seconds(58 - second))
        #expect(try pair.output().isEmpty)
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(5))
        let output = String(decoding: try pair.output(), as: UTF8.self)
        #expect(output.hasSuffix("frame_timeout"))
        #expect(!pair.channel.isActive)
    }

    @Test("frames of which each begins with the end of the one before have 60 s each")
    func followingFrames() throws {
        let pair = try ServerPair()
        let part = Self.frame(Self.data, [0])
        let frames = Self.whole + part + part
        let cuts = [0, 3, Self.whole.count + 4, Self.whole.count + 14, frames.count]
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            pair.eventLoop.advanceTime(by: .seconds(29))
            try pair.channel.writeInbound(ByteBuffer(bytes: frames[start..<end]))
        }
        #expect(try pair.output().isEmpty)
        // The connection goes on, the call does not.
        pair.eventLoop.advanceTime(by: .minutes(10))
        #expect(try !pair.output().isEmpty)
        #expect(pair.channel.isActive)
    }
}
