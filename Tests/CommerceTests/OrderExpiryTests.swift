import Commerce
import HoldfastMessages
import Testing

@Suite("Expiry of orders")
struct OrderExpiryTests {
    /// Both lines of a sample order have ended with it, in one command.
    private func checkExpired(_ order: Order, in market: Market, entriesBefore entryCount: Int) {
        let archive = market.shop.archive
        #expect(archive.reservations.values.filter { $0.orderID == order.id }.map(\.state) == [.expired, .expired])
        let entries = archive.entries[entryCount...].filter { $0.orderID == order.id }
        #expect(entries.map(\.reason) == [.expired, .expired] && entries.map(\.reservedChange) == [-3, -2])
        #expect(entries.first?.commitSeq == entries.last?.commitSeq)
        #expect(market.shop.invariantViolations == [])
    }

    @Test("mistake: unpaid orders hold stock for ever: they end at their time and not a nanosecond earlier")
    func exact() throws {
        var limits = Limits()
        limits.paymentTime = .seconds(60)
        let market = try Market(limits: limits)
        let shop = market.shop
        let order = try market.sampleOrder()
        #expect(order.expireTime == shop.now + Duration.seconds(60) && shop.nextDueTime() == order.expireTime)
        let (entryCount, sequence) = (shop.archive.entries.count, shop.sequence)
        shop.now = order.expireTime + .nanoseconds(-1)
        #expect(try market.current(order) == order)
        #expect(shop.sequence == sequence)
        shop.now = order.expireTime
        let after = try market.current(order)
        #expect(after.status == .cancelled && after.updateTime == shop.now && shop.sequence == sequence + 1)
        let transition = try #require(try market.transitions(of: order).first)
        #expect(transition.cause == .unpaid && transition.note.isEmpty && transition.createTime == shop.now)
        checkExpired(order, in: market, entriesBefore: entryCount)
        for index in 0..<2 {
            let stock = try market.stock(index)
            #expect(stock.reservedStock == 0 && stock.currentStock == Market.units)
        }
        #expect(shop.nextDueTime() == nil)
        market.checkInvariants()
    }

