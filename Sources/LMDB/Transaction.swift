internal import CLMDB
internal import Glibc

/// Marks a transaction that only reads.
public enum ReadOnly {}
/// Marks the one transaction that writes.
public enum ReadWrite {}

/// A transaction, bounded by the closure it is given to (`Environment.read`, `Environment.write`).
@safe public struct Transaction<Access>: ~Copyable {
    /// Nil once committed.
    var handle: OpaquePointer?
    private let environment: Environment

    init(beginningIn environment: Environment) throws(LMDBError) {
        self.environment = environment
        unsafe handle = nil
        let flags = Access.self == ReadOnly.self ? UInt32(MDB_RDONLY) : 0
        try unsafe check(mdb_txn_begin(environment.handle, nil, flags, &handle), "mdb_txn_begin")
    }

    deinit {
        if let handle = unsafe handle { unsafe mdb_txn_abort(handle) }
    }

    mutating func commit() throws(LMDBError) {
        let committing = unsafe handle
        // mdb_txn_commit frees the handle whether it succeeds or not.
        unsafe handle = nil
        try unsafe check(mdb_txn_commit(committing), "mdb_txn_commit")
    }

    /// The database `name`, or the unnamed one (mdb_dbi_open). The handle goes on being valid when the transaction
    /// that opened it commits; with `.create` the transaction must be a writing one.
    public func openDatabase(named name: String?, _ flags: DatabaseFlags = []) throws(LMDBError) -> Database {
        var database: MDB_dbi = 0
        try unsafe check(mdb_dbi_open(handle, name, flags.rawValue, &database), "mdb_dbi_open")
        return Database(handle: database)
    }

    /// Gives the value of `key` to `body`, or returns nil where there is none (mdb_get). The bytes are LMDB's own and
    /// end with the closure.
    @inline(__always)
    public func get<R: ~Copyable>(
        _ key: RawSpan,
        in database: Database,
        _ body: (RawSpan) throws -> R
    ) throws -> R? {
        var value = unsafe MDB_val()
        let code = unsafe withValue(key) { unsafe mdb_get(handle, database.handle, &$0, &value) }
        if code == MDB_NOTFOUND { return nil }
        try check(code, "mdb_get")
        return try unsafe body(RawSpan(_unsafeStart: value.mv_data, byteCount: value.mv_size))
    }

    /// Runs `body` with a cursor over `database`, and closes it afterwards (mdb_cursor_open).
    @inline(__always)
    public func withCursor<R: ~Copyable>(
        in database: Database,
        _ body: (inout Cursor<Access>) throws -> R
    ) throws -> R {
        var cursor = try unsafe Cursor<Access>(transaction: handle, database: database)
        return try body(&cursor)
    }

    /// Pages and entries of `database` (mdb_stat).
    public func statistics(of database: Database) throws(LMDBError) -> DatabaseStatistics {
        var stat = MDB_stat()
        try unsafe check(mdb_stat(handle, database.handle, &stat), "mdb_stat")
        return DatabaseStatistics(
            entryCount: stat.ms_entries,
            pageCount: stat.ms_branch_pages + stat.ms_leaf_pages + stat.ms_overflow_pages
        )
    }
}

extension Transaction where Access == ReadOnly {
    /// Begins a read transaction that its owner ends by letting go of it, where a closure would not do.
    public init(reading environment: Environment) throws(LMDBError) {
        try self.init(beginningIn: environment)
    }
}

