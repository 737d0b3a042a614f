public import NIOCore

/// How calls that failed are sent again, and how many (gRFC A6).
public struct RetryPolicy: Sendable {
    /// Attempts at one call, the first included. Those that the server certainly did not begin with are not all counted: see
    /// ``GRPCChannel``.
    public var maximumAttempts = 3
    /// Before the first retry at most.
    public var initialBackoff = TimeAmount.milliseconds(50)
    /// What that is multiplied by for each further one.
    public var multiplier = 2.0
    /// Before any retry at most.
    public var maximumBackoff = TimeAmount.seconds(1)
    /// Each failure takes one token, and retries stop while no more than half of them are left. Half of these is what one
    /// lost connection may hold: the default limit of streams.
    public var maximumTokens = 512
    /// The share of a token that each success gives back: with all servers failing now and then, a tenth of the calls are retries.
    public var tokensPerSuccess = 0.1

    /// The defaults.
    public init() {}
}
