import Commerce
import HoldfastMessages
import Testing

/// What is paid beyond what an order costs, or for an order that is not there to be paid.
@Suite("Payments that are too much")
struct OverpaymentTests {
    @Test("mistake: paid but no order: a payment that comes too late is due to go back", arguments: [false, true])
    func late(expires: Bool) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order)
        if expires { market.shop.now = order.expireTime } else { try market.cancel(order) }
        let response = try market.confirm(payment)
        #expect(response.order.status == .cancelled && response.payment.status == .succeeded)
        #expect(response.order.paidAmount == payment.amount && response.order.refundDueAmount == payment.amount)
        let refund = try #require(response.refund)
        #expect(refund.status == .due && refund.amount == payment.amount && refund.paymentID == payment.id)
        #expect(try market.refunds(of: order) == [refund])
        let done = try market.carryOut(refund)
        #expect(done.payment.status == .refunded && done.order.status == .cancelled)
        #expect(done.order.refundDueAmount == Money() && done.order.refundedAmount == payment.amount)
        #expect(try market.stock(0).reservedStock == 0)
        market.checkInvariants()
    }

    @Test(
        "what is paid too much is due to go back, of the last payment, and no more",
        arguments: [([5000], 1000), ([1500, 2500], 0), ([1500, 4000], 1500), ([3999, 3999], 3998)]
            as [([Int64], Int64)]
    )
    func excess(amounts: [Int64], excess: Int64) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let responses = try amounts.map { try market.confirm(try market.payment(of: order, amount: $0)) }
        let last = try #require(responses.last)
        #expect(last.order.status == .processing && last.order.refundDueAmount.minorUnits == excess)
        #expect(Market.kept(of: last.order) == 4000)
        let refunds = try market.refunds(of: order)
        #expect(refunds.map(\.otherAmount.minorUnits) == (excess == 0 ? [] : [excess]))
        #expect(refunds.allSatisfy { $0.paymentID == last.payment.id && $0.status == .due && $0 == last.refund })
        market.checkInvariants()
    }

    @Test(
        "a second payment of an order that is paid goes back whole",
        arguments: [Order.Status.processing, .shipped, .delivered]
    )
    func secondPayment(status: Order.Status) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let second = try market.payment(of: order, amount: 700)
        try market.bring(order, to: status)
        let response = try market.confirm(second)
        #expect(response.order.status == status && response.order.refundDueAmount.minorUnits == 700)
        #expect(response.refund?.amount.minorUnits == 700 && response.refund?.otherAmount.minorUnits == 700)
        #expect(response.payment.refundedAmount == second.amount && response.payment.status == .succeeded)
        market.checkInvariants()
    }

    @Test(
        "an order that is made to cost no more than what is paid moves on",
        arguments: [(-2499, nil), (-2500, 0), (-3000, 500)] as [(Int64, Int64?)]
    )
    func adjusted(change: Int64, excess: Int64?) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        try market.confirm(try market.payment(of: order, amount: 1500))
        let response = try market.adjust(order, by: change)
        #expect(response.order.status == (excess == nil ? .pending : .processing))
        #expect(response.order.refundDueAmount.minorUnits == excess ?? 0)
        #expect(try market.transitions(of: order).map(\.cause) == (excess == nil ? [] : [.payment]))
        #expect(try market.current(order) == response.order)
        market.checkInvariants()
    }
}
