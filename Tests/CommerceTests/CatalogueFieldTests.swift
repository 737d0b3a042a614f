import Commerce
import HoldfastMessages
import Testing

/// One row per rule about a field by itself, of products, people and lists of stock.
@Suite("Fields of the catalogue")
struct CatalogueFieldTests {
    private static func text(_ byteCount: Int) -> String { String(repeating: "x", count: byteCount) }

    private static func user(email: String = "", phone: String = "") -> UnaryRequest {
        .createUser(CreateUserRequest(username: "u", phoneNumber: phone, email: email))
    }

    private static func price(_ minorUnits: Int64) -> UnaryRequest {
        .createProductVariant(CreateProductVariantRequest(sku: "s", price: Money(minorUnits: minorUnits)))
    }

    private static func batch(_ lines: [StockAdjustment]) -> UnaryRequest {
        .batchAdjustStocks(BatchAdjustStocksRequest(lines: lines))
    }

    private static let longestEmail = text(251) + "@x.y"
    private static let line = StockAdjustment(variantID: Shop.variant, quantityChange: 1, reason: .found)

    private static let productRows: [(UnaryRequest, [String])] = [
        (
            .createProduct(
                CreateProductRequest(title: "", slug: "Big", description: text(16_385), badge: text(256))
            ), ["title", "slug", "description", "badge"]
        ),
        (.createProduct(CreateProductRequest(title: text(256), slug: text(256))), ["title", "slug"]),
        (.createProduct(CreateProductRequest(title: "t", slug: "")), ["slug"]),
        (.getProduct(GetProductRequest()), ["product_id"]),
        (.batchGetProducts(BatchGetProductsRequest()), ["product_ids"]),
        (
            .batchGetProducts(BatchGetProductsRequest(productIDs: Array(repeating: Shop.productID(1), count: 1001))),
            ["product_ids"]
        ),
        (
            .listProducts(ListProductsRequest(filter: .status(.unspecified), pageSize: 1001)),
            ["status", "page_size"]
        ),
        (.listProducts(ListProductsRequest(pageSize: -1)), ["page_size"]),
        (
            .updateProduct(UpdateProductRequest(title: "", slug: "ä", description: text(16_385), badge: text(256))),
            ["title", "slug", "description", "badge"]
        ),
    ]

    private static let variantRows: [(UnaryRequest, [String])] = [
        (
            .createProductVariant(
                CreateProductVariantRequest(sku: "", name: text(256), price: Money(minorUnits: -1))
            ), ["sku", "name", "price"]
        ),
        (.createProductVariant(CreateProductVariantRequest(sku: text(256))), ["sku"]),
        (price(1_000_000_000_001), ["price"]),
        (.getProductVariant(GetProductVariantRequest()), ["variant_id"]),
        (.batchGetProductVariants(BatchGetProductVariantsRequest()), ["variant_ids"]),
        (
            .batchGetProductVariants(
                BatchGetProductVariantsRequest(variantIDs: Array(repeating: Shop.variant, count: 1001))
            ), ["variant_ids"]
        ),
        (.listProductVariants(ListProductVariantsRequest(pageSize: 1001)), ["page_size"]),
        (
            .updateProductVariant(
                UpdateProductVariantRequest(sku: "", name: text(256), price: Money(minorUnits: .min))
            ), ["sku", "name", "price"]
        ),
    ]

    private static let imageRows: [(UnaryRequest, [String])] = [
        (
            .createProductImage(CreateProductImageRequest(imageURL: "", altText: text(256))),
            ["image_url", "alt_text"]
        ),
        (.createProductImage(CreateProductImageRequest(imageURL: text(2049))), ["image_url"]),
        (
            .updateProductImage(UpdateProductImageRequest(imageURL: text(2049), altText: text(256))),
            ["image_url", "alt_text"]
        ),
        (.updateProductImage(UpdateProductImageRequest(imageURL: "")), ["image_url"]),
    ]

    private static let peopleRows: [(UnaryRequest, [String])] = [
        (
            .createUser(
                CreateUserRequest(
                    username: "",
                    firstName: text(256),
                    lastName: text(256),
                    phoneNumber: "none",
                    email: "none"
                )
            ), ["username", "first_name", "last_name", "phone_number", "email"]
        ),
        (.createUser(CreateUserRequest(username: text(256))), ["username"]),
        (user(email: "x\(longestEmail)"), ["email"]),
        (user(phone: String(repeating: "1", count: 256)), ["phone_number"]),
        (.getUser(GetUserRequest()), ["user_id"]),
        (.createAddress(CreateAddressRequest()), ["address_line1", "city", "country"]),
        (
            .createAddress(
                CreateAddressRequest(
                    addressLine1: text(256),
                    addressLine2: text(256),
                    city: text(256),
                    state: text(256),
                    postalCode: text(256),
                    country: text(256)
                )
            ), ["address_line1", "address_line2", "city", "state", "postal_code", "country"]
        ),
        (.listAddresses(ListAddressesRequest(pageSize: 1001)), ["page_size"]),
        (
            .createSeller(
                CreateSellerRequest(
                    storeName: "",
                    storeSlug: "a b",
                    description: text(16_385),
                    logoURL: text(2049),
                    businessEmail: text(256),
                    businessPhone: text(256)
                )
            ), ["store_name", "store_slug", "description", "logo_url", "business_email", "business_phone"]
        ),
        (.getSeller(GetSellerRequest()), ["seller_id"]),
    ]

