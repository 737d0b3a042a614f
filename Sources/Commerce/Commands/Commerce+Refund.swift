import HoldfastMessages

/// What goes back: PaymentService. Whatever way it comes to that, a refund is made in `refund`, which keeps the sums.
extension Commerce {
    public mutating func refundPayment(_ request: RefundPaymentRequest) throws(Interruption) -> RefundPaymentResponse {
        let slot = try paymentSlot(of: request.paymentID)
        let payment = entities.payments[slot]
        let refund: Refund
        if let id = request.refundID {
            refund = try carryOut(id, of: payment, request.etag)
        } else {
            let parts = try parts(of: request, payment)
            let key = request.newRefundID
            try check(key: key, isFreeIn: entities.refunds)
            try check(key: key, isFreeInHistoryOf: Refund.self)
            refund = self.refund(parts, of: payment, as: key, status: .succeeded)
        }
        guard let orderSlot = entities.orders.slot(of: payment.orderID) else {
            preconditionFailure("a payment without an order")
        }
        return RefundPaymentResponse(
            refund: answered(refund, isKeyGiven: request.refundID != nil || request.newRefundID != nil),
            payment: entities.payments[slot],
            order: entities.orders[orderSlot],
            commitSeq: command.sequence
        )
    }

    public mutating func listRefunds(_ request: ListRefundsRequest) throws(Interruption) -> ListRefundsResponse {
        _ = try orderSlot(of: request.orderID)
        return ListRefundsResponse(refunds: refunds(of: request.orderID))
    }

    /// The refunds of an order, in the order of their ids.
    func refunds(of order: ID<Order>) -> [Refund] { entities.refunds.rows(of: Refund.byOrder, ListGroup(order)) }

    /// Makes due what was paid for an order and has not gone back.
    mutating func refundAll(of orderSlot: UInt32) {
        let order = entities.orders[orderSlot]
        for payment in payments(of: order.id) where payment.status == .succeeded {
            let amount = payment.amount - payment.refundedAmount
            guard amount > Money() else { continue }
            _ = refund(split(amount, of: order.id), of: payment, as: nil, status: .due)
        }
    }

    /// Makes due what was paid for an order beyond what it costs, of one payment first and then of the others.
    mutating func refund(excess: Money, of order: ID<Order>, first: ID<Payment>?) {
        var excess = excess
        let payments = payments(of: order)
        let ordered = payments.filter { $0.id == first } + payments.filter { $0.id != first }
        for payment in ordered where payment.status == .succeeded && excess > Money() {
            let amount = min(excess, payment.amount - payment.refundedAmount)
            guard amount > Money() else { continue }
            _ = refund(RefundParts(other: amount), of: payment, as: nil, status: .due)
            excess = excess - amount
        }
    }

    // MARK: The pieces

    /// What a refund is for.
    private struct RefundParts {
        var lines: [RefundLine] = []
        var delivery = Money()
        var other = Money()

        var amount: Money { lines.reduce(delivery + other) { $0 + $1.amount } }
    }

