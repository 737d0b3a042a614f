import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Messages that wait to be read")
struct MessageInboxTests {
    private func received(_ inbox: inout MessageInbox, _ bytes: [UInt8]) throws {
        try inbox.receive(bytes.span, limit: 1_000)
    }

    @Test("the window is given back by who comes for the next message, not by who takes one")
    func giveBack() throws {
        var inbox = MessageInbox()
        try received(&inbox, ServerPair.framed([1, 2]) + ServerPair.framed([3]))
        #expect(inbox.heldByteCount == 13)
        #expect(inbox.giveBack(toWaiting: false) == 0)
        #expect(inbox.take()?.bytes == [1, 2])
        #expect(inbox.heldByteCount == 13)
        #expect(inbox.giveBack(toWaiting: false) == 7)
        #expect(inbox.giveBack(toWaiting: false) == 0)
        #expect(inbox.take()?.bytes == [3])
        #expect(inbox.take() == nil)
        #expect(inbox.giveBack(toWaiting: true) == 6)
        #expect(inbox.heldByteCount == 0)
    }

    @Test("a part of a message is given back to who waits for just that message")
    func partOfMessage() throws {
        var inbox = MessageInbox()
        try received(&inbox, ServerPair.framed([1]) + ServerPair.framed([2, 3]).dropLast())
        #expect(inbox.giveBack(toWaiting: true) == 0)
        #expect(inbox.take()?.bytes == [1])
        #expect(inbox.giveBack(toWaiting: true) == 12)
        try received(&inbox, [3])
        #expect(inbox.take()?.bytes == [2, 3])
        #expect(inbox.heldByteCount == 1)
        #expect(inbox.giveBack(toWaiting: false) == 1)
        #expect(inbox.heldByteCount == 0)
    }

    @Test(
        "messages of every size come out as they went in, however they are cut and whenever they are taken",
        arguments: 1...20 as ClosedRange<UInt64>
    )
    func order(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let messages = (0..<200).map { number in
            [UInt8](
                repeating: UInt8(number),
                count: [0, 1, 7, 300, 5_000][Int.random(in: 0..<5, using: &generator)]
            )
        }
        let bytes = messages.flatMap { ServerPair.framed($0) }
        var inbox = MessageInbox()
        var taken: [[UInt8]] = []
        var givenBack = 0
        var offset = 0
        while offset < bytes.count {
            let end = min(bytes.count, offset + Int.random(in: 1...9_000, using: &generator))
            let piece = Array(bytes[offset..<end])
            try inbox.receive(piece.span, limit: 10_000)
            offset = end
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                givenBack += inbox.giveBack(toWaiting: Bool.random(using: &generator))
                if let message = inbox.take() { taken.append(message.bytes) }
            }
            #expect(givenBack + inbox.heldByteCount == offset)
        }
        while let message = inbox.take() { taken.append(message.bytes) }
        #expect(taken == messages)
        givenBack += inbox.giveBack(toWaiting: false)
        #expect(givenBack == bytes.count && inbox.heldByteCount == 0)
        #expect(inbox.byteCount == 0)
    }

    @Test("what waits is counted, large and small, and what is still coming, until it is taken")
    func byteCount() throws {
        var inbox = MessageInbox()
        let large = ServerPair.framed([UInt8](repeating: 1, count: 9_000))
        try inbox.receive(large.span.extracting(droppingLast: 1), limit: 10_000)
        #expect(inbox.byteCount == 8_999)
        let rest = [1] + ServerPair.framed([2]) + [0]
        try inbox.receive(rest.span, limit: 10_000)
        let entryByteCount = inbox.byteCount - 9_001
        #expect((1...100).contains(entryByteCount))
        #expect(inbox.take()?.bytes.count == 9_000)
        #expect(inbox.byteCount == entryByteCount / 2 + 1)
        #expect(inbox.take()?.bytes == [2])
        #expect(inbox.byteCount == 0)
        // Messages of nothing take something.
        for _ in 0..<1_000 { try received(&inbox, ServerPair.framed([])) }
        #expect(inbox.byteCount >= 16_000)
    }

    @Test("the end comes after the messages, and is an error within one")
    func ending() throws {
        var inbox = MessageInbox()
        #expect(!inbox.isReadable)
        try received(&inbox, ServerPair.framed([1]))
        try inbox.end()
        #expect(inbox.take()?.bytes == [1])
        #expect(inbox.isReadable && inbox.take() == nil)
        #expect(inbox.ending == .ok)

        var cut = MessageInbox()
        try received(&cut, [0, 0])
        #expect(throws: Status(.internal, "the stream ended inside a message")) { try cut.end() }
        try cut.end(Status(.aborted))
        #expect(cut.ending == Status(.aborted))
    }
}
