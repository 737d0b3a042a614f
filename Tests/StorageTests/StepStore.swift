@testable import HoldfastEngine
import LMDB
import Platform

/// The step machines of a store without their threads, so that a test decides what happens when. The directory is not
/// locked: copies of it are opened beside.
final class StepStore {
    let journal: JournalEnvironment
    let state: StateEnvironment
    private(set) var writer: JournalWriter
    private(set) var chain: GroupChain
    private(set) var folder: Folder

    init(directory: TemporaryDirectory, options: StorageOptions = testOptions()) throws {
        journal = try JournalEnvironment(path: directory.path + "/journal", options: options)
        state = try StateEnvironment(
            path: directory.path + "/state",
            schema: StorageSchema(Tables.all),
            options: options
        )
        var recovery = try Recovery(journal: journal, state: state, options: options)
        try recovery.foldTail()
        _ = try JournalTail(directory: journal.environment.path, byteCount: options.tailByteCount)
        chain = GroupChain(end: recovery.end)
        writer = JournalWriter(journal: journal, end: recovery.end, options: options)
        folder = Folder(state: state, record: recovery.folder.record, options: options)
    }

    /// One durable group, which is in LMDB.
    func commit(_ workload: inout Workload, commandCount: Int) throws {
        let buffer = GroupBuffer()
        workload.fill(buffer, commandCount: commandCount)
        try commit([buffer])
    }

    /// The same of what `buffers` hold.
    func commit(_ buffers: [GroupBuffer]) throws {
        try writer.commit([chain.append(buffers)], folded: folder.record.sequence)
    }

    /// Folds everything durable in one transaction.
    func fold() throws {
        try journal.environment.read { transaction in
            try journal.read(after: folder.addedSequence, in: transaction) { header, images in
                try folder.add(images: images)
                try folder.finish(header)
                return true
            }
        }
        _ = try folder.fold()
    }

    /// How many groups the journal holds.
    func groupCount() throws -> Int {
        try journal.environment.read { try $0.statistics(of: journal.groups).entryCount }
    }
}
