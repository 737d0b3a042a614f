import Platform

/// The images of a run of groups, merged: for each table its keys in order, each with its last image alone.
struct FoldStretch: ~Copyable {
    /// Where an image lies, with the beginning of its key so that most comparisons touch nothing else.
    struct Entry {
        /// The first eight bytes of the key, big-endian, filled up with zeros.
        var prefix: UInt64
        /// Where its image begins in `bytes`.
        var offset: UInt32
        var keyByteCount: UInt16
    }

    /// The images of all groups, one after the other.
    private(set) var bytes: OwnedBytes
    /// By position in the schema; in order after `sort`.
    private(set) var tables: [[Entry]]
    /// Whether the keys of a table came in ascending order, none twice.
    private var isAscending: [Bool]
    private let schema: StorageSchema

    init(schema: StorageSchema) {
        self.schema = schema
        bytes = OwnedBytes(capacity: 1 << 16)
        tables = Array(repeating: [], count: schema.tables.count)
        isAscending = Array(repeating: true, count: schema.tables.count)
    }

    /// How many bytes of images were added.
    var byteCount: Int { bytes.count }

    /// Forgets everything and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingAtMost: 32 << 20)
        for position in tables.indices {
            tables[position].removeAll(keepingCapacity: true)
            isAscending[position] = true
        }
    }

    /// Adds the images of one group, or of one of its buffers. Throws `MalformedImage`, also for an unknown table.
    mutating func add(_ images: RawSpan) throws {
        var offset = bytes.count
        bytes.append(images)
        let end = bytes.count
        precondition(end <= Int(UInt32.max), "a stretch beyond 4 GiB")
        while offset < end {
            let word = try bytes.bytes.imageWord(at: offset)
            guard let position = schema.position(of: word.table) else { throw MalformedImage() }
            let entry = Entry(
                prefix: bytes.bytes.keyPrefix(at: offset + word.keyOffset, count: word.keyByteCount),
                offset: UInt32(truncatingIfNeeded: offset),
                keyByteCount: UInt16(truncatingIfNeeded: word.keyByteCount)
            )
            if isAscending[position], let previous = tables[position].last,
                !(previous.prefix < entry.prefix || Self.order(previous, entry, in: bytes.bytes) < 0)
            {
                isAscending[position] = false
            }
            tables[position].append(entry)
            offset += word.imageByteCount
        }
    }

    /// Brings the keys of each table in order and keeps the last image of each.
    mutating func sort() {
        for position in tables.indices where !isAscending[position] {
            // Out of its place, so that nothing is copied while it changes.
            var entries: [Entry] = []
            swap(&entries, &tables[position])
            Self.sort(&entries, in: bytes.bytes)
            swap(&entries, &tables[position])
            isAscending[position] = true
        }
    }

    private static func sort(_ entries: inout [Entry], in bytes: borrowing RawSpan) {
        sortByPrefix(&entries)
        let images = copy bytes
        var kept = 0
        var start = 0
        while start < entries.count {
            let prefix = entries[start].prefix
            var end = start + 1
            var isSorted = true
            while end < entries.count, entries[end].prefix == prefix {
                if order(entries[end - 1], entries[end], in: images) > 0 { isSorted = false }
                end += 1
            }
            if !isSorted {
                entries[start..<end].sort { left, right in
                    let order = order(left, right, in: images)
                    return order != 0 ? order < 0 : left.offset < right.offset
                }
            }
            for index in start..<end {
                let isLast = index + 1 == end || order(entries[index], entries[index + 1], in: images) != 0
                guard isLast else { continue }
                entries[kept] = entries[index]
                kept += 1
            }
            start = end
        }
        entries.removeLast(entries.count - kept)
    }

    /// By one byte after the other, the least significant first, and without those that all have in common: keys made within seconds
    /// differ in few, and a pass takes a fraction of what comparisons of thousands of entries do.
    private static func sortByPrefix(_ entries: inout [Entry]) {
        guard let first = entries.first?.prefix else { return }
        let differences = entries.reduce(0) { $0 | ($1.prefix ^ first) }
        var sorted = entries
        for shift in stride(from: 0, to: 64, by: 8) as StrideTo<UInt64> where differences >> shift & 0xFF != 0 {
            var places = InlineArray<256, Int>(repeating: 0)
            for entry in entries { places[Int(entry.prefix >> shift & 0xFF)] += 1 }
            var place = 0
            for byte in places.indices {
                let count = places[byte]
                places[byte] = place
                place += count
            }
            for entry in entries {
                let byte = Int(entry.prefix >> shift & 0xFF)
                sorted[places[byte]] = entry
                places[byte] += 1
            }
            swap(&entries, &sorted)
        }
    }

    /// Orders two keys as LMDB does.
    @inline(__always)
    private static func order(_ left: Entry, _ right: Entry, in bytes: RawSpan) -> Int {
        if left.prefix != right.prefix { return left.prefix < right.prefix ? -1 : 1 }
        if left.keyByteCount <= 8 || right.keyByteCount <= 8 {
            // Equal up to the zeros that fill a short key up; the shorter comes first.
            return Int(left.keyByteCount) - Int(right.keyByteCount)
        }
        return bytes.key(of: left).compare(to: bytes.key(of: right))
    }
}

extension RawSpan {
    /// The key of `entry`.
    @inline(__always)
    @_lifetime(copy self)
    func key(of entry: FoldStretch.Entry) -> RawSpan {
        let word = RowImageWord(bits: load(at: Int(entry.offset), as: UInt64.self))
        let start = Int(entry.offset) + word.keyOffset
        return extracting(start..<start + word.keyByteCount)
    }

    /// The first eight of `count` bytes at `offset` as a number that orders as they do; shorter keys end in zeros.
    @inline(__always)
    fileprivate func keyPrefix(at offset: Int, count: Int) -> UInt64 {
        if count >= 8 { return load(at: offset, as: UInt64.self).byteSwapped }
        var prefix: UInt64 = 0
        for index in 0..<count {
            prefix |= UInt64(load(at: offset + index, as: UInt8.self)) << (56 - 8 * UInt64(index))
        }
        return prefix
    }
}
