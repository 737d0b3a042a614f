import HoldfastMessages

extension Counter: EntityTableRow {
    public static var tableNumber: UInt8 { 9 }
    public static var entityName: String { "counter" }
    public static var keysAreMadeHere: Bool { false }
    public var stateTerm: Hash128 { .zero }
    public var key: ID<Counter> { id }
    public var entityRow: EntityRow.Row { .counter(self) }

    /// What is counted. A number is never given to another kind.
    enum Kind: Int64 {
        case user = 1
        case seller = 2
        case order = 3
        case waitlistPlace = 4
    }
}
