import Commerce
import HoldfastMessages
import Testing

@Suite("Refunds at random")
struct RefundWorkloadTests {
    @Test(
        "mistake: more goes back than was paid, in whatever order things happen",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func overRefund(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let market = try Market()
        for round in 0..<25 {
            let order = try market.order([(0, 1), (1, 2), (2, 1)], delivery: 17)
            for step in 0..<16 {
                _ = market.shop.run(try Self.anything(of: order, in: market, &random))
                try #require(market.shop.invariantViolations == [], "seed \(seed), round \(round), step \(step)")
                let paid = try market.payments(of: order).filter { $0.status == .succeeded || $0.status == .refunded }
                let back = try market.refunds(of: order).sum(of: \.amount)
                try #require(back <= paid.sum(of: \.amount), "seed \(seed), round \(round), step \(step)")
            }
            if try market.current(order).status != .cancelled { try market.cancel(order) }
            for refund in try market.refunds(of: order) where refund.status == .due { try market.carryOut(refund) }
            let after = try market.current(order)
            #expect(after.refundDueAmount == Money() && after.refundedAmount == after.paidAmount)
            #expect(try market.payments(of: order).allSatisfy { $0.status != .succeeded })
        }
        market.checkInvariants()
    }

    private static func refund(_ payment: Payment, _ change: (inout RefundPaymentRequest) -> Void = { _ in })
        -> UnaryRequest
    {
        var request = RefundPaymentRequest(paymentID: payment.id)
        change(&request)
        return .refundPayment(request)
    }

    private static func anything(
        of order: Order,
        in market: Market,
        _ random: inout SplitMix64
    ) throws -> UnaryRequest {
        let payment = try market.payments(of: order).randomElement(using: &random) ?? Payment(id: Market.paymentID(9))
        let amount = Int64.random(in: 1...2000, using: &random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0...2:
            return .createPayment(CreatePaymentRequest(orderID: order.id, amount: Money(minorUnits: amount)))
        case 3...5: return .confirmPayment(ConfirmPaymentRequest(paymentID: payment.id))
        case 6: return refund(payment) { $0.amount = Money(minorUnits: amount / 4 + 1) }
        case 7: return refund(payment) { $0.deliveryAmount = Money(minorUnits: amount % 20) }
        case 8:
            let item = try market.items(of: order).randomElement(using: &random)!
            let line = RefundLine(orderItemID: item.id, amount: Money(minorUnits: amount / 4 + 1))
            return refund(payment) { $0.lines = [line] }
        case 9...10:
            let due = try market.refunds(of: order).randomElement(using: &random)
            return refund(payment) { $0.refundID = due?.id }
        default: return amount > 500 ? refund(payment) : .cancelOrder(CancelOrderRequest(orderID: order.id))
        }
    }
}
