import HoldfastMessages

@testable import Commerce

/// Makes up requests: few variants and little stock, so that callers get into each other's way.
struct Workload {
    var random: SplitMix64
    private var known: [ID<Reservation>] = []
    /// What was read last of each row.
    private var stocks: [ID<ProductVariant>: Stock] = [:]
    private var reservations: [ID<Reservation>: Etag] = [:]
    private var moments: [GetStockRequest.AsOf] = []
    private var entries: [ID<LedgerEntry>] = []
    /// Requests with ids, to be sent again.
    private var identified: [UnaryRequest] = []
    private let variants = (1...4 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 9, low: $0)) }

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func pause() -> Duration { .milliseconds(Int64.random(in: 0..<3000, using: &random)) }

    mutating func request() -> UnaryRequest {
        if Int.random(in: 0..<20, using: &random) == 0, let request = identified.randomElement(using: &random) {
            return request
        }
        let request = newRequest()
        if request.requestID != nil { identified.append(request) }
        return request
    }

    private mutating func newRequest() -> UnaryRequest {
        switch Int.random(in: 0..<24, using: &random) {
        case 0: .setStock(set())
        case 1...2: .adjustStock(adjust())
        case 3...8: .createReservation(create())
        case 9...10: .batchCreateReservations(batch())
        case 11: .getStock(GetStockRequest(variantID: variant()))
        case 12: .getReservation(GetReservationRequest(reservationID: reservation()))
        case 13...14: .commitReservation(commit())
        case 15...16: .consumeReservation(consume())
        case 17: .extendReservation(extend())
        case 18...19: .releaseReservation(release())
        case 20: .getStock(GetStockRequest(variantID: variant(), asOf: moments.randomElement(using: &random)))
        case 21: .batchGetStocks(BatchGetStocksRequest(variantIDs: [variant(), variant(), variant()]))
        case 22: .listLedgerEntries(ListLedgerEntriesRequest(variantID: variant(), pageSize: 1000))
        default: .getLedgerEntry(GetLedgerEntryRequest(ledgerEntryID: entry()))
        }
    }

    /// Remembers what came, to ask for it and to change it later.
    mutating func learn(_ outcome: Shop.Outcome) {
        guard case .response(let response) = outcome else { return }
        switch response {
        case .getStock(let response): learn(response.stock)
        case .setStock(let response): learn(response.stock)
        case .adjustStock(let response): learn(response.stock, response.commitSeq)
        case .createReservation(let response):
            learn(response.reservation)
            learn(response.stock, response.commitSeq)
        case .batchCreateReservations(let response):
            for case .reservation(let reservation) in response.results.compactMap(\.outcome) { learn(reservation) }
        case .commitReservation(let response): learn(response.reservation)
        case .extendReservation(let response): learn(response.reservation)
        case .listLedgerEntries(let response): entries = response.entries.map(\.id)
        default: break
        }
    }

    private mutating func learn(_ stock: Stock, _ sequence: Int64 = 0) {
        if stock.etag != Etag.none { stocks[stock.variantID] = stock }
        if sequence > 0 { moments.append(.commitSeq(sequence)) }
    }

    private mutating func learn(_ reservation: Reservation) {
        guard !reservation.id.isNone else { return }
        if reservations.updateValue(reservation.etag, forKey: reservation.id) == nil { known.append(reservation.id) }
    }

    private mutating func set() -> SetStockRequest {
        let variant = variant()
        let read = stocks[variant]
        return SetStockRequest(
            requestID: requestID(),
            variantID: variant,
            currentStock: units(40),
            expectedCurrent: random.next() % 3 == 0 ? read?.currentStock : nil,
            backorderLimit: backorderLimit(),
            etag: condition(read?.etag)
        )
    }

    private mutating func adjust() -> AdjustStockRequest {
        let variant = variant()
        return AdjustStockRequest(
            requestID: requestID(),
            variantID: variant,
            quantityChange: Int64.random(in: 1...10, using: &random) * (random.next() % 2 == 0 ? 1 : -1),
            reason: .correction,
            etag: condition(stocks[variant]?.etag)
        )
    }

    private mutating func commit() -> CommitReservationRequest {
        let id = reservation()
        let part = part()
        return CommitReservationRequest(
            requestID: requestID(),
            reservationID: id,
            quantity: part,
            etag: condition(reservations[id])
        )
    }

    private mutating func consume() -> ConsumeReservationRequest {
        let id = reservation()
        let part = part()
        return ConsumeReservationRequest(
            requestID: requestID(),
            reservationID: id,
            quantity: part,
            etag: condition(reservations[id])
        )
    }

    private mutating func extend() -> ExtendReservationRequest {
        let id = reservation()
        let ttl = ttl()
        return ExtendReservationRequest(
            requestID: requestID(),
            reservationID: id,
            ttl: ttl,
            etag: condition(reservations[id])
        )
    }

    private mutating func release() -> ReleaseReservationRequest {
        let id = reservation()
        return ReleaseReservationRequest(requestID: requestID(), reservationID: id, etag: condition(reservations[id]))
    }

    /// For some requests the etag that was read last, which may be stale by now.
    private mutating func condition(_ etag: Etag?) -> Etag {
        random.next() % 4 == 0 ? etag ?? Etag.none : Etag.none
    }

    /// For some requests an id, now and then one that was used before.
    private mutating func requestID() -> UUID? {
        switch Int.random(in: 0..<16, using: &random) {
        case 0: identified.randomElement(using: &random)?.requestID
        case 1...5: UUID(high: random.next() & ~0xF000 | 0x4000, low: random.next())
        default: nil
        }
    }

    /// Few units, or more than a hold may have.
    private mutating func part() -> Int64? {
        let part = Int64.random(in: 1...7, using: &random)
        return maybe(part)
    }

    private mutating func create() -> CreateReservationRequest {
        CreateReservationRequest(
            requestID: requestID(),
            variantID: variant(),
            quantity: Int64.random(in: 1...6, using: &random),
            ttl: ttl(),
            validateOnly: random.next() % 10 == 0
        )
    }

    private mutating func batch() -> BatchCreateReservationsRequest {
        BatchCreateReservationsRequest(
            requestID: requestID(),
            policy: random.next() % 2 == 0 ? .each : .allOrNothing,
            lines: (0..<Int.random(in: 1...6, using: &random)).map { _ in
                ReservationLine(variantID: variant(), quantity: Int64.random(in: 1...3, using: &random), ttl: ttl())
            },
            validateOnly: random.next() % 10 == 0
        )
    }

    private mutating func variant() -> ID<ProductVariant> { variants.randomElement(using: &random)! }

    private mutating func reservation() -> ID<Reservation> {
        known.suffix(40).randomElement(using: &random) ?? ID(UUID(high: 8, low: 8))
    }

    private mutating func entry() -> ID<LedgerEntry> { entries.randomElement(using: &random) ?? ID(1 << 40) }

    private mutating func units(_ limit: Int64) -> Int64 { Int64.random(in: 0...limit, using: &random) }

    private mutating func backorderLimit() -> Int64? {
        let limit = units(5)
        return maybe(limit)
    }

    private mutating func ttl() -> Duration? {
        let ttl = Duration.seconds(Int64.random(in: 1...20, using: &random))
        return maybe(ttl)
    }

    private mutating func maybe<Value>(_ value: Value) -> Value? {
        random.next() % 2 == 0 ? value : nil
    }
}
