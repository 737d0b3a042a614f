/// Hears how the calls of a ``ClientConnection`` ended, on its event loop.
public protocol UnaryReceiver: AnyObject {
    /// The call `tag` is over: `message` is the response if `status` is OK, and empty otherwise. It is valid until the function
    /// returns, and so is what ``ClientConnection`` has to say of `call`.
    func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>)
}
