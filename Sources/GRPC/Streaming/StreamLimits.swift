/// How much of one call's messages is held at once.
public struct StreamLimits: Sendable {
    /// Bytes that wait to be sent on one stream before its writers wait too.
    public var pendingBytesPerStream = 64 * 1024
    /// Bytes that wait to be sent on all streams of a connection before ``pendingBytesWhenCrowded`` is what each may have.
    public var pendingBytesPerConnection = 1024 * 1024
    /// What a stream may always have waiting, so that streams whose peers do not read cannot keep the others from writing.
    public var pendingBytesWhenCrowded = 4 * 1024

    /// The defaults.
    public init() {}
}
