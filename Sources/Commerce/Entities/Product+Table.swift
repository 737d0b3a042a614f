import HoldfastMessages

extension Product: TimedRow {
    public static var tableNumber: UInt8 { 13 }
    public static var entityName: String { "product" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<Product>] { [bySlug] }
    public static var lists: [RowList<Product>] { [all, byCategory, bySeller, byStatus] }
    public static var references: [Reference<Product>] {
        [
            Reference(Seller.self, { $0.sellerID }) { $0.entities.sellers.contains($1) },
            Reference(Category.self, { $0.categoryID }) { $0.entities.categories.contains($1) },
        ]
    }
    public var key: ID<Product> { id }
    public var entityRow: EntityRow.Row { .product(self) }

    static let bySlug = UniqueKey<Product>("slug", position: 0) { $0.slug }
    static let all = RowList<Product>(position: 0) { _ in .none }
    static let byCategory = RowList<Product>(position: 1) { ListGroup($0.categoryID) }
    static let bySeller = RowList<Product>(position: 2) { ListGroup($0.sellerID) }
    static let byStatus = RowList<Product>(position: 3) { ListGroup(number: Int($0.status.rawValue)) }
}
