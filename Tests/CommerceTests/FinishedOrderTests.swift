import Commerce
import HoldfastMessages
import Testing

/// Orders that nothing can become of any more, but for money that goes back: they leave memory, and nobody must notice.
@Suite("Finished orders")
struct FinishedOrderTests {
    // MARK: One request each

    private static let readRows: [PastRow] = [
        PastRow("GetOrder of what is delivered", .answered) { past in
            .getOrder(GetOrderRequest(orderID: past.delivered.id))
        },
        PastRow("GetOrder of what was not paid", .answered) { past in
            .getOrder(GetOrderRequest(orderID: past.unpaid.id))
        },
        PastRow("LookupOrder", .answered) { past in
            .lookupOrder(LookupOrderRequest(orderNumber: past.cancelled.orderNumber))
        },
        PastRow("ListOrders", .answered) { _ in .listOrders(ListOrdersRequest(pageSize: 1000)) },
        PastRow("ListOrders of a user", .answered) { past in
            .listOrders(ListOrdersRequest(filter: .userID(past.market.user), pageSize: 1000))
        },
        PastRow("ListOrders of a seller", .answered) { past in
            .listOrders(ListOrdersRequest(filter: .sellerID(past.market.sellers[0]), pageSize: 1000))
        },
        PastRow("ListOrderItems", .answered) { past in
            .listOrderItems(ListOrderItemsRequest(orderID: past.delivered.id))
        },
        PastRow("ListOrderAdjustments", .answered) { past in
            .listOrderAdjustments(ListOrderAdjustmentsRequest(orderID: past.delivered.id))
        },
        PastRow("ListOrderTransitions", .answered) { past in
            .listOrderTransitions(ListOrderTransitionsRequest(orderID: past.delivered.id))
        },
        PastRow("GetPayment of what is delivered", .answered) { _ in
            .getPayment(GetPaymentRequest(paymentID: Market.paymentID(1)))
        },
        PastRow("GetPayment of what is cancelled", .answered) { _ in
            .getPayment(GetPaymentRequest(paymentID: Market.paymentID(4)))
        },
        PastRow("ListPayments", .answered) { past in
            .listPayments(ListPaymentsRequest(orderID: past.delivered.id))
        },
        PastRow("ListRefunds", .answered) { past in .listRefunds(ListRefundsRequest(orderID: past.cancelled.id)) },
        PastRow("GetCheckoutGroup, of which one order goes on", .answered) { _ in
            .getCheckoutGroup(GetCheckoutGroupRequest(checkoutGroupID: Past.cart))
        },
    ]

    private static let changeRows: [PastRow] = [
        PastRow("confirming a payment of what is cancelled", .changed) { _ in Past.confirmation(4) },
        PastRow("confirming it under another name of the gateway's", .changed) { _ in
            Past.confirmation(4, transaction: "late")
        },
        PastRow("confirming it under its own name", .changed) { _ in
            Past.confirmation(4, transaction: Past.transaction(4))
        },
        PastRow("confirming a second payment of what is delivered", .changed) { _ in Past.confirmation(2) },
        PastRow("failing a payment of what is cancelled", .changed) { _ in Past.failure(4) },
        PastRow("failing a payment of what is delivered", .changed) { _ in Past.failure(2) },
        PastRow("refunding what is delivered", .changed) { _ in Past.refund(1) },
        PastRow("refunding some of it, with a key", .changed) { _ in Past.refund(1, amount: 1000, as: 2) },
        PastRow("refunding a line of it", .changed) { past in
            let item = try past.market.items(of: past.delivered)[1]
            let lines = [RefundLine(orderItemID: item.id, amount: Money(minorUnits: 100))]
            return .refundPayment(RefundPaymentRequest(paymentID: Market.paymentID(1), lines: lines))
        },
        PastRow("carrying out the refund of what is cancelled", .changed) { past in Past.carryingOut(past.due) },
    ]

