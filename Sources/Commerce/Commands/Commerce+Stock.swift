import HoldfastMessages

/// StockService.
extension Commerce {
    public mutating func getStock(_ request: GetStockRequest) throws(Interruption) -> GetStockResponse {
        let stock = stocks[try stockSlot(of: request.variantID)]
        guard let asOf = request.asOf else { return GetStockResponse(stock: stock, readSeq: sequence) }
        let moment: Need.Moment
        switch asOf {
        case .commitSeq(let asked):
            guard asked <= sequence else { throw .rejected(.asOfInFuture(sequence: sequence)) }
            moment = .sequence(asked)
        case .time(let asked):
            guard asked <= command.now else { throw .rejected(.asOfInFuture(sequence: sequence)) }
            moment = .time(asked)
        }
        guard let entry = try newestEntry(of: stock, at: moment) else { throw .rejected(.asOfBeforeFirst) }
        let past = Stock(
            variantID: stock.variantID,
            currentStock: entry.currentAfter,
            reservedStock: entry.reservedAfter,
            availableStock: entry.currentAfter - entry.reservedAfter,
            updateTime: entry.createTime,
            ledgerEntryID: entry.id.raw,
            ledgerEntryCount: entry.entryNumber
        )
        return GetStockResponse(stock: past, readSeq: sequence)
    }

    public mutating func batchGetStocks(
        _ request: BatchGetStocksRequest
    ) throws(Interruption) -> BatchGetStocksResponse {
        var found: [Stock] = []
        found.reserveCapacity(request.variantIDs.count)
        for variant in request.variantIDs { found.append(stocks[try stockSlot(of: variant)]) }
        return BatchGetStocksResponse(stocks: found, readSeq: sequence)
    }

    public mutating func setStock(_ request: SetStockRequest) throws(Interruption) -> SetStockResponse {
        let slot = stocks.slot(of: request.variantID)
        var stock = slot.map { stocks[$0] } ?? Stock(variantID: request.variantID)
        try check(request.etag, against: stock.etag)
        if let expected = request.expectedCurrent, expected != stock.currentStock {
            throw .rejected(.expectedStockMismatch(current: stock.currentStock))
        }
        stock.lowStockThreshold = request.lowStockThreshold ?? stock.lowStockThreshold
        stock.backorderLimit = request.backorderLimit ?? stock.backorderLimit
        try checkBalances(current: request.currentStock, stock)

        let change = request.currentStock - stock.currentStock
        if change != 0 || slot == nil {
            let movement = Movement(quantity: change, reason: .count, note: request.note)
            ledger.append(book(movement, on: &stock))
        } else {
            stock.updateTime = command.now
            stock.etag = command.etag
        }
        if let slot { stocks.update(slot, to: stock) } else { stocks.insert(stock) }
        return SetStockResponse(stock: stock, commitSeq: command.sequence)
    }

    public mutating func adjustStock(_ request: AdjustStockRequest) throws(Interruption) -> AdjustStockResponse {
        let slot = try stockSlot(of: request.variantID)
        let stock = stocks[slot]
        try check(request.etag, against: stock.etag)
        let current = stock.currentStock + request.quantityChange
        guard current >= 0 else { throw .rejected(.stockNegative(current: stock.currentStock)) }
        guard current <= limits.maximumStock else {
            throw .rejected(.stockLimitExceeded(maximum: limits.maximumStock))
        }
        try checkBalances(current: current, stock)
        let movement = Movement(quantity: request.quantityChange, reason: request.reason, note: request.note)
        return AdjustStockResponse(stock: move(slot, movement), commitSeq: command.sequence)
    }

    /// Refuses a stale etag; `none` sets no condition.
    func check(_ etag: Etag, against current: Etag) throws(Interruption) {
        guard etag == .none || etag == current else { throw .rejected(.etagMismatch(current: current)) }
    }

    /// Refuses a current stock that would not cover what is reserved.
    private func checkBalances(current: Int64, _ stock: Stock) throws(Interruption) {
        guard stock.reservedStock <= current + stock.backorderLimit else {
            let minimum = max(0, stock.reservedStock - stock.backorderLimit)
            throw .rejected(.stockBelowReserved(reserved: stock.reservedStock, minimum: minimum))
        }
    }
}
