import Commerce
import HoldfastMessages
import Platform
import Testing

@testable import HoldfastEngine

/// What is read from LMDB once it has left memory.
@Suite("History")
struct HistoryTests {
    /// How much of the ledger has left memory.
    enum Evicted: CaseIterable {
        case nothing
        case someGroups
        case everything
    }

    /// Entries of each variant: around where the index by place has its entries, every 64th.
    private static let entryCounts: [Int64] = [1, 63, 64, 65, 127, 128, 129, 200]

    private static func variant(_ number: Int) -> ID<ProductVariant> {
        ID(UUID(high: 5, low: UInt64(number + 1)))
    }

    /// An engine with the variants' entries in turn, one command each, a second apart, ten to a group.
    private func stockedEngine(_ directory: TemporaryDirectory, _ evicted: Evicted) throws -> StepEngine {
        let engine = try StepEngine(directory)
        var groupCount = 0
        for round in 1...HistoryTests.entryCounts.max()! {
            for (number, count) in HistoryTests.entryCounts.enumerated() where round <= count {
                let set = SetStockRequest(variantID: HistoryTests.variant(number), currentStock: round)
                guard case .response = try engine.answer(.setStock(set)) else { throw UnexpectedOutcome() }
                engine.clock.advance(.seconds(1))
            }
            if round % 2 == 0, try engine.journal.commit() { groupCount += 1 }
        }
        try engine.commit()
        switch evicted {
        case .nothing: break
        case .someGroups: try engine.fold(groupCount: groupCount * 2 / 3)
        case .everything: try engine.fold()
        }
        return engine
    }

