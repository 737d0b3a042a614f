import Platform
import Synchronization

/// A thread of its own for the engine, as an executor.
public final class EngineThread: SerialExecutor {
    private enum Work: Sendable {
        case job(UnownedJob)
        case closure(@Sendable () -> Void)
    }

    private struct State {
        var work: [Work] = []
        var isStopping = false
    }

    private let monitor = Monitor(State())
    /// Set once, before anything can be given to it.
    private let thread = Mutex<OwnThread?>(nil)

    /// Starts the thread, which runs until `stop`.
    public init() {
        thread.withLock { thread in
            thread = OwnThread(name: "holdfast-engine") { self.run() }
        }
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        add(.job(UnownedJob(job)))
    }

    /// Runs a closure on the thread, after everything that was given to it before.
    public func execute(_ closure: @escaping @Sendable () -> Void) {
        add(.closure(closure))
    }

    public func checkIsolated() {
        precondition(thread.withLock { $0?.isCurrent ?? false }, "not on the engine's thread")
    }

    /// Runs what was given to it and ends. Blocks; nothing may be given afterwards.
    public func stop() {
        monitor.withLock { $0.isStopping = true }
        monitor.signal()
        thread.withLock { $0 }?.join()
    }

    private func add(_ work: Work) {
        let wasIdle = monitor.withLock { state in
            state.work.append(work)
            return state.work.count == 1
        }
        if wasIdle { monitor.signal() }
    }

    private func run() {
        while true {
            let work = monitor.wait { state -> WaitStep<[Work]> in
                if state.work.isEmpty { return state.isStopping ? .done([]) : .waitForSignal }
                var taken: [Work] = []
                swap(&taken, &state.work)
                return .done(taken)
            }
            guard !work.isEmpty else { return }
            for item in work {
                switch item {
                case .job(let job): unsafe job.runSynchronously(on: asUnownedSerialExecutor())
                case .closure(let closure): closure()
                }
            }
        }
    }
}
