import Commerce
import HoldfastMessages
import Testing

@Suite("Products")
struct ProductTests {
    private static func id(_ number: UInt64) -> ID<Product> { Shop.productID(number) }

    /// Products 1, 2 and 3 are PENDING, APPROVED and REJECTED, as these states are numbered. The first is in a category and has a
    /// variant.
    private static func shop() throws -> Shop {
        let shop = try Shop.withSeller()
        _ = try shop.createCategory(1, below: nil)
        try shop.createProduct(1, in: Shop.categoryID(1))
        try shop.createProduct(2)
        try shop.judge(2, as: .approved)
        try shop.createProduct(3)
        try shop.judge(3, as: .rejected)
        try shop.createVariant(1)
        return shop
    }

    private static func create(
        _ number: UInt64? = nil,
        of seller: ID<Seller> = Shop.firstSeller,
        slug: String,
        in category: UInt64? = nil
    ) -> UnaryRequest {
        .createProduct(
            CreateProductRequest(
                productID: number.map(id),
                sellerID: seller,
                title: "t",
                slug: slug,
                categoryID: category.map(Shop.categoryID)
            )
        )
    }

    private static func get(_ key: GetProductRequest.Key) -> UnaryRequest { .getProduct(GetProductRequest(key: key)) }

    private static func list(_ filter: ListProductsRequest.Filter?, token: String = "") -> UnaryRequest {
        .listProducts(ListProductsRequest(filter: filter, pageSize: 2, pageToken: token))
    }

    private static func update(
        _ number: UInt64,
        slug: String? = nil,
        in category: UInt64? = nil,
        etag: Int64 = 0
    ) -> UnaryRequest {
        .updateProduct(
            UpdateProductRequest(
                productID: id(number),
                slug: slug,
                categoryID: category.map(Shop.categoryID),
                etag: Etag(sequence: etag)
            )
        )
    }

    private static func delete(_ number: UInt64, etag: Int64 = 0) -> UnaryRequest {
        .deleteProduct(DeleteProductRequest(productID: id(number), etag: Etag(sequence: etag)))
    }

    private static func approve(_ number: UInt64, etag: Int64 = 0) -> UnaryRequest {
        .approveProduct(ApproveProductRequest(productID: id(number), etag: Etag(sequence: etag)))
    }

    private static func reject(_ number: UInt64, etag: Int64 = 0) -> UnaryRequest {
        .rejectProduct(RejectProductRequest(productID: id(number), etag: Etag(sequence: etag)))
    }

