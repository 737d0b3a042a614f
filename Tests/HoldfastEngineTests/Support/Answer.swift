import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

@testable import Commerce
@testable import HoldfastEngine

/// What came of a request, out of its batch.
enum Answer: Equatable, Sendable {
    /// The answer to a request without a request id.
    case response(UnaryResponse)
    /// The answer to one with a request id, as its caller and every retry get it.
    case encoded([UInt8])
    case rejected(Rejection)
    case dropped
    case pending

    init(_ outcome: Outcome, to request: UnaryRequest, in batch: EngineBatch) {
        switch outcome {
        case .answered(let range):
            let bytes = batch.withAnswer(range) { $0.copied() }
            if request.requestID != nil {
                self = .encoded(bytes)
            } else if let response = try? UnaryResponse(to: request, bytes) {
                self = .response(response)
            } else {
                preconditionFailure("an answer that does not parse")
            }
        case .rejected(let rejection): self = .rejected(rejection)
        case .dropped: self = .dropped
        case .pending: self = .pending
        }
    }
}

extension UnaryResponse {
    /// Reads the answer to a request.
    init(to request: UnaryRequest, _ bytes: [UInt8]) throws {
        self =
            switch request {
            case .getServerInfo: .getServerInfo(try decoded(bytes))
            case .getStateHash: .getStateHash(try decoded(bytes))
            case .verifyInvariants: .verifyInvariants(try decoded(bytes))
            case .getLedgerEntry: .getLedgerEntry(try decoded(bytes))
            case .listLedgerEntries: .listLedgerEntries(try decoded(bytes))
            case .verifyLedger: .verifyLedger(try decoded(bytes))
            case .createReservation: .createReservation(try decoded(bytes))
            case .batchCreateReservations: .batchCreateReservations(try decoded(bytes))
            case .getReservation: .getReservation(try decoded(bytes))
            case .commitReservation: .commitReservation(try decoded(bytes))
            case .consumeReservation: .consumeReservation(try decoded(bytes))
            case .releaseReservation: .releaseReservation(try decoded(bytes))
            case .extendReservation: .extendReservation(try decoded(bytes))
            case .getStock: .getStock(try decoded(bytes))
            case .batchGetStocks: .batchGetStocks(try decoded(bytes))
            case .setStock: .setStock(try decoded(bytes))
            case .adjustStock: .adjustStock(try decoded(bytes))
            }
    }
}

private func decoded<Message: ProtobufMessage>(_ bytes: [UInt8]) throws -> Message {
    try Message.decode(bytes.span, in: Arena())
}

extension EngineBatch {
    /// Requests that wait to be carried out.
    convenience init(_ requests: [EngineRequest]) {
        self.init()
        for request in requests { add(request) }
    }

    /// What came of its requests.
    var results: [Answer] { zip(outcomes, requests).map { Answer($0, to: $1.request, in: self) } }
}
