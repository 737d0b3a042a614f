import HoldfastMessages

extension Stock: TableRow {
    public static var tableNumber: UInt8 { 1 }
    public static var keysAreMadeHere: Bool { false }
    public var key: ID<ProductVariant> { variantID }
}

extension Reservation: TableRow {
    public static var tableNumber: UInt8 { 2 }
    public static var keysAreMadeHere: Bool { true }
    public var key: ID<Reservation> { id }

    /// Whether it still holds units; an ended one holds none and leaves memory once it is folded.
    public var isOpen: Bool { state == .held || state == .committed }
}

extension LedgerEntry {
    /// The number of the ledger, which is a log and not a table of changing rows.
    public static var tableNumber: UInt8 { 3 }
    /// Every so many entries of a variant, one is in the index by (variant, place).
    public static let indexStride: Int64 = 64
}
