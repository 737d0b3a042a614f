import HoldfastMessages
import Testing

@testable import Commerce

/// One row per rule about a row beside those that are there. Orders have a table of their own.
@Suite("Rejections of imports")
struct ImportRejectionTests {
    /// A market where of everything there is as much as may be: a user's addresses, carts and places, a product's
    /// images, a cart's lines, levels of categories, and who waits for a variant.
    private static func market() throws -> Market {
        var limits = Limits()
        limits.maximumAddressCount = 2
        limits.maximumCartCount = 2
        limits.maximumOrderLineCount = 2
        limits.maximumImageCount = 2
        limits.maximumCategoryDepth = 2
        limits.maximumWaitlistPlaceCount = 1
        limits.maximumWaiterCount = 1
        let market = try Market(limits: limits)
        let shop = market.shop
        _ = try shop.createCategory(1, below: nil)
        _ = try shop.createCategory(2, below: 1)
        for number in 1...2 as ClosedRange<UInt64> { try shop.createImage(number) }
        let address = CreateAddressRequest(
            addressID: Shop.addressID(3),
            userID: market.user,
            addressLine1: "1 Side Street",
            city: "Berlin",
            country: "DE"
        )
        try market.succeed(.createAddress(address))
        try market.checkout(try market.createCart([(3, 1)], number: 9))
        try market.createCart([(0, 1), (1, 1)], number: 1)
        try market.createCart(number: 2)
        try market.createCart(of: .sessionID("session"), number: 3)
        try shop.setStock(3)
        _ = try shop.hold(2)
        try shop.join(5, number: 1)
        return market
    }

    // MARK: The rules

    private static let peopleRows: [ImportRefusal] = [
        ImportRefusal("a user with another's key") { _ in
            (user { $0.id = ID(1) }, .keyTaken(entity: "user", field: "id"))
        },
        ImportRefusal("a user with another's name") { _ in
            (user { $0.username = "ann" }, .keyTaken(entity: "user", field: "username"))
        },
        ImportRefusal("an address of nobody") { _ in (address(of: 99, isDefault: true), .missing("user", 99)) },
        ImportRefusal("a user's first address that is not the default one") { _ in
            (address(of: 3, isDefault: false), .rowConflict("user 3 has no default address yet"))
        },
        ImportRefusal("a user's second default address") { _ in
            (address(of: 2, isDefault: true), .rowConflict("user 2 has a default address already"))
        },
        ImportRefusal("one address too many") { _ in
            (address(of: 1, isDefault: false), .countLimit(entity: "address", maximum: 2))
        },
        ImportRefusal("a seller whom nobody runs") { _ in (seller(of: 99), .missing("user", 99)) },
        ImportRefusal("a seller with another's key") { _ in
            (seller(of: 1, id: 1), .keyTaken(entity: "seller", field: "id"))
        },
        ImportRefusal("a seller with another's slug") { _ in
            (seller(of: 1, slug: "north"), .keyTaken(entity: "seller", field: "store_slug"))
        },
        ImportRefusal("a user's second seller") { _ in
            (seller(of: 3), .keyTaken(entity: "seller", field: "user_id"))
        },
    ]

