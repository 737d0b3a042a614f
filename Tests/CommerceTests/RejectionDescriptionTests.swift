import Commerce
import HoldfastMessages
import Testing

/// What callers see of each rejection, as `errors.proto` tells them: written down here by hand, so that neither changes alone.
@Suite("Rejections as callers see them")
struct RejectionDescriptionTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var rejection: Rejection
        var kind: Rejection.Kind
        var reason: ErrorReason
        var metadata: [String: String]

        init(
            _ rejection: Rejection,
            _ kind: Rejection.Kind,
            _ reason: ErrorReason,
            _ metadata: [String: String] = [:]
        ) {
            self.rejection = rejection
            self.kind = kind
            self.reason = reason
            self.metadata = metadata
        }

        var testDescription: String { "\(rejection)" }
    }

    private static let variantText = "00000000-0000-0001-0000-000000000001"
    private static let otherVariantText = "00000000-0000-0001-0000-000000000002"
    private static let time = Timestamp(nanoseconds: 1_800_000_000_123_999_999)
    private static let reservation = ID<Reservation>(UUID(high: 21, low: 1))
    private static let item = ID<OrderItem>(UUID(high: 18, low: 1))

    private static let requestRows: [Row] = [
        Row(
            .invalidFields([InvalidField(field: "quantity", description: "must be at least 1")]),
            .invalidArgument,
            .invalidField
        ),
        Row(.requestIDReused, .alreadyExists, .requestIDReused),
        Row(
            .requestIDExpired(floor: time),
            .invalidArgument,
            .requestIDExpired,
            ["floor_unix_milliseconds": "1800000000123"]
        ),
        Row(.etagMismatch(current: Etag(sequence: 30)), .aborted, .etagMismatch, ["current_etag": "1e"]),
        Row(.invalidPageToken, .invalidArgument, .invalidPageToken),
        Row(.storageFull, .resourceExhausted, .storageFull),
        Row(.overloaded, .unavailable, .overloaded),
        Row(.snapshotExpired, .aborted, .snapshotExpired),
        Row(.changesTrimmed(oldest: 17), .outOfRange, .changesTrimmed, ["oldest_seq": "17"]),
        Row(.notJournaled, .failedPrecondition, .notJournaled),
        Row(.watcherLimit(maximum: 5), .resourceExhausted, .watcherLimit, ["maximum_count": "5"]),
        Row(.rowConflict("order 1 has no lines"), .failedPrecondition, .rowConflict),
    ]

    private static let stockRows: [Row] = [
        Row(.stockNotFound(Shop.variant), .notFound, .stockNotFound, ["variant_id": variantText]),
        Row(.ledgerEntryNotFound(12), .notFound, .ledgerEntryNotFound, ["ledger_entry_id": "12"]),
        Row(.expectedStockMismatch(current: 8), .aborted, .expectedStockMismatch, ["current_stock": "8"]),
        Row(
            .insufficientStock(
                lines: [
                    ShortLine(index: 0, variantID: Shop.variant, requested: 7, available: 6),
                    ShortLine(index: 3, variantID: Shop.otherVariant, requested: 2, available: 0),
                ],
                count: 2
            ),
            .failedPrecondition,
            .insufficientStock,
            ["short_line_count": "2", "line_0": "\(variantText):7:6", "line_3": "\(otherVariantText):2:0"]
        ),
        Row(
            .stockBelowReserved(reserved: 4, minimum: 3),
            .failedPrecondition,
            .stockBelowReserved,
            ["reserved_stock": "4", "minimum_current_stock": "3"]
        ),
        Row(.stockNegative(current: 2), .failedPrecondition, .stockNegative, ["current_stock": "2"]),
        Row(.stockLimitExceeded(maximum: 100), .resourceExhausted, .stockLimitExceeded, ["maximum_stock": "100"]),
        Row(.asOfInFuture(sequence: 9), .outOfRange, .asOfInFuture, ["commit_seq": "9"]),
        Row(.asOfBeforeFirst, .notFound, .asOfBeforeFirst),
        Row(.stockAvailable(3), .failedPrecondition, .stockAvailable, ["available_stock": "3"]),
        // The one rejection that says of another one which line it is about.
        Row(
            .line(5, .stockNegative(current: 2)),
            .failedPrecondition,
            .stockNegative,
            ["current_stock": "2", "line": "5"]
        ),
    ]

    private static let reservationRows: [Row] = [
        Row(
            .reservationNotFound(reservation),
            .notFound,
            .reservationNotFound,
            ["reservation_id": "00000000-0000-0015-0000-000000000001"]
        ),
        Row(.reservationState(.held), .failedPrecondition, .reservationState, ["state": "HELD"]),
        Row(.reservationState(.committed), .failedPrecondition, .reservationState, ["state": "COMMITTED"]),
        Row(.reservationState(.released), .failedPrecondition, .reservationState, ["state": "RELEASED"]),
        Row(.reservationState(.expired), .failedPrecondition, .reservationState, ["state": "EXPIRED"]),
        Row(.reservationState(.consumed), .failedPrecondition, .reservationState, ["state": "CONSUMED"]),
        Row(
            .reservationExpired(expireTime: time),
            .failedPrecondition,
            .reservationExpired,
            ["state": "EXPIRED", "expire_time_unix_milliseconds": "1800000000123"]
        ),
        Row(.reservationOwned(.waitlist), .failedPrecondition, .reservationOwned, ["owner": "WAITLIST"]),
        Row(.reservationOwned(.order), .failedPrecondition, .reservationOwned, ["owner": "ORDER"]),
        Row(.reservationOwned(.groupBuy), .failedPrecondition, .reservationOwned, ["owner": "GROUP_BUY"]),
        Row(.waitlistState(.claimed), .failedPrecondition, .waitlistState, ["state": "CLAIMED"]),
    ]

    private static let catalogueRows: [Row] = [
        Row(
            .entityNotFound(entity: "user", key: "7"),
            .notFound,
            .entityNotFound,
            ["entity": "user", "key": "7"]
        ),
        Row(
            .keyTaken(entity: "product", field: "slug"),
            .alreadyExists,
            .keyTaken,
            ["entity": "product", "field": "slug"]
        ),
        Row(
            .stillReferenced(entity: "category", referrer: "product"),
            .failedPrecondition,
            .stillReferenced,
            ["entity": "category", "referring_entity": "product"]
        ),
        Row(.categoryCycle, .failedPrecondition, .categoryCycle),
        Row(.categoryDepth(maximum: 32), .failedPrecondition, .categoryDepth, ["maximum_depth": "32"]),
        Row(.productState(.rejected), .failedPrecondition, .productState, ["state": "REJECTED"]),
        Row(.sellerState(.suspended), .failedPrecondition, .sellerState, ["state": "SUSPENDED"]),
        Row(
            .countLimit(entity: "cart", maximum: 20),
            .resourceExhausted,
            .countLimit,
            ["entity": "cart", "maximum_count": "20"]
        ),
        Row(.notSellable(Shop.variant), .failedPrecondition, .notSellable, ["variant_id": variantText]),
    ]

    private static let orderRows: [Row] = [
        Row(.cartEmpty, .failedPrecondition, .cartEmpty),
        Row(.cartAnonymous, .failedPrecondition, .cartAnonymous),
        Row(
            .cartCheckedOut(Market.cartID(1)),
            .failedPrecondition,
            .cartCheckedOut,
            ["checkout_group_id": "00000000-0000-000e-0000-000000000001"]
        ),
        Row(.orderState(.delivered), .failedPrecondition, .orderState, ["state": "DELIVERED"]),
        Row(.paymentState(.refunded), .failedPrecondition, .paymentState, ["state": "REFUNDED"]),
        Row(.refundState(.succeeded), .failedPrecondition, .refundState, ["state": "SUCCEEDED"]),
        Row(
            .refundExceeds(Money(minorUnits: 300), nil),
            .failedPrecondition,
            .refundExceeds,
            ["refundable_amount": "300"]
        ),
        Row(
            .refundExceeds(Money(minorUnits: 300), item),
            .failedPrecondition,
            .refundExceeds,
            ["refundable_amount": "300", "order_item_id": "00000000-0000-0012-0000-000000000001"]
        ),
        Row(.amountLimit(maximum: 1000), .resourceExhausted, .amountLimit, ["maximum_amount": "1000"]),
        Row(.quantityLimit(maximum: 99), .resourceExhausted, .quantityLimit, ["maximum_quantity": "99"]),
    ]

    static let rows = [requestRows, stockRows, reservationRows, catalogueRows, orderRows].flatMap(\.self)

    @Test("code, reason and metadata are those that are documented", arguments: rows)
    func description(row: Row) {
        #expect(row.rejection.kind == row.kind)
        #expect(row.rejection.reason == row.reason)
        #expect(row.rejection.metadata == row.metadata)
        #expect(!row.rejection.message.isEmpty)
    }

    @Test("every documented reason has a row")
    func complete() {
        // What is never sent has none.
        #expect(Set(Self.rows.map(\.reason)) == Set(ErrorReason.allCases).subtracting([.unspecified]))
    }

    @Test(
        "kinds have the numbers of the codes of gRPC",
        arguments: [
            (.invalidArgument, 3), (.notFound, 5), (.alreadyExists, 6), (.resourceExhausted, 8),
            (.failedPrecondition, 9), (.aborted, 10), (.outOfRange, 11), (.unavailable, 14),
        ] as [(Rejection.Kind, Int)]
    )
    func codes(kind: Rejection.Kind, code: Int) {
        #expect(kind.rawValue == code)
    }

    @Test("of many short lines as many are named as fit, and all are counted")
    func manyShortLines() {
        let lines = (0..<40).map { ShortLine(index: $0, variantID: Shop.variant, requested: 2, available: 1) }
        let metadata = Rejection.insufficientStock(lines: lines, count: 8190).metadata
        #expect(metadata["short_line_count"] == "8190")
        #expect(metadata["line_0"] == "\(Self.variantText):2:1")
        #expect(metadata.count == Rejection.maximumShortLineCount + 1)
    }
}
