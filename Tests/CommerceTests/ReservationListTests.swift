import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Lists of reservations")
struct ReservationListTests {
    /// Two variants of which there are enough units, whose reservations take turns: 30 of the one, and 10 of the other.
    /// Of five in a row one is committed, one released and one expired.
    private static func busyShop(foldsAtOnce: Bool = false) throws -> Shop {
        let shop = Shop()
        shop.foldsAtOnce = foldsAtOnce
        try shop.setStock(1000)
        try shop.setStock(1000, of: Shop.otherVariant)
        for step in 0..<40 {
            shop.advance(.milliseconds(100))
            let isOther = step % 4 == 3
            let row = try shop.hold(
                2,
                of: isOther ? Shop.otherVariant : Shop.variant,
                ttl: step % 5 == 2 ? .seconds(1) : .seconds(3600)
            )
            if step % 5 == 0 { _ = shop.commit(row.id, quantity: 1) }
            if step % 5 == 1 { _ = shop.release(row.id) }
        }
        shop.advance(.seconds(2))
        shop.tick()
        return shop
    }

    private static func list(
        _ shop: Shop,
        _ variant: ID<ProductVariant>? = nil,
        openOnly: Bool = false,
        size: Int32 = 7
    ) throws -> [[Reservation]] {
        try Shop.pages { token in
            let request = ListReservationsRequest(
                variantID: variant,
                openOnly: openOnly,
                pageSize: size,
                pageToken: token
            )
            let page: ListReservationsResponse = try shop.answer(.listReservations(request))
            return (page.reservations, page.nextPageToken)
        }
    }

    /// All that were ever made, the newest first.
    private static func all(_ shop: Shop, _ variant: ID<ProductVariant>?, openOnly: Bool) -> [Reservation] {
        shop.archive.reservations.values
            .filter { (variant == nil || $0.variantID == variant) && (!openOnly || $0.isOpen) }
            .sorted { $1.id < $0.id }
    }

    static let filters: [(ID<ProductVariant>?, Bool)] = [
        (nil, false), (nil, true), (Shop.variant, false), (Shop.variant, true), (Shop.otherVariant, true),
    ]

    @Test("pages have every reservation once, the newest first", arguments: filters, [false, true])
    func pages(filter: (ID<ProductVariant>?, Bool), foldsAtOnce: Bool) throws {
        let (variant, openOnly) = filter
        let shop = try Self.busyShop(foldsAtOnce: foldsAtOnce)
        let expected = Self.all(shop, variant, openOnly: openOnly)
        #expect(expected.count > 5)
        for size in [1, 7, 10, 1000] as [Int32] {
            let pages = try Self.list(shop, variant, openOnly: openOnly, size: size)
            #expect(pages.flatMap { $0 } == expected)
            #expect(pages.allSatisfy { $0.count <= size } && pages.dropLast().allSatisfy { $0.count == size })
            #expect(pages.last?.isEmpty == false)
        }
        #expect(shop.fetchCount > 0)
    }

    @Test("where nothing has left memory the same is found there", arguments: filters)
    func memory(variant: ID<ProductVariant>?, openOnly: Bool) throws {
        let shop = try Self.busyShop()
        let expected = Self.all(shop, variant, openOnly: openOnly)
        for count in [1, 7, 10, 1000] {
            var found: [Reservation] = []
            var query = ReservationQuery(variant: variant, openOnly: openOnly, first: nil, count: count)
            repeat {
                guard case .reservations(let rows, let next) = shop.recall(query) else { throw Unexpected() }
                #expect(rows.count <= count)
                found += rows
                query.first = next
            } while query.first != nil
            #expect(found == expected)
        }
    }

    @Test("a variant without reservations has an empty list")
    func empty() throws {
        let shop = try Shop.stocked(1)
        #expect(try Self.list(shop, Shop.variant) == [[]] && Self.list(shop) == [[]])
    }

