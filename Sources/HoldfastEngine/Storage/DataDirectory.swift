import Platform

/// The data directory, locked: one server at a time.
final class DataDirectory: Sendable {
    /// Where it is.
    let path: String
    let journalPath: String
    let statePath: String
    private let lock: File

    /// Makes `path` and what it consists of where they are missing, their entries on the disk, and takes its lock, which
    /// ends with this object or with the process (flock).
    init(path: String) throws(StorageError) {
        let parts = (journal: path + "/journal", state: path + "/state")
        self.path = path
        journalPath = parts.journal
        statePath = parts.state
        lock = try storing(in: path) {
            try Self.create(path)
            let lock = try File(path: path + "/lock")
            guard try lock.tryLock() else {
                throw StorageError.locked(directory: path, processID: Self.processID(in: lock))
            }
            try lock.truncate(to: 0)
            try lock.write(Array("\(FileSystem.processID)\n".utf8).span.memory, at: 0)
            try FileSystem.createDirectory(parts.journal)
            try FileSystem.createDirectory(parts.state)
            // Flushing a file promises nothing of the directories that lead to it.
            try FileSystem.flushDirectory(path)
            return lock
        }
    }

    /// Makes `path` and those above it where they are missing, with their entries on the disk.
    private static func create(_ path: String) throws {
        guard !path.isEmpty, !FileSystem.isDirectory(path) else { return }
        let above = path.lastIndex(of: "/").map { String(path[..<$0]) }
        try create(above ?? "")
        try FileSystem.createDirectory(path)
        try FileSystem.flushDirectory(above.map { $0.isEmpty ? "/" : $0 } ?? ".")
    }

    private static func processID(in lock: borrowing File) -> Int32? {
        guard let contents = try? lock.contents() else { return nil }
        return Int32(String(decoding: contents, as: UTF8.self).prefix { $0.isNumber })
    }
}
