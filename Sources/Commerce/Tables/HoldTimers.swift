/// When holds expire: a heap of holds for each variant, and one heap of variants over them.
///
/// So the holds that are due on one variant are found without looking at any other, and what is due first of all stands on top.
/// A settled hold leaves its entry behind; a variant's heap is compacted when more than half of it is left over.
struct HoldTimers {
    private struct Variant {
        /// All entries but the newest ones.
        private var holds = Heap()
        /// The newest ones lie here: to reach the heap's own memory costs more than all else that starting a timer takes.
        private var newest = InlineArray<3, Heap.Entry>(repeating: Heap.Entry(time: 0, slot: 0))
        private var newestCount: Int32 = 0
        /// How many of the entries still stand for a hold.
        var live: Int32 = 0
        /// The time of what is due first, `.max` where nothing is.
        private(set) var earliest = Int64.max

        init() {}

        /// The timers of holds that are all live.
        init(_ entries: some Collection<Heap.Entry>) {
            holds = Heap(entries)
            live = Int32(entries.count)
            earliest = holds.earliest
        }

        var count: Int { holds.count + Int(newestCount) }

        mutating func insert(_ entry: Heap.Entry) {
            if Int(newestCount) == newest.count { gather() }
            newest[Int(newestCount)] = entry
            newestCount += 1
            earliest = min(earliest, entry.time)
        }

        mutating func first() -> Heap.Entry? {
            gather()
            return holds.first
        }

        mutating func removeFirst() {
            gather()
            holds.removeFirst()
            earliest = holds.earliest
        }

        /// Drops every entry that is not wanted.
        mutating func compact(keeping isWanted: (Heap.Entry) -> Bool) {
            gather()
            holds.compact(keeping: isWanted)
            earliest = holds.earliest
        }

        private mutating func gather() {
            for index in 0..<Int(newestCount) { holds.insert(newest[index]) }
            newestCount = 0
        }
    }

    private var variants: ContiguousArray<Variant> = []
    /// The earliest entry of each variant's heap is in here; other entries are left over.
    private var outer = Heap()
    /// Those that were loaded and have not been started.
    private var loaded: ContiguousArray<(stockSlot: UInt32, entry: Heap.Entry)> = []

    /// Starts the timer of a hold.
    mutating func start(stockSlot: UInt32, reservationSlot: UInt32, time: Int64) {
        while variants.count <= Int(stockSlot) { variants.append(Variant()) }
        let isFirst = time < variants[Int(stockSlot)].earliest
        variants[Int(stockSlot)].insert(Heap.Entry(time: time, slot: reservationSlot))
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
            variants.append(Variant(sorted[start..<end]))
        }
        outer = Heap(
            variants.enumerated().compactMap { index, variant in
                variant.count > 0 ? Heap.Entry(time: variant.earliest, slot: UInt32(index)) : nil
            }
        )
    }

    /// Notes that a hold was settled or given another time; `isLive` tells which entries still count.
    mutating func stop(stockSlot: UInt32, isLive: (Heap.Entry) -> Bool) {
        let index = Int(stockSlot)
        variants[index].live -= 1
        guard variants[index].count > 2 * Int(variants[index].live) + 64 else { return }
        variants[index].compact(keeping: isLive)
        noteFirst(stockSlot)
    }

    /// The variant on which something is due first, and when. What is left over is dropped on the way.
    mutating func firstVariant() -> Heap.Entry? {
        while let entry = outer.first {
            if variants[Int(entry.slot)].earliest == entry.time { return entry }
            outer.removeFirst()
        }
        return nil
    }

    /// The entry that is due first on a variant.
    mutating func first(stockSlot: UInt32) -> Heap.Entry? {
        Int(stockSlot) < variants.count ? variants[Int(stockSlot)].first() : nil
    }

    /// Takes out the entry that is due first on a variant; `wasLive` says whether it still stood for a hold.
    mutating func removeFirst(stockSlot: UInt32, wasLive: Bool) {
        let index = Int(stockSlot)
        variants[index].removeFirst()
        if wasLive { variants[index].live -= 1 }
        noteFirst(stockSlot)
    }

    /// What was due first on a variant is gone, and something else may stand there.
    private mutating func noteFirst(_ stockSlot: UInt32) {
        let time = variants[Int(stockSlot)].earliest
        if time != .max { outer.insert(Heap.Entry(time: time, slot: stockSlot)) }
    }
}
