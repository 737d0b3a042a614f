@testable import HoldfastEngine
import LMDB
import Platform
import Synchronization
import Testing

@Suite("Faults")
struct FaultTests {
    /// What a store told its owner.
    private final class Witness: Sendable {
        struct State {
            var durable: UInt64 = 0
            var durableAfterFatal = false
            var fatal: StorageError?
        }

        let monitor = Monitor(State())

        var handlers: StorageHandlers {
            StorageHandlers(
                onDurable: { [monitor] sequence in
                    monitor.withLock { state in
                        state.durable = sequence
                        if state.fatal != nil { state.durableAfterFatal = true }
                    }
                    monitor.broadcast()
                },
                onFatal: { [monitor] error in
                    monitor.withLock { $0.fatal = error }
                    monitor.broadcast()
                }
            )
        }

        func waitForFatal() -> StorageError {
            monitor.wait { state -> WaitStep<StorageError> in
                state.fatal.map { .done($0) } ?? .waitForSignal
            }
        }

        func waitForDurable(_ sequence: UInt64) {
            monitor.wait { state -> WaitStep<Void> in
                state.durable >= sequence || state.fatal != nil ? .done(()) : .waitForSignal
            }
        }
    }

    /// Runs a workload until the store fails; returns the models after each command and what was acknowledged.
    private func runUntilFatal(
        _ directory: TemporaryDirectory,
        options: StorageOptions
    ) throws -> (models: [Model], acknowledged: UInt64, error: StorageError) {
        let witness = Witness()
        var workload = Workload(seed: 70)
        var models = [workload.model]
        let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
        let journal = store.start(witness.handlers)
        while witness.monitor.withLock({ $0.fatal == nil }) {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 1)
            models.append(workload.model)
            journal.submit(buffer)
            journal.turnEnded()
            witness.waitForDurable(workload.model.lastSequence)
        }
        let error = witness.waitForFatal()
        for _ in 0..<10 {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 1)
            models.append(workload.model)
            journal.submit(buffer)
            journal.turnEnded()
        }
        store.close()
        let state = witness.monitor.withLock { $0 }
        #expect(!state.durableAfterFatal)
        return (models, state.durable, error)
    }

    @Test("after a failed flush nothing is acknowledged, and what was is recovered", arguments: [1, 2, 7, 30])
    func journalFault(at count: Int) throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        let counter = Box(Atomic(0))
        options.injectFault = { step in
            if step == .tailFlush, counter.value.add(1, ordering: .relaxed).newValue == count {
                throw SystemCallError(call: "fdatasync", code: 5)
            }
        }
        let (models, acknowledged, _) = try runUntilFatal(directory, options: options)
        #expect(acknowledged == UInt64(count - 1))
        try expectRecovery(in: directory, of: models[count - 1])
    }

    @Test("a full map stops the store, and what was acknowledged is recovered with a larger one")
    func mapFull() throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.journalMapSize = 128 << 10
        options.tailByteCount = 64 << 10
        // Nothing is folded before closing, so nothing may be trimmed.
        options.foldDelay = .max / 4
        let (models, acknowledged, error) = try runUntilFatal(directory, options: options)
        guard case .full = error else {
            Issue.record("not full: \(error)")
            return
        }
        #expect(acknowledged > 0)
        // The last command may be in the tail without anybody having been told.
        let copy = try directory.copy()
        let store = try Store(directory: copy.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        let last = store.recovered.lastSequence
        store.close()
        #expect(last == acknowledged || last == acknowledged + 1)
        try expectRecovery(in: directory, of: models[Int(last)])
    }

    @Test("a failed fold stops the store, and loses nothing")
    func foldFault() throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.foldDelay = 0
        let counter = Box(Atomic(0))
        options.injectFault = { step in
            // The first fold of all is that of opening.
            if step == .foldCommit, counter.value.add(1, ordering: .relaxed).newValue == 2 {
                throw LMDBError(code: 5, function: "mdb_txn_commit")
            }
        }
        // The first fold happens behind the first commands, which stay acknowledged: the journal has them.
        let witness = Witness()
        var workload = Workload(seed: 71)
        do {
            let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
            let journal = store.start(witness.handlers)
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 20)
            journal.submit(buffer)
            journal.turnEnded()
            _ = witness.waitForFatal()
            store.close()
        }
        try expectRecovery(in: directory, of: workload.model)
    }

    /// Lets a closure share an atomic.
    private final class Box: Sendable {
        let value: Atomic<Int>

        init(_ value: consuming Atomic<Int>) {
            self.value = value
        }
    }
}
