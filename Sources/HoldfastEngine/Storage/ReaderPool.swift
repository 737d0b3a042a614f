import Platform

/// Threads of ours on which LMDB is read: a page that is not in memory blocks, which the cooperative pool must not.
final class ReaderPool: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var isClosed = false
    }

    private let monitor = Monitor(State())
    private let maximumWaiting: Int
    private let threads: [OwnThread]

    /// So many threads, named after what they do.
    init(name: String, threadCount: Int, maximumWaiting: Int) {
        self.maximumWaiting = maximumWaiting
        threads = (0..<threadCount).map { [monitor] index in
            OwnThread(name: "holdfast-\(name)\(index)") { Self.run(monitor) }
        }
    }

    /// Runs `job` on one of the threads. Throws `.tooManyReaders` or `.closed`; then the job never runs.
    func submit(_ job: @escaping @Sendable () -> Void) throws(StorageError) {
        try monitor.withLock { state throws(StorageError) in
            if state.isClosed { throw StorageError.closed }
            if state.waiting.count >= maximumWaiting { throw StorageError.tooManyReaders }
            state.waiting.append(job)
        }
        monitor.signal()
    }

    /// Runs what was submitted and ends. Blocks.
    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.broadcast()
        for thread in threads { thread.join() }
    }

    private static func run(_ monitor: Monitor<State>) {
        while let job = next(monitor) { job() }
    }

    private static func next(_ monitor: Monitor<State>) -> (@Sendable () -> Void)? {
        monitor.wait { state -> WaitStep<(@Sendable () -> Void)?> in
            if !state.waiting.isEmpty { return .done(state.waiting.removeFirst()) }
            return state.isClosed ? .done(nil) : .waitForSignal
        }
    }
}
