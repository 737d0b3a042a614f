import HoldfastMessages

/// Rows that may have left memory: what is there already is taken from the tables, and the rest from what was fetched.
extension Commerce {
    /// The row with this key, if there is one; `unwrap` tells the entity's rows from others.
    func historyRow<Entry: EntityTableRow>(
        _ key: ID<Entry.KeyOf>,
        in table: Table<Entry>,
        _ unwrap: (EntityRow.Row) -> Entry?
    ) throws(Interruption) -> Entry? {
        if let row = table.find(key) { return row }
        return try fetchedRow(.row(HistoryRowKey(Entry.self, key))).flatMap { unwrap($0) }
    }

    /// The row that has this key besides its own.
    func historyRow<Entry: EntityTableRow>(
        with key: HistoryKey,
        in table: Table<Entry>,
        _ unwrap: (EntityRow.Row) -> Entry?
    ) throws(Interruption) -> Entry? {
        if let slot = table.slot(ofHistory: key) { return table[slot] }
        guard let row = try fetchedRow(.rowWithKey(key)).flatMap({ unwrap($0) }) else { return nil }
        // It may have had the key when it was folded, and have another since.
        return table.contains(row.key) ? nil : row
    }

    /// At most `count` rows of a group, in the order of their keys from `first` on.
    func historyRows<Entry: EntityTableRow>(
        of list: RowList<Entry>,
        _ group: ListGroup,
        from first: ID<Entry.KeyOf>,
        count: Int,
        in table: Table<Entry>,
        _ unwrap: (EntityRow.Row) -> Entry?
    ) throws(Interruption) -> [Entry] {
        let need = Need.rowsFrom(HistoryKey(list, ListKey(group, first)), count: count)
        guard case .rows(let fetched) = command.context.fetched[need] else { throw .needs(need) }
        let absent = fetched.compactMap { unwrap($0) }.filter { !table.contains($0.key) }
        let present = table.rows(of: list, group, from: first, count: count)
        return Array((present + absent).sorted { $0.key < $1.key }.prefix(count))
    }

    private func fetchedRow(_ need: Need) throws(Interruption) -> EntityRow.Row? {
        guard case .row(let row) = command.context.fetched[need] else { throw .needs(need) }
        return row
    }
}
