import Platform

/// Hands settled groups from whoever writes the journal to the folder's thread. Bounded in bytes: what does not fit is let go here,
/// and read back from the journal.
final class FoldQueue: Sendable {
    /// What the folder does next.
    enum Work: Sendable {
        /// These groups, which follow what it has added.
        case groups([JournalGroup])
        /// Read from the journal up to there.
        case journal(through: UInt64)
        /// Nothing is left and nothing will come.
        case stop
    }

    private struct State {
        var groups: [JournalGroup] = []
        var byteCount = 0
        var durableSequence: UInt64
        /// When the oldest group that nobody has taken became durable; nil when the folder has everything.
        var waitingSince: MonotonicInstant?
        var isClosed = false
        /// Somebody waits until everything is folded.
        var isUrgent = false
        /// The folder sleeps until there is something to fold.
        var isAsleep = false
    }

    private let monitor: Monitor<State>
    private let pool: BufferPool
    private let options: StorageOptions

    init(durableSequence: UInt64, pool: BufferPool, options: StorageOptions) {
        monitor = Monitor(State(durableSequence: durableSequence))
        self.pool = pool
        self.options = options
    }

    /// Takes over a group that is settled: LMDB's journal must never be behind the snapshot.
    func offer(_ group: JournalGroup) {
        let (dropped, wakes) = monitor.withLock { state in
            state.durableSequence = group.header.lastSequence
            if state.waitingSince == nil { state.waitingSince = .now }
            let before = state.byteCount
            let fits = before + group.header.bodyByteCount <= options.handOffByteCount
            if fits {
                state.groups.append(group)
                state.byteCount += group.header.bodyByteCount
            }
            let becameEnough = before < options.foldByteCount && state.byteCount >= options.foldByteCount
            let wakes = state.isAsleep || becameEnough
            state.isAsleep = false
            return (!fits, wakes)
        }
        if dropped { pool.recycle(group.buffers) }
        if wakes { monitor.signal() }
    }

    /// Waits until folding is worth it, and returns what follows `added`: groups of about `byteCount` bytes at most.
    func next(after added: UInt64) -> Work {
        monitor.wait { state -> WaitStep<Work> in
            if state.durableSequence <= added {
                state.waitingSince = nil
                if state.isClosed { return .done(.stop) }
                state.isAsleep = true
                return .waitForSignal
            }
            let isBehind = state.groups.first?.header.firstSequence != added + 1
            if !state.isClosed, !isBehind, !state.isUrgent, state.byteCount < options.foldByteCount {
                let since = state.waitingSince ?? .now
                let due = since.advanced(byNanoseconds: options.foldDelay)
                if MonotonicInstant.now < due { return .waitUntil(due) }
            }
            state.isUrgent = false
            return .done(isBehind ? journalWork(state) : .groups(takeGroups(&state)))
        }
    }

    /// Has what is there folded now: somebody waits for it.
    func hurry() {
        monitor.withLock { $0.isUrgent = true }
        monitor.signal()
    }

    /// Ends the folder after everything offered was folded.
    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.signal()
    }

    private func journalWork(_ state: State) -> Work {
        .journal(through: state.groups.first.map { $0.header.firstSequence - 1 } ?? state.durableSequence)
    }

    private func takeGroups(_ state: inout State) -> [JournalGroup] {
        // The further behind, the larger the transaction: more images of one key collapse, and pages are shared.
        let limit = min(max(options.foldByteCount * 2, state.byteCount / 2), options.maximumFoldByteCount)
        var count = 0
        var byteCount = 0
        while count < state.groups.count, count == 0 || byteCount < limit {
            let header = state.groups[count].header
            // Groups that did not fit leave a gap, which is read from the journal.
            if count > 0, header.firstSequence != state.groups[count - 1].header.lastSequence + 1 { break }
            byteCount += header.bodyByteCount
            count += 1
        }
        let taken = Array(state.groups.prefix(count))
        state.groups.removeFirst(count)
        state.byteCount -= byteCount
        state.waitingSince = state.groups.isEmpty ? nil : .now
        return taken
    }
}
