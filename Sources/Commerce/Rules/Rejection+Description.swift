import HoldfastMessages

/// How a rejection looks from outside: the kind of gRPC status, the reason, words and facts.
extension Rejection {
    /// The gRPC status codes that rejections have, by their numbers.
    public enum Kind: Int, Sendable {
        case invalidArgument = 3
        case notFound = 5
        case alreadyExists = 6
        case resourceExhausted = 8
        case failedPrecondition = 9
        case aborted = 10
        case outOfRange = 11
        case unavailable = 14
    }

    /// The status code.
    public var kind: Kind {
        switch self {
        case .invalidFields, .requestIDExpired, .invalidPageToken: .invalidArgument
        case .stockNotFound, .reservationNotFound, .ledgerEntryNotFound, .asOfBeforeFirst, .entityNotFound:
            .notFound
        case .requestIDReused, .keyTaken: .alreadyExists
        case .stockLimitExceeded, .storageFull, .countLimit, .amountLimit, .quantityLimit, .watcherLimit:
            .resourceExhausted
        case .insufficientStock, .stockBelowReserved, .stockNegative, .reservationState, .reservationExpired,
            .reservationOwned, .stillReferenced, .categoryCycle, .categoryDepth, .productState, .sellerState,
            .notSellable, .cartEmpty, .cartAnonymous, .cartCheckedOut, .orderState, .paymentState, .refundState,
            .refundExceeds, .waitlistState, .stockAvailable, .notJournaled, .rowConflict:
            .failedPrecondition
        case .etagMismatch, .expectedStockMismatch, .snapshotExpired: .aborted
        case .asOfInFuture, .changesTrimmed: .outOfRange
        case .overloaded: .unavailable
        case .line(_, let rejection): rejection.kind
        }
    }

    /// The reason from the closed list.
    public var reason: ErrorReason {
        switch self {
        case .invalidFields: .invalidField
        case .requestIDReused: .requestIDReused
        case .requestIDExpired: .requestIDExpired
        case .stockNotFound: .stockNotFound
        case .reservationNotFound: .reservationNotFound
        case .ledgerEntryNotFound: .ledgerEntryNotFound
        case .etagMismatch: .etagMismatch
        case .expectedStockMismatch: .expectedStockMismatch
        case .insufficientStock: .insufficientStock
        case .stockBelowReserved: .stockBelowReserved
        case .stockNegative: .stockNegative
        case .stockLimitExceeded: .stockLimitExceeded
        case .reservationState: .reservationState
        case .reservationExpired: .reservationExpired
        case .reservationOwned: .reservationOwned
        case .asOfInFuture: .asOfInFuture
        case .asOfBeforeFirst: .asOfBeforeFirst
        case .invalidPageToken: .invalidPageToken
        case .storageFull: .storageFull
        case .overloaded: .overloaded
        case .snapshotExpired: .snapshotExpired
        case .entityNotFound: .entityNotFound
        case .keyTaken: .keyTaken
        case .stillReferenced: .stillReferenced
        case .categoryCycle: .categoryCycle
        case .categoryDepth: .categoryDepth
        case .productState: .productState
        case .sellerState: .sellerState
        case .countLimit: .countLimit
        case .notSellable: .notSellable
        case .cartEmpty: .cartEmpty
        case .cartAnonymous: .cartAnonymous
        case .cartCheckedOut: .cartCheckedOut
        case .orderState: .orderState
        case .paymentState: .paymentState
        case .refundState: .refundState
        case .refundExceeds: .refundExceeds
        case .amountLimit: .amountLimit
        case .quantityLimit: .quantityLimit
        case .waitlistState: .waitlistState
        case .stockAvailable: .stockAvailable
        case .changesTrimmed: .changesTrimmed
        case .notJournaled: .notJournaled
        case .watcherLimit: .watcherLimit
        case .rowConflict: .rowConflict
        case .line(_, let rejection): rejection.reason
        }
    }