    private static let trialRows: [PastRow] = [
        PastRow("trying to confirm a payment of what is cancelled", .answered) { _ in
            Past.confirmation(4, validateOnly: true)
        },
        PastRow("trying to confirm a payment of what is delivered", .answered) { _ in
            Past.confirmation(2, validateOnly: true)
        },
        PastRow("trying to fail a payment", .answered) { _ in Past.failure(2, validateOnly: true) },
        PastRow("trying a refund", .answered) { _ in Past.refund(1, validateOnly: true) },
        PastRow("trying a refund with a key", .answered) { _ in Past.refund(1, amount: 1, as: 2, validateOnly: true) },
        PastRow("trying to carry out a refund", .answered) { past in
            Past.carryingOut(past.due, validateOnly: true)
        },
    ]

    /// Every command that an order that is finished refuses.
    private static let stateRows: [PastRow] =
        [Order.Status.delivered, .cancelled].flatMap { status -> [PastRow] in
            let order: @Sendable (Past) -> Order = { status == .delivered ? $0.delivered : $0.cancelled }
            let refused = PastRow.Expectation.refused { _ in .orderState(status) }
            return [
                PastRow("CancelOrder of what is \(status)", refused) {
                    .cancelOrder(CancelOrderRequest(orderID: order($0).id))
                },
                PastRow("ShipOrder of what is \(status)", refused) {
                    .shipOrder(ShipOrderRequest(orderID: order($0).id))
                },
                PastRow("DeliverOrder of what is \(status)", refused) {
                    .deliverOrder(DeliverOrderRequest(orderID: order($0).id))
                },
                PastRow("UpdateOrderShippingDetail of what is \(status)", refused) {
                    .updateOrderShippingDetail(
                        UpdateOrderShippingDetailRequest(orderID: order($0).id, fullName: "Bob")
                    )
                },
                PastRow("CreateOrderAdjustment of what is \(status)", refused) {
                    Past.adjustment(of: order($0), by: 1)
                },
                PastRow("CreatePayment of what is \(status)", refused) { Past.payment(9, of: order($0)) },
                PastRow(
                    "a stale etag comes before the state of what is \(status)",
                    .refused { past in
                        .etagMismatch(current: order(past).etag)
                    }
                ) { .cancelOrder(CancelOrderRequest(orderID: order($0).id, etag: Etag(sequence: 1))) },
            ]
        }

    private static let refusalRows: [PastRow] = [
        PastRow("an order that never was", .refused { _ in .missing("order", Market.orderID(9)) }) { _ in
            .getOrder(GetOrderRequest(orderID: Market.orderID(9)))
        },
        PastRow("a number that no order has", .refused { _ in .missing("order", "999") }) { _ in
            .lookupOrder(LookupOrderRequest(orderNumber: "999"))
        },
        PastRow("a payment that never was", .refused { _ in .missing("payment", Market.paymentID(9)) }) { _ in
            Past.refund(9)
        },
        PastRow("failing what was paid", .refused { _ in .paymentState(.succeeded) }) { _ in Past.failure(1) },
        PastRow("refunding what is due already", .refused { _ in .refundExceeds(Money(), nil) }) { _ in
            Past.refund(3)
        },
        PastRow("refunding more than is left", .refused { _ in .refundExceeds(Money(minorUnits: 3400), nil) }) { _ in
            Past.refund(1, amount: 3401)
        },
        PastRow("carrying out what has been", .refused { _ in .refundState(.succeeded) }) { _ in
            .refundPayment(
                RefundPaymentRequest(paymentID: Market.paymentID(1), refundID: Market.refundID(1))
            )
        },
        PastRow("ordering what was in a cart long ago", .refused { _ in .cartCheckedOut(Past.cart) }) { past in
            .checkoutCart(past.market.checkoutRequest(Past.cart))
        },
    ]

    private static func taken(_ entity: String, _ field: String = "id") -> PastRow.Expectation {
        .refused { _ in .keyTaken(entity: entity, field: field) }
    }

