import NIOCore

/// When a connection may be attempted next (grpc/grpc `doc/connection-backoff.md`). Pure: told the time and given the randomness.
///
/// Attempts are never closer than a back-off, counted from the beginning of one to that of the next. So a connection that
/// stood for a while is replaced at once, and a server that takes connections to drop them is not asked in a tight loop.
struct ConnectionBackoff: Sendable {
    private let policy: BackoffPolicy
    /// What the attempt that begins next is followed by.
    private var current: TimeAmount
    private var nextAttempt = NIODeadline.uptimeNanoseconds(0)

    init(_ policy: BackoffPolicy) {
        self.policy = policy
        current = policy.initial
    }

    /// An attempt begins; returns how long it may take. `random` is from 0 to 1.
    mutating func attemptBegins(at now: NIODeadline, random: Double) -> TimeAmount {
        let factor = 1 + policy.jitter * (2 * random - 1)
        let wait = TimeAmount.nanoseconds(Int64(Double(current.nanoseconds) * factor))
        nextAttempt = now + wait
        let longer = Double(current.nanoseconds) * policy.multiplier
        current = .nanoseconds(Int64(min(longer, Double(policy.maximum.nanoseconds))))
        return max(wait, policy.minimumConnectTimeout)
    }

    /// The attempt succeeded: the server's SETTINGS have come.
    mutating func reset() {
        current = policy.initial
    }

    /// How long the next attempt has to wait.
    func delay(at now: NIODeadline) -> TimeAmount {
        max(nextAttempt - now, .zero)
    }
}
