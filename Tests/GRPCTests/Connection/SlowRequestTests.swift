import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
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

    @Test("a call whose request stops coming for 60 s is refused", arguments: [0, 1, 5, 7, 8])
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

    @Test("nothing is refused before its time, and each byte gives another 60 s")
    func progress() throws {
        let pair = try ServerPair()
        let parts = (0..<5 as Range<Int64>).map { (second: $0 * 58, bytes: [0] as [UInt8]) }
        #expect(try send(pair, parts: parts).isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(58))
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(4))
        #expect(try pair.exchange().lastFields.contains(Self.late))
    }

    @Test("a request with a deadline ends with that, be it sooner or later")
    func deadline() throws {
        for (timeout, early, late) in [("20S", 19, 21), ("100S", 99, 101)] as [(String, Int64, Int64)] {
            let pair = try ServerPair()
            let seen = try send(pair, ["grpc-timeout": timeout], parts: [(0, [0]), (early, [])])
            #expect(seen.isEmpty)
            pair.eventLoop.advanceTime(by: .seconds(late - early))
            #expect(try pair.exchange().lastFields.contains(Self.late))
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
}
