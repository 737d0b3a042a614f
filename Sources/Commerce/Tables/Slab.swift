/// Elements under stable small numbers, in chunks, so that growing never copies what is there.
struct Slab<Element> {
    private var chunks: ContiguousArray<ContiguousArray<Element>> = []
    private var free: ContiguousArray<UInt32> = []
    private var used: UInt32 = 0

    private static var chunkBits: UInt32 { 10 }
    private static var chunkSize: Int { 1 << Int(chunkBits) }

    /// How many elements there are.
    var count: Int { Int(used) - free.count }

    /// One more than the largest slot that was ever used.
    var slotLimit: UInt32 { used }

    subscript(slot: UInt32) -> Element {
        @inline(__always)
        get { chunks[Int(slot >> Slab.chunkBits)][Int(slot) & (Slab.chunkSize - 1)] }
        @inline(__always)
        set { chunks[Int(slot >> Slab.chunkBits)][Int(slot) & (Slab.chunkSize - 1)] = newValue }
    }

    /// Keeps the element and says where.
    mutating func insert(_ element: Element) -> UInt32 {
        if let slot = free.popLast() {
            self[slot] = element
            return slot
        }
        if Int(used) & (Slab.chunkSize - 1) == 0 {
            var chunk = ContiguousArray<Element>()
            chunk.reserveCapacity(Slab.chunkSize)
            chunks.append(chunk)
        }
        chunks[Int(used >> Slab.chunkBits)].append(element)
        used += 1
        return used - 1
    }

    /// Gives the slot to whatever comes next.
    mutating func remove(_ slot: UInt32) {
        free.append(slot)
    }
}
