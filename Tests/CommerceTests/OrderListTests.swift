import Commerce
import HoldfastMessages
import Testing

@Suite("Lists and details of orders")
struct OrderListTests {
    private static let unknown = Market.orderID(9)

    private static func list(_ filter: ListOrdersRequest.Filter?, token: String = "") -> UnaryRequest {
        .listOrders(ListOrdersRequest(filter: filter, pageSize: 2, pageToken: token))
    }

    private static func adjust(
        _ order: ID<Order>,
        by amount: Int64,
        as key: ID<OrderAdjustment>? = nil,
        etag: Int64 = 0
    ) -> UnaryRequest {
        .createOrderAdjustment(
            CreateOrderAdjustmentRequest(
                adjustmentID: key,
                orderID: order,
                description: "why",
                amount: Money(minorUnits: amount),
                etag: Etag(sequence: etag)
            )
        )
    }

    private static func redirect(_ order: ID<Order>, to name: String = "Bob", etag: Int64 = 0) -> UnaryRequest {
        .updateOrderShippingDetail(
            UpdateOrderShippingDetailRequest(orderID: order, fullName: name, etag: Etag(sequence: etag))
        )
    }

    private static func detail(of order: Order, in market: Market) throws -> OrderShippingDetail {
        let request = GetOrderRequest(orderID: order.id)
        return try market.shop.answer(.getOrder(request), as: GetOrderResponse.self).shippingDetail
    }

    private static let missing: [(UnaryRequest, Rejection)] = [
        (.getOrder(GetOrderRequest(orderID: unknown)), .missing("order", unknown)),
        (.lookupOrder(LookupOrderRequest(orderNumber: "9")), .missing("order", "9")),
        (list(.userID(ID(9)), token: "x"), .missing("user", 9)),
        (list(.sellerID(ID(9)), token: "x"), .missing("seller", 9)),
        (list(nil, token: "x"), .invalidPageToken),
        (.listOrderItems(ListOrderItemsRequest(orderID: unknown)), .missing("order", unknown)),
        (.listOrderAdjustments(ListOrderAdjustmentsRequest(orderID: unknown)), .missing("order", unknown)),
        (.listOrderTransitions(ListOrderTransitionsRequest(orderID: unknown)), .missing("order", unknown)),
        (.listPayments(ListPaymentsRequest(orderID: unknown)), .missing("order", unknown)),
        (.listRefunds(ListRefundsRequest(orderID: unknown)), .missing("order", unknown)),
        (redirect(unknown, etag: 1), .missing("order", unknown)),
        (adjust(unknown, by: 1, etag: 1), .missing("order", unknown)),
    ]

    private static let missingRows: [MarketRefusal] = missing.map { row in
        MarketRefusal("\(row.0.method): \(row.1.reason)") { _ in row }
    }

    private static let adjustedRows: [MarketRefusal] =
        [Order.Status.processing, .shipped, .delivered, .cancelled].map { status in
            MarketRefusal("adjusting what is \(status) comes before a total below nothing") { market in
                let order = try market.sampleOrder()
                try market.bring(order, to: status)
                return (adjust(order.id, by: -4001), .orderState(status))
            }
        }

    private static let redirectedRows: [MarketRefusal] =
        [Order.Status.shipped, .delivered, .cancelled].map { status in
            MarketRefusal("redirecting what is \(status)") { market in
                let order = try market.sampleOrder()
                try market.bring(order, to: status)
                return (redirect(order.id), .orderState(status))
            }
        }

