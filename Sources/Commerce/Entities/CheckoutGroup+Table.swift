import HoldfastMessages

extension CheckoutGroup: EntityTableRow {
    public static var tableNumber: UInt8 { 18 }
    public static var entityName: String { "checkout_group" }
    public static var keysAreMadeHere: Bool { false }
    public static var references: [Reference<CheckoutGroup>] {
        [Reference(User.self, { $0.userID }) { $0.entities.users.contains($1) }]
    }
    public static var hasHistory: Bool { true }
    /// It never changes.
    public var isHistory: Bool { true }
    public var key: ID<Cart> { id }
    public var entityRow: EntityRow.Row { .checkoutGroup(self) }
}
