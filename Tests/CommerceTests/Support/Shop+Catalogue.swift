import Commerce
import HoldfastMessages
import Testing

/// Short ways to say what the tests of the catalogue do most.
extension Shop {
    static let firstSeller = ID<Seller>(1)

    static func categoryID(_ number: UInt64) -> ID<Category> { ID(UUID(high: 9, low: number)) }
    static func productID(_ number: UInt64) -> ID<Product> { ID(UUID(high: 10, low: number)) }
    static func variantID(_ number: UInt64) -> ID<ProductVariant> { ID(UUID(high: 11, low: number)) }
    static func imageID(_ number: UInt64) -> ID<ProductImage> { ID(UUID(high: 12, low: number)) }
    static func addressID(_ number: UInt64) -> ID<Address> { ID(UUID(high: 13, low: number)) }

    /// A shop with one approved seller, after three commands.
    static func withSeller(limits: Limits = Limits()) throws -> Shop {
        let shop = Shop(limits: limits)
        try shop.createSeller("store")
        return shop
    }

    /// The answer to a request that must succeed: what the case of the response holds.
    func answer<Answer>(_ request: UnaryRequest, as _: Answer.Type = Answer.self) throws -> Answer {
        guard case .response(let response) = run(request),
            let answer = Mirror(reflecting: response).children.first?.value as? Answer
        else { throw Unexpected() }
        return answer
    }

    /// The rows of each page of a list; `page` gives those of the page with a token, and the token of the next one.
    static func pages<Entry>(_ page: (_ token: String) throws -> ([Entry], String)) rethrows -> [[Entry]] {
        var pages: [[Entry]] = []
        var token = ""
        repeat {
            let (rows, next) = try page(token)
            pages.append(rows)
            token = next
        } while !token.isEmpty
        return pages
    }

    @discardableResult
    func createUser(_ name: String, email: String = "", phone: String = "") throws -> User {
        let request = CreateUserRequest(username: name, phoneNumber: phone, email: email)
        return try answer(.createUser(request), as: CreateUserResponse.self).user
    }

    /// A seller whose user, store and slug have this name.
    @discardableResult
    func createSeller(_ name: String, approved: Bool = true) throws -> Seller {
        let user = try createUser(name)
        let request = CreateSellerRequest(userID: user.id, storeName: name, storeSlug: name)
        let seller = try answer(.createSeller(request), as: CreateSellerResponse.self).seller
        guard approved else { return seller }
        let approval = ApproveSellerRequest(sellerID: seller.id)
        return try answer(.approveSeller(approval), as: ApproveSellerResponse.self).seller
    }

    /// A PENDING product, number 7 with the slug `p7`.
    @discardableResult
    func createProduct(
        _ number: UInt64,
        of seller: ID<Seller> = Shop.firstSeller,
        in category: ID<Category>? = nil
    ) throws -> Product {
        let request = CreateProductRequest(
            productID: Shop.productID(number),
            sellerID: seller,
            title: "title \(number)",
            slug: "p\(number)",
            categoryID: category
        )
        return try answer(.createProduct(request), as: CreateProductResponse.self).product
    }

    /// Approves a product, or rejects it.
    func judge(_ number: UInt64, as status: Product.Status) throws {
        let id = Shop.productID(number)
        let request: UnaryRequest =
            status == .approved
            ? .approveProduct(ApproveProductRequest(productID: id))
            : .rejectProduct(RejectProductRequest(productID: id))
        guard run(request).isResponse else { throw Unexpected() }
    }

    /// A variant, number 7 with the SKU `sku-7`.
    @discardableResult
    func createVariant(_ number: UInt64, of product: UInt64 = 1, sku: String? = nil) throws -> ProductVariant {
        let request = CreateProductVariantRequest(
            variantID: Shop.variantID(number),
            productID: Shop.productID(product),
            sku: sku ?? "sku-\(number)",
            price: Money(minorUnits: 100)
        )
        return try answer(.createProductVariant(request), as: CreateProductVariantResponse.self).variant
    }

    @discardableResult
    func createImage(_ number: UInt64, of product: UInt64 = 1, order: Int64 = 0) throws -> ProductImage {
        let request = CreateProductImageRequest(
            imageID: Shop.imageID(number),
            productID: Shop.productID(product),
            imageURL: "https://example.org/\(number).png",
            displayOrder: order
        )
        return try answer(.createProductImage(request), as: CreateProductImageResponse.self).image
    }

    func product(_ number: UInt64) throws -> Product {
        let request = GetProductRequest(key: .productID(Shop.productID(number)))
        return try answer(.getProduct(request), as: GetProductResponse.self).product
    }

    func products(_ filter: ListProductsRequest.Filter? = nil) throws -> [Product] {
        let request = ListProductsRequest(filter: filter, pageSize: 1000)
        return try answer(.listProducts(request), as: ListProductsResponse.self).products
    }

    func variants(_ filter: ListProductVariantsRequest.Filter? = nil) throws -> [ProductVariant] {
        let request = ListProductVariantsRequest(filter: filter, pageSize: 1000)
        return try answer(.listProductVariants(request), as: ListProductVariantsResponse.self).variants
    }

    func images(of product: UInt64) throws -> [ProductImage] {
        let request = ListProductImagesRequest(productID: Shop.productID(product))
        return try answer(.listProductImages(request), as: ListProductImagesResponse.self).images
    }

    func stocks(lowOnly: Bool = false) throws -> [Stock] {
        let request = ListStocksRequest(lowOnly: lowOnly, pageSize: 1000)
        return try answer(.listStocks(request), as: ListStocksResponse.self).stocks
    }
}

/// A request that must be refused, and how.
struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var request: UnaryRequest
    var expected: Rejection

    init(_ testDescription: String, _ request: UnaryRequest, _ expected: Rejection) {
        self.testDescription = testDescription
        self.request = request
        self.expected = expected
    }

    /// Asks for it: it is refused as foreseen, and nothing changes.
    func check(in shop: Shop) {
        let before = (shop.stateHash, shop.sequence)
        #expect(shop.run(request) == .rejected(expected))
        #expect(before == (shop.stateHash, shop.sequence))
        #expect(shop.invariantViolations.isEmpty)
        #expect(expected.reason != .unspecified && !expected.message.isEmpty)
    }
}

extension Rejection {
    /// There is no row of this entity with this key.
    static func missing(_ entity: String, _ key: some CustomStringConvertible) -> Rejection {
        .entityNotFound(entity: entity, key: key.description)
    }
}