    private static let changeRows: [MarketRefusal] = [
        MarketRefusal("redirecting to nobody comes before an unknown order") { _ in
            let violation = InvalidField(field: "full_name", description: "must not be empty")
            return (redirect(unknown, to: ""), .invalidFields([violation]))
        },
        MarketRefusal("redirecting with a stale etag comes before the state") { market in
            let order = try market.sampleOrder()
            try market.bring(order, to: .shipped)
            return (redirect(order.id, etag: 1), .etagMismatch(current: try detail(of: order, in: market).etag))
        },
        MarketRefusal("adjusting by nothing comes before an unknown order") { _ in
            let description = "must be −1000000000000 to 1000000000000 and not 0"
            let violation = InvalidField(field: "amount", description: description)
            return (adjust(unknown, by: 0), .invalidFields([violation]))
        },
        MarketRefusal("adjusting with a stale etag comes before the state") { market in
            let order = try market.sampleOrder()
            let etag = try market.cancel(order).etag
            return (adjust(order.id, by: 1, etag: 1), .etagMismatch(current: etag))
        },
        MarketRefusal("one adjustment more than there may be comes before a total below nothing") { market in
            let order = try market.sampleOrder()
            for _ in 1...2 { try market.adjust(order, by: 1) }
            return (adjust(order.id, by: -4003), .countLimit(entity: "order_adjustment", maximum: 2))
        },
        MarketRefusal("a total below nothing comes before an id that is taken") { market in
            let (order, key) = (try market.sampleOrder(), ID<OrderAdjustment>(UUID(high: 19, low: 1)))
            try market.succeed(adjust(order.id, by: 1, as: key))
            return (adjust(order.id, by: -4002, as: key), .amountLimit(maximum: 100_000))
        },
        MarketRefusal("a total that is more than there may be") { market in
            (adjust(try market.sampleOrder().id, by: 96_001), .amountLimit(maximum: 100_000))
        },
        MarketRefusal("an adjustment with an id that is taken") { market in
            let (order, key) = (try market.sampleOrder(), ID<OrderAdjustment>(UUID(high: 19, low: 1)))
            try market.succeed(adjust(order.id, by: 1, as: key))
            let request = adjust(try market.sampleOrder().id, by: 1, as: key)
            return (request, .keyTaken(entity: "order_adjustment", field: "id"))
        },
    ]

