internal import Glibc

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
        // A process that is just being started by another thread has the descriptor too until it runs its own program; the
        // lock must not wait for that.
        _ = flock(descriptor, LOCK_UN)
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

    /// Fills `bytes` from `offset` on; returns how many there were, fewer only at the end of the file.
    public func read(into bytes: inout [UInt8], at offset: Int) throws(SystemCallError) -> Int {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(descriptor, buffer.baseAddress! + done, buffer.count - done, offset + done)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw SystemCallError(call: "pread \(path)", code: errno) }
            if count == 0 { break }
            done += count
        }
        return done
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