extension Transaction where Access == ReadOnly {
    /// Lets the kernel forget the pages of the file that hold the value of `key`, save for those that somebody has mapped
    /// (posix_fadvise): for long values that are on the disk and will hardly be read. The first page stays, since LMDB looks into it
    /// when the value is deleted. Advice: nothing happens where there is no such value, or it shares its page with others.
    public func dropCachedPages(of key: RawSpan, in database: Database) throws(LMDBError) {
        var value = unsafe MDB_val()
        let code = unsafe withValue(key) { unsafe mdb_get(handle, database.handle, &$0, &value) }
        if code == MDB_NOTFOUND { return }
        try check(code, "mdb_get")
        var descriptor: Int32 = 0
        try unsafe check(mdb_env_get_fd(environment.handle, &descriptor), "mdb_env_get_fd")
        let pageSize = environment.usage.pageSize
        guard unsafe value.mv_size > pageSize else { return }
        // A value longer than a page has pages of its own. They begin with LMDB's header, and that with the number of the first.
        let headerByteCount = 16
        let page = unsafe (value.mv_data - headerByteCount).load(as: Int.self)
        let restByteCount = unsafe value.mv_size + headerByteCount - pageSize
        let offset = (page + 1) * pageSize
        _ = posix_fadvise(descriptor, offset, (restByteCount + pageSize - 1) / pageSize * pageSize, POSIX_FADV_DONTNEED)
    }
}

extension Transaction where Access == ReadWrite {
    /// Stores `value` under `key` (mdb_put).
    public func put(
        _ key: RawSpan,
        _ value: RawSpan,
        in database: Database,
        _ flags: PutFlags = []
    ) throws(LMDBError) {
        var data = unsafe MDB_val()
        let code = unsafe withValue(key) { key in
            unsafe value.withUnsafeBytes { bytes in
                unsafe data.mv_size = bytes.count
                unsafe data.mv_data = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                return unsafe mdb_put(handle, database.handle, &key, &data, flags.rawValue)
            }
        }
        try check(code, "mdb_put")
    }

    /// Reserves `byteCount` bytes under `key` and lets `write` fill all of them in LMDB's own page: one copy less
    /// (mdb_put with MDB_RESERVE).
    public func put(
        _ key: RawSpan,
        byteCount: Int,
        in database: Database,
        _ flags: PutFlags = [],
        _ write: (inout OutputRawSpan) throws -> Void
    ) throws {
        var data = unsafe MDB_val()
        unsafe data.mv_size = byteCount
        let code = unsafe withValue(key) { key in
            unsafe mdb_put(handle, database.handle, &key, &data, flags.rawValue | UInt32(MDB_RESERVE))
        }
        try check(code, "mdb_put")
        try unsafe fill(data, with: write)
    }

    /// Removes `key`; false where there was none (mdb_del).
    @discardableResult
    public func delete(_ key: RawSpan, in database: Database) throws(LMDBError) -> Bool {
        let code = unsafe withValue(key) { unsafe mdb_del(handle, database.handle, &$0, nil) }
        if code == MDB_NOTFOUND { return false }
        try check(code, "mdb_del")
        return true
    }
}

/// An open database of an environment.
public struct Database: Sendable, Hashable {
    let handle: UInt32
}

/// How large a database is.
public struct DatabaseStatistics: Sendable, Hashable {
    /// How many keys it has.
    public var entryCount: Int
    /// How many pages it fills: branches, leaves and long values.
    public var pageCount: Int
}

/// Runs `body` with `bytes` as LMDB's own kind of string; LMDB does not write through keys.
@inline(__always)
@unsafe func withValue<R>(_ bytes: RawSpan, _ body: (inout MDB_val) -> R) -> R {
    unsafe bytes.withUnsafeBytes { buffer in
        var value = unsafe MDB_val(
            mv_size: buffer.count,
            mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress)
        )
        return unsafe body(&value)
    }
}

/// Lets `write` fill reserved memory, and traps when it leaves any of it unwritten: that would be stored garbage.
@inline(__always)
@unsafe func fill(_ reserved: MDB_val, with write: (inout OutputRawSpan) throws -> Void) throws {
    let room = unsafe UnsafeMutableRawBufferPointer(start: reserved.mv_data, count: reserved.mv_size)
    var output = unsafe OutputRawSpan(buffer: room, initializedCount: 0)
    try write(&output)
    let written = unsafe output.finalize(for: room)
    precondition(written == room.count, "a reserved value was not filled")
}