    /// A key that no row can have would take more room in the error than there is.
    private static let keyRows: [(UnaryRequest, [String])] = [
        (.getCategory(GetCategoryRequest(key: .slug(text(256)))), ["slug"]),
        (.getProduct(GetProductRequest(key: .slug(text(256)))), ["slug"]),
        (.getProductVariant(GetProductVariantRequest(key: .sku(text(256)))), ["sku"]),
        (.getUser(GetUserRequest(key: .username(text(256)))), ["username"]),
        (.getSeller(GetSellerRequest(key: .storeSlug(text(256)))), ["store_slug"]),
        (.getCart(GetCartRequest(key: .sessionID(text(256)))), ["session_id"]),
    ]

    private static let stockRows: [(UnaryRequest, [String])] = [
        (.listStocks(ListStocksRequest(pageSize: -1)), ["page_size"]),
        (batch([]), ["lines"]),
        (batch(Array(repeating: line, count: 8191)), ["lines"]),
        (
            batch([
                line, StockAdjustment(quantityChange: 0, reason: .count, note: text(256)), line,
                StockAdjustment(quantityChange: -1_000_000_001),
            ]),
            [
                "lines[1].quantity_change", "lines[1].reason", "lines[1].note", "lines[3].quantity_change",
                "lines[3].reason",
            ]
        ),
        (
            .updateStockSettings(
                UpdateStockSettingsRequest(lowStockThreshold: -1, backorderLimit: 1_000_000_000_001)
            ), ["low_stock_threshold", "backorder_limit"]
        ),
    ]

    static let rows = [productRows, variantRows, imageRows, peopleRows, keyRows, stockRows].flatMap(\.self)

    @Test("every field at fault is named at once", arguments: rows)
    func refused(request: UnaryRequest, fields: [String]) throws {
        let shop = Shop()
        guard case .invalidFields(let violations) = shop.run(request).rejection else { throw Unexpected() }
        #expect(violations.map(\.field) == fields)
        #expect(shop.sequence == 0)
    }

    @Test(
        "an e-mail address has one @, something on either side, and no spaces",
        arguments: ["a", "@", "@b", "a@", "a@b@c", "a b@c", "a@b\n"]
    )
    func email(text: String) {
        #expect(Validation.violations(of: Self.user(email: text), limits: Limits()).map(\.field) == ["email"])
    }

    @Test(
        "a phone number has at least four digits, and before them a + or not",
        arguments: ["-", "123", "+123", "12a4", "++1234", "1234+", "+49/30/1234", "١٢٣٤"]
    )
    func phone(text: String) {
        #expect(Validation.violations(of: Self.user(phone: text), limits: Limits()).map(\.field) == ["phone_number"])
    }

    static let goodRequests: [UnaryRequest] = [
        .createProduct(
            CreateProductRequest(title: text(255), slug: text(255), description: text(16_384), badge: text(255))
        ),
        .listProducts(ListProductsRequest(filter: .status(.rejected), pageSize: 1000)),
        .updateProduct(UpdateProductRequest(description: "", badge: "")),
        .batchGetProducts(BatchGetProductsRequest(productIDs: Array(repeating: Shop.productID(1), count: 1000))),
        .createProductVariant(CreateProductVariantRequest(sku: text(255), name: text(255))),
        price(1_000_000_000_000),
        .createProductImage(CreateProductImageRequest(imageURL: text(2048), altText: text(255), displayOrder: .min)),
        user(email: longestEmail, phone: "+49 (30) 12-34"),
        user(phone: "0123"),
        .createAddress(CreateAddressRequest(addressLine1: text(255), city: text(255), country: text(255))),
        .createSeller(CreateSellerRequest(storeName: text(255), storeSlug: "a-1", logoURL: text(2048))),
        batch(Array(repeating: line, count: 8190)),
        .updateStockSettings(UpdateStockSettingsRequest(lowStockThreshold: 0, backorderLimit: 1_000_000_000_000)),
    ]

    @Test("values at the limits pass", arguments: goodRequests)
    func accepted(request: UnaryRequest) {
        #expect(Validation.violations(of: request, limits: Limits()).isEmpty)
    }
}
