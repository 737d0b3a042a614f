import HoldfastMessages

/// Checks that hold of every waitlist, whatever has been done to it.
extension Commerce {
    /// Offers that hold nothing, holds that nobody was offered, and those who wait and would not be found.
    func waitlistViolations() -> [String] {
        var problems: [String] = []
        var waiterCount = 0
        var offered: Set<ID<Reservation>> = []
        entities.waitlist.forEach { entry in
            switch entry.state {
            case .waiting:
                waiterCount += 1
                let isCounted =
                    stocks.slot(of: entry.variantID).map { waiters.contains(entry, stockSlot: $0) } ?? false
                if !isCounted { problems.append("waitlist_entry \(entry.id) waits and is not counted") }
            case .offered:
                if !isHeld(entry) { problems.append("waitlist_entry \(entry.id): what was offered is not held") }
                if let id = entry.reservationID, !offered.insert(id).inserted {
                    problems.append("reservation \(id) was offered twice")
                }
            default: break
            }
        }
        if waiterCount != waiters.count {
            problems.append("\(waiterCount) places wait, \(waiters.count) were counted")
        }
        reservations.forEach { row in
            guard row.isOpen, row.owner == .waitlist, !offered.contains(row.id) else { return }
            problems.append("reservation \(row.id) is held for a waitlist and was not offered")
        }
        stocks.forEach { stock in
            guard let slot = stocks.slot(of: stock.variantID) else { return }
            if waiters.isOverlooked(stockSlot: slot, fulfilledBy: stock.admissible) {
                problems.append("variant \(stock.variantID): somebody waits for what can be had, and is overlooked")
            }
        }
        return problems
    }

    private func isHeld(_ entry: WaitlistEntry) -> Bool {
        guard let id = entry.reservationID, let row = reservations.find(id) else { return false }
        return row.owner == .waitlist && row.isHeld(as: entry)
    }
}

extension Reservation {
    /// Whether it holds just what was offered to a place, whoever owns it.
    func isHeld(as offer: WaitlistEntry) -> Bool {
        state == .held && variantID == offer.variantID && quantity == offer.quantity && userID == offer.userID
            && expireTime == offer.expireTime
    }
}
