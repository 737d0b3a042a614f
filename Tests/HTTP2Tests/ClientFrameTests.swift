import HTTP2
import SessionTestSupport
import Testing

/// What a server makes of a client's SETTINGS and GOAWAY where nghttp2 would make something else.
@Suite("SETTINGS and GOAWAY of a client")
struct ClientFrameTests {
    private static let (maximumFrameSize, initialWindow): (UInt16, UInt16) = (5, 4)

    /// A client's and a server's session, with a call that is running.
    private func pair() throws -> (client: Session, server: Session, stream: StreamHandle) {
        let client = try Session(role: .client)
        let server = try Session(role: .server)
        let block = HeaderBlock([":method": "POST", ":scheme": "http", ":authority": "h", ":path": "/a/b"])
        let stream = try client.request(client.register(block))
        _ = try server.input(client.output())
        _ = try client.input(server.output())
        return (client, server, stream)
    }

    private func number(_ value: UInt32, _ size: Int = 4) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * (size - 1 - $0))) }
    }

    private func settings(_ values: [(UInt16, UInt32)], flags: UInt8 = 0) -> [UInt8] {
        let payload = values.flatMap { number(UInt32($0.0), 2) + number($0.1) }
        return number(UInt32(payload.count), 3) + [4, flags, 0, 0, 0, 0] + payload
    }

    private func goAway(_ last: UInt32, debugData: String = "") -> [UInt8] {
        let payload = number(last) + number(0) + Array(debugData.utf8)
        return number(UInt32(payload.count), 3) + [7, 0, 0, 0, 0, 0] + payload
    }

    /// What the server answers: the code of its GOAWAY, or nil for none.
    private func ending(_ server: Session, _ client: Session) throws -> ErrorCode? {
        try client.input(server.output()).lazy.compactMap {
            if case .goAway(_, let code) = $0 { code } else { nil }
        }.first
    }

    private struct Row: CustomTestStringConvertible {
        let testDescription: String
        let values: [(UInt16, UInt32)]
        let code: ErrorCode?
    }

    private static let rows = [
        Row(testDescription: "a wrong value", values: [(5, 1)], code: .protocolError),
        Row(testDescription: "a wrong value and a right one", values: [(5, 1), (5, 16_384)], code: .protocolError),
        Row(testDescription: "a right value and a wrong one", values: [(5, 16_384), (5, 0)], code: .protocolError),
        Row(testDescription: "with others between", values: [(2, 2), (6, 9), (0xFF, 0), (2, 0)], code: .protocolError),
        Row(testDescription: "a window too wide", values: [(4, 1 << 31), (4, 5)], code: .flowControlError),
        Row(testDescription: "the first wrong value counts", values: [(4, 1 << 31), (5, 1)], code: .flowControlError),
        Row(testDescription: "CONNECT that is neither 0 nor 1", values: [(8, 2), (8, 0)], code: .protocolError),
        Row(testDescription: "priorities that are neither", values: [(9, 2), (9, 1)], code: .protocolError),
        Row(testDescription: "right values", values: [(5, 16_384), (5, 16_777_215), (4, 0), (4, 65_535)], code: nil),
        Row(testDescription: "unknown settings", values: [(0xFF, .max), (7, .max), (0xFF, 0)], code: nil),
    ]

    @Test("each value of a setting must be right, however the bytes are cut", arguments: rows, [1, 5, 9, 14, .max])
    private func values(row: Row, size: Int) throws {
        let (client, server, _) = try pair()
        _ = try server.input(settings(row.values), piecesOf: size)
        #expect(try ending(server, client) == row.code)
        #expect(server.isFinished == (row.code != nil))
    }

    @Test("a window that one value makes too wide is too wide, whatever the next one makes of it")
    func windows() throws {
        for (increment, isTooWide) in [(0, false), (1, true)] as [(UInt32, Bool)] {
            let (client, server, _) = try pair()
            let update = [0, 0, 4, 8, 0, 0, 0, 0, 1] + number(1000 + increment)
            let values = settings([
                (Self.initialWindow, 0), (Self.initialWindow, UInt32(Int32.max) - 1000), (Self.initialWindow, 65_535),
            ])
            // With 0 the stream's window is what WINDOW_UPDATE has added.
            _ = try server.input(update + values)
            #expect(try ending(server, client) == (isTooWide ? .flowControlError : nil))
        }
    }

    @Test("what comes behind a wrong value is not looked at")
    func behind() throws {
        let (client, server, stream) = try pair()
        let message: [UInt8] = [0, 0, 1, 0, 1, 0, 0, 0, UInt8(stream.id), 7]
        let seen = try server.input(settings([(Self.maximumFrameSize, 1), (Self.maximumFrameSize, 16_384)]) + message)
        #expect(!seen.contains(.data(stream.id, [7], ends: true)))
        #expect(try ending(server, client) == .protocolError)
    }

    /// Has the server know that the client knows its windows.
    private func acknowledge(_ client: Session, _ server: Session) throws {
        _ = try server.input(client.output())
    }

    /// Streams from 3 on, filled one after the other up to their windows with so many bytes in all, in frames of 16 KiB.
    private func data(_ byteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var (stream, room, rest) = (UInt32(1), 0, byteCount)
        while rest > 0 {
            if room == 0 {
                stream += 2
                room = Int(SessionConfiguration().streamWindow)
                // POST, http, / and the authority "h".
                bytes += [0, 0, 6, 1, 4] + number(stream) + [0x83, 0x86, 0x84, 0x41, 1, 0x68]
            }
            let count = min(rest, 16 * 1024)
            bytes += number(UInt32(count), 3) + [0, 0] + number(stream) + [UInt8](repeating: 7, count: count)
            room -= count
            rest -= count
        }
        return bytes
    }

    @Test("the connection's window may be filled by one read, and not overrun", arguments: [0, 1])
    func connectionWindow(excess: Int) throws {
        let (client, server, _) = try pair()
        try acknowledge(client, server)
        _ = try server.input(data(Int(SessionConfiguration().connectionWindow) + excess))
        let seen = try ending(server, client)
        #expect(seen == (excess > 0 ? .flowControlError : nil))
    }

    @Test("each read gives back to the connection's window what it brought", arguments: [64 * 1024, 512 * 1024])
    func connectionWindowOfReads(size: Int) throws {
        let (client, server, _) = try pair()
        try acknowledge(client, server)
        let bytes = data(4 * Int(SessionConfiguration().connectionWindow))
        // What the server says is written and never reaches the client, who goes on all the same.
        for start in stride(from: 0, to: bytes.count, by: size) {
            _ = try server.input(Array(bytes[start..<min(start + size, bytes.count)]))
            _ = try server.output()
            #expect(!server.isFinished)
        }
    }

    @Test("an acknowledgement has no values", arguments: [6, 7])
    func acknowledgement(byteCount: UInt8) throws {
        let (client, server, _) = try pair()
        _ = try server.input([0, 0, byteCount, 4, 1, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: Int(byteCount)))
        #expect(try ending(server, client) == .frameSizeError)
    }

    @Test(
        "GOAWAY may name any last stream, and the running call goes on",
        arguments: [0, 1, 2, 3, UInt32(Int32.max) - 1, UInt32(Int32.max)],
        [1, 10, 12, 13, 14, .max]
    )
    func lastStream(last: UInt32, size: Int) throws {
        let (client, server, stream) = try pair()
        let seen = try server.input(goAway(last, debugData: "bye"), piecesOf: size)
        #expect(seen == [.goAway(Int32(last), .noError)])
        #expect(server.goAwayDebugData == Array("bye".utf8))
        #expect(!server.isFinished && server.isOpen(stream))
        server.respond(to: stream, endingWith: HeaderBlock([":status": "200"]))
        #expect(try client.input(server.output()).contains(.headers(1, [":status=200"], ends: true)))
    }

    @Test(
        "the last stream of GOAWAY may shrink and not grow",
        arguments: [([5, 5, 4], true), ([UInt32(Int32.max), 1, 0], true), ([2, 3], false), ([0, 1], false)]
    )
    func growth(lasts: [UInt32], isRight: Bool) throws {
        let (client, server, _) = try pair()
        for last in lasts { _ = try server.input(goAway(last)) }
        #expect(try ending(server, client) == (isRight ? nil : .protocolError))
    }

    @Test("GOAWAY that is too short, or on a stream, is wrong")
    func wrongFrames() throws {
        for byteCount in [UInt8(0), 3, 4, 7] {
            let (client, server, _) = try pair()
            _ = try server.input([0, 0, byteCount, 7, 0, 0, 0, 0, 0] + [UInt8](repeating: 1, count: Int(byteCount)))
            #expect(try ending(server, client) == .frameSizeError)
        }
        let (client, server, _) = try pair()
        _ = try server.input([0, 0, 8, 7, 0, 0, 0, 0, 1] + number(1) + number(0))
        #expect(try ending(server, client) == .protocolError)
    }
}