    private static let catalogueRows: [ImportRefusal] = [
        ImportRefusal("a category with another's key") { _ in
            (category { $0.id = Shop.categoryID(1) }, .keyTaken(entity: "category", field: "id"))
        },
        ImportRefusal("a category with another's slug") { _ in
            (category { $0.slug = "c1" }, .keyTaken(entity: "category", field: "slug"))
        },
        ImportRefusal("a category below none that is there") { _ in
            (category { $0.parentID = Shop.categoryID(8) }, .missing("category", Shop.categoryID(8)))
        },
        ImportRefusal("a category too deep") { _ in
            (category { $0.parentID = Shop.categoryID(2) }, .categoryDepth(maximum: 2))
        },
        ImportRefusal("a product that nobody offers") { _ in
            (product { $0.sellerID = ID(9) }, .missing("seller", 9))
        },
        ImportRefusal("a product of no category that is there") { _ in
            (product { $0.categoryID = Shop.categoryID(8) }, .missing("category", Shop.categoryID(8)))
        },
        ImportRefusal("a product with another's slug") { _ in
            (product { $0.slug = "p1" }, .keyTaken(entity: "product", field: "slug"))
        },
        ImportRefusal("a variant of no product") { _ in
            let row = ProductVariant(id: Shop.variantID(9), productID: Shop.productID(9), sku: "new")
            return (.productVariant(row), .missing("product", Shop.productID(9)))
        },
        ImportRefusal("a variant with another's SKU") { _ in
            let row = ProductVariant(id: Shop.variantID(9), productID: Shop.productID(1), sku: "sku-0")
            return (.productVariant(row), .keyTaken(entity: "product_variant", field: "sku"))
        },
        ImportRefusal("an image of no product") { _ in
            (image(of: 9, isPrimary: true), .missing("product", Shop.productID(9)))
        },
        ImportRefusal("a product's first image that is not the primary one") { _ in
            (
                image(of: 2, isPrimary: false),
                .rowConflict("product \(Shop.productID(2)) has no primary image yet")
            )
        },
        ImportRefusal("a product's second primary image") { market in
            try market.shop.createImage(5, of: 2)
            return (
                image(of: 2, isPrimary: true),
                .rowConflict("product \(Shop.productID(2)) has a primary image already")
            )
        },
        ImportRefusal("one image too many") { _ in
            (image(of: 1, isPrimary: false), .countLimit(entity: "product_image", maximum: 2))
        },
    ]

    private static let cartRows: [ImportRefusal] = [
        ImportRefusal("a cart of nobody") { _ in (cart(8, user: 99), .missing("user", 99)) },
        ImportRefusal("a cart with another's key") { _ in
            (cart(1, session: "new"), .keyTaken(entity: "cart", field: "id"))
        },
        ImportRefusal("a session's second cart") { _ in
            (cart(8, session: "session"), .keyTaken(entity: "cart", field: "session_id"))
        },
        ImportRefusal("one cart too many") { _ in (cart(8, user: 1), .countLimit(entity: "cart", maximum: 2)) },
        ImportRefusal("a cart that was checked out") { _ in
            (cart(9, user: 2), .cartCheckedOut(Market.cartID(9)))
        },
        ImportRefusal("a cart that was checked out, and has left memory") { market in
            market.shop.fold()
            return (cart(9, user: 2), .cartCheckedOut(Market.cartID(9)))
        },
        ImportRefusal("a line of no cart") { market in
            (cartItem(8, market.variants[0]), .missing("cart", Market.cartID(8)))
        },
        ImportRefusal("a line of no variant") { _ in
            (cartItem(2, Shop.variantID(9)), .missing("product_variant", Shop.variantID(9)))
        },
        ImportRefusal("a cart's second line of a variant") { market in
            (cartItem(1, market.variants[0]), .keyTaken(entity: "cart_item", field: "variant_id"))
        },
        ImportRefusal("one line too many") { market in
            (cartItem(1, market.variants[2]), .countLimit(entity: "cart_item", maximum: 2))
        },
        ImportRefusal("a checkout of nobody") { _ in
            (.checkoutGroup(CheckoutGroup(id: Market.cartID(8), userID: ID(99))), .missing("user", 99))
        },
        ImportRefusal("a checkout that has become another") { _ in
            (
                .checkoutGroup(CheckoutGroup(id: Market.cartID(9), userID: ID(2))),
                .keyTaken(entity: "checkout_group", field: "id")
            )
        },
        ImportRefusal("a checkout of a cart that is there") { _ in
            (
                .checkoutGroup(CheckoutGroup(id: Market.cartID(1), userID: ID(1))),
                .keyTaken(entity: "checkout_group", field: "id")
            )
        },
    ]

