import Commerce
import HoldfastMessages
import Testing

@Suite("Given back exactly once")
struct GivenBackTests {
    @Test(
        "cancel, refund, expire and retry in any order give everything back exactly once",
        arguments: 1...8 as ClosedRange<UInt64>
    )
    func anyOrder(seed: UInt64) throws {
        let market = try Market()
        let shop = market.shop
        for variant in market.variants { try shop.setStock(Purchases.units, of: variant) }
        var purchases = Purchases(in: market, seed: seed)
        for step in 0..<500 {
            let request = try purchases.next()
            purchases.learn(request, shop.run(request))
            if let earlier = purchases.earlier() {
                shop.expireDue()
                let before = (shop.stateHash, shop.sequence)
                #expect(shop.run(earlier.request) == .replayed(sequence: earlier.sequence))
                try #require(before == (shop.stateHash, shop.sequence), "seed \(seed), step \(step)")
            }
            try #require(shop.invariantViolations == [], "seed \(seed), step \(step)")
        }
        try giveUp(purchases.carts, in: market)
        try checkStock(in: market)
        try checkMoney(in: market, returned: purchases.returned)
        market.checkInvariants()
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).verified)
        let causes = try market.orders().flatMap { try market.transitions(of: $0) }.map(\.cause)
        #expect(Set(causes) == [.payment, .request, .unpaid], "the workload is too timid")
    }

    /// Cancels what is not shipped, empties the carts, and pays back what is due.
    private func giveUp(_ carts: [ID<Cart>], in market: Market) throws {
        for order in try market.orders() where order.status == .pending || order.status == .processing {
            try market.cancel(order)
        }
        for cart in carts { try market.succeed(.clearCart(ClearCartRequest(cartID: cart))) }
        for refund in try market.orders().flatMap({ try market.refunds(of: $0) }) where refund.status == .due {
            try market.carryOut(refund)
            let again = RefundPaymentRequest(paymentID: refund.paymentID, refundID: refund.id)
            #expect(market.shop.run(.refundPayment(again)) == .rejected(.refundState(.succeeded)))
        }
    }

    /// Nothing is reserved any more, and what was shipped is all that has gone.
    private func checkStock(in market: Market) throws {
        let shipped = try market.orders().filter { $0.status == .shipped || $0.status == .delivered }
        let items = try shipped.flatMap { try market.items(of: $0) }
        #expect(!items.isEmpty, "the workload is too timid")
        for (index, variant) in market.variants.enumerated() {
            let units = items.filter { $0.variantID == variant }.reduce(0) { $0 + $1.quantity }
            let stock = try market.stock(index)
            #expect(stock.reservedStock == 0 && stock.currentStock == Purchases.units - units)
        }
        var reserved: [ID<Reservation>: Int64] = [:]
        for entry in market.shop.archive.entries {
            if let id = entry.reservationID { reserved[id, default: 0] += entry.reservedChange }
        }
        #expect(reserved.values.allSatisfy { $0 == 0 })
        #expect(market.shop.openReservationCount == 0)
    }

    /// What was paid and did not go back is what shipped orders cost, less what of it went back by request.
    private func checkMoney(in market: Market, returned: [ID<Order>: Int64]) throws {
        let orders = try market.orders()
        var expectedSum: Int64 = 0
        for order in orders {
            let isShipped = order.status == .shipped || order.status == .delivered
            #expect(isShipped || order.status == .cancelled)
            let expected = isShipped ? order.totalAmount.minorUnits - returned[order.id, default: 0] : 0
            #expect(Market.kept(of: order) == expected && order.refundDueAmount == Money())
            expectedSum += expected
        }
        let payments = try orders.flatMap { try market.payments(of: $0) }
            .filter { $0.status == .succeeded || $0.status == .refunded }
        let refunds = try orders.flatMap { try market.refunds(of: $0) }
        #expect(payments.sum(of: \.amount) - refunds.sum(of: \.amount) == expectedSum)
        #expect(!refunds.isEmpty, "the workload is too timid")
    }
}

/// Makes up what shoppers, sellers and the gateway do to a few orders at a time, each request with an id.
private struct Purchases {
    /// How many units of each variant there are.
    static let units: Int64 = 500

    private let market: Market
    private var random: SplitMix64
    private var requestCount: UInt64 = 0
    private var orders: [Order] = []
    private var carriedOut: [(request: UnaryRequest, sequence: Int64)] = []
    /// The carts that are not checked out.
    private(set) var carts: [ID<Cart>] = []
    /// What went back by request, by the orders that were paid already.
    private(set) var returned: [ID<Order>: Int64] = [:]

    init(in market: Market, seed: UInt64) {
        self.market = market
        random = SplitMix64(seed: seed)
    }

    mutating func next() throws -> UnaryRequest {
        if number(6) == 1 { market.shop.advance(.seconds(Int64(number(400)))) }
        if number(16) == 1 { market.shop.fold() }
        return switch number(22) {
        case 1...2: createOrder()
        case 3...7: try nextOfCarts()
        case 8...10: try createPayment()
        case 11...14: try settlePayment()
        case 15...18: try moveOrder()
        default: try refund()
        }
    }

