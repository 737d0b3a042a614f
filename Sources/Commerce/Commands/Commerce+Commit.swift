import HoldfastMessages

/// What happens to a command's changes once it has succeeded.
extension Commerce {
    /// Makes the last command's changes final and hands out every row it changed; does nothing when it changed none.
    public mutating func commit(_ recorder: inout some Recorder & ~Copyable) {
        for position in 0..<stocks.changeCount {
            let change = stocks.commitChange(at: position)
            stockLists.track(change.new, replacing: change.old, slot: change.slot)
            waiters.track(change.new, replacing: change.old, slot: change.slot)
            recorder.record(stock: change.new, replacing: change.old, hash: change.hash)
        }
        // The changes of stock rows are still there: most reservations changed with one, in the same order.
        var stockPosition = 0
        for position in 0..<reservations.changeCount {
            let change = reservations.commitChange(at: position)
            recorder.record(reservation: change.new, replacing: change.old, hash: change.hash)
            track(change, stockPosition: &stockPosition)
        }
        reservations.endCommit()
        stocks.endCommit()
        var id = ledger.firstUncommittedID
        while let entry = ledger[id] {
            let hash = ledger.commitEntry(entry)
            recorder.record(ledgerEntry: entry, hash: hash)
            id += 1
        }
        ledger.endCommit()
        commitEntities(&recorder)
        guard let record = newRecord else { return }
        recorder.record(idempotency: record, forgotten: forgottenSequences)
        newRecord = nil
        forgottenSequences.removeAll(keepingCapacity: true)
    }

    /// Forgets what the snapshot at `sequence` holds and no command decides by: ledger entries, ended reservations, and what else is history.
    public mutating func evict(through sequence: Int64) {
        ledger.evict(through: sequence)
        evictEntities(through: sequence)
        while let oldest = ended[ended.first], oldest.sequence <= sequence {
            ended.removeFirst()
            // Extended since, or ended once more: then it is not this end that decides.
            guard let slot = reservations.slot(of: oldest.id), !reservations[slot].isOpen,
                reservations[slot].etag.sequence <= sequence
            else { continue }
            reservations.evict(slot)
        }
    }

    /// Keeps timers and counts in step with a reservation, whose stock row is looked for at `stockPosition` of those that changed.
    private mutating func track(_ change: Table<Reservation>.Change, stockPosition: inout Int) {
        let new = change.new
        let wasOpen = change.old?.isOpen ?? false
        let oldTime = change.old.flatMap { $0.hasTimer ? $0.expireTime : nil }
        let newTime = new.hasTimer ? new.expireTime : nil
        if oldTime != newTime,
            let stockSlot = stocks.changedSlot(of: new.variantID, near: &stockPosition)
                ?? stocks.slot(of: new.variantID)
        {
            if oldTime != nil { stopTimer(stockSlot: stockSlot) }
            if let newTime {
                timers.start(stockSlot: stockSlot, reservationSlot: change.slot, time: newTime.nanoseconds)
            }
        }
        openReservationCount += (new.isOpen ? 1 : 0) - (wasOpen ? 1 : 0)
        if !new.isOpen { ended.append((new.etag.sequence, new.id)) }
    }

    private mutating func stopTimer(stockSlot: UInt32) {
        let rows = reservations
        timers.stop(stockSlot: stockSlot) { entry in rows[entry.slot].isDue(at: entry.time) }
    }
}

extension Reservation {
    /// Whether it ends at its time: by itself, or with the order or the offer that owns it.
    var hasTimer: Bool { state == .held && owner != .groupBuy }

    /// Whether its timer stands at exactly this time.
    func isDue(at time: Int64) -> Bool { hasTimer && expireTime.nanoseconds == time }
}
