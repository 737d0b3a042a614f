import NIOCore

/// Goes through moments at which something is due, and keeps the earliest that has not come yet.
struct Agenda {
    let now: NIODeadline
    private(set) var next = NIODeadline.distantFuture

    init(at now: NIODeadline) {
        self.now = now
    }

    /// Whether `moment` is not later than now.
    mutating func hasCome(_ moment: NIODeadline) -> Bool {
        if moment <= now { return true }
        next = min(next, moment)
        return false
    }

    /// Sees to it that one looks again `amount` from now: what happens meanwhile may be due then.
    mutating func mayCome(in amount: TimeAmount) {
        next = min(next, now + amount)
    }
}