    @Test("a hold that was extended after its end, or changed, is one row", arguments: [false, true])
    func once(foldsAtOnce: Bool) throws {
        let market = try Market()
        let shop = market.shop
        shop.foldsAtOnce = foldsAtOnce
        let row = try shop.hold(2, of: market.variants[0], ttl: .seconds(10))
        for _ in 0..<3 {
            shop.advance(.seconds(10))
            #expect(try shop.reservation(row.id).state == .expired)
            #expect(shop.extend(row.id, ttl: .seconds(10)).isResponse)
        }
        let later = try shop.hold(1, of: market.variants[0])
        let cart = try market.createCart([(0, 5)], number: 1)
        let mine = try #require(try market.reserve(cart).items[0].reservationID)
        for quantity in [1, 3, 2] as [Int64] {
            try market.update(0, in: cart, to: quantity)
            try market.reserve(cart)
        }
        for size in [1, 2, 50] as [Int32] {
            let rows = try Self.list(shop, market.variants[0], size: size).flatMap { $0 }
            #expect(rows.map(\.id) == [mine, later.id, row.id])
        }
        #expect(try Self.list(shop).flatMap { $0 }.map(\.id) == [mine, later.id, row.id])
    }

    @Test("what is due has ended in the list of its variant")
    func due() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(2, ttl: .seconds(10))
        #expect(try Self.list(shop, Shop.variant, openOnly: true) == [[row]])
        shop.advance(.seconds(10))
        #expect(try Self.list(shop, Shop.variant, openOnly: true) == [[]])
        #expect(try Self.list(shop, Shop.variant)[0].map(\.state) == [.expired])
    }

    @Test("a look that takes too long ends with a short page, and the next one goes on there")
    func steps() throws {
        let shop = try Self.busyShop()
        let expected = Self.all(shop, Shop.variant, openOnly: true)
        let newest = try shop.stock().ledgerEntryID
        var found: [Reservation] = []
        var pageCount = 0
        var query = ReservationQuery(variant: Shop.variant, openOnly: true, first: nil, count: 4)
        repeat {
            let page = VariantReservations.page(
                query,
                newest: newest,
                maximumSteps: 3,
                entry: { id in shop.archive.entries.first(where: { $0.id.raw == id }) },
                reservation: { shop.archive.reservations[$0] }
            )
            #expect(page.rows.count <= 3)
            found += page.rows
            query.first = page.next
            pageCount += 1
        } while query.first != nil
        #expect(found == expected)
        #expect(pageCount > expected.count / 3 + 1)
    }

    private static func request(
        _ variant: ID<ProductVariant>? = nil,
        openOnly: Bool = false,
        token: String = ""
    ) -> UnaryRequest {
        .listReservations(
            ListReservationsRequest(variantID: variant, openOnly: openOnly, pageSize: 2, pageToken: token)
        )
    }

    @Test("a token belongs to its filter", arguments: filters)
    func tokens(variant: ID<ProductVariant>?, openOnly: Bool) throws {
        let shop = try Self.busyShop()
        let page: ListReservationsResponse = try shop.answer(Self.request(variant, openOnly: openOnly))
        for (other, otherOpenOnly) in Self.filters where other != variant || otherOpenOnly != openOnly {
            let request = Self.request(other, openOnly: otherOpenOnly, token: page.nextPageToken)
            #expect(shop.run(request) == .rejected(.invalidPageToken))
        }
        #expect(shop.run(Self.request(variant, openOnly: openOnly, token: page.nextPageToken)).isResponse)
    }

    @Test("a token that was made up leads to no other variant's reservations")
    func forged() throws {
        let shop = try Self.busyShop()
        let page: ListReservationsResponse = try shop.answer(Self.request(Shop.variant))
        let parts = page.nextPageToken.split(separator: "-")
        let entry = try #require(shop.archive.entries.last(where: { $0.variantID == Shop.otherVariant }))
        let token = "\(parts[0])-\(String(entry.id.raw, radix: 16))-\(parts[2])"
        let answer: ListReservationsResponse = try shop.answer(Self.request(Shop.variant, token: token))
        #expect(answer.reservations.isEmpty && answer.nextPageToken.isEmpty)
    }

    @Test("what cannot be listed is refused")
    func refused() throws {
        let shop = try Self.busyShop()
        for row in [
            Refusal("an unknown variant", Self.request(Shop.unknownVariant), .stockNotFound(Shop.unknownVariant)),
            Refusal("a token that is none", Self.request(token: "x"), .invalidPageToken),
            Refusal(
                "a token that is none comes before an unknown variant",
                Self.request(Shop.unknownVariant, token: "x"),
                .invalidPageToken
            ),
        ] {
            row.check(in: shop)
        }
    }
}
