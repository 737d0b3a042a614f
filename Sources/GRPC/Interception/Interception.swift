import NIOCore

/// What is kept of a call for interceptors, beside the call.
struct Interception {
    /// Its end has not been told.
    var isOpen = false
    var began = NIODeadline.distantPast
    var caller: CallerIdentity?
    /// Of a unary call.
    var received = MessageTraffic()
}
