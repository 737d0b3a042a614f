import Commerce
import HoldfastMessages

/// Keeps every row that was recorded, as the snapshot would, and finds what commands need.
struct Archive: Recorder {
    var stocks: [ID<ProductVariant>: Stock] = [:]
    var reservations: [ID<Reservation>: Reservation] = [:]
    var entries: [LedgerEntry] = []
    var rows: [RowKey: EntityRow.Row] = [:]

    struct RowKey: Hashable {
        var table: UInt8
        var key: String
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
        case .response(let sequence): .response(responses[sequence])
        case .verification(let variant): .verification(verify(variant))
        }
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
