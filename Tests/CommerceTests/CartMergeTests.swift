import Commerce
import HoldfastMessages
import Testing

@Suite("Merging carts")
struct CartMergeTests {
    private static func id(_ number: UInt64) -> ID<Cart> { Market.cartID(number) }

    /// The user has cart 1, session "s" cart 2.
    private static func market(
        user: [(Int, Int64)] = [],
        session: [(Int, Int64)] = [],
        limits: Limits = Limits()
    ) throws -> Market {
        let market = try Market(limits: limits)
        try market.createCart(user, number: 1)
        try market.createCart(session, of: .sessionID("s"), number: 2)
        return market
    }

    private static func merge(
        _ session: String = "s",
        to target: MergeCartsRequest.Target,
        validateOnly: Bool = false
    ) -> UnaryRequest {
        .mergeCarts(MergeCartsRequest(sessionID: session, target: target, validateOnly: validateOnly))
    }

    /// The merge happened, and the session's cart is gone.
    private static func succeed(_ request: UnaryRequest, in market: Market) throws -> MergeCartsResponse {
        let response: MergeCartsResponse = try market.shop.answer(request)
        #expect(response.commitSeq == market.shop.sequence)
        #expect(response.cart.etag == Etag(sequence: response.commitSeq) && response.cart.updateTime == market.shop.now)
        let content = try market.cart(response.cart.id)
        #expect(content.cart == response.cart && content.items == response.items)
        let gone = UnaryRequest.getCart(GetCartRequest(key: .sessionID("s")))
        #expect(market.shop.run(gone).rejection == .missing("cart", "s"))
        market.checkInvariants()
        return response
    }

    static let rows: [MarketRefusal] = [
        MarketRefusal("an unknown user") { _ in (merge(to: .userID(ID(9))), .missing("user", 9)) },
        MarketRefusal("an unknown user, where the session has no cart") { _ in
            (merge("t", to: .userID(ID(9))), .missing("user", 9))
        },
        MarketRefusal("an unknown cart") { _ in (merge(to: .cartID(id(9))), .missing("cart", id(9))) },
        MarketRefusal("the cart of another session") { market in
            try market.createCart(of: .sessionID("t"), number: 3)
            return (merge(to: .cartID(id(3))), .cartAnonymous)
        },
        MarketRefusal("the cart of the session itself") { _ in (merge(to: .cartID(id(2))), .cartAnonymous) },
        MarketRefusal("more lines than the user's cart may have, after others have been merged") { market in
            (merge(to: .userID(market.user)), .countLimit(entity: "cart_item", maximum: 2))
        },
        MarketRefusal("more lines than the cart may have, after others have been merged") { _ in
            (merge(to: .cartID(id(1))), .countLimit(entity: "cart_item", maximum: 2))
        },
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        var limits = Limits()
        limits.maximumOrderLineCount = 2
        let market = try Self.market(user: [(0, 1), (1, 1)], session: [(1, 2), (3, 1)], limits: limits)
        for number in 1...2 as ClosedRange<UInt64> { try market.reserve(Self.id(number)) }
        try row.check(in: market)
        market.checkInvariants()
    }

    @Test("lines go to the oldest of the user's carts, and units of one variant add up")
    func oldest() throws {
        let market = try Market()
        try market.createCart(number: 9)
        try market.createCart([(0, 1), (1, 2)], number: 8)
        market.shop.advance(.seconds(1))
        try market.createCart(number: 1)
        try market.createCart([(1, 3), (3, 4)], of: .sessionID("s"), number: 2)
        let (kept, moved) = (try market.item(1, in: Self.id(8)), try market.item(3, in: Self.id(2)))
        market.shop.advance(.seconds(1))
        // Carts 8 and 9 are of the same moment; then the id decides.
        let response = try Self.succeed(Self.merge(to: .userID(market.user)), in: market)
        #expect(response.cart.id == Self.id(8) && response.cart.userID == market.user)
        #expect(response.items.map(\.variantID) == [0, 1, 3].map { market.variants[$0] })
        #expect(response.items.map(\.quantity) == [1, 5, 4])
        #expect(response.items.map(\.id).suffix(2) == [kept.id, moved.id])
        #expect(response.items.allSatisfy { $0.cartID == Self.id(8) })
        #expect(response.items[1].updateTime == market.shop.now && response.items[2].updateTime == market.shop.now)
        #expect(response.items[0].updateTime < market.shop.now)
    }

    @Test("lines go to the cart that is given, the oldest or not")
    func given() throws {
        let market = try Self.market(session: [(0, 2)])
        market.shop.advance(.seconds(1))
        try market.createCart(number: 3)
        let response = try Self.succeed(Self.merge(to: .cartID(Self.id(3))), in: market)
        #expect(response.cart.id == Self.id(3) && response.items.map(\.quantity) == [2])
        #expect(try market.cart(Self.id(1)).items.isEmpty)
    }

