import Commerce
import HoldfastMessages
import Testing

@Suite("Lists, batches and settings of stock")
struct StockListTests {
    private static func id(_ number: UInt64) -> ID<ProductVariant> { Shop.variantID(number) }

    /// Ten units of variant 1, four of them held; five of variant 2; ten of variant 3 and five on back order, twelve of them held.
    private static func shop() throws -> Shop {
        var limits = Limits()
        limits.maximumStock = 100
        let shop = Shop(limits: limits)
        try shop.setStock(10, of: id(1))
        _ = try shop.hold(4, of: id(1))
        try shop.setStock(5, of: id(2))
        try shop.setStock(10, of: id(3), backorder: 5)
        _ = try shop.hold(12, of: id(3))
        return shop
    }

    private static func list(lowOnly: Bool = false, token: String = "") -> UnaryRequest {
        .listStocks(ListStocksRequest(lowOnly: lowOnly, pageSize: 2, pageToken: token))
    }

    /// A batch of changes of so many units of these variants.
    private static func adjust(_ changes: [(UInt64, Int64)], validateOnly: Bool = false) -> UnaryRequest {
        let lines = changes.map { change in
            StockAdjustment(variantID: id(change.0), quantityChange: change.1, reason: .correction)
        }
        return .batchAdjustStocks(BatchAdjustStocksRequest(lines: lines, validateOnly: validateOnly))
    }

    private static func settings(
        _ number: UInt64,
        threshold: Int64? = nil,
        backorder: Int64? = nil,
        etag: Int64 = 0
    ) -> UnaryRequest {
        .updateStockSettings(
            UpdateStockSettingsRequest(
                variantID: id(number),
                lowStockThreshold: threshold,
                backorderLimit: backorder,
                etag: Etag(sequence: etag)
            )
        )
    }

    static let rows: [Refusal] = [
        Refusal("a page token that is none", list(token: "x"), .invalidPageToken),
        Refusal("an unknown variant in a batch", adjust([(2, 1), (9, 1)]), .line(1, .stockNotFound(id(9)))),
        Refusal("the first line that is refused", adjust([(9, 1), (2, -9)]), .line(0, .stockNotFound(id(9)))),
        Refusal("taking more than there is", adjust([(2, -6)]), .line(0, .stockNegative(current: 5))),
        Refusal(
            "taking more than there is on two lines, each of which alone could be",
            adjust([(2, -3), (2, -3)]),
            .line(1, .stockNegative(current: 2))
        ),
        Refusal(
            "taking what is reserved",
            adjust([(2, 1), (1, -7)]),
            .line(1, .stockBelowReserved(reserved: 4, minimum: 4))
        ),
        Refusal(
            "adding more than there may be on two lines",
            adjust([(2, 90), (2, 10)]),
            .line(1, .stockLimitExceeded(maximum: 100))
        ),
        Refusal("settings of an unknown variant", settings(9, threshold: 1), .stockNotFound(id(9))),
        Refusal(
            "settings with a stale etag come before a limit below what is reserved",
            settings(3, backorder: 1, etag: 4),
            .etagMismatch(current: Etag(sequence: 5))
        ),
        Refusal(
            "a limit below what is reserved",
            settings(3, backorder: 1),
            .stockBelowReserved(reserved: 12, minimum: 11)
        ),
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: Refusal) throws {
        row.check(in: try Self.shop())
    }

    @Test("a refused line is refused as it would be alone, and its place is told")
    func line() {
        let (alone, line) = (Rejection.stockNegative(current: 5), Rejection.line(3, .stockNegative(current: 5)))
        #expect(line.kind == alone.kind && line.reason == alone.reason)
        #expect(line.metadata == ["current_stock": "5", "line": "3"])
        #expect(line.message == "line 3: \(alone.message)")
    }

