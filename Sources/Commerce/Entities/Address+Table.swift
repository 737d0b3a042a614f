import HoldfastMessages

extension Address: TimedRow {
    public static var tableNumber: UInt8 { 11 }
    public static var entityName: String { "address" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<Address>] { [byUser] }
    public static var references: [Reference<Address>] {
        [Reference(User.self, { $0.userID }) { $0.entities.users.contains($1) }]
    }
    public var key: ID<Address> { id }
    public var entityRow: EntityRow.Row { .address(self) }

    static let byUser = RowList<Address>(position: 0) { ListGroup($0.userID) }
}