    /// The rejection in words.
    public var message: String {
        switch self {
        case .invalidFields(let violations):
            violations.count == 1
                ? "\(violations[0].field): \(violations[0].description)" : "\(violations.count) fields are at fault"
        case .requestIDReused: "the request id was used before with another request"
        case .requestIDExpired: "the request id is older than the idempotency window; make a new request"
        case .stockNotFound(let id): "there is no stock of variant \(id)"
        case .reservationNotFound(let id): "there is no reservation \(id)"
        case .ledgerEntryNotFound(let id): "there is no ledger entry \(id)"
        case .etagMismatch: "the row has changed since the etag was read"
        case .expectedStockMismatch(let current): "the current stock is \(current), not the expected one"
        case .insufficientStock(let lines, let count):
            count == 1 && lines.count == 1
                ? "\(lines[0].requested) units asked for, \(lines[0].available) available"
                : "\(count) lines ask for more than is available"
        case .stockBelowReserved(let reserved, let minimum):
            "\(reserved) units are reserved; the current stock cannot go below \(minimum)"
        case .stockNegative(let current): "the current stock is \(current) and cannot go below 0"
        case .stockLimitExceeded(let maximum): "the stock would pass the limit of \(maximum)"
        case .reservationState(let state): "the reservation is \(state.name)"
        case .reservationExpired: "the hold has expired"
        case .reservationOwned(let owner): "the hold is settled by its owner (\(owner.name))"
        case .asOfInFuture(let sequence): "the moment lies in the future; the newest change is \(sequence)"
        case .asOfBeforeFirst: "the variant had no stock at that moment"
        case .invalidPageToken: "the page token is not one of this server's, or belongs to another filter"
        case .storageFull: "the storage is nearly full; changes are refused until there is room"
        case .overloaded: "the server has too much to do or is shutting down; try again"
        case .snapshotExpired: "the read took longer than its limit; ask for less"
        case .entityNotFound(let entity, let key): "there is no \(entity) \(key)"
        case .keyTaken(let entity, let field): "there is a \(entity) with this \(field) already"
        case .stillReferenced(let entity, let referrer): "a \(referrer) refers to the \(entity)"
        case .categoryCycle: "a category cannot lie below itself"
        case .categoryDepth(let maximum): "categories may be \(maximum) levels deep"
        case .productState(let status): "the product is \(status.name)"
        case .sellerState(let status): "the seller is \(status.name)"
        case .countLimit(let entity, let maximum): "there may be \(maximum) of these (\(entity)) at most"
        case .notSellable(let id): "variant \(id), its product or its seller is not active or not approved"
        case .cartEmpty: "there is nothing in the cart"
        case .cartAnonymous: "the cart is not a user's"
        case .cartCheckedOut: "the cart has become orders already"
        case .orderState(let status): "the order is \(status.name)"
        case .paymentState(let status): "the payment is \(status.name)"
        case .refundState(let status): "the refund is \(status.name)"
        case .refundExceeds(let most, _): "at most \(most.minorUnits) can go back"
        case .quantityLimit(let maximum): "the line would have more than \(maximum) units"
        case .amountLimit(let maximum): "an amount would not be 0 to \(maximum)"
        case .waitlistState(let state): "the place on the waitlist is \(state.name)"
        case .stockAvailable(let units): "\(units) units are available: reserve them"
        case .changesTrimmed(let oldest): "changes are kept after \(oldest) only"
        case .notJournaled: "this server keeps nothing on the disk"
        case .watcherLimit(let maximum): "\(maximum) callers watch already"
        case .rowConflict(let problem): problem
        case .line(let index, let rejection): "line \(index): \(rejection.message)"
        }
    }

