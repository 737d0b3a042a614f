internal import Glibc

/// How many files and sockets this process may have open (RLIMIT_NOFILE).
public enum OpenFileLimit {
    /// Raises the limit as far as the process may by itself, and returns what it is now.
    ///
    /// What a process starts with, often 1,024, is meant for programs that use `select`.
    public static func raise() throws(SystemCallError) -> Int {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            throw SystemCallError(call: "getrlimit", code: errno)
        }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
                throw SystemCallError(call: "setrlimit", code: errno)
            }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
