import HoldfastMessages

/// AdminService, as far as the domain knows the answers; the engine adds what it knows of the storage.
extension Commerce {
    public mutating func getServerInfo(_ request: GetServerInfoRequest) throws(Interruption) -> GetServerInfoResponse {
        GetServerInfoResponse(
            time: command.now,
            commitSeq: sequence,
            idempotencyFloor: idempotency.floor,
            idempotencyRecordCount: Int64(idempotency.count),
            openReservationCount: Int64(openReservationCount),
            stockCount: Int64(stocks.count),
            ledgerEntryID: ledger.nextID - 1
        )
    }

    public mutating func getStateHash(_ request: GetStateHashRequest) throws(Interruption) -> GetStateHashResponse {
        GetStateHashResponse(hash: stateHash.description, readSeq: sequence)
    }

    public mutating func verifyInvariants(
        _ request: VerifyInvariantsRequest
    ) throws(Interruption) -> VerifyInvariantsResponse {
        let problems = invariantViolations()
        return VerifyInvariantsResponse(
            verified: problems.isEmpty,
            stockCount: Int64(stocks.count),
            reservationCount: Int64(openReservationCount),
            readSeq: sequence,
            problems: problems
        )
    }

    /// What is wrong with the state in memory, at most 100 lines; nothing, unless there is a fault in the service itself.
    public func invariantViolations() -> [String] {
        var reserved: [ID<ProductVariant>: Int64] = [:]
        var openCount = 0
        var problems: [String] = []
        reservations.forEach { reservation in
            guard reservation.isOpen else { return }
            openCount += 1
            reserved[reservation.variantID, default: 0] += reservation.quantity
            if reservation.quantity < 1 { problems.append("reservation \(reservation.id) holds nothing") }
            if reservation.owner == .unspecified { problems.append("reservation \(reservation.id) has no owner") }
        }
        if openCount != openReservationCount {
            problems.append("\(openCount) reservations are open, \(openReservationCount) were counted")
        }
        stocks.forEach { stock in
            let sum = reserved.removeValue(forKey: stock.variantID) ?? 0
            if sum != stock.reservedStock {
                problems.append("variant \(stock.variantID): \(stock.reservedStock) reserved, reservations hold \(sum)")
            }
            if stock.currentStock < 0 { problems.append("variant \(stock.variantID): the current stock is negative") }
            if stock.reservedStock > stock.currentStock + stock.backorderLimit {
                problems.append("variant \(stock.variantID): oversold")
            }
            if stock.availableStock != stock.currentStock - stock.reservedStock {
                problems.append("variant \(stock.variantID): the available stock is not the difference")
            }
        }
        if !reserved.isEmpty { problems.append("\(reserved.count) variants have reservations and no stock") }
        problems += entityViolations() + holdViolations() + waitlistViolations()
        return Array(problems.prefix(LedgerAuditor.maximumProblemCount))
    }
}
