import HoldfastMessages

/// The part of the ledger that is in memory: all entries newer than what the snapshot has reached.
public struct LedgerLog {
    private var entries: NumberedQueue<LedgerEntry>
    /// How many of the newest entries belong to the current command.
    private var uncommittedCount = 0
    /// When the newest entry was made, evicted or not.
    var newestTime = Timestamp()
    /// The sum of the hashes of all entries, evicted ones included.
    public private(set) var hash: Hash128

    /// A log that goes on after `lastID` entries whose hashes add up to `hash`.
    init(lastID: Int64 = 0, hash: Hash128 = Hash128()) {
        entries = NumberedQueue(first: lastID + 1)
        self.hash = hash
    }

    /// The oldest entry in memory has this id; the next one to come, when none is.
    public var firstID: Int64 { entries.first }

    /// The id that the next entry gets.
    public var nextID: Int64 { entries.next }

    /// The entry with this id, if it is in memory.
    public subscript(id: Int64) -> LedgerEntry? { entries[id] }

    /// Appends an entry, which must carry `nextID`.
    mutating func append(_ entry: LedgerEntry) {
        precondition(entry.id.raw == nextID)
        entries.append(entry)
        uncommittedCount += 1
    }

    /// The id of the first entry that the command appended; `nextID` if it appended none.
    var firstUncommittedID: Int64 { nextID - Int64(uncommittedCount) }

    /// Adds an entry of the command to the sum of hashes. Must be called once for each.
    mutating func commitEntry(_ entry: LedgerEntry) -> Hash128 {
        let term = entry.hash(table: UInt64(LedgerEntry.tableNumber))
        hash += term
        newestTime = entry.createTime
        return term
    }

    /// Begins the next command.
    mutating func endCommit() {
        uncommittedCount = 0
    }

    /// Takes back the entries that the command appended.
    mutating func rollBack() {
        while uncommittedCount > 0 {
            entries.removeLast()
            uncommittedCount -= 1
        }
    }

    /// Forgets every entry of the commands up to `sequence`, which the snapshot has reached.
    mutating func evict(through sequence: Int64) {
        while let oldest = entries[firstID], oldest.commitSeq <= sequence { entries.removeFirst() }
    }
}
