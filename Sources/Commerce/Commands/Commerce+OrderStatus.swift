import HoldfastMessages

/// How orders move on. Every change of an order's status is in this file, with what becomes of its units.
extension Commerce {
    public mutating func cancelOrder(_ request: CancelOrderRequest) throws(Interruption) -> CancelOrderResponse {
        let slot = try orderSlot(of: request.orderID)
        let order = entities.orders[slot]
        try check(request.etag, against: order.etag)
        try check(order, isIn: [.pending, .processing])
        cancel(slot, cause: .request, note: request.note)
        return CancelOrderResponse(order: entities.orders[slot], commitSeq: command.sequence)
    }

    public mutating func shipOrder(_ request: ShipOrderRequest) throws(Interruption) -> ShipOrderResponse {
        let slot = try orderSlot(of: request.orderID)
        let order = entities.orders[slot]
        try check(request.etag, against: order.etag)
        try check(order, isIn: [.processing])
        let items = items(of: order.id)
        try checkShelf(of: items)
        for item in items { settleHold(of: item, as: .consumed) }
        move(slot, to: .shipped, cause: .request, note: request.note)
        return ShipOrderResponse(order: entities.orders[slot], commitSeq: command.sequence)
    }

    public mutating func deliverOrder(_ request: DeliverOrderRequest) throws(Interruption) -> DeliverOrderResponse {
        let slot = try orderSlot(of: request.orderID)
        let order = entities.orders[slot]
        try check(request.etag, against: order.etag)
        try check(order, isIn: [.shipped])
        move(slot, to: .delivered, cause: .request, note: request.note)
        return DeliverOrderResponse(order: entities.orders[slot], commitSeq: command.sequence)
    }

    /// Moves a pending order on if enough of it is paid: its units are committed, and what was paid too much is due to go back, of
    /// the payment that led to it first.
    mutating func completePayment(of slot: UInt32, by payment: ID<Payment>? = nil) {
        let order = entities.orders[slot]
        let excess = order.keptAmount - order.totalAmount
        guard excess >= Money() else { return }
        for item in items(of: order.id) { settleHold(of: item, as: .committed) }
        move(slot, to: .processing, cause: .payment, note: "")
        refund(excess: excess, of: order.id, first: payment)
    }

    /// Gives back what an order that was not paid in time holds, in a command of its own.
    mutating func expire(_ order: ID<Order>) {
        guard let slot = entities.orders.slot(of: order) else {
            preconditionFailure("a hold of an order that is not there")
        }
        cancel(slot, cause: .unpaid, note: "")
        closeFinishedOrders()
    }

    /// The same for an order that is due and that nothing has swept yet: what comes too late changes nothing.
    mutating func expireIfDue(_ slot: UInt32) {
        let order = entities.orders[slot]
        if order.status == .pending && order.expireTime <= command.now { cancel(slot, cause: .unpaid, note: "") }
    }

    /// Cancels an order that has not been shipped. Its payments are due to go back.
    private mutating func cancel(_ slot: UInt32, cause: OrderTransition.Cause, note: String) {
        let order = entities.orders[slot]
        for item in items(of: order.id) { settleHold(of: item, as: cause == .unpaid ? .expired : .released) }
        move(slot, to: .cancelled, cause: cause, note: note)
        refundAll(of: slot)
    }

    private mutating func move(_ slot: UInt32, to status: Order.Status, cause: OrderTransition.Cause, note: String) {
        var order = entities.orders[slot]
        entities.transitions.insert(
            OrderTransition(
                id: ID(identifiers.next(now: command.now)),
                orderID: order.id,
                fromStatus: order.status,
                toStatus: status,
                cause: cause,
                note: note,
                createTime: command.now,
                etag: command.etag
            )
        )
        order.status = status
        entities.orders.update(slot, to: stamped(order))
        if order.isFinished { command.finishedOrders.append(order.id) }
    }

    private mutating func settleHold(of item: OrderItem, as state: Reservation.State) {
        guard let slot = reservations.slot(of: item.reservationID) else {
            preconditionFailure("a live order without its hold")
        }
        _ = settle(slot, as: state, quantity: item.quantity)
    }

    /// Units on back order are not on the shelf yet, and what is not there cannot be shipped.
    private func checkShelf(of items: [OrderItem]) throws(Interruption) {
        var lines: [ShortLine] = []
        for (index, item) in items.enumerated() {
            lines.append(
                ShortLine(
                    index: index,
                    variantID: item.variantID,
                    requested: item.quantity,
                    available: stocks[try stockSlot(of: item.variantID)].currentStock
                )
            )
        }
        if let shortage = Rejection.shortage(of: lines) { throw .rejected(shortage) }
    }
}
