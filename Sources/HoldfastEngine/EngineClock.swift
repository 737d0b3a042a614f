import HoldfastMessages
import Platform

/// The engine's time: it goes on from the last journalled time and never steps, whatever the wall clock does until a restart.
///
/// At the start the later of the last journalled time and the wall clock counts; from then on `ContinuousClock`, which is
/// CLOCK_BOOTTIME on Linux and also runs while the machine sleeps.
public struct EngineClock: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let start: Timestamp

    /// A clock that shows at least `lastTime` from the start.
    public init(lastTime: Timestamp) {
        let clock = ContinuousClock()
        let beginning = clock.now
        self.init(
            start: max(lastTime, Timestamp(nanoseconds: WallClock.nanosecondsSince1970())),
            elapsed: { beginning.duration(to: clock.now) }
        )
    }

    /// A clock that shows `start` plus what `elapsed` says, which must never decrease.
    public init(start: Timestamp, elapsed: @escaping @Sendable () -> Duration) {
        self.start = start
        self.elapsed = elapsed
    }

    /// The time now.
    public var now: Timestamp { start + elapsed() }
}
