import Commerce
import HoldfastMessages
import Testing

/// Requests at which two rules take offence: the one that is named comes first. Fields, then the request id, then what is not
/// there, then the etag, then the state, then the quantity, then the stock.
@Suite("Precedence")
struct PrecedenceTests {
    private static let requestID = UUID("01890a5d-ac96-774b-bcce-b302099a8057")!
    private static let stale = Etag(sequence: 1)
    private static let unknown = ID<Reservation>(UUID(high: 7, low: 7))

    /// A time at which the request id above is new.
    private static func shop() throws -> Shop {
        let shop = Shop()
        shop.now = Timestamp(nanoseconds: 1_688_000_000_000_000_000)
        try shop.setStock(10)
        return shop
    }

    private static func reserve(_ quantity: Int64, of variant: ID<ProductVariant> = Shop.variant) -> UnaryRequest {
        .createReservation(CreateReservationRequest(requestID: requestID, variantID: variant, quantity: quantity))
    }

    @Test("fields come before the request id, and that before what is not there")
    func requestIDs() throws {
        let shop = try Self.shop()
        guard case .invalidFields = shop.run(Self.reserve(0, of: Shop.unknownVariant)).rejection else {
            throw Unexpected()
        }
        guard case .response = shop.run(Self.reserve(1)) else { throw Unexpected() }
        guard case .invalidFields = shop.run(Self.reserve(0)).rejection else { throw Unexpected() }
        #expect(shop.run(Self.reserve(1, of: Shop.unknownVariant)).rejection == .requestIDReused)
    }

    @Test("a retry gets the first answer, although the row has changed since its etag was read")
    func replayBeforeEtag() throws {
        let shop = try Self.shop()
        let set = UnaryRequest.setStock(
            SetStockRequest(
                requestID: Self.requestID,
                variantID: Shop.variant,
                currentStock: 12,
                expectedCurrent: 10,
                etag: try shop.stock().etag
            )
        )
        guard case .response = shop.run(set) else { throw Unexpected() }
        #expect(shop.run(set) == .replayed(sequence: shop.sequence))
    }

    @Test("a retry gets the first answer, although the state does not allow the step any more")
    func replayBeforeState() throws {
        let shop = try Self.shop()
        let id = try shop.hold(4).id
        let commit = UnaryRequest.commitReservation(
            CommitReservationRequest(requestID: Self.requestID, reservationID: id)
        )
        guard case .response = shop.run(commit) else { throw Unexpected() }
        #expect(shop.run(commit) == .replayed(sequence: shop.sequence))
    }

    /// Every step with this etag, and this quantity where the step takes one.
    private static func steps(_ id: ID<Reservation>, _ etag: Etag = .none, quantity: Int64? = nil) -> [UnaryRequest] {
        [
            .commitReservation(CommitReservationRequest(reservationID: id, quantity: quantity, etag: etag)),
            .consumeReservation(ConsumeReservationRequest(reservationID: id, quantity: quantity, etag: etag)),
            .releaseReservation(ReleaseReservationRequest(reservationID: id, etag: etag)),
            .extendReservation(ExtendReservationRequest(reservationID: id, etag: etag)),
        ]
    }

    @Test("a reservation that is not there comes before its etag", arguments: steps(unknown, stale))
    func existenceBeforeEtag(step: UnaryRequest) throws {
        #expect(try Self.shop().run(step).rejection == .reservationNotFound(Self.unknown))
    }

    @Test("an etag comes before the state", arguments: [Reservation.State.released, .consumed])
    func etagBeforeState(state: Reservation.State) throws {
        let shop = try Self.shop()
        let row = try shop.reservation(in: state)
        for step in Self.steps(row.id, Self.stale) {
            #expect(shop.run(step).rejection == .etagMismatch(current: row.etag))
        }
    }

    @Test("the state comes before the quantity", arguments: [Reservation.State.released, .consumed])
    func stateBeforeQuantity(state: Reservation.State) throws {
        let shop = try Self.shop()
        let row = try shop.reservation(in: state)
        for step in Self.steps(row.id, quantity: row.quantity + 1) {
            #expect(shop.run(step).rejection == .reservationState(state))
        }
    }

    @Test("the quantity comes before the stock: more than was committed, of units on back order")
    func quantityBeforeStock() throws {
        let shop = try Self.shop()
        try shop.setStock(0, backorder: 5)
        let id = try shop.hold(4).id
        #expect(shop.commit(id).rejection == nil)
        let tooMany = InvalidField(field: "quantity", description: "must be at most 4")
        #expect(shop.consume(id, quantity: 5).rejection == .invalidFields([tooMany]))
        let short = ShortLine(index: 0, variantID: Shop.variant, requested: 4, available: 0)
        #expect(shop.consume(id, quantity: 4).rejection == .insufficientStock(lines: [short], count: 1))
    }
}
