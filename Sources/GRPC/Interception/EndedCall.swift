public import NIOCore

/// How a call ended, as interceptors are told.
public struct EndedCall {
    /// What was called, by whom.
    public let call: InterceptedCall
    /// What the caller was told; CANCELLED if it had gone.
    public let status: Status
    /// The status is the dispatcher's or the method's, not one of the protocol, of an interceptor or of the caller's going.
    public let isAnswered: Bool
    /// What the method threw, where that was not a ``Status`` and the caller was told UNKNOWN.
    public let cause: (any Error)?
    /// From the headers to the end, as exact as the loop's turns: it looks at the clock when it has read and when it answers.
    public let duration: TimeAmount
    /// The end, on the loop's clock.
    public let time: NIODeadline
    /// Messages that were taken from the request.
    public let received: MessageTraffic
    /// Messages that were written.
    public let sent: MessageTraffic
}