    /// The metadata of the `google.rpc.ErrorInfo`.
    public var metadata: [String: String] {
        switch self {
        case .invalidFields, .requestIDReused, .asOfBeforeFirst, .invalidPageToken, .storageFull, .overloaded,
            .snapshotExpired, .categoryCycle, .cartEmpty, .cartAnonymous, .notJournaled, .rowConflict:
            [:]
        case .requestIDExpired(let floor): ["floor_unix_milliseconds": String(floor.milliseconds)]
        case .stockNotFound(let id): ["variant_id": id.description]
        case .reservationNotFound(let id): ["reservation_id": id.description]
        case .ledgerEntryNotFound(let id): ["ledger_entry_id": String(id)]
        case .etagMismatch(let current): ["current_etag": current.description]
        case .expectedStockMismatch(let current), .stockNegative(let current): ["current_stock": String(current)]
        case .insufficientStock(let lines, let count): Rejection.metadata(lines: lines, count: count)
        case .stockBelowReserved(let reserved, let minimum):
            ["reserved_stock": String(reserved), "minimum_current_stock": String(minimum)]
        case .stockLimitExceeded(let maximum): ["maximum_stock": String(maximum)]
        case .reservationState(let state): ["state": state.name]
        case .reservationExpired(let time):
            ["state": Reservation.State.expired.name, "expire_time_unix_milliseconds": String(time.milliseconds)]
        case .reservationOwned(let owner): ["owner": owner.name]
        case .asOfInFuture(let sequence): ["commit_seq": String(sequence)]
        case .entityNotFound(let entity, let key): ["entity": entity, "key": key]
        case .keyTaken(let entity, let field): ["entity": entity, "field": field]
        case .stillReferenced(let entity, let referrer): ["entity": entity, "referring_entity": referrer]
        case .categoryDepth(let maximum): ["maximum_depth": String(maximum)]
        case .productState(let status): ["state": status.name]
        case .sellerState(let status): ["state": status.name]
        case .countLimit(let entity, let maximum): ["entity": entity, "maximum_count": String(maximum)]
        case .notSellable(let id): ["variant_id": id.description]
        case .cartCheckedOut(let id): ["checkout_group_id": id.description]
        case .orderState(let status): ["state": status.name]
        case .paymentState(let status): ["state": status.name]
        case .refundState(let status): ["state": status.name]
        case .refundExceeds(let most, let item):
            ["refundable_amount": String(most.minorUnits)]
                .merging(item.map { ["order_item_id": $0.description] } ?? [:]) { old, _ in old }
        case .quantityLimit(let maximum): ["maximum_quantity": String(maximum)]
        case .amountLimit(let maximum): ["maximum_amount": String(maximum)]
        case .waitlistState(let state): ["state": state.name]
        case .stockAvailable(let units): ["available_stock": String(units)]
        case .changesTrimmed(let oldest): ["oldest_seq": String(oldest)]
        case .watcherLimit(let maximum): ["maximum_count": String(maximum)]
        case .line(let index, let rejection): rejection.metadata.merging(["line": String(index)]) { old, _ in old }
        }
    }

    /// How many short lines fit the 4 KiB of status details: each takes at most 100 bytes.
    public static let maximumShortLineCount = 32

    private static func metadata(lines: [ShortLine], count: Int) -> [String: String] {
        var metadata = ["short_line_count": String(count)]
        for line in lines.prefix(maximumShortLineCount) {
            metadata["line_\(line.index)"] = "\(line.variantID):\(line.requested):\(line.available)"
        }
        return metadata
    }
}

extension Reservation.State {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

extension Reservation.Owner {
    /// The name in the schema.
    public var name: String { self == .unspecified ? "OWNER_UNSPECIFIED" : schemaName(self) }
}

extension WaitlistEntry.State {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

extension Product.Status {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

extension Order.Status {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

extension Payment.Status {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

extension Refund.Status {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

extension Seller.Status {
    /// The name in the schema.
    public var name: String { schemaName(self) }
}

/// `groupBuy` as GROUP_BUY.
private func schemaName(_ value: some RawRepresentable) -> String {
    String(describing: value).reduce(into: "") { name, letter in
        if letter.isUppercase { name.append("_") }
        name.append(contentsOf: letter.uppercased())
    }
}
