import HoldfastMessages

/// The rows of one entity, found by key; remembers what a command changed, to journal it or to undo it.
///
/// A row that the current command has written carries that command's sequence number as its etag; so the first image of a row
/// before the command is known without any further bookkeeping.
public struct Table<Entry: TableRow> {
    private var rows = Slab<Entry>()
    private var index = HashIndex()
    private var indexes = RowIndexes<Entry>()
    private var history = UnfoldedHistory<Entry>()
    private var changes: ContiguousArray<(slot: UInt32, old: Entry?)> = []
    /// Slots of the rows that the command deleted; they keep their rows until it ends.
    private var deletedSlots: ContiguousArray<UInt32> = []
    /// Slots of the rows that the command took in as they are, with etags of earlier ones.
    private var admittedSlots: ContiguousArray<UInt32> = []
    /// The row that was hashed last and its hash: of a hot row, the old one of the next command.
    private var lastHash: (slot: UInt32, hash: Hash128) = (.max, .zero)
    /// The sum of the hashes of all rows, those that have left memory included.
    public private(set) var hash: Hash128

    /// An empty table.
    init() {
        hash = Hash128()
    }

    /// How many rows are in memory.
    public var count: Int { rows.count }

    /// The slot of the row with this key.
    func slot(of key: ID<Entry.KeyOf>) -> UInt32? {
        index.find(hash: Table.hash(key)) { rows[$0].key == key }
    }

    /// Whether there is a row with this key.
    func contains(_ key: ID<Entry.KeyOf>) -> Bool { slot(of: key) != nil }

    /// The row with this key.
    public func find(_ key: ID<Entry.KeyOf>) -> Entry? {
        slot(of: key).map { rows[$0] }
    }

    subscript(slot: UInt32) -> Entry { rows[slot] }

    /// Whether there is a row in the slot: one that has left stays readable until the slot is used again.
    func isOccupied(_ slot: UInt32) -> Bool { self.slot(of: rows[slot].key) == slot }

    /// Adds a row whose key is not there yet.
    @discardableResult
    mutating func insert(_ row: Entry) -> UInt32 {
        let slot = load(row)
        changes.append((slot, nil))
        return slot
    }

    /// The same for a row that was in another table before, and keeps its etag.
    @discardableResult
    mutating func admit(_ row: Entry) -> UInt32 {
        let slot = insert(row)
        admittedSlots.append(slot)
        return slot
    }

    /// Replaces the row in a slot; its key stays.
    mutating func update(_ slot: UInt32, to row: Entry) {
        let old = rows[slot]
        if changes.isEmpty || old.etag != row.etag && !wasAdmitted(slot) { changes.append((slot, old)) }
        reindex(old, to: row, slot: slot)
        rows[slot] = row
    }

    private mutating func reindex(_ old: Entry, to new: Entry, slot: UInt32) {
        if !indexes.isEmpty { indexes.change(old, to: new, slot: slot) }
        guard Entry.hasHistory else { return }
        if old.isHistory { history.forget(old) }
        if new.isHistory { history.know(new, slot: slot) }
    }

    /// Deletes the row in a slot, in a command that writes this etag.
    mutating func delete(_ slot: UInt32, etag: Etag) {
        let row = rows[slot]
        if changes.isEmpty || row.etag != etag && !wasAdmitted(slot) { changes.append((slot, row)) }
        forget(row, in: slot)
        deletedSlots.append(slot)
    }

    private func wasAdmitted(_ slot: UInt32) -> Bool { !admittedSlots.isEmpty && admittedSlots.contains(slot) }

    /// Puts a row into memory that is in LMDB already: nothing has changed. Says where.
    @discardableResult
    mutating func load(_ row: Entry) -> UInt32 {
        let slot = rows.insert(row)
        know(row, in: slot)
        return slot
    }

    /// Ends the loading of rows: together with those that were not loaded their hashes add up to `hash`.
    mutating func finishLoading(hash: Hash128) {
        self.hash = hash
    }

    /// Takes a row out of memory that stays in LMDB: nothing has changed.
    mutating func evict(_ slot: UInt32) {
        forget(rows[slot], in: slot)
        rows.remove(slot)
    }

    /// Takes history out of memory that the snapshot at `sequence` holds.
    mutating func evictHistory(through sequence: Int64) {
        while let key = history.nextFolded(through: sequence) {
            // What has changed since leaves later.
            guard let slot = slot(of: key), rows[slot].etag.sequence <= sequence else { continue }
            evict(slot)
        }
    }

    /// The slot of the row in memory that is history and has this key.
    func slot(ofHistory key: HistoryKey) -> UInt32? { history.slot(of: key) }

    private mutating func know(_ row: Entry, in slot: UInt32) {
        index.insert(hash: Table.hash(row.key), slot: slot)
        if !indexes.isEmpty { indexes.insert(row, slot: slot) }
        if Entry.hasHistory, row.isHistory { history.know(row, slot: slot) }
    }

    private mutating func forget(_ row: Entry, in slot: UInt32) {
        index.remove(hash: Table.hash(row.key), slot: slot)
        if !indexes.isEmpty { indexes.remove(row, slot: slot) }
        if Entry.hasHistory, row.isHistory { history.forget(row) }
        if lastHash.slot == slot { lastHash.slot = .max }
    }

    /// How many rows the command changed.
    var changeCount: Int { changes.count }

