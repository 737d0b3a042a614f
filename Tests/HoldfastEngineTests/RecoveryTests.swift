import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf
import Testing

@testable import HoldfastEngine

@Suite("Recovered engines")
struct RecoveryTests {
    /// How far the folder had got when the journal ended.
    enum Folded: CaseIterable {
        case nothing
        case half
        case everything

        func groupCount(of count: Int) -> Int {
            switch self {
            case .nothing: 0
            case .half: count / 2
            case .everything: count
            }
        }
    }

    @Test(
        "opened where the journal ends at any of its groups, the engine is what it was there, and goes on",
        arguments: Folded.allCases
    )
    func everyPosition(folded: Folded) throws {
        let history = try RecordedHistory(seed: 7, groupCount: 80)
        let directory = TemporaryDirectory()
        let configuration = testConfiguration(directory)
        let replica = StepJournal(
            store: try EngineRecovery.open(configuration, seed: 1).store,
            options: configuration.storage
        )
        var foldedCount = 0
        for (index, checkpoint) in history.checkpoints.enumerated() {
            for buffer in history.groups[index] { replica.submit(buffer) }
            try replica.commit()
            let target = folded.groupCount(of: index + 1)
            if target > foldedCount { try replica.fold(groupCount: target - foldedCount) }
            foldedCount = target

            let copy = try directory.copy()
            let engine = try StepEngine(
                copy,
                clock: checkpoint.clock.copy(),
                limits: RecordedHistory.limits,
                seed: UInt64(1000 + index)
            )
            try expect(engine, at: checkpoint, "group \(index + 1)")
            try expectToGoOn(engine, from: checkpoint, "group \(index + 1)")
        }
    }

    private func expect(_ engine: StepEngine, at checkpoint: Checkpoint, _ position: Comment) throws {
        try #require(engine.sequence == checkpoint.sequence, position)
        #expect(engine.nextDueTime() == checkpoint.nextDueTime, position)
        #expect(try engine.serverInfo().ledgerEntryID == checkpoint.lastLedgerID, position)
        for (question, answer) in zip(checkpoint.questions, checkpoint.answers) {
            let found = try engine.answers(to: [question.request], caller: question.caller)[0]
            try #require(found == answer, "\(position): \(question)")
        }
        try #require(engine.sequence == checkpoint.sequence, "asking changed something")
    }

    /// New commands take the next numbers, holds expire when they are due, and nothing contradicts itself afterwards.
    private func expectToGoOn(_ engine: StepEngine, from checkpoint: Checkpoint, _ position: Comment) throws {
        let variant = ID<ProductVariant>(UUID(high: 9, low: 77))
        let set = SetStockRequest(requestID: UUID(high: 1, low: 1), variantID: variant, currentStock: 5)
        let answer = try engine.answer(.setStock(set))
        guard case .encoded(let bytes) = answer else { throw UnexpectedOutcome() }
        let response = try SetStockResponse.decode(bytes.span, in: Arena())
        #expect(response.commitSeq == checkpoint.sequence + 1, position)
        #expect(response.stock.ledgerEntryID == checkpoint.lastLedgerID + 1, position)
        try #require(try engine.answer(.setStock(set)) == answer)

        let open = try engine.serverInfo().openReservationCount
        let hold = CreateReservationRequest(variantID: variant, quantity: 2)
        guard case .response(.createReservation) = try engine.answer(.createReservation(hold)) else {
            throw UnexpectedOutcome()
        }
        #expect(try engine.serverInfo().openReservationCount == open + 1, position)
        engine.clock.advance(.seconds(3600))
        while engine.tick() {}
        #expect(engine.nextDueTime() == nil, position)
        try expectSound(engine, position)
    }

    private func expectSound(_ engine: StepEngine, _ position: Comment) throws {
        let invariants = try engine.answer(.verifyInvariants(VerifyInvariantsRequest()))
        guard case .response(.verifyInvariants(let memory)) = invariants else { throw UnexpectedOutcome() }
        #expect(memory.problems == [], position)
        let verification = try engine.answer(.verifyLedger(VerifyLedgerRequest()))
        guard case .response(.verifyLedger(let ledger)) = verification else { throw UnexpectedOutcome() }
        #expect(ledger.problems == [], position)
        #expect(ledger.readSeq == engine.sequence, position)
    }

    @Test("verifying counts the group in the tail, finds nothing wrong, and the engine has it when it opens")
    func tailGroup() throws {
        let directory = TemporaryDirectory()
        let variant = ID<ProductVariant>(UUID(high: 9, low: 77))
        do {
            let engine = try StepEngine(directory)
            _ = try engine.answer(.setStock(SetStockRequest(variantID: variant, currentStock: 5)))
            try engine.commit()
            _ = try engine.answer(.setStock(SetStockRequest(variantID: variant, currentStock: 6)))
            try engine.journal.commitToTail()
        }
        let verification = try DataVerification(directory: directory.path)
        #expect(verification.problems == [])
        #expect(verification.summary.contains("; 1 groups that a crash left in the journal's tail"))
        let engine = try StepEngine(directory)
        #expect(engine.sequence == 2)
    }
}
