import Commerce
import HoldfastMessages
import Testing

/// Every command in every status of an order.
@Suite("Transitions of orders")
struct OrderTransitionTests {
    enum Step: CaseIterable, Sendable {
        case pay, cancel, ship, deliver, expire

        /// What asks for it; nobody asks for an order to expire.
        func request(
            _ order: ID<Order>,
            _ payment: ID<Payment> = ID(),
            note: String = "because",
            etag: Etag = .none
        ) -> UnaryRequest? {
            switch self {
            case .pay: .confirmPayment(ConfirmPaymentRequest(paymentID: payment))
            case .cancel: .cancelOrder(CancelOrderRequest(orderID: order, note: note, etag: etag))
            case .ship: .shipOrder(ShipOrderRequest(orderID: order, note: note, etag: etag))
            case .deliver: .deliverOrder(DeliverOrderRequest(orderID: order, note: note, etag: etag))
            case .expire: nil
            }
        }
    }

    /// A step that moves an order, and what comes of it.
    struct Row: CustomTestStringConvertible, Sendable {
        var from: Order.Status
        var step: Step
        var to: Order.Status
        var cause: OrderTransition.Cause
        /// Where the reservations of the lines are then.
        var holds: Reservation.State
        /// What the ledger says of each line; nil where no balance changes.
        var reason: LedgerEntry.Reason?

        var testDescription: String { "\(step) when \(from)" }
    }

    static let rows: [Row] = [
        Row(from: .pending, step: .pay, to: .processing, cause: .payment, holds: .committed),
        Row(from: .pending, step: .cancel, to: .cancelled, cause: .request, holds: .released, reason: .released),
        Row(from: .pending, step: .expire, to: .cancelled, cause: .unpaid, holds: .expired, reason: .expired),
        Row(from: .processing, step: .cancel, to: .cancelled, cause: .request, holds: .released, reason: .released),
        Row(from: .processing, step: .ship, to: .shipped, cause: .request, holds: .consumed, reason: .consumed),
        Row(from: .shipped, step: .deliver, to: .delivered, cause: .request, holds: .consumed),
    ]

    /// All the other steps in all statuses.
    static let others: [(Order.Status, Step)] =
        [Order.Status.pending, .processing, .shipped, .delivered, .cancelled].flatMap { status in
            Step.allCases.map { (status, $0) }
        }
        .filter { pair in !rows.contains { $0.from == pair.0 && $0.step == pair.1 } }

    @Test("a step moves order, holds, balances and ledger together", arguments: rows, [false, true])
    func taken(row: Row, foldsAtOnce: Bool) throws {
        let market = try Market()
        let shop = market.shop
        shop.foldsAtOnce = foldsAtOnce
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order)
        try market.bring(order, to: row.from)
        let transitions = try market.transitions(of: order)
        let stocks = try [0, 1].map { try market.stock($0) }
        let (entryCount, sequence) = (shop.archive.entries.count, shop.sequence)