    /// Keys that were given to parts of finished orders are never given to others.
    private static let keyRows: [PastRow] = [
        PastRow("an order with the key of a delivered one", taken("order")) { past in
            .createOrder(past.market.orderRequest([(0, 1)], number: 1))
        },
        PastRow("an order with the key of one that was not paid", taken("order")) { past in
            .createOrder(past.market.orderRequest([(0, 1)], number: 3))
        },
        PastRow("a payment with the key of another", taken("payment")) { past in
            Past.payment(1, of: past.live, transaction: "new")
        },
        PastRow("a payment with the gateway's name for another", taken("payment", "gateway_transaction_id")) { past in
            Past.payment(9, of: past.live, transaction: Past.transaction(1))
        },
        PastRow("the same for one that is pending", taken("payment", "gateway_transaction_id")) { past in
            Past.payment(9, of: past.live, transaction: Past.transaction(4))
        },
        PastRow("confirming with the gateway's name for another", taken("payment", "gateway_transaction_id")) { _ in
            Past.confirmation(5, transaction: Past.transaction(3))
        },
        PastRow("confirming with the name of another of its order", taken("payment", "gateway_transaction_id")) { _ in
            Past.confirmation(4, transaction: Past.transaction(3))
        },
        PastRow("confirming with the name of one that goes on", taken("payment", "gateway_transaction_id")) { _ in
            Past.confirmation(4, transaction: Past.transaction(5))
        },
        PastRow("an adjustment with the key of another", taken("order_adjustment")) { past in
            Past.adjustment(of: past.live, by: 1, as: Past.adjustmentKey)
        },
        PastRow("a refund with the key of another order's", taken("refund")) { _ in Past.refund(6, amount: 1, as: 1) },
        PastRow("a refund with the key of another of its order", taken("refund")) { _ in
            Past.refund(1, amount: 1, as: 1)
        },
        PastRow("a cart with the key of what became orders", taken("cart")) { past in
            .createCart(CreateCartRequest(owner: .userID(past.market.user), cartID: Past.cart))
        },
    ]

    static let rows = readRows + changeRows + trialRows + stateRows + refusalRows + keyRows

    @Test("whatever is asked comes to the same, whether finished orders have left memory or not", arguments: rows)
    func same(row: PastRow) throws {
        let (folded, kept) = (try Past(foldsAtOnce: true), try Past(foldsAtOnce: false))
        let (shop, other) = (folded.market.shop, kept.market.shop)
        #expect(shop.ordersInMemory == Past.folded && other.ordersInMemory == Past.kept)
        let request = try row.request(folded)
        try #require(try row.request(kept) == request)
        let before = (shop.stateHash, shop.sequence)
        #expect(before == (other.stateHash, other.sequence))

        let fetchCount = shop.fetchCount
        let outcome = shop.run(request)
        #expect(shop.fetchCount > fetchCount, "it was in memory")
        #expect(other.run(request) == outcome)
        #expect((shop.stateHash, shop.sequence) == (other.stateHash, other.sequence))
        switch row.expected {
        case .answered: #expect(outcome.isResponse && before == (shop.stateHash, shop.sequence))
        case .changed: #expect(outcome.isResponse && before.0 != shop.stateHash && before.1 + 1 == shop.sequence)
        case .refused(let rejection):
            #expect(outcome == .rejected(rejection(folded)))
            #expect(before == (shop.stateHash, shop.sequence))
        }
        #expect(shop.ordersInMemory == Past.folded && other.ordersInMemory == Past.kept)
        folded.market.checkInvariants()
        kept.market.checkInvariants()
    }

