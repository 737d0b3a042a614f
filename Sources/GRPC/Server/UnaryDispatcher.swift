/// Gets every complete unary call of one event loop and answers it, then or later, through the ``ServerLoop``.
///
/// All functions are called on the loop. Every received call is answered exactly once with ``ServerLoop/reply(to:limit:_:)``
/// or ``ServerLoop/fail(_:_:trailers:)``, a cancelled one too: its answer goes nowhere, but tells that the work has ended.
public protocol UnaryDispatcher: AnyObject {
    /// Takes a call of method number `method`. `message` is the request without its prefix, valid during the call only.
    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>)

    /// Everything that could be read in this turn of the loop, from whichever connections, has been received: time to
    /// cross to the engine. Comes without calls, too, where ``ServerLoop/requestTurn()`` was called.
    func turnCompleted()

    /// What one connection had to be read has been received; others may follow in this turn. Says whether calls have been answered
    /// already, whose answers are then written at once.
    func readCompleted() -> Bool

    /// The peer reset the call, the connection was lost, or the deadline passed before the answer.
    func cancelled(_ call: CallID)
}

extension UnaryDispatcher {
    /// Leaves everything to ``turnCompleted()``.
    public func readCompleted() -> Bool { false }
}
