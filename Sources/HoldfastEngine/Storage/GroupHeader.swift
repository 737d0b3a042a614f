import HoldfastMessages
import Platform

/// What stands before the images of a journal group: 80 bytes, little-endian.
///
/// | offset | |
/// |---|---|
/// | 0 | magic, `HFGR` |
/// | 4 | format, u16; then the header's own size, u16 |
/// | 8 | CRC32C of everything but itself and the padding, u32 |
/// | 12 | bytes of images, u32 |
/// | 16 | first sequence, u64; last sequence, u64 |
/// | 32 | epoch, u64; engine time, i64 |
/// | 48 | state hash, 2 × u64 |
/// | 64 | digest of the group before, u64 |
/// | 72 | images, u32; requests, u32 |
public struct GroupHeader: Sendable, Hashable {
    static let magic: UInt32 = 0x5247_4648
    /// Since 3 a journal has a tail (`JournalTail`), in which a group may be alone; since 4 rows are in `MessageForm.compact`.
    static let format: UInt16 = 4
    /// The oldest format that is still read. In it short groups lay in a leaf beside others.
    static let oldestFormat: UInt16 = 1
    /// The oldest format of groups in the tail.
    static let oldestTailFormat: UInt16 = 3
    static let byteCount = 80

    /// What it was written as.
    var format = Self.format
    /// CRC32C over the header without this field, and the images.
    var checksum: UInt32 = 0
    /// Bytes of images.
    public var bodyByteCount: Int
    /// The first command of the group.
    public var firstSequence: UInt64
    /// The last command of the group.
    public var lastSequence: UInt64
    /// How often the store had been opened when it was written.
    public var epoch: UInt64
    /// The engine's time of its last turn, in nanoseconds since 1970.
    public var engineTime: Int64
    /// The sum of the hashes of all rows after its last command.
    public var stateHash: Hash128
    /// Names the group before it, and through that all before: the chain.
    var previousDigest: UInt64
    /// How many images follow.
    public var imageCount: Int
    /// How many callers waited for it.
    public var requestCount: Int

    /// The bytes that the group takes with its images and its padding.
    var storedByteCount: Int {
        let byteCount = Self.byteCount + bodyByteCount
        if format == Self.oldestFormat, byteCount <= PageClass.oldestInlineLimit { return byteCount }
        return PageClass.paddedByteCount(byteCount)
    }

