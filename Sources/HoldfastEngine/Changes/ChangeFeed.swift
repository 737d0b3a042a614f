import Commerce
import HoldfastMessages
import Logging
import Platform
import Protobuf
import Synchronization

/// What has become durable, for those who watch it: a bounded ring of the newest groups, decoded once for all of them. Whoever is further
/// behind reads the journal, and whoever is so far behind that the journal no longer goes back to there is told so.
///
/// A thread of its own reads the groups from the journal, and only while somebody watches: the engine and the journal's thread do
/// no more than say how far the journal has got.
final class ChangeFeed: Sendable {
    private struct State {
        /// The journal can be read up to here.
        var settledSequence: Int64
        /// The groups after `ringStart` up to `position`.
        var ring: [GroupChanges] = []
        var ringByteCount = 0
        var ringStart: Int64
        var position: Int64
        var watcherCount = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
        var isClosed = false

        /// Forgets the groups; whoever wants to know them finds them in the journal.
        mutating func clearRing() {
            ring = []
            ringByteCount = 0
            ringStart = settledSequence
            position = settledSequence
        }

        /// Those who wait, to be woken.
        mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
            defer { waiting = [:] }
            return Array(waiting.values)
        }

        /// Where in the ring the first group lies that ends after a sequence number.
        func index(after sequence: Int64) -> Int {
            var first = 0
            var end = ring.count
            while first < end {
                let middle = (first + end) / 2
                if ring[middle].lastSequence > sequence { end = middle } else { first = middle + 1 }
            }
            return first
        }
    }

    /// What the thread does next.
    private enum Step {
        case read(Int64)
        case wake([CheckedContinuation<Void, Never>])
        case stop
    }

    private enum Found {
        case groups([GroupChanges])
        case inJournal
        case nothing
    }

    /// Bytes of groups that are read from the journal at once, about.
    private static let readByteCount = 256 << 10
    /// Bytes of groups that a watcher is given at once, about: it looks at them on an event loop, where others wait.
    private static let batchByteCount = 64 << 10
    /// How often those are woken for whom nothing comes, in nanoseconds, so that they can say how far they have got.
    private static let wakingInterval: Int64 = 10_000_000_000

    private let monitor: Monitor<State>
    private let store: Store
    private let reader: ChangeReader
    private let capacity: Int
    private let watcherLimit: Int
    /// Begun for the first watcher.
    private let thread = Mutex<OwnThread?>(nil)
    private let log = Logger(label: "holdfast.storage")

    /// Begins with what `journal` holds up to `sequence`.
    init(store: Store, journal: any Journal, after sequence: UInt64, capacity: Int, watcherLimit: Int) {
        let start = Int64(sequence)
        monitor = Monitor(State(settledSequence: start, ringStart: start, position: start))
        reader = ChangeReader(journal: journal)
        self.store = store
        self.capacity = capacity
        self.watcherLimit = watcherLimit
    }

    /// The journal can be read up to this sequence number.
    func settled(_ sequence: Int64) {
        let isWatched = monitor.withLock { state in
            state.settledSequence = max(state.settledSequence, sequence)
            return state.watcherCount > 0
        }
        if isWatched { monitor.signal() }
    }

    /// Lets go of everybody who waits, and ends. Blocks.
    func close() {
        let waiting = monitor.withLock { state in
            state.isClosed = true
            return state.takeWaiting()
        }
        monitor.signal()
        for continuation in waiting { continuation.resume() }
        thread.withLock { $0.take() }?.join()
    }

    // MARK: Watching

    /// One watcher more. Throws `watcherLimit`, and `overloaded` once it is closed. ``endWatching()`` must follow.
    func beginWatching() throws(Rejection) -> Int64 {
        let newest = try monitor.withLock { state throws(Rejection) in
            guard !state.isClosed else { throw .overloaded }
            guard state.watcherCount < watcherLimit else { throw .watcherLimit(maximum: watcherLimit) }
            if state.watcherCount == 0 { state.clearRing() }
            state.watcherCount += 1
            if state.watcherCount == 1 { store.setWatched(true) }
            return state.settledSequence
        }
        startThread()
        return newest
    }

    private func startThread() {
        thread.withLock { [monitor, reader, capacity] thread in
            if thread != nil { return }
            thread = OwnThread(name: "holdfast-watch") { ChangeFeed.run(monitor, reader, capacity: capacity) }
        }
    }

    /// One watcher less.
    func endWatching() {
        monitor.withLock { state in
            state.watcherCount -= 1
            guard state.watcherCount == 0 else { return }
            state.clearRing()
            store.setWatched(false)
        }
    }

    /// The groups after a sequence number, as many as there are up to a few. Waits for one if there is none, for some seconds; then it
    /// gives none. Throws `changesTrimmed` when they are no longer kept, `overloaded` once the feed is closed, and where the task
    /// is cancelled.
    func next(after sequence: Int64) async throws(Rejection) -> [GroupChanges] {
        var found = try find(after: sequence)
        if case .nothing = found {
            await wait(after: sequence)
            if Task.isCancelled { throw .overloaded }
            found = try find(after: sequence)
        }
        switch found {
        case .groups(let groups): return groups
        case .nothing: return []
        case .inJournal:
            let groups = try await readJournal(after: sequence)
            guard groups.isEmpty else { return groups }
            throw .changesTrimmed(oldest: monitor.withLock { $0.settledSequence })
        }
    }

    private func find(after sequence: Int64) throws(Rejection) -> Found {
        try monitor.withLock { state throws(Rejection) in
            guard !state.isClosed else { throw .overloaded }
            guard sequence >= state.ringStart else { return .inJournal }
            guard sequence < state.position else { return .nothing }
            var groups: [GroupChanges] = []
            var byteCount = 0
            for group in state.ring[state.index(after: sequence)...] {
                groups.append(group)
                byteCount += group.byteCount
                if byteCount >= ChangeFeed.batchByteCount { break }
            }
            return .groups(groups)
        }
    }

    private func readJournal(after sequence: Int64) async throws(Rejection) -> [GroupChanges] {
        do {
            return try await store.onReader { [reader] in
                try reader.groups(after: sequence, byteCount: ChangeFeed.readByteCount)
            }
        } catch let rejection as Rejection {
            throw rejection
        } catch StorageError.tooManyReaders, StorageError.closed {
            throw .overloaded
        } catch {
            log.critical("changes could not be read: \(error)")
            throw .overloaded
        }
    }

    /// Waits until something comes after a sequence number, the feed closes or the task is cancelled.
    private func wait(after sequence: Int64) async {
        let waiter = monitor.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = monitor.withLock { state in
                    if state.isClosed || state.position > sequence || Task.isCancelled { return true }
                    state.waiting[waiter] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            monitor.withLock { $0.waiting.removeValue(forKey: waiter) }?.resume()
        }
    }

    // MARK: The thread

    private static func run(_ monitor: Monitor<State>, _ reader: ChangeReader, capacity: Int) {
        let log = Logger(label: "holdfast.storage")
        while let position = nextPosition(monitor) {
            do {
                let groups = try reader.groups(after: position, byteCount: readByteCount)
                take(groups, after: position, monitor, capacity: capacity)
            } catch {
                // Watchers go on from the journal, as far as it can be read.
                log.error("changes could not be read: \(error)")
                let waiting = monitor.withLock { state in
                    state.clearRing()
                    return state.takeWaiting()
                }
                for continuation in waiting { continuation.resume() }
            }
        }
    }

    /// Waits until there is something to be read, and says after which sequence number; nil when it is over.
    private static func nextPosition(_ monitor: Monitor<State>) -> Int64? {
        while true {
            let waking = MonotonicInstant.now.advanced(byNanoseconds: wakingInterval)
            let step = monitor.wait { state -> WaitStep<Step> in
                if state.isClosed { return .done(.stop) }
                if state.watcherCount > 0, state.settledSequence > state.position {
                    return .done(.read(state.position))
                }
                guard state.watcherCount > 0 else { return .waitForSignal }
                return MonotonicInstant.now < waking ? .waitUntil(waking) : .done(.wake(state.takeWaiting()))
            }
            switch step {
            case .stop: return nil
            case .read(let position): return position
            case .wake(let waiting): for continuation in waiting { continuation.resume() }
            }
        }
    }

    private static func take(_ groups: [GroupChanges], after position: Int64, _ monitor: Monitor<State>, capacity: Int)
    {
        // Freed after the lock, which others want who must not be held up.
        var old: [GroupChanges] = []
        defer { old.removeAll() }
        let waiting = monitor.withLock { state -> [CheckedContinuation<Void, Never>] in
            // All watchers may have gone meanwhile, and others come.
            guard state.position == position, let last = groups.last else { return [] }
            state.ring += groups
            state.position = last.lastSequence
            state.ringByteCount += groups.reduce(0) { $0 + $1.byteCount }
            var dropped = 0
            while state.ringByteCount > capacity, dropped < state.ring.count - 1 {
                state.ringStart = state.ring[dropped].lastSequence
                state.ringByteCount -= state.ring[dropped].byteCount
                dropped += 1
            }
            old = Array(state.ring.prefix(dropped))
            state.ring.removeFirst(dropped)
            return state.takeWaiting()
        }
        for continuation in waiting { continuation.resume() }
    }
}
