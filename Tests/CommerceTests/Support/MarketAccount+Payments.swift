import Commerce
import HoldfastMessages

/// Payments and refunds.
extension MarketAccount {
    struct PaymentRow {
        var order: ID<Order>
        var amount: Int64
        /// PENDING, SUCCEEDED or FAILED: whether it has gone back is for its refunds to say.
        var state = Payment.Status.pending
        var transaction: String
        var etag = Etag()
    }

    struct RefundRow {
        /// What it must be made of.
        enum Parts {
            case asked(lines: [ID<OrderItem>: Int64], delivery: Int64)
            /// Of all that has not gone back of the order, in proportion.
            case split
            /// Neither of lines nor of the delivery: it was paid beyond what the order costs.
            case excess
        }

        /// Nil until it is read.
        var id: ID<Refund>?
        /// The id that was asked for.
        var asked: ID<Refund>?
        var payment: ID<Payment>
        var amount: Int64
        var status: Refund.Status
        var parts: Parts
        /// What it was made of, once it is read.
        var lines: [ID<OrderItem>: Int64] = [:]
        var delivery: Int64 = 0
    }

    // MARK: Sums

    func refunds(of payment: ID<Payment>) -> [RefundRow] {
        guard let order = payments[payment]?.order else { return [] }
        return (refunds[order] ?? []).filter { $0.payment == payment }
    }

    /// What of a payment has gone back, or is due to.
    func returned(of payment: ID<Payment>) -> Int64 { refunds(of: payment).reduce(0) { $0 + $1.amount } }

    func left(of payment: ID<Payment>) -> Int64 { (payments[payment]?.amount ?? 0) - returned(of: payment) }

    /// REFUNDED only when all of it has gone back.
    func status(of payment: ID<Payment>) -> Payment.Status? {
        guard let row = payments[payment] else { return nil }
        let isReturned = left(of: payment) == 0 && refunds(of: payment).allSatisfy { $0.status == .succeeded }
        return row.state == .succeeded && isReturned ? .refunded : row.state
    }

    func paid(for order: ID<Order>) -> Int64 {
        let own = orders[order]?.payments.compactMap { payments[$0] } ?? []
        return own.reduce(0) { $0 + ($1.state == .succeeded ? $1.amount : 0) }
    }

    func returned(of order: ID<Order>, as status: Refund.Status) -> Int64 {
        (refunds[order] ?? []).reduce(0) { $0 + ($1.status == status ? $1.amount : 0) }
    }

    /// What was paid for an order and neither went back nor is due to.
    func kept(of order: ID<Order>) -> Int64 {
        paid(for: order) - returned(of: order, as: .due) - returned(of: order, as: .succeeded)
    }

    /// What has not gone back of a line, as far as refunds have been read.
    func left(of line: OrderLineRow, in order: ID<Order>) -> Int64 {
        guard let id = line.id else { return line.total }
        return (refunds[order] ?? []).reduce(line.total) { $0 - ($1.lines[id] ?? 0) }
    }

    func deliveryLeft(of order: ID<Order>) -> Int64 {
        (refunds[order] ?? []).reduce(orders[order]?.delivery ?? 0) { $0 - $1.delivery }
    }

    // MARK: Payments

    func reason(toRefuse request: CreatePaymentRequest) -> ErrorReason? {
        guard let order = orders[request.orderID] else { return .entityNotFound }
        if order.status != .pending { return .orderState }
        if order.payments.count >= limits.maximumOrderRowCount { return .countLimit }
        if let id = request.paymentID, payments[id] != nil { return .keyTaken }
        return isTaken(request.gatewayTransactionID, beside: nil) ? .keyTaken : nil
    }

    private func isTaken(_ transaction: String, beside payment: ID<Payment>?) -> Bool {
        !transaction.isEmpty && payments.contains { $0.value.transaction == transaction && $0.key != payment }
    }

    mutating func apply(_ request: CreatePaymentRequest, _ response: CreatePaymentResponse) -> String? {
        let id = response.payment.id
        if payments[id] != nil || id != request.paymentID ?? id { return "the payment has another id" }
        let missing = (orders[request.orderID]?.total ?? 0) - kept(of: request.orderID)
        payments[id] = PaymentRow(
            order: request.orderID,
            amount: request.amount?.minorUnits ?? missing,
            transaction: request.gatewayTransactionID
        )
        paymentIDs.append(id)
        orders[request.orderID]?.payments.append(id)
        touchedOrders.append(request.orderID)
        return nil
    }

    func reason(toSettle id: ID<Payment>, _ etag: Etag) -> ErrorReason? {
        guard let payment = payments[id] else { return .entityNotFound }
        if isStale(etag, payment.etag) { return .etagMismatch }
        return payment.state == .pending ? nil : .paymentState
    }

    func reason(toRefuse request: ConfirmPaymentRequest) -> ErrorReason? {
        if let reason = reason(toSettle: request.paymentID, request.etag) { return reason }
        return isTaken(request.gatewayTransactionID, beside: request.paymentID) ? .keyTaken : nil
    }

