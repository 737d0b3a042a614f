import HoldfastMessages

/// Who holds and who waits, kept as plainly as can be. Each change says why it must be refused; nil if it must succeed.
struct WaitlistAccount {
    struct Shelf {
        var current: Int64
        var backorder: Int64 = 0
    }

    struct Hold {
        /// Nil as long as nobody has told it.
        var id: ID<Reservation>?
        var variant: Int
        var quantity: Int64
        var end: Timestamp
        var state = Reservation.State.held
        /// The place that was offered what is held.
        var place: Int?

        var isOpen: Bool { state == .held || state == .committed }
    }

    struct Place {
        var id: ID<WaitlistEntry>?
        var variant: Int
        var user: Int64
        var quantity: Int64
        var ttl: Duration
        var state = WaitlistEntry.State.waiting
        /// What was held for it.
        var hold: Int?

        var isOpen: Bool { state == .waiting || state == .offered }
    }

    let maximumPlaceCount: Int
    let maximumWaiterCount: Int
    private(set) var shelves: [Shelf]
    /// In the order of their making.
    private(set) var holds: [Hold] = []
    /// Whoever came first before the others.
    private(set) var places: [Place] = []
    private(set) var now = Timestamp()

    init(variantCount: Int, units: Int64, maximumPlaceCount: Int, maximumWaiterCount: Int) {
        self.maximumPlaceCount = maximumPlaceCount
        self.maximumWaiterCount = maximumWaiterCount
        shelves = Array(repeating: Shelf(current: units), count: variantCount)
    }

    func reserved(_ variant: Int) -> Int64 {
        holds.reduce(0) { $0 + ($1.isOpen && $1.variant == variant ? $1.quantity : 0) }
    }

    func free(_ variant: Int) -> Int64 { shelves[variant].current + shelves[variant].backorder - reserved(variant) }

    // MARK: What happens by itself

    /// It is later: what is due has ended.
    mutating func advance(to time: Timestamp) {
        now = time
        for index in holds.indices where holds[index].state == .held && holds[index].end <= now {
            holds[index].state = .expired
            if let place = holds[index].place { places[place].state = .expired }
        }
    }

    /// What is free of a variant goes to those who wait.
    mutating func promote(_ variant: Int) {
        while true {
            let units = free(variant)
            let oldest = places.firstIndex { $0.state == .waiting && $0.variant == variant && $0.quantity <= units }
            guard let index = oldest else { return }
            let place = places[index]
            places[index].state = .offered
            places[index].hold = holds.count
            holds.append(Hold(variant: variant, quantity: place.quantity, end: now + place.ttl, place: index))
        }
    }

    mutating func promoteAll() {
        for variant in shelves.indices { promote(variant) }
    }

    // MARK: What is learnt

    mutating func learn(_ id: ID<Reservation>, ofHold index: Int) { holds[index].id = id }

    mutating func learn(_ id: ID<WaitlistEntry>, ofPlace index: Int) { places[index].id = id }

    // MARK: Stock

    mutating func adjust(_ variant: Int, by units: Int64, _ applies: Bool) -> ErrorReason? {
        promote(variant)
        let current = shelves[variant].current + units
        if current < 0 { return .stockNegative }
        if reserved(variant) > current + shelves[variant].backorder { return .stockBelowReserved }
        if applies { shelves[variant].current = current }
        return nil
    }

    mutating func setBackorder(_ variant: Int, to limit: Int64, _ applies: Bool) -> ErrorReason? {
        promote(variant)
        if reserved(variant) > shelves[variant].current + limit { return .stockBelowReserved }
        if applies { shelves[variant].backorder = limit }
        return nil
    }

    // MARK: Reservations

    mutating func reserve(_ quantity: Int64, of variant: Int, _ ttl: Duration, _ applies: Bool) -> ErrorReason? {
        promote(variant)
        if quantity > free(variant) { return .insufficientStock }
        if applies { holds.append(Hold(variant: variant, quantity: quantity, end: now + ttl)) }
        return nil
    }

    mutating func release(_ index: Int, _ applies: Bool) -> ErrorReason? {
        promote(holds[index].variant)
        if holds[index].place != nil { return .reservationOwned }
        if !holds[index].isOpen { return .reservationState }
        if applies { holds[index].state = .released }
        return nil
    }

    /// Commits one unit, or all of them.
    mutating func commit(_ index: Int, onlyOne: Bool, _ applies: Bool) -> ErrorReason? {
        promote(holds[index].variant)
        if holds[index].place != nil { return .reservationOwned }
        if holds[index].state == .expired { return .reservationExpired }
        if holds[index].state != .held { return .reservationState }
        if applies {
            holds[index].state = .committed
            if onlyOne { holds[index].quantity = 1 }
        }
        return nil
    }

    /// Ships one unit, or all of them.
    mutating func consume(_ index: Int, onlyOne: Bool, _ applies: Bool) -> ErrorReason? {
        promote(holds[index].variant)
        if holds[index].place != nil { return .reservationOwned }
        if holds[index].state != .committed { return .reservationState }
        let quantity = onlyOne ? 1 : holds[index].quantity
        if quantity > shelves[holds[index].variant].current { return .insufficientStock }
        if applies {
            shelves[holds[index].variant].current -= quantity
            holds[index].state = .consumed
            holds[index].quantity = quantity
        }
        return nil
    }

    mutating func extend(_ index: Int, _ ttl: Duration, _ applies: Bool) -> ErrorReason? {
        promote(holds[index].variant)
        if holds[index].place != nil { return .reservationOwned }
        if holds[index].state != .held && holds[index].state != .expired { return .reservationState }
        if holds[index].state == .expired && holds[index].quantity > free(holds[index].variant) {
            return .insufficientStock
        }
        if applies {
            holds[index].state = .held
            holds[index].end = now + ttl
        }
        return nil
    }

    // MARK: Waitlist

    mutating func join(
        _ quantity: Int64,
        of variant: Int,
        user: Int64,
        _ ttl: Duration,
        _ applies: Bool
    ) -> ErrorReason? {
        promote(variant)
        if quantity <= free(variant) { return .stockAvailable }
        if places.count(where: { $0.isOpen && $0.user == user }) >= maximumPlaceCount { return .countLimit }
        let waiterCount = places.count { $0.state == .waiting && $0.variant == variant }
        if waiterCount >= maximumWaiterCount { return .countLimit }
        if applies { places.append(Place(variant: variant, user: user, quantity: quantity, ttl: ttl)) }
        return nil
    }

    mutating func leave(_ index: Int, _ applies: Bool) -> ErrorReason? {
        promote(places[index].variant)
        if !places[index].isOpen { return .waitlistState }
        if applies {
            if places[index].state == .offered, let hold = places[index].hold { holds[hold].state = .released }
            places[index].state = .left
        }
        return nil
    }

    mutating func claim(_ index: Int, _ ttl: Duration, _ applies: Bool) -> ErrorReason? {
        promote(places[index].variant)
        guard places[index].state == .offered, let hold = places[index].hold else { return .waitlistState }
        if applies {
            places[index].state = .claimed
            holds[hold].place = nil
            holds[hold].end = now + ttl
        }
        return nil
    }
}
