import Compression

@testable import GRPC

/// Reads messages from the same bytes whole and in pieces, which must make no difference, and inflates what is in them.
enum FramingFuzz {
    private static let limit = 4096

    static func run(_ input: FuzzInput) {
        var input = input
        switch input.choice(of: 3) {
        case 0: compareReaders(&input)
        case 1: checkInbox(&input)
        default: checkGzip(&input)
        }
    }

    /// What came out of a stream: its messages, and why it could not go on.
    private struct Outcome: Equatable {
        var messages: [MessageInbox.Message] = []
        var failure: Status?
        var isAtBoundary = true
    }

    private static func compareReaders(_ input: inout FuzzInput) {
        let takesCompressed = input.byte() & 1 == 0
        let pieces = input.pieces()
        promise(
            read(pieces, takesCompressed) == read([pieces.flatMap { $0 }], takesCompressed),
            "the messages depend on how the bytes come"
        )
    }

    private static func read(_ pieces: [[UInt8]], _ takesCompressed: Bool) -> Outcome {
        var reader = MessageReader()
        reader.reset(takesCompressed: takesCompressed)
        var outcome = Outcome()
        for piece in pieces where outcome.failure == nil {
            var offset = 0
            while offset < piece.count && outcome.failure == nil {
                switch reader.next(piece.span, from: &offset, limit: limit) {
                case .needsMore: promise(offset == piece.count, "bytes were left")
                case .inInput(let range): outcome.messages.append(message(Array(piece[range]), &reader))
                case .inBuffer: outcome.messages.append(message(reader.takeBuffer(), &reader))
                case .failed(let status): outcome.failure = status
                }
                promise(reader.buffer.count <= limit, "\(reader.buffer.count) bytes are kept")
            }
        }
        outcome.isAtBoundary = reader.isAtBoundary
        return outcome
    }

    private static func message(_ bytes: [UInt8], _ reader: inout MessageReader) -> MessageInbox.Message {
        MessageInbox.Message(bytes: bytes, isCompressed: reader.isCompressed)
    }

    /// The window: what is given back is what came, however messages are taken meanwhile.
    private static func checkInbox(_ input: inout FuzzInput) {
        var inbox = MessageInbox()
        inbox.takeCompressed()
        var (received, returned) = (0, 0)
        while !input.isAtEnd {
            switch input.choice(of: 4) {
            case 0, 1:
                let piece = input.someBytes()
                received += piece.count
                guard (try? inbox.receive(piece.span, limit: limit)) != nil else { return }
            case 2: _ = inbox.take()
            default: returned += inbox.giveBack(toWaiting: input.byte() & 1 == 0)
            }
            promise(inbox.heldByteCount == received - returned, "the window is wrong by some bytes")
        }
        while let message = inbox.take() { promise(message.bytes.count <= limit, "a message over the limit") }
        returned += inbox.giveBack(toWaiting: true)
        promise(returned == received, "\(received - returned) bytes of the window are lost")
        promise(inbox.isInsideMessage || inbox.byteCount == 0, "\(inbox.byteCount) bytes are counted of no message")
    }

    private static func checkGzip(_ input: inout FuzzInput) {
        let pieces = input.pieces()
        let whole = pieces.flatMap { $0 }
        var inflater = GzipInflater()
        let atOnce = inflated(&inflater, [whole])
        promise(atOnce == inflated(&inflater, pieces), "what is inflated depends on how the bytes come")
        promise((atOnce?.count ?? 0) <= limit, "\(atOnce?.count ?? 0) bytes were inflated")
        var deflater = GzipDeflater()
        let deflated = deflater.deflate(whole.span)
        promise(
            whole.count > limit || inflated(&inflater, [deflated]) == whole,
            "what was deflated is not inflated again"
        )
    }

    private static func inflated(_ inflater: inout GzipInflater, _ pieces: [[UInt8]]) -> [UInt8]? {
        inflater.begin(limit: limit)
        do throws(GzipError) {
            for piece in pieces { try inflater.receive(piece.span) }
            return try inflater.finish()
        } catch {
            return nil
        }
    }
}
