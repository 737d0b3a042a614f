import HoldfastMessages

/// What imports do alike with the rows of every entity.
extension Commerce {
    /// The row as it is, but for its version.
    func imported<Entry: TableRow>(_ row: Entry) -> Entry {
        var row = row
        row.etag = command.etag
        return row
    }

    /// Whether two rows say the same, whatever their versions.
    static func areSame<Entry: Hashed>(_ left: Entry, _ right: Entry) -> Bool {
        left.hash(table: 0) == right.hash(table: 0)
    }

    /// Whether a row is in memory already, just so. Refuses one whose key another row has.
    func isThere<Entry: EntityTableRow>(_ row: Entry, in table: Table<Entry>) throws(Interruption) -> Bool {
        guard let old = table.find(row.key) else { return false }
        guard Commerce.areSame(old, row) else {
            throw .rejected(.keyTaken(entity: Entry.entityName, field: "id"))
        }
        return true
    }

    /// Lets a counter go on after a number, if it has not got there yet; says whether that changes anything.
    @discardableResult
    mutating func raise(_ kind: Counter.Kind, to number: Int64) -> Bool {
        let key = ID<Counter>(kind.rawValue)
        guard let slot = entities.counters.slot(of: key) else {
            guard number > 0 else { return false }
            entities.counters.insert(imported(Counter(id: key, lastNumber: number)))
            return true
        }
        var row = entities.counters[slot]
        guard row.lastNumber < number else { return false }
        row.lastNumber = number
        entities.counters.update(slot, to: imported(row))
        return true
    }

    // MARK: Rows that may have left memory

    /// Which of the keys of rows, and of what comes with them, are those of rows that have left memory. Throws `needs`
    /// for all together of which that is not known.
    func departedKeys(of rows: [EntityRow.Row]) throws(Interruption) -> HistoryPresence {
        var asked = HistoryPresence()
        var departed = HistoryPresence()
        for (need, answer) in command.context.fetched {
            guard case .presence(let askedRows, let askedKeys) = need else { continue }
            if case .rejection(let rejection) = answer { throw .rejected(rejection) }
            guard case .presence(let present) = answer else { continue }
            asked.rows.formUnion(askedRows)
            asked.keys.formUnion(askedKeys)
            departed.rows.formUnion(present.rows)
            departed.keys.formUnion(present.keys)
        }
        var (unknownRows, unknownKeys): ([HistoryRowKey], [HistoryKey]) = ([], [])
        for row in rows {
            for key in absentKeys(of: row) where asked.rows.insert(key).inserted { unknownRows.append(key) }
            for key in historyKeys(of: row) where asked.keys.insert(key).inserted { unknownKeys.append(key) }
        }
        guard unknownRows.isEmpty, unknownKeys.isEmpty else { throw .needs(.presence(unknownRows, unknownKeys)) }
        return departed
    }

    /// The keys of a row, and of what comes with it, that no row in memory has and one that has left it may have.
    private func absentKeys(of row: EntityRow.Row) -> [HistoryRowKey] {
        switch row {
        case .cart(let row):
            return entities.carts.contains(row.id) ? [] : absentKeys(row.id, in: entities.checkoutGroups)
        case .checkoutGroup(let row): return absentKeys(row.key, in: entities.checkoutGroups)
        case .waitlistEntry(let row): return absentKeys(row.key, in: entities.waitlist)
        case .reservation(let row): return absentKeys(row.key, in: reservations)
        case .orderAggregate(let row):
            var keys: [HistoryRowKey] = []
            if !entities.orders.contains(row.key) { keys += absentKeys(row.key, in: entities.finishedOrders) }
            for reservation in row.reservations { keys += absentKeys(reservation.key, in: reservations) }
            if let group = row.order.checkoutGroupID { keys += absentKeys(group, in: entities.checkoutGroups) }
            return keys
        default: return []
        }
    }

    /// What an order that is not in memory, and what belongs to it, must not have in common with one that has left it.
    private func historyKeys(of row: EntityRow.Row) -> [HistoryKey] {
        guard case .orderAggregate(let row) = row, !entities.orders.contains(row.key),
            !entities.finishedOrders.contains(row.key)
        else { return [] }
        return row.historyKeys
    }

    private func absentKeys<Entry: TableRow>(_ key: ID<Entry.KeyOf>, in table: Table<Entry>) -> [HistoryRowKey] {
        table.contains(key) ? [] : [HistoryRowKey(Entry.self, key)]
    }
}
