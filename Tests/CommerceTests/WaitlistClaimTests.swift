import Commerce
import HoldfastMessages
import Testing

@Suite("Leaving waitlists and taking offers")
struct WaitlistClaimTests {
    @Test("who leaves gets no offer, and has no place any more")
    func leave() throws {
        let (shop, rival) = try Shop.soldOut(2)
        let places = [try shop.join(1), try shop.join(1), try shop.join(1)]
        shop.advance(.seconds(1))
        let entryCount = shop.archive.entries.count
        var expected = places[0]
        expected.state = .left
        expected.updateTime = shop.now
        expected.etag = Etag(sequence: shop.sequence + 1)
        #expect(try shop.leave(places[0].id) == expected)
        #expect(shop.archive.entries.count == entryCount)
        #expect(shop.release(rival.id).isResponse)
        #expect(shop.states(of: places) == [.left, .offered, .offered])
        try shop.checkBooks()
    }

    @Test("an offer that is given up goes to the next in line, in the same turn")
    func leaveOffer() throws {
        let (shop, rival) = try Shop.soldOut(2)
        let places = [try shop.join(2), try shop.join(2)]
        #expect(shop.release(rival.id).isResponse)
        let id = try #require(try shop.place(places[0].id).reservationID)
        let left = try shop.leave(places[0].id)
        #expect(left.state == .left && left.reservationID == id)
        #expect(shop.states(of: places) == [.left, .offered])
        #expect(try shop.reservation(id).state == .released)
        #expect(shop.archive.entries.suffix(2).map(\.reason) == [.released, .held])
        try shop.checkBooks()
    }

    @Test("an offer that is taken is the caller's own hold, with the time that the caller wants")
    func claim() throws {
        let shop = try Shop.stocked(10)
        let place = try shop.place(in: .offered)
        shop.advance(.seconds(59))
        let id = try #require(place.reservationID)
        let entryCount = shop.archive.entries.count
        let response = try shop.claim(place.id, ttl: .seconds(120))
        let hold = response.reservation
        #expect(response.waitlistEntry.state == .claimed && response.commitSeq == shop.sequence)
        #expect(response.waitlistEntry.reservationID == id && hold.id == id && hold.quantity == place.quantity)
        #expect(hold.state == .held && hold.owner == .caller && hold.userID == place.userID)
        #expect(hold.expireTime == shop.now + Duration.seconds(120))
        #expect(shop.archive.entries.count == entryCount)
        shop.advance(.seconds(119))
        #expect(try shop.reservation(id) == hold)
        shop.advance(.seconds(1))
        #expect(try shop.reservation(id).state == .expired)
        #expect(shop.states(of: [place]) == [.claimed])
        try shop.checkBooks()
    }

    @Test("without a time of the caller's the hold lasts as long as any other")
    func claimWithoutTime() throws {
        let shop = try Shop.stocked(10)
        let hold = try shop.claim(try shop.place(in: .offered).id).reservation
        #expect(hold.expireTime == shop.now + Limits().defaultTTL)
    }

    @Test("what was taken is settled as any other hold")
    func settle() throws {
        let settlings: [(Shop, ID<Reservation>) -> Shop.Outcome] = [
            { $0.commit($1, quantity: 2) }, { $0.release($1) }, { $0.extend($1, ttl: .seconds(5)) },
        ]
        let states: [Reservation.State] = [.committed, .released, .held]
        for (settle, state) in zip(settlings, states) {
            let shop = try Shop.stocked(10)
            let id = try shop.claim(try shop.place(in: .offered).id).reservation.id
            #expect(settle(shop, id).isResponse)
            #expect(try shop.reservation(id).state == state)
            try shop.checkBooks()
        }
    }

    @Test("what was taken can be put into an order, and what was only offered cannot")
    func order() throws {
        let market = try Market()
        let shop = market.shop
        let rival = try shop.hold(10, of: market.variants[0])
        let place = try shop.join(4, of: market.variants[0])
        #expect(shop.release(rival.id).isResponse)
        let id = try #require(try shop.place(place.id).reservationID)
        var request = market.orderRequest([(0, 4)])
        request.lines[0].reservationID = id
        #expect(shop.run(.createOrder(request)).rejection == .reservationOwned(.waitlist))
        try shop.claim(place.id)
        let order = try shop.answer(.createOrder(request), as: CreateOrderResponse.self).order
        #expect(try market.reservations(of: order).map(\.id) == [id])
        #expect(try shop.reservation(id).owner == .order)
        #expect(try market.stock(0).reservedStock == 4)
        try market.bring(order, to: .shipped)
        #expect(try shop.reservation(id).state == .consumed)
        market.checkInvariants()
    }

