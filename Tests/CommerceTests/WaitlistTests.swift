import Commerce
import HoldfastMessages
import Testing

@Suite("Waitlists")
struct WaitlistTests {
    private static func short(_ requested: Int64, of available: Int64) -> Rejection {
        let line = ShortLine(index: 0, variantID: Shop.variant, requested: requested, available: available)
        return .insufficientStock(lines: [line], count: 1)
    }

    // MARK: Waiting

    @Test("a place says who waits for what, since when, and who came first")
    func joined() throws {
        let (shop, _) = try Shop.soldOut(3)
        let first = try shop.join(2, user: 7, ttl: .seconds(30), number: 5)
        let expected = WaitlistEntry(
            id: Shop.placeID(5),
            variantID: Shop.variant,
            userID: ID(7),
            quantity: 2,
            ttl: .seconds(30),
            state: .waiting,
            createTime: shop.now,
            updateTime: shop.now,
            placeNumber: 1,
            etag: Etag(sequence: shop.sequence)
        )
        #expect(first == expected && shop.recorded(first.id) == expected)
        #expect(try shop.place(first.id) == expected)
        shop.advance(.seconds(1))
        let second = try shop.join(1_000_000_000)
        #expect(second.placeNumber == 2 && second.ttl == Limits().defaultTTL && !second.id.isNone)
        #expect(second.createTime == shop.now)
        try shop.checkBooks()
    }

    @Test("nobody waits for what can be had")
    func available() throws {
        let shop = try Shop.stocked(3)
        let request = JoinWaitlistRequest(variantID: Shop.variant, userID: ID(1), quantity: 3)
        #expect(shop.run(.joinWaitlist(request)) == .rejected(.stockAvailable(3)))
        // Not even behind somebody who waits for more.
        try shop.join(4)
        #expect(shop.run(.joinWaitlist(request)) == .rejected(.stockAvailable(3)))
    }

    @Test("who comes later gets what nobody who waits can use")
    func passing() throws {
        let shop = try Shop.stocked(3)
        let place = try shop.join(5)
        #expect(try shop.hold(3).quantity == 3)
        #expect(shop.states(of: [place]) == [.waiting])
        try shop.checkBooks()
    }

