/// Looks at every call of a client: what each attempt sends, and how the call ends. See ``ClientConfiguration/interceptors``.
///
/// Calls that are started on a ``ClientConnection``, on its loop, are not looked at.
public protocol ClientInterceptor: Sendable {
    /// Called by the task that calls, before each attempt is sent: metadata may be added. What it throws ends the call, with
    /// no further attempt.
    func prepare(_ attempt: inout OutgoingAttempt) async throws(Status)

    /// Told once how a call ended, however many attempts it took.
    func ended(_ call: EndedClientCall)
}

extension ClientInterceptor {
    /// Adds nothing.
    public func prepare(_ attempt: inout OutgoingAttempt) async throws(Status) {}

    /// Takes no notice.
    public func ended(_ call: EndedClientCall) {}
}

/// An attempt at a call that is about to be sent.
public struct OutgoingAttempt: Sendable {
    /// What is called.
    public let method: MethodDescriptor
    /// 1 for the first one.
    public let number: Int
    /// Sent along with this attempt alone.
    public var metadata: Metadata
}

/// How a client's call ended.
public struct EndedClientCall: Sendable {
    /// What was called.
    public let method: MethodDescriptor
    /// What the caller gets; of a streaming call, what ended the stream.
    public let status: Status
    /// From the call to its end, the waiting for a connection included.
    public let duration: Duration
    /// Attempts that were made ready; 0 if there never was a connection.
    public let attemptCount: Int
}