    /// What the next group names as its predecessor.
    var digest: UInt64 {
        var mixed = previousDigest ^ (UInt64(checksum) << 32 | UInt64(checksum)) &+ lastSequence
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// Appends the header as it lies before the images.
    func encode(into output: inout OutputRawSpan) {
        output.append(integer: Self.magic)
        output.append(integer: format)
        output.append(integer: UInt16(Self.byteCount))
        output.append(integer: checksum)
        encodeAfterChecksum(into: &output)
    }

    private func encodeAfterChecksum(into output: inout OutputRawSpan) {
        output.append(integer: UInt32(bodyByteCount))
        output.append(integer: firstSequence)
        output.append(integer: lastSequence)
        output.append(integer: epoch)
        output.append(integer: engineTime)
        output.append(integer: stateHash.low)
        output.append(integer: stateHash.high)
        output.append(integer: previousDigest)
        output.append(integer: UInt32(imageCount))
        output.append(integer: UInt32(requestCount))
    }

    /// The checksum of this header and the images that `addBody` adds.
    func computeChecksum(addBody: (inout CRC32C) -> Void) -> UInt32 {
        var bytes = OwnedBytes(capacity: Self.byteCount)
        bytes.append(capacity: Self.byteCount) { output in
            output.append(integer: Self.magic)
            output.append(integer: format)
            output.append(integer: UInt16(Self.byteCount))
            encodeAfterChecksum(into: &output)
        }
        var crc = CRC32C()
        crc.add(bytes.bytes)
        addBody(&crc)
        return crc.value
    }

    /// Reads the header of the stored group `group` and checks everything that can be checked without its neighbours.
    /// Throws the problem, in words for an operator.
    init(checking group: RawSpan, key: UInt64) throws(GroupProblem) {
        try self.init(uncheckedBodyOf: group, key: key)
        let body = group.extracting(Self.byteCount..<Self.byteCount + bodyByteCount)
        let found = computeChecksum { $0.add(body) }
        guard found == checksum else { throw .damaged("its checksum does not match its bytes") }
    }

    /// Reads the header alone: the checksum is not compared.
    init(uncheckedBodyOf group: RawSpan, key: UInt64) throws(GroupProblem) {
        guard group.byteCount >= Self.byteCount, group.load(at: 0, as: UInt32.self) == Self.magic else {
            throw .damaged("it does not begin like a group")
        }
        self.init(unchecked: group)
        guard (Self.oldestFormat...Self.format).contains(format) else { throw .unknownFormat(Int(format)) }
        guard group.load(at: 6, as: UInt16.self) == UInt16(Self.byteCount) else {
            throw .damaged("its header has another size")
        }
        guard lastSequence == key, firstSequence > 0, firstSequence <= lastSequence else {
            throw .damaged("it is not stored under its last sequence number")
        }
        guard group.byteCount == storedByteCount else {
            throw .damaged("its length does not match its header")
        }
    }

    /// Reads the fields of the header that `bytes` begin with, whatever they are.
    init(unchecked bytes: RawSpan) {
        format = bytes.load(at: 4, as: UInt16.self)
        checksum = bytes.load(at: 8, as: UInt32.self)
        bodyByteCount = Int(bytes.load(at: 12, as: UInt32.self))
        firstSequence = bytes.load(at: 16, as: UInt64.self)
        lastSequence = bytes.load(at: 24, as: UInt64.self)
        epoch = bytes.load(at: 32, as: UInt64.self)
        engineTime = bytes.load(at: 40, as: Int64.self)
        stateHash = Hash128(low: bytes.load(at: 48, as: UInt64.self), high: bytes.load(at: 56, as: UInt64.self))
        previousDigest = bytes.load(at: 64, as: UInt64.self)
        imageCount = Int(bytes.load(at: 72, as: UInt32.self))
        requestCount = Int(bytes.load(at: 76, as: UInt32.self))
    }

    init(
        bodyByteCount: Int,
        firstSequence: UInt64,
        lastSequence: UInt64,
        epoch: UInt64,
        engineTime: Int64,
        stateHash: Hash128,
        previousDigest: UInt64,
        imageCount: Int,
        requestCount: Int
    ) {
        self.bodyByteCount = bodyByteCount
        self.firstSequence = firstSequence
        self.lastSequence = lastSequence
        self.epoch = epoch
        self.engineTime = engineTime
        self.stateHash = stateHash
        self.previousDigest = previousDigest
        self.imageCount = imageCount
        self.requestCount = requestCount
    }
}

/// What is wrong with a group by itself.
enum GroupProblem: Error, Hashable {
    /// Written by another version.
    case unknownFormat(Int)
    /// Not what was written.
    case damaged(String)
}

/// The sizes that journal values are padded to, so that the runs of pages freed by trimming are those that later groups
/// want: searching for a long free run is LMDB's known pathology. A group always has pages of its own.
enum PageClass {
    static let pageByteCount = 4096
    /// LMDB's own header before a value on pages of its own.
    private static let overhead = 16
    /// Groups of the oldest format up to this many bytes were not padded.
    static let oldestInlineLimit = 1900

    /// The bytes to reserve for a value of `byteCount`: whole pages in steps of a quarter of a power of two, so at most
    /// a fifth is padding beyond eight pages.
    static func paddedByteCount(_ byteCount: Int) -> Int {
        let pages = (byteCount + overhead + pageByteCount - 1) / pageByteCount
        let step = max(1, (1 << (Int.bitWidth - 1 - max(pages - 1, 1).leadingZeroBitCount)) / 4)
        return (pages + step - 1) / step * step * pageByteCount - overhead
    }
}
