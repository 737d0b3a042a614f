import NIOCore

/// The calls that wait for a connection, in the order in which they came.
struct WaitingCalls: Sendable {
    typealias Pool = GRPCChannel.Pool
    typealias Continuation = CheckedContinuation<Result<Pool.Pooled, Status>, Never>

    fileprivate struct Waiting: Sendable {
        let number: Int
        let waitsForReady: Bool
        let continuation: Continuation
        let timer: Scheduled<Void>?
    }

    /// Who is to be told what, once nothing is locked any more.
    struct Answers: Sendable {
        private var answers: [(Waiting, Result<Pool.Pooled, Status>)] = []

        fileprivate mutating func add(_ waiting: Waiting, _ result: Result<Pool.Pooled, Status>) {
            answers.append((waiting, result))
        }

        func deliver() {
            for (waiting, result) in answers {
                waiting.timer?.cancel()
                waiting.continuation.resume(returning: result)
            }
        }
    }

    private var waiting: [Waiting] = []
    private var latestNumber = 0

    /// Names a call that is about to wait.
    mutating func takeNumber() -> Int {
        latestNumber += 1
        return latestNumber
    }

    var count: Int { waiting.count }

    mutating func add(_ number: Int, waitsForReady: Bool, _ continuation: Continuation, timer: Scheduled<Void>?) {
        waiting.append(
            Waiting(number: number, waitsForReady: waitsForReady, continuation: continuation, timer: timer)
        )
    }

    /// Takes out the call `number` to be told that it waited in vain. Nothing if it waits no more.
    mutating func fail(_ number: Int, _ status: Status) -> Answers {
        var answers = Answers()
        if let index = waiting.firstIndex(where: { $0.number == number }) {
            answers.add(waiting.remove(at: index), .failure(status))
        }
        return answers
    }

    /// Takes out the calls for which there is something else to do than wait, as `pick` says.
    mutating func answer(_ pick: (_ waitsForReady: Bool) -> Pool.Pick) -> Answers {
        var answers = Answers()
        waiting.removeAll { call in
            switch pick(call.waitsForReady) {
            case .connection(let connection): answers.add(call, .success(connection))
            case .fail(let status): answers.add(call, .failure(status))
            case .wait: return false
            }
            return true
        }
        return answers
    }
}
