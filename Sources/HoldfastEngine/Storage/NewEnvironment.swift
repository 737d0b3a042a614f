import LMDB
import Platform

/// Makes the file of an environment so that a crash meanwhile does no harm.
///
/// LMDB begins a file with its two records and waits for no flush (mdb_env_init_meta). A crash may leave one of them, or
/// neither in a file that is long enough, and that is what damage looks like: the store could never be opened again. So
/// a marker lies beside the file until it is whole; while it does, the file holds nothing.
enum NewEnvironment {
    /// Opens the environment in the directory `path` with `open`, and makes both where they are missing. What `open` makes
    /// in a new environment is on the disk afterwards. Throws what `open` throws, `SystemCallError` and `LMDBError`.
    static func opening(_ path: String, _ open: () throws -> Environment) throws -> Environment {
        let marker = path + "/unfinished"
        let file = path + "/data.mdb"
        try FileSystem.createDirectory(path)
        if FileSystem.exists(marker) { try FileSystem.remove(file) }
        guard !FileSystem.exists(file) else { return try open() }
        _ = try File(path: marker)
        try FileSystem.flushDirectory(path)
        let environment = try open()
        try environment.sync()
        try FileSystem.remove(marker)
        try FileSystem.flushDirectory(path)
        return environment
    }
}
