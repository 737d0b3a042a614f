import LMDB
import Platform
import Synchronization

/// Decides when groups are written, and on which thread: while one group is flushed, the next fills.
///
/// A thread of its own writes them, so that whoever submits need not wait. But where flushes are short and all callers wait for the
/// very group that a turn completes, the thread of that turn writes it: to wake the other thread and be woken by it would take a
/// third of a flush again (`Benchmarks/run durable`).
final class EmbeddedJournal: Journal {
    private struct State {
        var waiting: [GroupBuffer] = []
        var requestCount = 0
        var byteCount = 0
        /// The last command submitted.
        var submittedSequence: UInt64
        /// The thread sleeps until then, or until it is woken; nil while it is awake.
        var sleepsUntil: MonotonicInstant?
        /// A thread is writing; no other may.
        var isWriting = false
        var isClosed = false
        var hasFailed = false
        var pacing: CommitPacing
    }

    /// What the thread does next.
    private enum Step {
        case commit([GroupBuffer])
        case stop
    }

    /// What follows a turn.
    private enum TurnEnd {
        case nothing
        case wakeThread
        case commit([GroupBuffer])
    }

    /// What writing needs, from `start` on.
    private struct Writing {
        let committer: GroupCommitter
        let onFatal: @Sendable (StorageError) -> Void
    }

    private let monitor: Monitor<State>
    private let environment: JournalEnvironment
    private let settler: SettlerThread
    private let options: StorageOptions
    private let durable: Atomic<UInt64>
    private let onDurable: @Sendable (UInt64) -> Void
    private let writing = Mutex<Writing?>(nil)
    private let thread = Mutex<OwnThread?>(nil)

    /// Opened at `end`; nothing is written before `start`.
    init(
        environment: JournalEnvironment,
        end: JournalEnd,
        settler: SettlerThread,
        options: StorageOptions,
        onDurable: @escaping @Sendable (UInt64) -> Void
    ) {
        self.environment = environment
        self.settler = settler
        self.options = options
        self.onDurable = onDurable
        durable = Atomic(end.sequence)
        let pacing = CommitPacing(
            longestWait: options.maximumCommitWait,
            longestGatheringWait: options.maximumGatheringWait,
            longestGatheringFlush: options.maximumGatheringFlush,
            groupByteCount: options.groupByteCount
        )
        monitor = Monitor(State(submittedSequence: end.sequence, pacing: pacing))
    }

    /// Starts the threads of the journal and of the settler. `onFatal` is called once, and ends both.
    func start(committer: GroupCommitter, onFatal: @escaping @Sendable (StorageError) -> Void) {
        writing.withLock { $0 = Writing(committer: committer, onFatal: onFatal) }
        settler.start { self.fail($0) }
        thread.withLock { thread in
            thread = OwnThread(name: "holdfast-journal", preciseTimers: true) { self.run() }
        }
    }

    var durableSequence: UInt64 {
        durable.load(ordering: .acquiring)
    }

    // MARK: Whoever submits

    func submit(_ buffer: GroupBuffer) {
        monitor.withLock { state in
            precondition(!state.isClosed, "a group was submitted to a closed journal")
            precondition(buffer.firstSequence == state.submittedSequence + 1, "sequence numbers have a gap")
            state.submittedSequence = buffer.lastSequence
            state.waiting.append(buffer)
            state.requestCount += buffer.requestCount
            state.byteCount += buffer.byteCount
        }
    }

    func turnEnded() {
        let end = monitor.withLock { state in turnEnd(&state) }
        switch end {
        case .nothing: break
        case .wakeThread: monitor.signal()
        case .commit(let buffers):
            commit(buffers)
            // It may have gone to sleep without a time while this thread wrote.
            let wakesThread = monitor.withLock { state in
                state.isWriting = false
                return state.sleepsUntil == .distantFuture || !state.waiting.isEmpty || state.isClosed
                    || state.hasFailed
            }
            if wakesThread { monitor.signal() }
        }
    }

    private func turnEnd(_ state: inout State) -> TurnEnd {
        // Whoever writes, and the thread while it is awake, looks for what is waiting.
        guard let sleepsUntil = state.sleepsUntil, !state.isWriting, !state.hasFailed else { return .nothing }
        switch state.pacing.decision(
            bufferCount: state.waiting.count,
            requestCount: state.requestCount,
            byteCount: state.byteCount,
            now: .now
        ) {
        case .sleep: return .nothing
        case .wait(let deadline, _) where sleepsUntil <= deadline: return .nothing
        case .commit where state.pacing.callersMayCommit(within: options.maximumCallerCommit):
            return .commit(takeGroup(&state))
        case .wait, .commit:
            state.sleepsUntil = nil
            return .wakeThread
        }
    }

