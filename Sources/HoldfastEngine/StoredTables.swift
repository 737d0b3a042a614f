import Commerce
import HoldfastMessages
import Platform

/// The tables of the data directory. A number is never given to another table.
extension TableID {
    /// Stock rows by variant.
    static let stock = TableID(rawValue: Stock.tableNumber)
    /// Open reservations by id.
    static let reservation = TableID(rawValue: Reservation.tableNumber)
    /// Ledger entries by id.
    static let ledger = TableID(rawValue: LedgerEntry.tableNumber)
    /// Ended reservations by id.
    static let endedReservation = TableID(rawValue: 4)
    /// Which requests were carried out, by sequence number.
    static let idempotency = TableID(rawValue: 5)
    /// What they were answered, by sequence number.
    static let response = TableID(rawValue: 6)
    /// Every 64th ledger entry of each variant: (variant, place) → entry id.
    static let ledgerIndex = TableID(rawValue: 7)
}

extension StoredTable {
    /// All of them.
    static let all: [StoredTable] =
        entities + [
            StoredTable(id: .stock, name: "stock", isLive: true),
            StoredTable(id: .reservation, name: "reservation", isLive: true),
            StoredTable(id: .ledger, name: "ledger", isLive: false),
            StoredTable(id: .endedReservation, name: "reservation_ended", isLive: false),
            StoredTable(id: .idempotency, name: "idempotency", isLive: true),
            StoredTable(id: .response, name: "response", isLive: false),
            StoredTable(id: .ledgerIndex, name: "ledger_index", isLive: false),
        ]

    /// Those whose rows are stored as `EntityRow`.
    static let entities = Entities.types.map { entity in
        StoredTable(id: TableID(rawValue: entity.tableNumber), name: entity.entityName, isLive: true)
    }
}

/// The bytes of a key: one or two words, big-endian, so that they sort as the keys do.
struct StoredKey {
    private var words: InlineArray<2, UInt64>
    private let byteCount: Int

    /// The key of a row.
    init<Of: Entity>(_ id: ID<Of>) {
        let (high, low) = id.raw.words
        if let high {
            words = [high.bigEndian, low.bigEndian]
            byteCount = 16
        } else {
            words = [low.bigEndian, 0]
            byteCount = 8
        }
    }

    /// A number that is at least 0.
    init(_ number: Int64) {
        words = [UInt64(number).bigEndian, 0]
        byteCount = 8
    }

    /// The bytes.
    func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(words.span.memory.extracting(first: byteCount))
    }
}