    mutating func learn(_ request: UnaryRequest, _ outcome: Shop.Outcome) {
        guard case .response(let response) = outcome else { return }
        carriedOut.append((request: request, sequence: market.shop.sequence))
        switch response {
        case .createCart(let response): carts.append(response.cart.id)
        case .checkoutCart(let response):
            carts.removeAll { $0 == response.checkoutGroup.id }
            orders += response.orders
        case .createOrder(let response): orders.append(response.order)
        case .refundPayment(let response):
            guard case .refundPayment(let asked) = request, asked.refundID == nil else { return }
            guard response.order.status != .pending, response.order.status != .cancelled else { return }
            returned[response.order.id, default: 0] += response.refund.amount.minorUnits
        default: break
        }
    }

    /// Now and then, one of the newest requests that were carried out, and in which command.
    mutating func earlier() -> (request: UnaryRequest, sequence: Int64)? {
        number(3) == 1 ? carriedOut.suffix(10).randomElement(using: &random) : nil
    }

    private mutating func number(_ limit: Int) -> Int { Int.random(in: 1...limit, using: &random) }

    private mutating func newID() -> UUID {
        requestCount += 1
        return UUID(high: 0x4000, low: requestCount)
    }

    private mutating func createOrder() -> UnaryRequest {
        let offered = number(2) == 1 ? [0, 1, 2] : [3, 4]
        let indices = offered.shuffled(using: &random).prefix(number(offered.count))
        let lines = indices.map { index in (index, Int64(number(4))) }
        var request = market.orderRequest(lines, delivery: Int64(number(2) - 1) * 250)
        request.requestID = newID()
        return .createOrder(request)
    }

    private mutating func nextOfCarts() throws -> UnaryRequest {
        guard let cart = carts.randomElement(using: &random), number(5) > 1 else {
            return .createCart(CreateCartRequest(requestID: newID(), owner: .userID(market.user)))
        }
        switch number(5) {
        case 1: return .reserveCart(ReserveCartRequest(requestID: newID(), cartID: cart))
        case 2:
            let northern = market.variants.prefix(3)
            let hasNorthern = try market.cart(cart).items.contains { northern.contains($0.variantID) }
            var request = market.checkoutRequest(cart, deliveries: hasNorthern ? [250] : [])
            request.requestID = newID()
            return .checkoutCart(request)
        default:
            let variant = market.variants.randomElement(using: &random)!
            return .addCartItem(
                AddCartItemRequest(
                    requestID: newID(),
                    cartID: cart,
                    variantID: variant,
                    quantity: Int64(number(3))
                )
            )
        }
    }

    /// One of the newest orders: mostly one in this status, if there is any.
    private mutating func order(in status: Order.Status) throws -> Order {
        let newest = try orders.suffix(16).map { try market.current($0) }
        let fitting = newest.filter { $0.status == status }
        let choice = number(4) > 1 && !fitting.isEmpty ? fitting : newest
        return choice.randomElement(using: &random) ?? Order(id: Market.orderID(0))
    }

    /// A payment of one of the newest orders; where there is none, one that does not exist.
    private mutating func payment(of status: Order.Status, in state: Payment.Status) throws -> Payment {
        let order = try order(in: status)
        guard !orders.isEmpty else { return Payment(id: Market.paymentID(0)) }
        let all = try market.payments(of: order)
        let fitting = all.filter { $0.status == state }
        let choice = number(4) > 1 && !fitting.isEmpty ? fitting : all
        return choice.randomElement(using: &random) ?? Payment(id: Market.paymentID(0))
    }

    /// What is left, about half of it, or too much.
    private mutating func createPayment() throws -> UnaryRequest {
        let order = try order(in: .pending)
        let total = order.totalAmount.minorUnits
        let amounts: [Int64?] = [nil, total / 2 + 1, total + 100]
        return .createPayment(
            CreatePaymentRequest(
                requestID: newID(),
                orderID: order.id,
                amount: amounts[number(3) - 1].map { Money(minorUnits: $0) }
            )
        )
    }

    private mutating func settlePayment() throws -> UnaryRequest {
        let status: Order.Status = number(4) > 1 ? .pending : .cancelled
        let payment = try payment(of: status, in: .pending)
        return number(6) > 1
            ? .confirmPayment(ConfirmPaymentRequest(requestID: newID(), paymentID: payment.id))
            : .failPayment(FailPaymentRequest(requestID: newID(), paymentID: payment.id))
    }

    private mutating func moveOrder() throws -> UnaryRequest {
        switch number(4) {
        case 1:
            let status: Order.Status = number(2) == 1 ? .pending : .processing
            let order = try order(in: status)
            return .cancelOrder(CancelOrderRequest(requestID: newID(), orderID: order.id))
        case 2...3:
            let order = try order(in: .processing)
            return .shipOrder(ShipOrderRequest(requestID: newID(), orderID: order.id))
        default:
            let order = try order(in: .shipped)
            return .deliverOrder(DeliverOrderRequest(requestID: newID(), orderID: order.id))
        }
    }

    private mutating func refund() throws -> UnaryRequest {
        let statuses: [Order.Status] = [.pending, .processing, .shipped, .cancelled]
        let status = statuses[number(4) - 1]
        let payment = try payment(of: status, in: .succeeded)
        var request = RefundPaymentRequest(requestID: newID(), paymentID: payment.id)
        guard !payment.orderID.isNone else { return .refundPayment(request) }
        let order = Order(id: payment.orderID)
        switch number(4) {
        case 1: request.amount = Money(minorUnits: Int64(number(1500)))
        case 2:
            let items = try market.items(of: order)
            request.lines = [RefundLine(orderItemID: items[0].id, amount: Money(minorUnits: Int64(number(500))))]
        case 3: request.refundID = try market.refunds(of: order).randomElement(using: &random)?.id
        default: break
        }
        return .refundPayment(request)
    }
}
