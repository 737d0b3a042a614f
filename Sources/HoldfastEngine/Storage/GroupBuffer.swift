import HoldfastMessages
public import Platform

/// What one turn of the engine changed: row images, one after the other in contiguous bytes.
///
/// It has one owner at a time: the engine fills it, `Journal.submit` takes it over, and it comes back through the pool
/// (`Store.makeBuffer`) with its memory, so that in steady state nothing is allocated.
public final class GroupBuffer: @unchecked Sendable {
    // Sendable because of that one owner: submitting hands it over under the journal's lock, and the engine keeps no
    // reference.

    /// The sequence number of the first command of the turn.
    public private(set) var firstSequence: UInt64 = 0
    /// The sequence number of the last command of the turn.
    public private(set) var lastSequence: UInt64 = 0
    /// The engine's time of the turn, in nanoseconds since 1970.
    public private(set) var engineTime: Int64 = 0
    /// How many callers wait for it: what the pacing of group commit counts.
    public private(set) var requestCount = 0
    /// The sum of the hashes of all rows after the last command.
    public private(set) var stateHash = Hash128.zero
    /// How many images it holds.
    public private(set) var imageCount = 0

    @usableFromInline var content: OwnedBytes

    /// Empty, with room for `capacity` bytes.
    public init(capacity: Int = 4096) {
        content = OwnedBytes(capacity: capacity)
    }

    /// The bytes of its images.
    public var byteCount: Int { content.count }

    /// Adds the row `key` of `table`. `write` appends the value, at most `capacity` bytes, and returns the row's hash.
    /// A throw of `write` leaves the buffer as it was.
    @inlinable
    public func put<E: Error>(
        _ table: TableID,
        key: RawSpan,
        capacity: Int,
        _ write: (inout OutputRawSpan) throws(E) -> Hash128
    ) throws(E) {
        let start = content.count
        beginImage(key: key, isDeletion: false)
        let hash: Hash128
        do throws(E) {
            hash = try content.append(capacity: capacity, write)
        } catch {
            content.truncate(to: start)
            throw error
        }
        let valueStart = start + RowImageWord.byteCount + RowImageWord.hashByteCount + key.byteCount
        let word = RowImageWord(
            table: table,
            keyByteCount: key.byteCount,
            valueByteCount: content.count - valueStart,
            isDeletion: false
        )
        content.store(word.bits, at: start)
        content.store(hash.low, at: start + 8)
        content.store(hash.high, at: start + 16)
        addImage()
    }

    /// Adds the row `key` of `table`, with its value and its hash.
    @inlinable
    public func put(_ table: TableID, key: RawSpan, hash: Hash128, value: RawSpan) {
        put(table, key: key, capacity: value.byteCount) { output in
            output.append(copying: value)
            return hash
        }
    }

    /// Adds that `table` has no row `key` any more.
    @inlinable
    public func delete(_ table: TableID, key: RawSpan) {
        let start = content.count
        beginImage(key: key, isDeletion: true)
        let word = RowImageWord(table: table, keyByteCount: key.byteCount, valueByteCount: 0, isDeletion: true)
        content.store(word.bits, at: start)
        addImage()
    }

    /// Says which commands these images are the effect of; the last thing before submitting. Sequence numbers go on
    /// from the buffer submitted before, without a gap.
    public func seal(
        firstSequence: UInt64,
        lastSequence: UInt64,
        engineTime: Int64,
        requestCount: Int,
        stateHash: Hash128
    ) {
        precondition(firstSequence > 0 && firstSequence <= lastSequence, "a group without a command")
        self.firstSequence = firstSequence
        self.lastSequence = lastSequence
        self.engineTime = engineTime
        self.requestCount = requestCount
        self.stateHash = stateHash
    }

    /// Forgets everything; keeps the memory unless it has grown beyond `limit` bytes.
    func reset(keepingAtMost limit: Int) {
        content.removeAll(keepingAtMost: limit)
        imageCount = 0
        firstSequence = 0
        lastSequence = 0
    }

    @usableFromInline
    func addImage() {
        imageCount += 1
    }

    /// Leaves room for the word and the hash, and writes the key.
    @inlinable @inline(__always)
    func beginImage(key: RawSpan, isDeletion: Bool) {
        precondition(key.byteCount > 0 && key.byteCount <= StoredTable.maximumKeyByteCount, "a key LMDB cannot take")
        let head = RowImageWord.byteCount + (isDeletion ? 0 : RowImageWord.hashByteCount)
        content.append(capacity: head + key.byteCount) { output in
            output.append(integer: 0 as UInt64)
            if !isDeletion {
                output.append(integer: 0 as UInt64)
                output.append(integer: 0 as UInt64)
            }
            output.append(copying: key)
        }
    }
}
