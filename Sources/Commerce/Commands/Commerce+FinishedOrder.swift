import HoldfastMessages

/// Orders that are finished: each is one row, which leaves memory once it is folded. For a command that needs it the rows are put back
/// into the tables of orders that go on, so that no command has to know where they were.
extension Commerce {
    /// The slot of an order, for this command to look at or to change. To be found before the table is looked at: a finished one is put
    /// into it.
    mutating func orderSlot(of id: ID<Order>) throws(Interruption) -> UInt32 {
        if let slot = entities.orders.slot(of: id) { return slot }
        guard let finished = try finishedOrder(id) else {
            throw .rejected(.entityNotFound(entity: Order.entityName, key: id.description))
        }
        return reopen(finished)
    }

    /// An order, which is taken up again for this command if it was finished.
    mutating func order(_ id: ID<Order>) throws(Interruption) -> Order {
        let slot = try orderSlot(of: id)
        return entities.orders[slot]
    }

    /// The same by the order's number.
    mutating func order(numbered number: String) throws(Interruption) -> Order {
        let slot = try orderSlot(ofNumber: number)
        return entities.orders[slot]
    }

    private mutating func orderSlot(ofNumber number: String) throws(Interruption) -> UInt32 {
        if let slot = entities.orders.slot(of: Order.byNumber, number) { return slot }
        guard let finished = try finishedOrder(with: OrderAggregate.key(Order.byNumber, number)) else {
            throw .rejected(.entityNotFound(entity: Order.entityName, key: number))
        }
        return reopen(finished)
    }

    /// The slot of a payment, whose order is put back together with it.
    mutating func paymentSlot(of id: ID<Payment>) throws(Interruption) -> UInt32 {
        if let slot = entities.payments.slot(of: id) { return slot }
        if let finished = try finishedOrder(with: OrderAggregate.key(Payment.self, id)) { _ = reopen(finished) }
        return try slot(of: id, in: entities.payments)
    }

    /// Refuses a new key for a part of an order that a part of a finished one has.
    func check<Part: EntityTableRow>(key: ID<Part.KeyOf>?, isFreeInHistoryOf _: Part.Type) throws(Interruption) {
        guard let key, try finishedOrder(with: OrderAggregate.key(Part.self, key)) != nil else { return }
        throw .rejected(.keyTaken(entity: Part.entityName, field: "id"))
    }

    /// Refuses a unique key that a part of a finished order has, unless it is of this order.
    func check<Part: EntityTableRow>(
        _ key: UniqueKey<Part>,
        of part: Part,
        isFreeInHistoryBeside order: ID<Order>
    ) throws(Interruption) {
        guard let text = key.text(part), let finished = try finishedOrder(with: OrderAggregate.key(key, text)),
            finished.key != order
        else { return }
        throw .rejected(.keyTaken(entity: Part.entityName, field: key.field))
    }

    /// Refuses a key for a new order that a finished one has.
    func check(key: ID<Order>?, isFreeInHistoryOf _: Order.Type) throws(Interruption) {
        guard let key, try finishedOrder(key) != nil else { return }
        throw .rejected(.keyTaken(entity: Order.entityName, field: "id"))
    }

    /// Orders of a list, whether they go on or are finished, in the order of their keys from `first` on.
    func orders(
        of list: RowList<Order>,
        _ finished: RowList<OrderAggregate>,
        _ group: ListGroup,
        from first: ID<Order> = ID(),
        count: Int
    ) throws(Interruption) -> [Order] {
        let past = try historyRows(
            of: finished,
            group,
            from: first,
            count: count,
            in: entities.finishedOrders
        ) { $0.orderAggregate }
        let live = entities.orders.rows(of: list, group, from: first, count: count)
        return Array((live + past.map(\.order)).sorted { $0.key < $1.key }.prefix(count))
    }

    /// Makes one row of every order that the command has finished, or taken up again.
    mutating func closeFinishedOrders() {
        while let id = command.finishedOrders.popLast() {
            // Twice where one command did both.
            guard let slot = entities.orders.slot(of: id) else { continue }
            precondition(entities.orders[slot].isFinished, "an order that goes on was finished before")
            let aggregate = aggregate(of: slot)
            removeRows(of: id, slot)
            store(aggregate)
        }
    }

    /// The rows of an order, but for the reservations that it owns.
    func aggregate(of slot: UInt32) -> OrderAggregate {
        let order = entities.orders[slot]
        return OrderAggregate(
            order: order,
            items: items(of: order.id),
            shippingDetail: shippingDetail(of: order.id),
            adjustments: adjustments(of: order.id),
            transitions: transitions(of: order.id),
            payments: payments(of: order.id),
            refunds: refunds(of: order.id),
            etag: command.etag
        )
    }

    // MARK: The pieces

    private func finishedOrder(_ id: ID<Order>) throws(Interruption) -> OrderAggregate? {
        try historyRow(id, in: entities.finishedOrders) { $0.orderAggregate }
    }

    private func finishedOrder(with key: HistoryKey) throws(Interruption) -> OrderAggregate? {
        try historyRow(with: key, in: entities.finishedOrders) { $0.orderAggregate }
    }

    private mutating func reopen(_ aggregate: OrderAggregate) -> UInt32 {
        command.finishedOrders.append(aggregate.key)
        command.reopened[aggregate.key] = aggregate
        for row in aggregate.items { entities.orderItems.admit(row) }
        entities.shippingDetails.admit(aggregate.shippingDetail)
        for row in aggregate.adjustments { entities.adjustments.admit(row) }
        for row in aggregate.transitions { entities.transitions.admit(row) }
        for row in aggregate.payments { entities.payments.admit(row) }
        for row in aggregate.refunds { entities.refunds.admit(row) }
        return entities.orders.admit(aggregate.order)
    }

    /// By the order's lists and not by keys: rows that were imported may have keys that others have.
    private mutating func removeRows(of order: ID<Order>, _ slot: UInt32) {
        remove(OrderItem.byOrder, order, from: &entities.orderItems)
        remove(OrderShippingDetail.byOrder, order, from: &entities.shippingDetails)
        remove(OrderAdjustment.byOrder, order, from: &entities.adjustments)
        remove(OrderTransition.byOrder, order, from: &entities.transitions)
        remove(Payment.byOrder, order, from: &entities.payments)
        remove(Refund.byOrder, order, from: &entities.refunds)
        entities.orders.delete(slot, etag: command.etag)
    }

    private func remove<Part: EntityTableRow>(_ list: RowList<Part>, _ order: ID<Order>, from table: inout Table<Part>)
    {
        for slot in table.slots(of: list, ListGroup(order)) { table.delete(slot, etag: command.etag) }
    }

    private mutating func store(_ aggregate: OrderAggregate) {
        let key = aggregate.key
        if let slot = entities.finishedOrders.slot(of: key) {
            entities.finishedOrders.update(slot, to: aggregate)
        } else if let old = command.reopened[key] {
            // It is in LMDB and has left memory: what counts as the change is what has become of it.
            let slot = entities.finishedOrders.load(old)
            entities.finishedOrders.update(slot, to: aggregate)
        } else {
            entities.finishedOrders.insert(aggregate)
        }
    }
}

extension EntityRow.Row {
    /// The finished order that this row is.
    var orderAggregate: OrderAggregate? {
        guard case .orderAggregate(let row) = self else { return nil }
        return row
    }
}
