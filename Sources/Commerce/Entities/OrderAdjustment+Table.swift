import HoldfastMessages

extension OrderAdjustment: EntityTableRow {
    public static var tableNumber: UInt8 { 22 }
    public static var entityName: String { "order_adjustment" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<OrderAdjustment>] { [byOrder] }
    public static var references: [Reference<OrderAdjustment>] {
        [Reference(Order.self, { $0.orderID }) { $0.entities.orders.contains($1) }]
    }
    public var key: ID<OrderAdjustment> { id }
    public var entityRow: EntityRow.Row { .orderAdjustment(self) }

    static let byOrder = RowList<OrderAdjustment>(position: 0) { ListGroup($0.orderID) }
}
