import HoldfastCoding
import HoldfastMessages
import Protobuf

@testable import Commerce
@testable import HoldfastEngine

/// A request together with who sends it.
struct Call {
    var request: UnaryRequest
    var caller = Caller.anonymous
}

/// Makes up calls: few variants, little stock and short holds, so that callers get into each other's way; most changes carry a
/// request id, and some are sent twice.
struct Workload {
    static let variants = (1...4 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 9, low: $0)) }

    var random: SplitMix64
    /// Reservations that were made, the oldest first.
    private(set) var reservations: [ID<Reservation>] = []
    /// Changes that succeeded, with their encoded answers.
    private(set) var succeeded: [(call: Call, answer: [UInt8])] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    /// How long nothing happens: mostly not at all, so that many turns share a moment.
    mutating func pause() -> Duration {
        random.next() % 3 == 0 ? .milliseconds(Int64.random(in: 0..<3000, using: &random)) : .zero
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }

    mutating func call(now: Timestamp) -> Call {
        if random.next() % 12 == 0, let earlier = succeeded.suffix(30).randomElement(using: &random) {
            return earlier.call
        }
        let id = maybe(4, requestID(now: now))
        let caller = random.next() % 4 == 0 ? Caller(name: "other") : .anonymous
        return Call(request: request(id), caller: caller)
    }

    /// Remembers what later calls can refer to, and the call itself if every retry gets this answer.
    mutating func learn(_ call: Call, _ answer: Answer, isRecorded: Bool = true) throws {
        guard !call.request.validateOnly else { return }
        switch answer {
        case .response(let response): learn(response)
        case .encoded(let bytes):
            switch call.request {
            case .createReservation:
                learn(.createReservation(try CreateReservationResponse.decode(bytes.span, in: Arena())))
            case .batchCreateReservations:
                learn(.batchCreateReservations(try BatchCreateReservationsResponse.decode(bytes.span, in: Arena())))
            default: break
            }
            if isRecorded { succeeded.append((call, bytes)) }
        default: break
        }
    }

    private mutating func learn(_ response: UnaryResponse) {
        switch response {
        case .createReservation(let response): reservations.append(response.reservation.id)
        case .batchCreateReservations(let response):
            for case .reservation(let reservation) in response.results.compactMap(\.outcome) {
                reservations.append(reservation.id)
            }
        default: break
        }
    }

    private mutating func request(_ id: UUID?) -> UnaryRequest {
        switch number(0...34) {
        case 22...34: marketRequest(id)
        case 18...21: categoryRequest(id)
        case 0:
            .setStock(
                SetStockRequest(
                    requestID: id,
                    variantID: variant(),
                    currentStock: number(0...40),
                    backorderLimit: maybe(2, number(0...5))
                )
            )
        case 1...2:
            .adjustStock(
                AdjustStockRequest(
                    requestID: id,
                    variantID: variant(),
                    quantityChange: number(1...10) * (random.next() % 3 == 0 ? -1 : 1),
                    reason: .correction,
                    note: "counted once more"
                )
            )
        case 3...7:
            .createReservation(
                CreateReservationRequest(
                    requestID: id,
                    variantID: variant(),
                    quantity: number(1...6),
                    ttl: ttl(),
                    validateOnly: random.next() % 10 == 0
                )
            )
        case 8...9: .batchCreateReservations(batch(id))
        case 10...11:
            .commitReservation(
                CommitReservationRequest(requestID: id, reservationID: reservation(), quantity: maybe(2, 1))
            )
        case 12...13:
            .consumeReservation(
                ConsumeReservationRequest(requestID: id, reservationID: reservation(), quantity: maybe(2, 1))
            )
        case 14...15:
            .extendReservation(ExtendReservationRequest(requestID: id, reservationID: reservation(), ttl: ttl()))
        default: .releaseReservation(ReleaseReservationRequest(requestID: id, reservationID: reservation()))
        }
    }

    private mutating func categoryRequest(_ id: UUID?) -> UnaryRequest {
        let slug = "slug-\(number(1...8))"
        let parent = maybe(2, category())
        return switch number(0...5) {
        case 0...2:
            .createCategory(
                CreateCategoryRequest(
                    requestID: id,
                    categoryID: category(),
                    name: "name",
                    slug: slug,
                    parentID: parent,
                    validateOnly: random.next() % 10 == 0
                )
            )
        case 3: .updateCategory(UpdateCategoryRequest(requestID: id, categoryID: category(), slug: slug))
        case 4: .moveCategory(MoveCategoryRequest(requestID: id, categoryID: category(), parentID: parent))
        default: .deleteCategory(DeleteCategoryRequest(requestID: id, categoryID: category()))
        }
    }

    private mutating func category() -> ID<Category> { ID(UUID(high: 7, low: UInt64(number(1...8)))) }

    private mutating func batch(_ id: UUID?) -> BatchCreateReservationsRequest {
        BatchCreateReservationsRequest(
            requestID: id,
            policy: random.next() % 2 == 0 ? .each : .allOrNothing,
            lines: (0..<number(1...6)).map { _ in
                ReservationLine(variantID: variant(), quantity: number(1...3), ttl: ttl())
            },
            validateOnly: random.next() % 10 == 0
        )
    }

    /// Of version 7, made at this moment (RFC 9562 section 5.7).
    private mutating func requestID(now: Timestamp) -> UUID {
        UUID(high: UInt64(now.milliseconds) << 16 | 0x7000 | random.next() & 0xFFF, low: 1 << 63 | random.next() >> 2)
    }

    mutating func variant() -> ID<ProductVariant> { Workload.variants.randomElement(using: &random)! }

    mutating func reservation() -> ID<Reservation> {
        reservations.suffix(40).randomElement(using: &random) ?? ID(UUID(high: 8, low: 8))
    }

    private mutating func ttl() -> Duration? { maybe(4, .seconds(number(1...20))) }

    /// The value, but for one time in `count`.
    mutating func maybe<Value>(_ count: UInt64, _ value: Value) -> Value? {
        random.next() % count == 0 ? nil : value
    }
}
