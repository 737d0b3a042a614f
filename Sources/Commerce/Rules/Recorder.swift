import HoldfastMessages

/// Takes the after-images of what a command changed: the journal's record of it.
public protocol Recorder: ~Copyable {
    /// A stock row that is new or has changed.
    mutating func record(stock: Stock, replacing old: Stock?, hash: Hash128)
    /// A row of another entity that is new, has changed or is deleted.
    mutating func record<Entry: EntityTableRow>(_ change: Table<Entry>.Change)
    /// A reservation that is new or has changed.
    mutating func record(reservation: Reservation, replacing old: Reservation?, hash: Hash128)
    /// A new ledger entry.
    mutating func record(ledgerEntry: LedgerEntry, hash: Hash128)
    /// That a request was carried out, and the commands whose records had to go for it.
    mutating func record(idempotency record: IdempotencyWindow.Record, forgotten sequences: [Int64])
}
