import Commerce
import HoldfastMessages
import Testing

@Suite("Refunds")
struct RefundTests {
    /// An order of 3000 and 500, and 500 for the delivery, that was paid at once.
    private struct Sale {
        var order: Order
        var payment: Payment
        var items: [OrderItem]

        init(in market: Market) throws {
            order = try market.sampleOrder()
            payment = try market.pay(order).payment
            items = try market.items(of: order)
        }
    }

    private static let unknown = (payment: Market.paymentID(9), refund: Market.refundID(9))

    private static func refund(
        _ payment: Payment,
        amount: Int64? = nil,
        lines: [(OrderItem, Int64)] = [],
        delivery: Int64? = nil,
        as key: ID<Refund>? = nil,
        etag: Int64 = 0
    ) -> UnaryRequest {
        .refundPayment(
            RefundPaymentRequest(
                paymentID: payment.id,
                newRefundID: key,
                amount: amount.map { Money(minorUnits: $0) },
                lines: lines.map { RefundLine(orderItemID: $0.id, amount: Money(minorUnits: $1)) },
                deliveryAmount: delivery.map { Money(minorUnits: $0) },
                etag: Etag(sequence: etag)
            )
        )
    }

    private static func carryOut(_ refund: ID<Refund>, of payment: Payment, etag: Int64 = 0) -> UnaryRequest {
        .refundPayment(
            RefundPaymentRequest(paymentID: payment.id, refundID: refund, etag: Etag(sequence: etag))
        )
    }

    private static let stateRows: [MarketRefusal] = [
        MarketRefusal("a line twice comes before an unknown payment") { _ in
            let item = OrderItem(id: ID(UUID(high: 18, low: 1)))
            let violation = InvalidField(
                field: "lines[1].order_item_id",
                description: "must be another one than those before"
            )
            return (refund(Payment(id: unknown.payment), lines: [(item, 1), (item, 1)]), .invalidFields([violation]))
        },
        MarketRefusal("an amount that is not that of the lines and the delivery") { market in
            let sale = try Sale(in: market)
            let violation = InvalidField(field: "amount", description: "must be the sum of the lines and the delivery")
            let request = refund(sale.payment, amount: 3, lines: [(sale.items[0], 1)], delivery: 1)
            return (request, .invalidFields([violation]))
        },
        MarketRefusal("an unknown payment") { _ in
            (refund(Payment(id: unknown.payment)), .missing("payment", unknown.payment))
        },
        MarketRefusal("a line of another order comes before a stale etag") { market in
            let (sale, item) = (try Sale(in: market), try Sale(in: market).items[0])
            return (refund(sale.payment, lines: [(item, 1)], etag: 1), .missing("order_item", item.id))
        },
        MarketRefusal("a stale etag comes before the state") { market in
            let payment = try market.payment(of: try market.sampleOrder())
            return (refund(payment, etag: 1), .etagMismatch(current: payment.etag))
        },
        MarketRefusal("what is not paid yet comes before one refund more than there may be") { market in
            let order = try market.sampleOrder()
            let paid = try market.confirm(try market.payment(of: order, amount: 300)).payment
            for _ in 1...2 { try market.refund(paid, amount: 1) }
            return (refund(try market.payment(of: order)), .paymentState(.pending))
        },
        MarketRefusal("one refund more than there may be comes before more than was paid") { market in
            let sale = try Sale(in: market)
            for _ in 1...2 { try market.refund(sale.payment, amount: 1) }
            return (refund(sale.payment, amount: 9999), .countLimit(entity: "refund", maximum: 2))
        },
    ]

