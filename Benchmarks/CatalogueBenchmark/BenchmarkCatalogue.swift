import HoldfastMessages

/// Products of one seller in a hundred categories, each with some variants and their stock.
struct BenchmarkCatalogue: Sendable {
    static let categoryCount = 100
    private static let rowsPerRequest = 500
    private static let time = Timestamp(nanoseconds: 1_800_000_000_000_000_000)

    let productCount: Int
    let variantCount: Int

    /// All rows there are.
    var rowCount: Int64 { Int64(2 + BenchmarkCatalogue.categoryCount + productCount * (1 + 2 * variantCount)) }

    static func productID(_ number: Int) -> ID<Product> { ID(UUID(high: 2, low: UInt64(number) + 1)) }
    static func categoryID(_ number: Int) -> ID<Category> { ID(UUID(high: 1, low: UInt64(number) + 1)) }
    static func slug(_ number: Int) -> String { "product-\(number)" }

    private static func variantID(_ number: Int) -> ID<ProductVariant> { ID(UUID(high: 3, low: UInt64(number) + 1)) }

    /// The rows, each after those that it refers to, as many at a time as one request has.
    func requests() -> some Sequence<[EntityRow]> {
        let perProduct = max(1, BenchmarkCatalogue.rowsPerRequest / (1 + 2 * variantCount))
        return (-1..<(productCount + perProduct - 1) / perProduct).lazy.map { request in
            guard request >= 0 else { return BenchmarkCatalogue.base().map { EntityRow(row: $0) } }
            let start = request * perProduct
            let numbers = start..<min(start + perProduct, productCount)
            return numbers.flatMap { rows(ofProduct: $0) }.map { EntityRow(row: $0) }
        }
    }

    private static func base() -> [EntityRow.Row] {
        var user = User(id: ID(1), username: "owner", role: .seller, createTime: time, updateTime: time)
        user.email = "owner@example.com"
        let seller = Seller(
            id: ID(1),
            userID: user.id,
            storeName: "Store",
            storeSlug: "store",
            status: .approved,
            createTime: time,
            updateTime: time
        )
        let categories = (0..<categoryCount).map { number in
            Category(
                id: categoryID(number),
                name: "Category \(number)",
                slug: "category-\(number)",
                createTime: time,
                updateTime: time
            )
        }
        return [.user(user), .seller(seller)] + categories.map { .category($0) }
    }

    private func rows(ofProduct number: Int) -> [EntityRow.Row] {
        let time = BenchmarkCatalogue.time
        let product = Product(
            id: BenchmarkCatalogue.productID(number),
            sellerID: ID(1),
            title: "Product \(number)",
            slug: BenchmarkCatalogue.slug(number),
            categoryID: BenchmarkCatalogue.categoryID(number % BenchmarkCatalogue.categoryCount),
            isActive: true,
            status: .approved,
            createTime: time,
            updateTime: time
        )
        var rows: [EntityRow.Row] = [.product(product)]
        for index in 0..<variantCount {
            let id = BenchmarkCatalogue.variantID(number * variantCount + index)
            let variant = ProductVariant(
                id: id,
                productID: product.id,
                sku: "sku-\(number)-\(index)",
                price: Money(minorUnits: 1999),
                isActive: true,
                createTime: time,
                updateTime: time
            )
            rows.append(.stock(Stock(variantID: id, currentStock: 100, updateTime: time)))
            rows.append(.productVariant(variant))
        }
        return rows
    }
}
