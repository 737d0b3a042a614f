import HoldfastMessages
import LMDB
import Platform

/// What walking everything in a data directory found.
public struct VerificationReport: Sendable, Hashable {
    /// Problems, one line each; none in a sound store.
    public var problems: [String] = []
    /// Groups of the journal.
    public var groupCount = 0
    /// Rows of all tables.
    public var rowCount = 0
    /// The last command in the journal.
    public var lastSequence: UInt64 = 0
    /// Groups behind it that a crash left in the journal's tail: opening the store settles them. No problem.
    public var tailGroupCount = 0
    /// The last command folded.
    public var foldedSequence: UInt64 = 0
}

/// Checks a data directory that no server uses: every group, every row, the chain, and the sums.
public enum Verification {
    /// Reads everything below `path` and changes nothing but the lock files. Problems are in the report; throws `StorageError` where
    /// the directory cannot be opened at all.
    ///
    /// A page of LMDB's own tree that is damaged may end the process by a signal: run it in a process of its own, and
    /// count a signal as damage.
    ///
    /// `inspect` may look at the rows as well and gives what it found wrong.
    public static func run(
        directory path: String,
        tables: [StoredTable],
        options: StorageOptions = StorageOptions(),
        inspect: (borrowing Snapshot) throws -> [String] = { _ in [] }
    ) throws(StorageError) -> VerificationReport {
        for part in ["/journal/data.mdb", "/state/data.mdb"] where !FileSystem.exists(path + part) {
            throw .damaged(StorageError.Damage(file: path + part, problem: "it is missing"))
        }
        let directory = try DataDirectory(path: path)
        let journal = try JournalEnvironment(path: directory.journalPath, options: options)
        let state = try StateEnvironment(
            path: directory.statePath,
            schema: StorageSchema(tables),
            options: options,
            walksHistory: true
        )
        var report = VerificationReport()
        let snapshot = try Snapshot(of: state, maximumDuration: .max / 2)
        report.foldedSequence = snapshot.foldedSequence
        verifyJournal(journal, against: snapshot.record, into: &report)
        for position in state.schema.tables.indices {
            verifyTable(at: position, of: snapshot, schema: state.schema, file: state.file, into: &report)
        }
        let total = snapshot.record.tables.reduce(Hash128.zero) { $0 + $1.hash }
        if total != snapshot.record.stateHash {
            report.problems.append("\(state.file): the tables' hashes do not add up to the snapshot's")
        }
        // Rows that are not what was written would only give one fault a second name.
        guard report.problems.isEmpty else { return report }
        do { report.problems += try inspect(snapshot) } catch {
            report.problems.append("\(StorageError(error, file: state.file))")
        }
        return report
    }

    private static func verifyJournal(
        _ journal: JournalEnvironment,
        against record: SnapshotRecord,
        into report: inout VerificationReport
    ) {
        var walk = JournalWalk(journal: journal, snapshot: record)
        do {
            try journal.environment.read { transaction in
                try journal.read(after: 0, in: transaction) { header, images in
                    try walk.visit(header)
                    var count = 0
                    try images.forEachImage { _, _, _, _ in count += 1 }
                    if count != header.imageCount { throw MalformedImage() }
                    report.groupCount += 1
                    return true
                }
            }
            try walk.finish()
            report.tailGroupCount = try journal.tailGroups().groups.count
        } catch {
            report.problems.append("\(StorageError(error, file: journal.file))")
        }
        report.lastSequence = walk.lastSequence
    }

    private static func verifyTable(
        at position: Int,
        of snapshot: borrowing Snapshot,
        schema: StorageSchema,
        file: String,
        into report: inout VerificationReport
    ) {
        let table = schema.tables[position]
        var sum = TableSum()
        do {
            try snapshot.scanStored(table.id, from: nil, .forward) { _, _, hash in
                sum.hash += hash
                sum.rowCount += 1
                return true
            }
            if sum != snapshot.record.tables[position] {
                report.problems.append("\(file): the rows of table \(table.name) are not those that were stored")
            }
        } catch {
            report.problems.append("\(StorageError(error, file: file))")
        }
        report.rowCount += Int(sum.rowCount)
    }
}
