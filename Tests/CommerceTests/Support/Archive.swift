import Commerce
import HoldfastMessages

/// Keeps every row that was recorded, as the snapshot would, and finds what commands need.
struct Archive: Recorder {
    var stocks: [ID<ProductVariant>: Stock] = [:]
    var reservations: [ID<Reservation>: Reservation] = [:]
    var entries: [LedgerEntry] = []
    var rows: [RowKey: EntityRow.Row] = [:]

    /// By what rows are found that are history.
    var history: [HistoryKey: RowKey] = [:]
    /// Rows that are history.
    var past: Set<RowKey> = []

    struct RowKey: Hashable {
        var table: UInt8
        var key: String

        init(table: UInt8, key: String) {
            self.table = table
            self.key = key
        }

        init(_ key: HistoryRowKey) {
            let isNumber = key.high == nil
            table = key.table
            self.key = isNumber ? "\(key.low)" : "\(UUID(high: key.high!, low: key.low))"
        }
    }
    var responses: [Int64: [UInt8]] = [:]
    /// Rows whose recorded predecessor was not the one that was kept; always empty, unless the tables are at fault.
    var contradictions: [String] = []

    mutating func record(stock: Stock, replacing old: Stock?, hash: Hash128) {
        if stocks[stock.variantID] != old { contradictions.append("stock \(stock.variantID)") }
        stocks[stock.variantID] = stock
    }

    mutating func record(reservation: Reservation, replacing old: Reservation?, hash: Hash128) {
        if reservations[reservation.id] != old { contradictions.append("reservation \(reservation.id)") }
        reservations[reservation.id] = reservation
    }

    mutating func record<Entry: EntityTableRow>(_ change: Table<Entry>.Change) {
        let key = RowKey(table: Entry.tableNumber, key: change.new.key.description)
        if rows[key] != change.old?.entityRow { contradictions.append("\(Entry.entityName) \(key.key)") }
        rows[key] = change.isDeleted ? nil : change.new.entityRow
        guard change.new.isHistory, !change.isDeleted else { return }
        past.insert(key)
        for found in change.old?.allHistoryKeys ?? [] { history[found] = nil }
        for found in change.new.allHistoryKeys { history[found] = key }
    }

    mutating func record(ledgerEntry: LedgerEntry, hash: Hash128) {
        if ledgerEntry.id.raw != Int64(entries.count) + 1 { contradictions.append("entry \(ledgerEntry.id)") }
        entries.append(ledgerEntry)
    }

    mutating func record(idempotency record: IdempotencyWindow.Record, forgotten sequences: [Int64]) {
        responses[record.sequence] = Array("\(record.sequence)".utf8)
        for sequence in sequences { responses[sequence] = nil }
    }

    /// What a command asked for, from everything that was ever recorded.
    func fetch(_ need: Need) -> Fetched {
        switch need {
        case .reservation(let id): .reservation(reservations[id])
        case .ledgerEntry(let id): .ledgerEntries(entries.filter { $0.id.raw == id })
        case .ledgerPage(let through, let count):
            .ledgerEntries(Array(entries.prefix(Int(through)).suffix(count).reversed()))
        case .ledgerChain(let from, let count):
            .ledgerEntries(Array(chain(from: from).prefix(count)))
        case .ledgerMoment(_, let newest, _, let moment):
            .ledgerEntries(chain(from: newest).first { moment.includes($0) }.map { [$0] } ?? [])
        case .response(let sequence, _): .response(responses[sequence])
        case .verification(let variant): .verification(verify(variant))
        case .row(let key): .row(rows[RowKey(key)])
        case .rowWithKey(let key): .row(history[key].flatMap { rows[$0] })
        case .rowsFrom(let first, let count): .rows(rows(from: first, count: count))
        case .presence(let rows, let keys):
            .presence(
                HistoryPresence(rows: Set(rows.filter { isThere($0) }), keys: Set(keys.filter { history[$0] != nil }))
            )
        case .reservations(let query, _): list(query)
        case .changes, .oldestChange: preconditionFailure("the archive keeps no journal")
        }
    }

    private func list(_ query: ReservationQuery) -> Fetched {
        if let variant = query.variant {
            let (found, next) = VariantReservations.page(
                query,
                newest: stocks[variant]?.ledgerEntryID ?? 0,
                entry: { entries.indices.contains(Int($0) - 1) ? entries[Int($0) - 1] : nil },
                reservation: { reservations[$0] }
            )
            return .reservations(found, next: next)
        }
        var found = reservations.values.filter { $0.isOpen || !query.openOnly }
        if case .reservation(let first) = query.first { found.removeAll { first < $0.id } }
        found.sort { $1.id < $0.id }
        let next = found.count > query.count ? ReservationQuery.Place.reservation(found[query.count].id) : nil
        return .reservations(Array(found.prefix(query.count)), next: next)
    }

    private func isThere(_ key: HistoryRowKey) -> Bool {
        guard key.table == Reservation.tableNumber else { return rows[RowKey(key)] != nil }
        return reservations[ID(UUID(high: key.high ?? 0, low: key.low))] != nil
    }

    private func rows(from first: HistoryKey, count: Int) -> [EntityRow.Row] {
        let keys = history.keys.filter { $0.isInGroup(of: first) && !HistoryKey.sorts($0, before: first) }
        return keys.sorted { HistoryKey.sorts($0, before: $1) }.prefix(count).compactMap { rows[history[$0]!] }
    }

    private func chain(from id: Int64) -> [LedgerEntry] {
        sequence(first: id) { entries[Int($0) - 1].previousEntryID }
            .prefix { $0 > 0 }.map { entries[Int($0) - 1] }
    }

    private func verify(_ variant: ID<ProductVariant>?) -> VerifyLedgerResponse {
        var auditor = LedgerAuditor(variant: variant)
        for entry in entries { auditor.check(entry) }
        for stock in stocks.values { auditor.check(stock) }
        return auditor.finish(sequence: entries.last?.commitSeq ?? 0)
    }
}

extension HistoryKey {
    /// Whether two places are in one group of one list.
    fileprivate func isInGroup(of other: HistoryKey) -> Bool {
        space == other.space && words.first == other.words.first && words.second == other.words.second
    }

    /// Whether one place comes before another.
    fileprivate static func sorts(_ left: HistoryKey, before right: HistoryKey) -> Bool {
        (left.space, left.words.first, left.words.second, left.words.third, left.words.fourth)
            < (right.space, right.words.first, right.words.second, right.words.third, right.words.fourth)
    }
}
