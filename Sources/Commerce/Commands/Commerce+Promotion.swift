import HoldfastMessages

/// Units that have become free are offered to whoever has waited longest among those whose wish they fulfil, in a
/// command of its own.
extension Commerce {
    /// Makes the next offer there is to make; says whether there was one. Then the caller takes the changes with
    /// `commit` before it calls again.
    public mutating func promoteNext(now: Timestamp) -> Bool {
        while let stockSlot = waiters.firstWithNews() {
            if promoteNext(stockSlot: stockSlot, now: now) { return true }
        }
        return false
    }

    /// The same for one variant.
    mutating func promoteNext(stockSlot: UInt32, now: Timestamp) -> Bool {
        let admissible = stocks[stockSlot].admissible
        guard let place = waiters.oldest(stockSlot: stockSlot, fulfilledBy: admissible) else { return false }
        begin(Context(now: now), sequence: sequence + 1)
        makeOffer(to: place, stockSlot: stockSlot)
        sequence = command.sequence
        return true
    }

    private mutating func makeOffer(to place: Int64, stockSlot: UInt32) {
        let key = ListKey(ListGroup(stocks[stockSlot].variantID), ID<WaitlistEntry.Place>(place))
        guard let slot = entities.waitlist.slot(at: key, of: WaitlistEntry.waiting) else {
            preconditionFailure("somebody waits and has no place")
        }
        var entry = entities.waitlist[slot]
        let expireTime = command.now + entry.ttl
        let line = ReservationLine(variantID: entry.variantID, quantity: entry.quantity, userID: entry.userID)
        let (reservation, _) = hold(line, owner: .waitlist, until: expireTime, stockSlot: stockSlot)
        entry.state = .offered
        entry.reservationID = reservation.id
        entry.expireTime = expireTime
        entities.waitlist.update(slot, to: stamped(entry))
    }

    // MARK: Who waits

    /// Hands out what the command changed of the waitlist, and keeps in step who waits.
    mutating func commitWaitlist<R: Recorder & ~Copyable>(_ recorder: inout R) {
        let changeCount = entities.waitlist.changeCount
        guard changeCount > 0 else { return }
        for position in 0..<changeCount {
            let change = entities.waitlist.commitChange(at: position)
            recorder.record(change)
            trackWaiter(change.new, replacing: change.old)
        }
        entities.waitlist.endCommit()
    }

    /// Finds out who waits, once all rows are loaded.
    mutating func loadWaiters() {
        var waiting: [WaitlistEntry] = []
        entities.waitlist.forEach { if $0.state == .waiting { waiting.append($0) } }
        for entry in waiting.sorted(by: { $0.placeNumber < $1.placeNumber }) { trackWaiter(entry, replacing: nil) }
    }

    private mutating func trackWaiter(_ new: WaitlistEntry, replacing old: WaitlistEntry?) {
        guard let stockSlot = stocks.slot(of: new.variantID) else { return }
        let admissible = stocks[stockSlot].admissible
        waiters.track(new, replacing: old, stockSlot: stockSlot, admissible: admissible)
    }
}
