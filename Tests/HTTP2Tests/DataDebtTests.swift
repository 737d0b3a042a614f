import HTTP2
import SessionTestSupport
import Testing

@testable import HTTP2

/// DATA frames that carry little or nothing (CVE-2019-9518), and honest ones that look like it.
@Suite("Empty and tiny DATA")
struct DataDebtTests {
    /// A server that has a request open on stream 1.
    private let server: Session

    init() throws {
        server = try Session(role: .server)
        _ = try server.input(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + Self.frame(4, []))
        try open(1)
    }

    private func open(_ stream: UInt8) throws {
        // POST, http, "/", and "h" as the authority.
        _ = try server.input(Self.frame(1, flags: 4, stream: stream, [0x83, 0x86, 0x84, 0x41, 1, 0x68]))
        _ = try server.output()
    }

    private static func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt8 = 0, _ payload: [UInt8]) -> [UInt8] {
        [0, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF), type, flags, 0, 0, 0, stream] + payload
    }

    private static func data(_ count: Int, flags: UInt8 = 0, stream: UInt8 = 1) -> [UInt8] {
        frame(0, flags: flags, stream: stream, [UInt8](repeating: 0, count: count))
    }

    /// DATA with one byte of payload fewer than `count`, and 200 of padding.
    private static func padded(_ count: Int) -> [UInt8] {
        frame(0, flags: 8, stream: 1, [200] + [UInt8](repeating: 0, count: count + 200))
    }

    /// How many of `frames` the server takes before it ends the connection; nil if it takes all.
    private func taken(_ frames: [[UInt8]]) throws -> Int? {
        for (index, frame) in frames.enumerated() {
            _ = try server.input(frame)
            let answer = try server.output()
            if server.isFinished {
                #expect(Array(answer.suffix(4)) == [0, 0, 0, 0xb])
                return index
            }
        }
        return nil
    }

    @Test("ten empty frames in a row are taken, the eleventh ends the connection")
    func emptyFrames() throws {
        #expect(try taken((0..<20).map { _ in Self.data(0) }) == 10)
    }

    @Test("padding is no payload")
    func paddedFrames() throws {
        #expect(try taken((0..<20).map { _ in Self.padded(0) }) == 10)
    }

    @Test("empty frames between others that carry a byte are taken until they owe too much")
    func alternatingFrames() throws {
        let taken = try #require(try taken((0..<2_000).map { Self.data($0 % 2) }))
        #expect((1_100...1_112).contains(taken))
    }

    @Test("frames of one byte are taken until they owe too much")
    func tinyFrames() throws {
        #expect(try taken((0..<2_000).map { _ in Self.data(1) }) == 1_250)
    }

    @Test("a stream of the smallest messages goes on for ever")
    func smallestMessages() throws {
        #expect(try taken((0..<20_000).map { _ in Self.data(5) }) == nil)
    }

    @Test("requests of a hundred bytes that come byte by byte are taken for ever")
    func dribble() throws {
        for stream in stride(from: UInt8(1), to: 199, by: 2) {
            if stream > 1 { try open(stream) }
            let frames = (0..<100).map { _ in Self.data(1, stream: stream) }
            #expect(try taken(frames + [Self.data(0, flags: 1, stream: stream)]) == nil)
            _ = server.takeEvents()
        }
    }

    @Test("what is owed is paid back by frames that carry more")
    func payingBack() throws {
        let round = (0..<1_000).map { _ in Self.data(1) } + [Self.data(4_005)]
        #expect(try taken((0..<5).flatMap { _ in round }) == nil)
    }

    @Test("empty frames on a stream that was reset from here count too")
    func discardedFrames() throws {
        let handle = StreamHandle(slot: 0, id: 1)
        server.reset(handle, .cancel)
        _ = try server.output()
        _ = server.takeEvents()
        #expect(!server.isOpen(handle))
        #expect(try taken((0..<20).map { _ in Self.data(0) }) == 10)
    }

    @Test("every limit of the rule is a setting")
    func settings() {
        var configuration = SessionConfiguration()
        configuration.maximumEmptyDataFrames = 1
        configuration.dataFrameCost = 10
        configuration.maximumDataDebt = 10
        configuration.dataForgivenPerRequest = 4
        var debt = DataDebt()
        let rows: [(payload: Int, ends: Bool, isTaken: Bool)] = [
            (0, false, true), (10, false, true), (9, false, false), (0, true, true), (7, false, true),
            (0, false, false),
        ]
        for row in rows {
            let isTaken = debt.receive(payload: row.payload, endsStream: row.ends, configuration)
            #expect(isTaken == row.isTaken, "\(row)")
        }
    }
}
