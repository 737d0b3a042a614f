internal import Glibc

/// What tells one state of a file from another without reading it: which file it is, its size, and when it was last written.
///
/// A file written in place, one renamed over it and a symbolic link that points elsewhere all give another stamp.
public struct FileStamp: Hashable, Sendable {
    private let device: UInt
    private let inode: UInt
    private let byteCount: Int
    private let modifiedSeconds: Int
    private let modifiedNanoseconds: Int
    /// Whether it is a socket.
    public let isSocket: Bool

    /// Looks at `path` (stat), or at the symbolic link there (lstat). Nil when there is nothing that can be looked at.
    public init?(of path: String, followingLinks: Bool = true) {
        var status = stat()
        guard unsafe (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        byteCount = Int(status.st_size)
        modifiedSeconds = status.st_mtim.tv_sec
        modifiedNanoseconds = status.st_mtim.tv_nsec
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }
}
