import NIOCore

/// So many events in any interval of a length, and not one more. Pure: it is told the time.
///
/// Keeps the times of the latest events, as many as are allowed: another may come when the oldest of them is an interval ago.
/// So who stays within the limit is never refused, and nobody ever gets more, which no rule can have that keeps less: counting
/// by fixed intervals, and a debt that time pays, both let twice as much pass around a boundary. The times take room as events come,
/// 8 bytes for each, so an honest peer's take next to none.
struct RateLimit {
    private let count: Int
    private let intervalNanoseconds: UInt64
    /// Once there are `count` of them, a ring.
    private var times: ContiguousArray<UInt64> = []
    private var oldest = 0

    init(_ count: Int, per interval: TimeAmount) {
        precondition(count > 0 && interval > .nanoseconds(0), "a rate is something per some time")
        self.count = count
        intervalNanoseconds = UInt64(interval.nanoseconds)
    }

    /// Counts an event, unless it is one too many.
    mutating func admits(at time: NIODeadline) -> Bool {
        let now = time.uptimeNanoseconds
        guard times.count == count else {
            times.append(now)
            return true
        }
        guard now >= times[oldest] + intervalNanoseconds else { return false }
        times[oldest] = now
        oldest = (oldest + 1) % count
        return true
    }
}
