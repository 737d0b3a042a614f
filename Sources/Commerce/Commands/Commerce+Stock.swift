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
        let line = StockAdjustment(
            variantID: request.variantID,
            quantityChange: request.quantityChange,
            reason: request.reason,
            note: request.note
        )
        return AdjustStockResponse(stock: try adjust(line, request.etag), commitSeq: command.sequence)
    }

    private mutating func adjust(_ line: StockAdjustment, _ etag: Etag = .none) throws(Interruption) -> Stock {
        let slot = try stockSlot(of: line.variantID)
        let stock = stocks[slot]
        try check(etag, against: stock.etag)
        let current = stock.currentStock + line.quantityChange
        guard current >= 0 else { throw .rejected(.stockNegative(current: stock.currentStock)) }
        guard current <= limits.maximumStock else {
            throw .rejected(.stockLimitExceeded(maximum: limits.maximumStock))
        }
        try checkBalances(current: current, stock)
        return move(slot, Movement(quantity: line.quantityChange, reason: line.reason, note: line.note))
    }

    public mutating func listStocks(_ request: ListStocksRequest) throws(Interruption) -> ListStocksResponse {
        let page = try Page<UUID>(
            token: request.pageToken,
            size: request.pageSize,
            filterHash: ListStocksRequest(lowOnly: request.lowOnly).hash(table: 0).low,
            limits: limits
        )
        let slots = stockLists.slots(
            lowOnly: request.lowOnly,
            from: ID(page.firstKey ?? UUID()),
            count: page.soughtCount
        )
        var rows = slots.map { stocks[$0] }
        let next = page.cut(&rows) { $0.variantID.raw }
        return ListStocksResponse(stocks: rows, nextPageToken: next, readSeq: sequence)
    }

    public mutating func batchAdjustStocks(
        _ request: BatchAdjustStocksRequest
    ) throws(Interruption) -> BatchAdjustStocksResponse {
        var stocks: [Stock] = []
        stocks.reserveCapacity(request.lines.count)
        for (index, line) in request.lines.enumerated() {
            do throws(Interruption) { stocks.append(try adjust(line)) } catch {
                guard case .rejected(let rejection) = error else { throw error }
                throw .rejected(.line(index, rejection))
            }
        }
        return BatchAdjustStocksResponse(stocks: stocks, commitSeq: command.sequence)
    }

    public mutating func updateStockSettings(
        _ request: UpdateStockSettingsRequest
    ) throws(Interruption) -> UpdateStockSettingsResponse {
        let slot = try stockSlot(of: request.variantID)
        var stock = stocks[slot]
        try check(request.etag, against: stock.etag)
        stock.lowStockThreshold = request.lowStockThreshold ?? stock.lowStockThreshold
        stock.backorderLimit = request.backorderLimit ?? stock.backorderLimit
        try checkBalances(current: stock.currentStock, stock)
        stock.updateTime = command.now
        stock.etag = command.etag
        stocks.update(slot, to: stock)
        return UpdateStockSettingsResponse(stock: stock, commitSeq: command.sequence)
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
