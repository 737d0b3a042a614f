import Commerce
import HoldfastMessages
import Testing

/// Whatever makes units free, those who wait get them.
@Suite("Freed units")
struct FreedUnitTests {
    /// A way in which units become free.
    struct Way: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Takes all ten units of variant 0; gives what makes at least one of them free, or adds one.
        var take: @Sendable (Market) throws -> () throws -> Void

        init(_ testDescription: String, _ take: @escaping @Sendable (Market) throws -> () throws -> Void) {
            self.testDescription = testDescription
            self.take = take
        }
    }

    private static func hold(_ market: Market, ttl: Duration? = nil) throws -> Reservation {
        try market.shop.hold(10, of: market.variants[0], ttl: ttl)
    }

    private static func succeed(_ outcome: Shop.Outcome) throws {
        guard outcome.isResponse else { throw Unexpected() }
    }

    static let holds: [Way] = [
        Way("a hold is released") { market in
            let id = try hold(market).id
            return { try succeed(market.shop.release(id)) }
        },
        Way("a commitment is released") { market in
            let id = try hold(market).id
            try succeed(market.shop.commit(id))
            return { try succeed(market.shop.release(id)) }
        },
        Way("a hold runs out") { market in
            let end = try hold(market, ttl: .seconds(60)).expireTime
            return {
                market.shop.now = end
                market.shop.tick()
            }
        },
        Way("less is committed than was held") { market in
            let id = try hold(market).id
            return { try succeed(market.shop.commit(id, quantity: 9)) }
        },
        Way("less is shipped than was committed") { market in
            let id = try hold(market).id
            try succeed(market.shop.commit(id))
            return { try succeed(market.shop.consume(id, quantity: 9)) }
        },
        Way("an offer is given up") { market in
            let id = try hold(market).id
            let other = try market.shop.join(10, of: market.variants[0])
            try succeed(market.shop.release(id))
            return { try market.shop.leave(other.id) }
        },
        Way("an offer runs out") { market in
            let id = try hold(market).id
            let other = try market.shop.join(10, of: market.variants[0], ttl: .seconds(60))
            try succeed(market.shop.release(id))
            return {
                market.shop.advance(.seconds(60))
                guard market.shop.recorded(other.id)?.state == .offered else { throw Unexpected() }
                market.shop.tick()
            }
        },
    ]

    static let stocks: [Way] = [
        Way("goods come in") { market in
            _ = try hold(market)
            let request = AdjustStockRequest(variantID: market.variants[0], quantityChange: 1, reason: .received)
            return { try market.succeed(.adjustStock(request)) }
        },
        Way("goods of several variants come in") { market in
            _ = try hold(market)
            let lines = [1, 0].map {
                StockAdjustment(variantID: market.variants[$0], quantityChange: 1, reason: .received)
            }
            return { try market.succeed(.batchAdjustStocks(BatchAdjustStocksRequest(lines: lines))) }
        },
        Way("more are counted") { market in
            _ = try hold(market)
            return { try market.shop.setStock(11, of: market.variants[0]) }
        },
        Way("more may be on back order") { market in
            _ = try hold(market)
            let request = UpdateStockSettingsRequest(variantID: market.variants[0], backorderLimit: 1)
            return { try market.succeed(.updateStockSettings(request)) }
        },
    ]

    static let sales: [Way] = [
        Way("a cart is cleared") { market in
            let cart = try market.createCart([(0, 10)])
            try market.reserve(cart)
            return { try market.succeed(.clearCart(ClearCartRequest(cartID: cart))) }
        },
        Way("a line is taken out of a cart") { market in
            let cart = try market.createCart([(0, 10)])
            try market.reserve(cart)
            let request = RemoveCartItemRequest(cartItemID: try market.item(0, in: cart).id)
            return { try market.succeed(.removeCartItem(request)) }
        },
        Way("a cart is deleted") { market in
            let cart = try market.createCart([(0, 10)])
            try market.reserve(cart)
            return { try market.succeed(.deleteCart(DeleteCartRequest(cartID: cart))) }
        },
        Way("a cart wants less than it holds") { market in
            let cart = try market.createCart([(0, 10)])
            try market.reserve(cart)
            return {
                try market.update(0, in: cart, to: 9)
                try market.reserve(cart)
            }
        },
        Way("an order wants less than was held for it") { market in
            var request = market.orderRequest([(0, 9)])
            request.lines[0].reservationID = try hold(market).id
            return { [request] in try market.succeed(.createOrder(request)) }
        },
        Way("an order is cancelled") { market in
            let order = try market.order([(0, 10)])
            return { try market.cancel(order) }
        },
        Way("a paid order is cancelled") { market in
            let order = try market.order([(0, 10)])
            try market.pay(order)
            return { try market.cancel(order) }
        },
        Way("an order is not paid in time") { market in
            let order = try market.order([(1, 1), (0, 10)])
            return {
                market.shop.now = order.expireTime
                market.shop.tick()
            }
        },
    ]

    @Test("those who wait get them in the same turn, without asking", arguments: holds + stocks + sales)
    func freed(way: Way) throws {
        let market = try Market()
        let free = try way.take(market)
        let place = try market.shop.join(1, of: market.variants[0], user: 7)
        try free()
        #expect(market.shop.recorded(place.id)?.state == .offered)
        market.checkInvariants()
    }

    @Test("what is only tried makes nothing free")
    func tried() throws {
        let market = try Market()
        let order = try market.order([(0, 10)])
        let place = try market.shop.join(1, of: market.variants[0], user: 7)
        try market.succeed(.cancelOrder(CancelOrderRequest(orderID: order.id, validateOnly: true)))
        #expect(!market.shop.tick() && market.shop.recorded(place.id)?.state == .waiting)
        market.checkInvariants()
    }
}
