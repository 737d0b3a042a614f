import HoldfastMessages

/// Stock and the ledger that adds up to it.
///
/// The entries of the ledger come first and make the stock rows. Until the rest has come, more units may be reserved
/// than open reservations hold, and more than a stock row lets through, whose back-order limit comes with it.
extension Commerce {
    mutating func take(_ row: LedgerEntry) throws(Interruption) -> Bool {
        let id = row.id.raw
        guard id >= ledger.nextID else {
            try checkIsThere(row)
            return false
        }
        guard id == ledger.nextID else {
            throw .rejected(.rowConflict("the next entry of the ledger is \(ledger.nextID), not \(id)"))
        }
        try checkTime(of: row)
        let slot = stocks.slot(of: row.variantID)
        var stock = slot.map { stocks[$0] } ?? Stock(variantID: row.variantID)
        guard row.follows(stock) else {
            throw .rejected(.rowConflict("ledger entry \(id) does not go on where its variant's stock is"))
        }
        stock.currentStock = row.currentAfter
        stock.reservedStock = row.reservedAfter
        stock.availableStock = row.currentAfter - row.reservedAfter
        stock.updateTime = row.createTime
        stock.ledgerEntryID = id
        stock.ledgerEntryCount = row.entryNumber
        stock = imported(stock)
        var entry = row
        entry.commitSeq = command.sequence
        ledger.append(entry)
        if let slot { stocks.update(slot, to: stock) } else { stocks.insert(stock) }
        return true
    }

    /// A row without a ledger entry is a count, as by SetStock. Any other must be what its ledger adds up to, and says
    /// how the stock is kept.
    mutating func take(_ row: Stock) throws(Interruption) -> Bool {
        row.ledgerEntryID == 0 ? try takeCount(row) : try takeSettings(row)
    }

    // MARK: The pieces

    private mutating func takeCount(_ row: Stock) throws(Interruption) -> Bool {
        if let old = stocks.find(row.variantID), !old.isFresh {
            guard old.currentStock == row.currentStock, old.isKept(as: row) else {
                throw .rejected(
                    .rowConflict("variant \(row.variantID) has stock already: use SetStock to count it anew")
                )
            }
            return false
        }
        let request = SetStockRequest(
            variantID: row.variantID,
            currentStock: row.currentStock,
            lowStockThreshold: row.lowStockThreshold,
            backorderLimit: row.backorderLimit
        )
        _ = try setStock(request)
        return true
    }

    private mutating func takeSettings(_ row: Stock) throws(Interruption) -> Bool {
        guard let slot = stocks.slot(of: row.variantID), stocks[slot].isSameSum(as: row) else {
            throw .rejected(.rowConflict("the stock of variant \(row.variantID) is not what its ledger adds up to"))
        }
        var stock = stocks[slot]
        if Commerce.areSame(stock, row) { return false }
        // As its ledger left it: what somebody has set since is not put back by an import that begins again.
        guard stock.isKept(as: Stock()) else { throw .rejected(.keyTaken(entity: "stock", field: "variant_id")) }
        stock.lowStockThreshold = row.lowStockThreshold
        stock.backorderLimit = row.backorderLimit
        stock.updateTime = row.updateTime
        guard stock.admissible >= 0 else {
            let minimum = max(0, stock.reservedStock - stock.backorderLimit)
            throw .rejected(.stockBelowReserved(reserved: stock.reservedStock, minimum: minimum))
        }
        stocks.update(slot, to: imported(stock))
        return true
    }

    /// Refuses an entry whose number another one has. Of one that has left memory it is only known that its variant's
    /// ledger has got as far.
    private func checkIsThere(_ row: LedgerEntry) throws(Interruption) {
        let isThere: Bool
        if let entry = ledger[row.id.raw] {
            isThere = Commerce.areSame(entry, row)
        } else {
            isThere = stocks.find(row.variantID).map { $0.ledgerEntryID >= row.id.raw } ?? false
        }
        guard isThere else { throw .rejected(.keyTaken(entity: "ledger_entry", field: "id")) }
    }

    /// Refuses an entry that would not stand in the order of time.
    private func checkTime(of row: LedgerEntry) throws(Interruption) {
        guard row.createTime <= command.now else {
            throw .rejected(.rowConflict("ledger entry \(row.id) lies in the future"))
        }
        guard row.createTime >= ledger[row.id.raw - 1]?.createTime ?? ledger.newestTime else {
            throw .rejected(.rowConflict("ledger entry \(row.id) is older than the one before it"))
        }
    }
}

extension LedgerEntry {
    /// Whether it is what comes after a stock row's newest entry.
    fileprivate func follows(_ stock: Stock) -> Bool {
        let current = stock.currentStock.addingReportingOverflow(quantityChange)
        let reserved = stock.reservedStock.addingReportingOverflow(reservedChange)
        return previousEntryID == stock.ledgerEntryID && entryNumber == stock.ledgerEntryCount + 1
            && !current.overflow && current.partialValue == currentAfter
            && !reserved.overflow && reserved.partialValue == reservedAfter
    }
}

extension Stock {
    /// Whether it was made together with its variant, and nobody has counted it yet.
    fileprivate var isFresh: Bool {
        currentStock == 0 && reservedStock == 0 && ledgerEntryCount <= 1 && isKept(as: Stock())
    }

    /// Whether both are low at the same stock, and let as much be ordered back.
    fileprivate func isKept(as other: Stock) -> Bool {
        lowStockThreshold == other.lowStockThreshold && backorderLimit == other.backorderLimit
    }

    /// Whether both are of one moment of one ledger.
    fileprivate func isSameSum(as other: Stock) -> Bool {
        currentStock == other.currentStock && reservedStock == other.reservedStock
            && ledgerEntryID == other.ledgerEntryID && ledgerEntryCount == other.ledgerEntryCount
    }
}