    @Test("a user without a cart is given the session's, with what it holds")
    func adopted() throws {
        let market = try Self.market(session: [(0, 2)])
        try market.reserve(Self.id(2))
        let item = try market.item(0, in: Self.id(2))
        let response = try Self.succeed(Self.merge(to: .userID(market.otherUser)), in: market)
        #expect(response.cart.id == Self.id(2) && response.cart.sessionID.isEmpty)
        #expect(response.cart.userID == market.otherUser && response.items == [item])
        #expect(try market.stock(0).reservedStock == 2)
        // The session may have another cart now.
        try market.createCart(of: .sessionID("s"), number: 3)
    }

    @Test("a user without a cart, and a session without one: then there is an empty one")
    func new() throws {
        let market = try Market()
        let response = try Self.succeed(Self.merge(to: .userID(market.user)), in: market)
        #expect(response.cart.userID == market.user && !response.cart.id.isNone && response.items.isEmpty)
    }

    @Test("units beyond what a line may have are left out")
    func capped() throws {
        var limits = Limits()
        limits.maximumQuantity = 10
        let market = try Self.market(user: [(0, 6), (1, 6)], session: [(0, 7), (1, 4)], limits: limits)
        let response = try Self.succeed(Self.merge(to: .userID(market.user)), in: market)
        #expect(response.items.map(\.quantity) == [10, 10])
    }

    enum Hold: CaseIterable, Sendable {
        case absent, live, expired
    }

    /// Three units for the user, and two for the session.
    @Test(
        "where both hold units of a variant the user's hold has them all, else the only hold is kept",
        arguments: Hold.allCases,
        Hold.allCases
    )
    func holds(user: Hold, session: Hold) throws {
        let market = try Self.market(user: [(0, 3)], session: [(0, 2)])
        for (hold, number, hours) in [(user, 1, 1), (session, 2, 2)] as [(Hold, UInt64, Int64)] where hold != .absent {
            try market.reserve(Self.id(number), ttl: .seconds(hold == .live ? hours * 3600 : 60))
        }
        let start = market.shop.now
        market.shop.advance(.seconds(60))
        let mine = try market.item(0, in: Self.id(1)).reservationID
        let theirs = try market.item(0, in: Self.id(2)).reservationID
        let request = Self.merge(to: .userID(market.user))
        let item = try #require(try Self.succeed(request, in: market).items.first)
        #expect(item.reservationID == (user == .live ? mine : theirs))
        let reserved: Int64 = (user == .live ? 3 : 0) + (session == .live ? 2 : 0)
        #expect(try market.stock(0).reservedStock == reserved)
        if user == .live || session == .live {
            // The later of the two ends.
            let end = start + .seconds(session == .live ? 7200 : 3600)
            #expect(try market.shop.reservation(try #require(item.reservationID)).expireTime == end)
        }
        let released = market.shop.archive.entries.filter { $0.reason == .released }
        #expect(released.map(\.reservationID) == (user == .live && session == .live ? [theirs] : []))
        // Then all of it can be held, beside what is held already.
        try market.reserve(Self.id(1))
        #expect(try market.stock(0).reservedStock == 5)
        market.checkInvariants()
    }

    @Test("once the session's cart is gone, nothing happens any more", arguments: [false, true])
    func twice(isGiven: Bool) throws {
        let market = try Self.market(user: [(0, 1)], session: [(0, 2), (1, 1)])
        try market.reserve(Self.id(2))
        let request = Self.merge(to: isGiven ? .cartID(Self.id(1)) : .userID(market.user))
        var first = try Self.succeed(request, in: market)
        let before = (market.shop.stateHash, market.shop.sequence)
        market.shop.advance(.seconds(1))
        first.commitSeq = 0
        let second: MergeCartsResponse = try market.shop.answer(request)
        #expect(second == first)
        #expect(before == (market.shop.stateHash, market.shop.sequence))
    }

    @Test("a retry gets the first answer")
    func replayed() throws {
        let market = try Self.market(session: [(0, 2)])
        let request = UnaryRequest.mergeCarts(
            MergeCartsRequest(
                requestID: UUID(high: 0x4000, low: 1),
                sessionID: "s",
                target: .userID(market.user)
            )
        )
        let first = try Self.succeed(request, in: market)
        #expect(market.shop.run(request) == .replayed(sequence: first.commitSeq))
    }

    @Test("what is only validated changes nothing", arguments: ["s", "t"])
    func validateOnly(session: String) throws {
        let market = try Self.market(user: [(0, 1)], session: [(0, 2), (1, 1)])
        try market.reserve(Self.id(2))
        let before = (market.shop.stateHash, market.shop.sequence)
        for user in [market.user, market.otherUser] {
            let request = Self.merge(session, to: .userID(user), validateOnly: true)
            let response: MergeCartsResponse = try market.shop.answer(request)
            #expect(response.commitSeq == 0 && response.cart.userID == user)
        }
        #expect(before == (market.shop.stateHash, market.shop.sequence))
        #expect(try market.cart(Self.id(2)).items.count == 2)
        market.checkInvariants()
    }
}
