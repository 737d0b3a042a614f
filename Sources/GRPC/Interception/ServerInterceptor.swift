import NIOCore

/// Looks at every call of one event loop as it begins and as it ends, whether a ``UnaryDispatcher`` or a ``ServiceMethod``
/// answers it. See ``ServerConfiguration/interceptors``.
///
/// Its functions are called on the loop, and must not block.
public protocol ServerInterceptor: AnyObject {
    /// Which of its functions are called; asked once. All of them, unless it says otherwise.
    var interest: CallInterest { get }

    /// Asked about a call that the protocol has nothing against, before its messages are looked at and after those interceptors
    /// that were made before this one. A refusal ends the call; the interceptors after this one are not asked.
    func begin(_ call: InterceptedCall) -> CallVerdict

    /// Told once of every call whose headers came: of one that was answered, refused by an interceptor or by the protocol,
    /// reset, overdue, or lost with its connection. A call ends when its status has been handed to HTTP/2 or nobody waits for
    /// it any more.
    func ended(_ call: EndedCall)
}

extension ServerInterceptor {
    /// Every function is called.
    public var interest: CallInterest { .all }

    /// Has nothing against any call.
    public func begin(_ call: InterceptedCall) -> CallVerdict { .admitted }

    /// Takes no notice.
    public func ended(_ call: EndedCall) {}
}

/// What an interceptor says of a call that begins.
public enum CallVerdict: Sendable {
    /// The call may go on.
    case admitted
    /// The call is that of this caller.
    case admittedAs(CallerIdentity)
    /// The call ends with this status.
    case refused(Status)
}

/// Makes the interceptors of one event loop, on that loop. `methods` are the server's; their indices are
/// ``InterceptedCall/methodNumber``.
public typealias ServerInterceptorFactory = @Sendable (_ methods: [MethodDescriptor]) -> [any ServerInterceptor]
