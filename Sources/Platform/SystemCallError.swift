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

    /// What errno means, in the system's words.
    public var reason: String { unsafe String(cString: strerror(code)) }

    public var description: String {
        "\(call): \(reason)"
    }
}
