import Commerce
import HoldfastMessages
import Testing

@Suite("The ledger")
struct LedgerTests {
    /// Two variants, thirty changes each, taking turns.
    private func busyShop(foldsAtOnce: Bool) throws -> Shop {
        let shop = Shop()
        shop.foldsAtOnce = foldsAtOnce
        try shop.setStock(1000)
        try shop.setStock(1000, of: Shop.otherVariant)
        for _ in 1..<30 {
            shop.advance(.seconds(1))
            _ = try shop.hold(2)
            _ = try shop.hold(3, of: Shop.otherVariant)
        }
        return shop
    }

    private func list(_ shop: Shop, _ variant: ID<ProductVariant>?, size: Int32) throws -> [[LedgerEntry]] {
        var pages: [[LedgerEntry]] = []
        var token = ""
        repeat {
            let request = ListLedgerEntriesRequest(variantID: variant, pageSize: size, pageToken: token)
            guard case .response(.listLedgerEntries(let page)) = shop.run(.listLedgerEntries(request)) else {
                throw Unexpected()
            }
            pages.append(page.entries)
            token = page.nextPageToken
        } while !token.isEmpty
        return pages
    }

    @Test("pages hold every entry once, newest first", arguments: [1, 7, 20, 30, 60, 1000] as [Int32], [true, false])
    func pages(size: Int32, foldsAtOnce: Bool) throws {
        let shop = try busyShop(foldsAtOnce: foldsAtOnce)
        let all = try list(shop, nil, size: size)
        #expect(all.flatMap { $0 }.map(\.id.raw) == Array((1...60).reversed()))
        #expect(all.dropLast().allSatisfy { $0.count == size })
        let one = try list(shop, Shop.variant, size: size).flatMap { $0 }
        #expect(one.map(\.entryNumber) == Array((1...30).reversed()))
        #expect(one.allSatisfy { $0.variantID == Shop.variant })
    }

    @Test("a page half in memory and half in the snapshot is one page")
    func mergedPage() throws {
        let shop = try busyShop(foldsAtOnce: false)
        shop.fold()
        for _ in 0..<5 { _ = try shop.hold(1) }
        let entries = try list(shop, nil, size: 20)
        #expect(entries.flatMap { $0 }.map(\.id.raw) == Array((1...65).reversed()))
        #expect(shop.fetchCount > 0)
    }

    @Test("a token belongs to its filter")
    func tokenOfAnotherFilter() throws {
        let shop = try busyShop(foldsAtOnce: false)
        guard
            case .response(.listLedgerEntries(let page)) = shop.run(
                .listLedgerEntries(ListLedgerEntriesRequest(pageSize: 5))
            )
        else { throw Unexpected() }
        let request = ListLedgerEntriesRequest(variantID: Shop.variant, pageToken: page.nextPageToken)
        #expect(shop.run(.listLedgerEntries(request)).rejection == .invalidPageToken)
    }

    @Test("stock as of any sequence number and time is what it was", arguments: [true, false])
    func asOf(foldsAtOnce: Bool) throws {
        let shop = try Shop.stocked(100)
        shop.foldsAtOnce = foldsAtOnce
        var history: [(sequence: Int64, time: Timestamp, stock: Stock)] = []
        for step in 0..<40 {
            history.append((shop.sequence, shop.now, try shop.stock()))
            shop.advance(.seconds(1))
            if step % 3 == 0 { try shop.setStock(100, of: Shop.otherVariant) }
            _ = try shop.hold(2, ttl: .seconds(3600))
        }
        for moment in history {
            let moments: [GetStockRequest.AsOf] = [
                .commitSeq(moment.sequence), .time(moment.time), .time(moment.time + .milliseconds(999)),
            ]
            for asOf in moments {
                let request = GetStockRequest(variantID: Shop.variant, asOf: asOf)
                guard case .response(.getStock(let response)) = shop.run(.getStock(request)) else { throw Unexpected() }
                #expect(response.stock.currentStock == moment.stock.currentStock)
                #expect(response.stock.reservedStock == moment.stock.reservedStock)
                #expect(response.stock.availableStock == moment.stock.availableStock)
                #expect(response.stock.ledgerEntryCount == moment.stock.ledgerEntryCount)
            }
        }
    }

    @Test("one entry is found wherever it lies", arguments: [true, false])
    func entry(foldsAtOnce: Bool) throws {
        let shop = try busyShop(foldsAtOnce: foldsAtOnce)
        let request = GetLedgerEntryRequest(ledgerEntryID: ID(17))
        guard case .response(.getLedgerEntry(let response)) = shop.run(.getLedgerEntry(request)) else {
            throw Unexpected()
        }
        #expect(response.entry == shop.archive.entries[16])
    }

    @Test("the auditor finds the sums right")
    func audit() throws {
        let shop = try busyShop(foldsAtOnce: false)
        guard case .response(.verifyLedger(let response)) = shop.run(.verifyLedger(VerifyLedgerRequest())) else {
            throw Unexpected()
        }
        #expect(response.verified)
        #expect((response.entryCount, response.variantCount) == (60, 2))
        let one = VerifyLedgerRequest(variantID: Shop.variant)
        guard case .response(.verifyLedger(let part)) = shop.run(.verifyLedger(one)) else { throw Unexpected() }
        #expect((part.verified, part.entryCount, part.variantCount) == (true, 30, 1))
    }

    static let falsifications: [@Sendable (inout LedgerEntry) -> Void] = [
        { $0.quantityChange += 1 }, { $0.reservedChange -= 1 }, { $0.currentAfter += 1 }, { $0.reservedAfter += 1 },
        { $0.previousEntryID += 1 }, { $0.entryNumber += 1 }, { $0.commitSeq = 0 }, { $0.id = ID(99) },
        { $0.createTime = Timestamp() }, { $0.variantID = Shop.unknownVariant },
    ]

    @Test("the auditor notices every kind of falsification", arguments: falsifications.indices)
    func falsified(index: Int) throws {
        let shop = try busyShop(foldsAtOnce: false)
        var auditor = LedgerAuditor()
        for (position, entry) in shop.archive.entries.enumerated() {
            var entry = entry
            if position == 20 { LedgerTests.falsifications[index](&entry) }
            auditor.check(entry)
        }
        for stock in shop.archive.stocks.values { auditor.check(stock) }
        #expect(!auditor.finish(sequence: 0).verified)
    }

    @Test("the auditor notices a stock that the ledger does not explain")
    func falsifiedStock() throws {
        let shop = try busyShop(foldsAtOnce: false)
        var auditor = LedgerAuditor()
        for entry in shop.archive.entries { auditor.check(entry) }
        for var stock in shop.archive.stocks.values {
            stock.currentStock += 1
            auditor.check(stock)
        }
        #expect(auditor.finish(sequence: 0).problems.count == 2)
    }

    @Test("a count that changes nothing writes no entry; a new row always does")
    func countWithoutChange() throws {
        let shop = try Shop.stocked(0)
        #expect(shop.archive.entries.count == 1)
        try shop.setStock(0, backorder: 5)
        #expect(shop.archive.entries.count == 1)
        #expect(try shop.stock().backorderLimit == 5)
    }
}
