import HoldfastMessages

extension Cart: TimedRow {
    public static var tableNumber: UInt8 { 16 }
    public static var entityName: String { "cart" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<Cart>] { [bySession] }
    public static var lists: [RowList<Cart>] { [byUser] }
    public static var references: [Reference<Cart>] {
        [Reference(User.self, { $0.userID }) { $0.entities.users.contains($1) }]
    }
    public var key: ID<Cart> { id }
    public var entityRow: EntityRow.Row { .cart(self) }

    static let bySession = UniqueKey<Cart>("session_id", position: 0) { $0.sessionID.isEmpty ? nil : $0.sessionID }
    static let byUser = RowList<Cart>(position: 0) { ListGroup($0.userID) }
}
