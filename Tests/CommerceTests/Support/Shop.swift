import HoldfastMessages

@testable import Commerce

/// A domain with a clock that stands still until it is moved, and an archive in the place of the snapshot.
final class Shop {
    private var commerce: Commerce
    private(set) var archive = Archive()
    var now = Timestamp(nanoseconds: 1_800_000_000_000_000_000)
    /// Whether everything is evicted from memory after each command that can be.
    var foldsAtOnce = false
    /// How often a command had to be run again.
    private(set) var fetchCount = 0

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
    var idempotencyFloor: Timestamp { commerce.idempotency.floor }
    var invariantViolations: [String] { commerce.invariantViolations() }
    func nextDueTime() -> Timestamp? { commerce.nextDueTime() }

    /// Expires what is due, then carries out the request as the engine does.
    func run(_ request: UnaryRequest, caller: Caller = .anonymous) -> Outcome {
        expireDue()
        var context = Context(now: now, caller: caller)
        while true {
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

    /// Expires what is due on the variants of a request and nothing else.
    func expireDue(touchedBy request: UnaryRequest) {
        while commerce.expireNext(touchedBy: request, now: now) { commerce.commit(&archive) }
    }

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
        for row in archive.rows.values { _ = shop.commerce.load(row) }
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

/// The sum of the hashes of each table by its number.
private struct TableHashes: TableVisitor {
    var sums: [UInt8: Hash128] = [:]

    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) { sums[Entry.tableNumber] = table.hash }
}
