import Commerce
import HoldfastMessages
import Testing

@Suite("Checkout")
struct CheckoutTests {
    private static let id = Market.cartID(1)

    /// Asks for the checkout of cart 1, by what a test says of it.
    private static func request(
        _ market: Market,
        deliveries: [Int64] = [],
        _ change: (inout CheckoutCartRequest) -> Void = { _ in }
    ) -> UnaryRequest {
        var request = market.checkoutRequest(id, deliveries: deliveries)
        change(&request)
        return .checkoutCart(request)
    }

    private static let unknownAddress = Shop.addressID(9)

    private static let cartRows: [MarketRefusal] = [
        MarketRefusal("an unknown cart comes before an unknown address") { market in
            (request(market) { $0.addressID = unknownAddress }, .missing("cart", id))
        },
        MarketRefusal("a cart that is checked out comes before an unknown address") { market in
            try market.createCart([(0, 1)], number: 1)
            try market.checkout(id)
            return (request(market) { $0.addressID = unknownAddress }, .cartCheckedOut(id))
        },
        MarketRefusal("an unknown address comes before a stale etag") { market in
            try market.createCart([(0, 1)], number: 1)
            let request = request(market) { ($0.addressID, $0.etag) = (unknownAddress, Etag(sequence: 1)) }
            return (request, .missing("address", unknownAddress))
        },
        MarketRefusal("the address of another user is none") { market in
            try market.createCart([(0, 1)], number: 1)
            return (request(market) { $0.addressID = market.otherAddress }, .missing("address", market.otherAddress))
        },
        MarketRefusal("a stale etag comes before the cart of a session") { market in
            try market.createCart(of: .sessionID("s"), number: 1)
            let current = try market.cart(id).cart.etag
            return (request(market) { $0.etag = Etag(sequence: 1) }, .etagMismatch(current: current))
        },
        MarketRefusal("the cart of a session comes before one that is empty") { market in
            try market.createCart(of: .sessionID("s"), number: 1)
            return (request(market), .cartAnonymous)
        },
        MarketRefusal("a cart that is empty comes before a delivery by a stranger") { market in
            try market.createCart(number: 1)
            return (request(market, deliveries: [5]), .cartEmpty)
        },
    ]

    private static let lineRows: [MarketRefusal] = [
        MarketRefusal("a variant that is for sale no more comes before a delivery by a stranger") { market in
            try market.createCart([(0, 1)], number: 1)
            try market.change(0, isActive: false)
            return (request(market, deliveries: [0, 5]), .notSellable(market.variants[0]))
        },
        MarketRefusal("a line that costs more than there may be comes before a delivery by a stranger") { market in
            try market.createCart([(0, 11)], number: 1)
            return (request(market, deliveries: [0, 5]), .amountLimit(maximum: 10_000))
        },
        MarketRefusal("lines of one seller that cost more together") { market in
            try market.createCart([(0, 9), (1, 5)], number: 1)
            return (request(market), .amountLimit(maximum: 10_000))
        },
        MarketRefusal("a delivery by a stranger comes before too few units") { market in
            try market.createCart([(3, 11)], number: 1)
            let request = request(market, deliveries: [5, 5]) { $0.deliveryCharges.reverse() }
            let violation = InvalidField(
                field: "delivery_charges[1].seller_id",
                description: "must be a seller of something in the cart"
            )
            return (request, .invalidFields([violation]))
        },
        MarketRefusal("every line of which there is too little is named, whoever sells it") { market in
            try market.createCart([(1, 12), (2, 1), (4, 11)], number: 1)
            let lines = [
                ShortLine(index: 0, variantID: market.variants[1], requested: 12, available: 10),
                ShortLine(index: 2, variantID: market.variants[4], requested: 11, available: 10),
            ]
            return (request(market), .insufficientStock(lines: lines, count: 2))
        },
        MarketRefusal("an amount that is too large comes before too little stock") { market in
            try market.createCart([(1, 12)], number: 1)
            return (request(market, deliveries: [9000]), .amountLimit(maximum: 10_000))
        },
        MarketRefusal("an order that costs more than there may be with its delivery") { market in
            try market.createCart([(0, 10)], number: 1)
            return (request(market, deliveries: [1]), .amountLimit(maximum: 10_000))
        },
        MarketRefusal("orders that cost more together") { market in
            try market.createCart([(0, 10), (4, 1)], number: 1)
            return (request(market), .amountLimit(maximum: 10_000))
        },
    ]

