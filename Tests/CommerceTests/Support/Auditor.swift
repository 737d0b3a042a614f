import Commerce
import HoldfastMessages

/// A second, plain account of the rules: what each request must come to.
struct Auditor {
    private struct Shelf {
        var current: Int64 = 0
        var reserved: Int64 = 0
        var backorder: Int64 = 0
        /// Nil where a hold has expired since it was told.
        var etag: Etag?
        var admissible: Int64 { current + backorder - reserved }
        var levels: [Int64] { [current, reserved, backorder] }
    }

    private struct Hold {
        var variant: ID<ProductVariant>
        var quantity: Int64
        var state: Reservation.State
        var expireTime: Timestamp
        /// Nil where it has expired since it was told.
        var etag: Etag?
    }

    /// Under what a request is remembered.
    private struct Key: Hashable {
        let method: UnaryMethod
        let id: UUID
    }

    private struct Remembered {
        let request: UnaryRequest
        let sequence: Int64
    }

    private var remembered: [Key: Remembered] = [:]
    /// The shelves after each accepted command, by its sequence number.
    private var moments: [Int64: [ID<ProductVariant>: Shelf]] = [:]
    private var entries: [ID<LedgerEntry>: LedgerEntry] = [:]
    /// The last command.
    private var sequence: Int64 = 0
    /// How many requests were answered as before, and how many refused for their etag.
    private(set) var replayCount = 0
    private(set) var staleCount = 0
    private var shelves: [ID<ProductVariant>: Shelf] = [:]
    private var holds: [ID<Reservation>: Hold] = [:]
    /// How many changes were accepted.
    private(set) var acceptedCount = 0

    /// When the next hold expires.
    var nextExpiry: Timestamp? { holds.values.filter { $0.state == .held }.map(\.expireTime).min() }

    /// Holds that are due give their units back.
    mutating func expire(now: Timestamp) {
        for (id, hold) in holds where hold.state == .held && hold.expireTime <= now {
            holds[id]!.state = .expired
            holds[id]!.etag = nil
            shelves[hold.variant]!.reserved -= hold.quantity
            shelves[hold.variant]!.etag = nil
        }
    }

    /// What is wrong with an outcome, after which `sequence` is the last command; nil if nothing is.
    mutating func judge(_ request: UnaryRequest, _ outcome: Shop.Outcome, now: Timestamp, sequence: Int64) -> String? {
        defer { moments[sequence] = shelves }
        self.sequence = sequence
        let key = request.isTrial ? nil : request.requestID.map { Key(method: request.method, id: $0) }
        if let key, let first = remembered[key] {
            replayCount += 1
            let isRight =
                first.request == request
                ? outcome == .replayed(sequence: first.sequence) : outcome.rejection == .requestIDReused
            return isRight ? nil : "\(request): \(outcome), known from \(first)"
        }
        let expected = expectedReason(request)
        guard outcome.rejection?.reason == expected else {
            return "\(request): \(outcome), expected \(expected as Any)"
        }
        if expected == .etagMismatch { staleCount += 1 }
        guard case .response(let response) = outcome else { return nil }
        if request.isMutation { acceptedCount += 1 }
        if let key, response.hasEffect { remembered[key] = Remembered(request: request, sequence: sequence) }
        return apply(request, response, now: now)
    }

