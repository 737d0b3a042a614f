@testable import HoldfastEngine
import Platform

/// The journal's file as a crash test sees it: pages, two of which are LMDB's records.
struct JournalFile {
    static let pageByteCount = 4096

    let path: String

    init(in directory: TemporaryDirectory) {
        path = directory.path + "/journal/data.mdb"
    }

    /// The records as they are now.
    func records() throws -> [UInt8] { try read(at: 0, count: 2 * Self.pageByteCount) }

    /// What a crash does that takes back the writing of a record.
    func restore(records: [UInt8]) throws { try File(path: path).write(records.span.memory, at: 0) }

    /// Where the group begins that ends with the command `sequence`, behind the head of its page; the last in the file.
    func offset(ofGroupEndingAt sequence: UInt64) throws -> Int? {
        let bytes = try read(at: 0, count: try File(path: path).size())
        let memory = bytes.span.memory
        return stride(from: 0, to: bytes.count - bytes.count % Self.pageByteCount, by: Self.pageByteCount)
            .map { $0 + PageFormat.headerByteCount }
            .last { offset in
                memory.load(at: offset, as: UInt32.self) == GroupHeader.magic
                    && memory.load(at: offset + 24, as: UInt64.self) == sequence
            }
    }

    /// Makes one byte of the group another, `index` bytes behind its beginning.
    func damage(groupEndingAt sequence: UInt64, index: Int = GroupHeader.byteCount) throws {
        guard let offset = try offset(ofGroupEndingAt: sequence) else { throw NoSuchGroup() }
        var byte = try read(at: offset + index, count: 1)
        byte[0] ^= 1
        try File(path: path).write(byte.span.memory, at: offset + index)
    }

    /// Puts a group behind the end of the file, on overflow pages of its own.
    func plant(_ header: GroupHeader, images: [UInt8]) throws {
        let file = try File(path: path)
        let start = (try file.size() + Self.pageByteCount - 1) / Self.pageByteCount * Self.pageByteCount
        let byteCount = PageFormat.headerByteCount + header.storedByteCount
        var pages = OwnedBytes()
        pages.append(capacity: byteCount) { output in
            output.append(integer: UInt64(start / Self.pageByteCount))
            output.append(integer: 0 as UInt16)
            output.append(integer: PageFormat.Kind.overflow.rawValue)
            output.append(integer: UInt32(byteCount / Self.pageByteCount))
            header.encode(into: &output)
            output.append(copying: images.span.memory)
            output.fillWithZeros()
        }
        try file.write(pages.bytes, at: start)
    }

    private func read(at offset: Int, count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard try File(path: path).read(into: &bytes, at: offset) == count else { throw NoSuchGroup() }
        return bytes
    }

    struct NoSuchGroup: Error {}
}
