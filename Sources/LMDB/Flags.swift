internal import CLMDB

/// How a database orders its keys. Duplicate keys (MDB_DUPSORT) are not offered: 0.9.24 has known faults there.
public struct DatabaseFlags: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Made where it is missing: MDB_CREATE.
    public static let create = DatabaseFlags(rawValue: UInt32(MDB_CREATE))
    /// Keys are native integers of one size: MDB_INTEGERKEY.
    public static let integerKeys = DatabaseFlags(rawValue: UInt32(MDB_INTEGERKEY))
}

/// How a value is put.
public struct PutFlags: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The key comes after every other; no search. Fails with `LMDBError.keyExists` otherwise: MDB_APPEND.
    public static let append = PutFlags(rawValue: UInt32(MDB_APPEND))
    /// Replaces the value the cursor stands on, whose key this is; no search: MDB_CURRENT. Cursors only.
    public static let current = PutFlags(rawValue: UInt32(MDB_CURRENT))
}
