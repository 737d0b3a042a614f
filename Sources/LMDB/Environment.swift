internal import CLMDB

/// One LMDB environment: a memory-mapped file with one writer and many readers.
///
/// LMDB 0.9.24 forbids opening the same file twice in one process; whoever opens directories holds a lock for that.
@safe public final class Environment: @unchecked Sendable {
    // Sendable because LMDB's environment handle may be used from any thread, and each transaction here lives inside
    // one closure on one thread.
    let handle: OpaquePointer
    /// The directory that holds `data.mdb` and `lock.mdb`.
    public let path: String
    /// The size of the address space reserved, and so the limit of the file, in bytes.
    public let mapSize: Int

    /// Opens the environment in the directory `path`, which must exist (mdb_env_create, mdb_env_open).
    ///
    /// With MDB_NOTLS, since transactions belong to closures, not to threads. MDB_NOSYNC, MDB_MAPASYNC (which can corrupt) and
    /// MDB_WRITEMAP (under which a full disk is a signal and a stray pointer a corruption) are not offered.
    ///
    /// - Parameters:
    ///   - mapSize: bytes of address space; the file can never grow beyond them.
    ///   - maximumDatabases: how many named databases may be open.
    ///   - maximumReaders: how many read transactions may be open at once.
    public init(
        path: String,
        mapSize: Int,
        maximumDatabases: Int = 0,
        maximumReaders: Int = 126
    ) throws(LMDBError) {
        var handle: OpaquePointer?
        try unsafe check(mdb_env_create(&handle), "mdb_env_create")
        do throws(LMDBError) {
            try unsafe check(mdb_env_set_mapsize(handle, mapSize), "mdb_env_set_mapsize")
            try unsafe check(mdb_env_set_maxdbs(handle, MDB_dbi(maximumDatabases)), "mdb_env_set_maxdbs")
            try unsafe check(mdb_env_set_maxreaders(handle, UInt32(maximumReaders)), "mdb_env_set_maxreaders")
            try unsafe check(mdb_env_open(handle, path, UInt32(MDB_NOTLS), 0o644), "mdb_env_open")
            // Slots of processes that died while reading would pin their pages for ever.
            var dead: Int32 = 0
            try unsafe check(mdb_reader_check(handle, &dead), "mdb_reader_check")
        } catch {
            // LMDB asks for mdb_env_close after a failed mdb_env_open too.
            unsafe mdb_env_close(handle)
            throw error
        }
        unsafe self.handle = handle!
        self.path = path
        self.mapSize = mapSize
    }

    deinit {
        unsafe mdb_env_close(handle)
    }

    /// Runs `body` in a read transaction: it sees one state, whatever is committed meanwhile. Its pages cannot be
    /// used again before it ends, so a long one makes the file grow.
    ///
    /// Throws what `body` throws, or `LMDBError` from mdb_txn_begin.
    public func read<R: ~Copyable>(_ body: (borrowing Transaction<ReadOnly>) throws -> R) throws -> R {
        let transaction = try Transaction<ReadOnly>(beginningIn: self)
        return try body(transaction)
    }

    /// Runs `body` in the write transaction and commits it: two flushes, after which all of it is on the disk.
    /// A throw takes all of it back. One at a time; it waits for its turn, so only on a thread that may block.
    ///
    /// Throws what `body` throws, or `LMDBError` from mdb_txn_begin and mdb_txn_commit. After a failed commit nothing
    /// can be said about the disk: stop.
    public func write<R: ~Copyable>(_ body: (borrowing Transaction<ReadWrite>) throws -> R) throws -> R {
        var transaction = try Transaction<ReadWrite>(beginningIn: self)
        let result = try body(transaction)
        try transaction.commit()
        return result
    }

    /// Waits until everything committed is on the disk, with the record of the last commit (mdb_env_sync). After a
    /// failure nothing can be said about the disk: stop.
    public func sync() throws(LMDBError) {
        try unsafe check(mdb_env_sync(handle, 1), "mdb_env_sync")
    }

    /// How large the environment has become (mdb_env_info).
    public var usage: EnvironmentUsage {
        var info = unsafe MDB_envinfo()
        var stat = MDB_stat()
        _ = unsafe mdb_env_info(handle, &info)
        _ = unsafe mdb_env_stat(handle, &stat)
        return unsafe EnvironmentUsage(
            pageSize: Int(stat.ms_psize),
            pageCount: info.me_last_pgno + 1,
            lastTransactionID: info.me_last_txnid
        )
    }
}

/// How large an environment has become.
public struct EnvironmentUsage: Sendable, Hashable {
    /// Bytes in a page.
    public var pageSize: Int
    /// Pages ever used; free ones among them are used again before this grows.
    public var pageCount: Int
    /// The transaction committed last. Not a sequence number: a compacting copy begins anew.
    public var lastTransactionID: Int

    /// The bytes of the file that LMDB has ever used.
    public var byteCount: Int { pageCount * pageSize }
}
