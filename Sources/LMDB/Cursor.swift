internal import CLMDB

/// Where a cursor goes.
public enum CursorMove: Sendable {
    case first
    case last
    case next
    case previous

    fileprivate var operation: MDB_cursor_op {
        switch self {
        case .first: MDB_FIRST
        case .last: MDB_LAST
        case .next: MDB_NEXT
        case .previous: MDB_PREV
        }
    }
}

/// A place in a database, bounded by the closure it is given to (`Transaction.withCursor`).
@safe public struct Cursor<Access>: ~Copyable {
    private let handle: OpaquePointer
    private var key: MDB_val
    private var value: MDB_val

    @unsafe init(transaction: OpaquePointer?, database: Database) throws(LMDBError) {
        var handle: OpaquePointer?
        try unsafe check(mdb_cursor_open(transaction, database.handle, &handle), "mdb_cursor_open")
        unsafe self.handle = handle!
        unsafe key = MDB_val()
        unsafe value = MDB_val()
    }

    deinit {
        // Before the transaction ends, as LMDB asks for cursors of writing transactions.
        unsafe mdb_cursor_close(handle)
    }

    /// Goes there; false where there is nothing (mdb_cursor_get).
    public mutating func move(to place: CursorMove) throws(LMDBError) -> Bool {
        let code = unsafe mdb_cursor_get(handle, &key, &value, place.operation)
        if code == MDB_NOTFOUND { return false }
        try check(code, "mdb_cursor_get")
        return true
    }

    /// Goes to `wanted`; false where there is no such key (MDB_SET_KEY).
    public mutating func seek(to wanted: RawSpan) throws(LMDBError) -> Bool {
        try seek(wanted, MDB_SET_KEY)
    }

    /// Goes to `wanted` or the first key after it; false where there is none (MDB_SET_RANGE).
    public mutating func seek(atOrAfter wanted: RawSpan) throws(LMDBError) -> Bool {
        try seek(wanted, MDB_SET_RANGE)
    }

    private mutating func seek(_ wanted: RawSpan, _ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
        let code = unsafe wanted.withUnsafeBytes { buffer in
            unsafe key = MDB_val(
                mv_size: buffer.count,
                mv_data: UnsafeMutableRawPointer(mutating: buffer.baseAddress)
            )
            let code = unsafe mdb_cursor_get(handle, &key, &value, operation)
            // On failure `key` still points at the caller's bytes, which end with this call.
            if code != MDB_SUCCESS { unsafe key = MDB_val() }
            return code
        }
        if code == MDB_NOTFOUND { return false }
        try check(code, "mdb_cursor_get")
        return true
    }

    /// Gives key and value of the place the cursor was moved to last to `body`. Only after a move that returned true,
    /// and before anything else was written.
    @inline(__always)
    public borrowing func withEntry<R: ~Copyable>(
        _ body: (_ key: RawSpan, _ value: RawSpan) throws -> R
    ) rethrows -> R {
        precondition(unsafe key.mv_data != nil, "the cursor stands nowhere")
        return try unsafe body(
            RawSpan(_unsafeStart: key.mv_data, byteCount: key.mv_size),
            RawSpan(_unsafeStart: value.mv_data, byteCount: value.mv_size)
        )
    }
}

extension Cursor where Access == ReadWrite {
    /// Reserves `byteCount` bytes under `key` and lets `write` fill all of them in LMDB's own page
    /// (mdb_cursor_put with MDB_RESERVE). The cursor stands on the new entry afterwards.
    @inline(__always)
    public mutating func put(
        _ key: RawSpan,
        byteCount: Int,
        _ flags: PutFlags = [],
        _ write: (inout OutputRawSpan) throws -> Void
    ) throws {
        var data = unsafe MDB_val()
        unsafe data.mv_size = byteCount
        let code = unsafe withValue(key) { key in
            unsafe mdb_cursor_put(handle, &key, &data, flags.rawValue | UInt32(MDB_RESERVE))
        }
        unsafe self.key = MDB_val()
        try check(code, "mdb_cursor_put")
        try unsafe fill(data, with: write)
    }

    /// Removes the entry the cursor stands on (mdb_cursor_del). The next `move(to: .next)` goes to the one after it.
    public mutating func delete() throws(LMDBError) {
        unsafe key = MDB_val()
        try unsafe check(mdb_cursor_del(handle, 0), "mdb_cursor_del")
    }
}
