import HoldfastEngine
import HoldfastMessages
import Synchronization

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    static let start = Timestamp(nanoseconds: 1_800_000_000_000_000_000)

    private let elapsed = Mutex(Duration.zero)

    /// What the engine sees.
    var engineClock: EngineClock {
        EngineClock(start: TestClock.start, elapsed: { self.elapsed.withLock { $0 } })
    }

    var now: Timestamp { TestClock.start + elapsed.withLock { $0 } }

    func advance(_ duration: Duration) { elapsed.withLock { $0 += duration } }

    /// A clock of its own that stands where this one stands.
    func copy() -> TestClock {
        let copy = TestClock()
        copy.advance(elapsed.withLock { $0 })
        return copy
    }
}
