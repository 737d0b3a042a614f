import Commerce
import HoldfastMessages

/// Short ways to say what the tests of orders, payments and refunds do most.
extension Market {
    static func paymentID(_ number: UInt64) -> ID<Payment> { ID(UUID(high: 16, low: number)) }
    static func refundID(_ number: UInt64) -> ID<Refund> { ID(UUID(high: 17, low: number)) }

    // MARK: Orders

    /// An order that costs 4000: three units of variant 0 for 3000, two of variant 1 for 500, and 500 for the delivery.
    func sampleOrder(number: UInt64? = nil) throws -> Order {
        try order([(0, 3), (1, 2)], number: number, delivery: 500)
    }

    @discardableResult
    func cancel(_ order: Order) throws -> Order {
        try shop.answer(.cancelOrder(CancelOrderRequest(orderID: order.id)), as: CancelOrderResponse.self).order
    }

    /// Leads a PENDING order to a status, by paying, shipping and delivering it or by cancelling it.
    func bring(_ order: Order, to status: Order.Status) throws {
        switch status {
        case .pending: break
        case .processing: try pay(order)
        case .shipped:
            try bring(order, to: .processing)
            try succeed(.shipOrder(ShipOrderRequest(orderID: order.id)))
        case .delivered:
            try bring(order, to: .shipped)
            try succeed(.deliverOrder(DeliverOrderRequest(orderID: order.id)))
        case .cancelled: try cancel(order)
        case .unspecified: throw Unexpected()
        }
        guard try current(order).status == status else { throw Unexpected() }
    }

    /// Adds to or takes from what an order costs.
    @discardableResult
    func adjust(_ order: Order, by amount: Int64) throws -> CreateOrderAdjustmentResponse {
        let request = CreateOrderAdjustmentRequest(
            orderID: order.id,
            description: "by hand",
            amount: Money(minorUnits: amount)
        )
        return try shop.answer(.createOrderAdjustment(request))
    }

    func transitions(of order: Order) throws -> [OrderTransition] {
        let request = ListOrderTransitionsRequest(orderID: order.id)
        return try shop.answer(.listOrderTransitions(request), as: ListOrderTransitionsResponse.self).transitions
    }

    /// All orders there are, which must be 1,000 at most.
    func orders() throws -> [Order] {
        try shop.answer(.listOrders(ListOrdersRequest(pageSize: 1000)), as: ListOrdersResponse.self).orders
    }

    // MARK: Payments and refunds

    /// The payment as it is now.
    func current(_ payment: Payment) throws -> Payment {
        let request = GetPaymentRequest(paymentID: payment.id)
        return try shop.answer(.getPayment(request), as: GetPaymentResponse.self).payment
    }

    /// What was paid for an order and neither went back nor is due to, in minor units.
    static func kept(of order: Order) -> Int64 {
        order.paidAmount.minorUnits - order.refundDueAmount.minorUnits - order.refundedAmount.minorUnits
    }

    func payments(of order: Order) throws -> [Payment] {
        let request = ListPaymentsRequest(orderID: order.id)
        return try shop.answer(.listPayments(request), as: ListPaymentsResponse.self).payments
    }

    func refunds(of order: Order) throws -> [Refund] {
        let request = ListRefundsRequest(orderID: order.id)
        return try shop.answer(.listRefunds(request), as: ListRefundsResponse.self).refunds
    }

    /// Pays back an amount of a payment, or all that is left of it.
    @discardableResult
    func refund(_ payment: Payment, amount: Int64? = nil) throws -> RefundPaymentResponse {
        let request = RefundPaymentRequest(paymentID: payment.id, amount: amount.map { Money(minorUnits: $0) })
        return try shop.answer(.refundPayment(request))
    }

    /// Carries out a refund that is due.
    @discardableResult
    func carryOut(_ refund: Refund) throws -> RefundPaymentResponse {
        try shop.answer(.refundPayment(RefundPaymentRequest(paymentID: refund.paymentID, refundID: refund.id)))
    }
}

extension Sequence {
    /// The sum of an amount of each, in minor units.
    func sum(of amount: (Element) -> Money) -> Int64 { reduce(0) { $0 + amount($1).minorUnits } }
}
