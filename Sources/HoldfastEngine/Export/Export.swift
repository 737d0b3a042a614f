import Commerce
import HoldfastMessages
import Logging
import Platform

/// Everything the service knows at one moment, in an order in which every beginning of it can be imported.
///
/// A thread of its own reads one snapshot, a batch ahead of whoever takes them: a slow reader holds up nobody else. After
/// `StorageOptions.maximumReadDuration` it ends, since an old snapshot makes the file grow.
public final class Export: Sendable {
    /// Some rows, and how far they get.
    public struct Batch: Sendable {
        public var rows: [EntityRow]
        /// How many rows have come, these included.
        public var rowCount: Int
        /// How many there will be at most.
        public var totalRowCount: Int
        /// The sequence number at which all of it was true.
        public var sequence: Int64
    }

    private struct State {
        var ready: [Batch] = []
        var waiting: CheckedContinuation<Void, Never>?
        /// Set at the end: nil where everything was read.
        var end: Rejection??
        var isCancelled = false
    }

    /// Batches that wait to be taken.
    private static let largestLead = 2

    /// How long a thread that waits for a slow reader takes to see that there is none any more, or no engine, in nanoseconds.
    private static let patience: Int64 = 100_000_000

    private let monitor = Monitor(State())
    private let threads: ExportThreads

    /// Begins to read rows of these entities, of all if there are none, on a thread that was taken.
    init(of store: Store, entities: Set<EntityKind>, on threads: ExportThreads) {
        self.threads = threads
        do throws(StorageError) {
            try threads.run { [monitor] in
                Export.run(monitor, store, entities) { threads.isClosed || monitor.withLock { $0.isCancelled } }
            }
        } catch {
            monitor.withLock { $0.end = .some(.overloaded) }
        }
    }

    /// What is still being read for nobody ends soon, and not here: the thread of whoever lets go does not wait.
    deinit {
        monitor.withLock { $0.isCancelled = true }
        monitor.signal()
        threads.giveBack()
    }

    /// The next rows; nil at the end. Throws `snapshotExpired` when it took too long, `overloaded` where the task was cancelled.
    public func next() async throws(Rejection) -> Batch? {
        while true {
            let found = try monitor.withLock { state throws(Rejection) -> Batch?? in
                if !state.ready.isEmpty { return .some(state.ready.removeFirst()) }
                guard let end = state.end else { return nil }
                if let rejection = end { throw rejection }
                return .some(nil)
            }
            if let found {
                monitor.signal()
                return found
            }
            await wait()
            if Task.isCancelled { throw .overloaded }
        }
    }

    private func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = monitor.withLock { state in
                    if !state.ready.isEmpty || state.end != nil || Task.isCancelled { return true }
                    state.waiting = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            monitor.withLock { $0.waiting.take() }?.resume()
        }
    }

    // MARK: The thread

    private static func run(
        _ monitor: Monitor<State>,
        _ store: Store,
        _ entities: Set<EntityKind>,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        var end: Rejection?
        do {
            try store.readHere(isCancelled: isCancelled) { snapshot in
                let deadline = snapshot.deadline
                let tables = StoredTable.entities + StoredTable.history + StoredTable.special
                let batch = ExportBatch(
                    totalRowCount: tables.reduce(0) { $0 + snapshot.rowCount(of: $1.id) },
                    sequence: Int64(snapshot.foldedSequence)
                ) { try hand($0, to: monitor, until: deadline, isCancelled) }
                try ExportReader(entities: entities, batch: batch).run(snapshot)
            }
        } catch StorageError.readerExpired {
            end = .snapshotExpired
        } catch StorageError.closed {
            end = .overloaded
        } catch {
            Logger(label: "holdfast.storage").critical("stored rows could not be exported: \(error)")
            end = .overloaded
        }
        let waiting = monitor.withLock { state in
            state.end = .some(end)
            return state.waiting.take()
        }
        waiting?.resume()
    }

    /// Hands over a batch, once there is room for it.
    private static func hand(
        _ batch: Batch,
        to monitor: Monitor<State>,
        until deadline: MonotonicInstant,
        _ isCancelled: () -> Bool
    ) throws {
        while true {
            if isCancelled() { throw StorageError.closed }
            let now = MonotonicInstant.now
            if now >= deadline { throw StorageError.readerExpired }
            let nextLook = now.advanced(byNanoseconds: patience)
            let handed = monitor.wait { state -> WaitStep<(isDone: Bool, waiting: CheckedContinuation<Void, Never>?)> in
                if state.isCancelled { return .done((false, nil)) }
                if state.ready.count < largestLead {
                    state.ready.append(batch)
                    return .done((true, state.waiting.take()))
                }
                return MonotonicInstant.now < nextLook ? .waitUntil(nextLook) : .done((false, nil))
            }
            handed.waiting?.resume()
            if handed.isDone { return }
        }
    }
}

extension Engine {
    /// Begins to export rows of these entities, of all if there are none. Throws `notJournaled` where nothing is kept, and `overloaded`
    /// where as many exports run as may.
    public nonisolated func export(_ entities: Set<EntityKind>) throws(Rejection) -> Export {
        guard let persistence = storage.persistence else { throw .notJournaled }
        try persistence.exports.take()
        return Export(of: persistence.store, entities: entities, on: persistence.exports)
    }
}
