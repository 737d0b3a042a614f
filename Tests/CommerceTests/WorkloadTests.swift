import Commerce
import HoldfastMessages
import Testing

/// Random commands, judged by an auditor that knows only the rules.
@Suite("Random workload")
struct WorkloadTests {
    @Test(
        "mistake: the reserved counter drifts: every answer is as the rules say, and every invariant always holds",
        arguments: 1...12 as ClosedRange<UInt64>
    )
    func random(seed: UInt64) throws {
        var workload = Workload(seed: seed)
        var auditor = Auditor()
        let shop = Shop(seed: seed)
        for step in 0..<2000 {
            if workload.random.next() % 8 == 0 { shop.advance(workload.pause()) }
            if workload.random.next() % 16 == 0 { shop.fold() }
            let request = workload.request()
            shop.expireDue()
            auditor.expire(now: shop.now)
            let outcome = shop.run(request)
            let complaint = auditor.judge(request, outcome, now: shop.now, sequence: shop.sequence)
            workload.learn(outcome)
            try #require(complaint == nil, "seed \(seed), step \(step): \(complaint ?? "")")
            try #require(shop.invariantViolations.isEmpty, "seed \(seed), step \(step)")
            try #require(shop.archive.contradictions.isEmpty, "seed \(seed), step \(step)")
        }
        guard case .response(.verifyLedger(let ledger)) = shop.run(.verifyLedger(VerifyLedgerRequest())) else {
            throw Unexpected()
        }
        #expect(ledger.verified, "seed \(seed): \(ledger.problems)")
        #expect(auditor.acceptedCount > 500, "the workload is too timid")
        #expect(auditor.replayCount > 20 && auditor.staleCount > 20)
        #expect(shop.fetchCount > 0)

        let recovered = shop.recovered()
        #expect(recovered.stateHash == shop.stateHash)
        #expect(recovered.openReservationCount == shop.openReservationCount)
        // What was settled leaves its timer behind: it may come due with nothing to expire, but nothing expires late.
        #expect(recovered.nextDueTime() == auditor.nextExpiry)
        if let next = auditor.nextExpiry { #expect(shop.nextDueTime() ?? next + .seconds(1) <= next) }
        #expect(recovered.invariantViolations.isEmpty)
    }

    @Test("the same seed gives the same state")
    func deterministic() {
        let hashes = (0..<2).map { _ in
            var workload = Workload(seed: 99)
            let shop = Shop(seed: 99)
            for _ in 0..<500 { workload.learn(shop.run(workload.request())) }
            return shop.stateHash
        }
        #expect(hashes[0] == hashes[1])
    }

    @Test("the auditor complains when an answer is not what the rules say")
    func auditorCanFail() {
        var auditor = Auditor()
        let request = UnaryRequest.createReservation(CreateReservationRequest(variantID: Shop.variant, quantity: 1))
        let lie = CreateReservationResponse(reservation: Reservation(quantity: 1, state: .held))
        #expect(auditor.judge(request, .response(.createReservation(lie)), now: Timestamp(), sequence: 1) != nil)
    }
}
