import HoldfastMessages

/// What commands, recovery and verification do alike with the rows of every declared entity.
extension Commerce {
    /// Puts a row into its table; gives its hash.
    static func load<Entry: EntityTableRow>(_ row: Entry, into table: inout Table<Entry>) -> Hash128 {
        table.load(row)
        return row.hash(table: UInt64(Entry.tableNumber))
    }

    /// Hands what a command changed to the recorder.
    static func commit<Entry: EntityTableRow>(
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

    /// The slot of a row that must be there under a unique key.
    func slot<Entry: EntityTableRow>(
        of key: UniqueKey<Entry>,
        _ text: String,
        in table: Table<Entry>
    ) throws(Interruption) -> UInt32 {
        guard let slot = table.slot(of: key, text) else {
            throw .rejected(.entityNotFound(entity: Entry.entityName, key: text))
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

    /// What contradicts the declaration.
    func violations<Entry: EntityTableRow>(in table: Table<Entry>) -> [String] {
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
