import Commerce
import HoldfastMessages
import Testing

@Suite("Product images")
struct ProductImageTests {
    private static func id(_ number: UInt64) -> ID<ProductImage> { Shop.imageID(number) }

    /// Two products that may have three images each, which the first one has.
    private static func shop() throws -> Shop {
        var limits = Limits()
        limits.maximumImageCount = 3
        let shop = try Shop.withSeller(limits: limits)
        for number in 1...2 as ClosedRange<UInt64> { try shop.createProduct(number) }
        for (number, order) in [(1, 2), (2, 1), (3, 2)] as [(UInt64, Int64)] {
            try shop.createImage(number, order: order)
        }
        return shop
    }

    private static func create(_ number: UInt64, of product: UInt64 = 1, order: Int64 = 0) -> UnaryRequest {
        .createProductImage(
            CreateProductImageRequest(
                imageID: id(number),
                productID: Shop.productID(product),
                imageURL: "u",
                displayOrder: order
            )
        )
    }

    private static func update(_ number: UInt64, order: Int64? = nil, etag: Int64 = 0) -> UnaryRequest {
        .updateProductImage(
            UpdateProductImageRequest(imageID: id(number), displayOrder: order, etag: Etag(sequence: etag))
        )
    }

    private static func delete(_ number: UInt64, etag: Int64 = 0, validateOnly: Bool = false) -> UnaryRequest {
        .deleteProductImage(
            DeleteProductImageRequest(imageID: id(number), etag: Etag(sequence: etag), validateOnly: validateOnly)
        )
    }

    private static func setPrimary(_ number: UInt64, etag: Int64 = 0, validateOnly: Bool = false) -> UnaryRequest {
        .setPrimaryProductImage(
            SetPrimaryProductImageRequest(imageID: id(number), etag: Etag(sequence: etag), validateOnly: validateOnly)
        )
    }

    static let rows: [Refusal] = [
        Refusal(
            "creating for an unknown product comes before an id that is taken",
            create(1, of: 9),
            .missing("product", Shop.productID(9))
        ),
        Refusal(
            "one more than there may be comes before an id that is taken",
            create(1),
            .countLimit(entity: "product_image", maximum: 3)
        ),
        Refusal(
            "creating with an id that is taken by another product's",
            create(1, of: 2),
            .keyTaken(entity: "product_image", field: "id")
        ),
        Refusal(
            "an unknown id",
            .getProductImage(GetProductImageRequest(imageID: id(9))),
            .missing("product_image", id(9))
        ),
        Refusal(
            "listing an unknown product",
            .listProductImages(ListProductImagesRequest(productID: Shop.productID(9))),
            .missing("product", Shop.productID(9))
        ),
        Refusal("updating an unknown one", update(9), .missing("product_image", id(9))),
        Refusal("updating with a stale etag", update(2, etag: 6), .etagMismatch(current: Etag(sequence: 7))),
        Refusal("deleting an unknown one", delete(9), .missing("product_image", id(9))),
        Refusal("deleting with a stale etag", delete(2, etag: 6), .etagMismatch(current: Etag(sequence: 7))),
        Refusal("making an unknown one the primary one", setPrimary(9), .missing("product_image", id(9))),
        Refusal(
            "making one the primary one with a stale etag",
            setPrimary(2, etag: 6),
            .etagMismatch(current: Etag(sequence: 7))
        ),
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: Refusal) throws {
        row.check(in: try Self.shop())
    }

    /// The numbers of a product's images in the order they are shown in, the primary one with a star.
    private static func shown(_ shop: Shop, of product: UInt64 = 1) throws -> [String] {
        try shop.images(of: product).map { "\($0.id.raw.low)" + ($0.isPrimary ? "*" : "") }
    }

    /// Each step, and what is shown after it.
    private static let steps: [(UnaryRequest, [String])] = [
        (create(1, order: 5), ["1*"]),
        (create(2, order: 5), ["1*", "2"]),
        (create(3, order: -1), ["3", "1*", "2"]),
        (setPrimary(2), ["3", "1", "2*"]),
        (setPrimary(2), ["3", "1", "2*"]),
        (update(1, order: 9), ["3", "2*", "1"]),
        (delete(3), ["2*", "1"]),
        (create(4, order: 9), ["2*", "1", "4"]),
        (delete(2), ["1*", "4"]),
        (delete(1), ["4*"]),
        (delete(4), []),
        (create(5), ["5*"]),
    ]

