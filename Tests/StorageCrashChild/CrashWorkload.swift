import HoldfastEngine
import HoldfastMessages
import Platform

/// What the writing child writes: every row follows from the number of the command that wrote it, so whoever knows how
/// many commands there were knows every byte.
///
/// Command n puts the ledger row n, replaces the stock row n mod 16, moves the ledger row n − 100 to the history, and
/// deletes the history row n − 180.
enum CrashWorkload {
    /// A row as it is expected.
    struct Row: Hashable {
        var table: TableID
        var key: UInt64
        /// The command that wrote its value.
        var number: UInt64

        var value: [UInt8] { CrashWorkload.value(of: number) }
        var hash: Hash128 {
            let mixed = (number &+ key &* 31 &+ UInt64(table.rawValue)) &* 0x9e37_79b9_7f4a_7c15
            return Hash128(low: mixed, high: mixed ^ mixed >> 29)
        }
    }

    static let ledger = TableID(rawValue: 1)
    static let stock = TableID(rawValue: 2)
    static let history = TableID(rawValue: 3)
    static let tables = [
        StoredTable(id: ledger, name: "ledger", isLive: true),
        StoredTable(id: stock, name: "stock", isLive: true),
        StoredTable(id: history, name: "history", isLive: false),
    ]

    private static let ledgerCount: UInt64 = 100
    private static let stockCount: UInt64 = 16
    private static let historyCount: UInt64 = 80

    /// Small files: they are trimmed, folded and written over within a few groups.
    static var options: StorageOptions {
        var options = StorageOptions()
        options.journalMapSize = 16 << 20
        options.stateMapSize = 16 << 20
        options.ballastByteCount = 0
        options.journalRetainedByteCount = 64 << 10
        options.foldDelay = 1_000_000
        options.tailByteCount = 128 << 10
        options.settleDelay = 1_000_000
        return options
    }

    /// The rows after the command `last`, table by table in the order of their keys.
    static func rows(after last: UInt64) -> [Row] {
        let ledgerStart = start(of: ledgerCount, upTo: last)
        let historyStart = start(of: ledgerCount + historyCount, upTo: last)
        let replacing = start(of: stockCount, upTo: last)..<last + 1
        return (ledgerStart..<last + 1).map { Row(table: ledger, key: $0, number: $0) }
            + replacing.map { Row(table: stock, key: $0 % stockCount, number: $0) }.sorted { $0.key < $1.key }
            + (historyStart..<ledgerStart).map { Row(table: history, key: $0, number: $0) }
    }

    /// The sum of the hashes of the rows after the command `last`.
    static func stateHash(after last: UInt64) -> Hash128 {
        rows(after: last).reduce(Hash128.zero) { $0 + $1.hash }
    }

    /// The bytes that `key` is stored under.
    static func key(_ key: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: key >> (56 - 8 * UInt64($0))) }
    }

    /// Writes the images of the command `number`.
    static func command(_ number: UInt64, into buffer: GroupBuffer) {
        put(Row(table: ledger, key: number, number: number), into: buffer)
        put(Row(table: stock, key: number % stockCount, number: number), into: buffer)
        if number > ledgerCount {
            let ended = number - ledgerCount
            buffer.delete(ledger, key: key(ended).span.memory)
            put(Row(table: history, key: ended, number: ended), into: buffer)
        }
        if number > ledgerCount + historyCount {
            buffer.delete(history, key: key(number - ledgerCount - historyCount).span.memory)
        }
    }

    /// The number in front, then as many bytes as the number says: now and then more than fit in a page.
    private static func value(of number: UInt64) -> [UInt8] {
        let fillerCount = number % 67 == 0 ? 3000 + Int(number * 97 % 9000) : Int(number * 31 % 150)
        return key(number) + [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: fillerCount)
    }

    private static func put(_ row: Row, into buffer: GroupBuffer) {
        buffer.put(row.table, key: key(row.key).span.memory, hash: row.hash, value: row.value.span.memory)
    }

    /// The first of the last `count` numbers up to `last`.
    private static func start(of count: UInt64, upTo last: UInt64) -> UInt64 {
        last > count ? last - count + 1 : 1
    }
}
