import HoldfastMessages

/// Where a row lies that has left memory: its entity and its key.
public struct HistoryRowKey: Hashable, Sendable {
    /// The entity's table.
    public let table: UInt8
    /// The key, in two words; the upper one is nil where keys are numbers.
    public let high: UInt64?
    public let low: UInt64

    init<Entry: TableRow>(_: Entry.Type, _ key: ID<Entry.KeyOf>) {
        table = Entry.tableNumber
        (high, low) = key.raw.words
    }
}

/// Which rows have left memory of those that were asked for.
public struct HistoryPresence: Equatable, Sendable {
    /// By their own keys.
    public var rows: Set<HistoryRowKey>
    /// By what else they are found by.
    public var keys: Set<HistoryKey>

    public init(rows: Set<HistoryRowKey> = [], keys: Set<HistoryKey> = []) {
        self.rows = rows
        self.keys = keys
    }

    func contains(_ key: HistoryRowKey) -> Bool { rows.contains(key) }
}

/// What a row that has left memory is found by besides its own key: a place in a list, a unique key, or the key of something that
/// is part of it.
public struct HistoryKey: Hashable, Sendable {
    /// The entity, the kind of the key, and which one of that kind.
    public let space: UInt64
    /// Sorts as the list does: first by group, then by key; without a group, zero.
    public let words: Words

    /// Four words, the most significant first.
    public struct Words: Hashable, Sendable {
        public var first: UInt64
        public var second: UInt64
        public var third: UInt64
        public var fourth: UInt64
    }

    private enum Kind: UInt64 {
        case place = 0
        case uniqueKey = 1
        case part = 2
    }

    private init(_ table: UInt8, _ kind: Kind, _ position: Int, _ words: Words) {
        space = UInt64(table) << 16 | kind.rawValue << 8 | UInt64(position)
        self.words = words
    }

    /// A row's place in a list of its entity.
    init<Entry: TableRow>(_ list: RowList<Entry>, _ place: ListKey) {
        self.init(Entry.tableNumber, .place, list.position, place.words)
    }

    /// A unique key of a row, or of something that is part of it. Of the text only a hash is kept, of 128 bits.
    init<Entry: TableRow, Part: TableRow>(in _: Entry.Type, _ key: UniqueKey<Part>, _ text: String) {
        var hasher = RowHasher(seed: UInt64(key.position))
        hasher.combine(text)
        let hash = hasher.finalize()
        let words = Words(first: 0, second: 0, third: hash.high, fourth: hash.low)
        self.init(Entry.tableNumber, .uniqueKey, Int(Part.tableNumber), words)
    }

    /// The key of something that is part of a row.
    init<Entry: TableRow, Part: TableRow>(in _: Entry.Type, _: Part.Type, _ key: ID<Part.KeyOf>) {
        let (high, low) = key.raw.words
        let words = Words(first: 0, second: 0, third: high ?? 0, fourth: low)
        self.init(Entry.tableNumber, .part, Int(Part.tableNumber), words)
    }

    /// The table of the rows that are found by it.
    public var table: UInt8 { UInt8(truncatingIfNeeded: space >> 16) }
}
