import LMDB
import Synchronization
import Testing

@testable import HoldfastEngine

/// A journal and a folder that take a step only when the test says so, on the test's own thread.
final class StepJournal: Journal {
    private struct Steps: ~Copyable {
        var chain: GroupChain
        var writer: JournalWriter
        var folder: Folder
        /// Turns that were submitted and are not durable.
        var waiting: [GroupBuffer] = []
        /// Every group, as the turns that it was made of.
        var groups: [[GroupBuffer]] = []
    }

    private let steps: Mutex<Steps>
    private let environment: JournalEnvironment

    /// Goes on where the store was opened; the store itself is not started.
    convenience init(store: Store, options: StorageOptions) {
        self.init(
            end: store.end,
            writer: JournalWriter(journal: store.journalEnvironment, end: store.end, options: options),
            folder: Folder(state: store.state, record: store.record, options: options),
            environment: store.journalEnvironment
        )
    }

    init(end: JournalEnd, writer: consuming JournalWriter, folder: consuming Folder, environment: JournalEnvironment) {
        self.environment = environment
        steps = Mutex(Steps(chain: GroupChain(end: end), writer: writer, folder: folder))
    }

    var durableSequence: UInt64 { steps.withLock { $0.chain.end.sequence } }
    var foldedSequence: UInt64 { steps.withLock { $0.folder.record.sequence } }
    /// The groups made durable so far, to be written once more elsewhere.
    var groups: [[GroupBuffer]] { steps.withLock { $0.groups } }

    func submit(_ buffer: GroupBuffer) { steps.withLock { $0.waiting.append(buffer) } }

    /// Makes everything submitted durable as one group; says whether there was anything.
    @discardableResult
    func commit() throws -> Bool {
        try steps.withLock { steps in
            guard !steps.waiting.isEmpty else { return false }
            let group = steps.chain.append(steps.waiting)
            try steps.writer.commit([group], folded: steps.folder.record.sequence)
            steps.groups.append(steps.waiting)
            steps.waiting = []
            return true
        }
    }

    /// Makes everything submitted durable as one group that is in the journal's tail alone, as a kill may leave it.
    func commitToTail() throws {
        try steps.withLock { steps in
            let directory = environment.environment.path
            var tail = try JournalTail(directory: directory, byteCount: StorageOptions().tailByteCount)
            try tail.append(steps.chain.append(steps.waiting))
            steps.waiting = []
        }
    }

    func turnEnded() {}

    /// Folds the next `groupCount` durable groups, or as many as there are, in one transaction.
    func fold(groupCount: Int = .max) throws {
        try steps.withLock { steps in
            var count = 0
            try environment.environment.read { transaction in
                try environment.read(after: steps.folder.addedSequence, in: transaction) { header, images in
                    guard count < groupCount else { return false }
                    count += 1
                    try steps.folder.add(images: images)
                    try steps.folder.finish(header)
                    return true
                }
            }
            _ = try steps.folder.fold()
        }
    }

    func readGroups(
        after sequence: UInt64,
        _ visit: (_ header: GroupHeader, _ images: RawSpan) throws -> Bool
    ) throws {
        try environment.environment.read { transaction in
            try environment.read(after: sequence, in: transaction, visit)
        }
    }

    func release(upTo sequence: UInt64) {}

    func close() {}
}
