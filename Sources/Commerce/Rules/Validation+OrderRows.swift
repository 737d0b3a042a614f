import HoldfastMessages

/// The fields of orders that are imported, with all that belongs to them.
extension Validation {
    mutating func check(row: OrderAggregate) {
        let path = "order_aggregate."
        check(row: row.order, in: path + "order.")
        if row.items.isEmpty || row.items.count > limits.maximumOrderLineCount {
            refuse(path + "items", "must have 1 to \(limits.maximumOrderLineCount) elements")
        } else {
            for (index, part) in row.items.enumerated() { check(row: part, in: "\(path)items[\(index)].") }
        }
        check(row: row.shippingDetail, in: path + "shipping_detail.")
        check(partCount: row.adjustments.count, path + "adjustments")
        for (index, part) in row.adjustments.enumerated() { check(row: part, in: "\(path)adjustments[\(index)].") }
        for (index, part) in row.transitions.enumerated() { check(row: part, in: "\(path)transitions[\(index)].") }
        check(partCount: row.payments.count, path + "payments")
        for (index, part) in row.payments.enumerated() { check(row: part, in: "\(path)payments[\(index)].") }
        for (index, part) in row.refunds.enumerated() { check(row: part, in: "\(path)refunds[\(index)].") }
        for (index, part) in row.reservations.enumerated() { check(row: part, in: "\(path)reservations[\(index)].") }
    }

    /// Of what callers add to an order, as many as they may.
    private mutating func check(partCount count: Int, _ field: String) {
        if count > limits.maximumOrderRowCount {
            refuse(field, "must have at most \(limits.maximumOrderRowCount) elements")
        }
    }

    /// What was paid and went back may be more than one amount may be: each is of many payments.
    private mutating func check(sum: Money, _ field: String) {
        if sum < Money() { refuse(field, "must not be negative") }
    }

    private mutating func check(row: Order, in path: String) {
        check(id: row.id, path + "id")
        check(name: row.orderNumber, path + "order_number")
        check(amount: row.subtotal, from: 0, path + "subtotal")
        check(price: row.deliveryCharge, path + "delivery_charge")
        check(amount: row.totalAmount, from: 0, path + "total_amount")
        if row.status == .unspecified { refuse(path + "status", "must be given") }
        check(time: row.createTime, path + "create_time")
        check(time: row.updateTime, path + "update_time")
        check(time: row.expireTime, path + "expire_time")
        check(sum: row.paidAmount, path + "paid_amount")
        check(sum: row.refundDueAmount, path + "refund_due_amount")
        check(sum: row.refundedAmount, path + "refunded_amount")
    }

    private mutating func check(row: OrderItem, in path: String) {
        check(id: row.id, path + "id")
        check(quantity: row.quantity, path + "quantity")
        check(price: row.priceAtPurchase, path + "price_at_purchase")
        check(amount: row.totalPrice, from: 0, path + "total_price")
        check(time: row.createTime, path + "create_time")
        if row.commissionRate < BasisPoints(0) || row.commissionRate > BasisPoints(10_000) {
            refuse(path + "commission_rate", "must be 0 to 10000")
        }
    }

    private mutating func check(row: OrderShippingDetail, in path: String) {
        check(id: row.id, path + "id")
        check(name: row.fullName, path + "full_name")
        check(text: row.phone, path + "phone")
        check(name: row.addressLine1, path + "address_line1")
        check(text: row.addressLine2, path + "address_line2")
        check(name: row.city, path + "city")
        check(text: row.state, path + "state")
        check(text: row.postalCode, path + "postal_code")
        check(name: row.country, path + "country")
    }

    private mutating func check(row: OrderAdjustment, in path: String) {
        check(id: row.id, path + "id")
        check(name: row.description, path + "description")
        if row.amount == Money() || row.amount.minorUnits.magnitude > limits.maximumPrice.magnitude {
            refuse(path + "amount", "must be −\(limits.maximumPrice) to \(limits.maximumPrice) and not 0")
        }
        if row.sourceType == .unspecified { refuse(path + "source_type", "must be COUPON, GROUP_BUY or MANUAL") }
        check(time: row.createTime, path + "create_time")
    }

    private mutating func check(row: OrderTransition, in path: String) {
        check(id: row.id, path + "id")
        if row.fromStatus == .unspecified { refuse(path + "from_status", "must be given") }
        if row.toStatus == .unspecified { refuse(path + "to_status", "must be given") }
        if row.cause == .unspecified { refuse(path + "cause", "must be PAYMENT, REQUEST or UNPAID") }
        check(text: row.note, path + "note")
        check(time: row.createTime, path + "create_time")
    }

    private mutating func check(row: Payment, in path: String) {
        check(id: row.id, path + "id")
        check(amount: row.amount, from: 1, path + "amount")
        if row.status == .unspecified { refuse(path + "status", "must be given") }
        check(text: row.paymentMethod, path + "payment_method")
        check(text: row.gatewayTransactionID, path + "gateway_transaction_id")
        check(time: row.createTime, path + "create_time")
        check(time: row.updateTime, path + "update_time")
        check(amount: row.refundedAmount, from: 0, path + "refunded_amount")
    }

    private mutating func check(row: Refund, in path: String) {
        check(id: row.id, path + "id")
        check(amount: row.amount, from: 1, path + "amount")
        if row.status == .unspecified { refuse(path + "status", "must be DUE or SUCCEEDED") }
        for (index, line) in row.lines.enumerated() {
            check(amount: line.amount, from: 1, "\(path)lines[\(index)].amount")
        }
        check(amount: row.deliveryAmount, from: 0, path + "delivery_amount")
        check(amount: row.otherAmount, from: 0, path + "other_amount")
        check(time: row.createTime, path + "create_time")
        if let time = row.processTime { check(time: time, path + "process_time") }
    }
}
