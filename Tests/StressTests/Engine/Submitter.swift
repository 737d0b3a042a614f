import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf
import SessionTestSupport
import Testing

@testable import HoldfastEngine

/// One of several that hand batches to an engine: makes reservations and gives them up, and asks for what must be read from the disk.
struct Submitter: Sendable {
    static let variants = (1...3 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 6, low: $0)) }

    /// Units held, by variant.
    private(set) var heldUnits: [ID<ProductVariant>: Int64] = [:]
    /// Units that were added.
    private(set) var addedUnits: [ID<ProductVariant>: Int64] = [:]
    /// The newest change it was told of.
    private(set) var releaseSequence: Int64 = 0

    private let engine: Engine
    private var random: SeededGenerator
    private let later = LaterOutcomes()
    private var open: [Reservation] = []
    private var ended: [Reservation] = []
    private var nextTicket: UInt64 = 0

    init(_ engine: Engine, _ random: SeededGenerator) {
        self.engine = engine
        self.random = random
    }

    /// Hands over batches, one after the other, and waits for what comes later.
    mutating func run(batchCount: Int) async throws {
        var tickets: Set<UInt64> = []
        for _ in 0..<batchCount { tickets.formUnion(try await handOver()) }
        try await later.wait(for: tickets)
    }

    /// Hands over one batch. Gives the tickets whose outcomes come later.
    @discardableResult
    mutating func handOver() async throws -> [UInt64] {
        let batch = EngineBatch()
        for _ in 0..<1 + random.below(8) {
            // Some have given up before the engine looks at them.
            let deadline: Int64 = random.oneIn(20) ? 1 : .max
            batch.add(EngineRequest(request: request(), caller: .anonymous, deadline: deadline, ticket: nextTicket))
            nextTicket += 1
        }
        await engine.run(batch, receiver: later)
        #expect(batch.outcomes.count == batch.requests.count)
        releaseSequence = max(releaseSequence, batch.releaseSequence)
        var tickets: [UInt64] = []
        for (request, outcome) in zip(batch.requests, batch.outcomes) {
            switch outcome {
            case .answered(let range): try learn(request.request, batch.withAnswer(range) { $0.copied() })
            case .rejected(let rejection): #expect(rejection.kind == .failedPrecondition, "\(rejection)")
            case .dropped: #expect(request.deadline != .max)
            case .pending: tickets.append(request.ticket)
            }
        }
        return tickets
    }

    private mutating func request() -> UnaryRequest {
        switch random.below(16) {
        case 0..<7:
            return .createReservation(CreateReservationRequest(requestID: id(), variantID: variant(), quantity: 1))
        case 7..<10:
            guard let reservation = open.popLast() else { return request() }
            return .releaseReservation(ReleaseReservationRequest(requestID: id(), reservationID: reservation.id))
        case 10:
            return .adjustStock(
                AdjustStockRequest(requestID: id(), variantID: variant(), quantityChange: 1, reason: .found)
            )
        case 11: return .verifyLedger(VerifyLedgerRequest(variantID: variant()))
        case 12: return .listLedgerEntries(ListLedgerEntriesRequest(variantID: variant(), pageSize: 20))
        case 13:
            guard let reservation = ended.randomElement(using: &random) else { return request() }
            return .getReservation(GetReservationRequest(reservationID: reservation.id))
        case 14:
            guard let reservation = ended.randomElement(using: &random) else { return request() }
            return .commitReservation(CommitReservationRequest(requestID: id(), reservationID: reservation.id))
        default: return .batchGetStocks(BatchGetStocksRequest(variantIDs: Self.variants))
        }
    }

    private mutating func learn(_ request: UnaryRequest, _ answer: [UInt8]) throws {
        switch request {
        case .createReservation:
            let reservation = try CreateReservationResponse.decode(answer.span, in: Arena()).reservation
            open.append(reservation)
            heldUnits[reservation.variantID, default: 0] += reservation.quantity
        case .releaseReservation:
            let reservation = try ReleaseReservationResponse.decode(answer.span, in: Arena()).reservation
            ended.append(reservation)
            heldUnits[reservation.variantID, default: 0] -= reservation.quantity
        case .adjustStock(let request): addedUnits[request.variantID, default: 0] += request.quantityChange
        case .batchGetStocks:
            for stock in try BatchGetStocksResponse.decode(answer.span, in: Arena()).stocks {
                #expect(stock.reservedStock <= stock.currentStock)
            }
        default: break
        }
    }

    private mutating func variant() -> ID<ProductVariant> { Self.variants.randomElement(using: &random)! }

    private mutating func id() -> UUID {
        UUID(high: random.next() & ~0xF000 | 0x4000, low: random.next() >> 2 | 1 << 63)
    }
}

/// Takes outcomes that come later than their batch.
final class LaterOutcomes: OutcomeReceiver {
    private let tickets: AsyncStream<UInt64>
    private let continuation: AsyncStream<UInt64>.Continuation

    init() {
        (tickets, continuation) = AsyncStream.makeStream(of: UInt64.self)
    }

    func receive(_ batch: EngineBatch, ticket: UInt64) {
        let isExpected =
            switch batch.outcomes[0] {
            case .answered, .rejected(.overloaded): true
            case .rejected(let rejection): rejection.kind == .failedPrecondition
            case .dropped, .pending: false
            }
        #expect(isExpected, "\(batch.outcomes[0])")
        continuation.yield(ticket)
    }

    /// Waits until each of the tickets has had its outcome, and no other.
    func wait(for expected: Set<UInt64>) async throws {
        var missing = expected
        var iterator = tickets.makeAsyncIterator()
        while !missing.isEmpty {
            let ticket = try #require(await iterator.next())
            #expect(missing.remove(ticket) != nil, "ticket \(ticket) has more than one outcome")
        }
    }
}
