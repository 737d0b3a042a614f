import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// What an engine was like after one of its groups.
struct Checkpoint {
    var sequence: Int64
    var clock: TestClock
    var lastLedgerID: Int64
    /// When the first of the open holds ends.
    var nextDueTime: Timestamp?
    /// Questions about it, and what it answered.
    var questions: [Call]
    var answers: [Answer]
}

/// A random workload on an engine that folds now and then: its groups, and what it was like after each.
struct RecordedHistory {
    static let limits = {
        var limits = Limits()
        // Short, so that requests are forgotten while the history lasts.
        limits.idempotencyDuration = .seconds(20)
        return limits
    }()

    private(set) var checkpoints: [Checkpoint] = []
    private(set) var groups: [[GroupBuffer]] = []
    private var workload: Workload
    private let engine: StepEngine
    private let directory = TemporaryDirectory()

    init(seed: UInt64, groupCount: Int) throws {
        workload = Workload(seed: seed)
        engine = try StepEngine(directory, limits: RecordedHistory.limits, seed: seed)
        while checkpoints.count < groupCount {
            let tickets = try (0..<workload.number(1...3)).flatMap { _ in try turn() }
            guard try engine.journal.commit() else { continue }
            if workload.random.next() % 3 == 0 { try engine.fold() }
            try engine.settleReads()
            for (call, ticket) in tickets { try learn(call, engine.receiver[ticket][0]) }
            try checkpoints.append(checkpoint())
        }
        groups = engine.journal.groups
        try #require(groups.count == groupCount, "a read made a group of its own")
    }

    /// One turn; gives the calls whose outcome is still pending.
    private mutating func turn() throws -> [(Call, ticket: UInt64)] {
        engine.clock.advance(workload.pause())
        let calls = (0..<workload.number(1...6)).map { _ in workload.call(now: engine.clock.now) }
        var pending: [(Call, ticket: UInt64)] = []
        for caller in Set(calls.map(\.caller)).sorted(by: { $0.name < $1.name }) {
            let own = calls.filter { $0.caller == caller }
            let (result, tickets) = engine.turn(own.map(\.request), caller: caller)
            try engine.settleReadsOfFolded()
            for (index, call) in own.enumerated() {
                let outcome =
                    result.outcomes[index] == .pending
                    ? engine.receiver[tickets[index]].first : result.outcomes[index]
                if let outcome { try learn(call, outcome) } else { pending.append((call, tickets[index])) }
            }
        }
        return pending
    }

    private mutating func learn(_ call: Call, _ answer: Answer) throws {
        try workload.learn(call, answer, isRecorded: engine.hasCarriedOut(call))
    }

    private mutating func checkpoint() throws -> Checkpoint {
        let sequence = engine.sequence
        let questions = self.questions()
        let answers = try questions.map { try engine.answers(to: [$0.request], caller: $0.caller)[0] }
        try #require(engine.sequence == sequence, "asking changed something")
        let holds = try workload.reservations.compactMap { id -> Reservation? in
            let answer = try engine.answer(.getReservation(GetReservationRequest(reservationID: id)))
            guard case .response(.getReservation(let response)) = answer else { return nil }
            return response.reservation.state == .held ? response.reservation : nil
        }
        return Checkpoint(
            sequence: sequence,
            clock: engine.clock.copy(),
            lastLedgerID: try engine.serverInfo().ledgerEntryID,
            nextDueTime: holds.map(\.expireTime).min(),
            questions: questions,
            answers: answers
        )
    }

    private mutating func questions() -> [Call] {
        var questions: [Call] = [
            Call(request: .getStateHash(GetStateHashRequest())),
            Call(request: .verifyInvariants(VerifyInvariantsRequest())),
            Call(request: .listLedgerEntries(ListLedgerEntriesRequest(pageSize: 20))),
            Call(request: .listCategories(ListCategoriesRequest())),
        ]
        for variant in Workload.variants {
            questions.append(Call(request: .getStock(GetStockRequest(variantID: variant))))
            let list = ListLedgerEntriesRequest(variantID: variant, pageSize: 5)
            questions.append(Call(request: .listLedgerEntries(list)))
            for _ in 0..<3 {
                let past = GetStockRequest(variantID: variant, asOf: .commitSeq(workload.number(1...engine.sequence)))
                questions.append(Call(request: .getStock(past)))
            }
            let moment = engine.clock.now + .milliseconds(-workload.number(0...20_000))
            questions.append(Call(request: .getStock(GetStockRequest(variantID: variant, asOf: .time(moment)))))
        }
        for _ in 0..<10 {
            let wanted = GetReservationRequest(reservationID: workload.reservation())
            questions.append(Call(request: .getReservation(wanted)))
        }
        for _ in 0..<6 {
            if let earlier = workload.succeeded.randomElement(using: &workload.random) {
                questions.append(earlier.call)
            }
        }
        if let latest = workload.succeeded.last { questions.append(latest.call) }
        questions.append(Call(request: .verifyLedger(VerifyLedgerRequest())))
        return questions
    }
}

extension StepEngine {
    /// What the server says of itself.
    func serverInfo() throws -> GetServerInfoResponse {
        guard case .response(.getServerInfo(let info)) = try answer(.getServerInfo(GetServerInfoRequest())) else {
            throw UnexpectedOutcome()
        }
        return info
    }
}

/// An outcome of another kind than the test needs.
struct UnexpectedOutcome: Error {}