    /// What is left of each line of an order and of its delivery that has not gone back.
    private func refundable(of order: ID<Order>) -> (lines: [RefundLine], delivery: Money) {
        var lines = items(of: order).map { RefundLine(orderItemID: $0.id, amount: $0.totalPrice) }
        var delivery = entities.orders.find(order)?.deliveryCharge ?? Money()
        let indexes = Dictionary(
            lines.enumerated().map { ($1.orderItemID, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for refund in refunds(of: order) {
            for line in refund.lines {
                guard let index = indexes[line.orderItemID] else { continue }
                lines[index].amount = lines[index].amount - line.amount
            }
            delivery = delivery - refund.deliveryAmount
        }
        return (lines, delivery)
    }

    /// An amount split over all that is left of an order.
    private func split(_ amount: Money, of order: ID<Order>) -> RefundParts {
        let left = refundable(of: order)
        let weights = left.lines.map(\.amount.minorUnits) + [left.delivery.minorUnits]
        let (shares, rest) = Share.split(amount.minorUnits, by: weights)
        var parts = RefundParts(
            delivery: Money(minorUnits: shares[left.lines.count]),
            other: Money(minorUnits: rest)
        )
        for (line, share) in zip(left.lines, shares) where share > 0 {
            parts.lines.append(RefundLine(orderItemID: line.orderItemID, amount: Money(minorUnits: share)))
        }
        return parts
    }

    /// What a caller wants back, which must be there.
    private func parts(of request: RefundPaymentRequest, _ payment: Payment) throws(Interruption) -> RefundParts {
        let left = refundable(of: payment.orderID)
        for line in request.lines where !left.lines.contains(where: { $0.orderItemID == line.orderItemID }) {
            throw .rejected(.entityNotFound(entity: OrderItem.entityName, key: line.orderItemID.description))
        }
        try check(request.etag, against: payment.etag)
        try check(payment, isIn: [.succeeded])
        let count = refunds(of: payment.orderID).count
        try check(count: count, below: limits.maximumOrderRowCount, of: Refund.self)
        let payable = payment.amount - payment.refundedAmount
        guard !request.lines.isEmpty || request.deliveryAmount != nil else {
            let amount = request.amount ?? payable
            guard amount > Money(), amount <= payable else { throw .rejected(.refundExceeds(payable, nil)) }
            return split(amount, of: payment.orderID)
        }
        for line in request.lines {
            let most = left.lines.first { $0.orderItemID == line.orderItemID }?.amount ?? Money()
            guard line.amount <= most else { throw .rejected(.refundExceeds(most, line.orderItemID)) }
        }
        let delivery = request.deliveryAmount ?? Money()
        guard delivery <= left.delivery else { throw .rejected(.refundExceeds(left.delivery, nil)) }
        let parts = RefundParts(lines: request.lines, delivery: delivery)
        guard parts.amount > Money(), parts.amount <= payable else {
            throw .rejected(.refundExceeds(payable, nil))
        }
        return parts
    }

    /// Notes that a refund that was due has been carried out.
    private mutating func carryOut(
        _ id: ID<Refund>,
        of payment: Payment,
        _ etag: Etag
    ) throws(Interruption) -> Refund {
        let slot = try slot(of: id, in: entities.refunds)
        var refund = entities.refunds[slot]
        guard refund.paymentID == payment.id else {
            throw .rejected(.entityNotFound(entity: Refund.entityName, key: id.description))
        }
        try check(etag, against: payment.etag)
        guard refund.status == .due else { throw .rejected(.refundState(refund.status)) }
        refund.status = .succeeded
        refund.processTime = command.now
        refund = stamped(refund)
        entities.refunds.update(slot, to: refund)
        book(refund, isNew: false)
        return refund
    }

    /// Makes a refund whose parts were found to be there.
    private mutating func refund(
        _ parts: RefundParts,
        of payment: Payment,
        as key: ID<Refund>?,
        status: Refund.Status
    ) -> Refund {
        let refund = Refund(
            id: key ?? ID(identifiers.next(now: command.now)),
            orderID: payment.orderID,
            paymentID: payment.id,
            amount: parts.amount,
            status: status,
            lines: parts.lines,
            deliveryAmount: parts.delivery,
            otherAmount: parts.other,
            createTime: command.now,
            processTime: status == .succeeded ? command.now : nil,
            etag: command.etag
        )
        entities.refunds.insert(refund)
        book(refund, isNew: true)
        return refund
    }

    /// Keeps the sums of payment and order in step with a refund.
    private mutating func book(_ refund: Refund, isNew: Bool) {
        guard let paymentSlot = entities.payments.slot(of: refund.paymentID),
            let orderSlot = entities.orders.slot(of: refund.orderID)
        else { preconditionFailure("a refund without a payment or an order") }
        var payment = entities.payments[paymentSlot]
        var order = entities.orders[orderSlot]
        if isNew { payment.refundedAmount = payment.refundedAmount + refund.amount }
        if refund.status == .succeeded {
            order.refundedAmount = order.refundedAmount + refund.amount
            if !isNew { order.refundDueAmount = order.refundDueAmount - refund.amount }
            let due = refunds(of: order.id).contains { $0.paymentID == payment.id && $0.status == .due }
            if payment.refundedAmount == payment.amount && !due { payment.status = .refunded }
        } else {
            order.refundDueAmount = order.refundDueAmount + refund.amount
        }
        entities.payments.update(paymentSlot, to: stamped(payment))
        entities.orders.update(orderSlot, to: stamped(order))
    }

    /// The refund as its caller sees it: what was only validated has no id of the server's.
    func answered(_ refund: Refund, isKeyGiven: Bool) -> Refund {
        guard command.sequence == 0, !isKeyGiven else { return refund }
        var refund = refund
        refund.id = ID()
        return refund
    }
}
