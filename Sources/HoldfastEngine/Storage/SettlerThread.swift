import Platform
import Synchronization

/// The thread that settles groups: takes those of the tail into LMDB, several in one transaction. Only then are they folded, read by
/// others and trimmed.
final class SettlerThread: Sendable {
    private struct State {
        /// In the tail, and not in LMDB.
        var waiting: [JournalGroup] = []
        var byteCount = 0
        /// When the oldest of them became durable.
        var waitingSince: MonotonicInstant?
        var isWatched = false
        var isClosed = false
    }

    private let monitor = Monitor(State())
    private let writer: Mutex<JournalWriter>
    private let queue: FoldQueue
    private let options: StorageOptions
    private let onSettled: @Sendable (UInt64) -> Void
    private let settled: Atomic<UInt64>
    private let folded: Atomic<UInt64>
    private let thread = Mutex<OwnThread?>(nil)

    /// Goes on at `end`; everything up to `folded` is folded. Settled groups go to `queue`, and `onSettled` is told how far they go.
    init(
        writer: consuming sending JournalWriter,
        end: JournalEnd,
        folded: UInt64,
        queue: FoldQueue,
        options: StorageOptions,
        onSettled: @escaping @Sendable (UInt64) -> Void
    ) {
        self.writer = Mutex(writer)
        self.queue = queue
        self.options = options
        self.onSettled = onSettled
        settled = Atomic(end.sequence)
        self.folded = Atomic(folded)
    }

    /// Starts the thread. `onFatal` is called once, and ends it.
    func start(onFatal: @escaping @Sendable (StorageError) -> Void) {
        thread.withLock { $0 = OwnThread(name: "holdfast-settle") { self.run(onFatal) } }
    }

    /// Everything up to this command is in LMDB, where others may read it.
    var settledSequence: UInt64 { settled.load(ordering: .acquiring) }

    /// Says that everything up to `sequence` is folded, and may be trimmed.
    func release(upTo sequence: UInt64) {
        folded.store(sequence, ordering: .releasing)
    }

    /// Says whether somebody waits for what is settled.
    func setWatched(_ isWatched: Bool) {
        monitor.withLock { $0.isWatched = isWatched }
        monitor.signal()
    }

    /// Takes over a group that follows those before it and is on the disk in the tail.
    func add(_ group: JournalGroup) {
        let wakes = monitor.withLock { state in
            let before = state.byteCount
            state.waiting.append(group)
            state.byteCount += group.header.storedByteCount
            if state.waitingSince == nil { state.waitingSince = .now }
            return before == 0 || before < options.settleByteCount && state.byteCount >= options.settleByteCount
        }
        if wakes { monitor.signal() }
    }

    /// Settles what waits on the thread of the caller, and `group` behind it, which is in no tail; `whenDurable` is called once it is on
    /// the disk, and before others may read it. Throws like `JournalWriter.commit`.
    func settle(adding group: JournalGroup? = nil, whenDurable: () -> Void = {}) throws(StorageError) {
        try writer.withLock { writer throws(StorageError) in
            var groups = takeWaiting()
            if let group { groups.append(group) }
            guard let last = groups.last?.header.lastSequence else { return }
            try writer.commit(groups, folded: folded.load(ordering: .acquiring))
            whenDurable()
            settled.store(last, ordering: .releasing)
            for group in groups { queue.offer(group) }
            onSettled(last)
            if let group { writer.leaveCache(group) }
        }
    }

    /// Settles what is left and ends. Blocks.
    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.signal()
        thread.withLock { $0.take() }?.join()
    }

    private func run(_ onFatal: (StorageError) -> Void) {
        do throws(StorageError) {
            while waitForGroups() { try settle() }
        } catch {
            onFatal(error)
        }
    }

    /// Waits until it is time to settle; false when nothing is left and nothing will come.
    private func waitForGroups() -> Bool {
        monitor.wait { state -> WaitStep<Bool> in
            guard let since = state.waitingSince else { return state.isClosed ? .done(false) : .waitForSignal }
            if state.isClosed || state.byteCount >= options.settleByteCount { return .done(true) }
            let delay = state.isWatched ? options.watchedSettleDelay : options.settleDelay
            let deadline = since.advanced(byNanoseconds: delay)
            return MonotonicInstant.now < deadline ? .waitUntil(deadline) : .done(true)
        }
    }

    private func takeWaiting() -> [JournalGroup] {
        monitor.withLock { state in
            defer {
                state.waiting = []
                state.byteCount = 0
                state.waitingSince = nil
            }
            return state.waiting
        }
    }
}
