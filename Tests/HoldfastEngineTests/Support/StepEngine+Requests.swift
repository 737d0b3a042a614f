import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Short ways to say what the tests of history do most.
extension StepEngine {
    /// The answer to a request that must succeed: what the case of the response holds.
    func response<Message>(to request: UnaryRequest, as _: Message.Type = Message.self) throws -> Message {
        guard case .response(let response) = try answer(request),
            let message = Mirror(reflecting: response).children.first?.value as? Message
        else { throw UnexpectedOutcome() }
        return message
    }

    /// Carries out a request whose answer does not matter.
    func succeed(_ request: UnaryRequest) throws {
        guard case .response = try answer(request) else { throw UnexpectedOutcome() }
    }

    /// The answer to a request for which something must be read, since it has left memory.
    func answerByReading(_ request: UnaryRequest) throws -> Answer {
        let (result, tickets) = turn([request])
        #expect(result.outcomes == [.pending], "it is still in memory")
        try settleReads()
        return try #require(receiver[tickets[0]].first)
    }

    /// Makes durable and folds what there is, which leaves memory as far as it can.
    func commitAndFold() throws {
        try commit()
        try fold()
        _ = tick()
    }
}
