import Platform

@testable import HoldfastEngine

/// Makes an image what it would be to a storage that compares no checksum of a group: each torn one gets the checksum that
/// its bytes have.
enum SkippedChecksum {
    static func alter(_ directory: String) throws {
        let path = directory + "/journal/" + JournalTail.name
        guard FileSystem.exists(path) else { return }
        let file = try File(path: path)
        let bytes = try file.contents()
        for start in stride(from: JournalTail.pageByteCount, to: bytes.count, by: JournalTail.pageByteCount) {
            guard bytes.span.memory.load(at: start, as: UInt32.self) == GroupHeader.magic else { continue }
            let group = bytes.span.memory.extracting(start..<bytes.count)
            let header = GroupHeader(unchecked: group)
            let bodyEnd = GroupHeader.byteCount + header.bodyByteCount
            guard header.format == GroupHeader.format, bodyEnd <= group.byteCount else { continue }
            let body = group.extracting(GroupHeader.byteCount..<bodyEnd)
            let checksum = header.computeChecksum { $0.add(body) }
            let little: InlineArray<1, UInt32> = [checksum.littleEndian]
            try file.write(little.span.memory, at: start + 8)
        }
    }
}
