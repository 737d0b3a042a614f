import HoldfastMessages

/// The entities whose rows are kept, journalled, loaded and checked by the code that all of them share. A new one is entered here,
/// and nowhere else besides its own declaration.
extension Commerce {
    /// All of them.
    public static let entityTypes: [any EntityTableRow.Type] = [Category.self]

    /// Whether there is such a row.
    func contains(_ key: RowKey) -> Bool {
        switch key {
        case .category(let id): categories.slot(of: id) != nil
        }
    }

    /// Takes in a row from the snapshot; gives its hash.
    public mutating func load(_ row: EntityRow.Row) -> Hash128 {
        switch row {
        case .category(let row): Commerce.load(row, into: &categories)
        }
    }

    mutating func finishLoadingEntities(_ recovered: Recovered) {
        categories.finishLoading(hash: recovered.hash(of: Category.self))
    }

    mutating func commitEntities(_ recorder: inout some Recorder & ~Copyable) {
        Commerce.commit(&categories, &recorder)
    }

    mutating func rollBackEntities() {
        categories.rollBack()
    }

    var entityHash: Hash128 { categories.hash }

    /// What is wrong with the rows in memory by their declarations; nothing, unless there is a fault in the service itself.
    public func entityViolations() -> [String] {
        violations(in: categories) + categoryViolations()
    }
}

extension RowKey {
    /// What the entity is called in error details.
    var entityName: String {
        switch self {
        case .category: Category.entityName
        }
    }
}

extension RowKey: CustomStringConvertible {
    public var description: String {
        switch self {
        case .category(let id): id.description
        }
    }
}
