@testable import HoldfastEngine
import Platform

/// The tail of a journal as a crash test sees it.
struct TailFile {
    let path: String

    init(in directory: TemporaryDirectory) {
        path = directory.path + "/journal/" + JournalTail.name
    }

    /// Where the group begins that ends with the command `sequence`.
    func offset(ofGroupEndingAt sequence: UInt64) throws -> Int? {
        let bytes = try File(path: path).contents()
        let memory = bytes.span.memory
        return stride(from: JournalTail.pageByteCount, to: bytes.count, by: JournalTail.pageByteCount).first { offset in
            memory.load(at: offset, as: UInt32.self) == GroupHeader.magic
                && memory.load(at: offset + 24, as: UInt64.self) == sequence
        }
    }

    /// Makes one byte of the group another, `index` bytes behind its beginning.
    func damage(groupEndingAt sequence: UInt64, index: Int = GroupHeader.byteCount) throws {
        guard let offset = try offset(ofGroupEndingAt: sequence) else { throw NoSuchGroup() }
        try flip(at: offset + index)
    }

    /// Makes the byte at `offset` another.
    func flip(at offset: Int) throws {
        let file = try File(path: path)
        let bytes = try file.contents()
        try file.write([bytes[offset] ^ 1].span.memory, at: offset)
    }

    /// Puts a group on the last pages of the file.
    func plant(_ header: GroupHeader, images: [UInt8]) throws {
        let file = try File(path: path)
        let byteCount = GroupHeader.byteCount + images.count
        let pageCount = (byteCount + JournalTail.pageByteCount - 1) / JournalTail.pageByteCount
        var bytes = OwnedBytes()
        bytes.append(capacity: byteCount) { output in
            header.encode(into: &output)
            output.append(copying: images.span.memory)
        }
        try file.write(bytes.bytes, at: try file.size() - pageCount * JournalTail.pageByteCount)
    }

    struct NoSuchGroup: Error {}
}
