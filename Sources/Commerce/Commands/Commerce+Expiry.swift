import HoldfastMessages

/// Holds that have come due: each expires in a command of its own.
extension Commerce {
    /// When the next hold may come due; nil when there is none.
    public mutating func nextDueTime() -> Timestamp? {
        timers.firstVariant().map { Timestamp(nanoseconds: $0.time) }
    }

    /// Expires the hold that is due first, if one is due at `now`; says whether it did. Then the caller takes the changes with
    /// `commit` before it calls again.
    public mutating func expireNext(now: Timestamp) -> Bool {
        while let variant = timers.firstVariant(), variant.time <= now.nanoseconds {
            if expireNext(stockSlot: variant.slot, now: now) { return true }
        }
        return false
    }

    /// The same for the variants that a request touches, however many other holds are due before.
    public mutating func expireNext(touchedBy request: UnaryRequest, now: Timestamp) -> Bool {
        for variant in touchedVariants(request) {
            if let slot = stocks.slot(of: variant), expireNext(stockSlot: slot, now: now) { return true }
        }
        return false
    }

    private mutating func expireNext(stockSlot: UInt32, now: Timestamp) -> Bool {
        while let entry = timers.first(stockSlot: stockSlot), entry.time <= now.nanoseconds {
            // The slot of a settled hold may have been given to another row since, or to one that was taken back.
            let isDue =
                reservations.isOccupied(entry.slot) && reservations[entry.slot].isDue(at: entry.time)
                && stocks.slot(of: reservations[entry.slot].variantID) == stockSlot
            guard isDue else {
                timers.removeFirst(stockSlot: stockSlot, wasLive: false)
                continue
            }
            begin(Context(now: now), sequence: sequence + 1)
            _ = settle(entry.slot, as: .expired, quantity: reservations[entry.slot].quantity)
            sequence = command.sequence
            return true
        }
        return false
    }

    private func touchedVariants(_ request: UnaryRequest) -> [ID<ProductVariant>] {
        switch request {
        case .getStock(let request): [request.variantID]
        case .batchGetStocks(let request): request.variantIDs
        case .setStock(let request): [request.variantID]
        case .adjustStock(let request): [request.variantID]
        case .createReservation(let request): [request.variantID]
        case .batchCreateReservations(let request): request.lines.map(\.variantID)
        case .getReservation(let request): variant(of: request.reservationID)
        case .commitReservation(let request): variant(of: request.reservationID)
        case .consumeReservation(let request): variant(of: request.reservationID)
        case .releaseReservation(let request): variant(of: request.reservationID)
        case .extendReservation(let request): variant(of: request.reservationID)
        case .batchAdjustStocks(let request): request.lines.map(\.variantID)
        case .updateStockSettings(let request): [request.variantID]
        case .deleteProductVariant(let request): [request.variantID]
        default: []
        }
    }

    private func variant(of id: ID<Reservation>) -> [ID<ProductVariant>] {
        reservations.find(id).map { [$0.variantID] } ?? []
    }
}
