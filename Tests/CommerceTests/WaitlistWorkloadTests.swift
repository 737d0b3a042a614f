import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Waitlists at random")
struct WaitlistWorkloadTests {
    @Test(
        "holds, offers and places agree with a plain account, whether turns make offers or requests alone do",
        arguments: 1...4 as ClosedRange<UInt64>,
        [true, false]
    )
    func workload(seed: UInt64, turnsPromote: Bool) throws {
        var run = try WaitlistRun(seed: seed, turnsPromote: turnsPromote)
        for _ in 0..<1500 { try run.step() }
        let places = run.steps.account.places
        for state in [.claimed, .expired, .left] as [WaitlistEntry.State] {
            #expect(places.count { $0.state == state } > 5, "the workload is too timid")
        }
        for place in places { try run.compare(place) }
        try run.giveUp()
        let shop = run.shop
        #expect(try shop.stocks().allSatisfy { $0.reservedStock == 0 })
        var changes: [ID<Reservation>: Int64] = [:]
        for entry in shop.archive.entries {
            if let id = entry.reservationID { changes[id, default: 0] += entry.reservedChange }
        }
        #expect(changes.values.allSatisfy { $0 == 0 }, "not given back, or more than once")
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).verified)
        let recovered = shop.recovered()
        #expect(recovered.stateHash == shop.stateHash && recovered.invariantViolations == [])
    }
}

/// A shop and the account of it, side by side.
private struct WaitlistRun {
    let shop: Shop
    var steps: WaitlistSteps
    private let seed: UInt64
    private let turnsPromote: Bool
    private var stepCount = 0

    init(seed: UInt64, turnsPromote: Bool) throws {
        var limits = Limits()
        limits.promotionsPerTurn = turnsPromote ? 100 : 0
        limits.maximumWaitlistPlaceCount = WaitlistSteps.maximumPlaceCount
        limits.maximumWaiterCount = WaitlistSteps.maximumWaiterCount
        shop = Shop(limits: limits, seed: seed)
        for variant in WaitlistSteps.variants { try shop.setStock(WaitlistSteps.units, of: variant) }
        steps = WaitlistSteps(seed: seed)
        self.seed = seed
        self.turnsPromote = turnsPromote
    }

    /// Lets some time pass and carries out one request.
    mutating func step() throws {
        if let pause = steps.pause() { shop.advance(pause) }
        // Where turns make no offers, whether a request does depends on what is in memory.
        if turnsPromote, stepCount % 16 == 0 { shop.fold() }
        steps.account.advance(to: shop.now)
        let next = steps.next()
        try carryOut(next)
        if stepCount % 100 == 0 {
            let recovered = shop.recovered()
            #expect(recovered.stateHash == shop.stateHash && recovered.invariantViolations == [])
        }
    }

    /// Gives back whatever is held, after all places are left.
    mutating func giveUp() throws {
        for index in steps.account.places.indices where steps.account.places[index].isOpen {
            let next = steps.leave(index, true)
            try carryOut(next)
        }
        for index in steps.account.holds.indices where steps.account.holds[index].isOpen {
            let next = steps.release(index, true)
            try carryOut(next)
        }
    }

    private mutating func carryOut(_ step: WaitlistSteps.Step) throws {
        stepCount += 1
        let shop = shop
        let position: Comment = "seed \(seed), step \(stepCount): \(step.request)"
        let outcome = shop.run(step.request)
        try #require(outcome.rejection?.reason == step.reason, position)
        steps.learn(outcome)
        if turnsPromote { steps.account.promoteAll() }
        steps.learnOffers { shop.recorded($0)?.reservationID }
        try #require(shop.invariantViolations == [], position)
        try #require(shop.archive.contradictions == [], position)
        for (index, variant) in WaitlistSteps.variants.enumerated() {
            let stock = try #require(shop.archive.stocks[variant])
            let shelf = steps.account.shelves[index]
            try #require(stock.currentStock == shelf.current && stock.backorderLimit == shelf.backorder, position)
            try #require(stock.reservedStock == steps.account.reserved(index), position)
        }
        for place in steps.account.places.filter(\.isOpen) + steps.account.places.suffix(5) { try compare(place) }
    }

