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

// MARK: What is the same for all

extension Commerce {
    private static func load<Entry: EntityTableRow>(_ row: Entry, into table: inout Table<Entry>) -> Hash128 {
        table.load(row)
        return row.hash(table: UInt64(Entry.tableNumber))
    }

    private static func commit<Entry: EntityTableRow>(
        _ table: inout Table<Entry>,
        _ recorder: inout some Recorder & ~Copyable
    ) {
        for position in 0..<table.changeCount {
            let change = table.commitChange(at: position)
            if change.isDeleted && change.old == nil { continue }
            recorder.record(change)
        }
        table.endCommit()
    }

    /// A key for a new row: the caller's, or one made here; none for `validate_only`.
    mutating func newKey<Of: Entity>(_ asked: ID<Of>?) -> ID<Of> where Of.RawID == UUID {
        if let asked { return asked }
        return command.sequence == 0 ? ID() : ID(identifiers.next(now: command.now))
    }

    /// The slot of a row that must be there.
    func slot<Entry: EntityTableRow>(of key: ID<Entry.KeyOf>, in table: Table<Entry>) throws(Interruption) -> UInt32 {
        guard let slot = table.slot(of: key) else {
            throw .rejected(.entityNotFound(entity: Entry.entityName, key: key.description))
        }
        return slot
    }

    /// Refuses a row that refers to one that is not there.
    func checkReferences<Entry: EntityTableRow>(of row: Entry) throws(Interruption) {
        for reference in Entry.references {
            guard let key = reference.target(row), !contains(key) else { continue }
            throw .rejected(.entityNotFound(entity: key.entityName, key: key.description))
        }
    }

    /// Refuses a new row, or one to come into the place of another, that has a key in common with a third.
    func checkKeys<Entry: EntityTableRow>(
        of row: Entry,
        replacing slot: UInt32? = nil,
        in table: Table<Entry>
    ) throws(Interruption) {
        if slot == nil, table.slot(of: row.key) != nil {
            throw .rejected(.keyTaken(entity: Entry.entityName, field: "id"))
        }
        for key in Entry.uniqueKeys {
            guard let holder = table.slot(of: key, key.text(row)), holder != slot else { continue }
            throw .rejected(.keyTaken(entity: Entry.entityName, field: key.field))
        }
    }

    private func violations<Entry: EntityTableRow>(in table: Table<Entry>) -> [String] {
        var problems: [String] = []
        table.forEach { row in
            for reference in Entry.references {
                guard let key = reference.target(row), !contains(key) else { continue }
                problems.append("\(Entry.entityName) \(row.key) refers to \(key.entityName) \(key), which is not there")
            }
            for key in Entry.uniqueKeys {
                guard let slot = table.slot(of: key, key.text(row)), table[slot].key == row.key else {
                    problems.append(
                        "\(Entry.entityName) \(row.key) is not found by its \(key.field), or another one is"
                    )
                    continue
                }
            }
        }
        return problems
    }
}
