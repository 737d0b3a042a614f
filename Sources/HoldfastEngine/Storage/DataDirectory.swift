import Platform

/// The data directory, locked: one server at a time.
final class DataDirectory: Sendable {
    /// Where it is.
    let path: String
    private let lock: File

    /// Makes `path` where it is missing and takes its lock, which ends with this object or with the process (flock).
    init(path: String) throws(StorageError) {
        self.path = path
        let lockPath = path + "/lock"
        lock = try storing(in: path) {
            try FileSystem.createDirectory(path)
            let lock = try File(path: lockPath)
            guard try lock.tryLock() else {
                throw StorageError.locked(directory: path, processID: Self.processID(in: lock))
            }
            try lock.truncate(to: 0)
            try lock.write(Array("\(FileSystem.processID)\n".utf8).span.memory, at: 0)
            return lock
        }
    }

    var journalPath: String { path + "/journal" }
    var statePath: String { path + "/state" }

    private static func processID(in lock: borrowing File) -> Int32? {
        guard let contents = try? lock.contents() else { return nil }
        return Int32(String(decoding: contents, as: UTF8.self).prefix { $0.isNumber })
    }
}