    static let rows: [Refusal] = [
        Refusal(
            "creating for an unknown seller comes before an unknown category",
            create(of: ID(9), slug: "new", in: 9),
            .missing("seller", 9)
        ),
        Refusal(
            "creating in an unknown category comes before an id that is taken",
            create(1, slug: "new", in: 9),
            .missing("category", Shop.categoryID(9))
        ),
        Refusal(
            "creating with an id that is taken comes before a slug that is",
            create(1, slug: "p2"),
            .keyTaken(entity: "product", field: "id")
        ),
        Refusal(
            "creating with a slug that is taken",
            create(slug: "p2"),
            .keyTaken(entity: "product", field: "slug")
        ),
        Refusal("an unknown id", get(.productID(id(9))), .missing("product", id(9))),
        Refusal("an unknown slug", get(.slug("p9")), .missing("product", "p9")),
        Refusal(
            "one unknown among several",
            .batchGetProducts(BatchGetProductsRequest(productIDs: [id(1), id(9), id(8)])),
            .missing("product", id(9))
        ),
        Refusal(
            "listing an unknown category comes before a page token that is none",
            list(.categoryID(Shop.categoryID(9)), token: "x"),
            .missing("category", Shop.categoryID(9))
        ),
        Refusal("listing an unknown seller", list(.sellerID(ID(9))), .missing("seller", 9)),
        Refusal("a page token that is none", list(nil, token: "x"), .invalidPageToken),
        Refusal("updating an unknown one", update(9), .missing("product", id(9))),
        Refusal(
            "putting it into an unknown category comes before a stale etag",
            update(1, in: 9, etag: 1),
            .missing("category", Shop.categoryID(9))
        ),
        Refusal(
            "updating with a stale etag comes before a slug that is taken",
            update(1, slug: "p2", etag: 1),
            .etagMismatch(current: Etag(sequence: 5))
        ),
        Refusal(
            "updating to a slug that is taken",
            update(1, slug: "p2"),
            .keyTaken(entity: "product", field: "slug")
        ),
        Refusal("deleting an unknown one", delete(9), .missing("product", id(9))),
        Refusal(
            "deleting with a stale etag comes before a variant",
            delete(1, etag: 1),
            .etagMismatch(current: Etag(sequence: 5))
        ),
        Refusal(
            "deleting with a variant",
            delete(1),
            .stillReferenced(entity: "product", referrer: "product_variant")
        ),
        Refusal("approving an unknown one", approve(9), .missing("product", id(9))),
        Refusal(
            "approving with a stale etag comes before the state",
            approve(2, etag: 1),
            .etagMismatch(current: Etag(sequence: 7))
        ),
        Refusal("rejecting an unknown one", reject(9), .missing("product", id(9))),
        Refusal(
            "rejecting with a stale etag comes before the state",
            reject(3, etag: 1),
            .etagMismatch(current: Etag(sequence: 9))
        ),
        Refusal(
            "deleting the category of a product",
            .deleteCategory(DeleteCategoryRequest(categoryID: Shop.categoryID(1))),
            .stillReferenced(entity: "category", referrer: "product")
        ),
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: Refusal) throws {
        row.check(in: try Self.shop())
    }

    enum Step: CaseIterable, Sendable {
        case approve, reject, update
    }

    /// Where each step leads; nil where it is refused.
    private static func target(_ step: Step, in status: Product.Status) -> Product.Status? {
        switch (step, status) {
        case (.approve, .pending): .approved
        case (.reject, .pending): .rejected
        case (.update, .rejected): .pending
        case (.update, _): status
        default: nil
        }
    }

    @Test(
        "each step is taken or refused by the table",
        arguments: [Product.Status.pending, .approved, .rejected],
        Step.allCases
    )
    func step(status: Product.Status, step: Step) throws {
        let shop = try Self.shop()
        let number = UInt64(status.rawValue)
        let request: UnaryRequest =
            switch step {
            case .approve: Self.approve(number)
            case .reject: Self.reject(number)
            case .update: Self.update(number, slug: "new")
            }
        guard let target = Self.target(step, in: status) else {
            Refusal("\(step) when \(status)", request, .productState(status)).check(in: shop)
            return
        }
        #expect(shop.run(request).isResponse)
        let product = try shop.product(number)
        #expect(product.status == target && product.etag == Etag(sequence: shop.sequence))
        #expect(try shop.products(.status(target)).contains(product))
        #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
    }

    @Test(
        "lists have what their filters say, page by page",
        arguments: [
            (nil, [[1, 2], [3, 4], [5, 6], [7]]),
            (.categoryID(Shop.categoryID(1)), [[1, 2], [3]]),
            (.sellerID(ID(2)), [[2, 4], [6]]),
            (.status(.pending), [[1, 2], [3, 7]]),
            (.status(.approved), [[4, 5], [6]]),
            (.status(.rejected), [[]]),
        ] as [(ListProductsRequest.Filter?, [[UInt64]])]
    )
    func pages(filter: ListProductsRequest.Filter?, numbers: [[UInt64]]) throws {
        let shop = try Shop.withSeller()
        try shop.createSeller("other")
        _ = try shop.createCategory(1, below: nil)
        for number in 1...7 as ClosedRange<UInt64> {
            try shop.createProduct(number, of: ID(number % 2 == 0 ? 2 : 1), in: number < 4 ? Shop.categoryID(1) : nil)
        }
        for number in 4...6 as ClosedRange<UInt64> { try shop.judge(number, as: .approved) }
        for each in [shop, shop.recovered()] {
            let pages = try Shop.pages { token in
                let page: ListProductsResponse = try each.answer(Self.list(filter, token: token))
                return (page.products.map(\.id), page.nextPageToken)
            }
            #expect(pages == numbers.map { $0.map(Self.id) })
        }
        guard filter != nil else { return }
        // A token of one list is none of another.
        let page: ListProductsResponse = try shop.answer(Self.list(nil))
        #expect(shop.run(Self.list(filter, token: page.nextPageToken)) == .rejected(.invalidPageToken))
    }