    @Test("a user has so many places at most, those with an offer included")
    func places() throws {
        var limits = Limits()
        limits.maximumWaitlistPlaceCount = 2
        let (shop, rival) = try Shop.soldOut(1, limits: limits)
        let places = try (0..<2).map { _ in try shop.join(1) }
        let request = UnaryRequest.joinWaitlist(
            JoinWaitlistRequest(variantID: Shop.variant, userID: ID(1), quantity: 1)
        )
        let refused = Shop.Outcome.rejected(.countLimit(entity: "waitlist_entry", maximum: 2))
        #expect(shop.run(request) == refused)
        try shop.join(1, user: 2)
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.states(of: places) == [.offered, .waiting])
        #expect(shop.run(request) == refused)
        try shop.claim(places[0].id)
        #expect(shop.run(request).isResponse)
        try shop.checkBooks()
    }

    @Test("so many wait for a variant at most, those with an offer not included")
    func waiters() throws {
        var limits = Limits()
        limits.maximumWaiterCount = 2
        let (shop, rival) = try Shop.soldOut(1, limits: limits)
        for user in 1...2 as ClosedRange<Int64> { try shop.join(1, user: user) }
        let request = UnaryRequest.joinWaitlist(
            JoinWaitlistRequest(variantID: Shop.variant, userID: ID(3), quantity: 1)
        )
        #expect(shop.run(request) == .rejected(.countLimit(entity: "waitlist_entry", maximum: 2)))
        #expect(shop.recovered().run(request).rejection?.reason == .countLimit)
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.run(request).isResponse)
        try shop.checkBooks()
    }

    // MARK: Offers

    @Test("units that become free go to whoever has waited longest among those whose wish they fulfil")
    func oldestFirst() throws {
        let (shop, rival) = try Shop.soldOut(3)
        let places = try ([5, 2, 1, 1] as [Int64]).map { try shop.join($0) }
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.states(of: places) == [.waiting, .offered, .offered, .waiting])
        #expect(try shop.stock().availableStock == 0)
        // One more is enough for the last, and still not for the first.
        try shop.setStock(4)
        #expect(shop.states(of: places) == [.waiting, .offered, .offered, .offered])
        try shop.setStock(9)
        #expect(shop.states(of: places) == [.offered, .offered, .offered, .offered])
        try shop.checkBooks()
    }

    @Test("an offer is a hold of the waitlist's, for as long as the place says")
    func offer() throws {
        let (shop, rival) = try Shop.soldOut(3)
        let place = try shop.join(2, user: 7, ttl: .seconds(30))
        shop.advance(.seconds(5))
        let sequence = shop.sequence
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.sequence == sequence + 2)
        let offered = try shop.place(place.id)
        var expected = place
        expected.state = .offered
        expected.reservationID = offered.reservationID
        expected.expireTime = shop.now + Duration.seconds(30)
        expected.updateTime = shop.now
        expected.etag = Etag(sequence: shop.sequence)
        #expect(offered == expected)
        let hold = try shop.reservation(try #require(offered.reservationID))
        #expect(hold.state == .held && hold.owner == .waitlist && hold.quantity == 2 && hold.userID == place.userID)
        #expect(hold.variantID == Shop.variant && hold.expireTime == offered.expireTime && hold.orderID == nil)
        let entry = try #require(shop.archive.entries.last)
        #expect(entry.reason == .held && entry.reservedChange == 2 && entry.reservationID == hold.id)
        #expect(entry.commitSeq == shop.sequence)
        #expect(shop.nextDueTime() == offered.expireTime)
        try shop.checkBooks()
    }

    @Test("what is held for an offer is settled by the waitlist alone, whatever became of it")
    func owned() throws {
        for state in [.offered, .left, .expired] as [WaitlistEntry.State] {
            let shop = try Shop.stocked(10)
            let id = try #require(try shop.place(in: state).reservationID)
            let outcomes = [shop.commit(id), shop.consume(id), shop.release(id), shop.extend(id)]
            #expect(outcomes.allSatisfy { $0 == .rejected(.reservationOwned(.waitlist)) })
            try shop.checkBooks()
        }
    }

    @Test("an offer that is not taken ends at its time and not a nanosecond earlier, and the next in line gets one")
    func expiry() throws {
        let (shop, rival) = try Shop.soldOut(2)
        let places = [try shop.join(2, ttl: .seconds(30)), try shop.join(1), try shop.join(2)]
        #expect(shop.release(rival.id).isResponse)
        let offered = try shop.place(places[0].id)
        let hold = try #require(offered.reservationID)
        let end = try #require(offered.expireTime)
        let (sequence, entryCount) = (shop.sequence, shop.archive.entries.count)
        shop.now = end + .nanoseconds(-1)
        shop.tick()
        #expect(shop.states(of: places) == [.offered, .waiting, .waiting] && shop.sequence == sequence)
        shop.advance(.nanoseconds(1))
        #expect(!shop.tick())
        #expect(shop.states(of: places) == [.expired, .offered, .waiting])
        #expect(shop.archive.reservations[hold]?.state == .expired)
        // The place and its hold end in one command; the next offer is another.
        let entries = shop.archive.entries[entryCount...]
        #expect(entries.map(\.reason) == [.expired, .held] && entries.map(\.reservedChange) == [-2, 1])
        #expect(entries.map(\.commitSeq) == [sequence + 1, sequence + 2] && shop.sequence == sequence + 2)
        #expect(try shop.place(places[0].id).etag == Etag(sequence: sequence + 1))
        try shop.checkBooks()
    }

    @Test("an offer that is due cannot be taken or left, even if nothing has swept it")
    func unswept() throws {
        let shop = try Shop.stocked(10)
        let place = try shop.place(in: .offered)
        shop.now = try #require(place.expireTime)
        let claim = UnaryRequest.claimWaitlistOffer(ClaimWaitlistOfferRequest(waitlistEntryID: place.id))
        let leave = UnaryRequest.leaveWaitlist(LeaveWaitlistRequest(waitlistEntryID: place.id))
        for request in [claim, leave] { #expect(shop.runOnly(request).rejection == .waitlistState(.expired)) }
        #expect(shop.recorded(place.id)?.state == .offered)
    }

    @Test("a turn makes so many offers at most, the oldest places of a variant first")
    func turns() throws {
        var limits = Limits()
        limits.promotionsPerTurn = 2
        let (shop, rival) = try Shop.soldOut(5, limits: limits)
        let places = try (0..<5).map { _ in try shop.join(1) }
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.states(of: places) == [.offered, .offered, .waiting, .waiting, .waiting])
        #expect(shop.tick())
        #expect(shop.states(of: places) == [.offered, .offered, .offered, .offered, .waiting])
        #expect(!shop.tick())
        #expect(shop.states(of: places) == [.offered, .offered, .offered, .offered, .offered])
        try shop.checkBooks()
    }

    @Test("nothing is to be done where nobody's wish is fulfilled")
    func idle() throws {
        let (shop, rival) = try Shop.soldOut(3)
        try shop.join(5)
        #expect(shop.release(rival.id).isResponse)
        #expect(!shop.tick())
        let sequence = shop.sequence
        _ = try shop.stock()
        #expect(shop.sequence == sequence)
    }

    // MARK: Who came later

    /// Requests for three units of the one variant, of which there are three.
    static let requests: [UnaryRequest] = [
        .createReservation(CreateReservationRequest(variantID: Shop.variant, quantity: 3)),
        .createReservation(CreateReservationRequest(variantID: Shop.variant, quantity: 3, validateOnly: true)),
        .batchCreateReservations(
            BatchCreateReservationsRequest(
                policy: .allOrNothing,
                lines: [ReservationLine(variantID: Shop.variant, quantity: 3)]
            )
        ),
    ]

    @Test("who comes later never gets what somebody who waits could have had", arguments: requests)
    func newcomer(request: UnaryRequest) throws {
        let (shop, rival) = try Shop.soldOut(3, limits: .idle)
        let place = try shop.join(2)
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.states(of: [place]) == [.waiting] && shop.tick())
        #expect(shop.run(request).rejection == Self.short(3, of: 1))
        #expect(shop.states(of: [place]) == [.offered])
        #expect(try shop.hold(1).quantity == 1)
        try shop.checkBooks()
    }

    @Test("a line of a batch gets what is left by those who wait")
    func newcomerWithEach() throws {
        let (shop, rival) = try Shop.soldOut(3, limits: .idle)
        try shop.join(2)
        #expect(shop.release(rival.id).isResponse)
        let lines = ([2, 1] as [Int64]).map { ReservationLine(variantID: Shop.variant, quantity: $0) }
        guard case .response(.batchCreateReservations(let response)) = shop.batch(.each, lines) else {
            throw Unexpected()
        }
        guard case .error(let error) = response.results[0].outcome, case .reservation = response.results[1].outcome
        else { throw Unexpected() }
        #expect(error.reason == .insufficientStock && error.availableStock == 1)
        try shop.checkBooks()
    }

    @Test("an expired hold that is extended comes after those who wait", arguments: [false, true])
    func extended(foldsAtOnce: Bool) throws {
        let shop = try Shop.stocked(3, limits: .idle)
        shop.foldsAtOnce = foldsAtOnce
        let old = try shop.hold(3, ttl: .seconds(10))
        let place = try shop.join(3)
        shop.advance(.seconds(10))
        #expect(shop.extend(old.id).rejection == Self.short(3, of: 0))
        #expect(shop.states(of: [place]) == [.offered])
        try shop.checkBooks()
    }

    @Test("carts and orders come after those who wait")
    func market() throws {
        let market = try Market(limits: .idle)
        let shop = market.shop
        let rival = try shop.hold(10, of: market.variants[0])
        let cart = try market.createCart([(0, 10)])
        let line = ShortLine(index: 0, variantID: market.variants[0], requested: 10, available: 1)
        let requests: [UnaryRequest] = [
            .reserveCart(ReserveCartRequest(cartID: cart)),
            .checkoutCart(market.checkoutRequest(cart)),
            .createOrder(market.orderRequest([(0, 10)])),
        ]
        var place = try shop.join(9, of: market.variants[0])
        #expect(shop.release(rival.id).isResponse)
        for request in requests {
            #expect(shop.states(of: [place]) == [.waiting])
            #expect(shop.run(request).rejection == .insufficientStock(lines: [line], count: 1))
            #expect(shop.states(of: [place]) == [.offered])
            // For the next one: the same once more.
            let next = try shop.join(9, of: market.variants[0])
            try shop.leave(place.id)
            place = next
        }
        market.checkInvariants()
    }
}
