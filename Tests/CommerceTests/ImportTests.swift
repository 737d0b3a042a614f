import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Imports")
struct ImportTests {
    /// A shop without anything, at the time of another one.
    private static func empty(beside source: Shop, foldsAtOnce: Bool = false) -> Shop {
        let shop = Shop(seed: 2)
        shop.now = source.now
        shop.foldsAtOnce = foldsAtOnce
        return shop
    }

    /// Nothing contradicts itself, neither here nor after a restart.
    private static func check(_ shop: Shop) throws {
        #expect(shop.invariantViolations == [] && shop.archive.contradictions == [])
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).problems == [])
        let recovered = shop.recovered()
        #expect(recovered.invariantViolations == [] && recovered.stateHash == shop.stateHash)
    }

    // MARK: Round trips

    @Test(
        "what was exported is the same shop elsewhere, however many rows come at a time",
        arguments: [1, 7, 1000],
        [false, true]
    )
    func roundTrip(chunk: Int, foldsAtOnce: Bool) throws {
        let source = try Market.full(foldsAtOnce: foldsAtOnce).shop
        let rows = source.exportedRows()
        let target = Self.empty(beside: source, foldsAtOnce: foldsAtOnce)
        let outcome = target.importRows(rows, chunk: chunk)
        #expect(outcome.refused == [])
        // Stock rows that say no more than their ledgers change nothing.
        #expect(outcome.imported > 100 && outcome.imported + outcome.unchanged == rows.count)
        #expect(target.stateHash == source.stateHash && outcome.sequence == target.sequence)
        #expect(target.openReservationCount == source.openReservationCount)
        try Self.check(source)
        try Self.check(target)
        #expect(target.exportedRows().count == rows.count)
    }

    @Test("everything that can be exported is in the market of these tests")
    func everything() throws {
        let rows = try Market.full().shop.exportedRows()
        let kinds = Set(rows.map { $0.header.kind })
        let parts: [EntityKind] = [
            .unspecified, .order, .orderItem, .orderShippingDetail, .orderAdjustment, .orderTransition, .payment,
            .refund,
        ]
        #expect(kinds == Set(EntityKind.allCases).subtracting(parts))
        var orders: [OrderAggregate] = []
        for case .orderAggregate(let order) in rows { orders.append(order) }
        #expect(Set(orders.map(\.order.status)) == Set(Order.Status.allCases).subtracting([.unspecified]))
        let payments = orders.flatMap(\.payments).map(\.status)
        #expect(Set(payments) == Set(Payment.Status.allCases).subtracting([.unspecified]))
        #expect(Set(orders.flatMap(\.refunds).map(\.status)) == [.due, .succeeded])
        var reservations: Set<Reservation.State> = []
        for case .reservation(let reservation) in rows { reservations.insert(reservation.state) }
        #expect(reservations == Set(Reservation.State.allCases).subtracting([.unspecified]))
        var places: Set<WaitlistEntry.State> = []
        for case .waitlistEntry(let place) in rows { places.insert(place.state) }
        #expect(places == Set(WaitlistEntry.State.allCases).subtracting([.unspecified]))
    }

    @Test("importing it all again changes nothing", arguments: [false, true])
    func again(foldsAtOnce: Bool) throws {
        let source = try Market.full().shop
        let rows = source.exportedRows()
        let target = Self.empty(beside: source, foldsAtOnce: foldsAtOnce)
        target.importRows(rows)
        let sequence = target.sequence
        let outcome = target.importRows(rows, chunk: 50)
        #expect(outcome == ImportOutcome(unchanged: rows.count, sequence: sequence))
        #expect(target.stateHash == source.stateHash && target.sequence == sequence)
        // Nor does importing it where it came from.
        #expect(source.importRows(rows).unchanged == rows.count)
    }

    @Test("a broken import may begin again at any row before the break", arguments: [false, true])
    func broken(foldsAtOnce: Bool) throws {
        let source = try Market.full().shop
        let rows = source.exportedRows()
        for end in stride(from: 10, to: rows.count, by: 37) {
            let target = Self.empty(beside: source, foldsAtOnce: foldsAtOnce)
            target.importRows(Array(rows[..<end]), chunk: 13)
            let outcome = target.importRows(Array(rows[(end / 2)...]), chunk: 29)
            #expect(outcome.refused == [], "after \(end) rows")
            #expect(target.stateHash == source.stateHash, "after \(end) rows")
            #expect(target.invariantViolations == [], "after \(end) rows")
        }
    }

    @Test("what may have left memory is looked for once in an import")
    func fetches() throws {
        let source = try Market.full().shop
        let rows = source.exportedRows()
        let target = Self.empty(beside: source, foldsAtOnce: true)
        target.importRows(rows)
        #expect(target.fetchCount == 1)
        target.importRows(rows)
        #expect(target.fetchCount == 2)
        let people = rows.filter { $0.header.kind == .user || $0.header.kind == .address }
        target.importRows(people)
        #expect(target.fetchCount == 2)
    }

    @Test("what was imported goes on")
    func goesOn() throws {
        let market = try Market.full()
        let source = market.shop
        let target = Self.empty(beside: source)
        target.importRows(source.exportedRows())
        #expect(try target.createUser("new").id == source.createUser("new").id)
        #expect(try target.createSeller("newer").id == source.createSeller("newer").id)
        let request = market.orderRequest([(0, 1)])
        let order = try target.answer(.createOrder(request), as: CreateOrderResponse.self).order
        let other = try market.order([(0, 1)])
        #expect(order.orderNumber == other.orderNumber)
        let places = try [target, source].map { try $0.join(1000, of: Shop.variantID(0), user: 2).placeNumber }
        #expect(places[0] == places[1])
        // Unpaid orders are cancelled, offers and holds run out, and whoever waits is offered what becomes free.
        for shop in [target, source] {
            shop.advance(.seconds(3 * 3600))
            while shop.tick() {}
        }
        #expect(target.openReservationCount == source.openReservationCount)
        try Self.check(target)
        // Finished orders are found, and paid back.
        for case .orderAggregate(let row) in target.exportedRows() where row.order.status == .cancelled {
            for refund in row.refunds where refund.status == .due {
                let back = RefundPaymentRequest(paymentID: refund.paymentID, refundID: refund.id)
                #expect(target.run(.refundPayment(back)).isResponse)
            }
        }
        try Self.check(target)
    }

    // MARK: Rows that somebody wrote

    @Test("a stock row without a ledger entry is a count")
    func counts() throws {
        let shop = Shop()
        let row = Stock(variantID: Shop.variant, currentStock: 7, lowStockThreshold: 2, backorderLimit: 3)
        #expect(shop.importRows([.stock(row)]) == ImportOutcome(imported: 1, sequence: 1))
        let stock = try shop.stock()
        #expect(stock.currentStock == 7 && stock.lowStockThreshold == 2 && stock.backorderLimit == 3)
        #expect(stock.ledgerEntryID == 1 && stock.updateTime == shop.now && stock.etag == Etag(sequence: 1))
        #expect(shop.archive.entries.map(\.reason) == [.count])
        #expect(shop.importRows([.stock(row)]) == ImportOutcome(unchanged: 1, sequence: 1))
        try Self.check(shop)
    }

    @Test("a count that begins again does not put back what has been sold since")
    func countsAgain() throws {
        let shop = Shop()
        let row = EntityRow.Row.stock(Stock(variantID: Shop.variant, currentStock: 7))
        #expect(shop.importRows([row]).imported == 1)
        let sale = AdjustStockRequest(variantID: Shop.variant, quantityChange: -3, reason: .lost)
        #expect(shop.run(.adjustStock(sale)).isResponse)
        let problem = "variant \(Shop.variant) has stock already: use SetStock to count it anew"
        #expect(shop.importRows([row]).refused.map(\.rejection) == [.rowConflict(problem)])
        #expect(try shop.stock().currentStock == 4)
        try Self.check(shop)
    }

    @Test("a variant without a stock row gets one, and a count after it is one more entry")
    func variants() throws {
        let shop = Shop()
        let product = Product(id: Shop.productID(1), sellerID: ID(4), title: "t", slug: "p", status: .approved)
        let variant = ProductVariant(id: Shop.variantID(1), productID: product.id, sku: "s")
        let rows: [EntityRow.Row] = [
            .user(User(id: ID(9), username: "u", role: .seller)),
            .seller(Seller(id: ID(4), userID: ID(9), storeName: "n", storeSlug: "n", status: .approved)),
            .product(product), .productVariant(variant),
            .stock(Stock(variantID: variant.id, currentStock: 5)),
        ]
        #expect(shop.importRows(rows) == ImportOutcome(imported: 5, sequence: 1))
        #expect(shop.archive.entries.map(\.currentAfter) == [0, 5])
        #expect(try shop.createUser("next").id == ID(10))
        #expect(try shop.createSeller("next-2").id == ID(5))
        try Self.check(shop)
    }

    @Test("a row that is refused holds up no other, and those that refer to it are refused as well")
    func refused() throws {
        let shop = Shop()
        let rows: [EntityRow.Row] = [
            .category(Category(id: Shop.categoryID(1), name: "a", slug: "a")),
            .category(Category(id: Shop.categoryID(2), name: "b", slug: "B")),
            .category(Category(id: Shop.categoryID(3), name: "c", slug: "c", parentID: Shop.categoryID(2))),
            .category(Category(id: Shop.categoryID(4), name: "d", slug: "d", parentID: Shop.categoryID(1))),
        ]
        let outcome = shop.importRows(rows)
        #expect(outcome.imported == 2 && outcome.refused.map(\.index) == [1, 2] && outcome.sequence == 1)
        #expect(outcome.refused.map(\.rejection.reason) == [.invalidField, .entityNotFound])
        #expect(try shop.categories(nil).map(\.id) == [Shop.categoryID(1), Shop.categoryID(4)])
    }

    @Test("rows have the version of the import, and the times that they had")
    func versions() throws {
        let shop = Shop()
        let made = Timestamp(nanoseconds: 5)
        let row = User(id: ID(3), username: "u", role: .admin, createTime: made, etag: Etag(sequence: 77))
        #expect(shop.importRows([.user(row)]).imported == 1)
        var expected = row
        expected.etag = Etag(sequence: 1)
        #expect(shop.archive.rows.values.contains(.user(expected)))
    }

    @Test("a counter only goes up")
    func counters() throws {
        let shop = Shop()
        func raise(_ number: Int64) -> ImportOutcome {
            shop.importRows([.counter(Counter(id: ID(Counter.Kind.user.rawValue), lastNumber: number))])
        }
        #expect(raise(0) == ImportOutcome(unchanged: 1, sequence: 0))
        #expect(raise(7) == ImportOutcome(imported: 1, sequence: 1))
        #expect(raise(6) == ImportOutcome(unchanged: 1, sequence: 1))
        #expect(try shop.createUser("u").id == ID(8))
    }

    @Test("what is held for a place that never comes ends by itself")
    func placeless() throws {
        let source = try Market.full().shop
        let rows = source.exportedRows()
        let target = Self.empty(beside: source)
        target.importRows(rows.filter { $0.header.kind != .waitlistEntry })
        #expect(target.invariantViolations == [])
        target.advance(.seconds(3 * 3600))
        while target.tick() {}
        let offers = rows.filter {
            if case .waitlistEntry(let place) = $0 { place.state == .offered } else { false }
        }
        #expect(target.importRows(offers).refused.map(\.rejection.reason) == [.rowConflict])
        try Self.check(target)
    }

    @Test("1 to 1,000 rows are imported together", arguments: [(0, false), (1, true), (1000, true), (1001, false)])
    func rowCount(count: Int, isGood: Bool) {
        let violations = Commerce.violations(ofRowCount: count, limits: Limits())
        #expect(violations.map(\.field) == (isGood ? [] : ["rows"]))
    }
}
