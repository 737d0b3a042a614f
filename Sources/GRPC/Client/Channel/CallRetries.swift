import NIOCore

/// Decides whether a call is sent again (gRFC A6). Pure: told the time that is left, given the randomness.
///
/// A call that never left is sent again until its deadline; one that the server refused to begin with is sent again at once,
/// the first time. What else is sent again has ended with UNAVAILABLE, and is idempotent or was refused again. Only UNAVAILABLE,
/// because every other status says that the server looked at the request, or that more load would make things worse.
struct CallRetries {
    enum Decision: Equatable {
        case finish
        case retry(after: TimeAmount)
    }

    private let policy: RetryPolicy
    private let isIdempotent: Bool
    /// Attempts that failed, without those that the first rule repeated.
    private(set) var failureCount = 0
    private var wasRefused = false
    /// Steps of the back-off.
    private var step = 0

    init(_ policy: RetryPolicy, isIdempotent: Bool) {
        self.policy = policy
        self.isIdempotent = isIdempotent
    }

    /// What follows an attempt that ended like this; `random` is from 0 to 1.
    mutating func next(
        after code: StatusCode,
        _ reach: CallReach,
        _ pushback: Pushback?,
        remaining: TimeAmount,
        throttle: inout RetryThrottle,
        random: Double
    ) -> Decision {
        if code == .ok {
            throttle.succeeded()
            return .finish
        }
        if code == .unavailable, isRepeatedAtOnce(reach) { return remaining > .zero ? .retry(after: .zero) : .finish }
        if code == .unavailable || pushback == .never { throttle.failed() }
        failureCount += 1
        guard code == .unavailable, isIdempotent || reach == .serverRefused, pushback != .never else { return .finish }
        guard failureCount < policy.maximumAttempts, throttle.allowsRetries else { return .finish }
        let delay = delay(pushback, random)
        return delay < remaining ? .retry(after: delay) : .finish
    }

    private mutating func isRepeatedAtOnce(_ reach: CallReach) -> Bool {
        switch reach {
        case .client: return true
        case .serverRefused where !wasRefused:
            wasRefused = true
            return true
        case .serverRefused, .server: return false
        }
    }

    private mutating func delay(_ pushback: Pushback?, _ random: Double) -> TimeAmount {
        if case .after(let delay) = pushback {
            step = 0
            return delay
        }
        var largest = Double(policy.initialBackoff.nanoseconds)
        for _ in 0..<step { largest *= policy.multiplier }
        step += 1
        return .nanoseconds(Int64(min(largest, Double(policy.maximumBackoff.nanoseconds)) * random))
    }
}
