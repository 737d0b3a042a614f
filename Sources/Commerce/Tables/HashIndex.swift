/// Finds slots by hash: open addressing with linear probing, in segments that grow one at a time.
///
/// Growing 256 small segments instead of one large array keeps the longest pause short: at two million rows a segment holds
/// about 8,000. An entry is eight bytes: 32 bits of hash, so that growing never reads the rows, and the slot.
struct HashIndex {
    /// One entry per place: hash in the upper half, slot + 1 in the lower; 0 is an empty place.
    private var segments: ContiguousArray<ContiguousArray<UInt64>>
    private var counts: ContiguousArray<Int32>

    private static let segmentBits = 8
    private static let smallestSegment = 8

    init() {
        let segmentCount = 1 << HashIndex.segmentBits
        segments = ContiguousArray(repeating: [], count: segmentCount)
        counts = ContiguousArray(repeating: 0, count: segmentCount)
    }

    /// The slot under `hash` for which `matches` is true.
    @inline(__always)
    func find(hash: UInt32, where matches: (UInt32) -> Bool) -> UInt32? {
        let segment = Int(hash >> (32 - HashIndex.segmentBits))
        let capacity = segments[segment].count
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
        // Five eighths full: beyond that, probes for what is not there grow long.
        if Int(counts[segment]) * 8 >= segments[segment].count * 5 { grow(segment) }
        HashIndex.place(UInt64(hash) << 32 | UInt64(slot + 1), in: &segments[segment])
        counts[segment] += 1
    }

    /// Takes a slot out, which must be there.
    mutating func remove(hash: UInt32, slot: UInt32) {
        let segment = Int(hash >> (32 - HashIndex.segmentBits))
        let mask = segments[segment].count - 1
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
        counts[segment] -= 1
    }

    private mutating func grow(_ segment: Int) {
        let old = segments[segment]
        var new = ContiguousArray<UInt64>(repeating: 0, count: max(HashIndex.smallestSegment, old.count * 2))
        for entry in old where entry != 0 { HashIndex.place(entry, in: &new) }
        segments[segment] = new
    }

    private static func place(_ entry: UInt64, in segment: inout ContiguousArray<UInt64>) {
        let mask = segment.count - 1
        var place = Int(entry >> 32) & mask
        while segment[place] != 0 { place = (place + 1) & mask }
        segment[place] = entry
    }
}
