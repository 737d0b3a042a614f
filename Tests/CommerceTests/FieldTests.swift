import Commerce
import HoldfastMessages
import Testing

/// One row per rule about a field by itself.
@Suite("Fields")
struct FieldTests {
    static let id = Shop.variant
    static let reservation = ID<Reservation>(UUID(high: 5, low: 5))
    static let longNote = String(repeating: "x", count: 256)
    static let longestNote = String(repeating: "x", count: 255)

    static let badRequests: [(UnaryRequest, [String])] = [
        (.getStock(GetStockRequest(variantID: id, asOf: .commitSeq(0))), ["commit_seq"]),
        (.batchGetStocks(BatchGetStocksRequest()), ["variant_ids"]),
        (
            .batchGetStocks(BatchGetStocksRequest(variantIDs: Array(repeating: id, count: 8191))),
            ["variant_ids"]
        ),
        (
            .setStock(
                SetStockRequest(
                    variantID: id,
                    currentStock: -1,
                    expectedCurrent: -1,
                    lowStockThreshold: 1_000_000_000_001,
                    backorderLimit: -5,
                    note: longNote
                )
            ),
            ["current_stock", "expected_current", "low_stock_threshold", "backorder_limit", "note"]
        ),
        (.setStock(SetStockRequest(variantID: id, currentStock: 1_000_000_000_001)), ["current_stock"]),
        (
            .adjustStock(AdjustStockRequest(variantID: id, quantityChange: 0, reason: .held, note: longNote)),
            ["quantity_change", "reason", "note"]
        ),
        (
            .adjustStock(AdjustStockRequest(variantID: id, quantityChange: 1_000_000_001, reason: .found)),
            ["quantity_change"]
        ),
        (
            .adjustStock(AdjustStockRequest(variantID: id, quantityChange: .min, reason: .unspecified)),
            ["quantity_change", "reason"]
        ),
        (
            .createReservation(CreateReservationRequest(variantID: id, quantity: 0, ttl: .milliseconds(999))),
            ["quantity", "ttl"]
        ),
        (
            .createReservation(
                CreateReservationRequest(variantID: id, quantity: 1_000_000_001, ttl: .seconds(86_401))
            ),
            ["quantity", "ttl"]
        ),
        (
            .batchCreateReservations(BatchCreateReservationsRequest(policy: .unspecified, lines: [])),
            ["policy", "lines"]
        ),
        (
            .batchCreateReservations(
                BatchCreateReservationsRequest(
                    policy: .each,
                    lines: [
                        ReservationLine(variantID: id, quantity: 1), ReservationLine(variantID: id, quantity: -1),
                        ReservationLine(variantID: id, quantity: 1, ttl: .zero),
                    ]
                )
            ),
            ["lines[1].quantity", "lines[2].ttl"]
        ),
        (
            .batchCreateReservations(
                BatchCreateReservationsRequest(
                    policy: .each,
                    lines: Array(repeating: ReservationLine(variantID: id, quantity: 1), count: 8191)
                )
            ),
            ["lines"]
        ),
        (.commitReservation(CommitReservationRequest(reservationID: reservation, quantity: 0)), ["quantity"]),
        (.consumeReservation(ConsumeReservationRequest(reservationID: reservation, quantity: -1)), ["quantity"]),
        (.extendReservation(ExtendReservationRequest(reservationID: reservation, ttl: .seconds(-1))), ["ttl"]),
        (.listLedgerEntries(ListLedgerEntriesRequest(pageSize: -1)), ["page_size"]),
        (.listLedgerEntries(ListLedgerEntriesRequest(pageSize: 1001)), ["page_size"]),
    ]

    @Test("every field at fault is named at once", arguments: badRequests)
    func refused(request: UnaryRequest, fields: [String]) throws {
        let shop = Shop()
        guard case .invalidFields(let violations) = shop.run(request).rejection else { throw Unexpected() }
        #expect(violations.map(\.field) == fields)
        #expect(shop.sequence == 0)
    }

    static let goodRequests: [UnaryRequest] = [
        .setStock(SetStockRequest(variantID: id, currentStock: 0, note: longestNote)),
        .setStock(SetStockRequest(variantID: id, currentStock: 1_000_000_000_000)),
        .adjustStock(AdjustStockRequest(variantID: id, quantityChange: 1_000_000_000, reason: .correction)),
        .adjustStock(AdjustStockRequest(variantID: id, quantityChange: -1_000_000_000, reason: .transferred)),
        .createReservation(CreateReservationRequest(variantID: id, quantity: 1, ttl: .seconds(1))),
        .createReservation(CreateReservationRequest(variantID: id, quantity: 1_000_000_000, ttl: .seconds(86_400))),
        .batchCreateReservations(
            BatchCreateReservationsRequest(
                policy: .allOrNothing,
                lines: Array(repeating: ReservationLine(variantID: id, quantity: 1), count: 8190)
            )
        ),
        .listLedgerEntries(ListLedgerEntriesRequest(pageSize: 1000)),
    ]

    @Test("values at the limits pass", arguments: goodRequests)
    func accepted(request: UnaryRequest) {
        #expect(Validation.violations(of: request, limits: Limits()).isEmpty)
    }
}
