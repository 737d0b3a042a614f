import Foundation
import Glibc

/// A directory that goes with its owner.
package final class TemporaryDirectory: Sendable {
    package let path: String

    package init() throws {
        // Short: the path of a socket may have no more than 107 bytes.
        path = "/tmp/grpc-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Puts a copy of `source` at `name` as tools do that rotate certificates: written beside, then renamed over.
    package func replace(_ name: String, with source: String) throws {
        try FileManager.default.copyItem(atPath: source, toPath: file("new"))
        try rename("new", to: name)
    }

    /// Renames in one step, over what is there.
    package func rename(_ name: String, to other: String) throws {
        guard unsafe Glibc.rename(file(name), file(other)) == 0 else { throw POSIXError(.EIO) }
    }
}
