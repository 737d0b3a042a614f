import GRPC
import NIOEmbedded
import Testing

@testable import holdfast

/// Frames by hand: what nghttp2 would not send, and what no server should.
@Suite("Frames that the bench is sent")
struct LoadConnectionFrameTests {
    /// `:status: 200` and `grpc-status: 0`.
    private static let okBlock = [0x88] + literalField("grpc-status", "0")

    @Test("a header block is read however many frames it takes")
    func continued() throws {
        let line = try LoadLine()
        try line.receive(.settings())
        line.connection.start(0)
        let block = Self.okBlock
        try line.receive(
            WireFrame(.headers, flags: .endStream, stream: 1, Array(block[..<3])),
            WireFrame(.continuation, stream: 1),
            WireFrame(.continuation, stream: 1, Array(block[3..<9]))
        )
        #expect(line.ends.isEmpty)
        try line.receive(WireFrame(.continuation, flags: .endHeaders, stream: 1, Array(block[9...])))
        #expect(line.ends == [LoadEnds.Ended(0, Status.ok)])
        #expect(line.channel.isActive)
    }

    @Test("padding and priorities are passed over")
    func padded() throws {
        let line = try LoadLine()
        try line.receive(.settings())
        let rows: [(flags: FrameHeader.Flags, before: [UInt8], after: [UInt8])] = [
            ([], [], []), (.padded, [2], [0, 0]), (.padded, [0], []), (.priority, [0, 0, 0, 0, 15], []),
            ([.padded, .priority], [2, 0, 0, 0, 0, 15], [0, 0]),
        ]
        for (number, row) in rows.enumerated() {
            line.connection.start(UInt64(number))
            let flags = row.flags.union([.endHeaders, .endStream])
            let payload = row.before + Self.okBlock + row.after
            try line.receive(
                WireFrame(.data, flags: .padded, stream: UInt32(2 * number + 1), [1, 7, 0]),
                WireFrame(.headers, flags: flags, stream: UInt32(2 * number + 1), payload)
            )
        }
        #expect(line.ends == (0..<5).map { tag in LoadEnds.Ended(tag, Status.ok) })
    }

    private struct Fault: CustomTestStringConvertible {
        let testDescription: String
        var settings = WireFrame.settings([3: 1])
        var frames: [WireFrame] = []
        /// The header of a frame that does not come.
        var rest: [UInt8] = []
        let problem: String
    }

    private static let ping = WireFrame(.ping, [UInt8](repeating: 0, count: 8))
    private static let openBlock = WireFrame(.headers, flags: .endStream, stream: 1, [0x88])
    private static let unexpected = "a header block is continued that was not begun, or is too long"

    private static let faults = [
        Fault(
            testDescription: "a header table too small",
            settings: .settings([1: 10]),
            problem: "its header table of 10 bytes has no room for a request's"
        ),
        Fault(
            testDescription: "a header table made smaller",
            frames: [.settings([1: 1_000])],
            problem: "it takes back room in its header table that is in use"
        ),
        Fault(
            testDescription: "a promised response",
            frames: [WireFrame(.pushPromise, flags: .endHeaders, stream: 1, [0, 0, 0, 2, 0x88])],
            problem: "it promises a response that nobody asked for"
        ),
        Fault(
            testDescription: "a window too small",
            settings: .settings([3: 1, 4: 1_028]),
            problem: "a stream's window of 1028 bytes has no room for a request"
        ),
        Fault(
            testDescription: "a window made too small",
            frames: [.settings([4: 0])],
            problem: "a stream's window of 0 bytes has no room for a request"
        ),
        Fault(
            testDescription: "half a setting",
            frames: [WireFrame(.settings, [0, 3, 0])],
            problem: "a frame is too short"
        ),
        Fault(
            testDescription: "a frame over 16,384 bytes",
            rest: [0, 0x40, 0x01, 0, 0, 0, 0, 0, 1],
            problem: "a frame is too long"
        ),
        Fault(
            testDescription: "an interrupted header block",
            frames: [openBlock, ping],
            problem: "a header block is not ended"
        ),
        Fault(
            testDescription: "a header block inside another",
            frames: [openBlock, .headers(1, [0x88])],
            problem: "a header block is not ended"
        ),
        Fault(
            testDescription: "a continuation on another stream",
            frames: [openBlock, WireFrame(.continuation, flags: .endHeaders, stream: 3)],
            problem: unexpected
        ),
        Fault(
            testDescription: "a continuation of nothing",
            frames: [WireFrame(.continuation, flags: .endHeaders, stream: 1, [0x88])],
            problem: unexpected
        ),
        Fault(
            testDescription: "a header block without end",
            frames: [
                openBlock, WireFrame(.continuation, stream: 1, [UInt8](repeating: 0x88, count: 16_383)),
                WireFrame(.continuation, stream: 1, [0x88]),
            ],
            problem: unexpected
        ),
        Fault(
            testDescription: "a field beyond the table",
            frames: [.headers(1, [0x88, 0xBE])],
            problem: "a header block cannot be read: "
        ),
        Fault(
            testDescription: "more padding than payload",
            frames: [WireFrame(.headers, flags: [.endHeaders, .endStream, .padded], stream: 1, [2, 0x88])],
            problem: "a frame is too short"
        ),
        Fault(
            testDescription: "padding without its length",
            frames: [WireFrame(.headers, flags: [.endHeaders, .endStream, .padded], stream: 1)],
            problem: "a frame is too short"
        ),
        Fault(
            testDescription: "half a priority",
            frames: [WireFrame(.headers, flags: [.endHeaders, .endStream, .priority], stream: 1, [0, 0, 0, 0])],
            problem: "a frame is too short"
        ),
        Fault(
            testDescription: "a reset without its code",
            frames: [WireFrame(.resetStream, stream: 1, [0, 0, 0])],
            problem: "a frame is too short"
        ),
        Fault(
            testDescription: "GOAWAY without its stream",
            frames: [WireFrame(.goAway, [])],
            problem: "a frame is too short"
        ),
        Fault(
            testDescription: "WINDOW_UPDATE without a number",
            frames: [WireFrame(.windowUpdate, [0, 0, 1])],
            problem: "a frame is too short"
        ),
    ]

    @Test(
        "what the bench cannot live with closes the connection and is told to every call",
        arguments: faults,
        [1, .max]
    )
    private func closed(fault: Fault, size: Int) throws {
        let line = try LoadLine()
        line.connection.start(1)
        line.connection.start(2)
        try line.feed(fault.settings.bytes + fault.frames.flatMap(\.bytes) + fault.rest, piecesOf: size)
        #expect(line.ends.map(\.tag).sorted() == [1, 2])
        for ended in line.ends {
            #expect(ended.end.status.code == .unavailable)
            #expect(ended.end.status.message.hasPrefix("the server broke the protocol: \(fault.problem)"))
        }
        #expect(!line.channel.isActive)
        #expect(line.connection.inFlightCount == 0)
        let isTaken = line.connection.start(3)
        #expect(!isTaken)
    }
}