    private static let exceedingRows: [MarketRefusal] = [
        MarketRefusal("more of a line than it cost comes before more of the delivery") { market in
            let sale = try Sale(in: market)
            let request = refund(sale.payment, lines: [(sale.items[1], 501)], delivery: 501)
            return (request, .refundExceeds(Money(minorUnits: 500), sale.items[1].id))
        },
        MarketRefusal("more of a line than is left of it") { market in
            let sale = try Sale(in: market)
            try market.succeed(refund(sale.payment, lines: [(sale.items[1], 400)]))
            let request = refund(sale.payment, lines: [(sale.items[0], 1), (sale.items[1], 101)])
            return (request, .refundExceeds(Money(minorUnits: 100), sale.items[1].id))
        },
        MarketRefusal("more of the delivery than it cost comes before more than was paid") { market in
            let order = try market.sampleOrder()
            let payment = try market.confirm(try market.payment(of: order, amount: 300)).payment
            return (refund(payment, delivery: 501), .refundExceeds(Money(minorUnits: 500), nil))
        },
        MarketRefusal("a line that cost more than was paid with this payment") { market in
            let order = try market.sampleOrder()
            let payment = try market.confirm(try market.payment(of: order, amount: 300)).payment
            let request = refund(payment, lines: [(try market.items(of: order)[0], 301)])
            return (request, .refundExceeds(Money(minorUnits: 300), nil))
        },
        MarketRefusal("more than is left of the payment") { market in
            let sale = try Sale(in: market)
            try market.refund(sale.payment, amount: 1000)
            return (refund(sale.payment, amount: 3001), .refundExceeds(Money(minorUnits: 3000), nil))
        },
        MarketRefusal("what is due already") { market in
            let order = try market.sampleOrder()
            let second = try market.payment(of: order)
            try market.pay(order)
            try market.confirm(second)
            return (refund(second), .refundExceeds(Money(), nil))
        },
        MarketRefusal("more than was paid comes before an id that is taken") { market in
            let sale = try Sale(in: market)
            try market.succeed(refund(sale.payment, amount: 1, as: Market.refundID(1)))
            let request = refund(sale.payment, amount: 4000, as: Market.refundID(1))
            return (request, .refundExceeds(Money(minorUnits: 3999), nil))
        },
        MarketRefusal("an id that is taken") { market in
            let sale = try Sale(in: market)
            try market.succeed(refund(sale.payment, amount: 1, as: Market.refundID(1)))
            let request = refund(sale.payment, amount: 1, as: Market.refundID(1))
            return (request, .keyTaken(entity: "refund", field: "id"))
        },
    ]

    private static let dueRows: [MarketRefusal] = [
        MarketRefusal("carrying out an unknown refund comes before a stale etag") { market in
            let sale = try Sale(in: market)
            return (carryOut(unknown.refund, of: sale.payment, etag: 1), .missing("refund", unknown.refund))
        },
        MarketRefusal("carrying out a refund of another payment") { market in
            let sale = try Sale(in: market)
            try market.cancel(sale.order)
            let refund = try market.refunds(of: sale.order)[0]
            return (carryOut(refund.id, of: try Sale(in: market).payment), .missing("refund", refund.id))
        },
        MarketRefusal("carrying it out a second time, with a stale etag, which comes before the state") { market in
            let sale = try Sale(in: market)
            let done = try market.refund(sale.payment)
            let request = carryOut(done.refund.id, of: sale.payment, etag: 1)
            return (request, .etagMismatch(current: done.payment.etag))
        },
        MarketRefusal("carrying it out a second time") { market in
            let sale = try Sale(in: market)
            try market.cancel(sale.order)
            let refund = try market.carryOut(try market.refunds(of: sale.order)[0]).refund
            return (carryOut(refund.id, of: sale.payment), .refundState(.succeeded))
        },
    ]

