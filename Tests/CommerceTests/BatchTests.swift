import Commerce
import HoldfastMessages
import Testing

@Suite("Batches")
struct BatchTests {
    private func line(_ quantity: Int64, of variant: ID<ProductVariant> = Shop.variant) -> ReservationLine {
        ReservationLine(variantID: variant, quantity: quantity)
    }

    private func results(_ outcome: Shop.Outcome) throws -> [ReservationResult] {
        guard case .response(.batchCreateReservations(let response)) = outcome else { throw Unexpected() }
        return response.results
    }

    @Test("all lines are held in one command")
    func all() throws {
        let shop = try Shop.stocked(10)
        try shop.setStock(5, of: Shop.otherVariant)
        let before = shop.sequence
        let results = try results(shop.batch(.allOrNothing, [line(3), line(5, of: Shop.otherVariant), line(7)]))
        #expect(results.count == 3)
        #expect(shop.sequence == before + 1)
        #expect(try shop.stock().availableStock == 0)
        #expect(try shop.stock(of: Shop.otherVariant).availableStock == 0)
        #expect(Set(shop.archive.reservations.keys).count == 3)
        #expect(shop.invariantViolations.isEmpty)
        #expect(shop.archive.contradictions.isEmpty)
    }

    @Test("mistake: the same variant on two lines passes twice")
    func sameVariantTwice() throws {
        let shop = try Shop.stocked(10)
        let before = (shop.stateHash, shop.sequence)
        let rejection = shop.batch(.allOrNothing, [line(6), line(5)]).rejection
        let expected = [0, 1].map { ShortLine(index: $0, variantID: Shop.variant, requested: 11, available: 10) }
        #expect(rejection == .insufficientStock(lines: expected, count: 2))
        #expect(before == (shop.stateHash, shop.sequence))
        #expect(try shop.stock().reservedStock == 0)
        #expect(shop.openReservationCount == 0)
    }

    @Test("an unknown variant comes before a short one")
    func unknownFirst() throws {
        let shop = try Shop.stocked(1)
        let rejection = shop.batch(.allOrNothing, [line(2), line(1, of: Shop.unknownVariant)]).rejection
        #expect(rejection == .stockNotFound(Shop.unknownVariant))
    }

    @Test("8,190 short lines are counted, and as many named as fit")
    func manyShortLines() throws {
        let shop = try Shop.stocked(1)
        let lines = Array(repeating: line(2), count: 8190)
        guard case .insufficientStock(let named, let count) = shop.batch(.allOrNothing, lines).rejection else {
            throw Unexpected()
        }
        #expect(count == 8190)
        #expect(named.count == Rejection.maximumShortLineCount)
    }

    @Test("with EACH every line stands for itself, in order")
    func each() throws {
        let shop = try Shop.stocked(10)
        let results = try results(shop.batch(.each, [line(6), line(5), line(1, of: Shop.unknownVariant), line(4)]))
        let reasons = results.map { result -> ErrorReason? in
            if case .error(let error) = result.outcome { error.reason } else { nil }
        }
        #expect(reasons == [nil, .insufficientStock, .stockNotFound, nil])
        if case .error(let error) = results[1].outcome { #expect(error.availableStock == 4) }
        #expect(try shop.stock().availableStock == 0)
    }

    @Test("a batch of which no line succeeds takes no sequence number and is not recorded")
    func eachWithoutEffect() throws {
        let shop = try Shop.stocked(1)
        let request = UnaryRequest.batchCreateReservations(
            BatchCreateReservationsRequest(requestID: UUID(high: 1, low: 1), policy: .each, lines: [line(2)])
        )
        let before = shop.sequence
        guard case .response(.batchCreateReservations(let first)) = shop.run(request) else { throw Unexpected() }
        #expect(first.commitSeq == 0)
        #expect(shop.sequence == before)
        try shop.setStock(2)
        guard case .response(.batchCreateReservations(let second)) = shop.run(request) else { throw Unexpected() }
        #expect(second.commitSeq == shop.sequence)
    }

    @Test(
        "validate_only answers what would be and changes nothing",
        arguments: [
            BatchCreateReservationsRequest.Policy.allOrNothing, .each,
        ]
    )
    func validateOnly(policy: BatchCreateReservationsRequest.Policy) throws {
        let shop = try Shop.stocked(10)
        let before = (shop.stateHash, shop.sequence)
        let request = BatchCreateReservationsRequest(policy: policy, lines: [line(4), line(6)], validateOnly: true)
        guard case .response(.batchCreateReservations(let response)) = shop.run(.batchCreateReservations(request))
        else { throw Unexpected() }
        #expect(response.commitSeq == 0)
        for result in response.results {
            guard case .reservation(let reservation) = result.outcome else { throw Unexpected() }
            #expect(reservation.id.isNone)
            #expect(reservation.state == .held)
        }
        #expect(before == (shop.stateHash, shop.sequence))
        #expect(try shop.stock().reservedStock == 0)
        #expect(shop.openReservationCount == 0)
        #expect(shop.nextDueTime() == nil)
    }
}
