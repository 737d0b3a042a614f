import HoldfastMessages

extension Seller: TimedRow {
    public static var tableNumber: UInt8 { 12 }
    public static var entityName: String { "seller" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<Seller>] { [bySlug, byUser] }
    public static var references: [Reference<Seller>] {
        [Reference(User.self, { $0.userID }) { $0.entities.users.contains($1) }]
    }
    public var key: ID<Seller> { id }
    public var entityRow: EntityRow.Row { .seller(self) }

    static let bySlug = UniqueKey<Seller>("store_slug", position: 0) { $0.storeSlug }
    static let byUser = UniqueKey<Seller>("user_id", position: 1) { $0.userID.description }
}