    static let rows = missingRows + adjustedRows + redirectedRows + changeRows

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        var limits = Limits()
        limits.maximumOrderRowCount = 2
        limits.maximumAmount = 100_000
        try row.check(in: try Market(limits: limits))
    }

    @Test(
        "lists have what their filters say, page by page",
        arguments: [
            (nil, [[1, 2], [3, 4], [5]]),
            (.userID(ID(1)), [[1, 3], [5]]),
            (.userID(ID(2)), [[2, 4]]),
            (.userID(ID(3)), [[]]),
            (.sellerID(ID(1)), [[1, 2], [3, 4]]),
            (.sellerID(ID(2)), [[5]]),
        ] as [(ListOrdersRequest.Filter?, [[UInt64]])]
    )
    func pages(filter: ListOrdersRequest.Filter?, numbers: [[UInt64]]) throws {
        let market = try Market()
        for number in (1...5 as ClosedRange<UInt64>).reversed() {
            var request = market.orderRequest([(number == 5 ? 3 : 0, 1)], number: number)
            if number % 2 == 0 { (request.userID, request.addressID) = (market.otherUser, market.otherAddress) }
            try market.succeed(.createOrder(request))
        }
        for each in [market.shop, market.shop.recovered()] {
            let pages = try Shop.pages { token in
                let page: ListOrdersResponse = try each.answer(Self.list(filter, token: token))
                return (page.orders.map(\.id), page.nextPageToken)
            }
            #expect(pages == numbers.map { $0.map(Market.orderID) })
        }
        guard filter != nil else { return }
        // A token of one list is none of another.
        let page: ListOrdersResponse = try market.shop.answer(Self.list(nil))
        #expect(market.shop.run(Self.list(filter, token: page.nextPageToken)) == .rejected(.invalidPageToken))
    }

    @Test("an order is found by its id and by its number, with the address it goes to")
    func found() throws {
        let market = try Market()
        let orders = try [market.sampleOrder(), market.sampleOrder()]
        #expect(orders.map(\.orderNumber) == ["1", "2"])
        for order in orders {
            let get = UnaryRequest.getOrder(GetOrderRequest(orderID: order.id))
            let lookup = UnaryRequest.lookupOrder(LookupOrderRequest(orderNumber: order.orderNumber))
            let byID: GetOrderResponse = try market.shop.answer(get)
            let byNumber: LookupOrderResponse = try market.shop.answer(lookup)
            #expect(byID.order == order && byNumber.order == order)
            let detail = byID.shippingDetail
            #expect(byNumber.shippingDetail == detail && detail.orderID == order.id && detail.etag == order.etag)
            #expect(detail.fullName == "Ann Lee" && detail.phone == "1234" && detail.addressLine1 == "1 Main Street")
            #expect(detail.city == "Berlin" && detail.postalCode == "10115" && detail.country == "DE")
        }
    }

    @Test("lines are listed as they were ordered, whatever becomes of the prices")
    func items() throws {
        let market = try Market()
        let order = try market.order([(2, 1), (0, 2)])
        for index in [0, 2] { try market.change(index, price: 1) }
        let items = try market.items(of: order)
        #expect(items.map(\.variantID) == [2, 0].map { market.variants[$0] } && items.map(\.quantity) == [1, 2])
        #expect(items.map(\.priceAtPurchase.minorUnits) == [333, 1000])
        #expect(items.map(\.totalPrice.minorUnits) == [333, 2000])
        #expect(items.allSatisfy { $0.orderID == order.id && $0.commissionRate == BasisPoints(1000) })
        #expect(try market.reservations(of: order).map(\.quantity) == [1, 2])
    }

    @Test("adjustments change the total and are listed, the oldest first")
    func adjustments() throws {
        let market = try Market()
        let order = try market.sampleOrder()
        var expected: [OrderAdjustment] = []
        for (amount, total) in [(250, 4250), (-300, 3950)] as [(Int64, Int64)] {
            market.shop.advance(.seconds(1))
            let response = try market.adjust(order, by: amount)
            #expect(response.order.totalAmount.minorUnits == total && response.order.subtotal == order.subtotal)
            #expect(response.order.etag == Etag(sequence: response.commitSeq))
            let adjustment = OrderAdjustment(
                id: response.adjustment.id,
                orderID: order.id,
                description: "by hand",
                amount: Money(minorUnits: amount),
                sourceType: .manual,
                createTime: market.shop.now,
                etag: Etag(sequence: market.shop.sequence)
            )
            #expect(response.adjustment == adjustment && !adjustment.id.isNone)
            expected.append(adjustment)
        }
        let before = (market.shop.stateHash, market.shop.sequence)
        var request = CreateOrderAdjustmentRequest(orderID: order.id, description: "t", validateOnly: true)
        request.amount = Money(minorUnits: -3950)
        let trial: CreateOrderAdjustmentResponse = try market.shop.answer(.createOrderAdjustment(request))
        #expect(trial.adjustment.id.isNone && trial.commitSeq == 0 && trial.order.status == .processing)
        #expect(before == (market.shop.stateHash, market.shop.sequence))
        let list = ListOrderAdjustmentsRequest(orderID: order.id)
        let listed: ListOrderAdjustmentsResponse = try market.shop.answer(.listOrderAdjustments(list))
        #expect(listed.adjustments == expected)
        market.checkInvariants()
    }

    @Test("redirecting changes what is given and nothing else", arguments: [Order.Status.pending, .processing])
    func redirected(status: Order.Status) throws {
        let market = try Market()
        let (order, other) = (try market.sampleOrder(), try market.sampleOrder())
        try market.bring(order, to: status)
        let before = (try market.current(order), try Self.detail(of: other, in: market))
        var expected = try Self.detail(of: order, in: market)
        let request = UpdateOrderShippingDetailRequest(
            orderID: order.id,
            fullName: "Bob",
            addressLine2: "",
            country: "FR",
            etag: expected.etag
        )
        let response: UpdateOrderShippingDetailResponse = try market.shop.answer(.updateOrderShippingDetail(request))
        (expected.fullName, expected.addressLine2, expected.country) = ("Bob", "", "FR")
        expected.etag = Etag(sequence: market.shop.sequence)
        #expect(response.shippingDetail == expected && response.commitSeq == market.shop.sequence)
        #expect(try Self.detail(of: order, in: market) == expected)
        #expect(before == (try market.current(order), try Self.detail(of: other, in: market)))
        market.checkInvariants()
    }
}
