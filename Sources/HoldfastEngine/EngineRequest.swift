import Commerce
import HoldfastMessages

/// One call on its way to the engine.
public struct EngineRequest: Sendable {
    /// What is asked for.
    public var request: UnaryRequest
    /// Who asks.
    public var caller: Caller
    /// When the asker stops waiting, in nanoseconds on the machine's monotonic clock; `.max` if it did not say.
    public var deadline: Int64
    /// How the asker recognises the answer, if it comes later than the rest of the batch.
    public var ticket: UInt64

    public init(request: consuming UnaryRequest, caller: Caller, deadline: Int64 = .max, ticket: UInt64) {
        self.request = request
        self.caller = caller
        self.deadline = deadline
        self.ticket = ticket
    }
}

/// What came of a request.
public enum Outcome: Equatable, Sendable {
    /// Where the answer lies in the batch, encoded.
    case answered(Range<Int>)
    /// The caller is refused.
    case rejected(Rejection)
    /// Not carried out, since the asker had stopped waiting.
    case dropped
    /// Something must be read from LMDB first; the outcome is delivered under the ticket.
    case pending
}

/// Who gets the outcomes that come later.
public protocol OutcomeReceiver: AnyObject, Sendable {
    /// The outcome that was pending under `ticket`: the one of `batch`, which holds no request. Called from any thread.
    func receive(_ batch: EngineBatch, ticket: UInt64)
}
