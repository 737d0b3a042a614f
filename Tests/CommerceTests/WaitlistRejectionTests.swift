import Commerce
import HoldfastMessages
import Testing

/// One row per rejection of a command on waitlists, and every command in every state of a place.
@Suite("Rejections of waitlists")
struct WaitlistRejectionTests {
    private static let offered = Shop.placeID(1)
    private static let waiting = Shop.placeID(2)
    private static let left = Shop.placeID(3)
    private static let unknown = Shop.placeID(9)

    /// Ten units of one variant, all of them held, and five of another. Users 1 to 3 have the places with their
    /// numbers, and 4 one more; nobody may have more than one, and no more than two may wait.
    private static func shop(foldsAtOnce: Bool) throws -> Shop {
        var limits = Limits()
        limits.maximumWaitlistPlaceCount = 1
        limits.maximumWaiterCount = 2
        let shop = try Shop.stocked(10, limits: limits)
        shop.foldsAtOnce = foldsAtOnce
        try shop.setStock(5, of: Shop.otherVariant)
        _ = try shop.hold(7)
        let rival = try shop.hold(3)
        try shop.join(3, user: 1, number: 1)
        guard shop.release(rival.id).isResponse else { throw Unexpected() }
        try shop.join(1, user: 3, number: 3)
        try shop.leave(left)
        try shop.join(2, user: 2, number: 2)
        try shop.join(1, user: 4)
        try #require(shop.recorded(offered)?.state == .offered && shop.recorded(waiting)?.state == .waiting)
        return shop
    }

    private static func join(
        _ units: Int64,
        of variant: ID<ProductVariant> = Shop.variant,
        user: Int64,
        key: ID<WaitlistEntry>? = nil
    ) -> UnaryRequest {
        .joinWaitlist(
            JoinWaitlistRequest(waitlistEntryID: key, variantID: variant, userID: ID(user), quantity: units)
        )
    }

    private static func leave(_ id: ID<WaitlistEntry>, etag: Int64 = 0) -> UnaryRequest {
        .leaveWaitlist(LeaveWaitlistRequest(waitlistEntryID: id, etag: Etag(sequence: etag)))
    }

    private static func claim(_ id: ID<WaitlistEntry>, etag: Int64 = 0) -> UnaryRequest {
        .claimWaitlistOffer(ClaimWaitlistOfferRequest(waitlistEntryID: id, etag: Etag(sequence: etag)))
    }

    private static let taken = Rejection.keyTaken(entity: "waitlist_entry", field: "id")

    private static func full(_ maximum: Int) -> Rejection { .countLimit(entity: "waitlist_entry", maximum: maximum) }

    private static func stale(_ current: Int64) -> Rejection { .etagMismatch(current: Etag(sequence: current)) }

    static let rows: [Refusal] = [
        Refusal(
            "waiting for an unknown variant",
            join(1, of: Shop.unknownVariant, user: 5),
            .stockNotFound(Shop.unknownVariant)
        ),
        Refusal(
            "an unknown variant comes before a key that is taken",
            join(1, of: Shop.unknownVariant, user: 5, key: waiting),
            .stockNotFound(Shop.unknownVariant)
        ),
        Refusal("the key of a place that waits", join(1, user: 5, key: waiting), taken),
        Refusal("the key of a place with an offer", join(1, user: 5, key: offered), taken),
        Refusal("the key of a place that has ended", join(1, user: 5, key: left), taken),
        Refusal(
            "units that are available come before a key that is taken",
            join(1, of: Shop.otherVariant, user: 5, key: left),
            .stockAvailable(5)
        ),
        Refusal("waiting for what is available", join(5, of: Shop.otherVariant, user: 5), .stockAvailable(5)),
        Refusal(
            "units that are available come before a user's limit",
            join(1, of: Shop.otherVariant, user: 1),
            .stockAvailable(5)
        ),
        Refusal("a second place beside one with an offer", join(6, of: Shop.otherVariant, user: 1), full(1)),
        Refusal("a second place beside one that waits", join(6, of: Shop.otherVariant, user: 2), full(1)),
        Refusal("more than may wait for a variant", join(1, user: 5), full(2)),
        Refusal("a user's limit comes before a variant's", join(1, user: 1), full(1)),
        Refusal("leaving a place that is not there", leave(unknown), .missing("waitlist_entry", unknown)),
        Refusal("leaving with a stale etag", leave(waiting, etag: 3), stale(10)),
        Refusal("leaving an offer with a stale etag", leave(offered, etag: 5), stale(7)),
        Refusal("a stale etag comes before the state", leave(left, etag: 8), stale(9)),
        Refusal("leaving twice", leave(left, etag: 9), .waitlistState(.left)),
        Refusal(
            "a place that is not there",
            .getWaitlistEntry(GetWaitlistEntryRequest(waitlistEntryID: unknown)),
            .missing("waitlist_entry", unknown)
        ),
        Refusal("taking the offer of a place that is not there", claim(unknown), .missing("waitlist_entry", unknown)),
        Refusal("taking an offer with a stale etag", claim(offered, etag: 5), stale(7)),
        Refusal("a stale etag comes before the state of an offer", claim(waiting, etag: 3), stale(10)),
        Refusal("taking what was not offered", claim(waiting, etag: 10), .waitlistState(.waiting)),
        Refusal("taking the offer of a place that has ended", claim(left), .waitlistState(.left)),
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows, [false, true])
    func refusal(row: Refusal, foldsAtOnce: Bool) throws {
        row.check(in: try Self.shop(foldsAtOnce: foldsAtOnce))
    }

