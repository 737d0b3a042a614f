import HoldfastMessages
import LMDB
import Platform

/// What opening a store found.
public struct RecoveredState: Sendable, Hashable {
    /// The last durable command; the next one is this plus one.
    public var lastSequence: UInt64
    /// How often the store has been opened, this time included.
    public var epoch: UInt64
    /// The engine's time of the last command, in nanoseconds since 1970; 0 in a new store.
    public var engineTime: Int64
    /// The sum of the hashes of all rows.
    public var stateHash: Hash128
    /// The sum of the hashes of the rows of each table, those included that were not loaded.
    public var tableHashes: [TableID: Hash128]
    /// How many rows were given to the loader.
    public var loadedRowCount: Int
}

/// Brings the environments of a directory to one state: checks the journal, folds its tail into the snapshot, and
/// loads what the engine keeps in memory. Damage is never repaired but thrown; groups that a crash left in the tail are none, and
/// enter LMDB first.
struct Recovery: ~Copyable {
    private let journal: JournalEnvironment
    private let state: StateEnvironment
    private let options: StorageOptions
    /// The groups that a crash had left in the tail alone.
    let settled: [GroupHeader]
    private(set) var folder: Folder
    private(set) var end = JournalEnd()

    init(journal: JournalEnvironment, state: StateEnvironment, options: StorageOptions) throws(StorageError) {
        let settled = try journal.settleTail()
        let record = try storing(in: state.file) {
            try state.environment.read { transaction in try state.record(in: transaction) }
        }
        self.journal = journal
        self.state = state
        self.options = options
        self.settled = settled
        folder = Folder(state: state, record: record, options: options)
    }

    /// Checks every group and folds those after the snapshot; afterwards the snapshot stands at the journal's end.
    /// Each fold compares the rows' hash with the engine's, so that a wrong state is refused here.
    mutating func foldTail() throws(StorageError) {
        let snapshot = folder.record
        var walk = JournalWalk(journal: journal, snapshot: snapshot)
        do {
            try journal.environment.read { transaction in
                try journal.read(after: 0, in: transaction) { header, images in
                    try walk.visit(header)
                    guard header.firstSequence > snapshot.sequence else { return true }
                    try folder.add(images: images)
                    try folder.finish(header)
                    if folder.pendingByteCount >= options.maximumFoldByteCount { _ = try folder.fold() }
                    return true
                }
            }
        } catch {
            throw StorageError(error, file: journal.file)
        }
        try walk.finish()
        end = JournalEnd(
            sequence: walk.lastSequence,
            digest: walk.digest,
            epoch: max(snapshot.epoch, walk.epoch) + 1,
            byteCount: walk.byteCount
        )
        folder.begin(epoch: end.epoch)
        do { _ = try folder.fold() } catch { throw StorageError(error, file: state.file) }
    }

    /// Gives every row of the live tables to `load`, or to `beside` on another thread, and checks that they add up to what folding
    /// counted. Returns how many there are.
    func loadLiveTables(
        _ load: RowLoader,
        beside: ParallelLoad?
    ) throws -> Int {
        let loadedBeside = Monitor<Result<Int, any Error>>(.success(0))
        let thread = beside.map { beside in
            OwnThread(name: "holdfast-load") { [state] in
                let result = Result {
                    try Self.loadLiveTables(of: state, where: { beside.tables.contains($0) }, beside.load)
                }
                loadedBeside.withLock { $0 = result }
            }
        }
        let loaded = Result {
            try Self.loadLiveTables(of: state, where: { beside?.tables.contains($0) != true }, load)
        }
        thread?.join()
        return try loaded.get() + loadedBeside.withLock { try $0.get() }
    }

    private static func loadLiveTables(
        of state: StateEnvironment,
        where isWanted: (TableID) -> Bool,
        _ load: RowLoader
    ) throws -> Int {
        let snapshot = try Snapshot(of: state, maximumDuration: .max / 2)
        var total = 0
        for (position, table) in state.schema.tables.enumerated() where table.isLive && isWanted(table.id) {
            var sum = TableSum()
            try snapshot.scanStored(table.id, from: nil, .forward) { key, value, hash in
                sum.hash += hash
                sum.rowCount += 1
                try load(table.id, key, value, hash)
                return true
            }
            guard sum == snapshot.record.tables[position] else {
                throw StorageError.damaged(
                    StorageError.Damage(
                        file: state.file,
                        table: table.name,
                        problem: "its rows are not those that were stored"
                    )
                )
            }
            total += Int(sum.rowCount)
        }
        return total
    }
}

/// Follows the chain of groups and compares it with the snapshot where they meet.
struct JournalWalk {
    private let journal: JournalEnvironment
    private let snapshot: SnapshotRecord
    private(set) var firstSequence: UInt64?
    private(set) var lastSequence: UInt64 = 0
    private(set) var digest: UInt64 = 0
    private(set) var epoch: UInt64 = 0
    private(set) var byteCount = 0
    private var metSnapshot = false

    init(journal: JournalEnvironment, snapshot: SnapshotRecord) {
        self.journal = journal
        self.snapshot = snapshot
        metSnapshot = snapshot.sequence == 0
    }

    /// Checks that the group follows the one before, and that the snapshot was folded from this journal.
    mutating func visit(_ header: GroupHeader) throws(StorageError) {
        if firstSequence == nil {
            guard header.firstSequence <= snapshot.sequence + 1 else {
                throw journal.damage(
                    header.lastSequence,
                    "the groups between the snapshot at \(snapshot.sequence) and it are missing"
                )
            }
            firstSequence = header.firstSequence
            if header.firstSequence == 1, header.previousDigest != 0 {
                throw journal.damage(header.lastSequence, "the first group names one before it")
            }
        } else {
            guard header.firstSequence == lastSequence + 1 else {
                throw journal.damage(header.lastSequence, "the groups from \(lastSequence + 1) to it are missing")
            }
            guard header.previousDigest == digest else {
                throw journal.damage(header.lastSequence, "it does not continue the group before it")
            }
        }
        lastSequence = header.lastSequence
        digest = header.digest
        epoch = header.epoch
        byteCount += header.storedByteCount
        if header.lastSequence == snapshot.sequence { try meet(header) }
    }

    /// Checks that the journal reaches the snapshot.
    func finish() throws(StorageError) {
        guard metSnapshot else {
            throw journal.damage(
                nil,
                "it ends at \(lastSequence) and lacks the group of the snapshot at "
                    + "\(snapshot.sequence)"
            )
        }
    }

    private mutating func meet(_ header: GroupHeader) throws(StorageError) {
        guard header.digest == snapshot.digest, header.stateHash == snapshot.stateHash else {
            throw journal.damage(header.lastSequence, "the snapshot was not folded from it")
        }
        metSnapshot = true
    }
}
