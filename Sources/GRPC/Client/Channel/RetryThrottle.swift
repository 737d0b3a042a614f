/// The budget of a channel's retries (gRFC A6, "Throttling Retry Attempts"): a server that fails everything is not made to fail it
/// three times over. Pure. Counts in thousandths, which add up exactly.
struct RetryThrottle: Sendable {
    private let maximum: Int
    private let perSuccess: Int
    private var tokens: Int

    private static let token = 1000

    init(_ policy: RetryPolicy) {
        maximum = policy.maximumTokens * Self.token
        perSuccess = Int(policy.tokensPerSuccess * Double(Self.token))
        tokens = maximum
    }

    /// Whether a call may be sent again.
    var allowsRetries: Bool { tokens > maximum / 2 }

    /// An attempt ended with OK.
    mutating func succeeded() {
        tokens = min(tokens + perSuccess, maximum)
    }

    /// An attempt ended in a way that asks for a retry, or the server asked for none.
    mutating func failed() {
        tokens = max(tokens - Self.token, 0)
    }
}
