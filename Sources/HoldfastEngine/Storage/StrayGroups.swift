import LMDB
import Platform

/// A group that is whole on the disk while no record of the file leads to it.
struct StrayGroup: Sendable {
    var header: GroupHeader
    /// Header, images and padding, as they were put.
    var bytes: [UInt8]
}

/// Finds acknowledged groups whose record a crash took away.
///
/// A commit of the journal (`.noMetaSync`) writes the pages of group N, flushes, and then writes N's record, 120 bytes
/// within one sector of page 0 or 1, without waiting for it; the flush of N+1 takes the record to the disk. N is
/// acknowledged in between, when a crash may leave the older record. Then N is still there, because in LMDB 0.9.24
///
/// - a group has overflow pages of its own (`PageClass` is beyond what a leaf takes), whose first one tells its place,
///   its kind and its length, and they were flushed before N was acknowledged (mdb_txn_commit: mdb_page_flush,
///   mdb_env_sync, mdb_env_write_meta);
/// - transaction T takes pages only from free lists older than T−1 (mdb_page_alloc, mdb_find_oldest), so only pages
///   that neither tree T−1 nor tree T−2 holds. N+1 therefore writes over nothing of N or N−1, trimmed groups
///   included, and when N+2 begins, the record of N is on the disk;
/// - N's own pages may lie beyond the last page that the older record knows. So the whole file is searched, and zeros
///   are only ever written behind its end (`FileGrowth`).
///
/// At most N and an unacknowledged N+1 are found. What does not continue the chain or is not whole (a group that never
/// was acknowledged, or one of another time in a page that is free) is no damage: it is left alone.
struct StrayGroups: ~Copyable {
    /// Where something begins that looks like a group.
    private struct Place {
        var header: GroupHeader
        var offset: Int
        /// Whether it lies in the copies rather than in the journal.
        var isCopy: Bool
    }

    /// Twice more than there can be.
    private static let maximumCount = 4
    /// Page heads are read in pieces of this many bytes: what a disk reads well in sequence.
    private static let pieceByteCount = 1 << 20

    private let file: File
    private let copies: File?
    private let pageByteCount: Int

    /// Finds, oldest first, the groups that continue a journal which LMDB sees end at `end`.
    ///
    /// - Parameters:
    ///   - path: the journal's file.
    ///   - copiesPath: where groups were copied to by `JournalEnvironment.putBackStrayGroups`, if it was cut short.
    static func find(
        in path: String,
        copies copiesPath: String,
        pageByteCount: Int,
        after end: JournalEnd
    ) throws(StorageError) -> [StrayGroup] {
        try storing(in: path) {
            let copies = FileSystem.exists(copiesPath) ? try File(path: copiesPath) : nil
            let search = StrayGroups(file: try File(path: path), copies: copies, pageByteCount: pageByteCount)
            return try search.find(after: end)
        }
    }

    private init(file: consuming File, copies: consuming File?, pageByteCount: Int) {
        self.file = file
        self.copies = copies
        self.pageByteCount = pageByteCount
    }

    private func find(after end: JournalEnd) throws -> [StrayGroup] {
        var places = try placesInJournal(after: end.sequence) + placesInCopies(after: end.sequence)
        // Of two that continue the chain the one of the higher epoch counts: its server had opened the store after the
        // other's, and had not found the other whole, or it would have continued that one.
        places.sort { $0.header.epoch > $1.header.epoch }
        var found: [StrayGroup] = []
        var end = end
        while found.count < Self.maximumCount, let next = try group(after: end, among: places) {
            found.append(next)
            end.sequence = next.header.lastSequence
            end.digest = next.header.digest
        }
        return found
    }

    /// The first whole group among `places` that continues the chain.
    private func group(after end: JournalEnd, among places: [Place]) throws -> StrayGroup? {
        for place in places
        where place.header.firstSequence == end.sequence + 1 && place.header.previousDigest == end.digest {
            var bytes = [UInt8](repeating: 0, count: place.header.storedByteCount)
            guard try read(into: &bytes, at: place.offset, fromCopies: place.isCopy) == bytes.count else { continue }
            let key = place.header.lastSequence
            if let header = try? GroupHeader(checking: bytes.span.memory, key: key) {
                return StrayGroup(header: header, bytes: bytes)
            }
        }
        return nil
    }

    /// Looks at the first bytes of every page of the journal: once through the file.
    private func placesInJournal(after sequence: UInt64) throws -> [Place] {
        var places: [Place] = []
        var piece = [UInt8](repeating: 0, count: max(Self.pieceByteCount, pageByteCount))
        var start = 0
        while true {
            let count = try read(into: &piece, at: start, fromCopies: false)
            for offset in stride(from: 0, to: count / pageByteCount * pageByteCount, by: pageByteCount) {
                let page = piece.span.memory.extracting(offset..<offset + pageByteCount)
                guard let header = groupHeader(inPage: page, at: start + offset), header.firstSequence > sequence
                else { continue }
                let place = start + offset + PageFormat.headerByteCount
                places.append(Place(header: header, offset: place, isCopy: false))
            }
            if count < piece.count { return places }
            start += count
        }
    }

    /// The header of the group that begins in `page`, unless the page at `offset` is anything else.
    @inline(__always)
    private func groupHeader(inPage page: RawSpan, at offset: Int) -> GroupHeader? {
        guard page.load(at: PageFormat.headerByteCount, as: UInt32.self) == GroupHeader.magic else { return nil }
        let pageHeader = PageHeader(page)
        guard pageHeader.kind == .overflow, pageHeader.number == UInt64(offset / pageByteCount),
            let header = Self.header(page.extracting(PageFormat.headerByteCount..<page.byteCount))
        else { return nil }
        let pageCount = PageFormat.overflowPageCount(header.storedByteCount, pageByteCount: pageByteCount)
        return pageCount == pageHeader.overflowPageCount ? header : nil
    }

    /// The copies lie one behind the other.
    private func placesInCopies(after sequence: UInt64) throws -> [Place] {
        var places: [Place] = []
        var start = 0
        var head = [UInt8](repeating: 0, count: GroupHeader.byteCount)
        while try read(into: &head, at: start, fromCopies: true) == head.count,
            let header = Self.header(head.span.memory)
        {
            if header.firstSequence > sequence { places.append(Place(header: header, offset: start, isCopy: true)) }
            start += header.storedByteCount
        }
        return places
    }

    /// What seems to be the header at the beginning of `bytes`, of a format in which groups have pages of their own.
    private static func header(_ bytes: RawSpan) -> GroupHeader? {
        guard bytes.load(at: 0, as: UInt32.self) == GroupHeader.magic else { return nil }
        let header = GroupHeader(unchecked: bytes)
        return header.format == GroupHeader.format ? header : nil
    }

    private func read(into bytes: inout [UInt8], at offset: Int, fromCopies: Bool) throws -> Int {
        guard fromCopies else { return try file.read(into: &bytes, at: offset) }
        return try copies?.read(into: &bytes, at: offset) ?? 0
    }
}