    @Test(
        "a retry of what was done to a finished order gets the first answer, and changes nothing",
        arguments: [true, false]
    )
    func retried(foldsAtOnce: Bool) throws {
        let past = try Past(foldsAtOnce: foldsAtOnce)
        let shop = past.market.shop
        let ids = (1...5 as ClosedRange<UInt64>).map { UUID(high: 0x4000, low: $0) }
        let requests = [
            Past.confirmation(4, id: ids[0]), Past.failure(2, id: ids[1]), Past.refund(1, amount: 100, id: ids[2]),
            Past.carryingOut(past.due, id: ids[3]), Past.refund(1, id: ids[4]),
        ]
        var sequences: [Int64] = []
        for request in requests {
            #expect(shop.run(request).isResponse)
            sequences.append(shop.sequence)
        }
        let after = (shop.stateHash, shop.sequence)
        for (request, sequence) in zip(requests, sequences) {
            #expect(shop.run(request) == .replayed(sequence: sequence))
        }
        #expect(after == (shop.stateHash, shop.sequence))
        past.market.checkInvariants()
    }

    @Test("a finished order that changes again and again is as it was left, whenever it is folded")
    func changedAgain() throws {
        let past = try Past(foldsAtOnce: false)
        let shop = past.market.shop
        for amount in 1...6 as ClosedRange<Int64> {
            try past.market.succeed(Past.refund(1, amount: amount))
            // Every other change is folded together with the next one.
            if amount % 2 == 0 { shop.fold() }
            let refunds = try past.market.refunds(of: past.delivered)
            #expect(refunds.map(\.amount.minorUnits) == [500] + Array(1...amount))
            #expect(try past.market.current(past.delivered).refundedAmount.minorUnits == refunds.sum(of: \.amount))
            past.market.checkInvariants()
        }
        #expect(shop.ordersInMemory == Past.folded)
    }

    @Test("the gateway's name for a payment is free again once the payment of a finished order has another")
    func renamed() throws {
        let past = try Past(foldsAtOnce: true)
        try past.market.succeed(Past.confirmation(4, transaction: "late"))
        let taken = Past.payment(8, of: past.live, transaction: "late")
        let field = "gateway_transaction_id"
        #expect(past.market.shop.run(taken) == .rejected(.keyTaken(entity: "payment", field: field)))
        #expect(past.market.shop.run(Past.payment(8, of: past.live, transaction: Past.transaction(4))).isResponse)
        past.market.checkInvariants()
    }

    @Test("that a command had to be run again does not show in the keys that are made later")
    func keys() throws {
        let pasts = [try Past(foldsAtOnce: true), try Past(foldsAtOnce: false)]
        for past in pasts {
            let refused = past.market.shop.run(Past.payment(nil, of: past.live, transaction: Past.transaction(1)))
            #expect(refused.rejection == .keyTaken(entity: "payment", field: "gateway_transaction_id"))
        }
        let payments = try pasts.map { try $0.market.payment(of: $0.live) }
        #expect(payments[0] == payments[1])
    }

    // MARK: Lists

