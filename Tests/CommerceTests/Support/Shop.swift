import HoldfastMessages

@testable import Commerce

/// A domain with a clock that stands still until it is moved, and an archive in the place of the snapshot.
final class Shop {
    var commerce: Commerce
    var archive = Archive()
    var now = Timestamp(nanoseconds: 1_800_000_000_000_000_000)
    /// Whether everything is evicted from memory after each command that can be.
    var foldsAtOnce = false
    /// How often a command had to be run again.
    var fetchCount = 0

    /// What came of a request.
    enum Outcome: Equatable {
        case response(UnaryResponse)
        case rejected(Rejection)
        /// The answer to the command with this number was given again.
        case replayed(sequence: Int64)
    }

    init(limits: Limits = Limits(), seed: UInt64 = 1) {
        commerce = Commerce(limits: limits, seed: seed)
    }

    var sequence: Int64 { commerce.sequence }
    var stateHash: Hash128 { commerce.stateHash }
    var openReservationCount: Int { commerce.openReservationCount }
    var reservationsInMemory: Int { commerce.reservations.count }
    var ordersInMemory: OrderRowCounts {
        let entities = commerce.entities
        return OrderRowCounts(
            live: entities.orders.count,
            lines: entities.orderItems.count,
            finished: entities.finishedOrders.count,
            groups: entities.checkoutGroups.count
        )
    }
    var idempotencyFloor: Timestamp { commerce.idempotency.floor }
    var invariantViolations: [String] { commerce.invariantViolations() }
    func nextDueTime() -> Timestamp? { commerce.nextDueTime() }

    /// One turn with this request, as the engine makes it: what is due, what comes before the request, the request, and
    /// offers to those who wait.
    func run(_ request: UnaryRequest, caller: Caller = .anonymous) -> Outcome {
        expireDue()
        defer { promote() }
        var context = Context(now: now, caller: caller)
        while true {
            var settlement = commerce.settlement(before: request, context)
            while commerce.settleNext(&settlement) { commerce.commit(&archive) }
            do throws(Interruption) {
                let response = try commerce.run(request, context)
                commerce.commit(&archive)
                if foldsAtOnce { fold() }
                return .response(response)
            } catch {
                switch error {
                case .rejected(let rejection): return .rejected(rejection)
                case .replay(let bytes): return .replayed(sequence: Int64(String(decoding: bytes, as: UTF8.self))!)
                case .needs(let need):
                    fetchCount += 1
                    context.fetched[need] = archive.fetch(need)
                }
            }
        }
    }

    /// Expires every hold that is due.
    func expireDue() {
        while commerce.expireNext(now: now) { commerce.commit(&archive) }
        if foldsAtOnce { fold() }
    }

    /// Expires what is due on the variants of a request, offers what is free of them, and does nothing else.
    func expireDue(touchedBy request: UnaryRequest) {
        var settlement = commerce.settlement(before: request, Context(now: now))
        while commerce.settleNext(&settlement) { commerce.commit(&archive) }
    }

    /// One turn without a request. Says whether there is more to do already.
    @discardableResult
    func tick() -> Bool {
        expireDue()
        promote()
        return commerce.isDue(at: now)
    }

    /// As many offers as one turn makes.
    private func promote() {
        var count = 0
        while count < commerce.limits.promotionsPerTurn, commerce.promoteNext(now: now) {
            commerce.commit(&archive)
            count += 1
        }
        if foldsAtOnce { fold() }
    }

    /// What is found for a list where nothing has left memory.
    func recall(_ query: ReservationQuery) -> Fetched { commerce.reservationsInMemory(query) }

    /// Runs without looking for what is due.
    func runOnly(_ request: UnaryRequest) -> Outcome {
        do {
            let response = try commerce.run(request, Context(now: now))
            commerce.commit(&archive)
            return .response(response)
        } catch .rejected(let rejection) {
            return .rejected(rejection)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Everything so far has reached the snapshot.
    func fold() { commerce.evict(through: commerce.sequence) }

    func advance(_ duration: Duration) { now = now + duration }

    /// A state loaded from what the archive holds, as recovery does.
    func recovered() -> Shop {
        let shop = Shop()
        shop.commerce = Commerce(limits: commerce.limits, seed: 2)
        for stock in archive.stocks.values { shop.commerce.load(stock) }
        for reservation in archive.reservations.values where reservation.isOpen { shop.commerce.load(reservation) }
        // What has left memory is not read either; where nothing leaves it, tests want to look at all of it.
        for (key, row) in archive.rows where !foldsAtOnce || !archive.past.contains(key) {
            _ = shop.commerce.load(row)
        }
        shop.foldsAtOnce = foldsAtOnce
        var hashes = TableHashes()
        var entities = commerce.entities
        entities.visit(&hashes)
        hashes.sums[Stock.tableNumber] = commerce.stocks.hash
        hashes.sums[Reservation.tableNumber] = commerce.reservations.hash
        hashes.sums[LedgerEntry.tableNumber] = commerce.ledger.hash
        shop.commerce.finishLoading(Commerce.Recovered(sequence: sequence, hashes: hashes.sums))
        shop.archive = archive
        shop.now = now
        return shop
    }
}

/// How many rows of orders are in memory.
struct OrderRowCounts: Equatable {
    /// Orders that go on.
    var live: Int
    /// Their lines.
    var lines: Int
    /// Orders that are finished.
    var finished: Int
    /// Carts that became orders.
    var groups: Int
}

/// The sum of the hashes of each table by its number.
private struct TableHashes: TableVisitor {
    var sums: [UInt8: Hash128] = [:]

    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) { sums[Entry.tableNumber] = table.hash }
}