    @Test("lines are made one after the other, in one command")
    func batch() throws {
        let shop = try Self.shop()
        let firstEntry = shop.archive.entries.count
        let response: BatchAdjustStocksResponse = try shop.answer(Self.adjust([(2, 5), (1, -6), (2, -3)]))
        #expect(response.stocks.map(\.variantID) == [2, 1, 2].map(Self.id))
        #expect(response.stocks.map(\.currentStock) == [10, 4, 7] && response.commitSeq == shop.sequence)
        let entries = shop.archive.entries[firstEntry...]
        #expect(entries.map(\.quantityChange) == [5, -6, -3])
        #expect(entries.allSatisfy { $0.commitSeq == shop.sequence && $0.reason == .correction })
        #expect(try shop.stock(of: Self.id(2)) == response.stocks[2])
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).verified)
        #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
    }

    @Test("a batch that is only validated is undone")
    func validateOnly() throws {
        let shop = try Self.shop()
        let before = (shop.stateHash, shop.sequence, shop.archive.entries.count)
        let request = Self.adjust([(2, 5), (2, -10)], validateOnly: true)
        let response: BatchAdjustStocksResponse = try shop.answer(request)
        #expect(response.stocks.map(\.currentStock) == [10, 0] && response.commitSeq == 0)
        #expect(before == (shop.stateHash, shop.sequence, shop.archive.entries.count))
        #expect(try shop.stock(of: Self.id(2)).currentStock == 5)
    }

    @Test("settings change what is given, and no balance")
    func changedSettings() throws {
        let shop = try Self.shop()
        let entryCount = shop.archive.entries.count
        var expected = try shop.stock(of: Self.id(3))
        for (threshold, backorder) in [(7, nil), (nil, 2), (nil, nil), (0, 5)] as [(Int64?, Int64?)] {
            shop.advance(.seconds(1))
            let request = Self.settings(3, threshold: threshold, backorder: backorder, etag: expected.etag.sequence)
            let response: UpdateStockSettingsResponse = try shop.answer(request)
            expected.lowStockThreshold = threshold ?? expected.lowStockThreshold
            expected.backorderLimit = backorder ?? expected.backorderLimit
            (expected.updateTime, expected.etag) = (shop.now, Etag(sequence: shop.sequence))
            #expect(response.stock == expected && response.commitSeq == shop.sequence)
            #expect(try shop.stock(of: Self.id(3)) == expected)
        }
        #expect(shop.archive.entries.count == entryCount)
        #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
    }

    @Test(
        "lists go page by page, of all and of what is low",
        arguments: [(false, [[1, 2], [3, 4], [5]]), (true, [[1, 2], [3]])] as [(Bool, [[UInt64]])]
    )
    func pages(lowOnly: Bool, numbers: [[UInt64]]) throws {
        let shop = Shop()
        for number in [4, 2, 5, 1, 3] as [UInt64] {
            let request = SetStockRequest(
                variantID: Self.id(number),
                currentStock: Int64(number),
                lowStockThreshold: 3
            )
            #expect(shop.run(.setStock(request)).isResponse)
        }
        for each in [shop, shop.recovered()] {
            let pages = try Shop.pages { token in
                let page: ListStocksResponse = try each.answer(Self.list(lowOnly: lowOnly, token: token))
                #expect(page.readSeq == each.sequence)
                return (page.stocks.map(\.variantID), page.nextPageToken)
            }
            #expect(pages == numbers.map { $0.map(Self.id) })
        }
        // A token of one list is none of the other.
        let page: ListStocksResponse = try shop.answer(Self.list(lowOnly: lowOnly))
        let other = Self.list(lowOnly: !lowOnly, token: page.nextPageToken)
        #expect(shop.run(other) == .rejected(.invalidPageToken))
    }

    private static func check(_ shop: Shop, isLow: Bool) throws {
        for each in [shop, shop.recovered()] {
            #expect(try each.stocks(lowOnly: true).map(\.variantID) == (isLow ? [id(1)] : []))
            #expect(try each.stocks().map(\.variantID) == [id(1)])
        }
    }

    @Test("a variant is low as soon as what is available reaches the threshold, and no longer than that")
    func low() throws {
        let shop = Shop()
        let id = Self.id(1)
        try shop.setStock(10, of: id)
        #expect(shop.run(Self.settings(1, threshold: 3)).isResponse)
        try Self.check(shop, isLow: false)
        _ = try shop.hold(6, of: id)
        try Self.check(shop, isLow: false)
        let trial = CreateReservationRequest(variantID: id, quantity: 1, validateOnly: true)
        #expect(shop.run(.createReservation(trial)).isResponse)
        try Self.check(shop, isLow: false)
        let held = try shop.hold(1, of: id)
        try Self.check(shop, isLow: true)
        #expect(shop.release(held.id).isResponse)
        try Self.check(shop, isLow: false)
        #expect(shop.run(Self.settings(1, threshold: 4)).isResponse)
        try Self.check(shop, isLow: true)
        #expect(shop.run(Self.adjust([(1, -1), (1, 2)])).isResponse)
        try Self.check(shop, isLow: false)
        _ = try shop.hold(5, of: id, ttl: .seconds(60))
        try Self.check(shop, isLow: true)
        shop.advance(.seconds(60))
        shop.expireDue()
        try Self.check(shop, isLow: false)
    }

    @Test("holds that are due give way to batches and settings")
    func due() throws {
        for request in [Self.adjust([(1, -10)]), Self.settings(1, backorder: 0)] {
            let shop = Shop()
            try shop.setStock(10, of: Self.id(1), backorder: 5)
            _ = try shop.hold(15, of: Self.id(1), ttl: .seconds(60))
            #expect(shop.runOnly(request).rejection != nil)
            shop.advance(.seconds(60))
            shop.expireDue(touchedBy: request)
            #expect(shop.runOnly(request).isResponse)
        }
    }
}
