import Commerce
import HoldfastMessages

/// A second, plain account of the rules: what each request must come to.
struct Auditor {
    private struct Shelf {
        var current: Int64 = 0
        var reserved: Int64 = 0
        var backorder: Int64 = 0
        var admissible: Int64 { current + backorder - reserved }
    }

    private struct Hold {
        var variant: ID<ProductVariant>
        var quantity: Int64
        var state: Reservation.State
        var expireTime: Timestamp
    }

    private var shelves: [ID<ProductVariant>: Shelf] = [:]
    private var holds: [ID<Reservation>: Hold] = [:]
    /// How many changes were accepted.
    private(set) var acceptedCount = 0

    /// Holds that are due give their units back.
    mutating func expire(now: Timestamp) {
        for (id, hold) in holds where hold.state == .held && hold.expireTime <= now {
            holds[id]!.state = .expired
            shelves[hold.variant]!.reserved -= hold.quantity
        }
    }

    /// What is wrong with an outcome; nil if nothing is.
    mutating func judge(_ request: UnaryRequest, _ outcome: Shop.Outcome, now: Timestamp) -> String? {
        let expected = expectedReason(request)
        guard outcome.rejection?.reason == expected else {
            return "\(request): \(outcome), expected \(expected as Any)"
        }
        guard case .response(let response) = outcome else { return nil }
        if request.isMutation { acceptedCount += 1 }
        return apply(request, response, now: now)
    }

    private func expectedReason(_ request: UnaryRequest) -> ErrorReason? {
        switch request {
        case .setStock(let request):
            let shelf = shelves[request.variantID] ?? Shelf()
            let limit = request.currentStock + (request.backorderLimit ?? shelf.backorder)
            return shelf.reserved > limit ? .stockBelowReserved : nil
        case .adjustStock(let request):
            guard let shelf = shelves[request.variantID] else { return .stockNotFound }
            let current = shelf.current + request.quantityChange
            if current < 0 { return .stockNegative }
            return shelf.reserved > current + shelf.backorder ? .stockBelowReserved : nil
        case .getStock(let request): return shelves[request.variantID] == nil ? .stockNotFound : nil
        case .createReservation(let request):
            guard let shelf = shelves[request.variantID] else { return .stockNotFound }
            return request.quantity > shelf.admissible ? .insufficientStock : nil
        case .batchCreateReservations(let request):
            guard request.policy == .allOrNothing else { return nil }
            if request.lines.contains(where: { shelves[$0.variantID] == nil }) { return .stockNotFound }
            let totals = Dictionary(request.lines.map { ($0.variantID, $0.quantity) }, uniquingKeysWith: +)
            return totals.contains { $1 > shelves[$0]!.admissible } ? .insufficientStock : nil
        case .getReservation(let request): return holds[request.reservationID] == nil ? .reservationNotFound : nil
        case .commitReservation(let request): return settling(request.reservationID, from: [.held], committing: true)
        case .consumeReservation(let request):
            if let reason = settling(request.reservationID, from: [.committed]) { return reason }
            let hold = holds[request.reservationID]!
            return (request.quantity ?? hold.quantity) > shelves[hold.variant]!.current ? .insufficientStock : nil
        case .releaseReservation(let request): return settling(request.reservationID, from: [.held, .committed])
        case .extendReservation(let request):
            if let reason = settling(request.reservationID, from: [.held, .expired]) { return reason }
            let hold = holds[request.reservationID]!
            let admissible = shelves[hold.variant]!.admissible
            return hold.state == .expired && hold.quantity > admissible ? .insufficientStock : nil
        default: return nil
        }
    }

    private func settling(
        _ id: ID<Reservation>,
        from states: [Reservation.State],
        committing: Bool = false
    ) -> ErrorReason? {
        guard let hold = holds[id] else { return .reservationNotFound }
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
        case (.getStock, .getStock(let response)): return compare(response.stock)
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
        holds[row.id] = Hold(variant: row.variantID, quantity: row.quantity, state: .held, expireTime: row.expireTime)
        shelves[row.variantID]!.reserved += row.quantity
    }

    private mutating func settle(_ id: ID<Reservation>, as state: Reservation.State, quantity: Int64?) {
        let hold = holds[id]!
        let quantity = quantity ?? hold.quantity
        shelves[hold.variant]!.reserved -= state == .committed ? hold.quantity - quantity : hold.quantity
        holds[id]!.quantity = quantity
        holds[id]!.state = state
    }

    private func compare(_ stock: Stock) -> String? {
        guard let shelf = shelves[stock.variantID] else { return "stock of nowhere" }
        return stock.currentStock == shelf.current && stock.reservedStock == shelf.reserved
            && stock.availableStock == shelf.current - shelf.reserved && stock.backorderLimit == shelf.backorder
            ? nil : "\(stock), expected \(shelf)"
    }

    private func compare(_ row: Reservation) -> String? {
        guard let hold = holds[row.id] else { return "a reservation of nowhere" }
        return row.quantity == hold.quantity && row.state == hold.state && row.expireTime == hold.expireTime
            && row.variantID == hold.variant ? nil : "\(row), expected \(hold)"
    }
}