    @Test(
        "stock as of any sequence number and any time is what it was, wherever its ledger lies",
        arguments: Evicted.allCases
    )
    func asOf(evicted: Evicted) throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory, evicted)
        let last = engine.sequence
        var current = HistoryTests.entryCounts.map { _ in Int64(0) }
        var sequence: Int64 = 0
        for round in 1...HistoryTests.entryCounts.max()! {
            for (number, count) in HistoryTests.entryCounts.enumerated() where round <= count {
                sequence += 1
                current[number] = round
                // The variant that has just changed, and one that did not.
                for asked in Set([number, Int(sequence) % current.count]) {
                    let moments: [GetStockRequest.AsOf] = [
                        .commitSeq(sequence), .time(TestClock.start + .seconds(sequence - 1)),
                    ]
                    for moment in moments {
                        let found = try pastStock(HistoryTests.variant(asked), moment, engine)
                        try #require(found == (current[asked] == 0 ? nil : current[asked]), "\(moment) of \(asked)")
                    }
                }
            }
        }
        #expect(sequence == last)
        #expect((engine.store.recovered.lastSequence, engine.pendingCount) == (0, 0))
    }

    /// The current stock at a moment; nil before the first.
    private func pastStock(
        _ variant: ID<ProductVariant>,
        _ moment: GetStockRequest.AsOf,
        _ engine: StepEngine
    ) throws -> Int64? {
        switch try engine.answer(.getStock(GetStockRequest(variantID: variant, asOf: moment))) {
        case .response(.getStock(let response)): return response.stock.currentStock
        case .rejected(.asOfBeforeFirst): return nil
        default: throw UnexpectedOutcome()
        }
    }

    @Test(
        "pages of the ledger, of all variants and of one, show every entry once, wherever it lies",
        arguments: Evicted.allCases,
        [1, 7, 50, 1000] as [Int32]
    )
    func pages(evicted: Evicted, size: Int32) throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory, evicted)
        let all = try entries(of: nil, size: max(size, 7), engine)
        #expect(all.map(\.id.raw) == Array((1...engine.sequence).reversed()))
        for (number, count) in HistoryTests.entryCounts.enumerated() {
            let own = try entries(of: HistoryTests.variant(number), size: size, engine)
            #expect(own.map(\.entryNumber) == Array((1...count).reversed()))
            #expect(own == all.filter { $0.variantID == HistoryTests.variant(number) })
        }
        for id in [1, 2, engine.sequence / 2, engine.sequence] {
            let request = GetLedgerEntryRequest(ledgerEntryID: ID(id))
            let expected = GetLedgerEntryResponse(entry: all[Int(engine.sequence - id)])
            #expect(try engine.answer(.getLedgerEntry(request)) == .response(.getLedgerEntry(expected)))
        }
    }

    private func entries(
        of variant: ID<ProductVariant>?,
        size: Int32,
        _ engine: StepEngine
    ) throws -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        var token = ""
        repeat {
            let request = ListLedgerEntriesRequest(variantID: variant, pageSize: size, pageToken: token)
            guard case .response(.listLedgerEntries(let page)) = try engine.answer(.listLedgerEntries(request)) else {
                throw UnexpectedOutcome()
            }
            entries += page.entries
            token = page.nextPageToken
        } while !token.isEmpty
        return entries
    }

    @Test("an ended reservation is found in every terminal state after it has left memory, an unknown one is not")
    func endedReservations() throws {
        let directory = TemporaryDirectory()
        let engine = try StepEngine(directory)
        let variant = HistoryTests.variant(0)
        _ = try engine.answer(.setStock(SetStockRequest(variantID: variant, currentStock: 10)))
        let holds = try (0..<3).map { _ in try hold(of: variant, ttl: .seconds(5), engine) }
        _ = try engine.answer(.releaseReservation(ReleaseReservationRequest(reservationID: holds[0])))
        _ = try engine.answer(.commitReservation(CommitReservationRequest(reservationID: holds[1])))
        _ = try engine.answer(.consumeReservation(ConsumeReservationRequest(reservationID: holds[1])))
        engine.clock.advance(.seconds(6))
        _ = engine.tick()
        try engine.commit()
        try engine.fold()
        _ = engine.tick()
        let states: [Reservation.State] = [.released, .consumed, .expired]
        for (id, state) in zip(holds, states) {
            let (result, tickets) = engine.turn([.getReservation(GetReservationRequest(reservationID: id))])
            #expect(result.outcomes == [.pending], "it is still in memory")
            try engine.settleReads()
            guard case .response(.getReservation(let response)) = engine.receiver[tickets[0]].first else {
                throw UnexpectedOutcome()
            }
            #expect(response.reservation.state == state)
            let commit = CommitReservationRequest(reservationID: id)
            guard case .rejected(let rejection) = try engine.answer(.commitReservation(commit)) else {
                throw UnexpectedOutcome()
            }
            #expect(rejection.reason == (state == .expired ? .reservationExpired : .reservationState))
        }
        let unknown = ID<Reservation>(UUID(high: 1, low: 1))
        let answer = try engine.answer(.getReservation(GetReservationRequest(reservationID: unknown)))
        #expect(answer == .rejected(.reservationNotFound(unknown)))
    }

    @Test("a row that changes while it is being read is judged as it is, though the change is folded meanwhile")
    func changedDuringRead() throws {
        let directory = TemporaryDirectory()
        let engine = try StepEngine(directory)
        let variant = HistoryTests.variant(0)
        _ = try engine.answer(.setStock(SetStockRequest(variantID: variant, currentStock: 10)))
        let id = try hold(of: variant, ttl: .seconds(1), engine)
        engine.clock.advance(.seconds(2))
        _ = engine.tick()
        try engine.commit()
        try engine.fold()

        // Two callers extend the expired hold; the first one's row is read before the second one's change.
        let extend = UnaryRequest.extendReservation(ExtendReservationRequest(reservationID: id, ttl: .seconds(60)))
        let (_, tickets) = engine.turn([extend])
        let read = try engine.takeRead()
        let old = try engine.fetch(read)
        guard case .response = try engine.answer(extend) else { throw UnexpectedOutcome() }
        let release = ReleaseReservationRequest(reservationID: id)
        guard case .response = try engine.answer(.releaseReservation(release)) else { throw UnexpectedOutcome() }
        try engine.commit()
        try engine.fold()
        engine.resume(read, with: old)
        #expect(engine.receiver[tickets[0]] == [.rejected(.reservationState(.released))])
        #expect(engine.pendingCount == 0)

        // Nothing reads any more, so it leaves memory now.
        _ = engine.tick()
        let (result, _) = engine.turn([.getReservation(GetReservationRequest(reservationID: id))])
        #expect(result.outcomes == [.pending])
        try engine.settleReads()
    }

    @Test("a page that is read while more is folded and forgotten has neither gaps nor entries twice")
    func foldedDuringRead() throws {
        let directory = TemporaryDirectory()
        let engine = try StepEngine(directory)
        let variant = HistoryTests.variant(0)
        func add(_ count: Int64) throws {
            for units in 1...count {
                _ = try engine.answer(.setStock(SetStockRequest(variantID: variant, currentStock: units)))
                try engine.commit()
            }
        }
        try add(10)
        try engine.fold(groupCount: 4)
        let list = UnaryRequest.listLedgerEntries(ListLedgerEntriesRequest(variantID: variant, pageSize: 100))
        let (_, tickets) = engine.turn([list])
        var rounds = 0
        while engine.pendingCount > 0 {
            let read = try engine.takeRead()
            let fetched = try engine.fetch(read)
            try add(2)
            try engine.fold(groupCount: 3)
            engine.resume(read, with: fetched)
            rounds += 1
            try #require(rounds < 4, "each fold makes it read once more")
        }
        guard case .response(.listLedgerEntries(let page)) = engine.receiver[tickets[0]].first else {
            throw UnexpectedOutcome()
        }
        #expect(page.entries.map(\.entryNumber) == Array((1...engine.sequence).reversed()))
    }

    private func hold(of variant: ID<ProductVariant>, ttl: Duration, _ engine: StepEngine) throws -> ID<Reservation> {
        let request = CreateReservationRequest(variantID: variant, quantity: 1, ttl: ttl)
        guard case .response(.createReservation(let response)) = try engine.answer(.createReservation(request)) else {
            throw UnexpectedOutcome()
        }
        return response.reservation.id
    }
}
