import Commerce
import HoldfastMessages
import Testing

@Suite("Carts")
struct CartTests {
    private static func id(_ number: UInt64) -> ID<Cart> { Market.cartID(number) }

    /// A cart has at most two lines, and a user two carts. The user has cart 1, with two of variant 0 and one of variant 1, and
    /// cart 3; session "s" has cart 2; the other user's cart 4 is checked out. Variant 2 is not for sale.
    private static func market() throws -> Market {
        var limits = Limits()
        limits.maximumCartCount = 2
        limits.maximumOrderLineCount = 2
        let market = try Market(limits: limits)
        try market.createCart([(0, 2), (1, 1)], number: 1)
        try market.createCart(of: .sessionID("s"), number: 2)
        try market.createCart(number: 3)
        let last = try market.createCart([(3, 1)], of: .userID(market.otherUser), number: 4)
        var checkout = market.checkoutRequest(last)
        checkout.addressID = market.otherAddress
        try market.succeed(.checkoutCart(checkout))
        try market.change(2, isActive: false)
        return market
    }

    private static func create(_ owner: CreateCartRequest.Owner, _ number: UInt64) -> UnaryRequest {
        .createCart(CreateCartRequest(owner: owner, cartID: id(number)))
    }

    private static func get(_ key: GetCartRequest.Key) -> UnaryRequest { .getCart(GetCartRequest(key: key)) }

    private static func add(
        _ variant: ID<ProductVariant>,
        _ quantity: Int64 = 1,
        to cart: UInt64 = 1,
        holding reservation: ID<Reservation>? = nil
    ) -> UnaryRequest {
        .addCartItem(
            AddCartItemRequest(
                cartID: id(cart),
                variantID: variant,
                quantity: quantity,
                reservationID: reservation
            )
        )
    }

    private static func update(_ item: ID<CartItem>, etag: Int64 = 0) -> UnaryRequest {
        .updateCartItem(UpdateCartItemRequest(cartItemID: item, quantity: 5, etag: Etag(sequence: etag)))
    }

    private static func remove(_ item: ID<CartItem>, etag: Int64 = 0) -> UnaryRequest {
        .removeCartItem(RemoveCartItemRequest(cartItemID: item, etag: Etag(sequence: etag)))
    }

    private static func clear(_ number: UInt64, etag: Int64 = 0) -> UnaryRequest {
        .clearCart(ClearCartRequest(cartID: id(number), etag: Etag(sequence: etag)))
    }

    private static func deleteVariant(_ id: ID<ProductVariant>) -> UnaryRequest {
        .deleteProductVariant(DeleteProductVariantRequest(variantID: id))
    }

    private static let unknownItem = ID<CartItem>(UUID(high: 16, low: 9))

    private static let cartRows: [MarketRefusal] = [
        MarketRefusal("creating for an unknown user comes before an id that is taken") { _ in
            (create(.userID(ID(9)), 1), .missing("user", 9))
        },
        MarketRefusal("one cart more than a user may have comes before an id that is taken") { market in
            (create(.userID(market.user), 2), .countLimit(entity: "cart", maximum: 2))
        },
        MarketRefusal("an id that is taken comes before a session that has a cart") { _ in
            (create(.sessionID("s"), 1), .keyTaken(entity: "cart", field: "id"))
        },
        MarketRefusal("an id that a checkout has comes before a session that has a cart") { _ in
            (create(.sessionID("s"), 4), .keyTaken(entity: "cart", field: "id"))
        },
        MarketRefusal("a session that has a cart") { _ in
            (create(.sessionID("s"), 9), .keyTaken(entity: "cart", field: "session_id"))
        },
        MarketRefusal("an unknown id") { _ in (get(.cartID(id(9))), .missing("cart", id(9))) },
        MarketRefusal("a cart that is checked out") { _ in (get(.cartID(id(4))), .missing("cart", id(4))) },
        MarketRefusal("an unknown session") { _ in (get(.sessionID("t")), .missing("cart", "t")) },
        MarketRefusal("clearing an unknown one") { _ in (clear(9), .missing("cart", id(9))) },
        MarketRefusal("clearing with a stale etag") { market in
            (clear(1, etag: 1), .etagMismatch(current: try market.cart(id(1)).cart.etag))
        },
    ]

