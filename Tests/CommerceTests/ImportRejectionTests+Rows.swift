import HoldfastMessages

@testable import Commerce

/// Rows as they would be taken in, but for what is changed of them.
extension ImportRejectionTests {
    static func category(_ change: (inout Category) -> Void) -> EntityRow.Row {
        var row = Category(id: Shop.categoryID(9), name: "new", slug: "new")
        change(&row)
        return .category(row)
    }

    static func user(_ change: (inout User) -> Void) -> EntityRow.Row {
        var row = User(id: ID(90), username: "new", role: .user)
        change(&row)
        return .user(row)
    }

    static func address(of user: Int64, isDefault: Bool) -> EntityRow.Row {
        let row = Address(
            id: Shop.addressID(9),
            userID: ID(user),
            addressLine1: "a",
            city: "c",
            country: "DE",
            isDefault: isDefault
        )
        return .address(row)
    }

    static func seller(of user: Int64, slug: String = "new", id: Int64 = 90) -> EntityRow.Row {
        .seller(Seller(id: ID(id), userID: ID(user), storeName: "new", storeSlug: slug, status: .pending))
    }

    static func product(_ change: (inout Product) -> Void) -> EntityRow.Row {
        var row = Product(id: Shop.productID(9), sellerID: ID(1), title: "new", slug: "new", status: .pending)
        change(&row)
        return .product(row)
    }

    static func image(of product: UInt64, isPrimary: Bool) -> EntityRow.Row {
        let row = ProductImage(
            id: Shop.imageID(9),
            productID: Shop.productID(product),
            imageURL: "https://example.org",
            isPrimary: isPrimary
        )
        return .productImage(row)
    }

    static func cart(_ number: UInt64, user: Int64? = nil, session: String = "") -> EntityRow.Row {
        .cart(Cart(id: Market.cartID(number), userID: user.map { ID($0) }, sessionID: session))
    }

    static func cartItem(_ cart: UInt64, _ variant: ID<ProductVariant>) -> EntityRow.Row {
        let id = ID<CartItem>(UUID(high: 20, low: 1))
        return .cartItem(CartItem(id: id, cartID: Market.cartID(cart), variantID: variant, quantity: 1))
    }

    static func reservation(_ change: (inout Reservation) -> Void) -> EntityRow.Row {
        var row = Reservation(
            id: ID(UUID(high: 21, low: 1)),
            variantID: Shop.variant,
            quantity: 1,
            state: .held,
            expireTime: Timestamp(nanoseconds: .max),
            owner: .caller
        )
        change(&row)
        return .reservation(row)
    }

    static func place(_ change: (inout WaitlistEntry) -> Void) -> EntityRow.Row {
        var row = WaitlistEntry(
            id: Shop.placeID(9),
            variantID: Shop.variantID(0),
            userID: ID(7),
            quantity: 20,
            ttl: .seconds(60),
            state: .waiting,
            placeNumber: 50
        )
        change(&row)
        return .waitlistEntry(row)
    }

    /// One unit of what a place might have been offered.
    static func hold(in market: Market) throws -> Reservation {
        let request = CreateReservationRequest(variantID: Shop.variantID(0), quantity: 1, userID: ID(7))
        return try market.shop.answer(.createReservation(request), as: CreateReservationResponse.self).reservation
    }

    /// The entry that would come next in the ledger, of the variant of which units are held.
    static func entry(in shop: Shop, _ change: (inout LedgerEntry) -> Void) throws -> EntityRow.Row {
        let stock = try shop.stock()
        var row = LedgerEntry(
            id: ID(Int64(shop.archive.entries.count) + 1),
            variantID: Shop.variant,
            quantityChange: 4,
            reservedChange: 1,
            currentAfter: 7,
            reservedAfter: 3,
            reason: .received,
            createTime: shop.now,
            previousEntryID: stock.ledgerEntryID,
            entryNumber: stock.ledgerEntryCount + 1
        )
        change(&row)
        return .ledgerEntry(row)
    }

    static func stock(in shop: Shop, _ change: (inout Stock) -> Void) throws -> EntityRow.Row {
        var row = try shop.stock()
        change(&row)
        return .stock(row)
    }
}
