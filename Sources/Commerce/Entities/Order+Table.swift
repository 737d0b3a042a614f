import HoldfastMessages

extension Order: TimedRow {
    public static var tableNumber: UInt8 { 19 }
    public static var entityName: String { "order" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<Order>] { [byNumber] }
    public static var lists: [RowList<Order>] { [all, byUser, bySeller, byCheckoutGroup] }
    public static var references: [Reference<Order>] {
        [
            Reference(User.self, { $0.userID }) { $0.entities.users.contains($1) },
            Reference(Seller.self, { $0.sellerID }) { $0.entities.sellers.contains($1) },
        ]
    }
    public var key: ID<Order> { id }
    public var entityRow: EntityRow.Row { .order(self) }

    /// What order numbers are numbers of.
    enum Number: Entity {
        typealias RawID = Int64
    }

    static let byNumber = UniqueKey<Order>("order_number", position: 0) { $0.orderNumber }
    static let all = RowList<Order>(position: 0) { _ in .none }
    static let byUser = RowList<Order>(position: 1) { ListGroup($0.userID) }
    static let bySeller = RowList<Order>(position: 2) { ListGroup($0.sellerID) }
    static let byCheckoutGroup = RowList<Order>(position: 3) { ListGroup($0.checkoutGroupID) }
}
