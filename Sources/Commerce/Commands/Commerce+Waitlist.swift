import HoldfastMessages

/// ReservationService for those who wait until units become free. What they are offered is in `Commerce+Promotion`.
extension Commerce {
    public mutating func joinWaitlist(_ request: JoinWaitlistRequest) throws(Interruption) -> JoinWaitlistResponse {
        let stockSlot = try stockSlot(of: request.variantID)
        let admissible = stocks[stockSlot].admissible
        guard request.quantity > admissible else { throw .rejected(.stockAvailable(admissible)) }
        if let id = request.waitlistEntryID, try waitlistEntry(id) != nil {
            throw .rejected(.keyTaken(entity: WaitlistEntry.entityName, field: "id"))
        }
        let placeCount = entities.waitlist.rows(of: WaitlistEntry.byUser, ListGroup(request.userID)).count
        try check(count: placeCount, below: limits.maximumWaitlistPlaceCount, of: WaitlistEntry.self)
        let waiterCount = waiters.count(stockSlot: stockSlot)
        try check(count: waiterCount, below: limits.maximumWaiterCount, of: WaitlistEntry.self)
        let number: ID<WaitlistEntry.Place> = nextNumber(.waitlistPlace)
        let entry = WaitlistEntry(
            id: newKey(request.waitlistEntryID),
            variantID: request.variantID,
            userID: request.userID,
            quantity: request.quantity,
            ttl: request.ttl ?? limits.defaultTTL,
            state: .waiting,
            createTime: command.now,
            updateTime: command.now,
            placeNumber: number.raw,
            etag: command.etag
        )
        entities.waitlist.insert(entry)
        return JoinWaitlistResponse(waitlistEntry: entry, commitSeq: command.sequence)
    }

    public mutating func leaveWaitlist(_ request: LeaveWaitlistRequest) throws(Interruption) -> LeaveWaitlistResponse {
        let place = try findPlace(request.waitlistEntryID)
        try check(request.etag, against: place.row.etag)
        let state = state(of: place.row)
        guard let slot = place.slot, state == .waiting || state == .offered else {
            throw .rejected(.waitlistState(state))
        }
        if state == .offered {
            let hold = holdSlot(of: place.row)
            _ = settle(hold, as: .released, quantity: reservations[hold].quantity)
        }
        return LeaveWaitlistResponse(waitlistEntry: end(slot, as: .left), commitSeq: command.sequence)
    }

    public mutating func getWaitlistEntry(
        _ request: GetWaitlistEntryRequest
    ) throws(Interruption) -> GetWaitlistEntryResponse {
        GetWaitlistEntryResponse(waitlistEntry: try findPlace(request.waitlistEntryID).row)
    }

    public mutating func claimWaitlistOffer(
        _ request: ClaimWaitlistOfferRequest
    ) throws(Interruption) -> ClaimWaitlistOfferResponse {
        let place = try findPlace(request.waitlistEntryID)
        try check(request.etag, against: place.row.etag)
        let state = state(of: place.row)
        guard let slot = place.slot, state == .offered else { throw .rejected(.waitlistState(state)) }
        let hold = holdSlot(of: place.row)
        try changeHold(
            hold,
            quantity: reservations[hold].quantity,
            expireTime: expireTime(ttl: request.ttl),
            owner: .caller,
            orderID: nil
        )
        return ClaimWaitlistOfferResponse(
            waitlistEntry: end(slot, as: .claimed),
            reservation: reservations[hold],
            commitSeq: command.sequence
        )
    }

    /// Ends an offer whose hold is due: the place as well as the hold.
    mutating func expireOffer(_ hold: UInt32) {
        let reservation = reservations[hold]
        guard let entry = entities.waitlist.rows(of: WaitlistEntry.byReservation, ListGroup(reservation.id)).first,
            let slot = entities.waitlist.slot(of: entry.id)
        else { preconditionFailure("a hold of a place that is not there") }
        _ = settle(hold, as: .expired, quantity: reservation.quantity)
        _ = end(slot, as: .expired)
    }

    // MARK: The pieces

    /// A place, wherever it is kept; nil if there is none.
    private func waitlistEntry(_ id: ID<WaitlistEntry>) throws(Interruption) -> WaitlistEntry? {
        try historyRow(id, in: entities.waitlist) { $0.waitlistEntry }
    }

    /// A place that must be there, and its slot if it is in memory. One that has ended may have to be fetched.
    private func findPlace(_ id: ID<WaitlistEntry>) throws(Interruption) -> (row: WaitlistEntry, slot: UInt32?) {
        guard let row = try waitlistEntry(id) else {
            throw .rejected(.entityNotFound(entity: WaitlistEntry.entityName, key: id.description))
        }
        return (row, entities.waitlist.slot(of: id))
    }

    /// Where a place stands. An offer at or past its time has ended, whether or not anything has swept it.
    private func state(of entry: WaitlistEntry) -> WaitlistEntry.State {
        guard entry.state == .offered, let time = entry.expireTime, time <= command.now else { return entry.state }
        return .expired
    }

    /// The slot of what is held for a place.
    private func holdSlot(of entry: WaitlistEntry) -> UInt32 {
        guard let id = entry.reservationID, let slot = reservations.slot(of: id) else {
            preconditionFailure("an offer without its hold")
        }
        return slot
    }

    private mutating func end(_ slot: UInt32, as state: WaitlistEntry.State) -> WaitlistEntry {
        var entry = entities.waitlist[slot]
        entry.state = state
        entry = stamped(entry)
        entities.waitlist.update(slot, to: entry)
        return entry
    }
}

extension EntityRow.Row {
    /// The place on a waitlist that this row is.
    var waitlistEntry: WaitlistEntry? {
        guard case .waitlistEntry(let row) = self else { return nil }
        return row
    }
}
