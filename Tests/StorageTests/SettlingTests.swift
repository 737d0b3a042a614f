@testable import HoldfastEngine
import LMDB
import Platform
import Testing

@Suite("Settling")
struct SettlingTests {
    /// What a store told its owner, and how often it flushed a last record.
    private struct Witness {
        var durable: UInt64 = 0
        var folded: UInt64 = 0
        var syncCount = 0
        var fatal: StorageError?
    }

    private let witness = Monitor(Witness())

    private var handlers: StorageHandlers {
        StorageHandlers(
            onDurable: { [witness] sequence in
                witness.withLock { $0.durable = sequence }
                witness.broadcast()
            },
            onFolded: { [witness] sequence in
                witness.withLock { $0.folded = sequence }
                witness.broadcast()
            },
            onFatal: { [witness] error in
                witness.withLock { $0.fatal = error }
                witness.broadcast()
            }
        )
    }

    private func options(settleDelay: Int64, failsToSync: Bool = false) -> StorageOptions {
        var options = testOptions()
        options.foldDelay = 0
        options.settleDelay = settleDelay
        options.injectFault = { [witness] step in
            guard step == .journalSync else { return }
            witness.withLock { $0.syncCount += 1 }
            if failsToSync { throw LMDBError(code: 5, function: "mdb_env_sync") }
        }
        return options
    }

    private func wait(_ isReached: (Witness) -> Bool) -> Witness {
        witness.wait { isReached($0) ? WaitStep<Witness>.done($0) : .waitForSignal }
    }

    @Test("a group is folded, and read by others, when the next one is on the disk, and the last one at closing")
    func behind() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 66)
        let store = try Store(directory: directory.path, tables: Tables.all, options: options(settleDelay: .max / 4)) {
            _,
            _,
            _,
            _ in
        }
        let journal = store.start(handlers)
        for group in 1...5 as ClosedRange<UInt64> {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 10)
            journal.submit(buffer)
            journal.turnEnded()
            _ = wait { $0.durable == group * 10 }
            let folded = wait { $0.folded >= (group - 1) * 10 }.folded
            #expect(folded == (group - 1) * 10)
            var readable: UInt64 = 0
            try journal.readGroups(after: 0) { header, _ in
                readable = header.lastSequence
                return true
            }
            #expect(readable == folded)
        }
        #expect(witness.withLock { $0.syncCount } == 0)
        store.close()
        #expect(witness.withLock { $0.folded } == 50)
        #expect(witness.withLock { $0.syncCount } == 1)
    }

    @Test("the last group is settled once when no other comes, and folded then")
    func idle() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 67)
        let store = try Store(directory: directory.path, tables: Tables.all, options: options(settleDelay: 1_000_000)) {
            _,
            _,
            _,
            _ in
        }
        let journal = store.start(handlers)
        let buffer = store.makeBuffer()
        workload.fill(buffer, commandCount: 10)
        journal.submit(buffer)
        journal.turnEnded()
        #expect(wait { $0.folded == 10 }.syncCount == 1)
        store.close()
        #expect(witness.withLock { $0.syncCount } == 1)
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("after a failed flush of the last record nothing is folded or acknowledged, and the store stops")
    func fault() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 68)
        let options = options(settleDelay: 1_000_000, failsToSync: true)
        let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
        let journal = store.start(handlers)
        for _ in 0..<2 {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 10)
            journal.submit(buffer)
            journal.turnEnded()
            _ = wait { $0.fatal != nil }
        }
        store.close()
        let witness = witness.withLock { $0 }
        #expect(witness.durable == 10 && witness.folded == 0)
    }
}