    // MARK: The same for all changes

    /// Each of the changes: somebody joins, and an offer is taken and given up.
    private static func changes(
        of place: ID<WaitlistEntry>,
        requestID: UUID? = nil,
        validateOnly: Bool = false
    ) -> [UnaryRequest] {
        [
            .joinWaitlist(
                JoinWaitlistRequest(
                    requestID: requestID,
                    variantID: Shop.variant,
                    userID: ID(2),
                    quantity: 9,
                    validateOnly: validateOnly
                )
            ),
            .claimWaitlistOffer(
                ClaimWaitlistOfferRequest(
                    requestID: requestID,
                    waitlistEntryID: place,
                    validateOnly: validateOnly
                )
            ),
            .leaveWaitlist(
                LeaveWaitlistRequest(requestID: requestID, waitlistEntryID: place, validateOnly: validateOnly)
            ),
        ]
    }

    @Test("a retry gets the first answer and changes nothing", arguments: 0..<3)
    func retry(index: Int) throws {
        let shop = try Shop.stocked(10)
        let place = try shop.place(in: .offered)
        let request = Self.changes(of: place.id, requestID: UUID(high: 0x4000, low: 1))[index]
        #expect(shop.run(request).isResponse)
        let before = (shop.sequence, shop.stateHash)
        #expect(shop.run(request) == .replayed(sequence: before.0))
        #expect(before == (shop.sequence, shop.stateHash))
    }

    @Test("what is only validated changes nothing, and no id or number is made for it")
    func validateOnly() throws {
        let shop = try Shop.stocked(10)
        let place = try shop.place(in: .offered)
        let requests = Self.changes(of: place.id, validateOnly: true)
        let before = (shop.stateHash, shop.sequence, shop.archive.entries.count)
        let joined: JoinWaitlistResponse = try shop.answer(requests[0])
        let claimed: ClaimWaitlistOfferResponse = try shop.answer(requests[1])
        let left: LeaveWaitlistResponse = try shop.answer(requests[2])
        #expect(before == (shop.stateHash, shop.sequence, shop.archive.entries.count))
        #expect(joined.waitlistEntry.id.isNone && joined.waitlistEntry.placeNumber == 0)
        #expect([joined.commitSeq, claimed.commitSeq, left.commitSeq] == [0, 0, 0])
        #expect(claimed.waitlistEntry.state == .claimed && claimed.reservation.owner == .caller)
        #expect(left.waitlistEntry.state == .left)
        #expect(try shop.place(place.id) == place)
        #expect(try shop.join(9).placeNumber == place.placeNumber + 1)
        let given = JoinWaitlistRequest(
            waitlistEntryID: Shop.placeID(3),
            variantID: Shop.variant,
            userID: ID(3),
            quantity: 9,
            validateOnly: true
        )
        let answer: JoinWaitlistResponse = try shop.answer(.joinWaitlist(given))
        #expect(answer.waitlistEntry.id == Shop.placeID(3))
        try shop.checkBooks()
    }

    @Test("after a restart those who wait are where they were, and offers are made that were not made before")
    func recovered() throws {
        let (shop, rival) = try Shop.soldOut(3, limits: .idle)
        let places = [try shop.join(4), try shop.join(2), try shop.join(1)]
        #expect(shop.release(rival.id).isResponse)
        let recovered = shop.recovered()
        #expect(recovered.invariantViolations == [] && recovered.tick())
        for each in [shop, recovered] {
            #expect(try places.map { try each.place($0.id).state } == [.waiting, .offered, .offered])
            #expect(try each.join(1).placeNumber == 4)
            try each.checkBooks()
        }
    }

    @Test("a place that has ended leaves memory, and is found all the same", arguments: [false, true])
    func history(foldsAtOnce: Bool) throws {
        let shop = try Shop.stocked(10)
        shop.foldsAtOnce = foldsAtOnce
        let place = try shop.place(in: .expired)
        let fetchCount = shop.fetchCount
        #expect(try shop.place(place.id) == place)
        #expect((shop.fetchCount > fetchCount) == foldsAtOnce)
    }
}
