/// The messages of a stream that have come and that nobody has taken yet, and how many bytes of the stream's window they
/// occupy. Pure.
///
/// A message occupies the window until its taker comes back for the next. The part of a message that has come occupies it
/// until someone waits for just that message: so a message may be larger than the window, and a reader that does not
/// read holds up its sender. Small messages lie side by side in one block: a window full of messages of one byte takes four
/// times the window, where an array for each would take thirteen times.
struct MessageInbox {
    struct Message: Equatable, Sendable {
        var bytes: [UInt8]
        let isCompressed: Bool
    }

    private struct Entry {
        let byteCount: UInt32
        let isCompressed: Bool
        /// Bytes of the window.
        let heldByteCount: Int32
        /// A large message; one in the block has nothing here.
        var bytes: [UInt8]
    }

    private var entries: ContiguousArray<Entry> = []
    private var firstEntry = 0
    private var block: [UInt8] = []
    private var firstByte = 0
    private var reader = MessageReader(keeping: keptByteCount)
    /// Bytes of the messages that are not in the block.
    private var separateByteCount = 0
    /// Bytes of the window that are occupied.
    private(set) var heldByteCount = 0
    /// Those of the messages that were taken since the last ``giveBack(toWaiting:)``.
    private var takenByteCount = 0
    /// How much of the message that is still coming has been given back already.
    private var returnedByteCount = 0
    /// How the stream ended after the messages; nil while more may come.
    private(set) var ending: Status?

    /// A message of so many bytes that came in pieces is not copied again.
    private static let largeByteCount = 4096
    /// What is kept allocated for messages to come: of the block, and of the entries.
    private static let keptByteCount = 4 * 1024
    private static let keptEntryCount = 128

    /// Bytes that the messages take which have come and were not taken, and the part of one that is still coming.
    var byteCount: Int {
        let entryByteCount = (entries.count - firstEntry) * MemoryLayout<Entry>.stride
        let partByteCount = isInsideMessage ? reader.buffer.count : 0
        return entryByteCount + block.count - firstByte + separateByteCount + partByteCount
    }

    /// Whether a reader need not wait.
    var isReadable: Bool { hasMessage || ending != nil }

    /// A message has begun to come.
    var isInsideMessage: Bool { !reader.isAtBoundary }

    private var hasMessage: Bool { firstEntry < entries.count }

    /// Messages may be compressed from now on.
    mutating func takeCompressed() {
        reader.takesCompressed = true
    }

    /// Takes in bytes of the stream; says whether with them a message has begun that is not complete. Throws why the call cannot
    /// go on.
    @discardableResult
    mutating func receive(_ input: Span<UInt8>, limit: Int) throws(Status) -> Bool {
        heldByteCount += input.count
        var offset = 0
        var isAtBeginning = reader.isAtBoundary
        while offset < input.count {
            switch reader.next(input, from: &offset, limit: limit) {
            case .needsMore: return isAtBeginning
            case .inInput(let range): append(input.extracting(range))
            case .inBuffer where reader.buffer.count < Self.largeByteCount:
                let buffer = reader.takeBuffer()
                append(buffer.span)
                reader.returnBuffer(buffer)
            case .inBuffer:
                let buffer = reader.takeBuffer()
                separateByteCount += buffer.count
                addEntry(buffer.count, buffer)
            case .failed(let status): throw status
            }
            isAtBeginning = true
        }
        return false
    }

    private mutating func append(_ bytes: Span<UInt8>) {
        block.append(addingCapacity: bytes.count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
        }
        addEntry(bytes.count, [])
    }

    private mutating func addEntry(_ byteCount: Int, _ bytes: [UInt8]) {
        let held = byteCount + MessageReader.prefixSize - returnedByteCount
        returnedByteCount = 0
        entries.append(
            Entry(
                byteCount: UInt32(byteCount),
                isCompressed: reader.isCompressed,
                heldByteCount: Int32(held),
                bytes: bytes
            )
        )
    }

    /// The peer has sent everything. Throws INTERNAL if that was in the middle of a message.
    mutating func end(_ status: Status = .ok) throws(Status) {
        guard ending == nil else { return }
        if status.isOK && !reader.isAtBoundary { throw Status(.internal, "the stream ended inside a message") }
        ending = status
    }

    /// The next message, if one has come.
    mutating func take() -> Message? {
        guard hasMessage else { return nil }
        let entry = entries[firstEntry]
        entries[firstEntry].bytes = []
        firstEntry += 1
        takenByteCount += Int(entry.heldByteCount)
        var bytes = entry.bytes
        if bytes.isEmpty {
            let end = firstByte + Int(entry.byteCount)
            bytes = Array(block[firstByte..<end])
            firstByte = end
        } else {
            separateByteCount -= bytes.count
        }
        removeTaken()
        return Message(bytes: bytes, isCompressed: entry.isCompressed)
    }

    /// Lets go of what was taken: all at once when nothing is left, else when it is more than what is left.
    private mutating func removeTaken() {
        if firstEntry == entries.count {
            entries.removeAll(keepingCapacity: entries.capacity <= Self.keptEntryCount)
            block.removeAll(keepingCapacity: block.capacity <= Self.keptByteCount)
        } else if firstEntry > entries.count / 2 {
            entries.removeFirst(firstEntry)
            block.removeFirst(firstByte)
        } else {
            return
        }
        firstEntry = 0
        firstByte = 0
    }

    /// The bytes of the window that are free again: those of messages taken before, and for someone who waits for the next
    /// message all.
    mutating func giveBack(toWaiting isWaiting: Bool) -> Int {
        let byteCount = isWaiting && !hasMessage ? heldByteCount : takenByteCount
        returnedByteCount += byteCount - takenByteCount
        heldByteCount -= byteCount
        takenByteCount = 0
        return byteCount
    }

    /// Forgets what has come.
    mutating func removeAll() {
        entries = []
        firstEntry = 0
        block = []
        firstByte = 0
        separateByteCount = 0
        reader = MessageReader(keeping: Self.keptByteCount)
    }
}
