import Platform

/// What is in a tail that nobody writes.
struct TailContents {
    /// Where something begins that looks like a group.
    private struct Place {
        var header: GroupHeader
        var offset: Int
    }

    /// A group that is whole.
    struct Group {
        let header: GroupHeader
        let offset: Int
    }

    private let bytes: [UInt8]
    private let path: String

    /// Reads the tail of the journal in `directory`. It may be missing where it is not `isExpected`: in a new store, and in one that was
    /// last written by a version without tails.
    init(directory: String, isExpected: Bool) throws(StorageError) {
        let path = directory + "/" + JournalTail.name
        self.path = path
        guard FileSystem.exists(path) else {
            if isExpected { throw .damaged(StorageError.Damage(file: path, problem: "it is missing")) }
            bytes = []
            return
        }
        bytes = try storing(in: path) { try File(path: path).contents() }
        _ = try TailHeader(checking: bytes.span.memory, path: path)
    }

    /// The groups that continue a journal which LMDB sees end at `end`, oldest first.
    ///
    /// What is not whole at their end was never acknowledged and is left alone. But a group is written when the one before it is on
    /// the disk: one that is whole beyond a gap throws damage.
    func groups(after end: JournalEnd) throws(StorageError) -> [Group] {
        let places = places(after: end.sequence)
        var found: [Group] = []
        var end = end
        while let next = places.first(where: { continues(end, $0) }) {
            found.append(Group(header: next.header, offset: next.offset))
            end.sequence = next.header.lastSequence
            end.digest = next.header.digest
        }
        for place in places where place.header.firstSequence > end.sequence && isWhole(place) {
            let problem = "the groups from \(end.sequence + 1) to it are missing, or not those that it follows"
            throw .damaged(StorageError.Damage(file: path, sequence: place.header.lastSequence, problem: problem))
        }
        return found
    }

    /// Lends the images of `group`.
    func withImages<R>(of group: Group, _ body: (RawSpan) throws -> R) rethrows -> R {
        let start = group.offset + GroupHeader.byteCount
        return try body(bytes.span.memory.extracting(start..<start + group.header.bodyByteCount))
    }

    /// Looks at the first bytes of every page.
    private func places(after sequence: UInt64) -> [Place] {
        let memory = bytes.span.memory
        return stride(from: 0, to: bytes.count, by: JournalTail.pageByteCount).compactMap { offset in
            guard memory.byteCount - offset >= GroupHeader.byteCount,
                memory.load(at: offset, as: UInt32.self) == GroupHeader.magic
            else { return nil }
            let header = GroupHeader(unchecked: memory.extracting(offset..<memory.byteCount))
            guard (GroupHeader.oldestTailFormat...GroupHeader.format).contains(header.format),
                header.firstSequence > sequence,
                header.lastSequence >= header.firstSequence,
                header.bodyByteCount <= memory.byteCount - offset - GroupHeader.byteCount
            else { return nil }
            return Place(header: header, offset: offset)
        }
    }

    private func continues(_ end: JournalEnd, _ place: Place) -> Bool {
        place.header.firstSequence == end.sequence + 1 && place.header.previousDigest == end.digest && isWhole(place)
    }

    private func isWhole(_ place: Place) -> Bool {
        let start = place.offset + GroupHeader.byteCount
        let images = bytes.span.memory.extracting(start..<start + place.header.bodyByteCount)
        return place.header.computeChecksum { $0.add(images) } == place.header.checksum
    }
}
