import HoldfastMessages

extension OrderTransition: EntityTableRow {
    public static var tableNumber: UInt8 { 23 }
    public static var entityName: String { "order_transition" }
    public static var keysAreMadeHere: Bool { true }
    public static var lists: [RowList<OrderTransition>] { [byOrder] }
    public static var references: [Reference<OrderTransition>] {
        [Reference(Order.self, { $0.orderID }) { $0.entities.orders.contains($1) }]
    }
    public var key: ID<OrderTransition> { id }
    public var entityRow: EntityRow.Row { .orderTransition(self) }

    static let byOrder = RowList<OrderTransition>(position: 0) { ListGroup($0.orderID) }
}
