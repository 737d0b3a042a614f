import HoldfastMessages

extension OrderShippingDetail: EntityTableRow {
    public static var tableNumber: UInt8 { 21 }
    public static var entityName: String { "order_shipping_detail" }
    public static var keysAreMadeHere: Bool { true }
    public static var lists: [RowList<OrderShippingDetail>] { [byOrder] }
    public static var references: [Reference<OrderShippingDetail>] {
        [Reference(Order.self, { $0.orderID }) { $0.entities.orders.contains($1) }]
    }
    public var key: ID<OrderShippingDetail> { id }
    public var entityRow: EntityRow.Row { .orderShippingDetail(self) }

    static let byOrder = RowList<OrderShippingDetail>(position: 0) { ListGroup($0.orderID) }
}
