import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices
import SessionTestSupport
import Testing

/// One caller of the service, who does one random thing after the other: reserves, settles, looks at what was; who sometimes has little
/// patience, and who checks every answer against those before.
struct Shopper: Sendable {
    /// What it was told of its own changes.
    private(set) var books = Books()
    /// Calls that were begun, and those that ended.
    private(set) var callCount = 0
    private(set) var outcomes: [StatusCode: Int] = [:]

    private let shop: Shop
    private let client: HoldfastClient
    private var random: SeededGenerator
    /// Its own reservations for which nothing is under way.
    private var open: [Reservation] = []
    private var ended: [Reservation] = []
    /// Stocks as they were right after changes of its own.
    private var past: [(stock: Stock, sequence: Int64)] = []
    /// The last change that was made, with its answer.
    private var latest: (mutation: Mutation, effect: Mutation.Effect)?

    init(_ shop: Shop, _ client: HoldfastClient, _ random: SeededGenerator) {
        self.shop = shop
        self.client = client
        self.random = random
    }

    /// Takes so many steps, or fewer if the server goes.
    mutating func run(stepCount: Int) async {
        for _ in 0..<stepCount {
            await shop.step()
            await step()
            if shop.isClosing, outcomes[.unavailable] != nil { return }
        }
    }

    private mutating func step() async {
        switch random.below(24) {
        case 0..<7: await change(.create(creation()))
        case 7..<9: await change(.createBatch(batch()))
        case 9..<16: await settle()
        case 16:
            let units = Int64(random.below(7)) - 3
            guard units != 0 else { return }
            let variant = variant()
            await change(
                .adjust(
                    AdjustStockRequest(requestID: id(), variantID: variant, quantityChange: units, reason: .correction)
                )
            )
        case 17: await lookAtPastStock()
        case 18: await lookAtPastEntry()
        case 19: await lookAtLedger()
        case 20: await lookAtEnded()
        case 21: await verify()
        case 22: await repeatLatest()
        default: await lookAtStocks()
        }
    }

    // MARK: Changes

    private mutating func change(_ mutation: Mutation, of reservation: Reservation? = nil) async {
        let client = client
        switch await call({ try await mutation.send(to: client, $0) }) {
        case .success(let effect):
            books.enter(effect, of: mutation)
            latest = (mutation, effect)
            open += effect.reservations.filter(\.isOpen)
            ended += effect.reservations.filter { !$0.isOpen }
            if let stock = effect.stock {
                check(stock)
                past.append((stock, effect.sequence))
            }
        case .failure(let status) where status.code == .failedPrecondition:
            // Too few units, or the hold has run out.
            break
        case .failure: books.leaveOpen(mutation)
        }
    }

    /// Does what can be done with one of its reservations.
    private mutating func settle() async {
        guard let index = open.indices.randomElement(using: &random) else { return }
        let reservation = open.remove(at: index)
        let id = id()
        switch (reservation.state, random.below(4)) {
        case (.held, 0..<2):
            await change(.commit(CommitReservationRequest(requestID: id, reservationID: reservation.id)))
        case (.held, 2):
            await change(.extend(ExtendReservationRequest(requestID: id, reservationID: reservation.id, ttl: ttl())))
        case (.committed, 0..<3):
            let some = random.oneIn(2) ? 1 : reservation.quantity
            await change(
                .consume(ConsumeReservationRequest(requestID: id, reservationID: reservation.id, quantity: some))
            )
        default: await change(.release(ReleaseReservationRequest(requestID: id, reservationID: reservation.id)))
        }
    }

    /// A change that was made is asked for again, and answered as before.
    private mutating func repeatLatest() async {
        guard let (mutation, effect) = latest else { return }
        let client = client
        if case .success(let again) = await call({ try await mutation.send(to: client, $0) }) {
            #expect(again.reservations == effect.reservations && again.stock == effect.stock)
        }
    }

    // MARK: Looking

    private mutating func lookAtStocks() async {
        let client = client
        let answer = await call {
            try await client.stock.batchGetStocks(BatchGetStocksRequest(variantIDs: Shop.variants), options: $0)
        }
        if case .success(let answer) = answer {
            #expect(answer.stocks.count == Shop.variants.count)
            for stock in answer.stocks { check(stock) }
        }
    }

