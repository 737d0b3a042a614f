import Commerce
import HoldfastMessages
import Testing

@Suite("Product variants")
struct ProductVariantTests {
    private static func id(_ number: UInt64) -> ID<ProductVariant> { Shop.variantID(number) }

    /// A product with variants 1 and 2, of which the first has five units and an open reservation.
    private static func shop() throws -> Shop {
        let shop = try Shop.withSeller()
        try shop.createProduct(1)
        try shop.createVariant(1)
        try shop.createVariant(2)
        try shop.setStock(5, of: id(1))
        _ = try shop.hold(2, of: id(1))
        return shop
    }

    private static func create(_ number: UInt64?, of product: UInt64 = 1, sku: String) -> UnaryRequest {
        .createProductVariant(
            CreateProductVariantRequest(variantID: number.map(id), productID: Shop.productID(product), sku: sku)
        )
    }

    private static func get(_ key: GetProductVariantRequest.Key) -> UnaryRequest {
        .getProductVariant(GetProductVariantRequest(key: key))
    }

    private static func list(_ product: UInt64?, token: String = "") -> UnaryRequest {
        let filter = product.map { ListProductVariantsRequest.Filter.productID(Shop.productID($0)) }
        return .listProductVariants(ListProductVariantsRequest(filter: filter, pageSize: 2, pageToken: token))
    }

    private static func update(_ number: UInt64, sku: String? = nil, etag: Int64 = 0) -> UnaryRequest {
        .updateProductVariant(
            UpdateProductVariantRequest(variantID: id(number), sku: sku, etag: Etag(sequence: etag))
        )
    }

    private static func delete(_ number: UInt64, etag: Int64 = 0) -> UnaryRequest {
        .deleteProductVariant(DeleteProductVariantRequest(variantID: id(number), etag: Etag(sequence: etag)))
    }

    static let rows: [Refusal] = [
        Refusal(
            "creating for an unknown product comes before an id that is taken",
            create(1, of: 9, sku: "new"),
            .missing("product", Shop.productID(9))
        ),
        Refusal(
            "creating with an id that is taken comes before a SKU that is",
            create(1, sku: "sku-2"),
            .keyTaken(entity: "product_variant", field: "id")
        ),
        Refusal(
            "creating with a SKU that is taken",
            create(nil, sku: "sku-2"),
            .keyTaken(entity: "product_variant", field: "sku")
        ),
        Refusal("an unknown id", get(.variantID(id(9))), .missing("product_variant", id(9))),
        Refusal("an unknown SKU", get(.sku("sku-9")), .missing("product_variant", "sku-9")),
        Refusal("a SKU in another case", get(.sku("SKU-1")), .missing("product_variant", "SKU-1")),
        Refusal(
            "one unknown among several",
            .batchGetProductVariants(BatchGetProductVariantsRequest(variantIDs: [id(1), id(9), id(8)])),
            .missing("product_variant", id(9))
        ),
        Refusal(
            "listing an unknown product comes before a page token that is none",
            list(9, token: "x"),
            .missing("product", Shop.productID(9))
        ),
        Refusal("a page token that is none", list(1, token: "x"), .invalidPageToken),
        Refusal("updating an unknown one", update(9), .missing("product_variant", id(9))),
        Refusal(
            "updating with a stale etag comes before a SKU that is taken",
            update(1, sku: "sku-2", etag: 1),
            .etagMismatch(current: Etag(sequence: 5))
        ),
        Refusal(
            "updating to a SKU that is taken",
            update(1, sku: "sku-2"),
            .keyTaken(entity: "product_variant", field: "sku")
        ),
        Refusal("deleting an unknown one", delete(9), .missing("product_variant", id(9))),
        Refusal(
            "deleting with a stale etag comes before an open reservation",
            delete(1, etag: 1),
            .etagMismatch(current: Etag(sequence: 5))
        ),
        Refusal(
            "deleting with an open reservation",
            delete(1),
            .stillReferenced(entity: "product_variant", referrer: "reservation")
        ),
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: Refusal) throws {
        row.check(in: try Self.shop())
    }

    @Test("what an order refers to is never deleted")
    func ordered() throws {
        var commerce = Commerce(seed: 1)
        _ = commerce.load(.productVariant(ProductVariant(id: Self.id(1), sku: "s", isOrdered: true)))
        do throws(Interruption) {
            _ = try commerce.run(Self.delete(1), Context(now: Timestamp(nanoseconds: 1)))
            Issue.record("not refused")
        } catch {
            guard case .rejected(let rejection) = error else { throw Unexpected() }
            #expect(rejection == .stillReferenced(entity: "product_variant", referrer: "order_item"))
        }
    }

