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

    public init(request: UnaryRequest, caller: Caller, deadline: Int64 = .max, ticket: UInt64) {
        self.request = request
        self.caller = caller
        self.deadline = deadline
        self.ticket = ticket
    }
}

/// What came of a request.
public enum Outcome: Equatable, Sendable {
    /// The answer.
    case response(UnaryResponse)
    /// The caller is refused.
    case rejected(Rejection)
    /// The answer to a call with a request id, encoded: now carried out, or when it first came.
    case encoded([UInt8])
    /// Not carried out, since the asker had stopped waiting.
    case dropped
    /// Something must be read from LMDB first; the outcome is delivered under the ticket.
    case pending
}

/// What came of a batch.
public struct BatchResult: Sendable {
    /// An outcome for each request, in order.
    public var outcomes: [Outcome]
    /// No outcome may leave before this sequence number is durable; 0 where nothing needs to be waited for.
    public var releaseSequence: Int64

    public init(outcomes: [Outcome], releaseSequence: Int64) {
        self.outcomes = outcomes
        self.releaseSequence = releaseSequence
    }
}

/// Who gets the outcomes that come later.
public protocol OutcomeReceiver: AnyObject, Sendable {
    /// An outcome that was pending. It may not leave before `releaseSequence` is durable. Called from any thread.
    func receive(_ outcome: Outcome, ticket: UInt64, releaseSequence: Int64)
}
