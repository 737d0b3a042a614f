/// Finds the messages in a stream of bytes: a flag byte, a 32-bit big-endian length and the message itself
/// (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "Length-Prefixed-Message"). Where DATA frames begin and end means nothing.
///
/// A message that lies in one piece of input is not copied; only one that does not is collected in a buffer.
struct MessageReader {
    enum Outcome: Equatable {
        case needsMore
        /// The message is this part of the input.
        case inInput(Range<Int>)
        /// The message is in ``MessageReader/buffer``.
        case inBuffer
        case failed(Status)
    }

    static let prefixSize = 5

    private(set) var buffer: [UInt8] = []
    /// What is kept of the buffer for the next call.
    private let keptByteCount: Int
    /// The headers named an encoding, so that flag 1 means something.
    var takesCompressed = false
    /// The latest message is compressed.
    private(set) var isCompressed = false
    /// The prefix so far, as a number, and how many of its bytes have come.
    private var prefix: UInt64 = 0
    private var prefixCount = 0

    /// Nothing of a message has come since the last one.
    var isAtBoundary: Bool { prefixCount == 0 }

    init(keeping keptByteCount: Int = 16 * 1024) {
        self.keptByteCount = keptByteCount
    }

    /// Makes the reader as new, keeping a buffer of moderate size.
    mutating func reset(takesCompressed: Bool = false) {
        self.takesCompressed = takesCompressed
        prefix = 0
        prefixCount = 0
        releaseLargeBuffer()
        buffer.removeAll(keepingCapacity: true)
    }

    /// Gives a large buffer back. An idle connection would keep one for each of its streams.
    mutating func releaseLargeBuffer() {
        if buffer.capacity > keptByteCount { buffer = [] }
    }

    /// Reads from `offset` of `input` to the end of the next message or of the input, moving `offset` along.
    /// A message longer than `limit` is refused on its prefix, before any of it is stored.
    mutating func next(_ input: Span<UInt8>, from offset: inout Int, limit: Int) -> Outcome {
        if prefixCount < Self.prefixSize {
            while prefixCount < Self.prefixSize {
                guard offset < input.count else { return .needsMore }
                prefix = prefix << 8 | UInt64(input[offset])
                prefixCount += 1
                offset += 1
            }
            if let failure = checkPrefix(limit: limit) { return .failed(failure) }
            if input.count - offset >= length {
                let range = offset..<offset + length
                offset += length
                finishMessage()
                return .inInput(range)
            }
            buffer.removeAll(keepingCapacity: true)
        }
        let missing = length - buffer.count
        let end = offset + min(missing, input.count - offset)
        append(input.extracting(offset..<end))
        offset = end
        guard buffer.count == length else { return .needsMore }
        finishMessage()
        return .inBuffer
    }

    /// Copies a message found in the input, for a reader who needs it after the input is gone.
    mutating func keep(_ message: Span<UInt8>) {
        buffer.removeAll(keepingCapacity: true)
        append(message)
    }

    /// Hands the buffer over, so that its message can be lent out while the call changes; `returnBuffer` brings it back.
    mutating func takeBuffer() -> [UInt8] {
        let taken = buffer
        buffer = []
        return taken
    }

    /// Takes a buffer of moderate size back for reuse, unless another has grown meanwhile.
    mutating func returnBuffer(_ returned: consuming [UInt8]) {
        if buffer.capacity == 0 && returned.capacity <= keptByteCount { buffer = returned }
    }

    private var length: Int { Int(prefix & 0xFFFF_FFFF) }

    private mutating func finishMessage() {
        prefix = 0
        prefixCount = 0
    }

    private mutating func append(_ bytes: Span<UInt8>) {
        buffer.append(addingCapacity: bytes.count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
        }
    }

    private mutating func checkPrefix(limit: Int) -> Status? {
        isCompressed = prefix >> 32 == 1
        switch prefix >> 32 {
        case 0: break
        case 1 where takesCompressed: break
        case 1: return Status(.internal, "compressed message without grpc-encoding")
        default: return Status(.internal, "unknown message flag \(prefix >> 32)")
        }
        guard length <= limit else {
            return Status(.resourceExhausted, "message of \(length) bytes is over the limit of \(limit)")
        }
        return nil
    }
}
