import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Lists of reservations, which are read from LMDB: most of them have left memory.
@Suite("Reservations in LMDB")
struct ReservationHistoryTests {
    /// The third one has stock, and nobody holds anything of it.
    private static let variants = (1...3 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 31, low: $0)) }

    /// How many reservations there are, of the first two variants in turn.
    private static let count = 40

    /// What becomes of the reservations, in turn: of each variant there are some in every state.
    private static let states: [Reservation.State] = [.held, .released, .committed, .expired, .consumed]

    // MARK: What there is

    /// Makes reservations, of which the first half is folded before the others are made. Gives all of them, the newest first, as the
    /// engine knows each by its id.
    private static func fill(_ engine: StepEngine) throws -> [Reservation] {
        for variant in variants {
            try engine.succeed(.setStock(SetStockRequest(variantID: variant, currentStock: 1000)))
        }
        var kept: [(id: ID<Reservation>, state: Reservation.State)] = []
        for number in 0..<count {
            let state = states[number % states.count]
            let id = try hold(of: variants[number % 2], ttl: .seconds(state == .expired ? 1 : 3600), engine)
            for request in end(of: id, as: state) { try engine.succeed(request) }
            kept.append((id, state))
            engine.clock.advance(.milliseconds(700))
            if number == count / 2 { try engine.commitAndFold() }
        }
        engine.clock.advance(.seconds(2))
        // One that had ended and left memory is held again: the ledger has it twice, and it lies in another table.
        let extend = ExtendReservationRequest(reservationID: kept[3].id, ttl: .seconds(3600))
        try engine.succeed(.extendReservation(extend))
        kept[3].state = .held

        var rows: [Reservation] = []
        for (id, state) in kept.reversed() {
            let get = UnaryRequest.getReservation(GetReservationRequest(reservationID: id))
            let row = try engine.response(to: get, as: GetReservationResponse.self).reservation
            try #require(row.id == id && row.state == state)
            rows.append(row)
        }
        return rows
    }

    private static func hold(
        of variant: ID<ProductVariant>,
        ttl: Duration,
        _ engine: StepEngine
    ) throws -> ID<Reservation> {
        let create = CreateReservationRequest(variantID: variant, quantity: 2, ttl: ttl)
        return try engine.response(to: .createReservation(create), as: CreateReservationResponse.self).reservation.id
    }

    /// What leads to a state. A hold expires by itself.
    private static func end(of id: ID<Reservation>, as state: Reservation.State) -> [UnaryRequest] {
        let commit = UnaryRequest.commitReservation(CommitReservationRequest(reservationID: id, quantity: 1))
        switch state {
        case .released: return [.releaseReservation(ReleaseReservationRequest(reservationID: id))]
        case .committed: return [commit]
        case .consumed: return [commit, .consumeReservation(ConsumeReservationRequest(reservationID: id))]
        case .held, .expired, .unspecified: return []
        }
    }

    // MARK: Lists

    /// All pages of a list, or those from a token on.
    private static func pages(_ request: ListReservationsRequest, _ engine: StepEngine) throws -> [Reservation] {
        var request = request
        var rows: [Reservation] = []
        repeat {
            let page: ListReservationsResponse = try engine.response(to: .listReservations(request))
            try #require(page.reservations.count <= Int(request.pageSize) && rows.count <= count)
            rows += page.reservations
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return rows
    }

    /// Lists of all variants and of each have these rows.
    private static func check(_ rows: [Reservation], openOnly: Bool, size: Int32, _ engine: StepEngine) throws {
        let wanted = rows.filter { !openOnly || $0.isOpen }
        try #require(wanted.count == (openOnly ? 17 : count))
        let all = ListReservationsRequest(openOnly: openOnly, pageSize: size)
        #expect(try pages(all, engine) == wanted)
        for variant in variants {
            let list = ListReservationsRequest(variantID: variant, openOnly: openOnly, pageSize: size)
            #expect(try pages(list, engine) == wanted.filter { $0.variantID == variant }, "of \(variant)")
        }
    }

    @Test(
        "pages of all and of one variant show each reservation once, the newest first, and so after a restart",
        arguments: [1, 3, 7, 1000] as [Int32],
        [false, true]
    )
    func pages(size: Int32, openOnly: Bool) throws {
        let directory = TemporaryDirectory()
        let clock = TestClock()
        let rows: [Reservation]
        do {
            let engine = try StepEngine(directory, clock: clock)
            rows = try Self.fill(engine)
            // What is not folded yet is folded for the list.
            try Self.check(rows, openOnly: openOnly, size: size, engine)
            try engine.commitAndFold()
            try Self.checkAway(rows, engine)
            try Self.check(rows, openOnly: openOnly, size: size, engine)
        }
        let engine = try StepEngine(directory, clock: clock, seed: 2)
        try Self.checkAway(rows, engine)
        try Self.check(rows, openOnly: openOnly, size: size, engine)
    }

    /// Those that have ended are not in memory.
    private static func checkAway(_ rows: [Reservation], _ engine: StepEngine) throws {
        for row in rows where !row.isOpen {
            let get = UnaryRequest.getReservation(GetReservationRequest(reservationID: row.id))
            let response = GetReservationResponse(reservation: row)
            #expect(try engine.answerByReading(get) == .response(.getReservation(response)))
        }
    }

    @Test("what comes, and what ends, between two pages moves no other reservation", arguments: [false, true])
    func changedBetweenPages(isOfOneVariant: Bool) throws {
        let directory = TemporaryDirectory()
        let engine = try StepEngine(directory)
        let rows = try Self.fill(engine).filter { !isOfOneVariant || $0.variantID == Self.variants[0] }
        try engine.commitAndFold()
        let variant = isOfOneVariant ? Self.variants[0] : nil
        var request = ListReservationsRequest(variantID: variant, pageSize: 5)
        let page: ListReservationsResponse = try engine.response(to: .listReservations(request))
        #expect(page.reservations == Array(rows.prefix(5)))

        // The oldest one of all, of the first variant, is held.
        var expected = Array(rows.dropFirst(5))
        let release = UnaryRequest.releaseReservation(ReleaseReservationRequest(reservationID: expected.last!.id))
        let released = try engine.response(to: release, as: ReleaseReservationResponse.self).reservation
        expected[expected.count - 1] = released
        _ = try Self.hold(of: Self.variants[0], ttl: .seconds(3600), engine)
        try engine.commitAndFold()
        request.pageToken = page.nextPageToken
        #expect(try Self.pages(request, engine) == expected)
    }
}
