internal import CLMDB

/// A call of LMDB that failed: the only error this module throws of its own.
public struct LMDBError: Error, Hashable, CustomStringConvertible {
    /// LMDB's code, or errno where it is positive.
    public var code: Int32
    /// The C function that returned it.
    public var function: String

    /// An error as LMDB would report it; for tests that inject one.
    public init(code: Int32, function: String) {
        self.code = code
        self.function = function
    }

    /// The map is full: MDB_MAP_FULL.
    public static let mapFull: Int32 = -30792
    /// The key was there already, or an append was out of order: MDB_KEYEXIST.
    public static let keyExists: Int32 = -30799
    /// No such key or database: MDB_NOTFOUND.
    public static let notFound: Int32 = -30798
    /// A page that should be there is not, or is of the wrong kind: MDB_PAGE_NOTFOUND, MDB_CORRUPTED.
    public var isCorruption: Bool { code == -30797 || code == -30796 || code == -30793 }

    public var description: String {
        unsafe "\(function): \(String(cString: mdb_strerror(code))) (\(code))"
    }
}

/// The one place where return codes become errors.
@inline(__always)
func check(_ code: Int32, _ function: StaticString) throws(LMDBError) {
    if code != MDB_SUCCESS { throw LMDBError(code: code, function: "\(function)") }
}
