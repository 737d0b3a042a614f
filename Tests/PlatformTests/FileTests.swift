import Foundation
import Glibc
import Platform
import Testing

@Suite("Files")
struct FileTests {
    @Test("a lock ends with its owner, though a process being started still has the descriptor")
    func lockEndsWithItsOwner() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let copy: Int32
        do {
            let first = try File(path: path)
            #expect(try first.tryLock())
            let second = try File(path: path)
            #expect(try !second.tryLock())
            // Shares the lock with the first, as the descriptor in a new process does.
            copy = dup(try #require(descriptors(of: path).min()))
        }
        defer { close(copy) }
        let third = try File(path: path)
        #expect(try third.tryLock())
    }

    /// What is open in this process under the path.
    private func descriptors(of path: String) throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
        }.compactMap { Int32($0) }
    }
}
