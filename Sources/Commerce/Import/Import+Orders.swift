import HoldfastMessages

/// Orders, each with all that belongs to it.
extension Commerce {
    mutating func take(_ row: OrderAggregate, _ departed: HistoryPresence) throws(Interruption) -> Bool {
        if try isThere(row) { return false }
        if departed.contains(HistoryRowKey(OrderAggregate.self, row.key)) { return false }
        try checkReferences(of: row.order)
        try checkGroup(of: row.order, departed)
        for item in row.items { try checkVariant(of: item) }
        guard row.isSummable else { throw .rejected(.amountLimit(maximum: limits.maximumAmount)) }
        if let problem = row.contradiction { throw .rejected(.rowConflict(problem)) }
        try checkKeys(of: row, departed)
        try checkHolds(of: row)
        if row.order.isFinished { insertFinished(row) } else { insertRows(of: row) }
        if let number = row.order.countedNumber { raise(.order, to: number) }
        return true
    }

    // MARK: What is there already

    private func isThere(_ row: OrderAggregate) throws(Interruption) -> Bool {
        let old: OrderAggregate
        if let slot = entities.orders.slot(of: row.key) {
            var live = aggregate(of: slot)
            live.reservations = live.items.compactMap { reservations.find($0.reservationID) }.filter(\.isOpen)
            old = live
        } else if let finished = entities.finishedOrders.find(row.key) {
            old = finished
        } else {
            return false
        }
        guard old.content == row.content else {
            throw .rejected(.keyTaken(entity: OrderAggregate.entityName, field: "id"))
        }
        return true
    }

    /// Refuses keys that rows of other orders in memory have, and reservations that have ended.
    private func checkKeys(of row: OrderAggregate, _ departed: HistoryPresence) throws(Interruption) {
        try checkKeys(of: row.order, in: entities.orders)
        for part in row.items { try checkKeys(of: part, in: entities.orderItems) }
        try checkKeys(of: row.shippingDetail, in: entities.shippingDetails)
        for part in row.adjustments { try checkKeys(of: part, in: entities.adjustments) }
        for part in row.transitions { try checkKeys(of: part, in: entities.transitions) }
        for part in row.payments { try checkKeys(of: part, in: entities.payments) }
        for part in row.refunds { try checkKeys(of: part, in: entities.refunds) }
        for key in row.historyKeys
        where departed.keys.contains(key) || entities.finishedOrders.slot(ofHistory: key) != nil {
            throw .rejected(.rowConflict("a finished order has its number, or the key of something that belongs to it"))
        }
        for part in row.reservations {
            guard !reservations.contains(part.id), !departed.contains(HistoryRowKey(Reservation.self, part.id)) else {
                throw .rejected(.keyTaken(entity: "reservation", field: "id"))
            }
        }
    }

    // MARK: What must be there

    private func checkGroup(of order: Order, _ departed: HistoryPresence) throws(Interruption) {
        guard let group = order.checkoutGroupID, !entities.checkoutGroups.contains(group),
            !departed.contains(HistoryRowKey(CheckoutGroup.self, group))
        else { return }
        throw .rejected(.entityNotFound(entity: CheckoutGroup.entityName, key: group.description))
    }

    /// What was ordered must be marked so: else it could be deleted.
    private func checkVariant(of item: OrderItem) throws(Interruption) {
        let variant = entities.variants[try slot(of: item.variantID, in: entities.variants)]
        guard variant.isOrdered else {
            throw .rejected(.rowConflict("product_variant \(variant.id) was ordered, and is_ordered is false"))
        }
    }

    /// An order that is not shipped brings what holds its units, of which the ledger says that they are reserved; any
    /// other brings no holds.
    private mutating func checkHolds(of row: OrderAggregate) throws(Interruption) {
        guard row.hasItsHolds else {
            throw .rejected(.rowConflict("order \(row.key) does not bring just the reservations that hold its units"))
        }
        var unclaimed: [ID<ProductVariant>: Int64] = [:]
        for hold in row.reservations {
            let stock = stocks[try stockSlot(of: hold.variantID)]
            let held = heldQuantity(of: hold.variantID)
            let left = unclaimed[hold.variantID] ?? (stock.reservedStock - held)
            guard hold.quantity <= left else {
                throw .rejected(.rowConflict("so many units of variant \(hold.variantID) are not reserved"))
            }
            unclaimed[hold.variantID] = left - hold.quantity
        }
    }

    // MARK: Taking it in

    private mutating func insertRows(of row: OrderAggregate) {
        entities.orders.insert(imported(row.order))
        for part in row.items { entities.orderItems.insert(imported(part)) }
        entities.shippingDetails.insert(imported(row.shippingDetail))
        for part in row.adjustments { entities.adjustments.insert(imported(part)) }
        for part in row.transitions { entities.transitions.insert(imported(part)) }
        for part in row.payments { entities.payments.insert(imported(part)) }
        for part in row.refunds { entities.refunds.insert(imported(part)) }
        for part in row.reservations { insert(imported: part) }
    }

    private mutating func insertFinished(_ row: OrderAggregate) {
        let finished = OrderAggregate(
            order: imported(row.order),
            items: row.items.map { imported($0) },
            shippingDetail: imported(row.shippingDetail),
            adjustments: row.adjustments.map { imported($0) },
            transitions: row.transitions.map { imported($0) },
            payments: row.payments.map { imported($0) },
            refunds: row.refunds.map { imported($0) },
            etag: command.etag
        )
        entities.finishedOrders.insert(finished)
    }
}
