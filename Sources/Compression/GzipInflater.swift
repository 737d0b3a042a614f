/// Inflates gzip, one message after the other: `begin`, pieces as they come, `finish`; or a whole message at once.
///
/// Output is made step by step and never exceeds its limit, so that a small input cannot ask for much memory.
public struct GzipInflater: ~Copyable {
    private let stream = ZStream(.inflating)
    private var limit = 0
    private var hasEnded = false
    private var output: [UInt8] = []

    /// How much room is made at first; it doubles from there.
    private static let firstStep = 1024

    /// An inflater with nothing begun: ``begin(limit:)`` comes first.
    public init() {}

    /// Begins a message that may inflate to at most `limit` bytes. What was begun before is forgotten.
    public mutating func begin(limit: Int) {
        stream.reset()
        self.limit = limit
        hasEnded = false
        output = []
    }

    /// Takes the next piece of the compressed message. After an error only `begin` makes sense.
    public mutating func receive(_ piece: Span<UInt8>) throws(GzipError) {
        var offset = 0
        while !hasEnded {
            makeRoom()
            let step = step(piece, &offset)
            // The byte past the limit is made only to see that there is one.
            guard output.count <= limit else { throw .tooLarge }
            switch step {
            case .failed: throw .corrupt
            case .ended: hasEnded = true
            case .goesOn:
                // With room left, all that the piece can give has been given.
                if offset == piece.count && output.count < output.capacity { return }
            }
        }
        guard offset < piece.count else { return }
        throw piece[offset] == Self.magic ? .furtherMember : .trailingBytes
    }

    /// Ends the message and hands out its bytes.
    public mutating func finish() throws(GzipError) -> [UInt8] {
        guard hasEnded else { throw .truncated }
        let inflated = output
        output = []
        return inflated
    }

    /// Inflates a whole message.
    public mutating func inflate(_ message: Span<UInt8>, limit: Int) throws(GzipError) -> [UInt8] {
        begin(limit: limit)
        try receive(message)
        return try finish()
    }

    /// The first byte of every member.
    private static let magic: UInt8 = 0x1F

    /// Doubles what there is, up to one byte over the limit.
    private mutating func makeRoom() {
        guard output.count == output.capacity else { return }
        output.reserveCapacity(min(max(output.count * 2, Self.firstStep), limit + 1))
    }

    private mutating func step(_ piece: Span<UInt8>, _ offset: inout Int) -> ZStream.Step {
        let room = min(output.capacity, limit + 1) - output.count
        var position = offset
        var step = ZStream.Step.goesOn
        output.append(addingCapacity: room) { (span: inout OutputSpan<UInt8>) in
            unsafe span.withUnsafeMutableBufferPointer { buffer, count in
                let free = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]
                )
                var raw = unsafe OutputRawSpan(buffer: free, initializedCount: 0)
                step = stream.step(piece, from: &position, to: &raw)
                count += unsafe raw.finalize(for: free)
            }
        }
        offset = position
        return step
    }
}
