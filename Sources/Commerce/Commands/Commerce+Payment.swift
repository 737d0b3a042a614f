import HoldfastMessages

/// What was paid: PaymentService.
extension Commerce {
    public mutating func createPayment(_ request: CreatePaymentRequest) throws(Interruption) -> CreatePaymentResponse {
        let order = try order(request.orderID)
        try check(order, isIn: [.pending])
        let count = payments(of: order.id).count
        try check(count: count, below: limits.maximumOrderRowCount, of: Payment.self)
        let payment = Payment(
            id: newKey(request.paymentID),
            orderID: order.id,
            amount: request.amount ?? order.totalAmount - order.keptAmount,
            status: .pending,
            paymentMethod: request.paymentMethod,
            gatewayTransactionID: request.gatewayTransactionID,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkKeys(of: payment, in: entities.payments)
        try check(key: request.paymentID, isFreeInHistoryOf: Payment.self)
        try check(Payment.byGatewayTransaction, of: payment, isFreeInHistoryBeside: order.id)
        entities.payments.insert(payment)
        return CreatePaymentResponse(payment: payment, commitSeq: command.sequence)
    }

    public mutating func getPayment(_ request: GetPaymentRequest) throws(Interruption) -> GetPaymentResponse {
        let slot = try paymentSlot(of: request.paymentID)
        return GetPaymentResponse(payment: entities.payments[slot])
    }

    public mutating func listPayments(_ request: ListPaymentsRequest) throws(Interruption) -> ListPaymentsResponse {
        _ = try orderSlot(of: request.orderID)
        return ListPaymentsResponse(payments: payments(of: request.orderID))
    }

    public mutating func confirmPayment(
        _ request: ConfirmPaymentRequest
    ) throws(Interruption) -> ConfirmPaymentResponse {
        let slot = try paymentSlot(of: request.paymentID)
        var payment = entities.payments[slot]
        try check(request.etag, against: payment.etag)
        try check(payment, isIn: [.pending])
        payment.status = .succeeded
        if !request.gatewayTransactionID.isEmpty { payment.gatewayTransactionID = request.gatewayTransactionID }
        try checkKeys(of: payment, replacing: slot, in: entities.payments)
        if !request.gatewayTransactionID.isEmpty {
            try check(Payment.byGatewayTransaction, of: payment, isFreeInHistoryBeside: payment.orderID)
        }
        entities.payments.update(slot, to: stamped(payment))

        let orderSlot = try self.slot(of: payment.orderID, in: entities.orders)
        expireIfDue(orderSlot)
        var order = entities.orders[orderSlot]
        order.paidAmount = order.paidAmount + payment.amount
        entities.orders.update(orderSlot, to: stamped(order))
        switch order.status {
        case .pending: completePayment(of: orderSlot, by: payment.id)
        case .cancelled: refundAll(of: orderSlot)
        default: refund(excess: payment.amount, of: order.id, first: payment.id)
        }
        return ConfirmPaymentResponse(
            payment: entities.payments[slot],
            order: entities.orders[orderSlot],
            refund: refunds(of: order.id).last { $0.paymentID == payment.id && $0.etag == command.etag }
                .map { answered($0, isKeyGiven: false) },
            commitSeq: command.sequence
        )
    }

    public mutating func failPayment(_ request: FailPaymentRequest) throws(Interruption) -> FailPaymentResponse {
        let slot = try paymentSlot(of: request.paymentID)
        var payment = entities.payments[slot]
        try check(request.etag, against: payment.etag)
        try check(payment, isIn: [.pending])
        payment.status = .failed
        payment = stamped(payment)
        entities.payments.update(slot, to: payment)
        return FailPaymentResponse(payment: payment, commitSeq: command.sequence)
    }

    /// The payments of an order, in the order of their ids.
    func payments(of order: ID<Order>) -> [Payment] { entities.payments.rows(of: Payment.byOrder, ListGroup(order)) }

    func check(_ payment: Payment, isIn states: [Payment.Status]) throws(Interruption) {
        guard states.contains(payment.status) else { throw .rejected(.paymentState(payment.status)) }
    }
}
