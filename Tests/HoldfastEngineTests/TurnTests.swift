import Commerce
import HoldfastMessages
import Platform
import Synchronization
import Testing

@testable import HoldfastEngine

/// What a turn of the step machine promises beyond the commands themselves.
@Suite("Turns")
struct TurnTests {
    private static let variant = ID<ProductVariant>(UUID(high: 6, low: 1))

    private func stockedEngine(_ directory: TemporaryDirectory) throws -> StepEngine {
        let engine = try StepEngine(directory)
        let set = SetStockRequest(variantID: TurnTests.variant, currentStock: 100)
        guard case .response = try engine.answer(.setStock(set)) else { throw UnexpectedOutcome() }
        return engine
    }

    private func create(_ ttl: Duration? = nil) -> UnaryRequest {
        .createReservation(CreateReservationRequest(variantID: TurnTests.variant, quantity: 1, ttl: ttl))
    }

    private func hold(_ engine: StepEngine, ttl: Duration? = nil) throws -> ID<Reservation> {
        guard case .response(.createReservation(let response)) = try engine.answer(create(ttl)) else {
            throw UnexpectedOutcome()
        }
        return response.reservation.id
    }

    @Test("a request whose asker has stopped waiting is dropped and changes nothing, others are carried out")
    func deadlines() throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory)
        let sequence = engine.sequence
        for deadline in [0 as Int64, MonotonicInstant.now.nanoseconds] {
            #expect(engine.turn([create(), create()], deadline: deadline).result.outcomes == [.dropped, .dropped])
        }
        #expect(engine.sequence == sequence)
        let soon = MonotonicInstant.now.advanced(byNanoseconds: 60_000_000_000).nanoseconds
        guard case .response = engine.turn([create()], deadline: soon).result.outcomes[0] else {
            throw UnexpectedOutcome()
        }
        #expect(engine.sequence == sequence + 1)
    }

    @Test("a request whose asker has stopped waiting while something was read for it changes nothing")
    func deadlineDuringRead() throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory)
        let id = try hold(engine, ttl: .seconds(1))
        engine.clock.advance(.seconds(2))
        _ = engine.tick()
        try engine.commit()
        try engine.fold()
        _ = engine.tick()
        let extend = UnaryRequest.extendReservation(ExtendReservationRequest(reservationID: id, ttl: .seconds(60)))
        let sequence = engine.sequence
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: 20_000_000)
        let (result, tickets) = engine.turn([extend], deadline: deadline.nanoseconds)
        try #require(result.outcomes == [.pending])
        let read = try engine.takeRead()
        let fetched = try engine.fetch(read)
        while MonotonicInstant.now.nanoseconds <= deadline.nanoseconds {}
        engine.resume(read, with: fetched)
        #expect(engine.receiver[tickets[0]] == [.dropped])
        #expect(engine.sequence == sequence)
        guard case .response = try engine.answer(extend) else { throw UnexpectedOutcome() }
    }

    @Test("outcomes wait for the change they saw, and a turn without changes for the one before")
    func releaseSequences() throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory)
        let change = engine.turn([create(), create()]).result
        #expect(change.releaseSequence == engine.sequence)
        #expect(Int64(engine.journal.durableSequence) < change.releaseSequence)
        let read = engine.turn([.getStock(GetStockRequest(variantID: TurnTests.variant))]).result
        #expect(read.releaseSequence == change.releaseSequence)
        try engine.commit()
        #expect(Int64(engine.journal.durableSequence) == change.releaseSequence)
    }

    @Test("where storage is full, what grows it is refused; reads, trials, releases and expiries go on")
    func storageFull() throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory)
        let kept = try hold(engine)
        let released = try hold(engine)
        let expiring = try hold(engine, ttl: .seconds(1))
        engine.store.space.full.store(true, ordering: .relaxed)

        let refused: [UnaryRequest] = [
            create(),
            .batchCreateReservations(
                BatchCreateReservationsRequest(
                    policy: .each,
                    lines: [ReservationLine(variantID: TurnTests.variant, quantity: 1)]
                )
            ),
            .setStock(SetStockRequest(variantID: TurnTests.variant, currentStock: 200)),
            .adjustStock(AdjustStockRequest(variantID: TurnTests.variant, quantityChange: 1, reason: .received)),
            .commitReservation(CommitReservationRequest(reservationID: kept)),
            .consumeReservation(ConsumeReservationRequest(reservationID: kept)),
            .extendReservation(ExtendReservationRequest(reservationID: kept)),
        ]
        let sequence = engine.sequence
        #expect(try engine.answers(to: refused) == refused.map { _ in .rejected(.storageFull) })
        #expect(engine.sequence == sequence)

        engine.clock.advance(.seconds(2))
        let allowed: [UnaryRequest] = [
            .getReservation(GetReservationRequest(reservationID: expiring)),
            .getStock(GetStockRequest(variantID: TurnTests.variant)),
            .createReservation(
                CreateReservationRequest(variantID: TurnTests.variant, quantity: 1, validateOnly: true)
            ),
            .releaseReservation(ReleaseReservationRequest(reservationID: released)),
            .verifyLedger(VerifyLedgerRequest()),
        ]
        for outcome in try engine.answers(to: allowed) {
            guard case .response(let response) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            if case .getReservation(let found) = response { #expect(found.reservation.state == .expired) }
        }
        #expect(engine.sequence == sequence + 2)
        engine.store.space.full.store(false, ordering: .relaxed)
        guard case .response = try engine.answer(create()) else { throw UnexpectedOutcome() }
    }

    @Test("where storage is full, a request sent again gets its answer, another with its id its refusal")
    func replayWhereStorageIsFull() throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory)
        func create(_ units: Int64, _ id: UInt64) -> UnaryRequest {
            .createReservation(
                CreateReservationRequest(
                    requestID: UUID(high: 3, low: id),
                    variantID: TurnTests.variant,
                    quantity: units
                )
            )
        }
        let answer = try engine.answer(create(1, 1))
        engine.store.space.full.store(true, ordering: .relaxed)
        #expect(try engine.answer(create(1, 1)) == answer)
        #expect(try engine.answer(create(2, 1)) == .rejected(.requestIDReused))
        #expect(try engine.answer(create(1, 2)) == .rejected(.storageFull))
    }

    @Test("what is due is expired in turns of at most so many, and before anything that touches its variant")
    func dueInTurns() throws {
        let directory = TemporaryDirectory()
        var limits = Limits()
        limits.dueCommandsPerTurn = 10
        let engine = try StepEngine(directory, limits: limits)
        _ = try engine.answer(.setStock(SetStockRequest(variantID: TurnTests.variant, currentStock: 35)))
        for _ in 0..<35 { _ = try hold(engine, ttl: .seconds(1)) }
        engine.clock.advance(.seconds(1))
        let sequence = engine.sequence
        #expect(engine.tick())
        #expect(engine.sequence == sequence + 10)
        #expect(engine.tick())
        #expect(engine.sequence == sequence + 20)
        // Ten more with the turn, the last five for the variant's sake, and then the new hold.
        _ = try hold(engine)
        #expect(engine.sequence == sequence + 36)
        #expect(!engine.tick())
    }

    @Test("offers are made in turns of at most so many, and before anything that touches their variant")
    func offersInTurns() throws {
        let directory = TemporaryDirectory()
        var limits = Limits()
        limits.promotionsPerTurn = 10
        limits.maximumWaitlistPlaceCount = 100
        let engine = try StepEngine(directory, limits: limits)
        _ = try engine.answer(.setStock(SetStockRequest(variantID: TurnTests.variant, currentStock: 0)))
        let join = JoinWaitlistRequest(variantID: TurnTests.variant, userID: ID(1), quantity: 1)
        for _ in 0..<35 { _ = try engine.answer(.joinWaitlist(join)) }
        let sequence = engine.sequence
        _ = try engine.answer(.setStock(SetStockRequest(variantID: TurnTests.variant, currentStock: 36)))
        #expect(engine.sequence == sequence + 11)
        #expect(engine.tick())
        #expect(engine.sequence == sequence + 21)
        // The last fifteen for the variant's sake, and then the new hold of the one unit that is left.
        _ = try hold(engine)
        #expect(engine.sequence == sequence + 37)
        #expect(!engine.tick())
    }

    @Test("a clock goes on from the last journalled time, even where the wall clock is behind")
    func clock() {
        let future = Timestamp(nanoseconds: WallClock.nanosecondsSince1970() + 3_600_000_000_000)
        #expect(EngineClock(lastTime: future).now >= future)
        #expect(EngineClock(lastTime: Timestamp()).now > Timestamp(nanoseconds: 1_700_000_000_000_000_000))
    }

    @Test("a failing read refuses its request and nothing else")
    func failingRead() throws {
        let directory = TemporaryDirectory()
        let engine = try stockedEngine(directory)
        let unknown = UnaryRequest.getReservation(GetReservationRequest(reservationID: ID(UUID(high: 1, low: 1))))
        let (_, tickets) = engine.turn([unknown, unknown])
        let first = try engine.takeRead()
        engine.refuse(first, with: .overloaded)
        engine.refuse(first, with: .overloaded)
        try engine.settleReads()
        #expect(engine.receiver[tickets[0]] == [.rejected(.overloaded)])
        #expect(engine.receiver[tickets[1]].count == 1 && engine.receiver[tickets[1]] != [.rejected(.overloaded)])
        #expect(engine.pendingCount == 0)
    }
}
