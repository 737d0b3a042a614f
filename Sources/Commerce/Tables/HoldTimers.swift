/// When holds expire: a heap of holds for each variant, and one heap of variants over them.
///
/// So the holds that are due on one variant are found without looking at any other, and what is due first of all stands on top.
/// A settled hold leaves its entry behind; a variant's heap is compacted when more than half of it is left over.
struct HoldTimers {
    private struct Variant {
        var holds = Heap()
        /// How many of the entries still stand for a hold.
        var live = 0
    }

    private var variants: ContiguousArray<Variant> = []
    /// The earliest entry of each variant's heap is in here; other entries are left over.
    private var outer = Heap()

    /// Starts the timer of a hold.
    mutating func start(stockSlot: UInt32, reservationSlot: UInt32, time: Int64) {
        while variants.count <= Int(stockSlot) { variants.append(Variant()) }
        let earliest = variants[Int(stockSlot)].holds.first?.time
        variants[Int(stockSlot)].holds.insert(Heap.Entry(time: time, slot: reservationSlot))
        variants[Int(stockSlot)].live += 1
        if earliest == nil || time < earliest! { outer.insert(Heap.Entry(time: time, slot: stockSlot)) }
    }

    /// Notes that a hold was settled or given another time; `isLive` tells which entries still count.
    mutating func stop(stockSlot: UInt32, isLive: (Heap.Entry) -> Bool) {
        let index = Int(stockSlot)
        variants[index].live -= 1
        guard variants[index].holds.count > 2 * variants[index].live + 64 else { return }
        variants[index].holds.compact(keeping: isLive)
        if let first = variants[index].holds.first { outer.insert(Heap.Entry(time: first.time, slot: stockSlot)) }
    }

    /// The variant on which something is due first, and when. What is left over is dropped on the way.
    mutating func firstVariant() -> Heap.Entry? {
        while let entry = outer.first {
            if variants[Int(entry.slot)].holds.first?.time == entry.time { return entry }
            outer.removeFirst()
        }
        return nil
    }

    /// The entry that is due first on a variant.
    func first(stockSlot: UInt32) -> Heap.Entry? {
        Int(stockSlot) < variants.count ? variants[Int(stockSlot)].holds.first : nil
    }

    /// Takes out the entry that is due first on a variant; `wasLive` says whether it still stood for a hold.
    mutating func removeFirst(stockSlot: UInt32, wasLive: Bool) {
        let index = Int(stockSlot)
        variants[index].holds.removeFirst()
        if wasLive { variants[index].live -= 1 }
        if let next = variants[index].holds.first { outer.insert(Heap.Entry(time: next.time, slot: stockSlot)) }
    }
}
