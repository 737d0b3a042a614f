import Commerce
import HoldfastMessages
import Testing

@Suite("Expiry")
struct ExpiryTests {
    @Test("a hold expires at its time and not a nanosecond earlier")
    func exact() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(4, ttl: .seconds(30))
        #expect(shop.nextDueTime() == row.expireTime)
        shop.now = row.expireTime + .nanoseconds(-1)
        #expect(try shop.reservation(row.id).state == .held)
        shop.now = row.expireTime
        #expect(try shop.reservation(row.id).state == .expired)
        #expect(try shop.stock().reservedStock == 0)
        #expect(shop.archive.entries.last?.reason == .expired)
        #expect(shop.nextDueTime() == nil)
    }

    @Test("a hold that is due cannot be committed, even if nothing has swept it")
    func unswept() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(4, ttl: .seconds(30))
        shop.now = row.expireTime
        let request = UnaryRequest.commitReservation(CommitReservationRequest(reservationID: row.id))
        #expect(shop.runOnly(request).rejection == .reservationExpired(expireTime: row.expireTime))
    }

    @Test("what is due on the touched variants is found, whatever else is due before")
    func touched() throws {
        let shop = try Shop.stocked(10)
        try shop.setStock(10, of: Shop.otherVariant)
        _ = try shop.hold(1, of: Shop.otherVariant, ttl: .seconds(1))
        let row = try shop.hold(10, ttl: .seconds(2))
        shop.advance(.seconds(5))
        let request = UnaryRequest.createReservation(CreateReservationRequest(variantID: Shop.variant, quantity: 10))
        shop.expireDue(touchedBy: request)
        guard case .response = shop.runOnly(request) else { throw Unexpected() }
        #expect(shop.archive.reservations[row.id]?.state == .expired)
        #expect(shop.archive.stocks[Shop.otherVariant]?.reservedStock == 1)
    }

    @Test("an extended hold keeps its units until the new time")
    func extended() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(4, ttl: .seconds(30))
        shop.advance(.seconds(20))
        #expect(shop.extend(row.id, ttl: .seconds(30)).rejection == nil)
        shop.advance(.seconds(29))
        #expect(try shop.reservation(row.id).state == .held)
        shop.advance(.seconds(1))
        #expect(try shop.reservation(row.id).state == .expired)
    }

    @Test("mistake: an expired hold is revived without a new check", arguments: [false, true])
    func revival(foldsAtOnce: Bool) throws {
        let shop = try Shop.stocked(10)
        shop.foldsAtOnce = foldsAtOnce
        let row = try shop.hold(6, ttl: .seconds(30))
        shop.advance(.seconds(30))
        let rival = try shop.hold(5)
        let short = ShortLine(index: 0, variantID: Shop.variant, requested: 6, available: 5)
        #expect(shop.extend(row.id).rejection == .insufficientStock(lines: [short], count: 1))
        _ = shop.release(rival.id)
        #expect(shop.extend(row.id, ttl: .seconds(30)).rejection == nil)
        #expect(try shop.stock().reservedStock == 6)
        shop.advance(.seconds(30))
        #expect(try shop.stock().reservedStock == 0)
        #expect(shop.invariantViolations.isEmpty)
        #expect(shop.archive.contradictions.isEmpty)
    }

    @Test("a committed reservation never expires")
    func committed() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(4, ttl: .seconds(30))
        _ = shop.commit(row.id)
        shop.advance(.seconds(86_400))
        #expect(try shop.reservation(row.id).state == .committed)
        #expect(shop.nextDueTime() == nil)
    }

    @Test("the timer of a settled hold does not end what was tried in its place and taken back")
    func timerOfAnother() throws {
        let shop = try Shop.stocked(10)
        _ = shop.release(try shop.hold(1, ttl: .seconds(10)).id)
        shop.fold()
        shop.advance(.seconds(5))
        // It would end at the same moment; the second line is short, so nothing is held.
        let lines = [1, 100].map { ReservationLine(variantID: Shop.variant, quantity: $0, ttl: .seconds(5)) }
        let batch = BatchCreateReservationsRequest(policy: .allOrNothing, lines: lines)
        #expect(shop.run(.batchCreateReservations(batch)).rejection?.reason == .insufficientStock)
        shop.advance(.seconds(5))
        let sequence = shop.sequence
        #expect(try shop.stock().reservedStock == 0)
        #expect(shop.sequence == sequence)
        #expect(shop.invariantViolations.isEmpty)
    }

    @Test("settled holds do not pile up among the timers")
    func compaction() throws {
        let shop = try Shop.stocked(10)
        for _ in 0..<1000 { _ = shop.release(try shop.hold(10, ttl: .seconds(3600)).id) }
        let last = try shop.hold(10, ttl: .seconds(60))
        shop.advance(.seconds(60))
        #expect(try shop.reservation(last.id).state == .expired)
        #expect(shop.nextDueTime() == nil || shop.nextDueTime()! > shop.now)
    }
}
