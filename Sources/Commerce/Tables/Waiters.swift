import HoldfastMessages

/// Who waits for units of which variant, the oldest places first, and of which variants somebody may have to be offered
/// some.
///
/// Kept beside the rows of the waitlist, so that whose turn it is can be told without a look into them, and that a
/// change of a stock row for which nobody waits costs no more than a comparison.
struct Waiters {
    /// One who waits.
    private struct Waiter {
        /// The number of the place.
        var place: Int64
        /// Units wanted.
        var quantity: Int64
    }

    /// All who wait for one variant.
    private struct Line {
        /// In the order of their places.
        var waiters: ContiguousArray<Waiter> = []
        /// Whether one of them may be found whose wish is fulfilled: something has changed since none was.
        var hasNews = false
        var isQueued = false
    }

    /// By the slots of the stock rows.
    private var lines: ContiguousArray<Line> = []
    /// The lines that have news, in the order in which they got them, and some that have none any more.
    private var queue = NumberedQueue<UInt32>(first: 0)

    /// How many wait for a variant.
    func count(stockSlot: UInt32) -> Int {
        Int(stockSlot) < lines.count ? lines[Int(stockSlot)].waiters.count : 0
    }

    /// Whether somebody may have to be offered something.
    var hasNews: Bool { queue.count > 0 }

    // MARK: What has changed

    /// Notes that a stock row has changed: there is news for those who wait if more units of it can be had.
    @inline(__always)
    mutating func track(_ new: Stock, replacing old: Stock?, slot: UInt32) {
        guard Int(slot) < lines.count, new.admissible > (old?.admissible ?? 0) else { return }
        note(stockSlot: slot)
    }

    /// Notes that a place is new or has changed. `admissible` units of its variant can be had.
    mutating func track(
        _ new: WaitlistEntry,
        replacing old: WaitlistEntry?,
        stockSlot: UInt32,
        admissible: Int64
    ) {
        let wasWaiting = old.map { $0.state == .waiting } ?? false
        let isWaiting = new.state == .waiting
        guard wasWaiting != isWaiting else { return }
        guard isWaiting else { return remove(new, stockSlot: stockSlot) }
        insert(new, stockSlot: stockSlot)
        if new.quantity <= admissible { note(stockSlot: stockSlot) }
    }

    private mutating func insert(_ entry: WaitlistEntry, stockSlot: UInt32) {
        while lines.count <= Int(stockSlot) { lines.append(Line()) }
        let position = position(of: entry.placeNumber, stockSlot: stockSlot)
        let waiter = Waiter(place: entry.placeNumber, quantity: entry.quantity)
        lines[Int(stockSlot)].waiters.insert(waiter, at: position)
    }

    private mutating func remove(_ entry: WaitlistEntry, stockSlot: UInt32) {
        precondition(contains(entry, stockSlot: stockSlot), "a place that was not counted")
        let position = position(of: entry.placeNumber, stockSlot: stockSlot)
        lines[Int(stockSlot)].waiters.remove(at: position)
    }

    private mutating func note(stockSlot: UInt32) {
        let index = Int(stockSlot)
        guard !lines[index].waiters.isEmpty else { return }
        lines[index].hasNews = true
        guard !lines[index].isQueued else { return }
        lines[index].isQueued = true
        queue.append(stockSlot)
    }

    /// Where a place stands in its line, or would.
    private func position(of place: Int64, stockSlot: UInt32) -> Int {
        let waiters = lines[Int(stockSlot)].waiters
        // A new place is the last one.
        if let last = waiters.last, last.place < place { return waiters.count }
        var first = 0
        var end = waiters.count
        while first < end {
            let middle = (first + end) / 2
            if waiters[middle].place < place { first = middle + 1 } else { end = middle }
        }
        return first
    }

    // MARK: Whose turn it is

    /// The variant whose news are the oldest.
    mutating func firstWithNews() -> UInt32? {
        while let stockSlot = queue[queue.first] {
            if lines[Int(stockSlot)].hasNews { return stockSlot }
            lines[Int(stockSlot)].isQueued = false
            queue.removeFirst()
        }
        return nil
    }

    /// The number of the oldest place whose wish so many units fulfil. Where there is none, none is looked for again
    /// before there is news.
    mutating func oldest(stockSlot: UInt32, fulfilledBy units: Int64) -> Int64? {
        let index = Int(stockSlot)
        guard index < lines.count, lines[index].hasNews else { return nil }
        if let waiter = lines[index].waiters.first(where: { $0.quantity <= units }) { return waiter.place }
        lines[index].hasNews = false
        return nil
    }

    // MARK: Verification

    /// How many wait for anything.
    var count: Int { lines.reduce(0) { $0 + $1.waiters.count } }

    /// Whether a place is among those who wait for its variant.
    func contains(_ entry: WaitlistEntry, stockSlot: UInt32) -> Bool {
        guard Int(stockSlot) < lines.count else { return false }
        let waiters = lines[Int(stockSlot)].waiters
        let position = position(of: entry.placeNumber, stockSlot: stockSlot)
        return position < waiters.count && waiters[position].place == entry.placeNumber
            && waiters[position].quantity == entry.quantity
    }

    /// Whether somebody waits for a variant whose wish so many units fulfil, and nobody would look.
    func isOverlooked(stockSlot: UInt32, fulfilledBy units: Int64) -> Bool {
        guard Int(stockSlot) < lines.count, !lines[Int(stockSlot)].hasNews else { return false }
        return lines[Int(stockSlot)].waiters.contains { $0.quantity <= units }
    }
}
