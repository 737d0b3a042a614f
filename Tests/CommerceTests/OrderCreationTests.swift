import Commerce
import HoldfastMessages
import Testing

@Suite("Orders without a cart")
struct OrderCreationTests {
    /// Asks for two of variant 0 and one of variant 1, or for what a test says.
    private static func request(
        _ market: Market,
        _ lines: [(Int, Int64)] = [(0, 2), (1, 1)],
        holding reservation: ID<Reservation>? = nil,
        _ change: (inout CreateOrderRequest) -> Void = { _ in }
    ) -> UnaryRequest {
        var request = market.orderRequest(lines)
        request.lines[0].reservationID = reservation
        change(&request)
        return .createOrder(request)
    }

    private static let unknownAddress = Shop.addressID(9)
    private static let unknownHold = ID<Reservation>(UUID(high: 17, low: 9))

    private static let referenceRows: [MarketRefusal] = [
        MarketRefusal("an unknown user comes before an unknown address") { market in
            (request(market) { ($0.userID, $0.addressID) = (ID(9), unknownAddress) }, .missing("user", 9))
        },
        MarketRefusal("an unknown address comes before an unknown variant") { market in
            let request = request(market) {
                $0.addressID = unknownAddress
                $0.lines[0].variantID = Shop.unknownVariant
            }
            return (request, .missing("address", unknownAddress))
        },
        MarketRefusal("the address of another user is none") { market in
            (request(market) { $0.addressID = market.otherAddress }, .missing("address", market.otherAddress))
        },
        MarketRefusal("what has stock and is in no catalogue comes before an unknown hold") { market in
            try market.shop.setStock(5)
            let request = request(market, holding: unknownHold) { $0.lines[1].variantID = Shop.variant }
            return (request, .missing("product_variant", Shop.variant))
        },
    ]

    private static let holdRows: [MarketRefusal] = [
        MarketRefusal("an unknown hold comes before a variant that is not for sale") { market in
            try market.change(0, isActive: false)
            return (request(market, holding: unknownHold), .reservationNotFound(unknownHold))
        },
        MarketRefusal("a hold of another variant comes before its owner") { market in
            let order = try market.order([(0, 1)])
            let hold = try market.reservations(of: order)[0].id
            let request = request(market) { $0.lines[1].reservationID = hold }
            let violation = InvalidField(
                field: "lines[1].reservation_id",
                description: "must be of the line's variant"
            )
            return (request, .invalidFields([violation]))
        },
        MarketRefusal("a hold of another order") { market in
            let order = try market.order([(0, 1)])
            let hold = try market.reservations(of: order)[0].id
            return (request(market, holding: hold), .reservationOwned(.order))
        },
        MarketRefusal("what an order held that was cancelled is the order's still") { market in
            let order = try market.order([(0, 1)])
            let hold = try market.reservations(of: order)[0].id
            try market.succeed(.cancelOrder(CancelOrderRequest(orderID: order.id)))
            return (request(market, holding: hold), .reservationOwned(.order))
        },
    ]

    private static let lineRows: [MarketRefusal] = [
        MarketRefusal("a variant that is not for sale comes before two sellers") { market in
            try market.change(3, isActive: false)
            return (request(market, [(0, 1), (3, 1)]), .notSellable(market.variants[3]))
        },
        MarketRefusal("a line that costs more than there may be comes before two sellers") { market in
            (request(market, [(3, 13), (0, 1)]), .amountLimit(maximum: 10_000))
        },
        MarketRefusal("lines that cost more together") { market in
            (request(market, [(0, 9), (1, 5)]), .amountLimit(maximum: 10_000))
        },
        MarketRefusal("two sellers come before an id that is taken") { market in
            try market.order([(0, 1)], number: 1)
            let request = request(market, [(0, 1), (3, 1)]) { $0.orderID = Market.orderID(1) }
            let violation = InvalidField(field: "lines", description: "must be of one seller")
            return (request, .invalidFields([violation]))
        },
        MarketRefusal("an id that is taken comes before too few units") { market in
            try market.order([(0, 1)], number: 1)
            let request = request(market, [(1, 11)]) { $0.orderID = Market.orderID(1) }
            return (request, .keyTaken(entity: "order", field: "id"))
        },
        MarketRefusal("every line of which there is too little is named, beside what its own hold has") { market in
            let hold = try market.shop.hold(3, of: market.variants[1]).id
            _ = try market.shop.hold(2, of: market.variants[1])
            let lines = [
                ShortLine(index: 0, variantID: market.variants[1], requested: 9, available: 8),
                ShortLine(index: 2, variantID: market.variants[2], requested: 12, available: 10),
            ]
            let request = request(market, [(1, 9), (0, 1), (2, 12)], holding: hold)
            return (request, .insufficientStock(lines: lines, count: 2))
        },
        MarketRefusal("an amount that is too large comes before too little stock") { market in
            let request = request(market, [(1, 11)]) { $0.deliveryCharge = Money(minorUnits: 10_000) }
            return (request, .amountLimit(maximum: 10_000))
        },
        MarketRefusal("an order that costs more than there may be with its delivery") { market in
            (request(market, [(0, 10)]) { $0.deliveryCharge = Money(minorUnits: 1) }, .amountLimit(maximum: 10_000))
        },
    ]

    static let rows = referenceRows + holdRows + lineRows

