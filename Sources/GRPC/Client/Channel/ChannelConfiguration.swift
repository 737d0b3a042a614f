/// How a ``GRPCChannel`` connects and retries.
public struct ChannelConfiguration: Sendable {
    /// The limits of each connection. How long connecting may take is said by `backoff`.
    public var connection = ClientConfiguration()
    /// Connections, spread over the event loops and over the addresses of the server's name.
    public var connectionCount = 1
    /// When connecting is attempted again.
    public var backoff = BackoffPolicy()
    /// Which calls that failed are sent again, and when.
    public var retries = RetryPolicy()
    /// Calls that may wait for a connection; further ones end with RESOURCE_EXHAUSTED.
    public var maximumWaitingCalls = 10_000
    /// Gives numbers from 0 to 1, which spread attempts and retries over time.
    public var randomness: @Sendable () -> Double = { .random(in: 0...1) }

    /// The defaults.
    public init() {}
}