    private static let stockRows: [ImportRefusal] = [
        ImportRefusal("a count of what was counted before") { _ in
            (
                .stock(Stock(variantID: Shop.variant, currentStock: 1)),
                .rowConflict("variant \(Shop.variant) has stock already: use SetStock to count it anew")
            )
        },
        ImportRefusal("stock that is not what its ledger adds up to") { market in
            (
                try stock(in: market.shop) { $0.currentStock = 4 },
                .rowConflict("the stock of variant \(Shop.variant) is not what its ledger adds up to")
            )
        },
        ImportRefusal("stock whose ledger has not come") { market in
            (
                try stock(in: market.shop) { $0.variantID = Shop.unknownVariant },
                .rowConflict("the stock of variant \(Shop.unknownVariant) is not what its ledger adds up to")
            )
        },
        ImportRefusal("a gap in the ledger") { market in
            let next = market.shop.archive.entries.count + 1
            return (
                try entry(in: market.shop) { $0.id = ID(Int64(next) + 1) },
                .rowConflict("the next entry of the ledger is \(next), not \(next + 1)")
            )
        },
        ImportRefusal("a ledger entry with another's number") { market in
            (
                try entry(in: market.shop) { $0.id = ID($0.id.raw - 1) },
                .keyTaken(entity: "ledger_entry", field: "id")
            )
        },
        ImportRefusal("a ledger entry of another variant than one that has left memory") { market in
            market.shop.fold()
            return (
                try entry(in: market.shop) {
                    $0.id = ID($0.id.raw - 1)
                    $0.variantID = market.variants[4]
                },
                .keyTaken(entity: "ledger_entry", field: "id")
            )
        },
        ImportRefusal("a ledger entry that is older than the one before it") { market in
            let row = try entry(in: market.shop) { $0.createTime = market.shop.now + .nanoseconds(-1) }
            let number = market.shop.archive.entries.count + 1
            return (row, .rowConflict("ledger entry \(number) is older than the one before it"))
        },
        ImportRefusal("a ledger entry that lies in the future") { market in
            let row = try entry(in: market.shop) { $0.createTime = market.shop.now + .nanoseconds(1) }
            let number = market.shop.archive.entries.count + 1
            return (row, .rowConflict("ledger entry \(number) lies in the future"))
        },
    ]

    /// Ledger entries that do not go on where the stock is.
    private static let chainRows: [ImportRefusal] = [
        chainRow("another entry before it") { $0.previousEntryID -= 1 },
        chainRow("another place") { $0.entryNumber += 1 },
        chainRow("another current stock") { $0.currentAfter += 1 },
        chainRow("another reserved stock") { $0.reservedAfter += 1 },
        chainRow("more units than a number can be") { $0.quantityChange = .max },
        chainRow("fewer reserved units than a number can be") { $0.reservedChange = .min },
        chainRow("another variant") { $0.variantID = Shop.unknownVariant },
    ]

    private static func chainRow(
        _ name: String,
        _ change: @escaping @Sendable (inout LedgerEntry) -> Void
    ) -> ImportRefusal {
        ImportRefusal("a ledger entry with \(name)") { market in
            let number = market.shop.archive.entries.count + 1
            let problem = "ledger entry \(number) does not go on where its variant's stock is"
            return (try entry(in: market.shop, change), .rowConflict(problem))
        }
    }

    private static let notReserved = Rejection.rowConflict("so many units of variant \(Shop.variant) are not reserved")

    private static let reservationRows: [ImportRefusal] = [
        ImportRefusal("a hold of no stock") { _ in
            (reservation { $0.variantID = Shop.unknownVariant }, .stockNotFound(Shop.unknownVariant))
        },
        ImportRefusal("a hold of units that are not reserved") { _ in (reservation { _ in }, notReserved) },
        ImportRefusal("a hold of more units than the ledger says beside the others") { market in
            // One unit more is reserved from here on.
            market.shop.importRows([try entry(in: market.shop) { _ in }])
            return (reservation { $0.quantity = 2 }, notReserved)
        },
        ImportRefusal("a reservation with another's key") { market in
            let id = try market.shop.hold(1).id
            return (reservation { $0.id = id }, .keyTaken(entity: "reservation", field: "id"))
        },
        ImportRefusal("an order's hold without the order") { _ in
            (
                reservation { $0.owner = .order },
                .rowConflict("the open reservations of an order are imported with it")
            )
        },
        ImportRefusal("a group buy's hold") { _ in
            (reservation { $0.owner = .groupBuy }, .rowConflict("there are no group buys to hold anything for"))
        },
        ImportRefusal("an offer's hold that is committed") { _ in
            (
                reservation {
                    $0.owner = .waitlist
                    $0.state = .committed
                },
                .rowConflict("what is held for a waitlist cannot be committed")
            )
        },
    ]

    private static let notHeld = Rejection.rowConflict(
        "what was offered to waitlist_entry \(Shop.placeID(9)) is not held"
    )

