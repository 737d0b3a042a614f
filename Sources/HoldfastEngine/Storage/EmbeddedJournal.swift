import LMDB
import Platform
import Synchronization

/// The thread around the journal's step machine: while one group is flushed, the next fills.
final class EmbeddedJournal: Journal {
    private struct State {
        var waiting: [GroupBuffer] = []
        var requestCount = 0
        var byteCount = 0
        /// The last command submitted.
        var submittedSequence: UInt64
        /// The thread is to be woken at so many waiting requests; nil while it is awake.
        var wakesAtRequestCount: Int?
        var isClosed = false
        var hasFailed = false
        var pacing: CommitPacing
    }

    /// The last group, on the disk and acknowledged, while a crash may take back the record that leads to it.
    private struct UnsettledGroup {
        var group: DurableGroup
        var since: MonotonicInstant
    }

    /// What the thread does next.
    private enum Step {
        case commit([GroupBuffer])
        case settle
        case stop
    }

    private let monitor: Monitor<State>
    private let environment: JournalEnvironment
    private let options: StorageOptions
    private let durable: Atomic<UInt64>
    private let settledSequence: Atomic<UInt64>
    private let folded: Atomic<UInt64>
    private let onDurable: @Sendable (UInt64) -> Void
    private let thread = Mutex<OwnThread?>(nil)

    /// Opened at `writer.end`; nothing is written before `start`.
    init(
        environment: JournalEnvironment,
        end: JournalEnd,
        folded: UInt64,
        options: StorageOptions,
        onDurable: @escaping @Sendable (UInt64) -> Void
    ) {
        self.environment = environment
        self.options = options
        self.onDurable = onDurable
        durable = Atomic(end.sequence)
        settledSequence = Atomic(end.sequence)
        self.folded = Atomic(folded)
        let pacing = CommitPacing(
            longestWait: options.maximumCommitWait,
            longestGatheringWait: options.maximumGatheringWait,
            groupByteCount: options.groupByteCount
        )
        monitor = Monitor(State(submittedSequence: end.sequence, pacing: pacing))
    }

    /// Starts the thread. It hands settled groups to `queue`; `onFatal` is called once, and ends it.
    func start(
        writer: consuming sending JournalWriter,
        queue: FoldQueue,
        onFatal: @escaping @Sendable (StorageError) -> Void
    ) {
        let start = Monitor(Optional(writer))
        thread.withLock { thread in
            thread = OwnThread(name: "holdfast-journal", preciseTimers: true) { [self] in
                guard var writer = start.withLock({ $0.take() }) else { return }
                run(&writer, queue: queue, onFatal: onFatal)
            }
        }
    }

    var durableSequence: UInt64 {
        durable.load(ordering: .acquiring)
    }

    func submit(_ buffer: GroupBuffer) {
        let last = buffer.lastSequence
        let (wakes, hasFailed) = monitor.withLock { state in
            precondition(!state.isClosed, "a group was submitted to a closed journal")
            precondition(buffer.firstSequence == state.submittedSequence + 1, "sequence numbers have a gap")
            state.submittedSequence = last
            state.waiting.append(buffer)
            state.requestCount += buffer.requestCount
            state.byteCount += buffer.byteCount
            guard let threshold = state.wakesAtRequestCount,
                state.requestCount >= threshold || state.byteCount >= options.groupByteCount
            else { return (false, state.hasFailed) }
            state.wakesAtRequestCount = nil
            return (true, state.hasFailed)
        }
        if wakes { monitor.signal() }
        if options.durability == .async, !hasFailed { onDurable(last) }
    }

    func readGroups(
        after sequence: UInt64,
        _ visit: (_ header: GroupHeader, _ images: RawSpan) throws -> Bool
    ) throws {
        let settled = settledSequence.load(ordering: .acquiring)
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
        folded.store(sequence, ordering: .releasing)
    }

    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.signal()
        thread.withLock { $0.take() }?.join()
    }

    private func run(
        _ writer: inout JournalWriter,
        queue: FoldQueue,
        onFatal: @Sendable (StorageError) -> Void
    ) {
        var unsettled: UnsettledGroup?
        while true {
            do throws(StorageError) {
                switch nextStep(after: unsettled) {
                case .commit(let buffers):
                    let begun = MonotonicInstant.now
                    let header = try writer.commit(buffers, folded: folded.load(ordering: .acquiring))
                    let now = MonotonicInstant.now
                    acknowledge(header, flushDuration: now.nanoseconds(since: begun), now: now)
                    settled(unsettled, queue)
                    unsettled = UnsettledGroup(group: DurableGroup(header: header, buffers: buffers), since: now)
                case .settle:
                    try writer.settle()
                    settled(unsettled, queue)
                    unsettled = nil
                case .stop: return
                }
            } catch {
                monitor.withLock { $0.hasFailed = true }
                onFatal(error)
                return
            }
        }
    }

    /// The group of `header` is on the disk.
    private func acknowledge(_ header: GroupHeader, flushDuration: Int64, now: MonotonicInstant) {
        durable.store(header.lastSequence, ordering: .releasing)
        // Before anybody is answered: a caller that is back already must not count as one who was waiting besides.
        monitor.withLock { state in
            state.pacing.flushed(
                answered: header.requestCount,
                waiting: state.requestCount,
                flushDuration: flushDuration,
                now: now
            )
        }
        if options.durability == .group { onDurable(header.lastSequence) }
    }

    /// The record that leads to the group is on the disk as well: it may be folded, read by others, and trimmed.
    private func settled(_ unsettled: UnsettledGroup?, _ queue: FoldQueue) {
        guard let group = unsettled?.group else { return }
        settledSequence.store(group.header.lastSequence, ordering: .releasing)
        queue.offer(group)
    }

    /// Waits until there is something to do: a group is complete, or none came for a while after `unsettled`.
    private func nextStep(after unsettled: UnsettledGroup?) -> Step {
        monitor.wait { state -> WaitStep<Step> in
            if state.isClosed {
                if !state.waiting.isEmpty { return .done(.commit(takeGroup(&state))) }
                return .done(unsettled == nil ? .stop : .settle)
            }
            let now = MonotonicInstant.now
            let decision = state.pacing.decide(
                bufferCount: state.waiting.count,
                requestCount: state.requestCount,
                byteCount: state.byteCount,
                now: now
            )
            switch decision {
            case .sleep:
                state.wakesAtRequestCount = 0
                guard let unsettled else { return .waitForSignal }
                let deadline = unsettled.since.advanced(byNanoseconds: options.settleDelay)
                if now < deadline { return .waitUntil(deadline) }
                state.wakesAtRequestCount = nil
                return .done(.settle)
            case .wait(let deadline, let requestCount):
                state.wakesAtRequestCount = requestCount
                return .waitUntil(deadline)
            case .commit:
                state.wakesAtRequestCount = nil
                return .done(.commit(takeGroup(&state)))
            }
        }
    }

    /// As many buffers as make one group.
    private func takeGroup(_ state: inout State) -> [GroupBuffer] {
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
}
