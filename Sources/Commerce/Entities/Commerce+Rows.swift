import HoldfastMessages

/// What commands, recovery and verification do alike with the rows of every declared entity.
extension Commerce {
    /// A key for a new row: the caller's, or one made here; none for `validate_only`.
    mutating func newKey<Of: Entity>(_ asked: ID<Of>?) -> ID<Of> where Of.RawID == UUID {
        if let asked { return asked }
        return command.sequence == 0 ? ID() : ID(identifiers.next(now: command.now))
    }

    /// A number for a new row of an entity whose keys count up; none for `validate_only`.
    mutating func nextNumber<Of: Entity>(_ counter: Counter.Kind) -> ID<Of> where Of.RawID == Int64 {
        guard command.sequence != 0 else { return ID() }
        let key = ID<Counter>(counter.rawValue)
        guard let slot = entities.counters.slot(of: key) else {
            entities.counters.insert(stamped(Counter(id: key, lastNumber: 1)))
            return ID(1)
        }
        var row = entities.counters[slot]
        row.lastNumber += 1
        entities.counters.update(slot, to: stamped(row))
        return ID(row.lastNumber)
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

    /// What is wrong with the rows of entities in memory; nothing, unless there is a fault in the service itself.
    public func entityViolations() -> [String] {
        entities.violations + categoryViolations() + imageViolations() + addressViolations()
            + orderViolations()
    }

    /// Refuses a row that refers to one that is not there.
    func checkReferences<Entry: EntityTableRow>(of row: Entry) throws(Interruption) {
        for reference in Entry.references {
            guard let missing = reference.missing(row, entityBox) else { continue }
            throw .rejected(.entityNotFound(entity: missing.entity, key: missing.key))
        }
    }

    /// Refuses a new row, or one to come into the place of another, that has a key in common with a third.
    func checkKeys<Entry: EntityTableRow>(
        of row: Entry,
        replacing slot: UInt32? = nil,
        in table: Table<Entry>
    ) throws(Interruption) {
        if slot == nil { try check(key: row.key, isFreeIn: table) }
        for key in Entry.uniqueKeys {
            guard let text = key.text(row), let holder = table.slot(of: key, text), holder != slot else { continue }
            throw .rejected(.keyTaken(entity: Entry.entityName, field: key.field))
        }
    }

    /// Refuses a key for a new row that another one has; nil is none.
    func check<Entry: EntityTableRow>(key: ID<Entry.KeyOf>?, isFreeIn table: Table<Entry>) throws(Interruption) {
        guard let key, table.contains(key) else { return }
        throw .rejected(.keyTaken(entity: Entry.entityName, field: "id"))
    }

    /// Refuses one row more where there are as many as there may be.
    func check<Entry: EntityTableRow>(
        count: Int,
        below maximum: Int,
        of _: Entry.Type
    ) throws(Interruption) {
        guard count < maximum else { throw .rejected(.countLimit(entity: Entry.entityName, maximum: maximum)) }
    }

    /// Refuses to delete a row as long as a list of others has some that refer to it.
    func refuseReferrers<Entry: EntityTableRow, Referrer: EntityTableRow>(
        to _: Entry.Type,
        _ list: RowList<Referrer>,
        _ group: ListGroup,
        in table: Table<Referrer>
    ) throws(Interruption) {
        guard !table.hasRows(of: list, group) else {
            throw .rejected(.stillReferenced(entity: Entry.entityName, referrer: Referrer.entityName))
        }
    }

    /// The row as the running command leaves it.
    func stamped<Entry: EntityTableRow>(_ row: Entry) -> Entry {
        var row = row
        row.etag = command.etag
        return row
    }

    /// The same for an entity that says when its rows changed.
    func stamped<Entry: TimedRow>(_ row: Entry) -> Entry {
        var row = row
        row.etag = command.etag
        row.updateTime = command.now
        return row
    }

    /// The page of a list that a request asks for, and the token of the next one. `filter` is the request without what it says of
    /// the page.
    func page<Entry: EntityTableRow>(
        _ token: String,
        _ size: Int32,
        filter: some Hashed,
        of list: RowList<Entry>,
        _ group: ListGroup,
        in table: Table<Entry>
    ) throws(Interruption) -> (rows: [Entry], nextToken: String) where Entry.KeyOf.RawID: PageKey {
        let page = try Page<Entry.KeyOf.RawID>(
            token: token,
            size: size,
            filterHash: filter.hash(table: 0).low,
            limits: limits
        )
        let first = page.firstKey.map { ID<Entry.KeyOf>($0) } ?? ID()
        var rows = table.rows(of: list, group, from: first, count: page.soughtCount)
        let next = page.cut(&rows) { $0.key.raw }
        return (rows, next)
    }

    /// Rows by their keys, in the order asked for; all of them must be there.
    func rows<Entry: EntityTableRow>(
        _ keys: [ID<Entry.KeyOf>],
        in table: Table<Entry>
    ) throws(Interruption) -> [Entry] {
        var found: [Entry] = []
        found.reserveCapacity(keys.count)
        for key in keys { found.append(table[try slot(of: key, in: table)]) }
        return found
    }
}