    @Test("several are given in the order asked for, also twice")
    func batch() throws {
        let shop = try Self.shop()
        let request = BatchGetProductsRequest(productIDs: [3, 1, 3].map(Self.id))
        let response: BatchGetProductsResponse = try shop.answer(.batchGetProducts(request))
        let expected = try ([3, 1, 3] as [UInt64]).map { try shop.product($0) }
        #expect(response.products == expected)
    }

    @Test("an update changes what is given and nothing else")
    func change() throws {
        let shop = try Self.shop()
        var expected = try shop.product(1)
        shop.advance(.seconds(1))
        let request = UpdateProductRequest(productID: Self.id(1), slug: "new", badge: "b", isActive: true)
        let response: UpdateProductResponse = try shop.answer(.updateProduct(request))
        (expected.slug, expected.badge, expected.isActive) = ("new", "b", true)
        (expected.updateTime, expected.etag) = (shop.now, Etag(sequence: response.commitSeq))
        #expect(response.product == expected && response.commitSeq == shop.sequence)
        #expect(try shop.answer(Self.get(.slug("new")), as: GetProductResponse.self).product == expected)
        #expect(shop.run(Self.get(.slug("p1"))).rejection == .missing("product", "p1"))
    }

    @Test("deleting a product takes its images along, and those of no other")
    func deleteImages() throws {
        let shop = try Self.shop()
        for number in 1...3 as ClosedRange<UInt64> { try shop.createImage(number, of: 2) }
        try shop.createImage(4, of: 3)
        #expect(shop.run(Self.delete(2)).isResponse)
        for each in [shop, shop.recovered()] {
            let image = GetProductImageRequest(imageID: Shop.imageID(2))
            #expect(each.run(.getProductImage(image)).rejection == .missing("product_image", Shop.imageID(2)))
            #expect(try each.images(of: 3).map(\.id) == [Shop.imageID(4)])
            #expect(each.invariantViolations.isEmpty && each.archive.contradictions.isEmpty)
        }
        try shop.createProduct(2)
        #expect(try shop.images(of: 2).isEmpty)
    }

    @Test("what is only validated is undone, and no id is made for it")
    func validateOnly() throws {
        let shop = try Self.shop()
        try shop.createImage(1, of: 2)
        let before = (shop.stateHash, shop.sequence)
        let create = CreateProductRequest(sellerID: Shop.firstSeller, title: "t", slug: "new", validateOnly: true)
        let created: CreateProductResponse = try shop.answer(.createProduct(create))
        #expect(created.product.id.isNone && created.product.status == .pending && created.commitSeq == 0)
        let delete = DeleteProductRequest(productID: Self.id(2), validateOnly: true)
        let deleted: DeleteProductResponse = try shop.answer(.deleteProduct(delete))
        #expect(deleted.product.slug == "p2" && deleted.commitSeq == 0)
        let approve = ApproveProductRequest(productID: Self.id(1), validateOnly: true)
        let approved: ApproveProductResponse = try shop.answer(.approveProduct(approve))
        #expect(approved.product.status == .approved)
        #expect(before == (shop.stateHash, shop.sequence) && shop.invariantViolations.isEmpty)
        #expect(try shop.products(.status(.pending)).map(\.id) == [Self.id(1)])
        #expect(try shop.images(of: 2).count == 1)
    }
}
