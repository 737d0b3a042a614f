import NIOCore

/// So many events in any interval. Pure: it is told the time.
///
/// Keeps a debt of time instead of the times of the events (the generic cell rate algorithm of ATM's traffic management): each
/// event costs its share of the interval, and time pays. Who stays within the limit in every interval is never refused; who
/// does not can have up to twice as much in one interval, and the limit from then on.
struct RateLimit {
    private let costNanoseconds: UInt64
    private let intervalNanoseconds: UInt64
    /// When everything is paid.
    private var paidAt: UInt64 = 0

    init(_ count: Int, per interval: TimeAmount) {
        precondition(count > 0 && interval > .nanoseconds(0), "a rate is something per some time")
        intervalNanoseconds = UInt64(interval.nanoseconds)
        costNanoseconds = intervalNanoseconds / UInt64(count)
    }

    /// Counts an event, unless it is one too many.
    mutating func admits(at time: NIODeadline) -> Bool {
        let now = time.uptimeNanoseconds
        let paid = max(paidAt, now) + costNanoseconds
        guard paid <= now + intervalNanoseconds else { return false }
        paidAt = paid
        return true
    }
}
