/// Finds slots by hash: open addressing with linear probing, in segments that grow one at a time.
///
/// Growing 64 small segments instead of one large array keeps the longest pause short: at two million rows a segment holds
/// about 32,000, which move in a fifth of a millisecond. More of them, and what is beside their entries would not stay in the
/// processor's caches. An entry is eight bytes: 32 bits of hash, so that growing never reads the rows, and the slot.
struct HashIndex {
    /// One entry per place: hash in the upper half, slot + 1 in the lower; 0 is an empty place.
    private var segments: ContiguousArray<ContiguousArray<UInt64>>
    private var sizes: ContiguousArray<Size>

    /// Beside the segments: so that a place is known before memory has answered what lies at the head of its segment.
    private struct Size {
        var count: Int32 = 0
        var capacity: Int32 = 0

        /// Five eighths full: beyond that, probes for what is not there grow long.
        var isFull: Bool { Int(count) * 8 >= Int(capacity) * 5 }
    }

    private static let segmentBits = 6
    private static let smallestSegment = 8

    init() {
        let segmentCount = 1 << HashIndex.segmentBits
        segments = ContiguousArray(repeating: [], count: segmentCount)
        sizes = ContiguousArray(repeating: Size(), count: segmentCount)
    }

    /// The slot under `hash` for which `matches` is true.
    @inline(__always)
    func find(hash: UInt32, where matches: (UInt32) -> Bool) -> UInt32? {
        let segment = Int(hash >> (32 - HashIndex.segmentBits))
        let capacity = Int(sizes[segment].capacity)
        guard capacity != 0 else { return nil }
        var place = Int(hash) & (capacity - 1)
        while true {
            let entry = segments[segment][place]
            guard entry != 0 else { return nil }
            if UInt32(truncatingIfNeeded: entry >> 32) == hash {
                let slot = UInt32(truncatingIfNeeded: entry) - 1
                if matches(slot) { return slot }
            }
            place = (place + 1) & (capacity - 1)
        }
    }

    /// Adds a slot, which must not be there yet.
    mutating func insert(hash: UInt32, slot: UInt32) {
        let segment = Int(hash >> (32 - HashIndex.segmentBits))
        if sizes[segment].isFull { grow(segment) }
        let mask = Int(sizes[segment].capacity) - 1
        HashIndex.place(UInt64(hash) << 32 | UInt64(slot + 1), in: &segments[segment], mask: mask)
        sizes[segment].count += 1
    }

    /// Takes a slot out, which must be there.
    mutating func remove(hash: UInt32, slot: UInt32) {
        let segment = Int(hash >> (32 - HashIndex.segmentBits))
        let mask = Int(sizes[segment].capacity) - 1
        let wanted = UInt64(hash) << 32 | UInt64(slot + 1)
        var hole = Int(hash) & mask
        while segments[segment][hole] != wanted {
            precondition(segments[segment][hole] != 0, "the slot is not in the index")
            hole = (hole + 1) & mask
        }
        // Close the hole: what was pushed past it by a collision moves back.
        var next = (hole + 1) & mask
        while segments[segment][next] != 0 {
            let home = Int(segments[segment][next] >> 32) & mask
            if (next - home) & mask >= (next - hole) & mask {
                segments[segment][hole] = segments[segment][next]
                hole = next
            }
            next = (next + 1) & mask
        }
        segments[segment][hole] = 0
        sizes[segment].count -= 1
    }

    private mutating func grow(_ segment: Int) {
        let old = segments[segment]
        let capacity = max(HashIndex.smallestSegment, old.count * 2)
        var new = ContiguousArray<UInt64>(repeating: 0, count: capacity)
        for entry in old where entry != 0 { HashIndex.place(entry, in: &new, mask: capacity - 1) }
        segments[segment] = new
        sizes[segment].capacity = Int32(capacity)
    }

    @inline(__always)
    private static func place(_ entry: UInt64, in segment: inout ContiguousArray<UInt64>, mask: Int) {
        var place = Int(entry >> 32) & mask
        while segment[place] != 0 { place = (place + 1) & mask }
        segment[place] = entry
    }
}
