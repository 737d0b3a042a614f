import HoldfastMessages

/// A field that is at fault, and why.
public struct InvalidField: Equatable, Sendable {
    /// The path of the field in the request, as `lines[3].quantity`.
    public var field: String
    /// What is wrong with it.
    public var description: String

    public init(field: String, description: String) {
        self.field = field
        self.description = description
    }
}

/// A line that asked for more than there was.
public struct ShortLine: Equatable, Sendable {
    /// The line's place in the request, from 0.
    public var index: Int
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units asked for, by all lines of the request for this variant.
    public var requested: Int64
    /// Units that were available.
    public var available: Int64

    public init(index: Int, variantID: ID<ProductVariant>, requested: Int64, available: Int64) {
        self.index = index
        self.variantID = variantID
        self.requested = requested
        self.available = available
    }
}

/// A caller's mistake, or a wish that cannot be granted. Nothing has changed.
public enum Rejection: Error, Equatable, Sendable {
    case invalidFields([InvalidField])
    case requestIDReused
    case requestIDExpired(floor: Timestamp)
    case stockNotFound(ID<ProductVariant>)
    case reservationNotFound(ID<Reservation>)
    case ledgerEntryNotFound(Int64)
    case etagMismatch(current: Etag)
    case expectedStockMismatch(current: Int64)
    /// `lines` holds the first short lines; `count` says how many there are.
    case insufficientStock(lines: [ShortLine], count: Int)
    case stockBelowReserved(reserved: Int64, minimum: Int64)
    case stockNegative(current: Int64)
    case stockLimitExceeded(maximum: Int64)
    case reservationState(Reservation.State)
    case reservationExpired(expireTime: Timestamp)
    case reservationOwned(Reservation.Owner)
    case asOfInFuture(sequence: Int64)
    case asOfBeforeFirst
    case invalidPageToken
    case storageFull
    case overloaded
    case snapshotExpired
    /// No row of this entity has this key.
    case entityNotFound(entity: String, key: String)
    /// Another row of this entity has the same in this field.
    case keyTaken(entity: String, field: String)
    /// Rows of `referrer` refer to the row.
    case stillReferenced(entity: String, referrer: String)
    case categoryCycle
    case categoryDepth(maximum: Int)
    case productState(Product.Status)
    case sellerState(Seller.Status)
    /// There may be no more rows of this entity for what they belong to.
    case countLimit(entity: String, maximum: Int)
    case notSellable(ID<ProductVariant>)
    case cartEmpty
    case cartAnonymous
    case cartCheckedOut(ID<Cart>)
    case orderState(Order.Status)
    case paymentState(Payment.Status)
    case refundState(Refund.Status)
    /// More would go back than this: of a line of the order, or else of all.
    case refundExceeds(Money, ID<OrderItem>?)
    case amountLimit(maximum: Int64)
    case quantityLimit(maximum: Int64)
    case waitlistState(WaitlistEntry.State)
    /// So many units are available that nobody need wait for them.
    case stockAvailable(Int64)
    /// Changes are kept after this sequence number.
    case changesTrimmed(oldest: Int64)
    case notJournaled
    case watcherLimit(maximum: Int)
    /// A row to be imported that contradicts others, and how.
    case rowConflict(String)
    /// Why a line of a batch, counted from 0, and with it the batch is refused.
    indirect case line(Int, Rejection)
}

extension Rejection {
    /// One field that is at fault.
    static func invalidField(_ field: String, _ description: String) -> Rejection {
        .invalidFields([InvalidField(field: field, description: description)])
    }

    /// A request that asks for more of one variant than is available, and nothing else.
    static func insufficientStock(of variantID: ID<ProductVariant>, requested: Int64, available: Int64) -> Rejection {
        let line = ShortLine(index: 0, variantID: variantID, requested: requested, available: max(0, available))
        return .insufficientStock(lines: [line], count: 1)
    }

    /// What is short of these lines; nil where there is enough of each.
    static func shortage(of lines: [ShortLine]) -> Rejection? {
        let short = lines.filter { $0.requested > $0.available }
        guard !short.isEmpty else { return nil }
        return .insufficientStock(lines: Array(short.prefix(maximumShortLineCount)), count: short.count)
    }
}