    private static let itemRows: [MarketRefusal] = [
        MarketRefusal("adding to an unknown cart comes before an unknown variant") { _ in
            (add(Shop.unknownVariant, to: 9), .missing("cart", id(9)))
        },
        MarketRefusal("adding what has stock and is in no catalogue comes before an unknown hold") { market in
            try market.shop.setStock(5)
            return (add(Shop.variant, holding: ID(UUID(high: 17, low: 9))), .missing("product_variant", Shop.variant))
        },
        MarketRefusal("an unknown hold comes before a variant that is not for sale") { market in
            let hold = ID<Reservation>(UUID(high: 17, low: 9))
            return (add(market.variants[2], holding: hold), .reservationNotFound(hold))
        },
        MarketRefusal("a hold of another variant comes before a variant that is not for sale") { market in
            let hold = try market.shop.hold(1, of: market.variants[0]).id
            let violation = InvalidField(field: "reservation_id", description: "must be of this variant")
            return (add(market.variants[2], holding: hold), .invalidFields([violation]))
        },
        MarketRefusal("a variant that is not for sale comes before one line more than there may be") { market in
            (add(market.variants[2]), .notSellable(market.variants[2]))
        },
        MarketRefusal("one line more than there may be") { market in
            (add(market.variants[3]), .countLimit(entity: "cart_item", maximum: 2))
        },
        MarketRefusal("more units than a line may have") { market in
            (
                add(market.variants[0], 999_999_999),
                .quantityLimit(maximum: 1_000_000_000)
            )
        },
        MarketRefusal("updating an unknown line") { _ in (update(unknownItem), .missing("cart_item", unknownItem)) },
        MarketRefusal("updating with a stale etag") { market in
            let item = try market.item(0, in: id(1))
            return (update(item.id, etag: item.etag.sequence - 1), .etagMismatch(current: item.etag))
        },
        MarketRefusal("removing an unknown line") { _ in (remove(unknownItem), .missing("cart_item", unknownItem)) },
        MarketRefusal("removing with a stale etag") { market in
            let item = try market.item(0, in: id(1))
            return (remove(item.id, etag: item.etag.sequence - 1), .etagMismatch(current: item.etag))
        },
        MarketRefusal("deleting a variant that is in a cart") { market in
            (deleteVariant(market.variants[0]), .stillReferenced(entity: "product_variant", referrer: "cart_item"))
        },
    ]

