import HoldfastMessages
import LMDB
import Platform

/// The stored rows at one sequence number, whatever is folded meanwhile. Bounded by the closure it is given to
/// (`Store.read`), and by a time: a long reader makes the file grow.
public struct Snapshot: ~Copyable {
    /// In which order a scan goes.
    public enum Direction: Sendable {
        case forward
        case backward
    }

    /// The last command whose effects are in it: it is exactly the journal folded up to there.
    public let foldedSequence: UInt64
    /// How many rows each table has, and the sum of their hashes, as folding counted them.
    let record: SnapshotRecord

    private let transaction: Transaction<ReadOnly>
    private let state: StateEnvironment
    /// When it may no longer be read.
    let deadline: MonotonicInstant
    private let isCancelled: @Sendable () -> Bool

    /// Begins now. Throws `StorageError`.
    init(
        of state: StateEnvironment,
        maximumDuration: Int64,
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(StorageError) {
        let transaction = try storing(in: state.file) { try Transaction(reading: state.environment) }
        let record = try Self.record(of: state, in: transaction)
        self.init(
            state: state,
            transaction: transaction,
            record: record,
            maximumDuration: maximumDuration,
            isCancelled: isCancelled
        )
    }

    private init(
        state: StateEnvironment,
        transaction: consuming Transaction<ReadOnly>,
        record: SnapshotRecord,
        maximumDuration: Int64,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.isCancelled = isCancelled
        deadline = MonotonicInstant.now.advanced(byNanoseconds: maximumDuration)
        self.state = state
        self.transaction = transaction
        self.record = record
        foldedSequence = record.sequence
    }

    private static func record(
        of state: StateEnvironment,
        in transaction: borrowing Transaction<ReadOnly>
    ) throws(StorageError) -> SnapshotRecord {
        do { return try state.record(in: transaction) } catch { throw StorageError(error, file: state.file) }
    }

    /// How many rows `table` has.
    public func rowCount(of table: TableID) -> Int {
        Int(record.tables[position(of: table)].rowCount)
    }

    /// Gives the value of `key` to `body`, or returns nil where there is no such row. The bytes end with the closure.
    ///
    /// Throws `StorageError` (damage, expiry) and what `body` throws.
    public func get<R>(_ table: TableID, _ key: RawSpan, _ body: (RawSpan) throws -> R) throws -> R? {
        try checkTime()
        let position = position(of: table)
        return try transaction.get(key, in: state.databases[position]) { stored in
            try body(value(of: key, stored, in: position))
        }
    }

    /// Gives the rows of `table` to `body` in the order of their keys until it returns false.
    ///
    /// Forward it begins at the first key at or after `key`, backward at the last one at or before it; without a key,
    /// at the end it comes from. Throws `StorageError` (damage, expiry) and what `body` throws.
    public func scan(
        _ table: TableID,
        from key: RawSpan? = nil,
        _ direction: Direction = .forward,
        _ body: (_ key: RawSpan, _ value: RawSpan) throws -> Bool
    ) throws {
        try scanStored(table, from: key, direction) { key, value, _ in try body(key, value) }
    }

    /// The same with each row's hash.
    func scanStored(
        _ table: TableID,
        from start: RawSpan?,
        _ direction: Direction,
        _ body: (_ key: RawSpan, _ value: RawSpan, _ hash: Hash128) throws -> Bool
    ) throws {
        let position = position(of: table)
        try transaction.withCursor(in: state.databases[position]) { cursor in
            var found = try Self.place(&cursor, at: start, direction)
            var visited = 0
            while found {
                if visited & 1023 == 0 { try checkTime() }
                visited += 1
                let goesOn = try cursor.withEntry { key, stored in
                    let value = try value(of: key, stored, in: position)
                    return try body(key, value, StoredRow.hash(of: stored) ?? .zero)
                }
                guard goesOn else { return }
                found = try cursor.move(to: direction == .forward ? .next : .previous)
            }
        }
    }

    private static func place(
        _ cursor: inout Cursor<ReadOnly>,
        at start: RawSpan?,
        _ direction: Direction
    ) throws -> Bool {
        switch (start, direction) {
        case (nil, .forward): return try cursor.move(to: .first)
        case (nil, .backward): return try cursor.move(to: .last)
        case (let start?, .forward): return try cursor.seek(atOrAfter: start)
        case (let start?, .backward):
            guard try cursor.seek(atOrAfter: start) else { return try cursor.move(to: .last) }
            if cursor.withEntry({ key, _ in key.compare(to: start) == 0 }) { return true }
            return try cursor.move(to: .previous)
        }
    }

    /// The value in a stored row, whose checksum must match.
    @_lifetime(copy stored)
    private func value(of key: RawSpan, _ stored: RawSpan, in position: Int) throws -> RawSpan {
        let table = state.schema.tables[position]
        guard StoredRow.isIntact(table: table.id, key: key, stored: stored) else {
            throw state.damage(table: table, key: key, "does not match its checksum")
        }
        return stored.extracting(StoredRow.headByteCount..<stored.byteCount)
    }

    private func position(of table: TableID) -> Int {
        guard let position = state.schema.position(of: table) else {
            preconditionFailure("the schema has no table \(table.rawValue)")
        }
        return position
    }

    private func checkTime() throws(StorageError) {
        if MonotonicInstant.now > deadline { throw .readerExpired }
        if isCancelled() { throw .closed }
    }
}
