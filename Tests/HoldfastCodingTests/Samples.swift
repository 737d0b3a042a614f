import HoldfastMessages
import Protobuf

/// Messages with every field set, for round trips.
enum Samples {
    static let variant = UUID("0197b6a0-0000-7000-8000-0123456789ab")!
    static let order = UUID("0197b6a0-1111-7abc-8def-fedcba987654")!
    static let request = UUID("0197b6a0-2222-7abc-8def-0000000000ff")!
    static let moment = Timestamp(nanoseconds: 1_790_000_000_123_456_789)

    static let createReservation = CreateReservationRequest(
        requestID: request,
        variantID: ID(variant),
        quantity: 3,
        ttl: .milliseconds(600_500),
        orderID: ID(order),
        userID: ID(42),
        validateOnly: true
    )

    static let reservation = Reservation(
        id: ID(request),
        variantID: ID(variant),
        quantity: 1_000_000_000,
        state: .held,
        orderID: ID(order),
        userID: ID(Int64.max),
        createTime: moment,
        expireTime: moment + .seconds(600),
        etag: Etag(sequence: 0x1F),
        owner: .groupBuy
    )

    static let stock = Stock(
        variantID: ID(variant),
        currentStock: 1_000_000_000_000,
        reservedStock: 7,
        availableStock: -5,
        lowStockThreshold: 1,
        backorderLimit: 2,
        updateTime: Timestamp(nanoseconds: -1),
        etag: Etag(sequence: .max),
        ledgerEntryID: 9,
        ledgerEntryCount: 3
    )

    static let entry = LedgerEntry(
        id: ID(12),
        variantID: ID(variant),
        quantityChange: -3,
        reservedChange: -3,
        currentAfter: 97,
        reservedAfter: 0,
        reason: .consumed,
        note: "Größe 42 \u{1F45F}, a note longer than fifteen bytes",
        orderID: ID(order),
        reservationID: ID(request),
        createTime: moment,
        commitSeq: 1 << 40,
        previousEntryID: 11,
        entryNumber: 5
    )

    static let createReservationResponse = CreateReservationResponse(
        reservation: reservation,
        stock: stock,
        commitSeq: 77
    )

    static let batch = batch(lineCount: 300)
    static let shortBatch = batch(lineCount: 3)

    private static func batch(lineCount: Int64) -> BatchCreateReservationsRequest {
        BatchCreateReservationsRequest(
            requestID: request,
            policy: .allOrNothing,
            lines: (1...lineCount).map { ReservationLine(variantID: ID(variant), quantity: $0, userID: ID($0)) }
        )
    }

    static let batchResponse = BatchCreateReservationsResponse(
        results: [
            ReservationResult(outcome: .reservation(reservation)),
            ReservationResult(
                outcome: .error(LineError(reason: .insufficientStock, message: "short", availableStock: 2))
            ),
            ReservationResult(),
        ],
        commitSeq: 5
    )
}
