import NIOCore

/// What is kept of a call for interceptors, beside the call.
struct Interception {
    /// Its end has not been told.
    var isOpen = false
    private(set) var began = NIODeadline.distantPast
    var caller: CallerIdentity?
    /// Of a unary call.
    var received = MessageTraffic()

    /// Begins with a call, in a place that an earlier one may have used.
    mutating func begin(at now: NIODeadline) {
        isOpen = true
        began = now
        if caller != nil { caller = nil }
        received = MessageTraffic()
    }
}
