import HoldfastMessages

/// LedgerService, and the ledger as an index of the past.
extension Commerce {
    public mutating func getLedgerEntry(
        _ request: GetLedgerEntryRequest
    ) throws(Interruption) -> GetLedgerEntryResponse {
        let id = request.ledgerEntryID.raw
        guard id < ledger.nextID else { throw .rejected(.ledgerEntryNotFound(id)) }
        guard let entry = try entry(id) else { throw .rejected(.ledgerEntryNotFound(id)) }
        return GetLedgerEntryResponse(entry: entry)
    }

    public mutating func listLedgerEntries(
        _ request: ListLedgerEntriesRequest
    ) throws(Interruption) -> ListLedgerEntriesResponse {
        let page = try Page<Int64>(
            token: request.pageToken,
            size: request.pageSize,
            filterHash: ListLedgerEntriesRequest(variantID: request.variantID).hash(table: 0).low,
            limits: limits
        )
        let newest = try request.variantID.map { variant throws(Interruption) in
            stocks[try stockSlot(of: variant)].ledgerEntryID
        }
        let start = page.firstKey ?? newest ?? ledger.nextID - 1
        var entries =
            request.variantID == nil
            ? try entries(through: start, count: page.soughtCount) : try chain(from: start, count: page.soughtCount)
        let next = page.cut(&entries) { $0.id.raw }
        return ListLedgerEntriesResponse(entries: entries, nextPageToken: next)
    }

    public mutating func verifyLedger(_ request: VerifyLedgerRequest) throws(Interruption) -> VerifyLedgerResponse {
        if let variant = request.variantID { _ = try stockSlot(of: variant) }
        let need = Need.verification(variant: request.variantID)
        guard case .verification(let response) = command.context.fetched[need] else { throw .needs(need) }
        return response
    }

    /// The newest entry of a variant that is not after a moment; nil if there was none yet.
    func newestEntry(of stock: Stock, at moment: Need.Moment) throws(Interruption) -> LedgerEntry? {
        var id = stock.ledgerEntryID
        var number = stock.ledgerEntryCount
        while let entry = ledger[id] {
            if moment.includes(entry) { return entry }
            id = entry.previousEntryID
            number = entry.entryNumber - 1
        }
        guard id != 0 else { return nil }
        let need = Need.ledgerMoment(variant: stock.variantID, newest: id, number: number, moment: moment)
        return try fetchedEntries(need).first
    }

    /// Checks the part of the ledger that is in memory, which is all of it where nothing is journalled.
    public func auditLedger(variant: ID<ProductVariant>?) -> VerifyLedgerResponse {
        var auditor = LedgerAuditor(variant: variant)
        var id = ledger.firstID
        while let entry = ledger[id] {
            auditor.check(entry)
            id += 1
        }
        stocks.forEach { auditor.check($0) }
        return auditor.finish(sequence: sequence)
    }

    /// One entry, which may have to be fetched.
    private func entry(_ id: Int64) throws(Interruption) -> LedgerEntry? {
        if let entry = ledger[id] { return entry }
        return try fetchedEntries(.ledgerEntry(id)).first
    }

    /// Entries with ids up to `start`, newest first.
    private func entries(through start: Int64, count: Int) throws(Interruption) -> [LedgerEntry] {
        var found: [LedgerEntry] = []
        var id = min(start, ledger.nextID - 1)
        while found.count < count, let entry = ledger[id] {
            found.append(entry)
            id -= 1
        }
        guard found.count < count, id > 0 else { return found }
        return found + (try fetchedEntries(.ledgerPage(through: id, count: count)).prefix(count - found.count))
    }

    /// Entries of one variant from `start` back.
    private func chain(from start: Int64, count: Int) throws(Interruption) -> [LedgerEntry] {
        var found: [LedgerEntry] = []
        var id = start
        while found.count < count, let entry = ledger[id] {
            found.append(entry)
            id = entry.previousEntryID
        }
        guard found.count < count, id > 0 else { return found }
        return found + (try fetchedEntries(.ledgerChain(from: id, count: count)).prefix(count - found.count))
    }

    private func fetchedEntries(_ need: Need) throws(Interruption) -> [LedgerEntry] {
        guard case .ledgerEntries(let entries) = command.context.fetched[need] else { throw .needs(need) }
        return entries
    }
}
