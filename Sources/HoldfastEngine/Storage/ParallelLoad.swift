import HoldfastMessages

/// Takes in a row of the snapshot. The bytes end with the call.
public typealias RowLoader = (_ table: TableID, _ key: RawSpan, _ value: RawSpan, _ hash: Hash128) throws -> Void

/// Tables that a thread of their own loads while the others are loaded.
public struct ParallelLoad: Sendable {
    /// Which.
    public var tables: Set<TableID>
    /// Takes in a row of them.
    public var load: @Sendable (_ table: TableID, _ key: RawSpan, _ value: RawSpan, _ hash: Hash128) throws -> Void

    /// `load` takes in the rows of `tables`.
    public init(
        _ tables: Set<TableID>,
        load: @escaping @Sendable (_ table: TableID, _ key: RawSpan, _ value: RawSpan, _ hash: Hash128) throws -> Void
    ) {
        self.tables = tables
        self.load = load
    }
}
