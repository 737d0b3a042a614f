import Commerce
import HoldfastMessages
import Testing

/// Short ways to say what the tests of waitlists do most.
extension Shop {
    static func placeID(_ number: UInt64) -> ID<WaitlistEntry> { ID(UUID(high: 19, low: number)) }

    /// A place for so many units, number 7 or with a key of the server's.
    @discardableResult
    func join(
        _ units: Int64,
        of variant: ID<ProductVariant> = Shop.variant,
        user: Int64 = 1,
        ttl: Duration? = nil,
        number: UInt64? = nil
    ) throws -> WaitlistEntry {
        let request = JoinWaitlistRequest(
            waitlistEntryID: number.map { Shop.placeID($0) },
            variantID: variant,
            userID: ID(user),
            quantity: units,
            ttl: ttl
        )
        return try answer(.joinWaitlist(request), as: JoinWaitlistResponse.self).waitlistEntry
    }

    func place(_ id: ID<WaitlistEntry>) throws -> WaitlistEntry {
        let request = GetWaitlistEntryRequest(waitlistEntryID: id)
        return try answer(.getWaitlistEntry(request), as: GetWaitlistEntryResponse.self).waitlistEntry
    }

    @discardableResult
    func leave(_ id: ID<WaitlistEntry>) throws -> WaitlistEntry {
        let request = LeaveWaitlistRequest(waitlistEntryID: id)
        return try answer(.leaveWaitlist(request), as: LeaveWaitlistResponse.self).waitlistEntry
    }

    @discardableResult
    func claim(_ id: ID<WaitlistEntry>, ttl: Duration? = nil) throws -> ClaimWaitlistOfferResponse {
        try answer(.claimWaitlistOffer(ClaimWaitlistOfferRequest(waitlistEntryID: id, ttl: ttl)))
    }

    /// A place as it was recorded last: to look at it so changes nothing, while asking for it brings about offers.
    func recorded(_ id: ID<WaitlistEntry>) -> WaitlistEntry? {
        let key = Archive.RowKey(table: WaitlistEntry.tableNumber, key: id.description)
        guard case .waitlistEntry(let row) = archive.rows[key] else { return nil }
        return row
    }

    /// Where places stand, as it was recorded.
    func states(of places: [WaitlistEntry]) -> [WaitlistEntry.State?] { places.map { recorded($0.id)?.state } }

    /// A place for three units in this state, where there are ten that nobody holds. As long as it waits all of them
    /// are held; later nothing else is.
    func place(in state: WaitlistEntry.State) throws -> WaitlistEntry {
        let rival = try hold(10)
        let place = try join(3, ttl: .seconds(60))
        if state != .waiting, !release(rival.id).isResponse { throw Unexpected() }
        switch state {
        case .waiting, .offered: break
        case .claimed: try claim(place.id)
        case .left: try leave(place.id)
        case .expired: advance(.seconds(60))
        case .unspecified: throw Unexpected()
        }
        let row = try self.place(place.id)
        try #require(row.state == state)
        return row
    }

    /// So many units, all of them held, and what holds them.
    static func soldOut(_ units: Int64, limits: Limits = Limits()) throws -> (shop: Shop, rival: Reservation) {
        let shop = try Shop.stocked(units, limits: limits)
        return (shop, try shop.hold(units))
    }

    /// Nothing contradicts itself, neither here nor after a restart.
    func checkBooks(sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(invariantViolations == [], sourceLocation: sourceLocation)
        #expect(archive.contradictions == [], sourceLocation: sourceLocation)
        let ledger: VerifyLedgerResponse = try answer(.verifyLedger(VerifyLedgerRequest()))
        #expect(ledger.verified, sourceLocation: sourceLocation)
        let restarted = recovered()
        #expect(restarted.invariantViolations == [], sourceLocation: sourceLocation)
        #expect(restarted.stateHash == stateHash, sourceLocation: sourceLocation)
    }
}

extension Limits {
    /// Turns make no offers by themselves.
    static let idle = {
        var limits = Limits()
        limits.promotionsPerTurn = 0
        return limits
    }()
}
