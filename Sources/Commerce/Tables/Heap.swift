/// What is due first, first. Entries that are no longer wanted are told apart by whoever takes them out.
struct Heap {
    /// A moment and what is due then.
    struct Entry {
        /// In nanoseconds since 1970.
        var time: Int64
        /// What is due: a slot of some table.
        var slot: UInt32
    }

    private var entries: ContiguousArray<Entry>
    /// The time of what is due first, `.max` in an empty heap: told without a look at the entries, which may lie far away.
    private(set) var earliest = Int64.max
    /// No entry is later. One that is not earlier belongs at the end, which is where most go, since most wait equally long.
    private var latest = Int64.min

    init() { entries = [] }

    /// A heap of these.
    init(_ entries: some Sequence<Entry>) {
        self.entries = ContiguousArray(entries)
        latest = self.entries.lazy.map(\.time).max() ?? .min
        arrange()
    }

    var count: Int { entries.count }

    /// What is due first.
    var first: Entry? { entries.first }

    mutating func insert(_ entry: Entry) {
        entries.append(entry)
        earliest = min(earliest, entry.time)
        if entry.time >= latest { latest = entry.time } else { siftUp(entries.count - 1) }
    }

    mutating func removeFirst() {
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        if !entries.isEmpty { siftDown(0) }
        earliest = entries.first?.time ?? .max
    }

    /// Drops every entry that is not wanted.
    mutating func compact(keeping isWanted: (Entry) -> Bool) {
        entries.removeAll { !isWanted($0) }
        arrange()
    }

    private mutating func arrange() {
        for index in stride(from: entries.count / 2 - 1, through: 0, by: -1) { siftDown(index) }
        earliest = entries.first?.time ?? .max
    }

    private mutating func siftUp(_ start: Int) {
        let entry = entries[start]
        var index = start
        while index > 0 {
            let parent = (index - 1) / 2
            guard entry.time < entries[parent].time else { break }
            entries[index] = entries[parent]
            index = parent
        }
        entries[index] = entry
    }

    private mutating func siftDown(_ start: Int) {
        let entry = entries[start]
        var index = start
        while true {
            var child = 2 * index + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].time < entries[child].time { child += 1 }
            guard entries[child].time < entry.time else { break }
            entries[index] = entries[child]
            index = child
        }
        entries[index] = entry
    }
}