    private func expectedReason(_ request: UnaryRequest) -> ErrorReason? {
        switch request {
        case .setStock(let request):
            let shelf = shelves[request.variantID] ?? Shelf()
            if isStale(request.etag, shelf.etag) { return .etagMismatch }
            if let expected = request.expectedCurrent, expected != shelf.current { return .expectedStockMismatch }
            let limit = request.currentStock + (request.backorderLimit ?? shelf.backorder)
            return shelf.reserved > limit ? .stockBelowReserved : nil
        case .adjustStock(let request):
            guard let shelf = shelves[request.variantID] else { return .stockNotFound }
            if isStale(request.etag, shelf.etag) { return .etagMismatch }
            let current = shelf.current + request.quantityChange
            if current < 0 { return .stockNegative }
            return shelf.reserved > current + shelf.backorder ? .stockBelowReserved : nil
        case .getStock(let request):
            guard shelves[request.variantID] != nil else { return .stockNotFound }
            guard case .commitSeq(let sequence) = request.asOf else { return nil }
            return moments[sequence]![request.variantID] == nil ? .asOfBeforeFirst : nil
        case .batchGetStocks(let request):
            return request.variantIDs.contains { shelves[$0] == nil } ? .stockNotFound : nil
        case .listLedgerEntries(let request): return shelves[request.variantID!] == nil ? .stockNotFound : nil
        case .getLedgerEntry(let request): return entries[request.ledgerEntryID] == nil ? .ledgerEntryNotFound : nil
        case .createReservation(let request):
            guard let shelf = shelves[request.variantID] else { return .stockNotFound }
            return request.quantity > shelf.admissible ? .insufficientStock : nil
        case .batchCreateReservations(let request):
            guard request.policy == .allOrNothing else { return nil }
            if request.lines.contains(where: { shelves[$0.variantID] == nil }) { return .stockNotFound }
            let totals = Dictionary(request.lines.map { ($0.variantID, $0.quantity) }, uniquingKeysWith: +)
            return totals.contains { $1 > shelves[$0]!.admissible } ? .insufficientStock : nil
        case .getReservation(let request): return holds[request.reservationID] == nil ? .reservationNotFound : nil
        case .commitReservation(let request):
            let reason = settling(request.reservationID, request.etag, from: [.held], committing: true)
            return reason ?? taking(request.quantity, request.reservationID)
        case .consumeReservation(let request):
            if let reason = settling(request.reservationID, request.etag, from: [.committed]) { return reason }
            if let reason = taking(request.quantity, request.reservationID) { return reason }
            let hold = holds[request.reservationID]!
            return (request.quantity ?? hold.quantity) > shelves[hold.variant]!.current ? .insufficientStock : nil
        case .releaseReservation(let request):
            return settling(request.reservationID, request.etag, from: [.held, .committed])
        case .extendReservation(let request):
            if let reason = settling(request.reservationID, request.etag, from: [.held, .expired]) { return reason }
            let hold = holds[request.reservationID]!
            let admissible = shelves[hold.variant]!.admissible
            return hold.state == .expired && hold.quantity > admissible ? .insufficientStock : nil
        default: return nil
        }
    }

    private func isStale(_ given: Etag, _ current: Etag?) -> Bool { given != Etag.none && given != current }

    private func taking(_ quantity: Int64?, _ id: ID<Reservation>) -> ErrorReason? {
        quantity ?? 0 > holds[id]!.quantity ? .invalidField : nil
    }

    private func settling(
        _ id: ID<Reservation>,
        _ etag: Etag,
        from states: [Reservation.State],
        committing: Bool = false
    ) -> ErrorReason? {
        guard let hold = holds[id] else { return .reservationNotFound }
        if isStale(etag, hold.etag) { return .etagMismatch }
        if committing, hold.state == .expired { return .reservationExpired }
        return states.contains(hold.state) ? nil : .reservationState
    }

    private mutating func apply(_ request: UnaryRequest, _ response: UnaryResponse, now: Timestamp) -> String? {
        switch (request, response) {
        case (.setStock(let request), .setStock(let response)):
            var shelf = shelves[request.variantID] ?? Shelf()
            shelf.current = request.currentStock
            shelf.backorder = request.backorderLimit ?? shelf.backorder
            shelves[request.variantID] = shelf
            return compare(response.stock)
        case (.adjustStock(let request), .adjustStock(let response)):
            shelves[request.variantID]!.current += request.quantityChange
            return compare(response.stock)
        case (.getStock(let request), .getStock(let response)):
            guard case .commitSeq(let sequence) = request.asOf else { return compare(response.stock) }
            let shelf = moments[sequence]![request.variantID]!
            return response.stock.currentStock == shelf.current && response.stock.reservedStock == shelf.reserved
                ? nil : "\(response.stock), expected \(shelf)"
        case (.batchGetStocks(let request), .batchGetStocks(let response)):
            guard response.stocks.map(\.variantID) == request.variantIDs else { return "other stocks than asked for" }
            for stock in response.stocks {
                if let complaint = compare(stock) { return complaint }
            }
            return nil
        case (.listLedgerEntries(let request), .listLedgerEntries(let response)):
            return compare(response, shelves[request.variantID!]!)
        case (.getLedgerEntry(let request), .getLedgerEntry(let response)):
            return response.entry == entries[request.ledgerEntryID] ? nil : "a ledger entry has changed"
        case (.createReservation(let request), .createReservation(let response)):
            guard !request.validateOnly else { return response.reservation.id.isNone ? nil : "an id for a trial" }
            hold(response.reservation)
            let ttl = request.ttl ?? .seconds(600)
            if response.reservation.expireTime != now + ttl { return "the hold lasts for another time" }
            return compare(response.stock)
        case (.batchCreateReservations(let request), .batchCreateReservations(let response)):
            return apply(request, response)
        case (.getReservation, .getReservation(let response)): return compare(response.reservation)
        case (.commitReservation(let request), .commitReservation(let response)):
            settle(request.reservationID, as: .committed, quantity: request.quantity)
            return compare(response.reservation) ?? compare(response.stock)
        case (.consumeReservation(let request), .consumeReservation(let response)):
            let shipped = request.quantity ?? holds[request.reservationID]!.quantity
            shelves[holds[request.reservationID]!.variant]!.current -= shipped
            settle(request.reservationID, as: .consumed, quantity: shipped)
            return compare(response.reservation) ?? compare(response.stock)
        case (.releaseReservation(let request), .releaseReservation(let response)):
            settle(request.reservationID, as: .released, quantity: nil)
            return compare(response.reservation) ?? compare(response.stock)
        case (.extendReservation(let request), .extendReservation(let response)):
            let hold = holds[request.reservationID]!
            if hold.state == .expired { shelves[hold.variant]!.reserved += hold.quantity }
            holds[request.reservationID]!.state = .held
            holds[request.reservationID]!.expireTime = now + (request.ttl ?? .seconds(600))
            holds[request.reservationID]!.etag = Etag(sequence: sequence)
            return compare(response.reservation) ?? compare(response.stock)
        default: return "an answer to another question"
        }
    }

