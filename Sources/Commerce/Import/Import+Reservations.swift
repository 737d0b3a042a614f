import HoldfastMessages

/// Reservations that no order owns, and places on waitlists.
extension Commerce {
    /// Open ones hold units that the ledger says are reserved; those of orders come with their orders. Ended ones
    /// become history at once.
    ///
    /// What is held for a place on a waitlist is a caller's hold until that place comes: if it comes too late, or
    /// never, the hold still ends by itself.
    mutating func take(_ row: Reservation, _ departed: HistoryPresence) throws(Interruption) -> Bool {
        var reservation = row
        if row.isOpen && row.owner == .waitlist { reservation.owner = .caller }
        if let old = reservations.find(row.id) {
            guard Commerce.areSame(old, row) || Commerce.areSame(old, reservation) else {
                throw .rejected(.keyTaken(entity: "reservation", field: "id"))
            }
            return false
        }
        if departed.contains(HistoryRowKey(Reservation.self, row.id)) { return false }
        if row.isOpen {
            try checkOwner(ofImported: row)
            let stock = stocks[try stockSlot(of: row.variantID)]
            guard row.quantity <= stock.reservedStock - heldQuantity(of: row.variantID) else {
                throw .rejected(.rowConflict("so many units of variant \(row.variantID) are not reserved"))
            }
        }
        insert(imported: reservation)
        return true
    }

    /// Adds a reservation that was found to fit.
    mutating func insert(imported reservation: Reservation) {
        reservations.insert(imported(reservation))
        account(for: reservation)
    }

    mutating func take(_ row: WaitlistEntry, _ departed: HistoryPresence) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.waitlist) { return false }
        if departed.contains(HistoryRowKey(WaitlistEntry.self, row.id)) { return false }
        guard !hasPlace(withNumber: row.placeNumber) else {
            throw .rejected(.keyTaken(entity: WaitlistEntry.entityName, field: "place_number"))
        }
        if !row.isHistory {
            let count = entities.waitlist.rows(of: WaitlistEntry.byUser, ListGroup(row.userID)).count
            try check(count: count, below: limits.maximumWaitlistPlaceCount, of: WaitlistEntry.self)
        }
        if row.state == .waiting {
            _ = try stockSlot(of: row.variantID)
            let count = waiterCount(of: row.variantID)
            try check(count: count, below: limits.maximumWaiterCount, of: WaitlistEntry.self)
        }
        if row.state == .offered { try giveHold(to: row) }
        entities.waitlist.insert(imported(row))
        account(for: row)
        raise(.waitlistPlace, to: row.placeNumber)
        return true
    }

    // MARK: The pieces

    private func checkOwner(ofImported row: Reservation) throws(Interruption) {
        switch row.owner {
        case .caller: return
        case .waitlist where row.state == .held: return
        case .waitlist: throw .rejected(.rowConflict("what is held for a waitlist cannot be committed"))
        case .order: throw .rejected(.rowConflict("the open reservations of an order are imported with it"))
        case .groupBuy, .unspecified: throw .rejected(.rowConflict("there are no group buys to hold anything for"))
        }
    }

    /// Makes what was offered to a place the place's own. Throws where it is not held, or for something else.
    private mutating func giveHold(to place: WaitlistEntry) throws(Interruption) {
        guard let id = place.reservationID, let slot = reservations.slot(of: id),
            reservations[slot].owner == .caller, reservations[slot].isHeld(as: place)
        else {
            throw .rejected(.rowConflict("what was offered to waitlist_entry \(place.id) is not held"))
        }
        var reservation = reservations[slot]
        reservation.owner = .waitlist
        reservations.update(slot, to: imported(reservation))
    }
}