    /// Looks whether a place and what is held for it are as the account has them.
    func compare(_ place: WaitlistAccount.Place) throws {
        let id = try #require(place.id)
        let row = try #require(shop.recorded(id))
        try #require(row.state == place.state && row.quantity == place.quantity, "seed \(seed), step \(stepCount)")
        guard let index = place.hold else {
            #expect(row.reservationID == nil && row.expireTime == nil)
            return
        }
        let hold = steps.account.holds[index]
        let reservationID = try #require(row.reservationID)
        let reservation = try #require(shop.archive.reservations[reservationID])
        try #require(reservation.id == hold.id && reservation.state == hold.state)
        #expect(reservation.quantity == hold.quantity && reservation.userID == row.userID)
        #expect(reservation.expireTime == hold.end)
        #expect(reservation.owner == (place.state == .claimed ? .caller : .waitlist))
        if place.state == .offered { #expect(row.expireTime == hold.end) }
    }
}

/// Makes up requests that get into each other's way, and asks the account what must come of each.
private struct WaitlistSteps {
    /// A request, and why it must be refused; nil where it must succeed.
    struct Step {
        var request: UnaryRequest
        var reason: ErrorReason?
    }

    static let variants = (1...3 as ClosedRange<UInt64>).map(Shop.variantID)
    static let units: Int64 = 6
    static let maximumPlaceCount = 3
    static let maximumWaiterCount = 5

    var account = WaitlistAccount(
        variantCount: WaitlistSteps.variants.count,
        units: WaitlistSteps.units,
        maximumPlaceCount: WaitlistSteps.maximumPlaceCount,
        maximumWaiterCount: WaitlistSteps.maximumWaiterCount
    )
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// How long nothing happens: mostly not at all.
    mutating func pause() -> Duration? { number(3) == 1 ? Duration.milliseconds(number(3000)) : nil }

    mutating func next() -> Step {
        let applies = number(6) > 1
        return switch number(12) {
        case 1: nextOfStock(applies)
        case 2...4: reserve(applies)
        case 5...7: join(applies)
        case 8...9: nextOfPlaces(applies)
        default: nextOfHolds(applies)
        }
    }

    mutating func learn(_ outcome: Shop.Outcome) {
        switch outcome {
        case .response(.createReservation(let response)) where response.commitSeq > 0:
            account.learn(response.reservation.id, ofHold: account.holds.count - 1)
        case .response(.joinWaitlist(let response)) where response.commitSeq > 0:
            account.learn(response.waitlistEntry.id, ofPlace: account.places.count - 1)
        default: break
        }
    }

    /// Learns what holds the units that places were offered.
    mutating func learnOffers(_ reservation: (ID<WaitlistEntry>) -> ID<Reservation>?) {
        for place in account.places {
            guard let hold = place.hold, account.holds[hold].id == nil, let id = place.id.flatMap({ reservation($0) })
            else { continue }
            account.learn(id, ofHold: hold)
        }
    }

    mutating func leave(_ index: Int, _ applies: Bool) -> Step {
        let request = LeaveWaitlistRequest(
            waitlistEntryID: account.places[index].id ?? ID(),
            validateOnly: !applies
        )
        return Step(request: .leaveWaitlist(request), reason: account.leave(index, applies))
    }

    mutating func release(_ index: Int, _ applies: Bool) -> Step {
        let request = ReleaseReservationRequest(
            reservationID: account.holds[index].id ?? ID(),
            validateOnly: !applies
        )
        return Step(request: .releaseReservation(request), reason: account.release(index, applies))
    }

    // MARK: The pieces

    private mutating func number(_ limit: Int64) -> Int64 { Int64.random(in: 1...limit, using: &random) }

    private mutating func anyVariant() -> Int { Int(number(Int64(WaitlistSteps.variants.count))) - 1 }

