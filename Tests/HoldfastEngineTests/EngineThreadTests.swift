import Platform
import Testing

@testable import HoldfastEngine

@Suite("Engine thread")
struct EngineThreadTests {
    /// Counts on the thread, in jobs.
    private actor Counter {
        private let thread: EngineThread
        private(set) var values: [Int] = []

        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

        init(thread: EngineThread) { self.thread = thread }

        func append(_ value: Int) { values.append(value) }

        /// The same from a closure, which runs on the thread without a job.
        nonisolated func appendHere(_ value: Int) { assumeIsolated { $0.values.append(value) } }
    }

    @Test("closures and jobs run one after the other, in the order they came, on one thread")
    func order() async {
        let thread = EngineThread()
        let counter = Counter(thread: thread)
        for value in 0..<1000 {
            if value % 10 == 0 {
                await counter.append(value)
            } else {
                thread.execute { counter.appendHere(value) }
            }
        }
        #expect(await counter.values == Array(0..<1000))
        thread.stop()
    }

    @Test("closures of each giver run in its order, and none is lost among many givers")
    func manyGivers() async {
        let thread = EngineThread()
        let runs = Monitor<[Int: [Int]]>([:])
        await withTaskGroup { group in
            for giver in 0..<8 {
                group.addTask {
                    for value in 0..<500 {
                        thread.execute { runs.withLock { $0[giver, default: []].append(value) } }
                    }
                }
            }
        }
        thread.stop()
        #expect(runs.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, Array(0..<500)) }))
    }

    @Test("stopping runs what was given before, and what that gives in turn")
    func drains() {
        let thread = EngineThread()
        let gate = Monitor(false)
        let runs = Monitor(0)
        thread.execute { gate.wait { $0 ? .done(()) : .waitForSignal } }
        for _ in 0..<100 {
            thread.execute {
                runs.withLock { $0 += 1 }
                thread.execute { runs.withLock { $0 += 1 } }
            }
        }
        gate.withLock { $0 = true }
        gate.signal()
        thread.stop()
        #expect(runs.withLock { $0 } == 200)
    }
}
