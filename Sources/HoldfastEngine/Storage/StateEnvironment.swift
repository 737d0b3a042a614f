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

    /// Opens the environment in `path`, making databases where they are missing. `walksHistory` has also those pages checked
    /// that recovery does not read.
    init(
        path: String,
        schema: StorageSchema,
        options: StorageOptions,
        walksHistory: Bool = false
    ) throws(StorageError) {
        let file = path + "/data.mdb"
        self.file = file
        self.schema = schema
        (environment, meta, databases) = try storing(in: file) {
            let history = Set(schema.tables.filter { !$0.isLive && !walksHistory }.map { Array($0.name.utf8) })
            let environment = try NewEnvironment.opening(path) {
                try PageWalk.check(file) { history.contains($0) ? .end : .whole }
                return try Environment(
                    path: path,
                    mapSize: options.stateMapSize,
                    maximumDatabases: schema.tables.count + 1,
                    maximumReaders: options.readerCount + options.exporterCount + 8
                )
            }
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
