import HoldfastMessages

extension Refund: EntityTableRow {
    public static var tableNumber: UInt8 { 25 }
    public static var entityName: String { "refund" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<Refund>] { [byOrder] }
    public static var references: [Reference<Refund>] {
        [
            Reference(Order.self, { $0.orderID }) { $0.entities.orders.contains($1) },
            Reference(Payment.self, { $0.paymentID }) { $0.entities.payments.contains($1) },
        ]
    }
    public var key: ID<Refund> { id }
    public var entityRow: EntityRow.Row { .refund(self) }

    static let byOrder = RowList<Refund>(position: 0) { ListGroup($0.orderID) }
}