    /// A list of orders, and the numbers of those that it has.
    struct List: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var filter: ListOrdersRequest.Filter?
        var numbers: [UInt64]
    }

    static let lists = [
        List(testDescription: "all", filter: nil, numbers: [1, 2, 3, 4, 5, 6, 7]),
        List(testDescription: "one user's", filter: .userID(ID(1)), numbers: [1, 3, 5, 7]),
        List(testDescription: "another user's", filter: .userID(ID(2)), numbers: [2, 4, 6]),
        List(testDescription: "one seller's", filter: .sellerID(ID(1)), numbers: [1, 2, 3, 6, 7]),
        List(testDescription: "another seller's", filter: .sellerID(ID(2)), numbers: [4, 5]),
    ]

    /// Seven orders, of which 2, 3 and 5 are cancelled and 7 is delivered.
    private static func mixedMarket() throws -> Market {
        let market = try Market()
        market.shop.foldsAtOnce = true
        for number in (1...7 as ClosedRange<UInt64>).reversed() {
            var request = market.orderRequest([(number == 4 || number == 5 ? 3 : 0, 1)], number: number)
            if number % 2 == 0 { (request.userID, request.addressID) = (market.otherUser, market.otherAddress) }
            try market.succeed(.createOrder(request))
        }
        for number in [5, 2, 3] as [UInt64] { try market.cancel(Order(id: Market.orderID(number))) }
        try market.bring(Order(id: Market.orderID(7)), to: .delivered)
        return market
    }

    private static func page(
        of filter: ListOrdersRequest.Filter?,
        size: Int32,
        token: String,
        in shop: Shop
    ) throws -> ([ID<Order>], String) {
        let request = ListOrdersRequest(filter: filter, pageSize: size, pageToken: token)
        let page: ListOrdersResponse = try shop.answer(.listOrders(request))
        return (page.orders.map(\.id), page.nextPageToken)
    }

    @Test(
        "lists of orders that go on and orders that are finished show each once, in the order of their ids",
        arguments: lists,
        [1, 2, 3] as [Int32]
    )
    func pages(list: List, size: Int32) throws {
        let market = try Self.mixedMarket()
        #expect(market.shop.ordersInMemory == OrderRowCounts(live: 3, lines: 3, finished: 0, groups: 0))
        let ids = list.numbers.map(Market.orderID)
        let expected = stride(from: 0, to: ids.count, by: Int(size)).map { Array(ids[$0...].prefix(Int(size))) }
        let before = (market.shop.stateHash, market.shop.sequence)
        for shop in [market.shop, market.shop.recovered()] {
            let pages = try Shop.pages { try Self.page(of: list.filter, size: size, token: $0, in: shop) }
            #expect(pages == expected)
        }
        #expect(before == (market.shop.stateHash, market.shop.sequence))
    }

    @Test("an order that is finished while the list is read is listed once", arguments: [true, false])
    func finishedBetweenPages(foldsAtOnce: Bool) throws {
        let market = try Market()
        market.shop.foldsAtOnce = foldsAtOnce
        for number in 1...6 as ClosedRange<UInt64> { try market.order([(0, 1)], number: number) }
        // Of the page before and of the next one.
        var finished: [[UInt64]] = [[2, 3], [4, 6], []]
        let pages = try Shop.pages { token in
            let page = try Self.page(of: nil, size: 2, token: token, in: market.shop)
            for number in finished.removeFirst() { try market.cancel(Order(id: Market.orderID(number))) }
            return page
        }
        #expect(pages == [[1, 2], [3, 4], [5, 6]].map { $0.map(Market.orderID) })
        market.checkInvariants()
    }

    // MARK: At random

    @Test(
        "orders that leave memory at once, now and then or never: all that is asked comes to the same",
        arguments: 1...6 as ClosedRange<UInt64>
    )
    func anyResidence(seed: UInt64) throws {
        let markets = [try Market(), try Market(), try Market()]
        let (folded, sometimes, kept) = (markets[0].shop, markets[1].shop, markets[2].shop)
        folded.foldsAtOnce = true
        for market in markets {
            for variant in market.variants { try market.shop.setStock(10_000, of: variant) }
        }
        var workload = OrderWorkload(in: markets[0], seed: seed)
        for step in 0..<500 {
            let pause = workload.pause()
            for market in markets { market.shop.advance(pause) }
            if workload.foldsNow() { sometimes.fold() }
            let request = workload.next()
            let outcome = folded.run(request)
            let place: Comment = "seed \(seed), step \(step): \(request)"
            for shop in [sometimes, kept] {
                try #require(shop.run(request) == outcome, place)
                try #require((shop.stateHash, shop.sequence) == (folded.stateHash, folded.sequence), place)
                try #require(shop.invariantViolations == [], place)
            }
            try #require(folded.invariantViolations == [], place)
            try #require(folded.ordersInMemory.finished == 0 && folded.ordersInMemory.groups == 0, place)
            workload.learn(request, outcome)
        }
        for market in markets { market.checkInvariants() }
        #expect(kept.ordersInMemory.finished > 10 && workload.pastChangeCount > 0, "the workload is too timid")
        let reasons: Set<ErrorReason> = [.orderState, .paymentState, .keyTaken, .entityNotFound]
        #expect(workload.reasons.isSuperset(of: reasons), "the workload is too timid")
    }
}
