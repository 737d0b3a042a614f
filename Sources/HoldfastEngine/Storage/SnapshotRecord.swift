import HoldfastMessages
import Platform

/// The sum of the hashes of a table's rows, and how many they are.
struct TableSum: Sendable, Hashable {
    var hash = Hash128.zero
    var rowCount: UInt64 = 0
}

/// What `state/` says of itself, in one record that changes in the same transaction as the rows: the snapshot at
/// `sequence` is exactly the journal folded up to there.
struct SnapshotRecord: Sendable, Hashable {
    static let magic: UInt32 = 0x5353_4648
    /// Since 2 rows are in `MessageForm.compact`; those of 1, with UUIDs as text, are read as well.
    static let format: UInt16 = 2
    static let oldestFormat: UInt16 = 1
    private static let fixedByteCount = 72
    private static let tableByteCount = 32

    /// The last command folded; 0 before the first.
    var sequence: UInt64 = 0
    /// How often the store has been opened.
    var epoch: UInt64 = 0
    /// The engine's time of the last group folded.
    var engineTime: Int64 = 0
    /// The sum of the hashes of all rows.
    var stateHash = Hash128.zero
    /// The digest of the last group folded: where the chain goes on.
    var digest: UInt64 = 0
    /// By position in the schema.
    var tables: [TableSum]

    init(tableCount: Int) {
        tables = Array(repeating: TableSum(), count: tableCount)
    }

    var byteCount: Int { Self.fixedByteCount + tables.count * Self.tableByteCount }

    /// The record's bytes: magic, format, table count, CRC32C of what follows, then the fields in order.
    func encoded(schema: StorageSchema) -> OwnedBytes {
        var bytes = OwnedBytes(capacity: byteCount)
        bytes.append(capacity: byteCount) { output in
            output.append(integer: Self.magic)
            output.append(integer: Self.format)
            output.append(integer: UInt16(tables.count))
            output.append(integer: 0 as UInt64)
            output.append(integer: sequence)
            output.append(integer: epoch)
            output.append(integer: engineTime)
            output.append(integer: stateHash.low)
            output.append(integer: stateHash.high)
            output.append(integer: digest)
            output.append(integer: 0 as UInt64)
            for (table, sum) in zip(schema.tables, tables) {
                output.append(integer: UInt64(table.id.rawValue))
                output.append(integer: sum.hash.low)
                output.append(integer: sum.hash.high)
                output.append(integer: sum.rowCount)
            }
        }
        bytes.store(CRC32C.checksum(of: bytes.bytes), at: 8)
        return bytes
    }

    /// Reads a record. A table that the schema has and the record has not is new, and empty.
    init(_ bytes: RawSpan, schema: StorageSchema, file: String) throws(StorageError) {
        func damaged(_ problem: String) -> StorageError {
            .damaged(StorageError.Damage(file: file, problem: problem))
        }
        guard bytes.byteCount >= Self.fixedByteCount, bytes.load(at: 0, as: UInt32.self) == Self.magic else {
            throw damaged("its meta record does not begin like one")
        }
        let format = bytes.load(at: 4, as: UInt16.self)
        guard (Self.oldestFormat...Self.format).contains(format) else {
            throw .unknownFormat(file: file, found: Int(format), supported: Int(Self.format))
        }
        let count = Int(bytes.load(at: 6, as: UInt16.self))
        guard bytes.byteCount == Self.fixedByteCount + count * Self.tableByteCount else {
            throw damaged("its meta record has another length than it says")
        }
        var unsigned = OwnedBytes(capacity: bytes.byteCount)
        unsigned.append(bytes)
        unsigned.store(0 as UInt32, at: 8)
        guard CRC32C.checksum(of: unsigned.bytes) == bytes.load(at: 8, as: UInt32.self) else {
            throw damaged("the checksum of its meta record does not match")
        }
        self.init(tableCount: schema.tables.count)
        sequence = bytes.load(at: 16, as: UInt64.self)
        epoch = bytes.load(at: 24, as: UInt64.self)
        engineTime = bytes.load(at: 32, as: Int64.self)
        stateHash = Hash128(low: bytes.load(at: 40, as: UInt64.self), high: bytes.load(at: 48, as: UInt64.self))
        digest = bytes.load(at: 56, as: UInt64.self)
        for index in 0..<count {
            let offset = Self.fixedByteCount + index * Self.tableByteCount
            let id = bytes.load(at: offset, as: UInt64.self)
            guard let known = UInt8(exactly: id).flatMap({ schema.position(of: TableID(rawValue: $0)) }) else {
                throw .failed(file: file, reason: "it has a table with the id \(id), which this server does not know")
            }
            tables[known].hash = Hash128(
                low: bytes.load(at: offset + 8, as: UInt64.self),
                high: bytes.load(at: offset + 16, as: UInt64.self)
            )
            tables[known].rowCount = bytes.load(at: offset + 24, as: UInt64.self)
        }
    }
}