    private static let waitlistRows: [ImportRefusal] = [
        ImportRefusal("a place with another's key") { _ in
            (place { $0.id = Shop.placeID(1) }, .keyTaken(entity: "waitlist_entry", field: "id"))
        },
        ImportRefusal("a place with another's number") { _ in
            (place { $0.placeNumber = 1 }, .keyTaken(entity: "waitlist_entry", field: "place_number"))
        },
        ImportRefusal("a place for no stock") { _ in
            (place { $0.variantID = Shop.unknownVariant }, .stockNotFound(Shop.unknownVariant))
        },
        ImportRefusal("one place of a user too many") { _ in
            (place { $0.userID = ID(1) }, .countLimit(entity: "waitlist_entry", maximum: 1))
        },
        ImportRefusal("one place for a variant too many") { _ in
            (place { $0.variantID = Shop.variant }, .countLimit(entity: "waitlist_entry", maximum: 1))
        },
        ImportRefusal("an offer of nothing") { _ in (place { $0.state = .offered }, notHeld) },
        ImportRefusal("an offer of what is not there") { _ in
            (
                place {
                    $0.state = .offered
                    $0.reservationID = ID(UUID(high: 21, low: 9))
                }, notHeld
            )
        },
        offerRow("another variant") { $0.variantID = Shop.variant },
        offerRow("another quantity") { $0.quantity = 2 },
        offerRow("another user") { $0.userID = ID(8) },
        offerRow("another end") { $0.expireTime = Timestamp(nanoseconds: 1) },
    ]

    /// An offer of a hold that is somebody else's, or for something else.
    private static func offerRow(
        _ name: String,
        _ change: @escaping @Sendable (inout WaitlistEntry) -> Void
    ) -> ImportRefusal {
        ImportRefusal("an offer of a hold with \(name)") { market in
            let hold = try Self.hold(in: market)
            let row = place {
                $0.state = .offered
                $0.quantity = 1
                $0.reservationID = hold.id
                $0.expireTime = hold.expireTime
                change(&$0)
            }
            return (row, notHeld)
        }
    }

    /// Rows that are imported as part of an order only.
    private static let partRows: [ImportRefusal] = [
        EntityRow.Row.order(Order()), .orderItem(OrderItem()), .orderShippingDetail(OrderShippingDetail()),
        .orderAdjustment(OrderAdjustment()), .orderTransition(OrderTransition()), .payment(Payment()),
        .refund(Refund()),
    ].map { row in
        ImportRefusal("\(row.header.kind) by itself") { _ in
            (row, .rowConflict("orders are imported as ORDER_AGGREGATE, with all that belongs to them"))
        }
    }

    static let rows = [
        peopleRows, catalogueRows, cartRows, stockRows, chainRows, reservationRows, waitlistRows, partRows,
    ].flatMap(\.self)

    @Test("what contradicts the rows that are there is refused, and changes nothing", arguments: rows)
    func refused(row: ImportRefusal) throws {
        try row.check(in: try Self.market())
    }

    @Test("stock with settings that do not let through what is reserved is refused")
    func settings() throws {
        let source = try Shop.stocked(3, backorder: 5)
        _ = try source.hold(7)
        let target = Shop()
        target.now = source.now
        #expect(target.importRows(source.archive.entries.map { .ledgerEntry($0) }).refused == [])
        let outcome = target.importRows([try Self.stock(in: source) { $0.backorderLimit = 3 }])
        #expect(outcome.refused.map(\.rejection) == [.stockBelowReserved(reserved: 7, minimum: 4)])
        #expect(target.importRows([try Self.stock(in: source) { $0.backorderLimit = 4 }]).imported == 1)
    }

    @Test("settings that somebody has made since are not put back")
    func changedSettings() throws {
        let shop = try Shop.stocked(3, backorder: 5)
        let outcome = shop.importRows([try Self.stock(in: shop) { $0.backorderLimit = 0 }])
        #expect(outcome.refused.map(\.rejection) == [.keyTaken(entity: "stock", field: "variant_id")])
        #expect(try shop.stock().backorderLimit == 5)
    }

    @Test("an offer is taken in with what is held for it")
    func offer() throws {
        let market = try Self.market()
        let hold = try Self.hold(in: market)
        let row = Self.place {
            $0.state = .offered
            $0.quantity = 1
            $0.reservationID = hold.id
            $0.expireTime = hold.expireTime
        }
        #expect(market.shop.importRows([row]).imported == 1)
        #expect(try market.shop.reservation(hold.id).owner == .waitlist)
        market.checkInvariants()
    }
}
