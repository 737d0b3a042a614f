import HoldfastMessages
@testable import HoldfastEngine
import Platform

/// Two tables: one that accumulates, one whose keys come in any order; and one that recovery leaves where it is.
enum Tables {
    static let ledger = TableID(rawValue: 1)
    static let stock = TableID(rawValue: 2)
    static let history = TableID(rawValue: 3)

    static let all = [
        StoredTable(id: ledger, name: "ledger", isLive: true),
        StoredTable(id: stock, name: "stock", isLive: true),
        StoredTable(id: history, name: "history", isLive: false),
    ]
}

/// A key of the model.
struct ModelKey: Hashable, Comparable {
    var table: TableID
    var key: [UInt8]

    static func < (left: ModelKey, right: ModelKey) -> Bool {
        left.table != right.table ? left.table < right.table : left.key.lexicographicallyPrecedes(right.key)
    }
}

/// What the engine would hold: rows in a dictionary, with the hash of the whole.
struct Model: Equatable {
    var rows: [ModelKey: [UInt8]] = [:]
    var stateHash = Hash128.zero
    var lastSequence: UInt64 = 0

    /// The hash of one row. FNV-1a twice: good enough to tell rows apart.
    static func hash(_ key: ModelKey, _ value: [UInt8]) -> Hash128 {
        func mix(_ start: UInt64) -> UInt64 {
            var hash = start ^ UInt64(key.table.rawValue)
            for byte in key.key + [0xff] + value { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            return hash
        }
        return Hash128(low: mix(0xcbf2_9ce4_8422_2325), high: mix(0x8422_2325_cbf2_9ce4))
    }

    mutating func put(_ key: ModelKey, _ value: [UInt8], into buffer: GroupBuffer) {
        if let old = rows[key] { stateHash -= Self.hash(key, old) }
        let hash = Self.hash(key, value)
        stateHash += hash
        rows[key] = value
        buffer.put(key.table, key: key.key.span.memory, hash: hash, value: value.span.memory)
    }

    mutating func delete(_ key: ModelKey, into buffer: GroupBuffer) {
        if let old = rows.removeValue(forKey: key) { stateHash -= Self.hash(key, old) }
        buffer.delete(key.table, key: key.key.span.memory)
    }

    /// The rows that recovery loads.
    var liveRows: [ModelKey: [UInt8]] {
        rows.filter { $0.key.table != Tables.history }
    }
}

/// Fills buffers with the effects of random commands, from a seed, and keeps the model beside.
struct Workload {
    private(set) var model = Model()
    private var random: UInt64
    private var ledgerKey: UInt64 = 0

    init(seed: UInt64) {
        random = seed
    }

    /// A number below `bound` (xorshift64*).
    mutating func next(_ bound: Int) -> Int {
        random ^= random >> 12
        random ^= random << 25
        random ^= random >> 27
        return Int((random &* 0x2545_f491_4f6c_dd1d) >> 33) % bound
    }

    /// One turn of `commandCount` commands in `buffer`, sealed.
    mutating func fill(_ buffer: GroupBuffer, commandCount: Int) {
        for _ in 0..<commandCount { command(into: buffer) }
        let first = model.lastSequence + 1
        model.lastSequence += UInt64(commandCount)
        buffer.seal(
            firstSequence: first,
            lastSequence: model.lastSequence,
            engineTime: Int64(model.lastSequence) * 1_000_000,
            requestCount: commandCount,
            stateHash: model.stateHash
        )
    }

    private mutating func command(into buffer: GroupBuffer) {
        ledgerKey += 1
        model.put(key(Tables.ledger, ledgerKey), value(next(200)), into: buffer)
        let stock = key(Tables.stock, UInt64(next(40)) &* 0x9e37_79b9_7f4a_7c15)
        if next(4) == 0 { model.delete(stock, into: buffer) } else { model.put(stock, value(next(60)), into: buffer) }
        if next(5) == 0, ledgerKey > 3 {
            let ended = key(Tables.ledger, ledgerKey - UInt64(next(3)))
            if let row = model.rows[ended] {
                model.delete(ended, into: buffer)
                model.put(ModelKey(table: Tables.history, key: ended.key), row, into: buffer)
            }
        }
        if next(50) == 0 { model.put(key(Tables.stock, 7), value(3000 + next(9000)), into: buffer) }
    }

    private func key(_ table: TableID, _ number: UInt64) -> ModelKey {
        ModelKey(table: table, key: (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) })
    }

    private mutating func value(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next(256)) }
    }
}