    @Test("a new variant has no units, which is the first entry of its ledger")
    func opensStock() throws {
        let shop = try Shop.withSeller()
        try shop.createProduct(1)
        try shop.createVariant(1)
        let stock = try shop.stock(of: Self.id(1))
        #expect(stock.currentStock == 0 && stock.reservedStock == 0 && stock.availableStock == 0)
        #expect(stock.etag == Etag(sequence: shop.sequence) && stock.ledgerEntryCount == 1)
        let entry = try #require(shop.archive.entries.first)
        #expect(shop.archive.entries.count == 1 && entry.reason == .count && entry.commitSeq == shop.sequence)
        #expect(entry.quantityChange == 0 && entry.reservedChange == 0 && entry.currentAfter == 0)
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).verified)
    }

    @Test("a variant whose id has stock already takes it over as it is")
    func adoptsStock() throws {
        let shop = try Shop.withSeller()
        try shop.createProduct(1)
        try shop.setStock(7, of: Self.id(1), backorder: 3)
        _ = try shop.hold(2, of: Self.id(1))
        let before = (try shop.stock(of: Self.id(1)), shop.archive.entries)
        try shop.createVariant(1)
        #expect(before == (try shop.stock(of: Self.id(1)), shop.archive.entries))
        #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
    }

    @Test(
        "it can be deleted once nothing is reserved any more",
        arguments: [Reservation.State.released, .consumed, .expired]
    )
    func deletable(end: Reservation.State) throws {
        let shop = try Shop.withSeller()
        try shop.createProduct(1)
        try shop.createVariant(1)
        try shop.setStock(5, of: Self.id(1))
        let held = try shop.hold(2, of: Self.id(1), ttl: .seconds(60))
        switch end {
        case .released: #expect(shop.release(held.id).isResponse)
        case .consumed:
            #expect(shop.commit(held.id).isResponse)
            #expect(shop.run(Self.delete(1)).rejection?.reason == .stillReferenced)
            #expect(shop.consume(held.id).isResponse)
        default:
            // Nothing has swept it yet; the command has it expire first.
            shop.advance(.seconds(60))
            shop.expireDue(touchedBy: Self.delete(1))
        }
        #expect(shop.runOnly(Self.delete(1)).isResponse)
        #expect(try shop.variants().isEmpty)
        #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
    }

    @Test("after a deletion the stock stays, and id and SKU are free again")
    func afterDeletion() throws {
        let shop = try Self.shop()
        try shop.setStock(9, of: Self.id(2))
        #expect(shop.run(Self.delete(2)).isResponse)
        for each in [shop, shop.recovered()] {
            #expect(try each.stock(of: Self.id(2)).currentStock == 9)
            #expect(each.run(Self.get(.sku("sku-2"))).rejection == .missing("product_variant", "sku-2"))
            #expect(try each.variants(.productID(Shop.productID(1))).map(\.id) == [Self.id(1)])
        }
        try shop.createVariant(3, sku: "sku-2")
        try shop.createVariant(2, sku: "other")
        #expect(try shop.stock(of: Self.id(2)).currentStock == 9)
        #expect(try shop.answer(Self.get(.sku("sku-2")), as: GetProductVariantResponse.self).variant.id == Self.id(3))
        #expect(shop.invariantViolations.isEmpty)
    }

    // Composed and decomposed, "é" is equal to Swift and differs in its bytes.
    @Test("the SKU of an update finds it, and the old one nothing", arguments: ["new", "SKU-1", "e\u{301}"])
    func updatedSKU(sku: String) throws {
        let shop = try Shop.withSeller()
        try shop.createProduct(1)
        var expected = try shop.createVariant(1, sku: "\u{E9}")
        shop.advance(.seconds(1))
        let request = UpdateProductVariantRequest(variantID: Self.id(1), sku: sku, price: Money(minorUnits: 0))
        let response: UpdateProductVariantResponse = try shop.answer(.updateProductVariant(request))
        (expected.sku, expected.price) = (sku, Money(minorUnits: 0))
        (expected.updateTime, expected.etag) = (shop.now, Etag(sequence: response.commitSeq))
        #expect(response.variant == expected && response.commitSeq == shop.sequence)
        #expect(try shop.answer(Self.get(.sku(sku)), as: GetProductVariantResponse.self).variant == expected)
        #expect(!shop.run(Self.get(.sku("\u{E9}"))).isResponse)
        #expect(shop.invariantViolations.isEmpty)
    }

    @Test("lists go page by page, of all and of a product", arguments: [nil, 1, 2] as [UInt64?])
    func pages(product: UInt64?) throws {
        let shop = try Shop.withSeller()
        for number in 1...2 as ClosedRange<UInt64> { try shop.createProduct(number) }
        for number in 1...6 as ClosedRange<UInt64> { try shop.createVariant(number, of: number % 2 + 1) }
        let numbers = (1...6 as ClosedRange<UInt64>).filter { product == nil || $0 % 2 + 1 == product }
        for each in [shop, shop.recovered()] {
            let pages = try Shop.pages { token in
                let page: ListProductVariantsResponse = try each.answer(Self.list(product, token: token))
                return (page.variants.map(\.id), page.nextPageToken)
            }
            #expect(pages.flatMap(\.self) == numbers.map(Self.id))
            #expect(pages.count == (numbers.count + 1) / 2)
        }
    }

    @Test("what is only validated leaves neither variant nor stock, and no id is made for it")
    func validateOnly() throws {
        let shop = try Self.shop()
        let before = (shop.stateHash, shop.sequence, shop.archive.entries.count)
        for id in [nil, Self.id(7)] {
            let request = CreateProductVariantRequest(
                variantID: id,
                productID: Shop.productID(1),
                sku: "new",
                validateOnly: true
            )
            let response: CreateProductVariantResponse = try shop.answer(.createProductVariant(request))
            #expect(response.variant.id == (id ?? ID()) && response.commitSeq == 0)
        }
        #expect(before == (shop.stateHash, shop.sequence, shop.archive.entries.count))
        #expect(shop.run(.getStock(GetStockRequest(variantID: Self.id(7)))).rejection == .stockNotFound(Self.id(7)))
        #expect(try shop.stocks().map(\.variantID) == [Self.id(1), Self.id(2)] && shop.invariantViolations.isEmpty)
    }
}
