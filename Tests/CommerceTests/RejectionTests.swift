import Commerce
import HoldfastMessages
import Testing

/// One row per rejection: what was there, what was asked for, what must be said.
@Suite("Rejections")
struct RejectionTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var request: @Sendable (Reservation) -> UnaryRequest
        var expected: Rejection
    }

    /// The shop of each row: ten units of one variant, of which four are held.
    static let rows: [Row] = [
        Row(testDescription: "stock of an unknown variant") { _ in
            .getStock(GetStockRequest(variantID: Shop.unknownVariant))
        } expected: {
            .stockNotFound(Shop.unknownVariant)
        },
        Row(testDescription: "one unknown variant among several") { _ in
            .batchGetStocks(BatchGetStocksRequest(variantIDs: [Shop.variant, Shop.unknownVariant]))
        } expected: {
            .stockNotFound(Shop.unknownVariant)
        },
        Row(testDescription: "adjusting an unknown variant") { _ in
            .adjustStock(AdjustStockRequest(variantID: Shop.unknownVariant, quantityChange: 1, reason: .received))
        } expected: {
            .stockNotFound(Shop.unknownVariant)
        },
        Row(testDescription: "as of a sequence number to come") { _ in
            .getStock(GetStockRequest(variantID: Shop.variant, asOf: .commitSeq(3)))
        } expected: {
            .asOfInFuture(sequence: 2)
        },
        Row(testDescription: "as of a time to come") { reservation in
            .getStock(GetStockRequest(variantID: Shop.variant, asOf: .time(reservation.createTime + .nanoseconds(1))))
        } expected: {
            .asOfInFuture(sequence: 2)
        },
        Row(testDescription: "as of a time before the first entry") { reservation in
            .getStock(GetStockRequest(variantID: Shop.variant, asOf: .time(reservation.createTime + .nanoseconds(-1))))
        } expected: {
            .asOfBeforeFirst
        },
        Row(testDescription: "setting with a stale etag") { _ in
            .setStock(SetStockRequest(variantID: Shop.variant, currentStock: 5, etag: Etag(sequence: 1)))
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "setting with another stock expected") { _ in
            .setStock(SetStockRequest(variantID: Shop.variant, currentStock: 5, expectedCurrent: 9))
        } expected: {
            .expectedStockMismatch(current: 10)
        },
        Row(testDescription: "a stale etag comes before an unexpected stock") { _ in
            .setStock(
                SetStockRequest(
                    variantID: Shop.variant,
                    currentStock: 5,
                    expectedCurrent: 9,
                    etag: Etag(sequence: 1)
                )
            )
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "setting below what is reserved") { _ in
            .setStock(SetStockRequest(variantID: Shop.variant, currentStock: 3))
        } expected: {
            .stockBelowReserved(reserved: 4, minimum: 4)
        },
        Row(testDescription: "adjusting with a stale etag") { _ in
            .adjustStock(
                AdjustStockRequest(
                    variantID: Shop.variant,
                    quantityChange: 1,
                    reason: .received,
                    etag: Etag(sequence: 1)
                )
            )
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "taking more than there is") { _ in
            .adjustStock(AdjustStockRequest(variantID: Shop.variant, quantityChange: -11, reason: .lost))
        } expected: {
            .stockNegative(current: 10)
        },
        Row(testDescription: "taking what is reserved") { _ in
            .adjustStock(AdjustStockRequest(variantID: Shop.variant, quantityChange: -7, reason: .damaged))
        } expected: {
            .stockBelowReserved(reserved: 4, minimum: 4)
        },
        Row(testDescription: "reserving an unknown variant") { _ in
            .createReservation(CreateReservationRequest(variantID: Shop.unknownVariant, quantity: 1))
        } expected: {
            .stockNotFound(Shop.unknownVariant)
        },
        Row(testDescription: "reserving more than is available") { _ in
            .createReservation(CreateReservationRequest(variantID: Shop.variant, quantity: 7))
        } expected: {
            .insufficientStock(
                lines: [ShortLine(index: 0, variantID: Shop.variant, requested: 7, available: 6)],
                count: 1
            )
        },
        Row(testDescription: "an unknown reservation") { _ in
            .getReservation(GetReservationRequest(reservationID: ID(UUID(high: 7, low: 7))))
        } expected: {
            .reservationNotFound(ID(UUID(high: 7, low: 7)))
        },
        Row(testDescription: "committing with a stale etag") { reservation in
            .commitReservation(CommitReservationRequest(reservationID: reservation.id, etag: Etag(sequence: 1)))
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "committing more than is held") { reservation in
            .commitReservation(CommitReservationRequest(reservationID: reservation.id, quantity: 5))
        } expected: {
            .invalidFields([InvalidField(field: "quantity", description: "must be at most 4")])
        },
        Row(testDescription: "consuming with a stale etag") { reservation in
            .consumeReservation(ConsumeReservationRequest(reservationID: reservation.id, etag: Etag(sequence: 1)))
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "releasing with a stale etag") { reservation in
            .releaseReservation(ReleaseReservationRequest(reservationID: reservation.id, etag: Etag(sequence: 1)))
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "extending with a stale etag") { reservation in
            .extendReservation(ExtendReservationRequest(reservationID: reservation.id, etag: Etag(sequence: 1)))
        } expected: {
            .etagMismatch(current: Etag(sequence: 2))
        },
        Row(testDescription: "an unknown ledger entry") { _ in
            .getLedgerEntry(GetLedgerEntryRequest(ledgerEntryID: ID(3)))
        } expected: {
            .ledgerEntryNotFound(3)
        },
        Row(testDescription: "the ledger of an unknown variant") { _ in
            .listLedgerEntries(ListLedgerEntriesRequest(variantID: Shop.unknownVariant))
        } expected: {
            .stockNotFound(Shop.unknownVariant)
        },
        Row(testDescription: "a page token that is none") { _ in
            .listLedgerEntries(ListLedgerEntriesRequest(pageToken: "1-zz-1"))
        } expected: {
            .invalidPageToken
        },
        Row(testDescription: "verifying the ledger of an unknown variant") { _ in
            .verifyLedger(VerifyLedgerRequest(variantID: Shop.unknownVariant))
        } expected: {
            .stockNotFound(Shop.unknownVariant)
        },
    ]

    @Test("every rejection is given and changes nothing", arguments: rows)
    func rejection(row: Row) throws {
        let shop = try Shop.stocked(10)
        let reservation = try shop.hold(4)
        let stock = try shop.stock()
        let before = (shop.stateHash, shop.sequence)
        #expect(shop.run(row.request(reservation)).rejection == row.expected)
        #expect(before == (shop.stateHash, shop.sequence))
        #expect(try shop.stock() == stock)
        #expect(row.expected.reason != .unspecified)
        #expect(!row.expected.message.isEmpty)
    }

    @Test("a stock beyond the limit is refused")
    func stockLimit() throws {
        var limits = Limits()
        limits.maximumStock = 100
        let shop = try Shop.stocked(100, limits: limits)
        let request = AdjustStockRequest(variantID: Shop.variant, quantityChange: 1, reason: .found)
        #expect(shop.run(.adjustStock(request)).rejection == .stockLimitExceeded(maximum: 100))
    }
}

extension RejectionTests.Row {
    init(
        testDescription: String,
        request: @escaping @Sendable (Reservation) -> UnaryRequest,
        expected: () -> Rejection
    ) {
        self.init(testDescription: testDescription, request: request, expected: expected())
    }
}
