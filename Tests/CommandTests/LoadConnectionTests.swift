import GRPC
import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import holdfast

/// The bench writes HTTP/2 by itself; nghttp2 says whether it does so rightly, and frames by hand do what nghttp2 would not.
@Suite("Connections of the bench")
struct LoadConnectionTests {
    private typealias Ended = LoadEnds.Ended

    /// `:status: 200` and `grpc-status: 0`.
    private static let okBlock = [0x88] + literalField("grpc-status", "0")

    /// The streams of the requests among `frames`.
    private func requests(_ frames: [WireFrame]) -> [UInt32] {
        frames.filter { $0.kind == FrameHeader.Kind.headers.rawValue }.map(\.stream)
    }

    private func lost(_ reason: String) -> Status {
        Status(.unavailable, reason)
    }

    /// So many calls with the tags from 0 on, which ended well one after the other.
    private func allWell(_ count: UInt64) -> [Ended] {
        (0..<count).map { tag in Ended(tag, Status.ok) }
    }

    // MARK: Calls and their ends

    @Test("a call reaches the server with its headers and its message, and ends once", arguments: ["http", "https"])
    func call(scheme: String) throws {
        let pair = try LoadPair(isSecure: scheme == "https")
        #expect(pair.greeting == [.settings, .settingsAcknowledged])
        let fields = [
            ":method=POST", ":scheme=\(scheme)", ":path=\(LoadLine.path)", ":authority=\(LoadLine.authority)",
            "te=trailers", "content-type=application/grpc", "user-agent=holdfast-bench",
        ]
        for number: UInt64 in 0..<3 {
            pair.connection.start(number, [1, 2, UInt8(number)])
            #expect(pair.connection.inFlightCount == 1)
            let id = Int32(2 * number + 1)
            let seen = try pair.exchange()
            let message: [UInt8] = [0, 0, 0, 0, 3, 1, 2, UInt8(number)]
            #expect(seen == [.headers(id, fields, ends: false), .data(id, message, ends: true)])
            try pair.succeed(id)
            try pair.exchange()
            #expect(pair.ends.last == Ended(number, Status.ok))
            #expect(pair.connection.inFlightCount == 0)
        }
        // What comes on streams that have ended is of no interest.
        try pair.line.receive(.headers(1, Self.okBlock), .reset(3, code: 0))
        try pair.line.channel.close().wait()
        #expect(pair.ends == allWell(3))
    }

    private struct Row: CustomTestStringConvertible {
        let testDescription: String
        let fields: KeyValuePairs<String, String>
        let status: Status
        var isPushedBack = false
    }

    private static let rows = [
        Row(
            testDescription: "an error",
            fields: [
                ":status": "200", "content-type": "application/grpc", "grpc-status": "9", "grpc-message": "sold%20out",
            ],
            status: Status(.failedPrecondition, "sold out")
        ),
        Row(
            testDescription: "too much to do",
            fields: [
                ":status": "200", "content-type": "application/grpc", "grpc-status": "14", "grpc-message": "later",
                "grpc-retry-pushback-ms": "100",
            ],
            status: Status(.unavailable, "later"),
            isPushedBack: true
        ),
        Row(
            testDescription: "no gRPC",
            fields: [":status": "503"],
            status: Status(.unknown, "the server sent no grpc-status; the HTTP status is 503")
        ),
    ]

    @Test("a refusal is told with what the server says", arguments: rows)
    private func refused(row: Row) throws {
        let pair = try LoadPair()
        // The server spells the fields out once and refers to them from then on.
        for number: UInt64 in 0..<4 {
            pair.connection.start(number)
            try pair.exchange()
            try pair.refuse(Int32(2 * number + 1), row.fields)
            try pair.exchange()
        }
        let end = CallEnd(status: row.status, isPushedBack: row.isPushedBack)
        #expect(pair.ends == [Ended(0, end), Ended(1, end), Ended(2, end), Ended(3, end)])
    }

