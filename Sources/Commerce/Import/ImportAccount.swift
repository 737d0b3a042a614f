import HoldfastMessages

/// What imports have to know of many rows at once. It is counted when it is first asked for, and kept up to date from
/// one import to the next as long as nothing else changes anything.
struct ImportAccount {
    fileprivate struct Waitlist {
        var placeNumbers: Set<Int64> = []
        var waiterCounts: [ID<ProductVariant>: Int] = [:]

        mutating func add(_ entry: WaitlistEntry) {
            placeNumbers.insert(entry.placeNumber)
            if entry.state == .waiting { waiterCounts[entry.variantID, default: 0] += 1 }
        }
    }

    /// Units of each variant that open reservations hold.
    fileprivate var holds: [ID<ProductVariant>: Int64]?
    fileprivate var waitlist: Waitlist?
    /// The sequence number of the state of which it is.
    private var sequence: Int64?

    /// Begins an import into the state with this sequence number: what was counted of another one counts no more.
    mutating func begin(at sequence: Int64) {
        if self.sequence != sequence { self = ImportAccount() }
    }

    /// Ends an import, which has led to the state with this sequence number.
    mutating func end(at sequence: Int64) {
        self.sequence = sequence
    }
}

extension Commerce {
    /// Units of a variant that open reservations hold.
    mutating func heldQuantity(of variant: ID<ProductVariant>) -> Int64 {
        if importAccount.holds == nil {
            var holds: [ID<ProductVariant>: Int64] = [:]
            reservations.forEach { row in
                if row.isOpen { holds[row.variantID, default: 0] += row.quantity }
            }
            importAccount.holds = holds
        }
        return importAccount.holds?[variant] ?? 0
    }

    /// Whether a place on a waitlist that is in memory has this number.
    mutating func hasPlace(withNumber number: Int64) -> Bool {
        countWaitlist()
        return importAccount.waitlist?.placeNumbers.contains(number) ?? false
    }

    /// How many wait for a variant.
    mutating func waiterCount(of variant: ID<ProductVariant>) -> Int {
        countWaitlist()
        return importAccount.waitlist?.waiterCounts[variant] ?? 0
    }

    private mutating func countWaitlist() {
        guard importAccount.waitlist == nil else { return }
        var waitlist = ImportAccount.Waitlist()
        entities.waitlist.forEach { waitlist.add($0) }
        importAccount.waitlist = waitlist
    }

    /// Notes a reservation that was taken in.
    mutating func account(for reservation: Reservation) {
        guard reservation.isOpen else { return }
        importAccount.holds?[reservation.variantID, default: 0] += reservation.quantity
    }

    /// Notes a place that was taken in.
    mutating func account(for place: WaitlistEntry) {
        importAccount.waitlist?.add(place)
    }
}
