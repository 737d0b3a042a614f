/// What a table finds rows by besides their keys, as the entity declares it.
struct RowIndexes<Entry: TableRow> {
    private let uniqueKeys = Entry.uniqueKeys
    private let lists = Entry.lists
    private let counts = Entry.counts
    private var uniqueIndexes: [HashIndex]
    private var orders: [OrderedIndex]
    private var countOrders: [OrderedIndex]

    init() {
        uniqueIndexes = uniqueKeys.map { _ in HashIndex() }
        orders = lists.map { _ in OrderedIndex() }
        countOrders = counts.map { _ in OrderedIndex() }
        precondition(uniqueKeys.indices.allSatisfy { uniqueKeys[$0].position == $0 }, "unique keys out of order")
        precondition(lists.indices.allSatisfy { lists[$0].position == $0 }, "lists out of order")
        precondition(counts.indices.allSatisfy { counts[$0].position == $0 }, "counts out of order")
    }

    var isEmpty: Bool { uniqueKeys.isEmpty && lists.isEmpty && counts.isEmpty }

    mutating func insert(_ row: Entry, slot: UInt32) {
        for (position, key) in uniqueKeys.enumerated() {
            guard let text = key.text(row) else { continue }
            uniqueIndexes[position].insert(hash: UniqueKey<Entry>.hash(text), slot: slot)
        }
        for (position, list) in lists.enumerated() { orders[position].insert(list.key(of: row), slot: slot) }
        for (position, count) in counts.enumerated() { countOrders[position].add(1, under: count.key(of: row)) }
    }

    mutating func remove(_ row: Entry, slot: UInt32) {
        for (position, key) in uniqueKeys.enumerated() {
            guard let text = key.text(row) else { continue }
            uniqueIndexes[position].remove(hash: UniqueKey<Entry>.hash(text), slot: slot)
        }
        for (position, list) in lists.enumerated() { orders[position].remove(list.key(of: row)) }
        for (position, count) in counts.enumerated() { countOrders[position].add(-1, under: count.key(of: row)) }
    }

    mutating func change(_ old: Entry, to new: Entry, slot: UInt32) {
        for (position, key) in uniqueKeys.enumerated() {
            let (before, after) = (key.text(old), key.text(new))
            guard !UniqueKey<Entry>.areSame(before, after) else { continue }
            if let before { uniqueIndexes[position].remove(hash: UniqueKey<Entry>.hash(before), slot: slot) }
            if let after { uniqueIndexes[position].insert(hash: UniqueKey<Entry>.hash(after), slot: slot) }
        }
        for (position, list) in lists.enumerated() {
            let (before, after) = (list.key(of: old), list.key(of: new))
            guard before != after else { continue }
            orders[position].remove(before)
            orders[position].insert(after, slot: slot)
        }
        for (position, count) in counts.enumerated() {
            let (before, after) = (count.key(of: old), count.key(of: new))
            guard before != after else { continue }
            countOrders[position].add(-1, under: before)
            countOrders[position].add(1, under: after)
        }
    }

    func slot(_ key: UniqueKey<Entry>, _ text: String, where matches: (UInt32) -> Bool) -> UInt32? {
        uniqueIndexes[key.position].find(hash: UniqueKey<Entry>.hash(text), where: matches)
    }

    func order(of list: RowList<Entry>) -> OrderedIndex { orders[list.position] }

    func order(of count: RowCount<Entry>) -> OrderedIndex { countOrders[count.position] }
}
