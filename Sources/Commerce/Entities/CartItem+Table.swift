import HoldfastMessages

extension CartItem: TimedRow {
    public static var tableNumber: UInt8 { 17 }
    public static var entityName: String { "cart_item" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<CartItem>] { [byCart] }
    public static var counts: [RowCount<CartItem>] { [byVariant] }
    public static var references: [Reference<CartItem>] {
        [
            Reference(Cart.self, { $0.cartID }) { $0.entities.carts.contains($1) },
            Reference(ProductVariant.self, { $0.variantID }) { $0.entities.variants.contains($1) },
        ]
    }
    public var key: ID<CartItem> { id }
    public var entityRow: EntityRow.Row { .cartItem(self) }

    /// A cart has one line for each variant.
    static let byCart = RowList<CartItem>(position: 0) {
        ListGroup($0.cartID)
    } by: {
        $0.variantID
    }
    static let byVariant = RowCount<CartItem>(position: 0) { ListGroup($0.variantID) }
}
