import Commerce
import HoldfastMessages
import Testing

@Suite("Idempotency")
struct IdempotencyTests {
    private static let requestID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")!

    private func request(_ quantity: Int64 = 1, id: UUID? = requestID) -> UnaryRequest {
        .createReservation(CreateReservationRequest(requestID: id, variantID: Shop.variant, quantity: quantity))
    }

    /// A time at which the request id above is new.
    private func shop(limits: Limits = Limits()) throws -> Shop {
        let shop = Shop(limits: limits)
        shop.now = Timestamp(nanoseconds: 1_688_000_000_000_000_000)
        try shop.setStock(10)
        return shop
    }

    @Test("a retry gets the first answer and changes nothing")
    func replay() throws {
        let shop = try shop()
        guard case .response = shop.run(request()) else { throw Unexpected() }
        let after = (shop.sequence, shop.stateHash)
        #expect(shop.run(request()) == .replayed(sequence: after.0))
        #expect(after == (shop.sequence, shop.stateHash))
    }

    @Test("the answer is the same when the stock has sold out since")
    func replayAfterSoldOut() throws {
        let shop = try shop()
        guard case .response = shop.run(request()) else { throw Unexpected() }
        let first = shop.sequence
        _ = try shop.hold(9)
        #expect(shop.run(request()) == .replayed(sequence: first))
    }

    @Test("the same id with another request is refused")
    func reused() throws {
        let shop = try shop()
        _ = shop.run(request())
        #expect(shop.run(request(2)).rejection == .requestIDReused)
    }

    @Test("the same id of another caller or method is another request")
    func callerAndMethod() throws {
        let shop = try shop()
        _ = shop.run(request())
        guard case .response = shop.run(request(), caller: Caller(name: "other")) else { throw Unexpected() }
        let adjust = AdjustStockRequest(
            requestID: IdempotencyTests.requestID,
            variantID: Shop.variant,
            quantityChange: 1,
            reason: .found
        )
        guard case .response = shop.run(.adjustStock(adjust)) else { throw Unexpected() }
    }

    @Test("a refusal is not recorded: it may succeed later")
    func refusalNotRecorded() throws {
        let shop = try shop()
        #expect(shop.run(request(11)).rejection != nil)
        try shop.setStock(11)
        guard case .response = shop.run(request(11)) else { throw Unexpected() }
    }

    @Test("without a request id every call counts")
    func withoutID() throws {
        let shop = try shop()
        _ = shop.run(request(id: nil))
        _ = shop.run(request(id: nil))
        #expect(try shop.stock().reservedStock == 2)
    }

    @Test("validate_only neither reads nor keeps a request id")
    func validateOnly() throws {
        let shop = try shop()
        var trial = CreateReservationRequest(
            requestID: IdempotencyTests.requestID,
            variantID: Shop.variant,
            quantity: 1,
            validateOnly: true
        )
        _ = shop.run(.createReservation(trial))
        trial.validateOnly = false
        guard case .response = shop.run(.createReservation(trial)) else { throw Unexpected() }
        trial.validateOnly = true
        guard case .response = shop.run(.createReservation(trial)) else { throw Unexpected() }
    }

    @Test("beyond the window an id of version 7 is refused, never run again")
    func expiredID() throws {
        var limits = Limits()
        limits.idempotencyRecordCount = 2
        let shop = try shop(limits: limits)
        _ = shop.run(request())
        shop.now = Timestamp(nanoseconds: 1_689_000_000_000_000_000)
        for low in 1...3 as ClosedRange<UInt64> { _ = shop.run(request(id: UUID(high: 0x4000, low: low))) }
        let reserved = try shop.stock().reservedStock
        #expect(shop.run(request()).rejection == .requestIDExpired(floor: shop.idempotencyFloor))
        #expect(try shop.stock().reservedStock == reserved)
        #expect(shop.run(request(id: UUID(high: 0x4000, low: 3))) == .replayed(sequence: shop.sequence))
    }

    @Test(
        "an id of version 7 is not run again either when its request was carried out in the millisecond it was made in"
    )
    func expiredInItsMillisecond() throws {
        var limits = Limits()
        limits.idempotencyRecordCount = 2
        let shop = try shop(limits: limits)
        let made = UUID(high: UInt64(shop.now.milliseconds) << 16 | 0x7000, low: 1 << 63)
        _ = shop.run(request(id: made))
        for low in 1...2 as ClosedRange<UInt64> { _ = shop.run(request(id: UUID(high: 0x4000, low: low))) }
        #expect(shop.run(request(id: made)).rejection?.reason == .requestIDExpired)
    }

    @Test("records go after 24 hours")
    func duration() throws {
        let shop = try shop()
        let id = UUID(high: 0x4000, low: 77)
        _ = shop.run(request(id: id))
        shop.advance(.seconds(24 * 60 * 60))
        #expect(shop.run(request(id: id)) == .replayed(sequence: 2))
        shop.advance(.nanoseconds(1))
        _ = shop.run(request(id: UUID(high: 0x4000, low: 78)))
        guard case .response = shop.run(request(id: id)) else { throw Unexpected() }
    }

    @Test("the window never holds more than its capacity and forgets the oldest first")
    func window() {
        var window = IdempotencyWindow(capacity: 100, duration: .seconds(10))
        var forgotten: [Int64] = []
        for sequence in 1...5000 as ClosedRange<Int64> {
            let record = IdempotencyWindow.Record(
                key: Hash128(low: UInt64(sequence) &* 0x9E37_79B9_7F4A_7C15, high: UInt64(sequence)),
                requestHash: 0,
                sequence: sequence,
                time: Timestamp(nanoseconds: sequence)
            )
            window.insert(record) { forgotten.append($0.sequence) }
            #expect(window.find(record.key)?.sequence == sequence)
        }
        #expect(window.count == 100)
        #expect(forgotten == Array(1...4900))
        #expect(window.find(Hash128(low: 4900 &* 0x9E37_79B9_7F4A_7C15, high: 4900)) == nil)
        #expect(window.floor == Timestamp(nanoseconds: 4900))
    }
}
