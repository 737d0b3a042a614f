import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices

/// A change that a caller asks for, with a request id: sent again it changes nothing more, and has the first answer.
enum Mutation: Sendable {
    case create(CreateReservationRequest)
    case createBatch(BatchCreateReservationsRequest)
    case commit(CommitReservationRequest)
    case consume(ConsumeReservationRequest)
    case release(ReleaseReservationRequest)
    case extend(ExtendReservationRequest)
    case adjust(AdjustStockRequest)

    /// What the server says of a change that it has made.
    struct Effect: Sendable {
        var reservations: [Reservation] = []
        /// The stock right after the change, whose number is `sequence`.
        var stock: Stock?
        var sequence: Int64 = 0
    }

    /// Sends the request. Throws the status of a call that did not end with OK.
    func send(to client: HoldfastClient, _ options: CallOptions = CallOptions()) async throws(Status) -> Effect {
        let reservations = client.reservations
        switch self {
        case .create(let request):
            let answer = try await reservations.createReservation(request, options: options)
            return Effect(reservations: [answer.reservation], stock: answer.stock, sequence: answer.commitSeq)
        case .createBatch(let request):
            let answer = try await reservations.batchCreateReservations(request, options: options)
            let made = answer.results.compactMap { result -> Reservation? in
                if case .reservation(let reservation)? = result.outcome { reservation } else { nil }
            }
            return Effect(reservations: made)
        case .commit(let request):
            let answer = try await reservations.commitReservation(request, options: options)
            return Effect(reservations: [answer.reservation], stock: answer.stock, sequence: answer.commitSeq)
        case .consume(let request):
            let answer = try await reservations.consumeReservation(request, options: options)
            return Effect(reservations: [answer.reservation], stock: answer.stock, sequence: answer.commitSeq)
        case .release(let request):
            let answer = try await reservations.releaseReservation(request, options: options)
            return Effect(reservations: [answer.reservation], stock: answer.stock, sequence: answer.commitSeq)
        case .extend(let request):
            let answer = try await reservations.extendReservation(request, options: options)
            return Effect(reservations: [answer.reservation], stock: answer.stock, sequence: answer.commitSeq)
        case .adjust(let request):
            let answer = try await client.stock.adjustStock(request, options: options)
            return Effect(stock: answer.stock, sequence: answer.commitSeq)
        }
    }
}
