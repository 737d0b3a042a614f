import HoldfastMessages

extension ProductVariant: TimedRow {
    public static var tableNumber: UInt8 { 14 }
    public static var entityName: String { "product_variant" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<ProductVariant>] { [bySKU] }
    public static var lists: [RowList<ProductVariant>] { [all, byProduct] }
    public static var references: [Reference<ProductVariant>] {
        [Reference(Product.self, { $0.productID }) { $0.entities.products.contains($1) }]
    }
    public var key: ID<ProductVariant> { id }
    public var entityRow: EntityRow.Row { .productVariant(self) }

    static let bySKU = UniqueKey<ProductVariant>("sku", position: 0) { $0.sku }
    static let all = RowList<ProductVariant>(position: 0) { _ in .none }
    static let byProduct = RowList<ProductVariant>(position: 1) { ListGroup($0.productID) }
}
