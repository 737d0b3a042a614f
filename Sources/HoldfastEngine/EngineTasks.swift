import Synchronization

/// Counts the tasks that an engine has begun by itself, for reads and for the folder's news, so that its executor does not end before
/// them: what is enqueued on one that has ended never runs, and keeps the engine and the lock of its directory.
final class EngineTasks: Sendable {
    private struct State {
        var count = 0
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// A task is about to begin.
    func begin() {
        state.withLock { $0.count += 1 }
    }

    /// A task has nothing more to do.
    func end() {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.count -= 1
            guard state.count == 0 else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Waits until there is none.
    func finish() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.count > 0 { state.waiting.append(continuation) }
                return state.count == 0
            }
            if isIdle { continuation.resume() }
        }
    }
}
