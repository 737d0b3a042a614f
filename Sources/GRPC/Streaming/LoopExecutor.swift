import NIOCore

/// Runs tasks on an event loop: what becomes ready while the loop reads runs together, when everything has been read.
///
/// A task that prefers this executor is on the loop whenever it runs nonisolated code, so that it reaches what is confined
/// to the loop without a hop.
final class LoopExecutor: TaskExecutor {
    let eventLoop: any EventLoop
    private let jobs: NIOLoopBoundBox<Jobs>

    private struct Jobs {
        var waiting: ContiguousArray<UnownedJob> = []
        var isScheduled = false
    }

    /// Jobs that one turn runs at most, so that tasks which wake each other do not keep the loop from its sockets.
    private static let largestTurn = 1024

    init(_ eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
        jobs = .makeBoxSendingValue(Jobs(), eventLoop: eventLoop)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if eventLoop.inEventLoop {
            add(job)
        } else {
            eventLoop.execute { self.add(job) }
        }
    }

    /// Runs what is ready, and what becomes ready by it. On the loop, and not from a task.
    func run() {
        var index = 0
        while index < jobs.value.waiting.count && index < Self.largestTurn {
            let job = jobs.value.waiting[index]
            index += 1
            // Swift marks every reference to an executor unsafe that is not counted; this one lasts for the call.
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
        }
        jobs.value.waiting.removeFirst(index)
        if !jobs.value.waiting.isEmpty { schedule() }
    }

    private func add(_ job: UnownedJob) {
        jobs.value.waiting.append(job)
        schedule()
    }

    private func schedule() {
        guard !jobs.value.isScheduled else { return }
        jobs.value.isScheduled = true
        eventLoop.execute {
            self.jobs.value.isScheduled = false
            self.run()
        }
    }
}

extension LoopExecutor {
    /// Runs `body` with what is confined to the loop: at once for a task that is on it, else after a hop there.
    func run<Confined, Result: Sendable>(
        with confined: NIOLoopBound<Confined>,
        _ body: @Sendable (Confined) async throws(Status) -> Result
    ) async throws(Status) -> Result {
        if eventLoop.inEventLoop { return try await body(confined.value) }
        return try await withTaskExecutorPreference(self) { () async throws(Status) -> Result in
            try await body(confined.value)
        }
    }
}
