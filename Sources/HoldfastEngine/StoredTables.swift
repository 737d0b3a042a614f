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
    /// What history is found by besides its keys.
    static let historyIndex = TableID(rawValue: 127)
    /// Every 64th ledger entry of each variant: (variant, place) → entry id.
    static let ledgerIndex = TableID(rawValue: 7)
}

extension TableID {
    /// Where the history of this entity lies.
    var history: TableID { TableID(rawValue: rawValue | TableID.historyBit) }

    /// The number of the entity whose rows the table holds, be they history or not.
    var entityNumber: UInt8 { rawValue & ~TableID.historyBit }

    private static let historyBit: UInt8 = 0x80
}

extension StoredTable {
    /// All of them.
    static let all: [StoredTable] =
        entities + history + special + [
            StoredTable(id: .idempotency, name: "idempotency", isLive: true),
            StoredTable(id: .response, name: "response", isLive: false),
            StoredTable(id: .historyIndex, name: "history_index", isLive: false),
            StoredTable(id: .ledgerIndex, name: "ledger_index", isLive: false),
        ]

    /// Those whose rows have a form of their own.
    static let special = [
        StoredTable(id: .stock, name: "stock", isLive: true),
        StoredTable(id: .reservation, name: "reservation", isLive: true),
        StoredTable(id: .ledger, name: "ledger", isLive: false),
        StoredTable(id: .endedReservation, name: "reservation_ended", isLive: false),
    ]

    /// Those whose rows are stored as `EntityRow` and stay in memory.
    static let entities = Entities.types.map { entity in
        StoredTable(id: TableID(rawValue: entity.tableNumber), name: name(of: entity), isLive: true)
    }

    /// Those whose rows are stored as `EntityRow` and leave memory.
    static let history = Entities.types.filter { $0.hasHistory }.map { entity in
        StoredTable(
            id: TableID(rawValue: entity.tableNumber).history,
            name: "\(name(of: entity))_history",
            isLive: false
        )
    }

    private static func name(of entity: any EntityTableRow.Type) -> String {
        entity == OrderAggregate.self ? "order_aggregate" : entity.entityName
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

    /// The key of a row that has left memory.
    init(_ key: HistoryRowKey) {
        if let high = key.high {
            words = [high.bigEndian, key.low.bigEndian]
            byteCount = 16
        } else {
            words = [key.low.bigEndian, 0]
            byteCount = 8
        }
    }

    /// A key that is a UUID.
    init(_ key: UUID) {
        words = [key.high.bigEndian, key.low.bigEndian]
        byteCount = 16
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
