import Platform

/// A file of real zeros that is given up when the disk is full, so that there is room to delete and fold.
struct Ballast: Sendable {
    let path: String
    /// 0 does without.
    let byteCount: Int

    /// Makes the ballast whole where it is not, if several times its size is free. Throws `SystemCallError`.
    func restore(freeBytes: Int) throws {
        guard byteCount > 0, freeBytes > 4 * byteCount else { return }
        let file = try File(path: path, direct: true)
        let size = try file.size()
        guard size < byteCount else { return }
        try file.writeZeros(at: 0, count: byteCount)
        try file.flush()
    }

    /// Gives the room back to the disk. Throws `SystemCallError`.
    func release() throws {
        try FileSystem.remove(path)
    }
}
