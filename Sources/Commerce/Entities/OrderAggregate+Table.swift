import HoldfastMessages

/// A finished order as one row, so that it leaves memory and comes back as a whole. As long as an order goes on, its rows are in tables
/// of their own.
extension OrderAggregate: EntityTableRow {
    public static var tableNumber: UInt8 { 26 }
    public static var entityName: String { "order" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<OrderAggregate>] { [all, byUser, bySeller, byCheckoutGroup] }
    public static var historyLists: [RowList<OrderAggregate>] { lists }
    public static var hasHistory: Bool { true }
    public var isHistory: Bool { true }
    public var key: ID<Order> { order.id }
    public var entityRow: EntityRow.Row { .orderAggregate(self) }

    /// What its rows add, each by itself: how they are kept makes no difference.
    public var stateTerm: Hash128 {
        var sum = order.stateTerm
        sum += shippingDetail.stateTerm
        for row in items { sum += row.stateTerm }
        for row in adjustments { sum += row.stateTerm }
        for row in transitions { sum += row.stateTerm }
        for row in payments { sum += row.stateTerm }
        for row in refunds { sum += row.stateTerm }
        return sum
    }

    /// The order's number, and all keys of its parts that callers may know or must not use again.
    public var historyKeys: [HistoryKey] {
        var keys = [OrderAggregate.key(Order.byNumber, order.orderNumber)]
        for row in adjustments { keys.append(OrderAggregate.key(of: row)) }
        for row in payments {
            keys.append(OrderAggregate.key(of: row))
            guard let text = Payment.byGatewayTransaction.text(row) else { continue }
            keys.append(OrderAggregate.key(Payment.byGatewayTransaction, text))
        }
        for row in refunds { keys.append(OrderAggregate.key(of: row)) }
        return keys
    }

    /// What the order is found by that has this part.
    static func key<Part: EntityTableRow>(of part: Part) -> HistoryKey { key(Part.self, part.key) }

    static func key<Part: EntityTableRow>(_: Part.Type, _ key: ID<Part.KeyOf>) -> HistoryKey {
        HistoryKey(in: OrderAggregate.self, Part.self, key)
    }

    static func key<Part: EntityTableRow>(_ key: UniqueKey<Part>, _ text: String) -> HistoryKey {
        HistoryKey(in: OrderAggregate.self, key, text)
    }

    static let all = RowList<OrderAggregate>(position: 0) { _ in .none }
    static let byUser = RowList<OrderAggregate>(position: 1) { ListGroup($0.order.userID) }
    static let bySeller = RowList<OrderAggregate>(position: 2) { ListGroup($0.order.sellerID) }
    static let byCheckoutGroup = RowList<OrderAggregate>(position: 3) { ListGroup($0.order.checkoutGroupID) }
}

extension Order {
    /// Whether nothing can become of it any more but that money goes back.
    var isFinished: Bool { status == .delivered || status == .cancelled }
}
