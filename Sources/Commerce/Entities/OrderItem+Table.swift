import HoldfastMessages

extension OrderItem: EntityTableRow {
    public static var tableNumber: UInt8 { 20 }
    public static var entityName: String { "order_item" }
    public static var keysAreMadeHere: Bool { true }
    public static var lists: [RowList<OrderItem>] { [byOrder] }
    public static var references: [Reference<OrderItem>] {
        [
            Reference(Order.self, { $0.orderID }) { $0.entities.orders.contains($1) },
            Reference(ProductVariant.self, { $0.variantID }) { $0.entities.variants.contains($1) },
        ]
    }
    public var key: ID<OrderItem> { id }
    public var entityRow: EntityRow.Row { .orderItem(self) }

    static let byOrder = RowList<OrderItem>(position: 0) { ListGroup($0.orderID) }
}
