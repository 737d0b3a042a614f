import NIOCore

/// A complete unary request waiting for its answer.
public struct UnaryCall: Sendable {
    /// What the answer is given by.
    public let id: CallID
    /// When the caller stops waiting; `.distantFuture` if it did not say.
    public let deadline: NIODeadline
}
