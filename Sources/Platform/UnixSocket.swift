internal import Glibc

/// Stream sockets that have a place in the file system (unix(7)).
public enum UnixSocket {
    /// The bytes of a path at most: the kernel's field holds 108, with the zero at the end.
    public static let maximumPathByteCount = 107

    /// Makes a socket and binds it to `path`, where there must be nothing (EADDRINUSE). Who may connect is decided by `mode`
    /// from the first moment on, less what the process's umask takes away. Returns its descriptor, which the caller owns.
    public static func bind(path: String, mode: UInt32) throws(SystemCallError) -> Int32 {
        let descriptor = try open()
        // The file gets the mode that the socket has when it is bound.
        guard fchmod(descriptor, mode) == 0 else { throw failure("fchmod \(path)", closing: descriptor) }
        guard unsafe withAddress(of: path, { unsafe Glibc.bind(descriptor, $0, $1) }) == 0 else {
            throw failure("bind \(path)", closing: descriptor)
        }
        return descriptor
    }

    /// Sets how many connections may wait to be accepted on a bound socket (listen).
    public static func listen(_ descriptor: Int32, backlog: Int32) throws(SystemCallError) {
        guard Glibc.listen(descriptor, backlog) == 0 else { throw SystemCallError(call: "listen", code: errno) }
    }

    /// Whether somebody listens at `path`, which must be a socket: asked by connecting.
    public static func isInUse(path: String) throws(SystemCallError) -> Bool {
        let descriptor = try open()
        defer { close(descriptor) }
        if unsafe withAddress(of: path, { unsafe connect(descriptor, $0, $1) }) == 0 { return true }
        switch errno {
        case ECONNREFUSED, ENOENT: return false
        // The queue of a listener is full; or what listens is no stream socket.
        case EAGAIN, EPROTOTYPE: return true
        default: throw SystemCallError(call: "connect \(path)", code: errno)
        }
    }

    private static func open() throws(SystemCallError) -> Int32 {
        let flags = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, flags, 0)
        guard descriptor >= 0 else { throw SystemCallError(call: "socket", code: errno) }
        return descriptor
    }

    private static func failure(_ call: String, closing descriptor: Int32) -> SystemCallError {
        let error = SystemCallError(call: call, code: errno)
        close(descriptor)
        return error
    }

    /// Lends the address of `path`, which must not be longer than ``maximumPathByteCount``.
    private static func withAddress<Result>(
        of path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        precondition(path.utf8.count <= maximumPathByteCount, "the path of a socket is too long")
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
