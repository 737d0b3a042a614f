import NIOCore

/// How much may wait to be carried out, and for how long: what an ``AdmissionQueue`` and a ``WorkAllowance`` go by.
public struct AdmissionLimits: Sendable {
    /// Calls that may wait in the queue; for one more, the call that would be served last is refused.
    public var waitingCallCount = 8192
    /// Bytes of the messages of the calls that may wait.
    public var waitingByteCount = 32 * 1024 * 1024
    /// Calls that may be carried out, or wait to become durable, at once. Others wait in the queue, where it is seen how long.
    public var unfinishedCallCount = 16_384
    /// A queue that has not been empty for this long is overloaded.
    public var overloadInterval = TimeAmount.milliseconds(100)
    /// What has waited for longer is refused while the queue is overloaded. What finishes something, and the calls of who has less
    /// than half of what the average caller has waiting, are refused only after the interval.
    public var overloadWait = TimeAmount.milliseconds(5)
    /// How much work, by the time that the last calls took, is begun before the sockets are looked at again.
    public var slice = TimeAmount.milliseconds(4)

    /// The defaults.
    public init() {}

    /// The part of one of `count` loops in what the server as a whole may do.
    ///
    /// A slice does not get shorter than half a millisecond, lest the hops between threads cost more than the work.
    public func share(ofLoops count: Int) -> AdmissionLimits {
        var share = self
        share.waitingCallCount = max(1, waitingCallCount / count)
        share.waitingByteCount = max(1, waitingByteCount / count)
        share.unfinishedCallCount = max(1, unfinishedCallCount / count)
        let shortest = min(slice.nanoseconds, Self.shortestSlice)
        share.slice = .nanoseconds(max(shortest, slice.nanoseconds / Int64(count)))
        return share
    }

    private static let shortestSlice: Int64 = 500_000
}