    static let rows = cartRows + lineRows

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        var limits = Limits()
        limits.maximumAmount = 10_000
        let market = try Market(limits: limits)
        try row.check(in: market)
        market.checkInvariants()
    }

    @Test("there is one order for each seller, at the prices of this moment, which stay as they are")
    func orders() throws {
        let market = try Market()
        try market.createCart([(3, 1), (0, 2), (2, 1)], number: 1)
        try market.change(0, price: 1200)
        market.shop.advance(.seconds(1))
        let response = try market.checkout(Self.id, deliveries: [500])
        for index in 0..<5 { try market.change(index, price: 1) }
        let group = CheckoutGroup(
            id: Self.id,
            userID: market.user,
            totalAmount: Money(minorUnits: 4033),
            createTime: market.shop.now,
            etag: Etag(sequence: response.commitSeq)
        )
        #expect(response.checkoutGroup == group && response.orders.map(\.sellerID) == market.sellers)
        #expect(response.orders.map(\.subtotal.minorUnits) == [2733, 800])
        #expect(response.orders.map(\.deliveryCharge.minorUnits) == [500, 0])
        #expect(response.orders.map(\.totalAmount.minorUnits) == [3233, 800])
        #expect(response.orders.map(\.orderNumber) == ["1", "2"])
        for order in response.orders {
            #expect(order.status == .pending && order.userID == market.user && order.checkoutGroupID == group.id)
            #expect(order.createTime == market.shop.now && order.updateTime == market.shop.now)
            #expect(order.expireTime == market.shop.now + Duration.seconds(1800) && order.etag == group.etag)
            #expect(try market.current(order) == order)
            let lookup = LookupOrderRequest(orderNumber: order.orderNumber)
            let found: LookupOrderResponse = try market.shop.answer(.lookupOrder(lookup))
            #expect(found.order == order)
        }
        let items = try response.orders.flatMap { try market.items(of: $0) }
        #expect(items.map(\.variantID) == [0, 2, 3].map { market.variants[$0] })
        #expect(items.map(\.quantity) == [2, 1, 1])
        #expect(items.map(\.priceAtPurchase.minorUnits) == [1200, 333, 800])
        #expect(items.map(\.totalPrice.minorUnits) == [2400, 333, 800])
        market.checkInvariants()
    }

    @Test("where an order goes is copied from the address, and changes for one order alone")
    func shippingDetail() throws {
        let market = try Market()
        let orders = try market.checkout([(0, 1), (3, 1)]).orders
        func detail(_ order: Order) throws -> OrderShippingDetail {
            let request = GetOrderRequest(orderID: order.id)
            var detail = try market.shop.answer(.getOrder(request), as: GetOrderResponse.self).shippingDetail
            #expect(!detail.id.isNone && detail.orderID == order.id && detail.etag != .none)
            (detail.id, detail.orderID, detail.etag) = (ID(), ID(), .none)
            return detail
        }
        var expected = OrderShippingDetail(
            fullName: "Ann Lee",
            phone: "1234",
            addressLine1: "1 Main Street",
            addressLine2: "at the back",
            city: "Berlin",
            state: "BE",
            postalCode: "10115",
            country: "DE"
        )
        #expect(try orders.map(detail) == [expected, expected])
        let request = UpdateOrderShippingDetailRequest(orderID: orders[1].id, city: "Bonn")
        try market.succeed(.updateOrderShippingDetail(request))
        #expect(try detail(orders[0]) == expected)
        expected.city = "Bonn"
        #expect(try detail(orders[1]) == expected)
        let get = GetAddressRequest(addressID: market.address)
        let address = try market.shop.answer(.getAddress(get), as: GetAddressResponse.self).address
        #expect(address.city == "Berlin")
    }

    @Test("the cart is gone with its lines, and the group of its orders keeps its id")
    func cartIsGone() throws {
        let market = try Market()
        try market.createCart([(0, 1), (3, 1)], number: 1)
        let item = try market.item(0, in: Self.id)
        let response = try market.checkout(Self.id)
        let get = UnaryRequest.getCheckoutGroup(GetCheckoutGroupRequest(checkoutGroupID: Self.id))
        let group = GetCheckoutGroupResponse(checkoutGroup: response.checkoutGroup, orders: response.orders)
        for shop in [market.shop, market.shop.recovered()] {
            #expect(try shop.answer(get, as: GetCheckoutGroupResponse.self) == group)
            let update = UpdateCartItemRequest(cartItemID: item.id, quantity: 2)
            #expect(shop.run(.updateCartItem(update)).rejection == .missing("cart_item", item.id))
            let cart = UnaryRequest.getCart(GetCartRequest(key: .cartID(Self.id)))
            #expect(shop.run(cart).rejection == .missing("cart", Self.id))
            #expect(shop.run(Self.request(market)).rejection == .cartCheckedOut(Self.id))
            let creation = CreateCartRequest(owner: .userID(market.user), cartID: Self.id)
            #expect(shop.run(.createCart(creation)).rejection == .keyTaken(entity: "cart", field: "id"))
        }
        let unknown = UnaryRequest.getCheckoutGroup(GetCheckoutGroupRequest(checkoutGroupID: Market.cartID(9)))
        #expect(market.shop.run(unknown).rejection == .missing("checkout_group", Market.cartID(9)))
    }

    @Test("what costs nothing is paid, and its units are committed")
    func free() throws {
        let market = try Market()
        try market.change(3, price: 0)
        let orders = try market.checkout([(0, 1), (3, 2)]).orders
        #expect(orders.map(\.status) == [.pending, .processing])
        #expect(try orders.flatMap { try market.reservations(of: $0) }.map(\.state) == [.held, .committed])
        #expect(try market.stock(3).reservedStock == 2)
        let request = ListOrderTransitionsRequest(orderID: orders[1].id)
        let listed: ListOrderTransitionsResponse = try market.shop.answer(.listOrderTransitions(request))
        let transition = try #require(listed.transitions.first)
        #expect(listed.transitions.count == 1 && transition.cause == .payment)
        #expect(transition.fromStatus == .pending && transition.toStatus == .processing)
        #expect(try market.checkout([(3, 1)], deliveries: [0, 1]).orders.map(\.status) == [.pending])
        market.checkInvariants()
    }

    @Test("what was ordered once is never deleted, whatever became of the order")
    func ordered() throws {
        let market = try Market()
        let order = try #require(try market.checkout([(0, 1)]).orders.first)
        let deletion = UnaryRequest.deleteProductVariant(DeleteProductVariantRequest(variantID: market.variants[0]))
        try market.succeed(.cancelOrder(CancelOrderRequest(orderID: order.id)))
        let rejection = Rejection.stillReferenced(entity: "product_variant", referrer: "order_item")
        Refusal("a variant that was ordered", deletion, rejection).check(in: market.shop)
        let get = GetProductVariantRequest(key: .variantID(market.variants[0]))
        let variant = try market.shop.answer(.getProductVariant(get), as: GetProductVariantResponse.self).variant
        #expect(variant.isOrdered)
    }

    @Test("the part of the marketplace is what it was then", arguments: [0, 1000, 10_000] as [Int64])
    func commission(rate: Int64) throws {
        var limits = Limits()
        limits.defaultCommissionRate = rate
        let market = try Market(limits: limits)
        let order = try #require(try market.checkout([(0, 1)]).orders.first)
        #expect(try market.items(of: order).map(\.commissionRate.value) == [rate])
    }

    @Test("a retry gets the first answer, though the cart is gone")
    func replayed() throws {
        let market = try Market()
        try market.createCart([(0, 1)], number: 1)
        let request = Self.request(market) { $0.requestID = UUID(high: 0x4000, low: 1) }
        let first: CheckoutCartResponse = try market.shop.answer(request)
        let before = (market.shop.stateHash, market.shop.sequence)
        #expect(market.shop.run(request) == .replayed(sequence: first.commitSeq))
        #expect(before == (market.shop.stateHash, market.shop.sequence))
    }

    @Test("what is only validated leaves no trace, and has no ids and no numbers")
    func validateOnly() throws {
        let market = try Market()
        try market.createCart([(0, 1), (3, 1)], number: 1)
        try market.reserve(Self.id)
        let before = (market.shop.stateHash, market.shop.sequence, market.shop.archive.entries.count)
        let request = Self.request(market, deliveries: [5, 6]) { $0.validateOnly = true }
        let response: CheckoutCartResponse = try market.shop.answer(request)
        #expect(response.commitSeq == 0 && response.checkoutGroup.totalAmount.minorUnits == 1811)
        #expect(response.orders.map(\.totalAmount.minorUnits) == [1005, 806])
        #expect(response.orders.allSatisfy { $0.id.isNone && $0.orderNumber.isEmpty && $0.status == .pending })
        #expect(before == (market.shop.stateHash, market.shop.sequence, market.shop.archive.entries.count))
        market.checkInvariants()
        #expect(try market.checkout(Self.id).orders.map(\.orderNumber) == ["1", "2"])
    }
}