    static let rows = stateRows + exceedingRows + dueRows

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        var limits = Limits()
        limits.maximumOrderRowCount = 2
        try row.check(in: try Market(limits: limits))
    }

    @Test("what is named goes back, and nothing else")
    func named() throws {
        let market = try Market()
        let sale = try Sale(in: market)
        market.shop.advance(.seconds(1))
        let lines = [(sale.items[0], 1000), (sale.items[1], 500)] as [(OrderItem, Int64)]
        let request = Self.refund(sale.payment, amount: 1700, lines: lines, delivery: 200, as: Market.refundID(1))
        let response: RefundPaymentResponse = try market.shop.answer(request)
        let expected = Refund(
            id: Market.refundID(1),
            orderID: sale.order.id,
            paymentID: sale.payment.id,
            amount: Money(minorUnits: 1700),
            status: .succeeded,
            lines: lines.map { RefundLine(orderItemID: $0.id, amount: Money(minorUnits: $1)) },
            deliveryAmount: Money(minorUnits: 200),
            createTime: market.shop.now,
            processTime: market.shop.now,
            etag: Etag(sequence: market.shop.sequence)
        )
        #expect(response.refund == expected && response.commitSeq == market.shop.sequence)
        #expect(try market.refunds(of: sale.order) == [expected])
        #expect(response.payment.status == .succeeded && response.payment.refundedAmount.minorUnits == 1700)
        #expect(response.order.status == .processing && response.order.refundedAmount.minorUnits == 1700)
        #expect(try market.current(sale.order) == response.order)
        market.checkInvariants()
    }

    /// The parts of a refund: by the lines of the order, and of the delivery and nothing last.
    private func parts(_ refund: Refund, _ items: [OrderItem]) -> [Int64] {
        items.map { item in refund.lines.filter { $0.orderItemID == item.id }.sum(of: \.amount) }
            + [refund.deliveryAmount.minorUnits, refund.otherAmount.minorUnits]
    }

    @Test("what is not named is split by what is left of lines and delivery, and adds up")
    func split() throws {
        let market = try Market()
        let order = try market.order([(0, 1), (1, 1), (2, 1)], delivery: 17)
        let payment = try market.pay(order).payment
        let items = try market.items(of: order)
        let first = try market.refund(payment, amount: 1001)
        #expect(parts(first.refund, items) == [626, 156, 208, 11, 0])
        let second = try market.refund(payment)
        #expect(parts(second.refund, items) == [374, 94, 125, 6, 0])
        #expect(second.payment.status == .refunded && second.order.refundedAmount == order.totalAmount)
        market.checkInvariants()
    }

    @Test("after a line went back by name the rest is split over the others")
    func splitAfterNamed() throws {
        let market = try Market()
        let order = try market.order([(0, 1), (1, 1), (2, 1)], delivery: 17)
        let payment = try market.pay(order).payment
        let items = try market.items(of: order)
        try market.succeed(Self.refund(payment, lines: [(items[0], 1000)]))
        let response = try market.refund(payment, amount: 300)
        #expect(parts(response.refund, items) == [0, 125, 167, 8, 0])
        #expect(response.refund.lines.map(\.orderItemID) == [items[1].id, items[2].id])
        market.checkInvariants()
    }

    @Test(
        "what adjustments added goes back as neither line nor delivery, and what they took does not",
        arguments: [(100, [3000, 500, 500, 100]), (-1000, [2250, 375, 375, 0])] as [(Int64, [Int64])]
    )
    func adjusted(change: Int64, expected: [Int64]) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        try market.adjust(order, by: change)
        try market.pay(order)
        try market.cancel(order)
        let refunds = try market.refunds(of: order)
        let items = try market.items(of: order)
        #expect(refunds.map { parts($0, items) } == [expected])
        market.checkInvariants()
    }

    @Test("a payment is REFUNDED only when all of it went back and nothing is due any more")
    func refunded() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let payment = try market.confirm(try market.payment(of: order, amount: 5000)).payment
        let rest = try market.refund(payment)
        #expect(rest.refund.amount.minorUnits == 4000 && rest.payment.refundedAmount.minorUnits == 5000)
        #expect(rest.payment.status == .succeeded && rest.order.refundDueAmount.minorUnits == 1000)
        market.shop.advance(.seconds(1))
        // What else is asked for beside a refund that was due does not count.
        var due = try #require(try market.refunds(of: order).first { $0.status == .due })
        let request = RefundPaymentRequest(paymentID: payment.id, refundID: due.id, amount: Money(minorUnits: 0))
        let done: RefundPaymentResponse = try market.shop.answer(.refundPayment(request))
        due.status = .succeeded
        due.processTime = market.shop.now
        due.etag = Etag(sequence: market.shop.sequence)
        #expect(done.refund == due && done.payment.status == .refunded)
        #expect(done.order.refundDueAmount == Money() && done.order.refundedAmount.minorUnits == 5000)
        market.checkInvariants()
    }

    @Test("cancelling a PROCESSING order makes due exactly what has not gone back")
    func cancelled() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let amounts = [1500, 2500] as [Int64]
        let payments = try amounts.map { try market.confirm(try market.payment(of: order, amount: $0)).payment }
        try market.refund(payments[1], amount: 700)
        let after = try market.cancel(order)
        #expect(after.refundDueAmount.minorUnits == 3300 && after.refundedAmount.minorUnits == 700)
        let due = try market.refunds(of: order).filter { $0.status == .due }
        #expect(due.map(\.paymentID) == payments.map(\.id) && due.map(\.amount.minorUnits) == [1500, 1800])
        let items = try market.items(of: order)
        let all = try market.refunds(of: order).map { parts($0, items) }
        let sums: [Int64] = (0..<4).map { place in all.reduce(0) { $0 + $1[place] } }
        #expect(sums == [3000, 500, 500, 0])
        for refund in due { #expect(try market.carryOut(refund).payment.status == .refunded) }
        #expect(try market.current(order).refundedAmount == order.totalAmount)
        market.checkInvariants()
    }
}
