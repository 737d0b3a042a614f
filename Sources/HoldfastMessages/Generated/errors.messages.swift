// Generated from holdfast/v1/errors.proto by Proto/generate; changes made here are lost.

/// Why a call was refused. The name of the value, without prefix, is the `reason` of the `google.rpc.ErrorInfo` (domain
/// `holdfast`) in the status details. The list is closed: a caller may switch over it. Where BatchAdjustStocks is
/// refused because of one line, the metadata has its place, from 0, as `line`.
public enum ErrorReason: Int32, Sendable, CaseIterable {
    /// Never sent.
    case unspecified = 0
    /// INVALID_ARGUMENT: one or more fields are at fault; `google.rpc.BadRequest` names as many of them as fit.
    case invalidField = 1
    /// ALREADY_EXISTS: the request id was used before with another request.
    case requestIDReused = 2
    /// INVALID_ARGUMENT: the request id (UUIDv7) is older than the idempotency window, so whether it ran is no longer
    /// known.
    /// Metadata: `floor_unix_milliseconds`; ids that were made then or earlier are refused.
    case requestIDExpired = 3
    /// NOT_FOUND: no stock row for the variant. Metadata: `variant_id`.
    case stockNotFound = 4
    /// NOT_FOUND: no such reservation. Metadata: `reservation_id`.
    case reservationNotFound = 5
    /// NOT_FOUND: no such ledger entry. Metadata: `ledger_entry_id`.
    case ledgerEntryNotFound = 6
    /// ABORTED: the etag is not the row's current one. Metadata: `current_etag`.
    case etagMismatch = 7
    /// ABORTED: `expected_current` is not the current stock. Metadata: `current_stock`.
    case expectedStockMismatch = 8
    /// FAILED_PRECONDITION: fewer units are available than asked for. Metadata: `short_line_count`, and for as many
    /// short lines as fit `line_<n>` = `<variant_id>:<requested>:<available>`, where n is the place of the line, from
    /// 0.
    case insufficientStock = 9
    /// FAILED_PRECONDITION: the change would leave less stock than is reserved. Metadata: `reserved_stock`,
    /// `minimum_current_stock`.
    case stockBelowReserved = 10
    /// FAILED_PRECONDITION: the change would make the current stock negative. Metadata: `current_stock`.
    case stockNegative = 11
    /// RESOURCE_EXHAUSTED: the change would pass the largest stock that is allowed. Metadata: `maximum_stock`.
    case stockLimitExceeded = 12
    /// FAILED_PRECONDITION: the reservation is not in a state that allows this. Metadata: `state`.
    case reservationState = 13
    /// FAILED_PRECONDITION: the hold is past its expire time. Metadata: `state`, which is EXPIRED, and
    /// `expire_time_unix_milliseconds`.
    case reservationExpired = 14
    /// FAILED_PRECONDITION: the hold belongs to a waitlist offer, an order or a group buy, which alone settles it.
    /// Metadata: `owner`.
    case reservationOwned = 15
    /// OUT_OF_RANGE: the sequence number or time asked for lies in the future. Metadata: `commit_seq`, that of the
    /// newest change.
    case asOfInFuture = 16
    /// NOT_FOUND: the variant had no stock yet at the sequence number or time asked for.
    case asOfBeforeFirst = 17
    /// INVALID_ARGUMENT: the page token is not one of ours, or belongs to another filter.
    case invalidPageToken = 18
    /// RESOURCE_EXHAUSTED: the disk or the storage's map is nearly full; reads and releases go on.
    case storageFull = 19
    /// UNAVAILABLE: the server is shutting down or has too much to do; try again.
    case overloaded = 20
    /// ABORTED: a long read outlived its limit.
    case snapshotExpired = 21
    /// NOT_FOUND: no such row, or none that another one could refer to. Metadata: `entity`, `key`.
    case entityNotFound = 22
    /// ALREADY_EXISTS: another row has this key. Metadata: `entity`, `field`.
    case keyTaken = 23
    /// FAILED_PRECONDITION: other rows refer to this one. Metadata: `entity`, `referring_entity`.
    case stillReferenced = 24
    /// FAILED_PRECONDITION: the category would lie below itself.
    case categoryCycle = 25
    /// FAILED_PRECONDITION: the tree of categories would be too deep. Metadata: `maximum_depth`.
    case categoryDepth = 26
    /// FAILED_PRECONDITION: the product is not in a state that allows this. Metadata: `state`.
    case productState = 27
    /// FAILED_PRECONDITION: the seller is not in a state that allows this. Metadata: `state`.
    case sellerState = 28
    /// RESOURCE_EXHAUSTED: one row more of this entity than another may have. Metadata: `entity`, `maximum_count`.
    case countLimit = 29
    /// FAILED_PRECONDITION: the variant cannot be bought: it, its product or its seller is not active or not approved.
    /// Metadata:
    /// `variant_id`.
    case notSellable = 30
    /// FAILED_PRECONDITION: there is nothing in the cart.
    case cartEmpty = 31
    /// FAILED_PRECONDITION: the cart is not a user's; merge it into one first.
    case cartAnonymous = 32
    /// FAILED_PRECONDITION: the cart has become orders already, whose checkout group has its id. Metadata:
    /// `checkout_group_id`.
    case cartCheckedOut = 33
    /// FAILED_PRECONDITION: the order is not in a state that allows this. Metadata: `state`.
    case orderState = 34
    /// FAILED_PRECONDITION: the payment is not in a state that allows this. Metadata: `state`.
    case paymentState = 35
    /// FAILED_PRECONDITION: the refund is not in a state that allows this. Metadata: `state`.
    case refundState = 36
    /// FAILED_PRECONDITION: more would go back than was paid, or than a line or the delivery cost. Metadata:
    /// `refundable_amount`, and for a line `order_item_id`.
    case refundExceeds = 37
    /// RESOURCE_EXHAUSTED: an amount would be less than 0 or more than there may be. Metadata: `maximum_amount`.
    case amountLimit = 38
    /// RESOURCE_EXHAUSTED: a line of a cart would have more units than there may be. Metadata: `maximum_quantity`.
    case quantityLimit = 39
    /// FAILED_PRECONDITION: the place on the waitlist is not in a state that allows this. Metadata: `state`.
    case waitlistState = 40
    /// FAILED_PRECONDITION: as many units are available as somebody wants to wait for. Metadata: `available_stock`.
    case stockAvailable = 41
    /// OUT_OF_RANGE: changes as old as these are no longer kept. Metadata: `oldest_seq`, after which they are.
    case changesTrimmed = 42
    /// FAILED_PRECONDITION: the server keeps nothing on the disk (`--durability memory`): there is nothing to watch or
    /// export.
    case notJournaled = 43
    /// RESOURCE_EXHAUSTED: as many callers watch as may. Metadata: `maximum_count`.
    case watcherLimit = 44
    /// FAILED_PRECONDITION: a row to be imported contradicts those that are there.
    case rowConflict = 45
}
