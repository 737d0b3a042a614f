import HoldfastMessages
import Synchronization

@testable import HoldfastEngine

/// Takes answers that come after their batch and lets a test wait for them; counts those that nobody was to get.
final class Outcomes: OutcomeReceiver {
    private struct State {
        var requests: [UInt64: UnaryRequest] = [:]
        var received: [UInt64: Answer] = [:]
        var waiting: [UInt64: CheckedContinuation<Answer, Never>] = [:]
        var surplusCount = 0
    }

    private let state = Mutex(State())

    /// How many outcomes came for tickets that had theirs.
    var surplusCount: Int { state.withLock { $0.surplusCount } }

    /// Notes what the tickets stand for, before anything comes for them.
    func expect(_ requests: [EngineRequest]) {
        state.withLock { state in
            for request in requests { state.requests[request.ticket] = request.request }
        }
    }

    func receive(_ batch: EngineBatch, ticket: UInt64) {
        let (answer, waiting) = state.withLock { state in
            let answer = Answer(batch.outcomes[0], to: state.requests[ticket]!, in: batch)
            if state.received.updateValue(answer, forKey: ticket) != nil { state.surplusCount += 1 }
            return (answer, state.waiting.removeValue(forKey: ticket))
        }
        waiting?.resume(returning: answer)
    }

    /// Waits for the answer under a ticket.
    func answer(of ticket: UInt64) async -> Answer {
        await withCheckedContinuation { continuation in
            let received = state.withLock { state -> Answer? in
                if let received = state.received[ticket] { return received }
                state.waiting[ticket] = continuation
                return nil
            }
            if let received { continuation.resume(returning: received) }
        }
    }
}

extension Engine {
    /// Carries out one batch to its end.
    func answers(to requests: [EngineRequest], _ outcomes: Outcomes) async -> [Answer] {
        outcomes.expect(requests)
        let batch = EngineBatch(requests)
        run(batch, receiver: outcomes)
        var answers: [Answer] = []
        for (request, answer) in zip(requests, batch.results) {
            answers.append(answer == .pending ? await outcomes.answer(of: request.ticket) : answer)
        }
        return answers
    }
}
