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
    /// Those that were loaded and have not been started.
    private var loaded: ContiguousArray<(stockSlot: UInt32, entry: Heap.Entry)> = []

    /// Starts the timer of a hold.
    mutating func start(stockSlot: UInt32, reservationSlot: UInt32, time: Int64) {
        while variants.count <= Int(stockSlot) { variants.append(Variant()) }
        let isFirst = time < variants[Int(stockSlot)].holds.earliest
        variants[Int(stockSlot)].holds.insert(Heap.Entry(time: time, slot: reservationSlot))
        variants[Int(stockSlot)].live += 1
        if isFirst { outer.insert(Heap.Entry(time: time, slot: stockSlot)) }
    }

    /// Takes in a timer that is to run after `finishLoading`.
    mutating func load(stockSlot: UInt32, reservationSlot: UInt32, time: Int64) {
        loaded.append((stockSlot, Heap.Entry(time: time, slot: reservationSlot)))
    }

    /// Starts what was loaded, variant by variant: one after the other each would wait for memory. Nothing may have been started
    /// before.
    mutating func finishLoading() {
        guard let last = loaded.lazy.map(\.stockSlot).max() else { return }
        var ends = ContiguousArray(repeating: 0, count: Int(last) + 1)
        for timer in loaded { ends[Int(timer.stockSlot)] += 1 }
        for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
        var sorted = ContiguousArray(repeating: Heap.Entry(time: 0, slot: 0), count: loaded.count)
        // From the back, so that timers keep their order, which is nearly that of their times.
        for timer in loaded.reversed() {
            ends[Int(timer.stockSlot)] -= 1
            sorted[ends[Int(timer.stockSlot)]] = timer.entry
        }
        loaded = []
        // What were ends are beginnings now.
        for (index, start) in ends.enumerated() {
            let end = index + 1 < ends.count ? ends[index + 1] : sorted.count
            variants.append(Variant(holds: Heap(sorted[start..<end]), live: end - start))
        }
        outer = Heap(
            variants.enumerated().compactMap { index, variant in
                variant.holds.first.map { Heap.Entry(time: $0.time, slot: UInt32(index)) }
            }
        )
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
            if variants[Int(entry.slot)].holds.earliest == entry.time { return entry }
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