    private mutating func apply(
        _ request: BatchCreateReservationsRequest,
        _ response: BatchCreateReservationsResponse
    ) -> String? {
        guard response.results.count == request.lines.count else { return "not a result for each line" }
        let before = shelves
        for (line, result) in zip(request.lines, response.results) {
            let fits = shelves[line.variantID].map { line.quantity <= $0.admissible }
            switch result.outcome {
            case .reservation(let reservation):
                guard fits == true else { return "a line that does not fit was held" }
                if request.validateOnly {
                    shelves[line.variantID]!.reserved += line.quantity
                } else {
                    hold(reservation)
                    shelves[line.variantID]!.etag = Etag(sequence: sequence)
                }
            case .error(let error):
                guard error.reason == (fits == nil ? .stockNotFound : .insufficientStock), fits != true else {
                    return "a line that fits was refused"
                }
            case nil: return "no outcome"
            }
        }
        if request.validateOnly { shelves = before }
        return nil
    }

    private mutating func hold(_ row: Reservation) {
        holds[row.id] = Hold(
            variant: row.variantID,
            quantity: row.quantity,
            state: .held,
            expireTime: row.expireTime,
            etag: Etag(sequence: sequence)
        )
        shelves[row.variantID]!.reserved += row.quantity
    }

    private mutating func settle(_ id: ID<Reservation>, as state: Reservation.State, quantity: Int64?) {
        let hold = holds[id]!
        let quantity = quantity ?? hold.quantity
        shelves[hold.variant]!.reserved -= state == .committed ? hold.quantity - quantity : hold.quantity
        holds[id]!.quantity = quantity
        holds[id]!.state = state
        holds[id]!.etag = Etag(sequence: sequence)
    }

    private mutating func compare(_ stock: Stock) -> String? {
        guard let shelf = shelves[stock.variantID] else { return "stock of nowhere" }
        let isNew = stock.etag == Etag(sequence: sequence)
        if let before = moments[sequence - 1]?[stock.variantID], before.levels != shelf.levels, !isNew {
            return "\(stock) has changed, and its etag has not"
        }
        guard isNew || shelf.etag == nil || stock.etag == shelf.etag else { return "\(stock), expected \(shelf)" }
        shelves[stock.variantID]!.etag = stock.etag
        return stock.currentStock == shelf.current && stock.reservedStock == shelf.reserved
            && stock.availableStock == shelf.current - shelf.reserved && stock.backorderLimit == shelf.backorder
            ? nil : "\(stock), expected \(shelf)"
    }

    private mutating func compare(_ row: Reservation) -> String? {
        guard let hold = holds[row.id] else { return "a reservation of nowhere" }
        holds[row.id]!.etag = row.etag
        return row.quantity == hold.quantity && row.state == hold.state && row.expireTime == hold.expireTime
            && row.variantID == hold.variant && (hold.etag == nil || row.etag == hold.etag)
            ? nil : "\(row), expected \(hold)"
    }

    /// The entries of one shelf; of a page that is the last, all that have ever been.
    private mutating func compare(_ page: ListLedgerEntriesResponse, _ shelf: Shelf) -> String? {
        for entry in page.entries {
            let known = entries.updateValue(entry, forKey: entry.id)
            if let known, known != entry { return "an entry has changed" }
        }
        guard page.nextPageToken.isEmpty else { return nil }
        let current = page.entries.reduce(0) { $0 + $1.quantityChange }
        let reserved = page.entries.reduce(0) { $0 + $1.reservedChange }
        return current == shelf.current && reserved == shelf.reserved
            ? nil : "the entries add up to \(current) and \(reserved), expected \(shelf)"
    }
}

extension UnaryRequest {
    /// Whether it is carried out and undone.
    fileprivate var isTrial: Bool {
        switch self {
        case .createReservation(let request): request.validateOnly
        case .batchCreateReservations(let request): request.validateOnly
        default: false
        }
    }
}

extension UnaryResponse {
    /// Whether anything came of the request.
    fileprivate var hasEffect: Bool {
        if case .batchCreateReservations(let response) = self { response.commitSeq > 0 } else { true }
    }
}
