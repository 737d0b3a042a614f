import Commerce
import HoldfastMessages
import Testing

/// A market with a past: some of its orders are finished, and some go on. What callers name has keys that are known
/// beforehand, so that two markets have the same past.
struct Past {
    let market: Market
    /// Not paid in time: order 3.
    let unpaid: Order
    /// Order 1 was adjusted by −100, so it costs 3900. It was paid with payment 1, of which refund 1 gave 500 back;
    /// payment 2 is pending.
    let delivered: Order
    /// Order 2 was paid with payment 3, all of which is due to go back; payment 4 is pending.
    let cancelled: Order
    /// The refund that is due.
    let due: Refund
    /// What cart 1 became: the first order was cancelled, the second one goes on.
    let split: [Order]
    /// Order 4 is PENDING, and so is payment 5.
    let live: Order
    /// Order 5 is PROCESSING: it was paid with payment 6.
    let sold: Order

    /// What was taken off the delivered order.
    static let adjustmentKey = ID<OrderAdjustment>(UUID(high: 18, low: 1))
    static let cart = Market.cartID(1)
    /// What stays in memory where finished orders leave it: two orders and one of the cart's, with a line each.
    static let folded = OrderRowCounts(live: 3, lines: 3, finished: 0, groups: 0)
    /// What is there where nothing leaves it.
    static let kept = OrderRowCounts(live: 3, lines: 3, finished: 4, groups: 1)

    /// The gateway's name for a payment.
    static func transaction(_ number: UInt64) -> String { "transaction-\(number)" }

    /// With `foldsAtOnce` finished orders have left memory, else all of them are there.
    init(foldsAtOnce: Bool) throws {
        let market = try Market()
        market.shop.foldsAtOnce = foldsAtOnce
        self.market = market
        unpaid = try Past.makeUnpaid(in: market)
        delivered = try Past.makeDelivered(in: market)
        cancelled = try Past.makeCancelled(in: market)
        guard let due = try market.refunds(of: cancelled).first else { throw Unexpected() }
        self.due = due
        try market.createCart([(1, 1), (3, 1)], number: 1)
        split = try market.checkout(Past.cart).orders
        try market.cancel(split[0])
        live = try market.order([(0, 1)], number: 4)
        try market.succeed(Past.payment(5, of: live))
        sold = try market.order([(1, 1)], number: 5)
        try market.succeed(Past.payment(6, of: sold))
        try market.succeed(Past.confirmation(6))
    }

    private static func makeUnpaid(in market: Market) throws -> Order {
        let order = try market.order([(2, 1)], number: 3)
        market.shop.now = order.expireTime
        market.shop.expireDue()
        return try market.current(order)
    }

    private static func makeDelivered(in market: Market) throws -> Order {
        let order = try market.sampleOrder(number: 1)
        try market.succeed(adjustment(of: order, by: -100, as: adjustmentKey))
        for number in [1, 2] as [UInt64] { try market.succeed(payment(number, of: order)) }
        try market.succeed(confirmation(1))
        try market.succeed(refund(1, amount: 500, as: 1))
        try market.succeed(.shipOrder(ShipOrderRequest(orderID: order.id)))
        try market.succeed(.deliverOrder(DeliverOrderRequest(orderID: order.id)))
        return try market.current(order)
    }

    private static func makeCancelled(in market: Market) throws -> Order {
        let order = try market.sampleOrder(number: 2)
        for number in [3, 4] as [UInt64] { try market.succeed(payment(number, of: order)) }
        try market.succeed(confirmation(3))
        return try market.cancel(order)
    }

    // MARK: Requests

    /// Asks for a payment of all that an order costs. The gateway's name for it is that of its number, or another's.
    static func payment(_ number: UInt64?, of order: Order, transaction: String? = nil) -> UnaryRequest {
        .createPayment(
            CreatePaymentRequest(
                paymentID: number.map(Market.paymentID),
                orderID: order.id,
                paymentMethod: "card",
                gatewayTransactionID: transaction ?? number.map(Past.transaction) ?? ""
            )
        )
    }

    static func confirmation(
        _ number: UInt64,
        transaction: String = "",
        id: UUID? = nil,
        validateOnly: Bool = false
    ) -> UnaryRequest {
        .confirmPayment(
            ConfirmPaymentRequest(
                requestID: id,
                paymentID: Market.paymentID(number),
                gatewayTransactionID: transaction,
                validateOnly: validateOnly
            )
        )
    }

    static func failure(_ number: UInt64, id: UUID? = nil, validateOnly: Bool = false) -> UnaryRequest {
        let payment = Market.paymentID(number)
        return .failPayment(FailPaymentRequest(requestID: id, paymentID: payment, validateOnly: validateOnly))
    }

    /// Asks for an amount of a payment, or all that is left of it.
    static func refund(
        _ number: UInt64,
        amount: Int64? = nil,
        as key: UInt64? = nil,
        id: UUID? = nil,
        validateOnly: Bool = false
    ) -> UnaryRequest {
        .refundPayment(
            RefundPaymentRequest(
                requestID: id,
                paymentID: Market.paymentID(number),
                newRefundID: key.map(Market.refundID),
                amount: amount.map { Money(minorUnits: $0) },
                validateOnly: validateOnly
            )
        )
    }

    static func carryingOut(_ refund: Refund, id: UUID? = nil, validateOnly: Bool = false) -> UnaryRequest {
        .refundPayment(
            RefundPaymentRequest(
                requestID: id,
                paymentID: refund.paymentID,
                refundID: refund.id,
                validateOnly: validateOnly
            )
        )
    }

    static func adjustment(of order: Order, by amount: Int64, as key: ID<OrderAdjustment>? = nil) -> UnaryRequest {
        .createOrderAdjustment(
            CreateOrderAdjustmentRequest(
                adjustmentID: key,
                orderID: order.id,
                description: "by hand",
                amount: Money(minorUnits: amount)
            )
        )
    }
}

/// A request that has to do with finished orders, and what comes of it.
struct PastRow: CustomTestStringConvertible, Sendable {
    enum Expectation: Sendable {
        /// It is answered, and nothing changes.
        case answered
        /// It is carried out.
        case changed
        /// It is refused, and nothing changes.
        case refused(@Sendable (Past) -> Rejection)
    }

    var testDescription: String
    var expected: Expectation
    let request: @Sendable (Past) throws -> UnaryRequest

    init(
        _ testDescription: String,
        _ expected: Expectation,
        _ request: @escaping @Sendable (Past) throws -> UnaryRequest
    ) {
        self.testDescription = testDescription
        self.expected = expected
        self.request = request
    }
}
