internal import Glibc

/// What is done to a file system by path.
public enum FileSystem {
    /// Makes the directory `path` and those above it; an existing one is fine.
    public static func createDirectory(_ path: String) throws(SystemCallError) {
        if unsafe mkdir(path, 0o755) == 0 { return }
        let code = errno
        if code == EEXIST && isDirectory(path) { return }
        guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw SystemCallError(call: "mkdir \(path)", code: code)
        }
        try createDirectory(String(path[..<slash]))
        guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw SystemCallError(call: "mkdir \(path)", code: errno)
        }
    }

    /// Whether `path` is a directory.
    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether there is anything at `path`.
    public static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    /// Deletes the file at `path`; false when there was none.
    @discardableResult
    public static func remove(_ path: String) throws(SystemCallError) -> Bool {
        if unsafe unlink(path) == 0 { return true }
        if errno == ENOENT { return false }
        throw SystemCallError(call: "unlink \(path)", code: errno)
    }

    /// Everything a small file holds. One longer than `maximumByteCount` fails with EFBIG.
    public static func contents(of path: String, maximumByteCount: Int) throws(SystemCallError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemCallError(call: "open \(path)", code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SystemCallError(call: "read \(path)", code: errno) }
            if count == 0 { return bytes }
            guard bytes.count + count <= maximumByteCount else {
                throw SystemCallError(call: "read \(path)", code: EFBIG)
            }
            bytes += chunk[..<count]
        }
    }

    /// Gives what is at `path` the place `newPath`, in one step (rename); what was there is gone.
    public static func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        guard unsafe Glibc.rename(path, newPath) == 0 else {
            throw SystemCallError(call: "rename \(path) to \(newPath)", code: errno)
        }
    }

    /// Waits until the directory's own entries are on the disk, so that new files survive a crash.
    public static func flushDirectory(_ path: String) throws(SystemCallError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemCallError(call: "open \(path)", code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemCallError(call: "fsync \(path)", code: errno) }
    }

    /// Bytes that this user may still write on the file system of `path`.
    public static func freeBytes(at path: String) throws(SystemCallError) -> Int {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { throw SystemCallError(call: "statvfs \(path)", code: errno) }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Ends the process at once, running nothing more of it.
    public static func exitProcess(status: Int32) -> Never {
        _exit(status)
    }

    /// The calling process.
    public static var processID: Int32 { getpid() }
}
