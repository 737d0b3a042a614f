import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// Writes the after-images of commands into a group, as they will lie in the journal and the snapshot.
struct ChangeRecorder: Recorder, ~Copyable {
    /// What the turn has changed so far, but for `latestStock`.
    private let buffer: GroupBuffer
    /// The stock row that changed last.
    private var latestStock: (row: Stock, hash: Hash128)?

    init(buffer: GroupBuffer) {
        self.buffer = buffer
    }

    /// A group is durable as a whole, so of a row that changes again and again only the last image counts: for a hot SKU that is
    /// one stock image for the commands of a turn instead of one for each.
    mutating func record(stock: Stock, replacing old: Stock?, hash: Hash128) {
        if let latest = latestStock, latest.row.variantID != stock.variantID { writeLatestStock() }
        latestStock = (stock, hash)
    }

    /// Writes what was held back; the last thing before the buffer is sealed.
    mutating func finish() -> GroupBuffer {
        writeLatestStock()
        return buffer
    }

    private mutating func writeLatestStock() {
        guard let (row, hash) = latestStock else { return }
        put(.stock, StoredKey(row.variantID), row, hash)
        latestStock = nil
    }

    /// An open reservation lies among the live rows, an ended one among the history.
    mutating func record(reservation: Reservation, replacing old: Reservation?, hash: Hash128) {
        let key = StoredKey(reservation.id)
        put(reservation.isOpen ? .reservation : .endedReservation, key, reservation, hash)
        if let old, old.isOpen != reservation.isOpen {
            delete(old.isOpen ? .reservation : .endedReservation, key)
        }
    }

    mutating func record<Entry: EntityTableRow>(_ change: Table<Entry>.Change) {
        let table = TableID(rawValue: Entry.tableNumber)
        let key = StoredKey(change.new.key)
        if change.isDeleted {
            delete(table, key)
        } else if Entry.hasHistory, change.new.isHistory {
            put(table.history, key, EntityRow(row: change.new.entityRow), change.hash)
            recordHistory(change, table, key)
        } else {
            put(table, key, EntityRow(row: change.new.entityRow), change.hash)
        }
    }

    /// A row that has become history leaves the live ones, and is found by its keys.
    private mutating func recordHistory<Entry: EntityTableRow>(
        _ change: Table<Entry>.Change,
        _ table: TableID,
        _ key: StoredKey
    ) {
        if let old = change.old, !old.isHistory { delete(table, key) }
        let known = change.old.map { $0.isHistory ? $0.allHistoryKeys : [] } ?? []
        let (high, low) = change.new.key.raw.words
        let row = HistoryIndexEntry(keyHigh: high ?? 0, keyLow: low)
        let keys = change.new.allHistoryKeys
        let (added, removed) = (Set(keys).subtracting(known), Set(known).subtracting(keys))
        for key in keys where added.contains(key) {
            HistoryIndexKey(key).withBytes { put(.historyIndex, $0, row, .zero) }
        }
        for key in known where removed.contains(key) {
            HistoryIndexKey(key).withBytes { buffer.delete(.historyIndex, key: $0) }
        }
    }

    /// Besides the entry, every 64th of a variant goes into the index by place: an index entry for each would cost the folder
    /// a random write per change, and from an indexed entry the wanted one is at most 63 steps along the chain.
    mutating func record(ledgerEntry entry: LedgerEntry, hash: Hash128) {
        put(.ledger, StoredKey(entry.id.raw), entry, hash)
        guard entry.entryNumber % LedgerEntry.indexStride == 0 else { return }
        let key = LedgerIndexKey(variant: entry.variantID, block: entry.entryNumber / LedgerEntry.indexStride)
        let row = LedgerIndexEntry(ledgerEntryID: entry.id.raw)
        key.withBytes { put(.ledgerIndex, $0, row, .zero) }
    }

    mutating func record(idempotency record: IdempotencyWindow.Record, forgotten sequences: [Int64]) {
        let row = IdempotencyRecord(
            commitSeq: record.sequence,
            keyHigh: record.key.high,
            keyLow: record.key.low,
            requestHash: record.requestHash,
            createTime: record.time
        )
        put(.idempotency, StoredKey(record.sequence), row, .zero)
        for sequence in sequences {
            delete(.idempotency, StoredKey(sequence))
            delete(.response, StoredKey(sequence))
        }
    }

    /// What the command with this sequence number was answered.
    mutating func record(response: borrowing UnaryResponse, sequence: Int64) {
        StoredKey(sequence).withBytes { key in
            buffer.put(.response, key: key, capacity: response.maximumEncodedByteCount) { output in
                response.encode(into: &output, form: .compact)
                return .zero
            }
        }
    }

    private mutating func put(_ table: TableID, _ key: StoredKey, _ row: some ProtobufMessage, _ hash: Hash128) {
        key.withBytes { put(table, $0, row, hash) }
    }

    private mutating func put(_ table: TableID, _ key: RawSpan, _ row: some ProtobufMessage, _ hash: Hash128) {
        buffer.put(table, key: key, capacity: row.maximumEncodedByteCount) { output in
            row.encode(into: &output, form: .compact)
            return hash
        }
    }

    private mutating func delete(_ table: TableID, _ key: StoredKey) {
        key.withBytes { buffer.delete(table, key: $0) }
    }
}

/// The key of the index of history: five words, big-endian, so that the places of a list sort as the list does.
struct HistoryIndexKey {
    private let words: InlineArray<5, UInt64>

    init(_ key: HistoryKey) {
        let (space, rest) = (key.space, key.words)
        words = [
            space.bigEndian, rest.first.bigEndian, rest.second.bigEndian, rest.third.bigEndian, rest.fourth.bigEndian,
        ]
    }

    /// The bytes.
    func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(words.span.memory)
    }

    /// How many of the bytes say which list, and of which group.
    static let groupByteCount = 24
}

/// The key of the index by place: variant, then block, big-endian.
struct LedgerIndexKey {
    private let words: InlineArray<3, UInt64>

    /// The `block`-th indexed entry of a variant, from 1.
    init(variant: ID<ProductVariant>, block: Int64) {
        words = [variant.raw.high.bigEndian, variant.raw.low.bigEndian, UInt64(block).bigEndian]
    }

    /// The bytes.
    func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(words.span.memory)
    }
}
