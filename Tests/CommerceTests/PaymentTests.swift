import Commerce
import HoldfastMessages
import Testing

@Suite("Payments")
struct PaymentTests {
    private static let unknown = Market.paymentID(9)

    private static func create(
        _ order: ID<Order>,
        amount: Int64? = nil,
        number: UInt64? = nil,
        transaction: String = ""
    ) -> UnaryRequest {
        .createPayment(
            CreatePaymentRequest(
                paymentID: number.map(Market.paymentID),
                orderID: order,
                amount: amount.map { Money(minorUnits: $0) },
                gatewayTransactionID: transaction
            )
        )
    }

    private static func confirm(_ payment: ID<Payment>, transaction: String = "", etag: Int64 = 0) -> UnaryRequest {
        .confirmPayment(
            ConfirmPaymentRequest(
                paymentID: payment,
                gatewayTransactionID: transaction,
                etag: Etag(sequence: etag)
            )
        )
    }

    private static func fail(_ payment: ID<Payment>, etag: Int64 = 0) -> UnaryRequest {
        .failPayment(FailPaymentRequest(paymentID: payment, etag: Etag(sequence: etag)))
    }

    private static let createRows: [MarketRefusal] = [
        MarketRefusal("paying nothing comes before an unknown order") { _ in
            let violation = InvalidField(field: "amount", description: "must be 1 to 1000000000000000")
            return (create(Market.orderID(9), amount: 0), .invalidFields([violation]))
        },
        MarketRefusal("paying an unknown order") { _ in
            (create(Market.orderID(9)), .missing("order", Market.orderID(9)))
        },
        MarketRefusal("paying a cancelled order comes before one payment more than there may be") { market in
            let order = try market.sampleOrder()
            for _ in 1...2 { _ = try market.payment(of: order) }
            try market.cancel(order)
            return (create(order.id), .orderState(.cancelled))
        },
        MarketRefusal("one payment more than there may be comes before an id that is taken") { market in
            let order = try market.sampleOrder()
            for number in 1...2 as ClosedRange<UInt64> { try market.succeed(create(order.id, number: number)) }
            return (create(order.id, number: 1), .countLimit(entity: "payment", maximum: 2))
        },
        MarketRefusal("an id that is taken comes before a transaction that is") { market in
            let order = try market.sampleOrder()
            try market.succeed(create(order.id, number: 1, transaction: "t"))
            return (create(order.id, number: 1, transaction: "t"), .keyTaken(entity: "payment", field: "id"))
        },
        MarketRefusal("a transaction that is taken by a payment of another order") { market in
            try market.succeed(create(try market.sampleOrder().id, transaction: "t"))
            let request = create(try market.sampleOrder().id, transaction: "t")
            return (request, .keyTaken(entity: "payment", field: "gateway_transaction_id"))
        },
        MarketRefusal("an unknown payment") { _ in
            (.getPayment(GetPaymentRequest(paymentID: unknown)), .missing("payment", unknown))
        },
    ]

    private static let paidRows: [MarketRefusal] = [Order.Status.processing, .shipped, .delivered].map { status in
        MarketRefusal("paying an order that is \(status)") { market in
            let order = try market.sampleOrder()
            try market.bring(order, to: status)
            return (create(order.id), .orderState(status))
        }
    }

    private static let endRows: [MarketRefusal] = [
        MarketRefusal("confirming an unknown one") { _ in (confirm(unknown), .missing("payment", unknown)) },
        MarketRefusal("confirming with a stale etag comes before the state") { market in
            let payment = try market.pay(try market.sampleOrder()).payment
            return (confirm(payment.id, etag: 1), .etagMismatch(current: payment.etag))
        },
        MarketRefusal("confirming a second time comes before a transaction that is taken") { market in
            let order = try market.sampleOrder()
            _ = try market.payment(of: order, transaction: "t")
            let payment = try market.pay(order).payment
            return (confirm(payment.id, transaction: "t"), .paymentState(.succeeded))
        },
        MarketRefusal("confirming with a transaction that is taken") { market in
            let order = try market.sampleOrder()
            _ = try market.payment(of: order, transaction: "t")
            let request = confirm(try market.payment(of: order).id, transaction: "t")
            return (request, .keyTaken(entity: "payment", field: "gateway_transaction_id"))
        },
        MarketRefusal("the failing of an unknown one") { _ in (fail(unknown), .missing("payment", unknown)) },
        MarketRefusal("the failing with a stale etag comes before the state") { market in
            let payment = try market.pay(try market.sampleOrder()).payment
            return (fail(payment.id, etag: 1), .etagMismatch(current: payment.etag))
        },
    ]

