import Commerce
import HoldfastMessages
import Testing

@Suite("Pricing and reserving carts")
struct CartReservationTests {
    private static let id = Market.cartID(1)

    private static func reserve(etag: Int64 = 0) -> UnaryRequest {
        .reserveCart(ReserveCartRequest(cartID: id, etag: Etag(sequence: etag)))
    }

    private static let price = UnaryRequest.priceCart(PriceCartRequest(cartID: id))

    /// The refusal of lines of which too much is wanted: place in the cart, variant, units wanted, units there.
    private static func short(_ lines: [(Int, Int, Int64, Int64)], in market: Market) -> Rejection {
        let lines = lines.map { index, variant, requested, available in
            ShortLine(index: index, variantID: market.variants[variant], requested: requested, available: available)
        }
        return .insufficientStock(lines: lines, count: lines.count)
    }

    static let rows: [MarketRefusal] = [
        MarketRefusal("pricing an unknown cart") { _ in (price, .missing("cart", id)) },
        MarketRefusal("a line that costs more than there may be") { market in
            try market.createCart([(0, 3)], number: 1)
            return (price, .amountLimit(maximum: 2500))
        },
        MarketRefusal("lines that cost more together") { market in
            try market.createCart([(0, 2), (1, 3)], number: 1)
            return (price, .amountLimit(maximum: 2500))
        },
        MarketRefusal("a line that costs more than a number can say") { market in
            try market.change(0, price: 1_000_000_000_000)
            try market.createCart([(0, 1_000_000_000)], number: 1)
            return (price, .amountLimit(maximum: 2500))
        },
        MarketRefusal("reserving an unknown cart") { _ in (reserve(), .missing("cart", id)) },
        MarketRefusal("a stale etag comes before a cart that is empty") { market in
            try market.createCart(number: 1)
            return (reserve(etag: 1), .etagMismatch(current: try market.cart(id).cart.etag))
        },
        MarketRefusal("a cart that is empty") { market in
            try market.createCart(number: 1)
            return (reserve(), .cartEmpty)
        },
        MarketRefusal("a variant that is for sale no more comes before one of which there is too little") { market in
            try market.createCart([(0, 11), (1, 1)], number: 1)
            try market.change(1, isActive: false)
            return (reserve(), .notSellable(market.variants[1]))
        },
        MarketRefusal("every line of which there is too little is named") { market in
            try market.createCart([(0, 11), (1, 1), (3, 9)], number: 1)
            _ = try market.shop.hold(4, of: market.variants[3])
            return (reserve(), short([(0, 0, 11, 10), (2, 3, 9, 6)], in: market))
        },
        MarketRefusal("what the cart holds itself is there for it") { market in
            try market.createCart([(0, 6)], number: 1)
            try market.reserve(id)
            _ = try market.shop.hold(3, of: market.variants[0])
            try market.update(0, in: id, to: 8)
            return (reserve(), short([(0, 0, 8, 7)], in: market))
        },
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        var limits = Limits()
        limits.maximumAmount = 2500
        let market = try Market(limits: limits)
        try row.check(in: market)
        market.checkInvariants()
    }

    @Test("a cart costs what its variants cost now")
    func prices() throws {
        let market = try Market()
        try market.createCart([(0, 2), (3, 1)], number: 1)
        try market.change(0, price: 7)
        let priced: PriceCartResponse = try market.shop.answer(Self.price)
        let items = try market.cart(Self.id).items
        #expect(priced.lines.map(\.item) == items)
        #expect(priced.lines.map(\.price.minorUnits) == [7, 800])
        #expect(priced.lines.map(\.totalPrice.minorUnits) == [14, 800])
        #expect(priced.lines.map(\.sellerID) == market.sellers)
        #expect(priced.lines.map(\.availableStock) == [10, 10] && priced.lines.allSatisfy(\.isSellable))
        #expect(priced.subtotal.minorUnits == 814 && priced.isAvailable && priced.readSeq == market.shop.sequence)
    }

    @Test("nothing costs nothing")
    func nothing() throws {
        let market = try Market()
        try market.createCart(number: 1)
        let priced: PriceCartResponse = try market.shop.answer(Self.price)
        #expect(priced == PriceCartResponse(isAvailable: true, readSeq: market.shop.sequence))
    }

    @Test("available is what others have left, back orders included, and what the cart holds itself")
    func availability() throws {
        let market = try Market()
        try market.createCart([(0, 4), (1, 1)], number: 1)
        func available() throws -> [Int64] {
            let priced: PriceCartResponse = try market.shop.answer(Self.price)
            #expect(priced.isAvailable == priced.lines.allSatisfy { $0.availableStock >= $0.item.quantity })
            return priced.lines.map(\.availableStock)
        }
        let other = try market.shop.hold(7, of: market.variants[0])
        #expect(try available() == [3, 10])
        try market.shop.setStock(10, of: market.variants[0], backorder: 2)
        #expect(try available() == [5, 10])
        try market.reserve(Self.id)
        #expect(try available() == [5, 10])
        try market.shop.setStock(8, of: market.variants[0], backorder: 3)
        #expect(try available() == [4, 10])
        #expect(market.shop.release(other.id).isResponse)
        #expect(try available() == [11, 10])
    }

