import Platform

/// `journal/tail`: where groups become durable before LMDB has them.
///
/// A file of fixed size whose bytes were all written once, so that a group is one write of adjacent pages, which changes no metadata
/// of the file system, and one flush. A transaction of LMDB writes pages here and there and flushes twice; it takes several groups
/// together instead (`SettlerThread`), and nobody waits for it.
///
/// Behind a page for its header (`TailHeader`) the file has two halves, filled in turn from their beginnings, each group on pages of its
/// own. A half is written over once LMDB has all of its groups.
struct JournalTail: ~Copyable {
    static let pageByteCount = 4096
    /// The file's name in the directory of the journal.
    static let name = "tail"
    /// The name that it has until it is whole.
    private static let unfinishedName = "tail.unfinished"
    /// A group that takes more than one such part of the tail is not worth writing twice.
    private static let largestShare = 16

    /// How errors name it.
    let path: String
    private let file: File
    private let halfByteCount: Int
    /// The half that is being filled, and how far it is.
    private var half = 0
    private var usedByteCount = 0
    /// The last command in each half; 0 where LMDB has everything.
    private var lastSequences: InlineArray<2, UInt64> = [0, 0]
    /// A group as it is written; kept for the next.
    private var bytes = OwnedBytes()

    /// Opens the tail of the journal in `directory`, making it where it is missing or of another size: `byteCount`, rounded down, and
    /// its header. LMDB must have everything in it.
    init(directory: String, byteCount: Int) throws(StorageError) {
        let path = directory + "/" + Self.name
        self.path = path
        halfByteCount = byteCount / 2 / Self.pageByteCount * Self.pageByteCount
        let size = Self.pageByteCount + 2 * halfByteCount
        file = try storing(in: path) {
            if try !FileSystem.exists(path) || File(path: path).size() != size {
                try Self.create(size, in: directory)
            }
            return try File(path: path)
        }
    }

    /// It has its name only once all of it is on the disk.
    private static func create(_ byteCount: Int, in directory: String) throws {
        let unfinished = directory + "/" + unfinishedName
        let file = try File(path: unfinished)
        try file.truncate(to: 0)
        try file.writeZeros(at: 0, count: byteCount)
        var bytes = OwnedBytes()
        bytes.append(capacity: TailHeader.byteCount) { TailHeader(fileByteCount: byteCount).encode(into: &$0) }
        try file.write(bytes.bytes, at: 0)
        try file.flush()
        try FileSystem.rename(unfinished, to: directory + "/" + name)
        try FileSystem.flushDirectory(directory)
    }

    /// Whether the tail takes the group of `header`.
    func takes(_ header: GroupHeader) -> Bool {
        Self.byteCount(of: header) <= 2 * halfByteCount / Self.largestShare
    }

    /// The last command that the group of `header` would be written over: LMDB must have it.
    func lastSequenceOverwritten(by header: GroupHeader) -> UInt64 {
        hasRoom(for: header) ? 0 : lastSequences[1 - half]
    }

    /// Writes a group that it takes and waits until it is on the disk. Throws `SystemCallError`; after a failure nothing can be said
    /// about the disk.
    mutating func append(_ group: JournalGroup) throws {
        if !hasRoom(for: group.header) {
            half = 1 - half
            usedByteCount = 0
        }
        bytes.removeAll()
        bytes.append(capacity: Self.byteCount(of: group.header)) { group.encode(into: &$0) }
        try file.write(bytes.bytes, at: Self.pageByteCount + half * halfByteCount + usedByteCount)
        try file.flush()
        usedByteCount += bytes.count
        lastSequences[half] = group.header.lastSequence
    }

    private func hasRoom(for header: GroupHeader) -> Bool {
        usedByteCount + Self.byteCount(of: header) <= halfByteCount
    }

    /// The bytes of the pages that the group of `header` takes.
    private static func byteCount(of header: GroupHeader) -> Int {
        (GroupHeader.byteCount + header.bodyByteCount + pageByteCount - 1) / pageByteCount * pageByteCount
    }
}

/// What a tail begins with: 20 bytes, little-endian.
///
/// | offset | |
/// |---|---|
/// | 0 | magic, `HFTL` |
/// | 4 | format, u32 |
/// | 8 | bytes of the file, u64 |
/// | 16 | CRC32C of the above, u32 |
struct TailHeader {
    static let byteCount = 20
    private static let magic: UInt32 = 0x4c54_4648
    private static let format: UInt32 = 1

    let fileByteCount: Int

    init(fileByteCount: Int) {
        self.fileByteCount = fileByteCount
    }

    /// Checks what `bytes`, the whole file at `path`, begin with. Throws damage and `unknownFormat`.
    init(checking bytes: RawSpan, path: String) throws(StorageError) {
        guard bytes.byteCount >= Self.byteCount, bytes.load(at: 0, as: UInt32.self) == Self.magic else {
            throw .damaged(StorageError.Damage(file: path, problem: "it does not begin like a journal's tail"))
        }
        let format = bytes.load(at: 4, as: UInt32.self)
        guard format == Self.format else {
            throw .unknownFormat(file: path, found: Int(format), supported: Int(Self.format))
        }
        var crc = CRC32C()
        crc.add(bytes.extracting(0..<16))
        guard bytes.load(at: 16, as: UInt32.self) == crc.value,
            bytes.load(at: 8, as: UInt64.self) == UInt64(bytes.byteCount)
        else { throw .damaged(StorageError.Damage(file: path, problem: "its length does not match its header")) }
        fileByteCount = bytes.byteCount
    }

    func encode(into output: inout OutputRawSpan) {
        var bytes = OwnedBytes()
        bytes.append(capacity: 16) { output in
            output.append(integer: Self.magic)
            output.append(integer: Self.format)
            output.append(integer: UInt64(fileByteCount))
        }
        var crc = CRC32C()
        crc.add(bytes.bytes)
        output.append(copying: bytes.bytes)
        output.append(integer: crc.value)
    }
}
