import LMDB
import Platform

/// `state/`: one database per table and `meta`, opened.
final class StateEnvironment: Sendable {
    static let metaName = "meta"
    static let metaKey: [UInt8] = Array("snapshot".utf8)

    let environment: Environment
    let schema: StorageSchema
    /// By position in the schema.
    let databases: [Database]
    let meta: Database
    /// How errors name it.
    let file: String

    /// Opens the environment in `path`, making databases where they are missing.
    init(path: String, schema: StorageSchema, options: StorageOptions) throws(StorageError) {
        file = path + "/data.mdb"
        self.schema = schema
        (environment, meta, databases) = try storing(in: file) {
            try FileSystem.createDirectory(path)
            let environment = try Environment(
                path: path,
                mapSize: options.stateMapSize,
                maximumDatabases: schema.tables.count + 1,
                maximumReaders: options.readerCount + 8
            )
            try environment.checkWhole()
            var databases: [Database] = []
            let meta = try environment.write { transaction in
                for table in schema.tables {
                    databases.append(try transaction.openDatabase(named: table.name, .create))
                }
                return try transaction.openDatabase(named: Self.metaName, .create)
            }
            return (environment, meta, databases)
        }
    }

    /// What the snapshot says of itself; before the first fold an empty one.
    func record<Access>(in transaction: borrowing Transaction<Access>) throws -> SnapshotRecord {
        try transaction.get(Self.metaKey.span.memory, in: meta) { bytes in
            try SnapshotRecord(bytes, schema: schema, file: file)
        } ?? SnapshotRecord(tableCount: schema.tables.count)
    }

    /// Puts `record` in place of the one before.
    func store(_ record: SnapshotRecord, in transaction: borrowing Transaction<ReadWrite>) throws {
        try transaction.put(Self.metaKey.span.memory, record.encoded(schema: schema).bytes, in: meta)
    }

    /// An error that says which row is not what was written.
    func damage(table: StoredTable, key: RawSpan, _ problem: String) -> StorageError {
        let digits = key.copied().map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return .damaged(
            StorageError.Damage(file: file, table: table.name, problem: "the row \(digits.joined()) \(problem)")
        )
    }
}

extension Environment {
    /// The last pages of a file may be missing by right: what one transaction took and gave back is never written
    /// (LMDB's loose pages). Folding and journalling write each value once, so these are few.
    private static let unwrittenPageCount = 16

    /// Throws damage where the file has been cut short: touching a page beyond its end would be a signal.
    func checkWhole() throws {
        let file = path + "/data.mdb"
        let missing = try usage.byteCount - File(path: file).size()
        guard missing <= Self.unwrittenPageCount * usage.pageSize else {
            throw StorageError.damaged(
                StorageError.Damage(file: file, problem: "its last \(missing) bytes are missing")
            )
        }
    }
}
