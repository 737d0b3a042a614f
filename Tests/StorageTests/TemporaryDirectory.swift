import Foundation

/// A directory of the test's own, removed with it.
final class TemporaryDirectory: Sendable {
    let path: String

    init(in parent: String = NSTemporaryDirectory()) {
        path = parent + "/holdfast-" + UUID().uuidString
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// One whose flushes cost nothing, where the system has such a place.
    static func inMemory() -> TemporaryDirectory {
        let memory = "/dev/shm"
        return TemporaryDirectory(
            in: FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
        )
    }

    /// A copy of everything in `original`.
    convenience init(copyOf original: String) throws {
        self.init()
        try FileManager.default.copyItem(atPath: original, toPath: path)
    }

    /// A copy of everything in it, as a crash would leave it.
    func copy() throws -> TemporaryDirectory {
        try TemporaryDirectory(copyOf: path)
    }
}