    // MARK: Whoever reads

    func readGroups(
        after sequence: UInt64,
        _ visit: (_ header: GroupHeader, _ images: RawSpan) throws -> Bool
    ) throws {
        let settled = settler.settledSequence
        var expected = sequence + 1
        var isFirst = true
        try environment.environment.read { transaction in
            try environment.read(after: sequence, in: transaction) { header, images in
                guard header.lastSequence <= settled else { return false }
                if isFirst, header.firstSequence > expected {
                    throw StorageError.trimmed(firstSequence: header.firstSequence)
                }
                guard isFirst || header.firstSequence == expected else {
                    throw environment.damage(header.lastSequence, "the group before it is missing")
                }
                isFirst = false
                expected = header.lastSequence + 1
                return try visit(header, images)
            }
        }
    }

    func release(upTo sequence: UInt64) {
        settler.release(upTo: sequence)
    }

    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.signal()
        thread.withLock { $0.take() }?.join()
        settler.close()
    }

    // MARK: The thread

    private func run() {
        while true {
            switch nextStep() {
            case .commit(let buffers): commit(buffers)
            case .stop: return
            }
            monitor.withLock { $0.isWriting = false }
        }
    }

    /// Waits until a group is complete.
    private func nextStep() -> Step {
        monitor.wait { state -> WaitStep<Step> in
            state.sleepsUntil = nil
            if state.isWriting { return sleep(&state) }
            if state.hasFailed { return .done(.stop) }
            if state.isClosed {
                return .done(state.waiting.isEmpty ? .stop : .commit(takeGroup(&state)))
            }
            let decision = state.pacing.decision(
                bufferCount: state.waiting.count,
                requestCount: state.requestCount,
                byteCount: state.byteCount,
                now: .now
            )
            switch decision {
            case .sleep: return sleep(&state)
            case .wait(let deadline, _): return sleep(&state, until: deadline)
            case .commit: return .done(.commit(takeGroup(&state)))
            }
        }
    }

    private func sleep(_ state: inout State, until deadline: MonotonicInstant = .distantFuture) -> WaitStep<Step> {
        state.sleepsUntil = deadline
        return deadline == .distantFuture ? .waitForSignal : .waitUntil(deadline)
    }

    // MARK: Writing

    /// As many buffers as make one group, for the caller to write.
    private func takeGroup(_ state: inout State) -> [GroupBuffer] {
        state.isWriting = true
        state.pacing.closed(requestCount: state.requestCount)
        var count = 0
        var byteCount = 0
        var requestCount = 0
        while count < state.waiting.count {
            let buffer = state.waiting[count]
            if count > 0, byteCount + buffer.byteCount > options.groupByteCount { break }
            byteCount += buffer.byteCount
            requestCount += buffer.requestCount
            count += 1
        }
        state.byteCount -= byteCount
        state.requestCount -= requestCount
        if count == state.waiting.count {
            var taken: [GroupBuffer] = []
            swap(&taken, &state.waiting)
            return taken
        }
        let taken = Array(state.waiting.prefix(count))
        state.waiting.removeFirst(count)
        return taken
    }

    private func commit(_ buffers: [GroupBuffer]) {
        guard let writing = writing.withLock({ $0 }) else { return }
        do throws(StorageError) {
            try writing.committer.commit(buffers, acknowledge: acknowledge)
        } catch {
            fail(error)
        }
    }

    /// Nothing is written or acknowledged any more.
    private func fail(_ error: StorageError) {
        let isFirst = monitor.withLock { state in
            defer { state.hasFailed = true }
            return !state.hasFailed
        }
        monitor.signal()
        if isFirst { writing.withLock { $0 }?.onFatal(error) }
    }

    /// The group of `header` is on the disk.
    private func acknowledge(_ header: GroupHeader, flushDuration: Int64) {
        // Before anybody is answered: a caller that is back already must not count as one who was waiting besides.
        let isSound = monitor.withLock { state in
            if !state.hasFailed { durable.store(header.lastSequence, ordering: .releasing) }
            state.pacing.flushed(
                answered: header.requestCount,
                waiting: state.requestCount,
                flushDuration: flushDuration,
                now: .now
            )
            return !state.hasFailed
        }
        if isSound { onDurable(header.lastSequence) }
    }
}