    @Test("what is for sale no more has a price still, and is not to be had")
    func notSellable() throws {
        let market = try Market()
        try market.createCart([(0, 1), (1, 1)], number: 1)
        try market.change(1, isActive: false)
        let priced: PriceCartResponse = try market.shop.answer(Self.price)
        #expect(priced.lines.map(\.isSellable) == [true, false] && !priced.isAvailable)
        #expect(priced.subtotal == Market.price(0) + Market.price(1))
    }

    @Test("all lines are held until one moment, for the caller", arguments: [nil, .seconds(60)] as [Duration?])
    func holdsAll(ttl: Duration?) throws {
        let market = try Market()
        try market.createCart([(1, 1), (0, 2)], number: 1)
        let reserved = try market.reserve(Self.id, ttl: ttl)
        let time = ttl ?? Duration.seconds(600)
        #expect(reserved.expireTime == market.shop.now + time)
        let content = try market.cart(Self.id)
        #expect(reserved.items == content.items && reserved.commitSeq == market.shop.sequence)
        #expect(content.cart.etag == Etag(sequence: reserved.commitSeq))
        for item in reserved.items {
            let hold = try market.shop.reservation(try #require(item.reservationID))
            #expect(hold.variantID == item.variantID && hold.quantity == item.quantity && hold.state == .held)
            #expect(hold.owner == .caller && hold.userID == market.user && hold.expireTime == reserved.expireTime)
        }
        #expect(try market.stock(0).reservedStock == 2 && market.stock(1).reservedStock == 1)
        market.checkInvariants()
    }

    @Test("what is held already is held for longer, and in the cart's quantity", arguments: [1, 2, 5] as [Int64])
    func extends(quantity: Int64) throws {
        let market = try Market()
        try market.createCart([(0, 2)], of: .sessionID("s"), number: 1)
        let first = try market.reserve(Self.id, ttl: .seconds(60))
        try market.update(0, in: Self.id, to: quantity)
        market.shop.advance(.seconds(59))
        let entryCount = market.shop.archive.entries.count
        let second = try market.reserve(Self.id, ttl: .seconds(120))
        #expect(second.items.map(\.reservationID) == first.items.map(\.reservationID))
        let hold = try market.shop.reservation(try #require(second.items.first?.reservationID))
        #expect(hold.quantity == quantity && hold.userID == nil)
        #expect(hold.expireTime == second.expireTime && second.expireTime == market.shop.now + Duration.seconds(120))
        let entries = market.shop.archive.entries.dropFirst(entryCount)
        #expect(entries.map(\.reservedChange) == (quantity == 2 ? [] : [quantity - 2]))
        #expect(entries.allSatisfy { $0.reason == .changed })
        market.shop.advance(.seconds(119))
        #expect(try market.stock(0).reservedStock == quantity)
        market.shop.advance(.seconds(1))
        #expect(try market.stock(0).reservedStock == 0)
        market.checkInvariants()
    }

    @Test("what expired is held anew, even where nothing but the request has swept it", arguments: [price, reserve()])
    func expired(request: UnaryRequest) throws {
        let market = try Market()
        try market.createCart([(0, 10), (1, 10)], number: 1)
        let first = try market.reserve(Self.id, ttl: .seconds(60))
        market.shop.advance(.seconds(60))
        market.shop.expireDue(touchedBy: request)
        #expect(market.shop.runOnly(Self.reserve()).isResponse)
        let second = try market.cart(Self.id).items
        for (old, new) in zip(first.items, second) {
            let hold = try market.shop.reservation(try #require(new.reservationID))
            #expect(new.reservationID != old.reservationID && hold.state == .held && hold.quantity == 10)
            #expect(try market.shop.reservation(try #require(old.reservationID)).state == .expired)
        }
        market.checkInvariants()
    }

    @Test("what is only validated holds nothing")
    func validateOnly() throws {
        let market = try Market()
        try market.createCart([(0, 2), (1, 1)], number: 1)
        try market.reserve(Self.id, ttl: .seconds(60))
        try market.add(1, of: 3, to: Self.id)
        try market.update(0, in: Self.id, to: 5)
        let before = (market.shop.stateHash, market.shop.sequence, market.shop.archive.entries.count)
        let request = UnaryRequest.reserveCart(ReserveCartRequest(cartID: Self.id, validateOnly: true))
        let response: ReserveCartResponse = try market.shop.answer(request)
        #expect(response.commitSeq == 0 && response.items.map { $0.reservationID == nil } == [false, false, true])
        #expect(before == (market.shop.stateHash, market.shop.sequence, market.shop.archive.entries.count))
        market.checkInvariants()
    }
}
