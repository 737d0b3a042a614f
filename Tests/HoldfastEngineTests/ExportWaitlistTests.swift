import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Places on waitlists, what is held for them, and orders that go on, out of one engine and into another.
@Suite("Export and import of what goes on")
struct ExportWaitlistTests {
    /// A place in each of these states, the first one in an older time than the others.
    private static let states: [WaitlistEntry.State] = [.expired, .waiting, .offered, .claimed, .left]

    private static func variant(_ state: WaitlistEntry.State) -> ID<ProductVariant> {
        ID(UUID(high: 36, low: UInt64(state.rawValue)))
    }

    private static func placeID(_ state: WaitlistEntry.State) -> ID<WaitlistEntry> {
        ID(UUID(high: 37, low: UInt64(state.rawValue)))
    }

    // MARK: What there is

    /// A place in every state, an order that waits for its payment and has an adjustment, and one that is shipped.
    private static func fill(_ running: RunningEngine) async throws {
        for state in states { try await addPlace(state, running) }
        let adjust = CreateOrderAdjustmentRequest(
            orderID: SmallShop.orderID(1),
            description: "a voucher",
            amount: Money(minorUnits: -50)
        )
        let requests = SmallShop.requests + SmallShop.order(1) + SmallShop.order(2) + SmallShop.shipment(2)
        for request in requests + [.createOrderAdjustment(adjust)] { try await running.succeed(request) }
        while await running.engine.tick() {}
    }

    /// A place for three of five units of a variant of its own. All of them are held as long as it waits, and where it is left.
    private static func addPlace(_ state: WaitlistEntry.State, _ running: RunningEngine) async throws {
        let variant = variant(state)
        try await running.succeed(.setStock(SetStockRequest(variantID: variant, currentStock: 5)))
        let hold = CreateReservationRequest(variantID: variant, quantity: 5, ttl: .seconds(7200))
        let held: CreateReservationResponse = try await running.answer(.createReservation(hold))
        let join = JoinWaitlistRequest(
            waitlistEntryID: placeID(state),
            variantID: variant,
            userID: ID(1),
            quantity: 3,
            ttl: .seconds(state == .expired ? 60 : 3600)
        )
        try await running.succeed(.joinWaitlist(join))
        if state != .waiting && state != .left {
            let release = ReleaseReservationRequest(reservationID: held.reservation.id)
            try await running.succeed(.releaseReservation(release))
        }
        switch state {
        case .claimed:
            try await running.succeed(.claimWaitlistOffer(ClaimWaitlistOfferRequest(waitlistEntryID: placeID(state))))
        case .left:
            try await running.succeed(.leaveWaitlist(LeaveWaitlistRequest(waitlistEntryID: placeID(state))))
        case .expired:
            running.clock.advance(.seconds(60))
        default: break
        }
        let place = try await place(state, running)
        try #require(place.state == state)
    }

    /// The place that was in this state.
    private static func place(_ state: WaitlistEntry.State, _ running: RunningEngine) async throws -> WaitlistEntry {
        let get = UnaryRequest.getWaitlistEntry(GetWaitlistEntryRequest(waitlistEntryID: placeID(state)))
        return try await running.answer(get, as: GetWaitlistEntryResponse.self).waitlistEntry
    }

    // MARK: There and back

    @Test("they make the same state elsewhere, and after a restart, and go on there", arguments: [1, 1000])
    func copied(rowsAtOnce: Int) async throws {
        let (directory, elsewhere) = (TemporaryDirectory(), TemporaryDirectory())
        let original = try RunningEngine(testConfiguration(directory))
        try await Self.fill(original)
        let hash = try await original.stateHash()
        let rows = try await original.export().allRows
        try Self.checkKinds(of: rows)

        let configuration = testConfiguration(elsewhere)
        do {
            let copy = try RunningEngine(configuration, clock: original.clock.copy(), seed: 2)
            let sum = try await copy.importRows(rows, atOnce: rowsAtOnce)
            #expect(sum.refused == [])
            #expect(sum.imported + sum.unchanged == rows.count)
            #expect(try await copy.stateHash() == hash)
            #expect(try await copy.problems() == [])
            await copy.close()
        }
        let copy = try await RunningEngine.reopening(configuration, clock: original.clock.copy())
        #expect(try await copy.stateHash() == hash)
        #expect(try await copy.problems() == [])
        #expect(try await copy.importRows(rows, atOnce: rowsAtOnce) == ImportSum(unchanged: rows.count))
        #expect(try await copy.stateHash() == hash)
        for running in [original, copy] {
            try await Self.checkGoingOn(running)
            await running.close()
        }
    }

    /// There is what this is about: places in every state, a hold of the one that was offered something, and orders that go on.
    private static func checkKinds(of rows: [EntityRow.Row]) throws {
        var places: [WaitlistEntry.State: WaitlistEntry] = [:]
        for case .waitlistEntry(let place) in rows { places[place.state] = place }
        #expect(Set(places.keys) == Set(states))
        var holds: [ID<Reservation>] = []
        for case .reservation(let row) in rows where row.isOpen && row.owner == .waitlist { holds.append(row.id) }
        let offered = try #require(places[.offered]?.reservationID)
        #expect(holds == [offered])

        var orders: [ID<Order>: OrderAggregate] = [:]
        for case .orderAggregate(let order) in rows { orders[order.order.id] = order }
        let pending = try #require(orders[SmallShop.orderID(1)])
        #expect(pending.order.status == .pending && pending.reservations.count == 1)
        #expect(pending.adjustments.map(\.amount) == [Money(minorUnits: -50)])
        let shipped = try #require(orders[SmallShop.orderID(2)])
        #expect(shipped.order.status == .shipped && shipped.payments.count == 1)
    }

    /// The offer can be claimed, whoever waits is offered what comes in, and the orders move on.
    private static func checkGoingOn(_ running: RunningEngine) async throws {
        let claim = ClaimWaitlistOfferRequest(waitlistEntryID: placeID(.offered))
        let claimed: ClaimWaitlistOfferResponse = try await running.answer(.claimWaitlistOffer(claim))
        #expect(claimed.reservation.owner == .caller && claimed.reservation.quantity == 3)

        let receive = AdjustStockRequest(variantID: variant(.waiting), quantityChange: 3, reason: .received)
        try await running.succeed(.adjustStock(receive))
        #expect(try await place(.waiting, running).state == .offered)

        let list = ListOrderAdjustmentsRequest(orderID: SmallShop.orderID(1))
        let adjustments: ListOrderAdjustmentsResponse = try await running.answer(.listOrderAdjustments(list))
        #expect(adjustments.adjustments.map(\.description) == ["a voucher"])
        let confirm = ConfirmPaymentRequest(paymentID: SmallShop.paymentID(1))
        let confirmed: ConfirmPaymentResponse = try await running.answer(.confirmPayment(confirm))
        // The payment is of what the order cost before the adjustment.
        #expect(confirmed.order.status == .processing && confirmed.refund?.amount == Money(minorUnits: 50))
        try await running.succeed(.deliverOrder(DeliverOrderRequest(orderID: SmallShop.orderID(2))))
        #expect(try await running.problems() == [])
    }

    @Test("only places are exported where only they are asked for")
    func onlyPlaces() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        try await Self.fill(running)
        let all = try await running.export().allRows
        let places = try await running.export([.waitlistEntry]).allRows
        #expect(places.count == Self.states.count)
        #expect(places == all.filter { $0.header.kind == .waitlistEntry })
        await running.close()
    }
}