    @Test("each order ends in a command of its own, and those that are paid do not end")
    func several() throws {
        let market = try Market()
        let orders = try market.checkout([(0, 3), (1, 2), (3, 1)]).orders
        let paid = try market.order([(0, 1)])
        try market.pay(paid)
        let sequence = market.shop.sequence
        market.shop.now = paid.expireTime
        market.shop.expireDue()
        #expect(market.shop.sequence == sequence + 2)
        for order in orders { #expect(try market.current(order).status == .cancelled) }
        #expect(try market.current(paid).status == .processing)
        #expect(try (0..<5).map { try market.stock($0).reservedStock } == [1, 0, 0, 0, 0])
        market.checkInvariants()
    }

    /// Requests that touch one line of an order, or the order.
    static let requests: [@Sendable (Market, Order, Payment) -> UnaryRequest] = [
        { market, _, _ in .getStock(GetStockRequest(variantID: market.variants[1])) },
        { market, _, _ in .createReservation(CreateReservationRequest(variantID: market.variants[1], quantity: 10)) },
        { market, _, _ in .createOrder(market.orderRequest([(2, 1), (1, 10)])) },
        { _, order, _ in .getOrder(GetOrderRequest(orderID: order.id)) },
        { _, order, _ in .lookupOrder(LookupOrderRequest(orderNumber: order.orderNumber)) },
        { _, order, _ in .cancelOrder(CancelOrderRequest(orderID: order.id)) },
        { _, order, _ in .shipOrder(ShipOrderRequest(orderID: order.id)) },
        { _, order, _ in .updateOrderShippingDetail(UpdateOrderShippingDetailRequest(orderID: order.id)) },
        { _, order, _ in .createOrderAdjustment(CreateOrderAdjustmentRequest(orderID: order.id)) },
        { _, order, _ in .createPayment(CreatePaymentRequest(orderID: order.id)) },
        { _, _, payment in .confirmPayment(ConfirmPaymentRequest(paymentID: payment.id)) },
        { _, _, payment in .refundPayment(RefundPaymentRequest(paymentID: payment.id)) },
    ]

    @Test("whatever touches a line of an order that is due ends it with all of its lines", arguments: requests.indices)
    func touched(index: Int) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order)
        let (entryCount, sequence) = (market.shop.archive.entries.count, market.shop.sequence)
        market.shop.now = order.expireTime
        market.shop.expireDue(touchedBy: Self.requests[index](market, order, payment))
        #expect(market.shop.sequence == sequence + 1)
        checkExpired(order, in: market, entriesBefore: entryCount)
    }

    @Test(
        "so it does however many other holds are due before, elsewhere or there",
        arguments: [(3, 1), (1, 5001)] as [(Int, Int64)]
    )
    func crowd(index: Int, commandCount: Int64) throws {
        let market = try Market()
        try market.shop.setStock(5010, of: market.variants[index])
        for _ in 0..<5000 { _ = try market.shop.hold(1, of: market.variants[index], ttl: .seconds(1)) }
        let order = try market.sampleOrder()
        let (entryCount, sequence) = (market.shop.archive.entries.count, market.shop.sequence)
        market.shop.now = order.expireTime
        let request = UnaryRequest.createReservation(
            CreateReservationRequest(variantID: market.variants[1], quantity: 10)
        )
        market.shop.expireDue(touchedBy: request)
        #expect(market.shop.sequence == sequence + commandCount)
        checkExpired(order, in: market, entriesBefore: entryCount)
        #expect(market.shop.runOnly(request).isResponse)
    }

    @Test("a payment that is confirmed at the very moment comes too late", arguments: [false, true])
    func tooLate(isSwept: Bool) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let confirm = UnaryRequest.confirmPayment(
            ConfirmPaymentRequest(paymentID: try market.payment(of: order).id)
        )
        market.shop.now = order.expireTime
        if isSwept { market.shop.expireDue() } else { market.shop.expireDue(touchedBy: confirm) }
        guard case .response(.confirmPayment(let response)) = market.shop.runOnly(confirm) else { throw Unexpected() }
        #expect(response.order.status == .cancelled && response.payment.status == .succeeded)
        #expect(response.refund?.status == .due && response.order.refundDueAmount == order.totalAmount)
        market.checkInvariants()
    }

    @Test("a payment that is confirmed a nanosecond earlier is in time")
    func inTime() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order)
        market.shop.now = order.expireTime + .nanoseconds(-1)
        #expect(try market.confirm(payment).order.status == .processing)
        market.shop.advance(.seconds(3600))
        #expect(try market.current(order).status == .processing)
        market.checkInvariants()
    }

    @Test("what was paid of an order that ends unpaid is due to go back")
    func partlyPaid() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        try market.confirm(try market.payment(of: order, amount: 1500))
        market.shop.now = order.expireTime
        let after = try market.current(order)
        #expect(after.status == .cancelled && after.refundDueAmount.minorUnits == 1500)
        #expect(try market.refunds(of: order).map(\.status) == [.due])
        market.checkInvariants()
    }

    @Test("a hold that an order took over ends with the order and not at its own time")
    func takenOver() throws {
        let market = try Market()
        let hold = try market.shop.hold(3, of: market.variants[0], ttl: .seconds(10))
        var request = market.orderRequest([(0, 3), (1, 2)])
        request.lines[0].reservationID = hold.id
        let order = try market.shop.answer(.createOrder(request), as: CreateOrderResponse.self).order
        market.shop.advance(.seconds(10))
        #expect(try market.shop.reservation(hold.id).state == .held)
        market.shop.now = order.expireTime
        #expect(try market.shop.reservation(hold.id).state == .expired)
        #expect(try market.current(order).status == .cancelled)
        market.checkInvariants()
    }

    private static func settle(_ id: ID<Reservation>, etag: Int64 = 0) -> [UnaryRequest] {
        let etag = Etag(sequence: etag)
        return [
            .commitReservation(CommitReservationRequest(reservationID: id, etag: etag)),
            .consumeReservation(ConsumeReservationRequest(reservationID: id, etag: etag)),
            .releaseReservation(ReleaseReservationRequest(reservationID: id, etag: etag)),
            .extendReservation(ExtendReservationRequest(reservationID: id, etag: etag)),
        ]
    }

    @Test(
        "what an order holds is settled by the order alone, whatever became of it",
        arguments: [Order.Status.pending, .processing, .shipped, .cancelled]
    )
    func owned(status: Order.Status) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        try market.bring(order, to: status)
        let row = try market.reservations(of: order)[0]
        for request in Self.settle(row.id) {
            Refusal("owned", request, .reservationOwned(.order)).check(in: market.shop)
        }
        for request in Self.settle(row.id, etag: 1) {
            Refusal("a stale etag comes first", request, .etagMismatch(current: row.etag)).check(in: market.shop)
        }
    }

    @Test("an order ends at its time after a restart, too")
    func recovered() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let shop = market.shop.recovered()
        #expect(shop.nextDueTime() == order.expireTime)
        for each in [market.shop, shop] {
            each.now = order.expireTime
            let get = GetOrderRequest(orderID: order.id)
            #expect(try each.answer(.getOrder(get), as: GetOrderResponse.self).order.status == .cancelled)
            #expect(try each.stock(of: market.variants[0]).reservedStock == 0)
            #expect(each.nextDueTime() == nil && each.invariantViolations == [])
        }
    }
}
