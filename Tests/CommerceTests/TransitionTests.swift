import Commerce
import HoldfastMessages
import Testing

/// Every operation in every state of a reservation.
@Suite("Transitions of reservations")
struct TransitionTests {
    enum Operation: CaseIterable, Sendable {
        case commit, consume, release, extend
    }

    /// Where each operation leads; nil where it is refused.
    static func target(_ operation: Operation, in state: Reservation.State) -> Reservation.State? {
        switch (operation, state) {
        case (.commit, .held): .committed
        case (.consume, .committed): .consumed
        case (.release, .held), (.release, .committed): .released
        case (.extend, .held), (.extend, .expired): .held
        default: nil
        }
    }

    static let states: [Reservation.State] = [.held, .committed, .released, .expired, .consumed]

    @Test("each step is taken or refused by the table", arguments: states, Operation.allCases)
    func step(state: Reservation.State, operation: Operation) throws {
        for foldsAtOnce in [false, true] {
            let shop = try Shop.stocked(10)
            shop.foldsAtOnce = foldsAtOnce
            let row = try shop.reservation(in: state)
            let before = (shop.stateHash, try shop.stock())
            let outcome =
                switch operation {
                case .commit: shop.commit(row.id)
                case .consume: shop.consume(row.id)
                case .release: shop.release(row.id)
                case .extend: shop.extend(row.id)
                }
            if let target = TransitionTests.target(operation, in: state) {
                #expect(outcome.rejection == nil)
                let after = try shop.reservation(row.id)
                #expect(after.state == target)
                #expect(after.etag == Etag(sequence: shop.sequence))
            } else {
                let expected: Rejection =
                    operation == .commit && state == .expired
                    ? .reservationExpired(expireTime: row.expireTime) : .reservationState(state)
                #expect(outcome.rejection == expected)
                #expect(before == (shop.stateHash, try shop.stock()))
            }
            #expect(shop.invariantViolations.isEmpty)
            #expect(shop.archive.contradictions.isEmpty)
        }
    }

    @Test("each step moves the balances", arguments: states)
    func balances(state: Reservation.State) throws {
        let shop = try Shop.stocked(10)
        _ = try shop.reservation(in: state)
        let stock = try shop.stock()
        let expected: (Int64, Int64) =
            switch state {
            case .held, .committed: (10, 3)
            case .consumed: (7, 0)
            default: (10, 0)
            }
        #expect((stock.currentStock, stock.reservedStock) == expected)
        #expect(stock.availableStock == expected.0 - expected.1)
    }

    @Test("committing a part returns the rest")
    func partialCommit() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(5)
        #expect(shop.commit(row.id, quantity: 2).rejection == nil)
        #expect(try shop.reservation(row.id).quantity == 2)
        #expect(try shop.stock().reservedStock == 2)
        #expect(shop.archive.entries.last?.reason == .committed)
        #expect(shop.archive.entries.last?.reservedChange == -3)
    }

    @Test("committing everything writes no ledger entry, since no balance changes")
    func fullCommit() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(5)
        let count = shop.archive.entries.count
        #expect(shop.commit(row.id).rejection == nil)
        #expect(shop.archive.entries.count == count)
    }

    @Test("consuming a part ships it and returns the rest")
    func partialConsume() throws {
        let shop = try Shop.stocked(10)
        let row = try shop.hold(5)
        _ = shop.commit(row.id)
        #expect(shop.consume(row.id, quantity: 2).rejection == nil)
        let stock = try shop.stock()
        #expect((stock.currentStock, stock.reservedStock) == (8, 0))
        #expect(shop.archive.entries.last?.quantityChange == -2)
        #expect(shop.archive.entries.last?.reservedChange == -5)
    }

    @Test("units on back order can be reserved, and shipped once they are there")
    func backorder() throws {
        let shop = try Shop.stocked(2, backorder: 3)
        let row = try shop.hold(5)
        #expect(try shop.stock().availableStock == -3)
        _ = shop.commit(row.id)
        let short = ShortLine(index: 0, variantID: Shop.variant, requested: 5, available: 2)
        #expect(shop.consume(row.id).rejection == .insufficientStock(lines: [short], count: 1))
        try shop.setStock(5)
        #expect(shop.consume(row.id).rejection == nil)
        #expect(try shop.stock().currentStock == 0)
    }
}