    // MARK: States

    enum Operation: CaseIterable, Sendable {
        case leave, claim
    }

    /// Where each operation leads; nil where it is refused.
    static func target(_ operation: Operation, in state: WaitlistEntry.State) -> WaitlistEntry.State? {
        switch (operation, state) {
        case (.leave, .waiting), (.leave, .offered): .left
        case (.claim, .offered): .claimed
        default: nil
        }
    }

    static let states: [WaitlistEntry.State] = [.waiting, .offered, .claimed, .expired, .left]

    @Test("each step is taken or refused by the table", arguments: states, Operation.allCases)
    func step(state: WaitlistEntry.State, operation: Operation) throws {
        for foldsAtOnce in [false, true] {
            let shop = try Shop.stocked(10)
            shop.foldsAtOnce = foldsAtOnce
            let place = try shop.place(in: state)
            let etag = place.etag.sequence
            let request = operation == .leave ? Self.leave(place.id, etag: etag) : Self.claim(place.id, etag: etag)
            if let target = Self.target(operation, in: state) {
                #expect(shop.run(request).isResponse)
                let after = try shop.place(place.id)
                #expect(after.state == target && after.etag == Etag(sequence: shop.sequence))
                #expect(try shop.stock().reservedStock == Self.reserved(operation, in: state))
            } else {
                Refusal("\(operation) \(state)", request, .waitlistState(state)).check(in: shop)
            }
            #expect(shop.invariantViolations == [] && shop.archive.contradictions == [])
        }
    }

    /// What is held after a step: all ten units by another as long as a place waits, then what is held for the place.
    private static func reserved(_ operation: Operation, in state: WaitlistEntry.State) -> Int64 {
        switch (operation, state) {
        case (_, .waiting): 10
        case (.claim, _): 3
        case (.leave, _): 0
        }
    }

    // MARK: Fields

    static let badRequests: [(UnaryRequest, [String])] = [
        (.joinWaitlist(JoinWaitlistRequest(quantity: 0, ttl: .milliseconds(999))), ["quantity", "ttl"]),
        (.joinWaitlist(JoinWaitlistRequest(quantity: 1_000_000_001, ttl: .seconds(86_401))), ["quantity", "ttl"]),
        (.claimWaitlistOffer(ClaimWaitlistOfferRequest(ttl: .zero)), ["ttl"]),
        (.listReservations(ListReservationsRequest(pageSize: -1)), ["page_size"]),
        (.listReservations(ListReservationsRequest(pageSize: 1001)), ["page_size"]),
    ]

    @Test("every field at fault is named at once", arguments: badRequests)
    func fields(request: UnaryRequest, fields: [String]) throws {
        guard case .invalidFields(let violations) = Shop().run(request).rejection else { throw Unexpected() }
        #expect(violations.map(\.field) == fields)
    }

    static let goodRequests: [UnaryRequest] = [
        .joinWaitlist(JoinWaitlistRequest(quantity: 1, ttl: .seconds(1))),
        .joinWaitlist(JoinWaitlistRequest(quantity: 1_000_000_000, ttl: .seconds(86_400))),
        .claimWaitlistOffer(ClaimWaitlistOfferRequest()),
        .listReservations(ListReservationsRequest(pageSize: 1000)),
    ]

    @Test("values at the limits pass", arguments: goodRequests)
    func accepted(request: UnaryRequest) {
        #expect(Validation.violations(of: request, limits: Limits()).isEmpty)
    }
}
