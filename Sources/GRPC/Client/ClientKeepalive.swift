import NIOCore

/// How a client finds out that a silent server is gone (gRFC A8). What a server lets pass is for its owner to say: by default a
/// PING every five minutes while calls are open, and one in two hours without.
public struct ClientKeepalive: Hashable, Sendable {
    /// The least that counts as ``time``.
    public static let shortestTime = TimeAmount.seconds(10)

    /// After so long without a byte from the server it is sent a PING (KEEPALIVE_TIME). Less than ten seconds counts as ten.
    public var time: TimeAmount
    /// A server that sends nothing for so long after that PING is gone: the connection is closed (KEEPALIVE_TIMEOUT).
    public var timeout = TimeAmount.seconds(20)
    /// Ask also while no call is in flight (KEEPALIVE_WITHOUT_CALLS).
    public var permitsWithoutCalls = false

    /// Asks after `time` of silence, while calls are open.
    public init(time: TimeAmount) {
        self.time = time
    }

    /// For the next connection to a server that found the pings too many.
    public func doubled() -> ClientKeepalive {
        var doubled = self
        let nanoseconds = max(time, Self.shortestTime).nanoseconds
        doubled.time = .nanoseconds(nanoseconds.multipliedReportingOverflow(by: 2).overflow ? .max : nanoseconds * 2)
        return doubled
    }
}