    mutating func apply(_ request: ConfirmPaymentRequest, _ response: ConfirmPaymentResponse) -> String? {
        let id = request.paymentID
        guard let payment = payments[id], let order = orders[payment.order] else { return "a payment of nowhere" }
        payments[id]?.state = .succeeded
        if !request.gatewayTransactionID.isEmpty { payments[id]?.transaction = request.gatewayTransactionID }
        switch order.status {
        case .pending: completeIfPaid(payment.order, by: id)
        case .cancelled: returnAll(of: payment.order)
        default: add(RefundRow(payment: id, amount: payment.amount, status: .due, parts: .excess))
        }
        touchedOrders.append(payment.order)
        let expected = refunds(of: id).last?.amount
        return response.refund?.amount.minorUnits == expected ? nil : "\(expected ?? 0) of it should go back"
    }

    mutating func fail(_ id: ID<Payment>) {
        payments[id]?.state = .failed
        if let order = payments[id]?.order { touchedOrders.append(order) }
    }

    /// A pending order goes on if enough of it is paid, and the excess is due: of the payment that led to it, else of the
    /// payments in the order of their ids.
    mutating func completeIfPaid(_ id: ID<Order>, by payment: ID<Payment>? = nil) {
        guard let order = orders[id] else { return }
        var excess = kept(of: id) - order.total
        guard excess >= 0 else { return }
        orders[id]?.status = .processing
        let own = order.payments.sorted()
        let ordered = own.filter { $0 == payment } + own.filter { $0 != payment }
        for id in ordered where status(of: id) == .succeeded {
            let amount = min(excess, left(of: id))
            excess -= amount
            if amount > 0 { add(RefundRow(payment: id, amount: amount, status: .due, parts: .excess)) }
        }
    }

    /// All that was paid for an order and has not gone back is due.
    mutating func returnAll(of order: ID<Order>) {
        for payment in (orders[order]?.payments ?? []).sorted() where status(of: payment) == .succeeded {
            let amount = left(of: payment)
            if amount > 0 { add(RefundRow(payment: payment, amount: amount, status: .due, parts: .split)) }
        }
    }

    private mutating func add(_ refund: RefundRow) {
        guard let order = payments[refund.payment]?.order else { return }
        refunds[order, default: []].append(refund)
    }

    // MARK: Refunds

    func reason(toRefuse request: RefundPaymentRequest) -> ErrorReason? {
        guard let payment = payments[request.paymentID] else { return .entityNotFound }
        if let id = request.refundID {
            guard let refund = refunds(of: request.paymentID).first(where: { $0.id == id }) else {
                return .entityNotFound
            }
            if isStale(request.etag, payment.etag) { return .etagMismatch }
            return refund.status == .due ? nil : .refundState
        }
        let lines = orders[payment.order]?.lines ?? []
        let itemIDs = lines.map(\.id)
        if request.lines.contains(where: { !itemIDs.contains($0.orderItemID) }) { return .entityNotFound }
        if isStale(request.etag, payment.etag) { return .etagMismatch }
        if status(of: request.paymentID) != .succeeded { return .paymentState }
        if (refunds[payment.order] ?? []).count >= limits.maximumOrderRowCount { return .countLimit }
        if exceeds(request, payment.order, lines) { return .refundExceeds }
        guard let id = request.newRefundID else { return nil }
        return refunds.values.contains { $0.contains { $0.id == id } } ? .keyTaken : nil
    }

    /// Whether more would go back than there is: of the payment, of a line, or of the delivery.
    private func exceeds(_ request: RefundPaymentRequest, _ order: ID<Order>, _ lines: [OrderLineRow]) -> Bool {
        for asked in request.lines {
            guard let line = lines.first(where: { $0.id == asked.orderItemID }) else { return true }
            if asked.amount.minorUnits > left(of: line, in: order) { return true }
        }
        if let delivery = request.deliveryAmount, delivery.minorUnits > deliveryLeft(of: order) { return true }
        let amount = amount(of: request)
        return amount < 1 || amount > left(of: request.paymentID)
    }

    /// The sum of the parts, if there are any; else what is asked for, or all that is left.
    private func amount(of request: RefundPaymentRequest) -> Int64 {
        guard request.lines.isEmpty && request.deliveryAmount == nil else {
            return request.lines.sum(of: \.amount) + (request.deliveryAmount?.minorUnits ?? 0)
        }
        return request.amount?.minorUnits ?? left(of: request.paymentID)
    }

    mutating func apply(_ request: RefundPaymentRequest, _ response: RefundPaymentResponse) -> String? {
        guard let order = payments[request.paymentID]?.order else { return "a refund of nowhere" }
        touchedOrders.append(order)
        if let id = request.refundID {
            guard let index = (refunds[order] ?? []).firstIndex(where: { $0.id == id }) else { return "no such refund" }
            refunds[order]?[index].status = .succeeded
            return response.refund.id == id ? nil : "another refund was carried out"
        }
        let isSplit = request.lines.isEmpty && request.deliveryAmount == nil
        let lines = Dictionary(request.lines.map { ($0.orderItemID, $0.amount.minorUnits) }, uniquingKeysWith: +)
        add(
            RefundRow(
                asked: request.newRefundID,
                payment: request.paymentID,
                amount: amount(of: request),
                status: .succeeded,
                parts: isSplit ? .split : .asked(lines: lines, delivery: request.deliveryAmount?.minorUnits ?? 0)
            )
        )
        return response.refund.status == .succeeded ? nil : "the refund has not gone back"
    }
}