    private static func market() throws -> Market {
        var limits = Limits()
        limits.maximumAmount = 10_000
        return try Market(limits: limits)
    }

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        let market = try Self.market()
        try row.check(in: market)
        market.checkInvariants()
    }

    @Test(
        "a hold that has ended cannot be taken over, in memory or not",
        arguments: [Reservation.State.committed, .consumed, .released, .expired],
        [false, true]
    )
    func ended(state: Reservation.State, isFolded: Bool) throws {
        let market = try Self.market()
        let hold = try market.shop.hold(2, of: market.variants[0], ttl: .seconds(60)).id
        switch state {
        case .released: #expect(market.shop.release(hold).isResponse)
        case .expired: market.shop.advance(.seconds(60))
        default: #expect(market.shop.commit(hold).isResponse)
        }
        if state == .consumed { #expect(market.shop.consume(hold).isResponse) }
        try #require(try market.shop.reservation(hold).state == state)
        if isFolded { market.shop.fold() }
        // It comes before a variant that is not for sale.
        try market.change(0, isActive: false)
        let request = Self.request(market, holding: hold)
        let expected: Rejection =
            state == .expired
            ? .reservationExpired(expireTime: try market.shop.reservation(hold).expireTime) : .reservationState(state)
        Refusal("a hold that has ended", request, expected).check(in: market.shop)
    }

    @Test("nor can one whose time is over that nothing has swept yet")
    func unswept() throws {
        let market = try Self.market()
        let hold = try market.shop.hold(2, of: market.variants[0], ttl: .seconds(60))
        market.shop.advance(.seconds(60))
        let request = Self.request(market, holding: hold.id)
        #expect(market.shop.runOnly(request).rejection == .reservationExpired(expireTime: hold.expireTime))
        market.shop.expireDue(touchedBy: request)
        #expect(market.shop.runOnly(request).rejection == .reservationExpired(expireTime: hold.expireTime))
        #expect(market.shop.runOnly(Self.request(market)).isResponse)
    }

    @Test("an order has its lines in the order of the request, and its units are held until it is paid")
    func created() throws {
        let market = try Market()
        let lines: [(Int, Int64)] = [(2, 3), (0, 2)]
        let request = market.orderRequest(lines, number: 1, delivery: 70)
        let response: CreateOrderResponse = try market.shop.answer(.createOrder(request))
        let order = response.order
        #expect(order.id == Market.orderID(1) && order.orderNumber == "1" && order.status == .pending)
        #expect(order.userID == market.user && order.sellerID == market.sellers[0] && order.checkoutGroupID == nil)
        #expect(order.subtotal.minorUnits == 2999 && order.deliveryCharge.minorUnits == 70)
        #expect(order.totalAmount.minorUnits == 3069 && order.etag == Etag(sequence: response.commitSeq))
        #expect(order.expireTime == market.shop.now + Duration.seconds(1800))
        #expect(try market.current(order) == order && market.items(of: order) == response.items)
        #expect(response.items.map(\.variantID) == [market.variants[2], market.variants[0]])
        #expect(response.items.map(\.totalPrice.minorUnits) == [999, 2000])
        #expect(response.items.allSatisfy { $0.orderID == order.id && $0.commissionRate == BasisPoints(1000) })
        for (hold, (_, quantity)) in zip(try market.reservations(of: order), lines) {
            #expect(hold.quantity == quantity && hold.state == .held && hold.owner == .order)
            #expect(hold.orderID == order.id && hold.userID == market.user && hold.expireTime == order.expireTime)
        }
        let second = try market.order([(4, 1)])
        #expect(second.orderNumber == "2" && second.sellerID == market.sellers[1])
        market.checkInvariants()
    }

    @Test("a hold of the caller's is taken over in the quantity of the line", arguments: [1, 2, 10] as [Int64])
    func takenOver(quantity: Int64) throws {
        let market = try Self.market()
        let hold = try market.shop.hold(2, of: market.variants[0], ttl: .seconds(60)).id
        let entryCount = market.shop.archive.entries.count
        let request = Self.request(market, [(0, quantity)], holding: hold)
        let response: CreateOrderResponse = try market.shop.answer(request)
        #expect(response.items.map(\.reservationID) == [hold])
        let entries = market.shop.archive.entries.dropFirst(entryCount)
        #expect(entries.map(\.reservedChange) == (quantity == 2 ? [] : [quantity - 2]))
        market.shop.advance(.seconds(60))
        let row = try market.shop.reservation(hold)
        #expect(row.state == .held && row.owner == .order && row.orderID == response.order.id)
        #expect(try market.stock(0).reservedStock == quantity)
        market.checkInvariants()
    }

    @Test("what is only validated leaves no trace, and has no ids but those given", arguments: [nil, 7] as [UInt64?])
    func validateOnly(number: UInt64?) throws {
        let market = try Market()
        let before = (market.shop.stateHash, market.shop.sequence, market.shop.archive.entries.count)
        let request = market.orderRequest([(0, 2), (1, 1)], number: number, delivery: 5, validateOnly: true)
        let response: CreateOrderResponse = try market.shop.answer(.createOrder(request))
        #expect(response.commitSeq == 0 && response.order.totalAmount.minorUnits == 2255)
        #expect(response.order.id == (number.map(Market.orderID) ?? ID()) && response.order.orderNumber.isEmpty)
        #expect(response.items.count == 2 && response.items.allSatisfy { $0.id.isNone && $0.reservationID.isNone })
        #expect(before == (market.shop.stateHash, market.shop.sequence, market.shop.archive.entries.count))
        market.checkInvariants()
    }
}