    static let rows = cartRows + itemRows

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: MarketRefusal) throws {
        try row.check(in: try Self.market())
    }

    enum Fault: CaseIterable, Sendable {
        case nothing, inactiveVariant, inactiveProduct, pendingProduct, rejectedProduct, pendingSeller, suspendedSeller
    }

    @Test("only an approved, active product of an approved seller with an active variant", arguments: Fault.allCases)
    func sellable(fault: Fault) throws {
        let market = try Market()
        let shop = market.shop
        let seller = try shop.createSeller("third", approved: fault != .pendingSeller).id
        let status: Product.Status =
            switch fault {
            case .pendingProduct: .pending
            case .rejectedProduct: .rejected
            default: .approved
            }
        try market.createProduct(7, of: seller, as: status)
        if fault == .inactiveProduct {
            let request = UpdateProductRequest(productID: Shop.productID(7), isActive: false)
            try market.succeed(.updateProduct(request))
        }
        let variant = try shop.createVariant(7, of: 7).id
        let activation = UpdateProductVariantRequest(variantID: variant, isActive: fault != .inactiveVariant)
        try market.succeed(.updateProductVariant(activation))
        if fault == .suspendedSeller { try market.succeed(.suspendSeller(SuspendSellerRequest(sellerID: seller))) }
        try market.createCart(number: 1)
        let rejection: Rejection? = fault == .nothing ? nil : .notSellable(variant)
        #expect(shop.run(Self.add(variant)).rejection == rejection)
    }

    @Test("a cart has one line for each variant, whose units add up")
    func lines() throws {
        let market = try Market()
        let cart = try market.createCart([(1, 2)])
        let first = try market.item(1, in: cart)
        market.shop.advance(.seconds(1))
        try market.add(4, of: 0, to: cart)
        let second = try market.add(3, of: 1, to: cart)
        #expect(second.id == first.id && second.quantity == 5 && second.createTime == first.createTime)
        #expect(second.updateTime == market.shop.now && second.etag == Etag(sequence: market.shop.sequence))
        let content = try market.cart(cart)
        #expect(content.items.map(\.variantID) == [market.variants[0], market.variants[1]])
        #expect(content.items.map(\.quantity) == [4, 5] && content.items.last == second)
        #expect(content.cart.userID == market.user && content.cart.etag == second.etag)
        #expect(content.cart.updateTime == market.shop.now && content.cart.createTime < market.shop.now)
        market.checkInvariants()
    }

    @Test("the cart of a session is found by it, and is no user's")
    func session() throws {
        let market = try Market()
        let cart = try market.createCart([(0, 1)], of: .sessionID("s"))
        let found: GetCartResponse = try market.shop.answer(Self.get(.sessionID("s")))
        #expect(try market.cart(cart) == found)
        #expect(found.cart.userID == nil && found.cart.sessionID == "s" && found.items.count == 1)
    }

    @Test("who takes a line out, or all of them, gives back what is held for them, once", arguments: [false, true])
    func givesBack(all: Bool) throws {
        let market = try Market()
        let cart = try market.createCart([(0, 2), (1, 1)])
        let hold = try #require(try market.reserve(cart).items.first?.reservationID)
        let item = try market.item(0, in: cart)
        if all {
            try market.succeed(.clearCart(ClearCartRequest(cartID: cart)))
        } else {
            let removed: RemoveCartItemResponse = try market.shop.answer(Self.remove(item.id))
            #expect(removed.item == item)
        }
        #expect(try market.cart(cart).items.map(\.variantID) == (all ? [] : [market.variants[1]]))
        #expect(try market.cart(cart).cart.etag == Etag(sequence: market.shop.sequence))
        #expect(try market.stock(0).reservedStock == 0 && market.stock(1).reservedStock == (all ? 0 : 1))
        #expect(try market.shop.reservation(hold).state == .released)
        try market.succeed(.clearCart(ClearCartRequest(cartID: cart)))
        try market.succeed(.clearCart(ClearCartRequest(cartID: cart)))
        #expect(market.shop.archive.entries.count { $0.reason == .released } == 2)
        try market.succeed(Self.deleteVariant(market.variants[0]))
        market.checkInvariants()
    }

    @Test("what is only validated changes nothing, and no id is made for it")
    func validateOnly() throws {
        let market = try Market()
        let cart = try market.createCart([(0, 2)])
        try market.reserve(cart)
        let before = (market.shop.stateHash, market.shop.sequence)
        let creation = CreateCartRequest(owner: .userID(market.user), validateOnly: true)
        let created: CreateCartResponse = try market.shop.answer(.createCart(creation))
        #expect(created.cart.id.isNone && created.commitSeq == 0)
        let addition = AddCartItemRequest(cartID: cart, variantID: market.variants[1], quantity: 1, validateOnly: true)
        let added: AddCartItemResponse = try market.shop.answer(.addCartItem(addition))
        #expect(added.item.id.isNone && added.item.quantity == 1 && added.commitSeq == 0)
        let clearing = ClearCartRequest(cartID: cart, validateOnly: true)
        let cleared: ClearCartResponse = try market.shop.answer(.clearCart(clearing))
        #expect(cleared.cart.id == cart && cleared.commitSeq == 0)
        #expect(before == (market.shop.stateHash, market.shop.sequence))
        market.checkInvariants()
    }

    @Test("a cart that is deleted gives back what is held for it, and makes room for another")
    func deleted() throws {
        var limits = Limits()
        limits.maximumCartCount = 1
        let market = try Market(limits: limits)
        func create(_ number: UInt64) -> UnaryRequest {
            .createCart(CreateCartRequest(owner: .userID(market.user), cartID: Self.id(number)))
        }
        let cart = try market.shop.answer(create(1), as: CreateCartResponse.self).cart
        #expect(market.shop.run(Self.add(market.variants[0])).isResponse)
        try market.reserve(cart.id)
        let stale = DeleteCartRequest(cartID: cart.id, etag: cart.etag)
        guard case .rejected(.etagMismatch) = market.shop.run(.deleteCart(stale)) else { throw Unexpected() }
        let deletion = UnaryRequest.deleteCart(DeleteCartRequest(cartID: cart.id))
        #expect(market.shop.run(deletion).isResponse)
        #expect(try market.stock(0).reservedStock == 0)
        Refusal("deleting it once more", deletion, .missing("cart", cart.id)).check(in: market.shop)
        #expect(market.shop.run(create(2)).isResponse)
    }
}
