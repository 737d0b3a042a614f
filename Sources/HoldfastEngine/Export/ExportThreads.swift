import Commerce
import Platform
import Synchronization

/// Threads for exports, one for each that may run.
final class ExportThreads: Sendable {
    private struct State {
        var freeCount: Int
        var isClosed = false
    }

    private let state: Mutex<State>
    private let pool: ReaderPool

    init(count: Int) {
        state = Mutex(State(freeCount: count))
        pool = ReaderPool(name: "export", threadCount: count, maximumWaiting: .max)
    }

    /// Whether what runs is to end.
    var isClosed: Bool { state.withLock(\.isClosed) }

    /// Takes one of the threads. Throws `overloaded` if all are taken, and after `close`. ``giveBack()`` must follow.
    func take() throws(Rejection) {
        try state.withLock { state throws(Rejection) in
            guard !state.isClosed, state.freeCount > 0 else { throw .overloaded }
            state.freeCount -= 1
        }
    }

    /// Runs `job` on a thread that was taken, once whatever was given back before it came to its end has ended. Throws `.closed`.
    func run(_ job: @escaping @Sendable () -> Void) throws(StorageError) {
        try pool.submit(job)
    }

    /// The thread may be taken by others.
    func giveBack() {
        state.withLock { $0.freeCount += 1 }
    }

    /// Has everything end that runs. Blocks until it has.
    func close() {
        state.withLock { $0.isClosed = true }
        pool.close()
    }
}
