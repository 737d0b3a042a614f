import NIOCore

/// A call in an ``AdmissionQueue``.
public struct WaitingCall<Call> {
    /// What the service knows it by.
    public var call: Call
    /// Bytes of its message.
    public var byteCount: Int
    /// When it was read.
    public var arrival: NIODeadline
    /// When its caller stops waiting; `.distantFuture` if it did not say.
    public var deadline: NIODeadline

    /// A call that begins to wait at `arrival`.
    public init(_ call: Call, byteCount: Int, arrival: NIODeadline, deadline: NIODeadline) {
        self.call = call
        self.byteCount = byteCount
        self.arrival = arrival
        self.deadline = deadline
    }

    /// What its caller is charged for it: its bytes, since a batch is more work than a single line, and what even an empty call
    /// costs.
    var weight: Int { 128 + byteCount }
}
