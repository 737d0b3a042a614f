import HoldfastMessages

extension Payment: TimedRow {
    public static var tableNumber: UInt8 { 24 }
    public static var entityName: String { "payment" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<Payment>] { [byGatewayTransaction] }
    public static var lists: [RowList<Payment>] { [byOrder] }
    public static var references: [Reference<Payment>] {
        [Reference(Order.self, { $0.orderID }) { $0.entities.orders.contains($1) }]
    }
    public var key: ID<Payment> { id }
    public var entityRow: EntityRow.Row { .payment(self) }

    static let byGatewayTransaction = UniqueKey<Payment>("gateway_transaction_id", position: 0) {
        $0.gatewayTransactionID.isEmpty ? nil : $0.gatewayTransactionID
    }
    static let byOrder = RowList<Payment>(position: 0) { ListGroup($0.orderID) }
}
