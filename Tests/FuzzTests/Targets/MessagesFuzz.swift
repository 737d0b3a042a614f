import GRPC
import HoldfastCoding
import HoldfastMessages
import Protobuf

/// Reads a message of one of the types that come from outside or from the disk. What could be read must be written within its bound
/// and read again as the same.
enum MessagesFuzz {
    static func run(_ input: FuzzInput) {
        var input = input
        let type = input.choice(of: types.count)
        let memory = input.element(of: [256, 4096, 1 << 20])
        types[type](input.remainder(), memory)
    }

    private typealias Check = @Sendable (_ bytes: [UInt8], _ memory: Int) -> Void

    private static let types: [Check] = requests + others

    private static let requests: [Check] = UnaryMethod.allCases.map { method in
        { bytes, memory in
            let arena = Arena(chunkByteCount: 256, maximumByteCount: memory)
            var violations: [FieldViolation] = []
            let request = try? UnaryRequest.decode(method: method, bytes.span, in: arena, violations: &violations)
            promise(request == nil || request?.method == method, "the request of another method")
            promise(violations.count <= FieldViolation.maximumCount, "\(violations.count) violations")
        }
    }

    private static let others: [Check] = [
        { check(CreateReservationRequest.self, $0, $1) }, { check(BatchCreateReservationsRequest.self, $0, $1) },
        { check(CommitReservationRequest.self, $0, $1) }, { check(ExtendReservationRequest.self, $0, $1) },
        { check(SetStockRequest.self, $0, $1) }, { check(AdjustStockRequest.self, $0, $1) },
        { check(GetStockRequest.self, $0, $1) }, { check(BatchGetStocksRequest.self, $0, $1) },
        { check(ListLedgerEntriesRequest.self, $0, $1) }, { check(ListLedgerEntriesResponse.self, $0, $1) },
        { check(BatchCreateReservationsResponse.self, $0, $1) }, { check(Reservation.self, $0, $1) },
        { check(Stock.self, $0, $1) }, { check(LedgerEntry.self, $0, $1) }, { check(IdempotencyRecord.self, $0, $1) },
        { check(EntityRow.self, $0, $1) }, { check(ImportEntitiesRequest.self, $0, $1) },
        { check(ImportEntitiesResponse.self, $0, $1) }, { check(ExportEntitiesRequest.self, $0, $1) },
        { check(ExportEntitiesResponse.self, $0, $1) }, { check(WatchStocksRequest.self, $0, $1) },
        { check(WatchOrdersRequest.self, $0, $1) }, { check(WatchChangesRequest.self, $0, $1) },
        { check(WatchChangesResponse.self, $0, $1) }, { check(CheckoutCartRequest.self, $0, $1) },
        { check(CheckoutCartResponse.self, $0, $1) },
        { check(GRPCReflection.ServerReflectionRequest.self, $0, $1) },
        { check(GRPCReflection.ServerReflectionResponse.self, $0, $1) },
        { check(GRPCHealth.HealthCheckRequest.self, $0, $1) }, { check(GoogleRPC.Status.self, $0, $1) },
        { check(GoogleRPC.BadRequest.self, $0, $1) }, { check(GoogleRPC.ErrorInfo.self, $0, $1) },
    ]

    private static func check<Message: ProtobufMessage & Equatable>(
        _ type: Message.Type,
        _ bytes: [UInt8],
        _ memory: Int
    ) {
        let arena = Arena(chunkByteCount: 256, maximumByteCount: memory)
        var violations: [FieldViolation] = []
        guard let message = try? Message.decode(bytes.span, in: arena, violations: &violations) else { return }
        promise(violations.count <= FieldViolation.maximumCount, "\(violations.count) violations")
        let written = message.encoded()
        promise(written.count <= message.maximumEncodedByteCount, "\(type) is written over its bound")
        let ample = Arena(chunkByteCount: 256, maximumByteCount: 64 << 20)
        var further: [FieldViolation] = []
        let again = try? Message.decode(written.span, in: ample, violations: &further)
        // Fields at fault have their zero values now, which may be faults as well.
        promise(again == message, "\(type) is not read as it was written")
        promise(!violations.isEmpty || further.isEmpty, "\(type) was written with fields at fault")
    }
}
