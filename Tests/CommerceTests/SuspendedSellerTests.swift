import Commerce
import HoldfastMessages
import Testing

/// Suspension stops new orders, not running ones.
@Suite("Suspended sellers")
struct SuspendedSellerTests {
    private static let cart = Market.cartID(1)

    /// A market whose first seller is suspended, with a cart of the user's in which things of that seller were before.
    private static func market() throws -> Market {
        let market = try Market()
        try market.createCart([(0, 1), (3, 1)], number: 1)
        try suspend(in: market)
        return market
    }

    private static func suspend(in market: Market) throws {
        try market.succeed(.suspendSeller(SuspendSellerRequest(sellerID: market.sellers[0])))
    }

    private static func refusal(
        _ name: String,
        _ request: @escaping @Sendable (Market) -> UnaryRequest
    ) -> MarketRefusal {
        MarketRefusal(name) { market in (request(market), .notSellable(market.variants[0])) }
    }

    static let rows: [MarketRefusal] = [
        refusal("more of it for a cart") { market in
            .addCartItem(AddCartItemRequest(cartID: cart, variantID: market.variants[0], quantity: 1))
        },
        refusal("reserving a cart with it") { _ in .reserveCart(ReserveCartRequest(cartID: cart)) },
        refusal("checking out a cart with it") { market in .checkoutCart(market.checkoutRequest(cart)) },
        refusal("an order of it") { market in .createOrder(market.orderRequest([(0, 1)])) },
    ]

    @Test("nothing of the seller's can be put in a cart, reserved with one or ordered", arguments: rows)
    func refused(row: MarketRefusal) throws {
        try row.check(in: try Self.market())
    }

    @Test("others sell on, and a cart can be checked out without what the seller had in it")
    func others() throws {
        let market = try Self.market()
        #expect(try market.order([(3, 2)]).status == .pending)
        let item = try market.item(0, in: Self.cart).id
        try market.succeed(.removeCartItem(RemoveCartItemRequest(cartItemID: item)))
        #expect(try market.checkout(Self.cart).orders.map(\.sellerID) == [market.sellers[1]])
        market.checkInvariants()
    }

    @Test("an order that was there before is paid, shipped, delivered and refunded", arguments: [false, true])
    func goesOn(foldsAtOnce: Bool) throws {
        let market = try Market()
        market.shop.foldsAtOnce = foldsAtOnce
        let order = try market.sampleOrder()
        try Self.suspend(in: market)
        try market.bring(order, to: .delivered)
        #expect(try market.stock(0).currentStock == Market.units - 3)
        let payment = try #require(try market.payments(of: order).first)
        let refund = try market.refund(payment, amount: 700)
        #expect(refund.refund.status == .succeeded && refund.order.refundedAmount.minorUnits == 700)
        market.checkInvariants()
    }

    @Test(
        "an order that was there before is cancelled and gives everything back",
        arguments: [Order.Status.pending, .processing]
    )
    func cancelled(status: Order.Status) throws {
        let market = try Market()
        let order = try market.sampleOrder()
        try market.bring(order, to: status)
        try Self.suspend(in: market)
        let after = try market.cancel(order)
        #expect(after.status == .cancelled && Market.kept(of: after) == 0)
        #expect(try market.stock(0).reservedStock == 0)
        for refund in try market.refunds(of: order) { try market.carryOut(refund) }
        let refunded = try market.current(order).refundedAmount
        #expect(refunded == (status == .processing ? order.totalAmount : Money()))
        market.checkInvariants()
    }

    @Test("whoever is reinstated sells again")
    func reinstated() throws {
        let market = try Self.market()
        try market.succeed(.reinstateSeller(ReinstateSellerRequest(sellerID: market.sellers[0])))
        try market.add(1, of: 0, to: Self.cart)
        #expect(try market.reserve(Self.cart).items.count == 2)
        #expect(try market.checkout(Self.cart).orders.map(\.sellerID) == market.sellers)
        #expect(try market.order([(0, 1)]).status == .pending)
        market.checkInvariants()
    }
}
