public import NIOCore

/// How long to wait between attempts to connect (grpc/grpc `doc/connection-backoff.md`, whose figures are the defaults).
public struct BackoffPolicy: Sendable {
    /// From the beginning of one attempt to the next, at first.
    public var initial = TimeAmount.seconds(1)
    /// What that is multiplied by after each failure.
    public var multiplier = 1.6
    /// It is moved by at most this share of itself, either way, so that clients which lost one server do not come back as one.
    public var jitter = 0.2
    /// Before jitter.
    public var maximum = TimeAmount.seconds(120)
    /// An attempt may take this long, and as long as the wait for the next one where that is longer.
    public var minimumConnectTimeout = TimeAmount.seconds(20)

    /// The defaults.
    public init() {}
}
