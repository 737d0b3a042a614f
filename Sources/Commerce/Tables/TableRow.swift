import HoldfastMessages

/// An entity that is kept in a table, and what the tables need to know of it: its declaration.
public protocol TableRow: Row {
    /// Whose keys these are.
    associatedtype KeyOf: Entity
    /// The table's number: part of every row's hash and of every stored row. Never reused.
    static var tableNumber: UInt8 { get }
    /// Whether `IdentifierSource` makes the keys; else callers choose them.
    static var keysAreMadeHere: Bool { get }
    /// What else no two rows have in common, in the order of their positions.
    static var uniqueKeys: [UniqueKey<Self>] { get }
    /// In which orders rows are listed, in the order of their positions.
    static var lists: [RowList<Self>] { get }
    /// What rows are counted by, in the order of their positions.
    static var counts: [RowCount<Self>] { get }
    /// Which other rows a row needs.
    static var references: [Reference<Self>] { get }
    /// The primary key.
    var key: ID<KeyOf> { get }
    /// The row's version: the sequence number of the command that last changed it.
    var etag: Etag { get set }
    /// What the row adds to the state hash; zero for rows that say nothing of the shop.
    var stateTerm: Hash128 { get }
    /// Whether rows of this entity become history: that only grows, so it leaves memory once it is folded and is read from LMDB.
    static var hasHistory: Bool { get }
    /// Whether the row is history. It never is no more.
    var isHistory: Bool { get }
    /// The lists that go on where rows have left memory.
    static var historyLists: [RowList<Self>] { get }
    /// What the row is found by when it has left memory, besides its key and its places in these lists.
    var historyKeys: [HistoryKey] { get }
}

extension TableRow {
    public static var uniqueKeys: [UniqueKey<Self>] { [] }
    public static var lists: [RowList<Self>] { [] }
    public static var counts: [RowCount<Self>] { [] }
    public static var references: [Reference<Self>] { [] }
    @inlinable public var stateTerm: Hash128 { hash(table: UInt64(Self.tableNumber)) }
    @inlinable public static var hasHistory: Bool { false }
    @inlinable public var isHistory: Bool { false }
    public static var historyLists: [RowList<Self>] { [] }
    public var historyKeys: [HistoryKey] { [] }

    /// All that the row is found by when it has left memory, besides its key.
    public var allHistoryKeys: [HistoryKey] { historyKeys + Self.historyLists.map { HistoryKey($0, $0.key(of: self)) } }
}

/// An entity whose rows are journalled, loaded and checked by code that all such entities share.
public protocol EntityTableRow: TableRow {
    /// What it is called in error details.
    static var entityName: String { get }
    /// The row as one of any entity.
    var entityRow: EntityRow.Row { get }
}

/// An entity that says when its rows last changed.
protocol TimedRow: EntityTableRow {
    var updateTime: Timestamp { get set }
}
