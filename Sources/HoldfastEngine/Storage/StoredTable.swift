/// Names a stored table in images and on the disk. Never give an id that was used before to another table.
public struct TableID: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public static func < (left: TableID, right: TableID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A table of rows as storage sees it: keys and values are bytes. One LMDB database each.
public struct StoredTable: Sendable, Hashable {
    /// The longest key LMDB takes.
    public static let maximumKeyByteCount = 511

    /// The id its images carry.
    public var id: TableID
    /// The database's name; stays the same for ever.
    public var name: String
    /// Whether recovery loads its rows.
    public var isLive: Bool

    public init(id: TableID, name: String, isLive: Bool) {
        self.id = id
        self.name = name
        self.isLive = isLive
    }
}

/// The tables of a store, each once.
struct StorageSchema: Sendable {
    /// In the order of their ids: the order in which folding writes them.
    let tables: [StoredTable]
    /// The position in `tables` of each id, or −1.
    private let positions: [Int16]

    init(_ tables: [StoredTable]) {
        self.tables = tables.sorted { $0.id < $1.id }
        var positions = [Int16](repeating: -1, count: 256)
        for (position, table) in self.tables.enumerated() {
            precondition(positions[Int(table.id.rawValue)] == -1, "two stored tables have the id \(table.id.rawValue)")
            precondition(table.name != StateEnvironment.metaName, "a stored table is named like the meta database")
            positions[Int(table.id.rawValue)] = Int16(position)
        }
        precondition(Set(tables.map(\.name)).count == tables.count, "two stored tables have one name")
        self.positions = positions
    }

    /// The position of `id` in `tables`; nil where the schema has no such table.
    @inline(__always)
    func position(of id: TableID) -> Int? {
        let position = positions[Int(id.rawValue)]
        return position < 0 ? nil : Int(position)
    }
}
