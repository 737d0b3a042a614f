import Commerce
import HoldfastCoding
import HoldfastMessages
import LMDB
import Platform
import Protobuf

/// Rows of declared entities that have left memory.
extension HistoryReader {
    /// The row under its own key; nil if there is none.
    static func row(_ key: HistoryRowKey, _ snapshot: borrowing Snapshot) throws -> EntityRow.Row? {
        let table = TableID(rawValue: key.table).history
        return try StoredKey(key).withBytes { try snapshot.row(table, key: $0, as: EntityRow.self)?.row }
    }

    /// The row that has a key besides its own; nil if there is none.
    static func row(with key: HistoryKey, _ snapshot: borrowing Snapshot) throws -> EntityRow.Row? {
        let entry = try HistoryIndexKey(key).withBytes {
            try snapshot.row(.historyIndex, key: $0, as: HistoryIndexEntry.self)
        }
        return try entry.flatMap { try row(behind: $0, key, snapshot) }
    }

    /// At most `count` rows of the group of a place, in order from there on. Of finished orders only the order itself: what lists of them
    /// show, and not what may be a hundred times as large.
    static func rows(from first: HistoryKey, count: Int, _ snapshot: borrowing Snapshot) throws -> [EntityRow.Row] {
        var entries: [HistoryIndexEntry] = []
        try HistoryIndexKey(first).withBytes { start in
            let group = start.extracting(first: HistoryIndexKey.groupByteCount)
            try snapshot.scan(.historyIndex, from: start) { key, value in
                guard entries.count < count,
                    key.extracting(first: HistoryIndexKey.groupByteCount).compare(to: group) == 0
                else { return false }
                entries.append(try HistoryIndexEntry(stored: value))
                return true
            }
        }
        var rows: [EntityRow.Row] = []
        for entry in entries {
            guard let row = try row(behind: entry, first, snapshot) else { continue }
            if case .orderAggregate(let whole) = row {
                rows.append(.orderAggregate(OrderAggregate(order: whole.order)))
            } else {
                rows.append(row)
            }
        }
        return rows
    }

    /// Which of these rows are history, and by which of these keys such rows are found.
    static func presence(
        _ rows: [HistoryRowKey],
        _ keys: [HistoryKey],
        _ snapshot: borrowing Snapshot
    ) throws -> HistoryPresence {
        var present = HistoryPresence()
        for key in rows {
            let table = key.table == Reservation.tableNumber ? .endedReservation : TableID(rawValue: key.table).history
            let isThere = try StoredKey(key).withBytes { try snapshot.get(table, $0) { _ in true } } ?? false
            if isThere { present.rows.insert(key) }
        }
        for key in keys {
            let isThere = try HistoryIndexKey(key).withBytes { try snapshot.get(.historyIndex, $0) { _ in true } }
            if isThere ?? false { present.keys.insert(key) }
        }
        return present
    }

    private static func row(
        behind entry: HistoryIndexEntry,
        _ key: HistoryKey,
        _ snapshot: borrowing Snapshot
    ) throws -> EntityRow.Row? {
        let table = TableID(rawValue: key.table).history
        // Whatever is listed or has other keys has a UUID.
        let row = try StoredKey(UUID(high: entry.keyHigh, low: entry.keyLow)).withBytes {
            try snapshot.row(table, key: $0, as: EntityRow.self)?.row
        }
        guard row != nil else {
            throw HistoryDamage(description: "the index of history leads to a row that is not there")
        }
        return row
    }
}
