import HoldfastMessages

/// An order in which rows are listed: by group, and in a group by key.
public struct RowList<Entry: TableRow>: Sendable {
    /// Which one of the entity's lists it is.
    let position: Int
    private let place: @Sendable (Entry) -> ListKey

    /// In the order of the rows' own keys.
    init(position: Int, _ group: @escaping @Sendable (Entry) -> ListGroup) {
        self.position = position
        place = { ListKey(group($0), $0.key) }
    }

    /// In the order of other keys, which no two rows of a group have in common.
    init<Of: Entity & SendableMetatype>(
        position: Int,
        _ group: @escaping @Sendable (Entry) -> ListGroup,
        by key: @escaping @Sendable (Entry) -> ID<Of>
    ) {
        self.position = position
        place = { ListKey(group($0), key($0)) }
    }

    func key(of row: Entry) -> ListKey { place(row) }
}

/// How many rows there are of each group: what is asked of rows that others refer to, and costs less than a list.
public struct RowCount<Entry: TableRow>: Sendable {
    /// Which one of the entity's counts it is.
    let position: Int
    private let group: @Sendable (Entry) -> ListGroup

    init(position: Int, _ group: @escaping @Sendable (Entry) -> ListGroup) {
        self.position = position
        self.group = group
    }

    func key(of row: Entry) -> ListKey { .first(of: group(row)) }
}

/// What the rows of a page have in common.
struct ListGroup: Equatable, Sendable {
    fileprivate let high: UInt64
    fileprivate let low: UInt64

    /// All rows, or those that belong to nothing.
    static let none = ListGroup(high: 0, low: 0)

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The rows that belong to another one; nil is `none`.
    init<Of: Entity>(_ id: ID<Of>?) {
        guard let words = id?.raw.words else { self = .none; return }
        self.init(high: words.high ?? 0, low: words.low)
    }

    fileprivate var number: UInt128 { UInt128(high) << 64 | UInt128(low) }

    /// The rows that have a property with this number.
    init(number: Int) {
        self.init(high: 0, low: UInt64(bitPattern: Int64(number)))
    }
}

/// A row's place in a list.
struct ListKey: Comparable, Sendable {
    let group: ListGroup
    private let high: UInt64
    private let low: UInt64

    init<Of: Entity>(_ group: ListGroup, _ id: ID<Of>) {
        let words = id.raw.words
        self.group = group
        high = words.high ?? 0
        low = words.low
    }

    /// Four words that sort as the keys do.
    var words: HistoryKey.Words { HistoryKey.Words(first: group.high, second: group.low, third: high, fourth: low) }

    /// The least key of a group.
    static func first(of group: ListGroup) -> ListKey { ListKey(group, ID<Category>()) }

    /// Two comparisons of 128 bits: how far keys have words in common is hard for a processor to foresee.
    static func < (left: ListKey, right: ListKey) -> Bool {
        let (leftGroup, rightGroup) = (left.group.number, right.group.number)
        return leftGroup == rightGroup ? left.number < right.number : leftGroup < rightGroup
    }

    private var number: UInt128 { UInt128(high) << 64 | UInt128(low) }
}
