import HoldfastMessages

/// ReservationService for batches.
extension Commerce {
    public mutating func batchCreateReservations(
        _ request: BatchCreateReservationsRequest
    ) throws(Interruption) -> BatchCreateReservationsResponse {
        request.policy == .each ? try holdEach(request.lines) : try holdAll(request.lines)
    }

    /// Holds every line, or finds out why that cannot be: what was held until then is undone with the command.
    private mutating func holdAll(
        _ lines: [ReservationLine]
    ) throws(Interruption) -> BatchCreateReservationsResponse {
        var results: [ReservationResult] = []
        results.reserveCapacity(lines.count)
        // All of them first: so the searches wait for memory together, not one after the other.
        let slots = lines.map { stocks.slot(of: $0.variantID) }
        for (line, slot) in zip(lines, slots) {
            guard let slot, line.quantity <= stocks[slot].admissible else {
                rollBack()
                throw try shortage(of: lines)
            }
            results.append(ReservationResult(outcome: .reservation(hold(line, stockSlot: slot).0)))
        }
        return BatchCreateReservationsResponse(results: results, commitSeq: command.sequence)
    }

    /// Which lines are short, when the lines of each variant are added up.
    private func shortage(of lines: [ReservationLine]) throws(Interruption) -> Interruption {
        var requested: [UInt32: Int64] = [:]
        for line in lines { requested[try stockSlot(of: line.variantID), default: 0] += line.quantity }
        var totals: [ShortLine] = []
        for (index, line) in lines.enumerated() {
            let slot = try stockSlot(of: line.variantID)
            let available = max(0, stocks[slot].admissible)
            let total = requested[slot, default: 0]
            totals.append(ShortLine(index: index, variantID: line.variantID, requested: total, available: available))
        }
        guard let shortage = Rejection.shortage(of: totals) else { preconditionFailure("the batch fits after all") }
        return .rejected(shortage)
    }

    /// Holds the lines that can be had. A line is checked before it changes anything, so a refused one leaves no trace.
    private mutating func holdEach(
        _ lines: [ReservationLine]
    ) throws(Interruption) -> BatchCreateReservationsResponse {
        var results: [ReservationResult] = []
        results.reserveCapacity(lines.count)
        var heldCount = 0
        for line in lines {
            if let slot = stocks.slot(of: line.variantID) {
                let admissible = stocks[slot].admissible
                if line.quantity <= admissible {
                    results.append(ReservationResult(outcome: .reservation(hold(line, stockSlot: slot).0)))
                    heldCount += 1
                } else {
                    let rejection = Rejection.insufficientStock(
                        of: line.variantID,
                        requested: line.quantity,
                        available: admissible
                    )
                    results.append(refusal(rejection, available: max(0, admissible)))
                }
            } else {
                results.append(refusal(.stockNotFound(line.variantID), available: 0))
            }
        }
        command.hasEffect = heldCount > 0
        return BatchCreateReservationsResponse(results: results, commitSeq: heldCount > 0 ? command.sequence : 0)
    }

    private func refusal(_ rejection: Rejection, available: Int64) -> ReservationResult {
        let error = LineError(reason: rejection.reason, message: rejection.message, availableStock: available)
        return ReservationResult(outcome: .error(error))
    }
}