    private mutating func lookAtPastStock() async {
        guard let (stock, sequence) = past.randomElement(using: &random) else { return }
        let client = client
        let request = GetStockRequest(variantID: stock.variantID, asOf: .commitSeq(sequence))
        if case .success(let answer) = await call({ try await client.stock.getStock(request, options: $0) }) {
            #expect(
                answer.stock.currentStock == stock.currentStock && answer.stock.reservedStock == stock.reservedStock
            )
        }
    }

    private mutating func lookAtPastEntry() async {
        guard let (stock, _) = past.randomElement(using: &random) else { return }
        let client = client
        let request = GetLedgerEntryRequest(ledgerEntryID: ID(stock.ledgerEntryID))
        if case .success(let answer) = await call({ try await client.ledger.getLedgerEntry(request, options: $0) }) {
            #expect(answer.entry.variantID == stock.variantID)
            #expect(
                answer.entry.currentAfter == stock.currentStock && answer.entry.reservedAfter == stock.reservedStock
            )
        }
    }

    /// Two pages, which hang together.
    private mutating func lookAtLedger() async {
        let client = client
        let variant = variant()
        var entries: [LedgerEntry] = []
        var token = ""
        for _ in 0..<2 {
            let request = ListLedgerEntriesRequest(variantID: variant, pageSize: 10, pageToken: token)
            guard
                case .success(let page) = await call({ try await client.ledger.listLedgerEntries(request, options: $0) }
                )
            else { return }
            entries += page.entries
            token = page.nextPageToken
            if token.isEmpty { break }
        }
        for (entry, earlier) in zip(entries, entries.dropFirst()) {
            #expect(entry.previousEntryID == earlier.id.raw && entry.entryNumber == earlier.entryNumber + 1)
            #expect(entry.currentAfter == earlier.currentAfter + entry.quantityChange)
            #expect(entry.reservedAfter == earlier.reservedAfter + entry.reservedChange)
            #expect(entry.reservedAfter <= entry.currentAfter)
        }
    }

    private mutating func lookAtEnded() async {
        guard let reservation = ended.randomElement(using: &random) else { return }
        let client = client
        let request = GetReservationRequest(reservationID: reservation.id)
        if case .success(let answer) = await call({ try await client.reservations.getReservation(request, options: $0) }
        ) {
            #expect(answer.reservation == reservation)
        }
    }

    private mutating func verify() async {
        let client = client
        let request = VerifyLedgerRequest(variantID: random.oneIn(2) ? variant() : nil)
        if case .success(let answer) = await call({ try await client.ledger.verifyLedger(request, options: $0) }) {
            #expect(answer.verified, "\(answer.problems)")
        }
    }

    /// Never more units held than there are.
    private func check(_ stock: Stock) {
        #expect(0 <= stock.reservedStock && stock.reservedStock <= stock.currentStock, "\(stock)")
        #expect(stock.availableStock == stock.currentStock - stock.reservedStock)
    }

    // MARK: Calls

    /// Makes a call, with little patience now and then.
    private mutating func call<Answer: Sendable>(
        _ body: @escaping @Sendable (CallOptions) async throws -> Answer
    ) async -> Result<Answer, Status> {
        callCount += 1
        var options = CallOptions()
        if random.oneIn(6) { options.timeout = .microseconds(random.below(8_000)) }
        let cancellingYields = random.oneIn(8) ? random.below(40) : nil
        let task = Task { [options] in try await body(options) }
        if let cancellingYields {
            for _ in 0..<cancellingYields { await Task.yield() }
            task.cancel()
        }
        let result = await task.result.mapError { $0 as? Status ?? Status(.unknown, "\($0)") }
        let status: Status = if case .failure(let status) = result { status } else { .ok }
        outcomes[status.code, default: 0] += 1
        let isExpected =
            switch status.code {
            case .ok, .failedPrecondition: true
            case .deadlineExceeded: options.timeout != nil
            case .cancelled: cancellingYields != nil
            // Overload, where the machine is slow, or a server that goes.
            case .unavailable: shop.isClosing || status.message.hasPrefix("the server has too much to do")
            default: false
            }
        #expect(isExpected, "\(status)")
        return result
    }

    // MARK: Requests

    private mutating func creation() -> CreateReservationRequest {
        let variant = variant()
        return CreateReservationRequest(
            requestID: id(),
            variantID: variant,
            quantity: Int64(1 + random.below(3)),
            ttl: ttl()
        )
    }

    private mutating func batch() -> BatchCreateReservationsRequest {
        let lines = (0..<2 + random.below(8)).map { _ in
            ReservationLine(variantID: variant(), quantity: Int64(1 + random.below(2)), ttl: ttl())
        }
        return BatchCreateReservationsRequest(
            requestID: id(),
            policy: random.oneIn(2) ? .each : .allOrNothing,
            lines: lines
        )
    }

    private mutating func variant() -> ID<ProductVariant> { Shop.variants.randomElement(using: &random)! }

    /// Most holds outlast the test, the others hardly the call.
    private mutating func ttl() -> Duration? { random.oneIn(4) ? .milliseconds(1 + random.below(100)) : nil }

    /// Of version 4 (RFC 9562 section 5.4).
    private mutating func id() -> UUID {
        UUID(high: random.next() & ~0xF000 | 0x4000, low: random.next() >> 2 | 1 << 63)
    }
}
