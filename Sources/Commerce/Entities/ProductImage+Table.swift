import HoldfastMessages

extension ProductImage: EntityTableRow {
    public static var tableNumber: UInt8 { 15 }
    public static var entityName: String { "product_image" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<ProductImage>] { [byProduct] }
    public static var references: [Reference<ProductImage>] {
        [Reference(Product.self, { $0.productID }) { $0.entities.products.contains($1) }]
    }
    public var key: ID<ProductImage> { id }
    public var entityRow: EntityRow.Row { .productImage(self) }

    static let byProduct = RowList<ProductImage>(position: 0) { ListGroup($0.productID) }
}