    private mutating func anyTTL() -> Duration { .seconds(number(20)) }

    private mutating func nextOfStock(_ applies: Bool) -> Step {
        let index = anyVariant()
        let variant = WaitlistSteps.variants[index]
        guard number(3) > 1 else {
            let limit = number(4) - 1
            let request = UpdateStockSettingsRequest(
                variantID: variant,
                backorderLimit: limit,
                validateOnly: !applies
            )
            return Step(request: .updateStockSettings(request), reason: account.setBackorder(index, to: limit, applies))
        }
        let isTaken = account.shelves[index].current > 8 || number(2) == 1
        let units = number(4) * (isTaken ? -1 : 1)
        let request = AdjustStockRequest(
            variantID: variant,
            quantityChange: units,
            reason: .correction,
            validateOnly: !applies
        )
        return Step(request: .adjustStock(request), reason: account.adjust(index, by: units, applies))
    }

    private mutating func reserve(_ applies: Bool) -> Step {
        let (index, units, ttl) = (anyVariant(), number(4), anyTTL())
        let request = CreateReservationRequest(
            variantID: WaitlistSteps.variants[index],
            quantity: units,
            ttl: ttl,
            validateOnly: !applies
        )
        return Step(request: .createReservation(request), reason: account.reserve(units, of: index, ttl, applies))
    }

    private mutating func join(_ applies: Bool) -> Step {
        let (index, user, units, ttl) = (anyVariant(), number(4), number(4), anyTTL())
        let request = JoinWaitlistRequest(
            variantID: WaitlistSteps.variants[index],
            userID: ID(user),
            quantity: units,
            ttl: ttl,
            validateOnly: !applies
        )
        return Step(
            request: .joinWaitlist(request),
            reason: account.join(units, of: index, user: user, ttl, applies)
        )
    }

    private mutating func nextOfPlaces(_ applies: Bool) -> Step {
        let newest = account.places.indices.suffix(8)
        guard let index = newest.randomElement(using: &random) else {
            let request = LeaveWaitlistRequest(waitlistEntryID: Shop.placeID(1), validateOnly: !applies)
            return Step(request: .leaveWaitlist(request), reason: .entityNotFound)
        }
        if number(3) == 1 { return leave(index, applies) }
        let ttl = anyTTL()
        let request = ClaimWaitlistOfferRequest(
            waitlistEntryID: account.places[index].id ?? ID(),
            ttl: ttl,
            validateOnly: !applies
        )
        return Step(request: .claimWaitlistOffer(request), reason: account.claim(index, ttl, applies))
    }

    private mutating func nextOfHolds(_ applies: Bool) -> Step {
        let newest = account.holds.indices.suffix(15).filter { account.holds[$0].id != nil }
        guard let index = newest.randomElement(using: &random), let id = account.holds[index].id else {
            let request = ReleaseReservationRequest(reservationID: ID(UUID(high: 8, low: 8)), validateOnly: !applies)
            return Step(request: .releaseReservation(request), reason: .reservationNotFound)
        }
        let onlyOne = number(2) == 1
        switch number(6) {
        case 1...2: return release(index, applies)
        case 3...4:
            let request = CommitReservationRequest(
                reservationID: id,
                quantity: onlyOne ? 1 : nil,
                validateOnly: !applies
            )
            let reason = account.commit(index, onlyOne: onlyOne, applies)
            return Step(request: .commitReservation(request), reason: reason)
        case 5:
            let request = ConsumeReservationRequest(
                reservationID: id,
                quantity: onlyOne ? 1 : nil,
                validateOnly: !applies
            )
            let reason = account.consume(index, onlyOne: onlyOne, applies)
            return Step(request: .consumeReservation(request), reason: reason)
        default:
            let ttl = anyTTL()
            let request = ExtendReservationRequest(reservationID: id, ttl: ttl, validateOnly: !applies)
            return Step(request: .extendReservation(request), reason: account.extend(index, ttl, applies))
        }
    }
}
