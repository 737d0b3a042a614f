import HoldfastMessages
import LMDB
import Platform

/// Folds durable groups into the state: a synchronous step machine. Add the groups that follow `record.sequence`, then
/// `fold` them in one transaction; the snapshot is then exactly the journal folded up to the last of them.
struct Folder: ~Copyable {
    private let state: StateEnvironment
    private let injectFault: (@Sendable (StorageStep) throws -> Void)?
    /// What the snapshot on the disk says.
    private(set) var record: SnapshotRecord
    /// What it will say after the next `fold`, save for the sums.
    private var next: SnapshotRecord
    private var stretch: FoldStretch

    init(state: StateEnvironment, record: SnapshotRecord, options: StorageOptions) {
        self.state = state
        self.record = record
        next = record
        injectFault = options.injectFault
        stretch = FoldStretch(schema: state.schema)
    }

    /// Bytes of images added and not yet folded.
    var pendingByteCount: Int { stretch.byteCount }
    /// The last command added.
    var addedSequence: UInt64 { next.sequence }

    /// Takes over the epoch of a server that has just opened the store; written with the next fold.
    mutating func begin(epoch: UInt64) {
        next.epoch = epoch
    }

    /// Adds part of a group's images; `finish` follows after the last part. Throws `MalformedImage`.
    mutating func add(images: RawSpan) throws {
        try stretch.add(images)
    }

    /// Ends a group. Throws damage where it does not follow the one before.
    mutating func finish(_ header: GroupHeader) throws(StorageError) {
        guard header.firstSequence == next.sequence + 1, header.previousDigest == next.digest else {
            throw damaged(header, "it does not follow the group that was folded before it")
        }
        next.sequence = header.lastSequence
        next.engineTime = header.engineTime
        next.digest = header.digest
        next.stateHash = header.stateHash
    }

    /// Writes what was added, durably, and returns the sequence reached. Throws `StorageError`; after a failure nothing
    /// can be said about the disk.
    mutating func fold() throws -> UInt64 {
        guard next != record else { return record.sequence }
        stretch.sort()
        var sums = record.tables
        try state.environment.write { transaction in
            for position in state.schema.tables.indices where !stretch.tables[position].isEmpty {
                try transaction.withCursor(in: state.databases[position]) { cursor in
                    let table = TableFold(
                        state: state,
                        table: state.schema.tables[position],
                        bytes: stretch.bytes.bytes
                    )
                    try table.apply(stretch.tables[position], to: &cursor, sum: &sums[position])
                }
            }
            next.tables = sums
            try check(sums)
            try state.store(next, in: transaction)
            try injectFault?(.foldCommit)
        }
        record = next
        stretch.removeAll()
        return record.sequence
    }

    /// The engine's count of all rows, which came with the group, must be ours.
    private func check(_ sums: [TableSum]) throws(StorageError) {
        let total = sums.reduce(Hash128.zero) { $0 + $1.hash }
        guard total == next.stateHash else {
            throw .damaged(
                StorageError.Damage(
                    file: state.file,
                    sequence: next.sequence,
                    problem: "the rows add up to the hash \(total), the engine counted \(next.stateHash)"
                )
            )
        }
    }

    private func damaged(_ header: GroupHeader, _ problem: String) -> StorageError {
        .damaged(StorageError.Damage(file: "journal", sequence: header.lastSequence, problem: problem))
    }
}

/// Applies the images of one table to its database.
private struct TableFold: ~Escapable {
    let state: StateEnvironment
    let table: StoredTable
    let bytes: RawSpan

    @_lifetime(copy bytes)
    init(state: StateEnvironment, table: StoredTable, bytes: RawSpan) {
        self.state = state
        self.table = table
        self.bytes = bytes
    }

    /// Keys beyond the last stored one are appended without a search; the others are looked for, since their old hash
    /// has to be taken off the sum.
    func apply(_ entries: [FoldStretch.Entry], to cursor: inout Cursor<ReadWrite>, sum: inout TableSum) throws {
        let firstNew = try firstBeyondLast(entries, cursor: &cursor)
        for index in 0..<firstNew { try replace(entries[index], at: &cursor, sum: &sum) }
        for index in firstNew..<entries.count {
            let word = RowImageWord(bits: bytes.load(at: Int(entries[index].offset), as: UInt64.self))
            // A row born and deleted within the stretch.
            if word.isDeletion { continue }
            try put(entries[index], word, at: &cursor, .append, sum: &sum)
        }
    }

    /// How many entries have keys up to the last one stored.
    private func firstBeyondLast(_ entries: [FoldStretch.Entry], cursor: inout Cursor<ReadWrite>) throws -> Int {
        guard try cursor.move(to: .last) else { return 0 }
        return cursor.withEntry { last, _ in
            var low = 0
            var high = entries.count
            while low < high {
                let middle = (low + high) / 2
                if bytes.key(of: entries[middle]).compare(to: last) <= 0 { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    private func replace(
        _ entry: FoldStretch.Entry,
        at cursor: inout Cursor<ReadWrite>,
        sum: inout TableSum
    ) throws {
        let word = RowImageWord(bits: bytes.load(at: Int(entry.offset), as: UInt64.self))
        let key = bytes.key(of: entry)
        guard try cursor.seek(to: key) else {
            if !word.isDeletion { try put(entry, word, at: &cursor, [], sum: &sum) }
            return
        }
        guard let old = cursor.withEntry({ _, stored in StoredRow.hash(of: stored) }) else {
            throw state.damage(table: table, key: key, "is too short to be one")
        }
        sum.hash -= old
        sum.rowCount -= 1
        if word.isDeletion {
            try cursor.delete()
        } else {
            try put(entry, word, at: &cursor, .current, sum: &sum)
        }
    }

    @inline(__always)
    private func put(
        _ entry: FoldStretch.Entry,
        _ word: RowImageWord,
        at cursor: inout Cursor<ReadWrite>,
        _ flags: PutFlags,
        sum: inout TableSum
    ) throws {
        let start = Int(entry.offset)
        let key = bytes.key(of: entry)
        let value = bytes.extracting(start + word.valueOffset..<start + word.imageByteCount)
        let hash = bytes.imageHash(at: start)
        try cursor.put(key, byteCount: StoredRow.headByteCount + value.byteCount, flags) { output in
            StoredRow.encode(table: table.id, key: key, hash: hash, value: value, into: &output)
        }
        sum.hash += hash
        sum.rowCount += 1
    }
}
