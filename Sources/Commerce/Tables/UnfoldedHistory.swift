import HoldfastMessages

/// Of a table's rows those that are history and stay in memory until they are folded.
struct UnfoldedHistory<Entry: TableRow> {
    private var slots: [HistoryKey: UInt32] = [:]
    /// When they became what they are, the oldest first.
    private var departures = NumberedQueue<(sequence: Int64, key: ID<Entry.KeyOf>)>(first: 0)

    mutating func know(_ row: Entry, slot: UInt32) {
        for key in row.historyKeys { slots[key] = slot }
    }

    mutating func forget(_ row: Entry) {
        for key in row.historyKeys { slots[key] = nil }
    }

    /// The slot of the row that has this key.
    func slot(of key: HistoryKey) -> UInt32? { slots[key] }

    /// A row has become what it is, or another version of it.
    mutating func depart(_ row: Entry) {
        departures.append((row.etag.sequence, row.key))
    }

    /// The key of a row that the snapshot at `sequence` holds as it was when it was noted, and that has not been given yet.
    mutating func nextFolded(through sequence: Int64) -> ID<Entry.KeyOf>? {
        guard let oldest = departures[departures.first], oldest.sequence <= sequence else { return nil }
        departures.removeFirst()
        return oldest.key
    }
}
