import HoldfastMessages

extension EntityKind {
    /// Whether changes of its rows are told. Counters are the service's own, and finished orders are told of as orders.
    public var isTold: Bool { self != .unspecified && self != .counter && self != .orderAggregate }

    /// What a request must ask for to be told anything.
    public static let toldExpectation = "must be kinds of rows that change, and orders ORDER"
}

extension EntityRow.Row {
    /// What it is a row of, and the sequence number of the command that last changed it.
    public var header: (kind: EntityKind, sequence: Int64) {
        switch self {
        case .category(let row): (.category, row.etag.sequence)
        case .counter(let row): (.counter, row.etag.sequence)
        case .user(let row): (.user, row.etag.sequence)
        case .address(let row): (.address, row.etag.sequence)
        case .seller(let row): (.seller, row.etag.sequence)
        case .product(let row): (.product, row.etag.sequence)
        case .productVariant(let row): (.productVariant, row.etag.sequence)
        case .productImage(let row): (.productImage, row.etag.sequence)
        case .cart(let row): (.cart, row.etag.sequence)
        case .cartItem(let row): (.cartItem, row.etag.sequence)
        case .checkoutGroup(let row): (.checkoutGroup, row.etag.sequence)
        case .order(let row): (.order, row.etag.sequence)
        case .orderItem(let row): (.orderItem, row.etag.sequence)
        case .orderShippingDetail(let row): (.orderShippingDetail, row.etag.sequence)
        case .orderAdjustment(let row): (.orderAdjustment, row.etag.sequence)
        case .orderTransition(let row): (.orderTransition, row.etag.sequence)
        case .payment(let row): (.payment, row.etag.sequence)
        case .refund(let row): (.refund, row.etag.sequence)
        case .orderAggregate(let row): (.orderAggregate, row.etag.sequence)
        case .stock(let row): (.stock, row.etag.sequence)
        case .reservation(let row): (.reservation, row.etag.sequence)
        case .ledgerEntry(let row): (.ledgerEntry, row.commitSeq)
        case .waitlistEntry(let row): (.waitlistEntry, row.etag.sequence)
        }
    }

    /// What a row that is history is found by besides its own key.
    public var historyKeys: [HistoryKey] {
        guard case .orderAggregate(let row) = self else { return [] }
        return row.allHistoryKeys
    }

    /// What is wrong with a row that is history, by itself.
    public var historyViolations: [String] {
        guard case .orderAggregate(let row) = self else { return [] }
        return (row.order.isFinished ? [] : ["order \(row.key) goes on, and is history"]) + Commerce.violations(of: row)
    }

    /// Of a finished order its rows, each by itself; of any other row that row.
    public var parts: [EntityRow.Row] {
        guard case .orderAggregate(let aggregate) = self else { return [self] }
        var parts: [EntityRow.Row] = [.order(aggregate.order), .orderShippingDetail(aggregate.shippingDetail)]
        parts += aggregate.items.map { .orderItem($0) }
        parts += aggregate.adjustments.map { .orderAdjustment($0) }
        parts += aggregate.transitions.map { .orderTransition($0) }
        parts += aggregate.payments.map { .payment($0) }
        parts += aggregate.refunds.map { .refund($0) }
        return parts
    }
}
