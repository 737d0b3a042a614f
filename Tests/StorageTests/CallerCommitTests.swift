@testable import HoldfastEngine
import Glibc
import LMDB
import Platform
import Testing

@Suite("Commits by callers")
struct CallerCommitTests {
    /// What a store told its owner.
    private struct Witness {
        var durable: UInt64 = 0
        var folded: UInt64 = 0
        var fatalCount = 0
    }

    private let witness = Monitor(Witness())
    private let directory = TemporaryDirectory()

    private func store(_ options: StorageOptions) throws -> Store {
        try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
    }

    private func options(within limit: Int64) -> StorageOptions {
        var options = testOptions()
        options.foldDelay = 0
        options.maximumCallerCommit = limit
        options.maximumGatheringFlush = .max
        return options
    }

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
            onFatal: { [witness] _ in
                witness.withLock { $0.fatalCount += 1 }
                witness.broadcast()
            }
        )
    }

    private func wait(_ isReached: (Witness) -> Bool) {
        witness.wait { isReached($0) ? WaitStep<Void>.done(()) : .waitForSignal }
    }

    /// One caller's commands, each after the one before was acknowledged. Returns how many were when the turn ended.
    private func call(
        _ count: Int,
        _ store: Store,
        _ journal: any Journal,
        _ workload: inout Workload,
        isOver: (Witness, UInt64) -> Bool = { $0.durable == $1 }
    ) -> Int {
        var onTheSpot = 0
        for _ in 0..<count {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 1)
            journal.submit(buffer)
            journal.turnEnded()
            let last = workload.model.lastSequence
            if journal.durableSequence == last { onTheSpot += 1 }
            wait { isOver($0, last) }
        }
        return onTheSpot
    }

    @Test("a lone caller's commands are durable when its turn ends, and folded and kept like others")
    func onTheSpot() throws {
        var workload = Workload(seed: 71)
        let store = try store(options(within: .max))
        let journal = store.start(handlers)
        // Until it is known that there is no other caller, the journal's thread commits.
        _ = call(40, store, journal, &workload)
        #expect(call(100, store, journal, &workload) == 100)
        wait { $0.folded == 140 }
        store.close()
        #expect(witness.withLock { $0.fatalCount } == 0)
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("commands that come while others are together wait for the journal's thread no longer than for a caller")
    func incomplete() throws {
        var workload = Workload(seed: 72)
        let store = try store(options(within: .max))
        let journal = store.start(handlers)
        // Two callers, whose commands come in two turns.
        for _ in 0..<200 {
            for _ in 0..<2 {
                let buffer = store.makeBuffer()
                workload.fill(buffer, commandCount: 1)
                journal.submit(buffer)
                journal.turnEnded()
            }
            let last = workload.model.lastSequence
            wait { $0.durable == last }
        }
        // One of them stays away: nobody completes the group, so the thread has to end the wait.
        for _ in 0..<10 {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 1)
            journal.submit(buffer)
            journal.turnEnded()
            let last = workload.model.lastSequence
            wait { $0.durable == last }
        }
        store.close()
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test(
        "after a slow flush, or where that is not wanted, the journal's thread commits",
        arguments: [0, 1] as [Int64]
    )
    func byTheThread(limit: Int64) throws {
        var workload = Workload(seed: 73)
        let caller = pthread_self()
        let wasCaller = Monitor(false)
        let store = try store(options(within: limit))
        let journal = store.start(
            StorageHandlers(
                onDurable: { [witness] sequence in
                    if pthread_equal(caller, pthread_self()) != 0 { wasCaller.withLock { $0 = true } }
                    witness.withLock { $0.durable = sequence }
                    witness.broadcast()
                },
                onFatal: { Issue.record($0) }
            )
        )
        _ = call(200, store, journal, &workload)
        #expect(!wasCaller.withLock { $0 })
        store.close()
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("when a caller's commit fails the store stops, and nothing is acknowledged any more")
    func fault() throws {
        var workload = Workload(seed: 74)
        let fails = Monitor(false)
        var options = options(within: .max)
        options.injectFault = { step in
            guard step == .tailFlush, fails.withLock({ $0 }) else { return }
            throw SystemCallError(call: "fdatasync", code: 5)
        }
        let store = try store(options)
        let journal = store.start(handlers)
        _ = call(140, store, journal, &workload)
        fails.withLock { $0 = true }
        #expect(call(3, store, journal, &workload) { witness, _ in witness.fatalCount > 0 } == 0)
        store.close()
        let witness = witness.withLock { $0 }
        #expect(witness.fatalCount == 1 && witness.durable == 140)
    }
}
