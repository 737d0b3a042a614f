import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Finished orders as they lie in LMDB: the domain's own tests have an archive in its place.
@Suite("Finished orders in LMDB")
struct FinishedOrderHistoryTests {
    /// Which of the finished orders have left memory.
    enum Folded: CaseIterable {
        case nothing
        case half
        case everything
    }

    /// Twelve orders, of which 1, 4, 7 and 10 are delivered, 3, 6, 9 and 12 cancelled, and the others pending.
    private static let numbers = 1...12 as ClosedRange<UInt64>

    private static func transaction(_ number: UInt64) -> String { "transaction-\(number)" }

    private func filledEngine(_ directory: TemporaryDirectory, _ folded: Folded) throws -> StepEngine {
        let engine = try StepEngine(directory)
        for request in SmallShop.requests { try engine.succeed(request) }
        try engine.succeed(.setStock(SetStockRequest(variantID: SmallShop.variant, currentStock: 100)))
        for number in Self.numbers {
            for request in SmallShop.order(number) + Self.end(of: number) { try engine.succeed(request) }
            if folded == .half, number == 6 {
                try engine.commit()
                try engine.fold()
            }
        }
        try engine.commit()
        if folded == .everything { try engine.fold() }
        // What is folded leaves memory with the next turn.
        _ = engine.tick()
        return engine
    }

    /// What becomes of an order: the payment has the gateway's name before the order ends.
    private static func end(of number: UInt64) -> [UnaryRequest] {
        let (order, payment) = (SmallShop.orderID(number), SmallShop.paymentID(number))
        let confirm = ConfirmPaymentRequest(paymentID: payment, gatewayTransactionID: transaction(number))
        switch number % 3 {
        case 0: return [.confirmPayment(confirm), .cancelOrder(CancelOrderRequest(orderID: order))]
        case 1:
            return [
                .confirmPayment(confirm), .shipOrder(ShipOrderRequest(orderID: order)),
                .deliverOrder(DeliverOrderRequest(orderID: order)),
            ]
        default: return []
        }
    }

    @Test("they are found by every key that they have, and their keys are taken", arguments: Folded.allCases)
    func found(folded: Folded) throws {
        let directory = TemporaryDirectory()
        let engine = try filledEngine(directory, folded)
        let (live, sequence) = (SmallShop.orderID(2), engine.sequence)
        for number in Self.numbers {
            let (order, payment) = (SmallShop.orderID(number), SmallShop.paymentID(number))
            let byID: GetOrderResponse = try engine.response(to: .getOrder(GetOrderRequest(orderID: order)))
            let lookUp = UnaryRequest.lookupOrder(LookupOrderRequest(orderNumber: "\(number)"))
            let byNumber: LookupOrderResponse = try engine.response(to: lookUp)
            #expect(byID.order.id == order && byNumber.order == byID.order)
            let get = UnaryRequest.getPayment(GetPaymentRequest(paymentID: payment))
            let byPayment: GetPaymentResponse = try engine.response(to: get)
            #expect(byPayment.payment.orderID == order)

            guard number % 3 != 2 else { continue }
            let isInMemory = folded == .nothing || folded == .half && number > 6
            let turn = engine.turn([.getOrder(GetOrderRequest(orderID: order))])
            #expect((turn.result.outcomes == [.pending]) != isInMemory)
            try engine.settleReads()
            let state: Order.Status = number % 3 == 1 ? .delivered : .cancelled
            let cancel = UnaryRequest.cancelOrder(CancelOrderRequest(orderID: order))
            #expect(try engine.answer(cancel) == .rejected(.orderState(state)))
            let sameKey = CreatePaymentRequest(paymentID: payment, orderID: live)
            #expect(try engine.answer(.createPayment(sameKey)) == .rejected(.keyTaken(entity: "payment", field: "id")))
            let sameName = CreatePaymentRequest(orderID: live, gatewayTransactionID: Self.transaction(number))
            let taken = Rejection.keyTaken(entity: "payment", field: "gateway_transaction_id")
            #expect(try engine.answer(.createPayment(sameName)) == .rejected(taken))
        }
        #expect(engine.sequence == sequence)
    }

    @Test(
        "lists show them among those that go on, page by page, wherever they lie",
        arguments: Folded.allCases,
        [1, 2, 5, 1000] as [Int32]
    )
    func pages(folded: Folded, size: Int32) throws {
        let directory = TemporaryDirectory()
        let engine = try filledEngine(directory, folded)
        let filters: [ListOrdersRequest.Filter?] = [nil, .userID(SmallShop.user), .sellerID(ID(1))]
        for filter in filters {
            var request = ListOrdersRequest(filter: filter, pageSize: size)
            var ids: [ID<Order>] = []
            repeat {
                let page: ListOrdersResponse = try engine.response(to: .listOrders(request))
                #expect(!page.orders.isEmpty && page.orders.count <= Int(size))
                ids += page.orders.map(\.id)
                request.pageToken = page.nextPageToken
            } while !request.pageToken.isEmpty
            #expect(ids == Self.numbers.map(SmallShop.orderID))
        }
    }

    @Test("one that changes is as it was left, whenever it is folded, and what it lets go of is free")
    func changed() throws {
        let directory = TemporaryDirectory()
        let engine = try filledEngine(directory, .everything)
        // A second payment of order 2, which is cancelled before it is made.
        let payment = ID<Payment>(UUID(high: 28, low: 1))
        let create = CreatePaymentRequest(
            paymentID: payment,
            orderID: SmallShop.orderID(2),
            gatewayTransactionID: "early"
        )
        try engine.succeed(.createPayment(create))
        try engine.succeed(.cancelOrder(CancelOrderRequest(orderID: SmallShop.orderID(2))))
        for round in 1...4 {
            if round % 2 == 0 { try engine.commitAndFold() }
            let refund = RefundPaymentRequest(paymentID: SmallShop.paymentID(1), amount: Money(minorUnits: 10))
            try engine.succeed(.refundPayment(refund))
            let get = UnaryRequest.getOrder(GetOrderRequest(orderID: SmallShop.orderID(1)))
            let order = try engine.response(to: get, as: GetOrderResponse.self).order
            #expect(order.refundedAmount.minorUnits == Int64(round) * 10)
        }
        let confirm = ConfirmPaymentRequest(paymentID: payment, gatewayTransactionID: "late")
        try engine.succeed(.confirmPayment(confirm))
        for isFolded in [false, true] {
            if isFolded { try engine.commitAndFold() }
            var other = CreatePaymentRequest(orderID: SmallShop.orderID(5), gatewayTransactionID: "late")
            other.validateOnly = true
            let taken = Rejection.keyTaken(entity: "payment", field: "gateway_transaction_id")
            #expect(try engine.answer(.createPayment(other)) == .rejected(taken))
            other.gatewayTransactionID = "early"
            try engine.succeed(.createPayment(other))
        }
        let check: VerifyInvariantsResponse = try engine.response(to: .verifyInvariants(VerifyInvariantsRequest()))
        #expect(check.problems == [])
    }
}
