import HoldfastMessages

/// Checks that hold of every order, whatever has been done to it.
extension Commerce {
    /// Orders whose amounts do not add up.
    func orderViolations() -> [String] {
        var problems: [String] = []
        entities.orders.forEach { order in
            let aggregate = OrderAggregate(
                order: order,
                items: items(of: order.id),
                adjustments: adjustments(of: order.id),
                payments: payments(of: order.id),
                refunds: refunds(of: order.id)
            )
            problems += Commerce.violations(of: aggregate)
            let detailCount = entities.shippingDetails.slots(of: OrderShippingDetail.byOrder, ListGroup(order.id)).count
            if detailCount != 1 { problems.append("order \(order.id) has \(detailCount) shipping details") }
        }
        entities.finishedOrders.forEach { problems += Commerce.violations(of: $0) }
        return problems
    }

    /// What does not add up of one order.
    static func violations(of aggregate: OrderAggregate) -> [String] {
        let order = aggregate.order
        var problems: [String] = []
        let subtotal = aggregate.items.reduce(Money()) { $0 + $1.totalPrice }
        let total = aggregate.adjustments.reduce(subtotal + order.deliveryCharge) { $0 + $1.amount }
        if aggregate.items.isEmpty { problems.append("order \(order.id) has no lines") }
        if order.subtotal != subtotal || order.totalAmount != total || total < Money() {
            problems.append("order \(order.id): subtotal or total are not the sums of its rows")
        }
        let paid = aggregate.payments.filter { $0.status == .succeeded || $0.status == .refunded }
        if paid.reduce(Money(), { $0 + $1.amount }) != order.paidAmount {
            problems.append("order \(order.id): the paid amount is not that of its payments")
        }
        let due = aggregate.refunds.filter { $0.status == .due }.reduce(Money()) { $0 + $1.amount }
        let refunded = aggregate.refunds.filter { $0.status == .succeeded }.reduce(Money()) { $0 + $1.amount }
        if due != order.refundDueAmount || refunded != order.refundedAmount {
            problems.append("order \(order.id): the refunded amounts are not those of its refunds")
        }
        return problems + statusViolations(of: order) + refundViolations(of: aggregate)
    }

    /// An order that stands where it cannot, by what was paid for it. From PROCESSING on what it costs is fixed, and what goes
    /// back is counted apart from what was paid.
    private static func statusViolations(of order: Order) -> [String] {
        switch order.status {
        case .pending:
            order.keptAmount < order.totalAmount ? [] : ["order \(order.id) is PENDING though it is paid"]
        case .processing, .shipped, .delivered:
            order.paidAmount >= order.totalAmount ? [] : ["order \(order.id) is \(order.status.name) and was not paid"]
        case .cancelled:
            order.keptAmount == Money() ? [] : ["order \(order.id) is cancelled and keeps what was paid"]
        case .unspecified: ["order \(order.id) has no status"]
        }
    }

    /// Refunds that give back more than there was, or whose parts do not add up.
    private static func refundViolations(of aggregate: OrderAggregate) -> [String] {
        let refunds = aggregate.refunds
        var problems: [String] = []
        for payment in aggregate.payments {
            let mine = refunds.filter { $0.paymentID == payment.id }
            let sum = mine.reduce(Money()) { $0 + $1.amount }
            if sum != payment.refundedAmount || sum > payment.amount {
                problems.append("payment \(payment.id): its refunds are not what it says, or more than it was")
            }
            let isReturned = !mine.isEmpty && sum == payment.amount && mine.allSatisfy { $0.status == .succeeded }
            if (payment.status == .refunded) != isReturned {
                problems.append("payment \(payment.id): its status does not agree with its refunds")
            }
        }
        for item in aggregate.items {
            let sum = refunds.flatMap(\.lines).filter { $0.orderItemID == item.id }.reduce(Money()) { $0 + $1.amount }
            if sum > item.totalPrice { problems.append("order item \(item.id): more went back than it cost") }
        }
        for refund in refunds {
            let sum = refund.lines.reduce(refund.deliveryAmount + refund.otherAmount) { $0 + $1.amount }
            if sum != refund.amount { problems.append("refund \(refund.id): its parts are not the whole") }
        }
        if refunds.reduce(Money(), { $0 + $1.deliveryAmount }) > aggregate.order.deliveryCharge {
            problems.append("order \(aggregate.order.id): more went back for the delivery than it cost")
        }
        return problems
    }

    /// Orders that do not hold what they should, holds of orders that should hold nothing, and variants without stock.
    func holdViolations() -> [String] {
        var problems: [String] = []
        var ownedCount = 0
        entities.orders.forEach { order in
            guard order.holdState != nil else { return }
            for item in items(of: order.id) {
                ownedCount += 1
                let isRight = reservations.find(item.reservationID).map { $0.holds(item, of: order) } ?? false
                if !isRight { problems.append("order item \(item.id) does not hold its units") }
            }
        }
        var openCount = 0
        reservations.forEach { if $0.isOpen && $0.owner == .order { openCount += 1 } }
        if openCount != ownedCount {
            problems.append("orders own \(openCount) open reservations, \(ownedCount) of their lines need one")
        }
        entities.variants.forEach {
            if stocks.slot(of: $0.id) == nil { problems.append("product_variant \($0.id) has no stock") }
        }
        return problems
    }
}

extension Order {
    /// In which state the reservations are that hold its units; nil where it holds none.
    var holdState: Reservation.State? {
        switch status {
        case .pending: .held
        case .processing: .committed
        case .shipped, .delivered, .cancelled, .unspecified: nil
        }
    }
}

extension Reservation {
    /// Whether it holds the units of a line, as the line's order needs it.
    func holds(_ item: OrderItem, of order: Order) -> Bool {
        state == order.holdState && owner == .order && orderID == order.id && quantity == item.quantity
            && variantID == item.variantID && expireTime == order.expireTime
    }
}
