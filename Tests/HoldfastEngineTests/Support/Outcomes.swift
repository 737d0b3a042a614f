import Synchronization

@testable import HoldfastEngine

/// Takes outcomes that come after their batch and lets a test wait for them; counts those that nobody was to get.
final class Outcomes: OutcomeReceiver {
    private struct State {
        var received: [UInt64: Outcome] = [:]
        var waiting: [UInt64: CheckedContinuation<Outcome, Never>] = [:]
        var surplusCount = 0
    }

    private let state = Mutex(State())

    /// How many outcomes came for tickets that had theirs.
    var surplusCount: Int { state.withLock { $0.surplusCount } }

    func receive(_ outcome: Outcome, ticket: UInt64, releaseSequence: Int64) {
        let waiting = state.withLock { state in
            if state.received.updateValue(outcome, forKey: ticket) != nil { state.surplusCount += 1 }
            return state.waiting.removeValue(forKey: ticket)
        }
        waiting?.resume(returning: outcome)
    }

    /// Waits for the outcome under a ticket.
    func outcome(of ticket: UInt64) async -> Outcome {
        await withCheckedContinuation { continuation in
            let received = state.withLock { state -> Outcome? in
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
    func answers(to requests: [EngineRequest], _ outcomes: Outcomes) async -> [Outcome] {
        let result = run(requests, receiver: outcomes)
        var answers: [Outcome] = []
        for (request, outcome) in zip(requests, result.outcomes) {
            answers.append(outcome == .pending ? await outcomes.outcome(of: request.ticket) : outcome)
        }
        return answers
    }
}