    @Test("exactly one is the primary one, whatever is added, moved or deleted")
    func primary() throws {
        let shop = try Shop.withSeller()
        for number in 1...2 as ClosedRange<UInt64> { try shop.createProduct(number) }
        try shop.createImage(7, of: 2)
        for (position, (request, shown)) in Self.steps.enumerated() {
            #expect(shop.run(request).isResponse, "step \(position)")
            for each in [shop, shop.recovered()] {
                #expect(try Self.shown(each) == shown, "step \(position)")
                #expect(try Self.shown(each, of: 2) == ["7*"])
                #expect(each.invariantViolations.isEmpty && each.archive.contradictions.isEmpty)
            }
        }
    }

    @Test("the answers say what the image is, or was, and every image that changed has a new etag")
    func answers() throws {
        let shop = try Self.shop()
        let set: SetPrimaryProductImageResponse = try shop.answer(Self.setPrimary(3))
        #expect(set.image.id == Self.id(3) && set.image.isPrimary && set.commitSeq == shop.sequence)
        let changed = try shop.images(of: 1).filter { $0.etag == Etag(sequence: shop.sequence) }
        #expect(changed.map(\.id) == [Self.id(1), Self.id(3)])
        let deleted: DeleteProductImageResponse = try shop.answer(Self.delete(3))
        #expect(deleted.image == set.image && deleted.commitSeq == shop.sequence)
        #expect(try Self.shown(shop) == ["2*", "1"])
    }

    @Test("an update changes what is given and nothing else")
    func change() throws {
        let shop = try Self.shop()
        var expected = try #require(try shop.images(of: 1).first { $0.id == Self.id(1) })
        let request = UpdateProductImageRequest(imageID: Self.id(1), imageURL: "v", altText: "a shoe")
        let response: UpdateProductImageResponse = try shop.answer(.updateProductImage(request))
        (expected.imageURL, expected.altText) = ("v", "a shoe")
        expected.etag = Etag(sequence: response.commitSeq)
        #expect(response.image == expected && response.commitSeq == shop.sequence)
        let get = GetProductImageRequest(imageID: Self.id(1))
        #expect(try shop.answer(.getProductImage(get), as: GetProductImageResponse.self).image == expected)
    }

    @Test(
        "rows that have not exactly one primary image are found",
        arguments: [
            ([true, true], ["has 2 primary images"]),
            ([false, false], ["has 0 primary images"]),
            ([true, false], []),
            ([], []),
        ] as [([Bool], [String])]
    )
    func violations(primaries: [Bool], problems: [String]) {
        var commerce = Commerce(seed: 1)
        let product = Shop.productID(1)
        _ = commerce.load(.user(User(id: ID(1), username: "u")))
        _ = commerce.load(.seller(Seller(id: ID(1), userID: ID(1), storeSlug: "s")))
        _ = commerce.load(.product(Product(id: product, sellerID: ID(1), slug: "p")))
        for (number, isPrimary) in primaries.enumerated() {
            let image = ProductImage(id: Self.id(UInt64(number)), productID: product, isPrimary: isPrimary)
            _ = commerce.load(.productImage(image))
        }
        let found = commerce.entityViolations()
        #expect(found == problems.map { "product \(product) \($0)" })
    }

    @Test("what is only validated is undone, and no id is made for it")
    func validateOnly() throws {
        let shop = try Self.shop()
        let before = (shop.stateHash, shop.sequence, try Self.shown(shop))
        let create = CreateProductImageRequest(productID: Shop.productID(2), imageURL: "u", validateOnly: true)
        let created: CreateProductImageResponse = try shop.answer(.createProductImage(create))
        #expect(created.image.id.isNone && created.image.isPrimary && created.commitSeq == 0)
        let set: SetPrimaryProductImageResponse = try shop.answer(Self.setPrimary(2, validateOnly: true))
        #expect(set.image.isPrimary && set.commitSeq == 0)
        #expect(shop.run(Self.delete(1, validateOnly: true)).isResponse)
        #expect(before == (shop.stateHash, shop.sequence, try Self.shown(shop)))
        #expect(try shop.images(of: 2).isEmpty && shop.invariantViolations.isEmpty)
    }
}