        let request = row.step.request(order.id, payment.id)
        shop.now = request == nil ? order.expireTime : shop.now + .seconds(1)
        if let request { #expect(shop.run(request).isResponse) } else { shop.expireDue() }

        #expect(shop.sequence == sequence + 1)
        let after = try market.current(order)
        #expect(after.status == row.to && after.updateTime == shop.now && after.etag == Etag(sequence: sequence + 1))
        #expect(try market.reservations(of: order).map(\.state) == [row.holds, row.holds])
        let all = try market.transitions(of: order)
        let added = try #require(all.last)
        let expected = OrderTransition(
            id: added.id,
            orderID: order.id,
            fromStatus: row.from,
            toStatus: row.to,
            cause: row.cause,
            note: row.cause == .request ? "because" : "",
            createTime: shop.now,
            etag: Etag(sequence: sequence + 1)
        )
        #expect(added == expected && Array(all.dropLast()) == transitions)
        let entries = shop.archive.entries[entryCount...]
        #expect(entries.map(\.reason) == (row.reason.map { [$0, $0] } ?? []))
        #expect(entries.allSatisfy { $0.orderID == order.id && $0.commitSeq == sequence + 1 })
        for (index, quantity) in [(0, 3), (1, 2)] as [(Int, Int64)] {
            let (old, new) = (stocks[index], try market.stock(index))
            #expect(old.currentStock - new.currentStock == (row.reason == .consumed ? quantity : 0))
            #expect(old.reservedStock - new.reservedStock == (row.reason == nil ? 0 : quantity))
        }
        market.checkInvariants()
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).verified)
    }

    @Test("no other step moves an order", arguments: others)
    func notTaken(status: Order.Status, step: Step) throws {
        let market = try Market()
        let shop = market.shop
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order)
        try market.bring(order, to: status)
        let before = (try market.transitions(of: order), try market.reservations(of: order), shop.archive.entries)
        switch step {
        case .expire:
            let (hash, sequence) = (shop.stateHash, shop.sequence)
            shop.now = order.expireTime
            shop.expireDue()
            #expect(shop.stateHash == hash && shop.sequence == sequence)
        case .pay:
            // It is noted all the same, and is due to go back.
            #expect(try market.confirm(payment).payment.status == .succeeded)
            #expect(try market.current(order).refundDueAmount == payment.amount)
        default:
            let request = try #require(step.request(order.id))
            Refusal("\(step) when \(status)", request, .orderState(status)).check(in: shop)
        }
        #expect(try market.current(order).status == status)
        #expect(try market.transitions(of: order) == before.0)
        #expect(try market.reservations(of: order) == before.1)
        #expect(shop.archive.entries == before.2)
        market.checkInvariants()
    }

    static let refusals: [MarketRefusal] = [Step.cancel, .ship, .deliver].flatMap { step in
        [
            MarketRefusal("\(step): a note that is too long comes before an unknown order") { _ in
                let note = String(repeating: "x", count: 256)
                let violation = InvalidField(field: "note", description: "must be at most 255 bytes")
                return (try #require(step.request(Market.orderID(9), note: note)), .invalidFields([violation]))
            },
            MarketRefusal("\(step): an unknown order") { _ in
                (try #require(step.request(Market.orderID(9))), .missing("order", Market.orderID(9)))
            },
            MarketRefusal("\(step): a stale etag comes before the state") { market in
                let order = try market.sampleOrder()
                try market.bring(order, to: step == .cancel ? .shipped : .pending)
                let request = try #require(step.request(order.id, etag: Etag(sequence: 1)))
                return (request, .etagMismatch(current: try market.current(order).etag))
            },
        ]
    }

    @Test("what cannot be done is refused, and changes nothing", arguments: refusals)
    func refusal(row: MarketRefusal) throws {
        try row.check(in: try Market())
    }

    @Test("what is on back order is shipped once it is there")
    func backorder() throws {
        let market = try Market()
        try market.shop.setStock(2, of: market.variants[0], backorder: 5)
        let order = try market.order([(1, 1), (0, 4)])
        try market.pay(order)
        let ship = UnaryRequest.shipOrder(ShipOrderRequest(orderID: order.id))
        let short = ShortLine(index: 1, variantID: market.variants[0], requested: 4, available: 2)
        Refusal("too soon", ship, .insufficientStock(lines: [short], count: 1)).check(in: market.shop)
        try market.shop.setStock(4, of: market.variants[0])
        #expect(market.shop.run(ship).isResponse)
        #expect(try [0, 1].map { try market.stock($0).currentStock } == [0, Market.units - 1])
        market.checkInvariants()
    }

    @Test("an order that costs nothing is PROCESSING from the start")
    func free() throws {
        let market = try Market()
        try market.change(0, price: 0)
        let order = try market.order([(0, 2)])
        #expect(order.status == .processing && order.totalAmount == Money())
        let transition = try #require(try market.transitions(of: order).first)
        #expect(transition.fromStatus == .pending && transition.toStatus == .processing && transition.cause == .payment)
        #expect(try market.reservations(of: order).map(\.state) == [.committed])
        market.shop.now = order.expireTime
        #expect(try market.current(order).status == .processing)
        market.checkInvariants()
    }

    @Test("what is only validated is undone")
    func validateOnly() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let before = (market.shop.stateHash, market.shop.sequence)
        let cancel = CancelOrderRequest(orderID: order.id, validateOnly: true)
        let cancelled: CancelOrderResponse = try market.shop.answer(.cancelOrder(cancel))
        #expect(cancelled.order.status == .cancelled && cancelled.commitSeq == 0)
        #expect(before == (market.shop.stateHash, market.shop.sequence))
        #expect(try market.current(order) == order)
        #expect(try market.transitions(of: order).isEmpty)
        market.checkInvariants()
    }
}
