import HoldfastMessages

@testable import Commerce

/// Makes up requests: few variants and little stock, so that callers get into each other's way.
struct Workload {
    var random: SplitMix64
    private var known: [ID<Reservation>] = []
    private let variants = (1...4 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 9, low: $0)) }

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func pause() -> Duration { .milliseconds(Int64.random(in: 0..<3000, using: &random)) }

    mutating func request() -> UnaryRequest {
        switch Int.random(in: 0..<20, using: &random) {
        case 0:
            .setStock(SetStockRequest(variantID: variant(), currentStock: units(40), backorderLimit: backorderLimit()))
        case 1...2:
            .adjustStock(
                AdjustStockRequest(
                    variantID: variant(),
                    quantityChange: Int64.random(in: 1...10, using: &random) * (random.next() % 2 == 0 ? 1 : -1),
                    reason: .correction
                )
            )
        case 3...8: .createReservation(create())
        case 9...10: .batchCreateReservations(batch())
        case 11: .getStock(GetStockRequest(variantID: variant()))
        case 12: .getReservation(GetReservationRequest(reservationID: reservation()))
        case 13...14: .commitReservation(CommitReservationRequest(reservationID: reservation(), quantity: maybe(1)))
        case 15...16: .consumeReservation(ConsumeReservationRequest(reservationID: reservation(), quantity: maybe(1)))
        case 17: .extendReservation(ExtendReservationRequest(reservationID: reservation(), ttl: ttl()))
        default: .releaseReservation(ReleaseReservationRequest(reservationID: reservation()))
        }
    }

    /// Remembers reservations, to settle them later.
    mutating func learn(_ outcome: Shop.Outcome) {
        switch outcome {
        case .response(.createReservation(let response)): known.append(response.reservation.id)
        case .response(.batchCreateReservations(let response)):
            for case .reservation(let reservation) in response.results.compactMap(\.outcome) {
                known.append(reservation.id)
            }
        default: break
        }
    }

    private mutating func create() -> CreateReservationRequest {
        CreateReservationRequest(
            variantID: variant(),
            quantity: Int64.random(in: 1...6, using: &random),
            ttl: ttl(),
            validateOnly: random.next() % 10 == 0
        )
    }

    private mutating func batch() -> BatchCreateReservationsRequest {
        BatchCreateReservationsRequest(
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
