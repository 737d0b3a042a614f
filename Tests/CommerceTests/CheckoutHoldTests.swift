import Commerce
import HoldfastMessages
import Testing

/// What becomes of units at checkout: an order holds them, whoever held them before.
@Suite("Holds at checkout")
struct CheckoutHoldTests {
    private static let id = Market.cartID(1)

    /// The order holds so many units of one line, and nobody else holds any of the variant.
    private static func check(_ order: Order, holds quantity: Int64, in market: Market) throws -> Reservation {
        let hold = try #require(try market.reservations(of: order).first)
        #expect(hold.state == .held && hold.owner == .order && hold.orderID == order.id && hold.quantity == quantity)
        #expect(hold.expireTime == order.expireTime)
        #expect(try market.stock(0).reservedStock == quantity)
        market.checkInvariants()
        return hold
    }

    private static func checkout(_ cart: ID<Cart>, in market: Market) throws -> Order {
        try #require(try market.checkout(cart).orders.first)
    }

    /// The refusal of the one line of a cart.
    private static func short(_ requested: Int64, of available: Int64, in market: Market) -> Rejection {
        let line = ShortLine(index: 0, variantID: market.variants[0], requested: requested, available: available)
        return .insufficientStock(lines: [line], count: 1)
    }

    @Test("what nothing holds is held for the order")
    func made() throws {
        let market = try Market()
        let order = try Self.checkout(try market.createCart([(0, 2)]), in: market)
        let hold = try Self.check(order, holds: 2, in: market)
        let entry = try #require(market.shop.archive.entries.last)
        #expect(entry.reason == .held && entry.reservedChange == 2 && entry.orderID == order.id)
        #expect(entry.reservationID == hold.id && hold.userID == market.user)
    }

    @Test(
        "what the cart holds is taken over and not held twice; the ledger tells what is changed",
        arguments: [1, 2, 5, 10] as [Int64]
    )
    func takenOver(quantity: Int64) throws {
        let market = try Market()
        try market.createCart([(0, 2)], number: 1)
        let mine = try #require(try market.reserve(Self.id).items.first?.reservationID)
        if quantity != 2 { try market.update(0, in: Self.id, to: quantity) }
        let entryCount = market.shop.archive.entries.count
        let order = try Self.checkout(Self.id, in: market)
        #expect(try Self.check(order, holds: quantity, in: market).id == mine)
        let entries = market.shop.archive.entries.dropFirst(entryCount)
        #expect(entries.map(\.reservedChange) == (quantity == 2 ? [] : [quantity - 2]))
        #expect(entries.allSatisfy { $0.reason == .changed && $0.orderID == order.id })
        #expect(market.shop.release(mine).rejection == .reservationOwned(.order))
    }

    @Test("the hold that the caller named for a line is taken over")
    func named() throws {
        let market = try Market()
        let mine = try market.shop.hold(10, of: market.variants[0], ttl: .seconds(60)).id
        try market.createCart(number: 1)
        try market.add(4, of: 0, to: Self.id, holding: mine)
        let order = try Self.checkout(Self.id, in: market)
        #expect(try Self.check(order, holds: 4, in: market).id == mine)
        // Its own time is over, that of the order is not.
        market.shop.advance(.seconds(60))
        #expect(try Self.check(order, holds: 4, in: market).id == mine)
    }

    @Test("a hold that two carts name goes to the first; the second is held units of its own")
    func namedTwice() throws {
        let market = try Market()
        let hold = try market.shop.hold(4, of: market.variants[0]).id
        let carts = [try market.createCart(), try market.createCart()]
        for cart in carts { try market.add(4, of: 0, to: cart, holding: hold) }
        let orders = try carts.map { try Self.checkout($0, in: market) }
        let holds = try orders.flatMap { try market.reservations(of: $0) }
        #expect(holds[0].id == hold && holds[1].id != hold && holds.map(\.quantity) == [4, 4])
        #expect(try market.stock(0).reservedStock == 8)
        market.checkInvariants()
    }

    @Test("mistake: a shopper is blocked by their own hold: the last unit goes to the cart that holds it, and no other")
    func lastUnit() throws {
        let market = try Market()
        try market.shop.setStock(1, of: market.variants[0])
        try market.createCart([(0, 1)], number: 1)
        try market.reserve(Self.id)
        let other = try market.createCart([(0, 1)])
        let request = UnaryRequest.checkoutCart(market.checkoutRequest(other))
        Refusal("another cart", request, Self.short(1, of: 0, in: market)).check(in: market.shop)
        let order = try Self.checkout(Self.id, in: market)
        _ = try Self.check(order, holds: 1, in: market)
        Refusal("another cart still", request, Self.short(1, of: 0, in: market)).check(in: market.shop)
    }

    @Test("of two carts with the same variant the first has it, and the second what is left or given back")
    func twoCarts() throws {
        let market = try Market()
        let carts = [try market.createCart([(0, 6)]), try market.createCart([(0, 6)])]
        let order = try Self.checkout(carts[0], in: market)
        let request = UnaryRequest.checkoutCart(market.checkoutRequest(carts[1]))
        Refusal("the second", request, Self.short(6, of: 4, in: market)).check(in: market.shop)
        try market.succeed(.cancelOrder(CancelOrderRequest(orderID: order.id)))
        let second = try Self.checkout(carts[1], in: market)
        _ = try Self.check(second, holds: 6, in: market)
    }

    @Test("units on back order can be ordered")
    func backorder() throws {
        let market = try Market()
        try market.shop.setStock(1, of: market.variants[0], backorder: 2)
        try market.createCart([(0, 4)], number: 1)
        let request = UnaryRequest.checkoutCart(market.checkoutRequest(Self.id))
        Refusal("one too many", request, Self.short(4, of: 3, in: market)).check(in: market.shop)
        try market.update(0, in: Self.id, to: 3)
        let order = try Self.checkout(Self.id, in: market)
        _ = try Self.check(order, holds: 3, in: market)
    }

    @Test("a hold that has expired counts for nothing, even where nothing but the request has swept it")
    func expired() throws {
        let market = try Market()
        try market.createCart([(0, 10)], number: 1)
        let old = try #require(try market.reserve(Self.id, ttl: .seconds(60)).items.first?.reservationID)
        market.shop.advance(.seconds(60))
        let request = UnaryRequest.checkoutCart(market.checkoutRequest(Self.id))
        market.shop.expireDue(touchedBy: request)
        guard case .response(.checkoutCart(let response)) = market.shop.runOnly(request) else { throw Unexpected() }
        let order = try #require(response.orders.first)
        #expect(try Self.check(order, holds: 10, in: market).id != old)
        #expect(try market.shop.reservation(old).state == .expired)
    }

    @Test("what a hold had before it expired may be another's by now")
    func lost() throws {
        let market = try Market()
        try market.createCart([(0, 10)], number: 1)
        try market.reserve(Self.id, ttl: .seconds(60))
        market.shop.advance(.seconds(60))
        _ = try market.shop.hold(1, of: market.variants[0])
        let request = UnaryRequest.checkoutCart(market.checkoutRequest(Self.id))
        Refusal("checkout", request, Self.short(10, of: 9, in: market)).check(in: market.shop)
    }
}