    static let rows = createRows + paidRows + endRows

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        var limits = Limits()
        limits.maximumOrderRowCount = 2
        try row.check(in: try Market(limits: limits))
    }

    enum Step: CaseIterable, Sendable {
        case confirm, fail, refund

        func request(_ payment: ID<Payment>) -> UnaryRequest {
            switch self {
            case .confirm: .confirmPayment(ConfirmPaymentRequest(paymentID: payment))
            case .fail: .failPayment(FailPaymentRequest(paymentID: payment))
            case .refund: .refundPayment(RefundPaymentRequest(paymentID: payment))
            }
        }
    }

    /// Where each step leads; nil where it is refused.
    private static func target(_ step: Step, in status: Payment.Status) -> Payment.Status? {
        switch (step, status) {
        case (.confirm, .pending): .succeeded
        case (.fail, .pending): .failed
        case (.refund, .succeeded): .refunded
        default: nil
        }
    }

    @Test(
        "each step is taken or refused by the table",
        arguments: [Payment.Status.pending, .succeeded, .failed, .refunded],
        Step.allCases
    )
    func step(status: Payment.Status, step: Step) throws {
        let market = try Market()
        let payment = try market.payment(of: try market.sampleOrder())
        if status == .failed { try market.succeed(Self.fail(payment.id)) }
        if status == .succeeded || status == .refunded { try market.confirm(payment) }
        if status == .refunded { try market.refund(payment) }
        try #require(try market.current(payment).status == status)
        market.shop.advance(.seconds(1))
        guard let target = Self.target(step, in: status) else {
            Refusal("\(step) when \(status)", step.request(payment.id), .paymentState(status)).check(in: market.shop)
            return
        }
        #expect(market.shop.run(step.request(payment.id)).isResponse)
        let after = try market.current(payment)
        #expect(after.status == target && after.updateTime == market.shop.now)
        #expect(after.etag == Etag(sequence: market.shop.sequence))
        market.checkInvariants()
    }

    @Test("an order may be paid in parts; what is left is what the next one pays by itself")
    func parts() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let first = try market.confirm(try market.payment(of: order, amount: 1500))
        #expect(first.order.status == .pending && first.order.paidAmount.minorUnits == 1500 && first.refund == nil)
        #expect(try market.reservations(of: order).map(\.state) == [.held, .held])
        let rest = try market.payment(of: order)
        #expect(rest.amount.minorUnits == 2500)
        let second = try market.confirm(rest)
        #expect(second.order.status == .processing && second.order.paidAmount == order.totalAmount)
        #expect(second.refund == nil && second.commitSeq == market.shop.sequence)
        #expect(second.order.etag == second.payment.etag)
        #expect(try market.reservations(of: order).map(\.state) == [.committed, .committed])
        #expect(try market.payments(of: order) == [try market.current(first.payment), second.payment])
        market.checkInvariants()
    }

    @Test("what went back before an order was paid is to be paid again")
    func partsAfterRefund() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let first = try market.confirm(try market.payment(of: order, amount: 1500)).payment
        try market.refund(first, amount: 500)
        let rest = try market.payment(of: order)
        #expect(rest.amount.minorUnits == 3000)
        #expect(try market.confirm(rest).order.status == .processing)
        market.checkInvariants()
    }

    @Test("a payment that fails changes nothing but itself, and another one may be tried")
    func failure() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order, transaction: "t")
        let failed: FailPaymentResponse = try market.shop.answer(Self.fail(payment.id))
        #expect(failed.payment.status == .failed && failed.payment.gatewayTransactionID == "t")
        #expect(try market.current(order) == order)
        #expect(try market.pay(order).order.status == .processing)
        market.checkInvariants()
    }

    @Test("the gateway's id may come with the confirmation, and stays where none comes")
    func transaction() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let (late, early) = (try market.payment(of: order), try market.payment(of: order, transaction: "early"))
        let confirmed: ConfirmPaymentResponse = try market.shop.answer(Self.confirm(late.id, transaction: "late"))
        #expect(confirmed.payment.gatewayTransactionID == "late")
        #expect(try market.confirm(early).payment.gatewayTransactionID == "early")
        market.checkInvariants()
    }

    @Test("what is only validated is undone, and no id is made for it")
    func validateOnly() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        let payment = try market.payment(of: order, amount: 5000)
        let before = (market.shop.stateHash, market.shop.sequence)
        let create = CreatePaymentRequest(orderID: order.id, validateOnly: true)
        let created: CreatePaymentResponse = try market.shop.answer(.createPayment(create))
        #expect(created.payment.id.isNone && created.payment.amount == order.totalAmount && created.commitSeq == 0)
        let confirm = ConfirmPaymentRequest(paymentID: payment.id, validateOnly: true)
        let confirmed: ConfirmPaymentResponse = try market.shop.answer(.confirmPayment(confirm))
        #expect(confirmed.payment.status == .succeeded && confirmed.order.status == .processing)
        let refund = try #require(confirmed.refund)
        #expect(refund.id.isNone && refund.amount.minorUnits == 1000 && confirmed.commitSeq == 0)
        let fail = FailPaymentRequest(paymentID: payment.id, validateOnly: true)
        let failed: FailPaymentResponse = try market.shop.answer(.failPayment(fail))
        #expect(failed.payment.status == .failed && failed.commitSeq == 0)
        #expect(before == (market.shop.stateHash, market.shop.sequence))
        #expect(try market.current(payment) == payment)
        market.checkInvariants()
    }
}
