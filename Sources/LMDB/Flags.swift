internal import CLMDB

/// How an environment is opened. `MDB_NOTLS` is always set: transactions belong to closures, not to threads.
/// `MDB_NOSYNC`, `MDB_MAPASYNC` (which can corrupt) and `MDB_WRITEMAP` (under which a full disk is a signal and a stray
/// pointer a corruption) are not offered.
public struct EnvironmentFlags: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Only reads: MDB_RDONLY.
    public static let readOnly = EnvironmentFlags(rawValue: UInt32(MDB_RDONLY))
    /// Does not ask the system to read ahead: MDB_NORDAHEAD; for files larger than memory read at random.
    public static let noReadAhead = EnvironmentFlags(rawValue: UInt32(MDB_NORDAHEAD))
}

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

    /// Fails with `LMDBError.keyExists` where the key is there: MDB_NOOVERWRITE.
    public static let noOverwrite = PutFlags(rawValue: UInt32(MDB_NOOVERWRITE))
    /// The key comes after every other; no search. Fails with `LMDBError.keyExists` otherwise: MDB_APPEND.
    public static let append = PutFlags(rawValue: UInt32(MDB_APPEND))
    /// Replaces the value the cursor stands on, whose key this is; no search: MDB_CURRENT. Cursors only.
    public static let current = PutFlags(rawValue: UInt32(MDB_CURRENT))
}
