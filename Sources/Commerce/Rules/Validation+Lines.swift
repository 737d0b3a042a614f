import HoldfastMessages

/// The fields of lines: of a batch, or of a request that is one.
extension Validation {
    mutating func check(
        adjustment quantity: Int64,
        _ reason: LedgerEntry.Reason,
        _ note: String,
        in path: String = ""
    ) {
        if quantity == 0 || quantity.magnitude > limits.maximumQuantity.magnitude {
            refuse(
                path + "quantity_change",
                "must be −\(limits.maximumQuantity) to \(limits.maximumQuantity) and not 0"
            )
        }
        switch reason {
        case .received, .returned, .damaged, .lost, .found, .transferred, .correction: break
        case .unspecified, .count, .held, .committed, .released, .expired, .consumed, .changed:
            refuse(path + "reason", "must be RECEIVED, RETURNED, DAMAGED, LOST, FOUND, TRANSFERRED or CORRECTION")
        }
        check(text: note, path + "note")
    }

    mutating func check(batch request: BatchCreateReservationsRequest) {
        if request.policy == .unspecified { refuse("policy", "must be ALL_OR_NOTHING or EACH") }
        check(count: request.lines.count, "lines")
        guard request.lines.count <= limits.maximumBatchLineCount else { return }
        for (index, line) in request.lines.enumerated() {
            if !isValid(quantity: line.quantity) { check(quantity: line.quantity, "lines[\(index)].quantity") }
            if !isValid(ttl: line.ttl) { check(ttl: line.ttl, "lines[\(index)].ttl") }
        }
    }
}
