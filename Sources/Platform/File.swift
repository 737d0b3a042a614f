internal import Glibc

/// A call of the operating system that failed.
public struct SystemCallError: Error, CustomStringConvertible {
    /// The function, with what it was done to.
    public var call: String
    /// errno.
    public var code: Int32

    public init(call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// Whether it failed for want of room.
    public var isOutOfSpace: Bool { code == ENOSPC || code == EDQUOT }

    /// Whether it failed for want of a right.
    public var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }

    public var description: String {
        "\(call): \(unsafe String(cString: strerror(code)))"
    }
}

/// An open file: closed with its owner. Every function throws `SystemCallError` (errno).
public struct File: ~Copyable, Sendable {
    private let descriptor: Int32
    /// Where it was opened.
    public let path: String

    /// Opens `path` for reading and writing, making it where it is missing.
    ///
    /// `direct` passes by the page cache (O_DIRECT), so that what is written does not wait to be flushed by others.
    public init(path: String, direct: Bool = false) throws(SystemCallError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | (direct ? Self.directFlag : 0), 0o644)
        guard descriptor >= 0 else { throw SystemCallError(call: "open \(path)", code: errno) }
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// O_DIRECT, which Glibc's Swift overlay does not import: it needs _GNU_SOURCE. The value is Linux's own ABI.
    private static var directFlag: Int32 {
        #if arch(arm64)
            0o200000
        #else
            0o40000
        #endif
    }

    /// Takes the whole-file lock (flock) at once; false when another open file holds it. It ends with this owner, or
    /// with the process.
    public func tryLock() throws(SystemCallError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw SystemCallError(call: "flock \(path)", code: errno)
    }

    /// How many bytes the file has.
    public func size() throws(SystemCallError) -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw SystemCallError(call: "fstat \(path)", code: errno) }
        return Int(status.st_size)
    }

    /// Cuts or extends the file to `byteCount`.
    public func truncate(to byteCount: Int) throws(SystemCallError) {
        guard ftruncate(descriptor, byteCount) == 0 else {
            throw SystemCallError(call: "ftruncate \(path)", code: errno)
        }
    }

    /// Gives `count` bytes from `offset` on real blocks, without writing them yet (fallocate); the file grows to hold
    /// them.
    public func allocate(at offset: Int, count: Int) throws(SystemCallError) {
        let code = posix_fallocate(descriptor, offset, count)
        guard code == 0 else { throw SystemCallError(call: "fallocate \(path)", code: code) }
    }

    /// Writes all of `bytes` at `offset`.
    public func write(_ bytes: RawSpan, at offset: Int) throws(SystemCallError) {
        var done = 0
        while done < bytes.byteCount {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(descriptor, buffer.baseAddress! + done, buffer.count - done, offset + done)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw SystemCallError(call: "pwrite \(path)", code: written < 0 ? errno : EIO) }
            done += written
        }
    }

    /// Writes `count` zeros at `offset`, both multiples of 4096: real blocks, so that a later write there changes no
    /// metadata of the file system.
    public func writeZeros(at offset: Int, count: Int) throws(SystemCallError) {
        let chunk = min(count, 1 << 20)
        let zeros = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 4096)
        defer { unsafe zeros.deallocate() }
        unsafe memset(zeros.baseAddress!, 0, chunk)
        var done = 0
        while done < count {
            let part = unsafe UnsafeRawBufferPointer(start: zeros.baseAddress!, count: min(chunk, count - done))
            try unsafe write(RawSpan(_unsafeBytes: part), at: offset + done)
            done += part.count
        }
    }

    /// Everything the file holds, for small files.
    public func contents() throws(SystemCallError) -> [UInt8] {
        let byteCount = try size()
        var bytes = [UInt8](repeating: 0, count: byteCount)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { throw SystemCallError(call: "pread \(path)", code: errno) }
        return Array(bytes.prefix(count))
    }

    /// Waits until the bytes and what is needed to read them back are on the disk.
    public func flush() throws(SystemCallError) {
        guard fdatasync(descriptor) == 0 else { throw SystemCallError(call: "fdatasync \(path)", code: errno) }
    }
}

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