    /// The slot of a row that the command has changed, if it is the change at `position` or the next, where `position` goes then: for
    /// whoever comes across such rows in the order of their changes.
    func changedSlot(of key: ID<Entry.KeyOf>, near position: inout Int) -> UInt32? {
        for candidate in position..<min(position + 2, changes.count) where rows[changes[candidate].slot].key == key {
            position = candidate
            return changes[candidate].slot
        }
        return nil
    }

    /// One of the rows that the command changed: as it was, and as it is. Must be called once for each.
    mutating func commitChange(at position: Int) -> Change {
        let (slot, old) = changes[position]
        let new = rows[slot]
        if let old { hash -= lastHash.slot == slot ? lastHash.hash : old.stateTerm }
        if !deletedSlots.isEmpty, deletedSlots.contains(slot) {
            return Change(slot: slot, old: old, new: new, isDeleted: true, hash: .zero)
        }
        if Entry.hasHistory, new.isHistory { history.depart(new) }
        let newHash = new.stateTerm
        hash += newHash
        lastHash = (slot, newHash)
        return Change(slot: slot, old: old, new: new, isDeleted: false, hash: newHash)
    }

    /// Begins the next command.
    mutating func endCommit() {
        changes.removeAll(keepingCapacity: true)
        admittedSlots.removeAll(keepingCapacity: true)
        while let slot = deletedSlots.popLast() { rows.remove(slot) }
    }

    /// A row that a command changed.
    public struct Change {
        var slot: UInt32
        /// The row before the command; nil if it is new.
        public var old: Entry?
        /// The row after it, or as it was last.
        public var new: Entry
        /// Whether the row is there no more.
        public var isDeleted: Bool
        /// The hash of the new row; zero when it is deleted.
        public var hash: Hash128
    }

    /// Puts everything back as it was before the command.
    mutating func rollBack() {
        admittedSlots.removeAll(keepingCapacity: true)
        while let slot = deletedSlots.popLast() { know(rows[slot], in: slot) }
        while let (slot, old) = changes.popLast() {
            guard let old else {
                evict(slot)
                continue
            }
            reindex(rows[slot], to: old, slot: slot)
            rows[slot] = old
        }
    }

    /// The slot of the row with this unique key.
    func slot(of key: UniqueKey<Entry>, _ text: String) -> UInt32? {
        indexes.slot(key, text) { UniqueKey<Entry>.areSame(key.text(rows[$0]), text) }
    }

    /// The slot of the row that has this place in a list.
    func slot(at place: ListKey, of list: RowList<Entry>) -> UInt32? {
        var found: UInt32?
        indexes.order(of: list).forEach(from: place) { key, slot in
            if key == place { found = slot }
            return false
        }
        return found
    }

    /// Whether a list has a row of this group.
    func hasRows(of list: RowList<Entry>, _ group: ListGroup) -> Bool { Table.has(group, indexes.order(of: list)) }

    /// Whether a count has one.
    func hasRows(of count: RowCount<Entry>, _ group: ListGroup) -> Bool { Table.has(group, indexes.order(of: count)) }

    private static func has(_ group: ListGroup, _ order: OrderedIndex) -> Bool {
        var found = false
        order.forEach(from: .first(of: group)) { key, _ in
            found = key.group == group
            return false
        }
        return found
    }

    /// All rows of a group, which must be one that a limit keeps small.
    func rows(of list: RowList<Entry>, _ group: ListGroup) -> [Entry] { slots(of: list, group).map { rows[$0] } }

    /// The slots of these rows.
    func slots(of list: RowList<Entry>, _ group: ListGroup) -> [UInt32] {
        var found: [UInt32] = []
        indexes.order(of: list).forEach(from: .first(of: group)) { key, slot in
            guard key.group == group else { return false }
            found.append(slot)
            return true
        }
        return found
    }

    /// At most `count` rows of a group, in the order of their keys from `first` on.
    func rows(of list: RowList<Entry>, _ group: ListGroup, from first: ID<Entry.KeyOf>, count: Int) -> [Entry] {
        var found: [Entry] = []
        indexes.order(of: list).forEach(from: ListKey(group, first)) { key, slot in
            guard key.group == group, found.count < count else { return false }
            found.append(rows[slot])
            return true
        }
        return found
    }

    /// Visits every row in memory, in no particular order.
    func forEach(_ visit: (Entry) -> Void) {
        for slot in 0..<rows.slotLimit where isOccupied(slot) { visit(rows[slot]) }
    }

    /// Spreads keys evenly. Eight keys that were made here one after the other stay side by side, in one line of the processor's
    /// cache: their upper words count up. Keys that callers choose are mixed whole, since they may have all but a few bits in
    /// common.
    private static func hash(_ key: ID<Entry.KeyOf>) -> UInt32 {
        let words = key.raw.words
        guard Entry.keysAreMadeHere, let high = words.high else {
            return mix((words.high ?? 0) ^ words.low &* 0x9E37_79B9_7F4A_7C15)
        }
        return mix(high >> 3) & ~7 | UInt32(truncatingIfNeeded: high & 7)
    }

    private static func mix(_ word: UInt64) -> UInt32 {
        let mixed = (word ^ word >> 32) &* 0xD6E8_FEB8_6659_FD93
        return UInt32(truncatingIfNeeded: mixed >> 32)
    }
}
