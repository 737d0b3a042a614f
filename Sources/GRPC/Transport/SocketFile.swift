import Platform

/// The place of a listening Unix socket in the file system.
struct SocketFile: Sendable {
    /// Only the user the server runs as, and root, may connect; the umask may take more away.
    static let mode: UInt32 = 0o600

    let path: String
    private let stamp: FileStamp?

    /// Binds a socket to `path` and gives its descriptor. What a dead server left there is removed first. Blocks.
    static func bind(_ path: String) throws -> (SocketFile, descriptor: Int32) {
        guard path.utf8.count <= UnixSocket.maximumPathByteCount else {
            throw ListenError.pathTooLong(path: path, maximumByteCount: UnixSocket.maximumPathByteCount)
        }
        if let found = FileStamp(of: path, followingLinks: false) {
            guard found.isSocket else { throw ListenError.notASocket(path: path) }
            guard try !UnixSocket.isInUse(path: path) else { throw ListenError.socketInUse(path: path) }
            try FileSystem.remove(path)
        }
        let descriptor = try UnixSocket.bind(path: path, mode: mode)
        return (SocketFile(path: path, stamp: FileStamp(of: path, followingLinks: false)), descriptor)
    }

    /// Removes the file, unless somebody has put another in its place. Blocks for a moment.
    func remove() {
        guard let stamp, FileStamp(of: path, followingLinks: false) == stamp else { return }
        // If it cannot be removed, the next server finds that nobody listens there.
        _ = try? FileSystem.remove(path)
    }
}