    @Test("a call may fail after its message, be reset, or end without a status")
    func otherEnds() throws {
        let pair = try LoadPair()
        for tag: UInt64 in 0..<3 { pair.connection.start(tag) }
        try pair.exchange()
        try pair.fail(1, trailers: ["grpc-status": "13", "grpc-message": "broken"])
        try pair.exchange()
        try pair.reset(3, .internalError)
        try pair.exchange()
        try pair.line.receive(WireFrame(.data, flags: .endStream, stream: 5, [0, 0, 0, 0, 0]))
        #expect(
            pair.ends == [
                Ended(0, Status(.internal, "broken")),
                Ended(1, Status(.unknown, "the server reset the stream with code 2")),
                Ended(2, Status(.unknown, "the server sent no grpc-status")),
            ]
        )
        #expect(pair.connection.inFlightCount == 0)
    }

    @Test("the server's bytes mean the same wherever a read cuts them")
    func cuts() throws {
        func called() throws -> LoadLine {
            let line = try LoadLine()
            for tag: UInt64 in 0..<3 { line.connection.start(tag, [7]) }
            return line
        }
        let pair = try LoadPair()
        for tag: UInt64 in 0..<3 { pair.connection.start(tag, [7]) }
        try pair.exchange()
        pair.server.submitPing(77)
        try pair.succeed(5)
        try pair.refuse(1, [":status": "200", "grpc-status": "9"])
        try pair.succeed(3)
        try pair.exchange()
        #expect(pair.ends.count == 3)

        let bytes = pair.sentBytes
        let whole = try called()
        try whole.feed(bytes)
        #expect(whole.ends == pair.ends)
        let written = try whole.output()
        for cut in 0..<bytes.count {
            let line = try called()
            try line.feed(Array(bytes[..<cut]))
            try line.feed(Array(bytes[cut...]))
            #expect(line.ends == pair.ends, "cut at \(cut)")
            #expect(try line.output() == written, "cut at \(cut)")
        }
        let line = try called()
        try line.feed(bytes, piecesOf: 1)
        #expect(line.ends == pair.ends)
        #expect(try line.output() == written)
    }

    @Test("a call may be made from the end of another, and leaves with the end of that read")
    func chained() throws {
        let pair = try LoadPair()
        pair.line.receiver.reaction = { [connection = pair.connection] tag in connection.start(tag + 1) }
        pair.connection.start(0)
        for number in 0..<100 {
            let id = Int32(2 * number + 1)
            #expect(try pair.exchange().contains(.data(id, [0, 0, 0, 0, 0], ends: true)))
            try pair.succeed(id)
        }
        try pair.exchange()
        #expect(pair.ends == allWell(100))
        #expect(pair.connection.inFlightCount == 1)
    }

    // MARK: Limits

    @Test("calls wait for the server's settings")
    func beforeSettings() throws {
        let line = try LoadLine()
        line.connection.start(0, [5])
        let greeting = try line.frames()
        #expect(greeting == [.settings([2: 0, 4: 0x7FFF_FFFF]), .windowUpdate(0x7FFF_FFFF - 65_535)])
        try line.receive(.windowUpdate(1), WireFrame(.ping, flags: .acknowledgement, [UInt8](repeating: 0, count: 8)))
        #expect(try line.output().isEmpty)
        #expect(line.connection.inFlightCount == 1)

        // The smallest window that is enough.
        try line.receive(.settings([4: 1_029]))
        let frames = try line.frames()
        #expect(frames.first == .settingsAcknowledgement)
        #expect(requests(frames) == [1])
        #expect(frames.last == WireFrame(.data, flags: .endStream, stream: 1, [0, 0, 0, 0, 1, 5]))
    }

    @Test("no more calls run at once than the server allows, and the others follow as those end")
    func concurrency() throws {
        let pair = try LoadPair(maximumConcurrentStreams: 2)
        for tag: UInt64 in 0..<5 { pair.connection.start(tag) }
        for endedCount in 0..<5 {
            try pair.exchange()
            #expect(pair.server.openStreamCount == min(2, 5 - endedCount))
            #expect(pair.connection.inFlightCount == 5 - endedCount)
            try pair.succeed(Int32(2 * endedCount + 1))
        }
        try pair.exchange()
        #expect(pair.ends == allWell(5))
        #expect(pair.server.refusedStreamCount == 0)
    }

    @Test("calls that wait leave when the server allows more, and a call made meanwhile waits behind them")
    func moreStreams() throws {
        let line = try LoadLine()
        line.receiver.reaction = { [connection = line.connection] tag in if tag == 0 { connection.start(9, [9]) } }
        try line.receive(.settings([3: 1]))
        for tag: UInt64 in 0..<4 { line.connection.start(tag, [UInt8(tag)]) }
        #expect(requests(try line.frames()) == [1])
        try line.receive(.settings([3: 2]))
        #expect(requests(try line.frames()) == [3])
        try line.receive(.headers(1, Self.okBlock))
        #expect(requests(try line.frames()) == [5])
        try line.receive(.settings([3: 100]))
        let messages = try line.frames().filter { $0.kind == FrameHeader.Kind.data.rawValue }.map(\.payload.last)
        #expect(messages == [3, 9])
    }

    @Test("calls wait for room in the connection's window, and none overtakes another")
    func sendWindow() throws {
        let line = try LoadLine()
        try line.receive(.settings())
        // With their prefixes 1,024 bytes each: 63 of them fit into 65,535 bytes, and 1,023 bytes are left.
        for tag: UInt64 in 0..<65 { line.connection.start(tag, [UInt8](repeating: 1, count: 1_019)) }
        line.connection.start(65)
        let first = requests(try line.frames())
        #expect(first == Array(stride(from: UInt32(1), through: 125, by: 2)))
        #expect(line.connection.inFlightCount == 66)
        // The window of one stream is none of the connection's, nor does an answer widen it.
        try line.receive(.windowUpdate(5_000, stream: 1), .headers(1, Self.okBlock))
        #expect(try line.output().isEmpty)
        try line.receive(.windowUpdate(1))
        #expect(requests(try line.frames()) == [127])
        try line.receive(.windowUpdate(1_028))
        #expect(requests(try line.frames()) == [129])
        try line.receive(.windowUpdate(1))
        #expect(requests(try line.frames()) == [131])
        #expect(line.connection.inFlightCount == 65)
    }

    @Test("the window for the server's answers is widened by what came, once that was half of it")
    func receiveWindow() throws {
        let line = try LoadLine()
        try line.receive(.settings())
        line.connection.start(0)
        _ = try line.frames()
        let frame = WireFrame(.data, stream: 1, [UInt8](repeating: 0, count: 16_384)).bytes
        var buffer = ByteBuffer()
        for _ in 0..<64 { buffer.writeBytes(frame) }
        for _ in 0..<1_023 { try line.channel.writeInbound(buffer) }
        #expect(try line.output().isEmpty)
        try line.channel.writeInbound(buffer)
        #expect(try line.frames() == [.windowUpdate(1 << 30)])
        try line.channel.writeInbound(buffer)
        #expect(try line.output().isEmpty)
    }

    // MARK: The connection as a whole

    @Test("a PING is acknowledged with its bytes, and frames without a meaning here are passed over")
    func ping() throws {
        let pair = try LoadPair()
        pair.server.submitPing(77)
        #expect(try pair.exchange() == [.pong(77)])

        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
        let line = pair.line
        try line.receive(WireFrame(.ping, bytes), WireFrame(.ping, flags: .acknowledgement, bytes))
        try line.receive(WireFrame(kind: 2, stream: 1, [0, 0, 0, 0, 1]), WireFrame(kind: 0xAA, flags: 0xFF, bytes))
        #expect(try line.frames() == [WireFrame(.ping, flags: .acknowledgement, bytes)])
        #expect(line.channel.isActive)
    }

    @Test("GOAWAY ends the calls that will not be answered; the others go on, and no more are taken")
    func goAway() throws {
        let pair = try LoadPair(maximumConcurrentStreams: 2)
        pair.connection.start(1)
        try pair.exchange()
        pair.server.submitGoAway(.noError)
        let goAway = try pair.server.output()
        // The first of these is on its way, and the second waits.
        pair.connection.start(2)
        pair.connection.start(3)
        var taken: [Bool] = []
        pair.line.receiver.reaction = { [connection = pair.connection] tag in taken.append(connection.start(tag + 10)) }
        try pair.line.feed(goAway)
        let reason = lost("the server takes no more calls on this connection")
        #expect(pair.ends == [Ended(3, reason), Ended(2, reason)])
        #expect(pair.connection.inFlightCount == 1)
        try pair.succeed(1)
        try pair.exchange()
        #expect(pair.ends == [Ended(3, reason), Ended(2, reason), Ended(1, Status.ok)])
        #expect(taken == [false, false, false])
        #expect(pair.connection.inFlightCount == 0)
    }

    @Test("a lost connection ends every call once and takes no more, not even from their ends")
    func lostConnection() throws {
        let line = try LoadLine()
        try line.receive(.settings([3: 1]))
        line.connection.start(1)
        line.connection.start(2)
        var taken: [Bool] = []
        line.receiver.reaction = { [connection = line.connection] tag in taken.append(connection.start(tag + 10)) }
        try line.channel.close().wait()
        line.eventLoop.run()
        let reason = lost("the connection was lost")
        #expect(line.ends == [Ended(2, reason), Ended(1, reason)])
        #expect(taken == [false, false])
        #expect(line.connection.inFlightCount == 0)
    }

    @Test("an error of the socket closes the connection, and is told")
    func socketError() throws {
        struct Broken: Error {}
        let line = try LoadLine()
        line.connection.start(1)
        line.channel.pipeline.fireErrorCaught(Broken())
        #expect(line.ends.map(\.end.status.code) == [.unavailable])
        #expect(line.ends.first?.end.status.message.hasPrefix("the connection was lost: ") == true)
        #expect(!line.channel.isActive)
        let isTaken = line.connection.start(2)
        #expect(!isTaken)
    }

    // MARK: At random

    /// Ends the call on a stream in one way or the other, and says what its end must be.
    private func answer(_ id: Int32, of pair: LoadPair, _ numbers: inout SeededGenerator) throws -> CallEnd {
        let number = Int.random(in: 0..<300, using: &numbers)
        switch number % 6 {
        case 0:
            try pair.refuse(id, [":status": "200", "grpc-status": "14", "grpc-retry-pushback-ms": "\(number)"])
            return CallEnd(status: Status(.unavailable), isPushedBack: true)
        case 1:
            try pair.refuse(id, [":status": "200", "grpc-status": "9", "grpc-message": "no%20\(number)"])
            return CallEnd(status: Status(.failedPrecondition, "no \(number)"))
        case 2:
            try pair.fail(id, trailers: ["grpc-status": "13", "grpc-message": "\(number)"])
            return CallEnd(status: Status(.internal, "\(number)"))
        case 3:
            try pair.reset(id, .cancel)
            return CallEnd(status: Status(.unknown, "the server reset the stream with code 8"))
        default:
            try pair.succeed(id)
            return CallEnd(status: .ok)
        }
    }

    @Test("each of many calls ends once, as the server has said, however the bytes are cut", arguments: 0..<8)
    func random(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        let pair = try LoadPair(maximumConcurrentStreams: 8)
        var running: [(id: Int32, tag: UInt64)] = []
        var expected: [UInt64: CallEnd] = [:]
        var callCount: UInt64 = 0
        for round in 0..<400 {
            let isEnding = round >= 300
            for _ in 0..<(isEnding ? 0 : Int.random(in: 0...3, using: &numbers)) {
                let filling = [UInt8](repeating: 7, count: Int.random(in: 0...1_020, using: &numbers))
                pair.connection.start(callCount, WireFrame.number(UInt32(callCount)) + filling)
                callCount += 1
            }
            let size = Int.random(in: 1...100, using: &numbers)
            for case .data(let id, let bytes, true) in try pair.exchange(piecesOf: size) {
                running.append((id, bytes[5..<9].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
            }
            running.shuffle(using: &numbers)
            let answeredCount = isEnding ? running.count : Int.random(in: 0...running.count, using: &numbers)
            for (id, tag) in running.suffix(answeredCount) { expected[tag] = try answer(id, of: pair, &numbers) }
            running.removeLast(answeredCount)
        }
        #expect(pair.connection.inFlightCount == 0, "seed \(seed)")
        #expect(pair.ends.count == Int(callCount), "seed \(seed)")
        for ended in pair.ends { #expect(ended.end == expected[ended.tag], "seed \(seed), call \(ended.tag)") }
        #expect(!pair.server.isFinished && pair.server.streamErrorCount == 0)
    }
}
