import HoldfastMessages
import Testing

@testable import Commerce

/// Takes rows in, and lets them out.
extension Shop {
    /// Expires what is due, then takes in rows as the engine does.
    @discardableResult
    func importRows(_ rows: [EntityRow.Row]) -> ImportOutcome {
        expireDue()
        var context = Context(now: now)
        while true {
            do throws(Interruption) {
                let outcome = try commerce.importRows(rows, context)
                commerce.commit(&archive)
                if foldsAtOnce { fold() }
                return outcome
            } catch {
                guard case .needs(let need) = error else { preconditionFailure("\(error)") }
                fetchCount += 1
                context.fetched[need] = archive.fetch(need)
            }
        }
    }

    /// The same, so many rows at a time; what came of all of them.
    @discardableResult
    func importRows(_ rows: [EntityRow.Row], chunk: Int) -> ImportOutcome {
        var total = ImportOutcome(sequence: sequence)
        for start in stride(from: 0, to: rows.count, by: chunk) {
            let outcome = importRows(Array(rows[start..<min(start + chunk, rows.count)]))
            total.imported += outcome.imported
            total.unchanged += outcome.unchanged
            for refused in outcome.refused {
                total.refused.append(.init(index: start + refused.index, rejection: refused.rejection))
            }
            total.sequence = outcome.sequence
        }
        return total
    }

    /// Everything there is, what has left memory included, in an order in which it can be imported.
    func exportedRows() -> [EntityRow.Row] {
        var rows = archive.entries.map { EntityRow.Row.ledgerEntry($0) }
        let stocks = archive.stocks.values.sorted { $0.variantID < $1.variantID }
        rows += stocks.map { EntityRow.Row.stock($0) }
        rows += archivedRows(before: .waitlistEntry)
        let reservations = archive.reservations.values.filter { !$0.isOpen || $0.owner != .order }
        rows += reservations.sorted { $0.id < $1.id }.map { EntityRow.Row.reservation($0) }
        rows += archivedRows(from: .waitlistEntry)
        rows += liveOrders().map { EntityRow.Row.orderAggregate($0) }
        return rows
    }

    /// The rows of declared entities that are exported before those of another one, or from those on; nothing of orders
    /// that go on.
    private func archivedRows(before end: EntityKind? = nil, from start: EntityKind? = nil) -> [EntityRow.Row] {
        let kinds: [EntityKind] = [
            .counter, .user, .address, .seller, .category, .product, .productVariant, .productImage, .cart, .cartItem,
            .waitlistEntry, .checkoutGroup, .orderAggregate,
        ]
        let first = start.flatMap { kinds.firstIndex(of: $0) } ?? 0
        let last = end.flatMap { kinds.firstIndex(of: $0) } ?? kinds.count
        return kinds[first..<last].flatMap { kind in
            archive.rows.filter { $0.value.header.kind == kind }
                .sorted { (rank(of: $0.value), $0.key.key) < (rank(of: $1.value), $1.key.key) }
                .map { $0.value }
        }
    }

    /// Before which others of its entity a row must come: a default address, a primary image, and a category above
    /// another.
    private func rank(of row: EntityRow.Row) -> Int {
        switch row {
        case .address(let row): return row.isDefault ? 0 : 1
        case .productImage(let row): return row.isPrimary ? 0 : 1
        case .category(let row):
            let parent = row.parentID.flatMap { commerce.entities.categories.find($0) }
            return parent.map { rank(of: .category($0)) + 1 } ?? 0
        default: return 0
        }
    }

    private func liveOrders() -> [OrderAggregate] {
        var orders: [Order] = []
        commerce.entities.orders.forEach { orders.append($0) }
        return orders.sorted { $0.id < $1.id }.compactMap { order in
            guard let slot = commerce.entities.orders.slot(of: order.id) else { return nil }
            var aggregate = commerce.aggregate(of: slot)
            aggregate.reservations = aggregate.items.compactMap { commerce.reservations.find($0.reservationID) }
                .filter(\.isOpen)
            return aggregate
        }
    }
}

/// A row that must be refused in a market, and how; both are made there, and so can whatever else they need.
struct ImportRefusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    private let row: @Sendable (Market) throws -> (EntityRow.Row, Rejection)

    init(
        _ testDescription: String,
        _ row: @escaping @Sendable (Market) throws -> (EntityRow.Row, Rejection)
    ) {
        self.testDescription = testDescription
        self.row = row
    }

    /// Imports it: it is refused as foreseen, and nothing changes.
    func check(in market: Market) throws {
        let (row, expected) = try self.row(market)
        let shop = market.shop
        let before = (shop.stateHash, shop.sequence, shop.invariantViolations)
        let outcome = shop.importRows([row])
        #expect(outcome.refused == [ImportOutcome.Refused(index: 0, rejection: expected)])
        #expect(outcome.imported == 0 && outcome.unchanged == 0 && outcome.sequence == before.1)
        #expect(before == (shop.stateHash, shop.sequence, shop.invariantViolations))
        #expect(expected.reason != .unspecified && !expected.message.isEmpty)
    }
}
