import HoldfastMessages

/// What can be said of an order by itself.
extension OrderAggregate {
    /// What its rows say, whatever their versions and their order.
    var content: Hash128 { reservations.reduce(stateTerm) { $0 + $1.stateTerm } }

    /// Whether no sum of its amounts is more than a number can be.
    var isSummable: Bool {
        var amounts = [order.subtotal, order.deliveryCharge, order.totalAmount]
        amounts += [order.paidAmount, order.refundDueAmount, order.refundedAmount]
        amounts += items.map(\.totalPrice)
        amounts += adjustments.map(\.amount)
        for payment in payments { amounts += [payment.amount, payment.refundedAmount] }
        for refund in refunds {
            amounts += [refund.amount, refund.deliveryAmount, refund.otherAmount]
            amounts += refund.lines.map(\.amount)
        }
        var sum: Int64 = 0
        for amount in amounts {
            let magnitude = Int64(clamping: amount.minorUnits.magnitude)
            let (next, overflows) = sum.addingReportingOverflow(magnitude)
            guard !overflows else { return false }
            sum = next
        }
        return true
    }

    /// What some of its rows say against others; nil if nothing does. It must be summable.
    var contradiction: String? {
        stranger ?? repetition ?? itemProblem ?? refundProblem ?? Commerce.violations(of: self).first
    }

    /// Whether it brings the open reservations that it needs, one for each line, and no others.
    var hasItsHolds: Bool {
        guard order.holdState != nil else { return reservations.isEmpty }
        let holds = Dictionary(reservations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        guard holds.count == reservations.count, holds.count == items.count,
            !OrderAggregate.hasRepetition(items.map(\.reservationID))
        else { return false }
        return items.allSatisfy { item in holds[item.reservationID].map { $0.holds(item, of: order) } ?? false }
    }

    // MARK: The pieces

    private var stranger: String? {
        var orders = [shippingDetail.orderID]
        orders += items.map(\.orderID)
        orders += adjustments.map(\.orderID)
        orders += transitions.map(\.orderID)
        orders += payments.map(\.orderID)
        orders += refunds.map(\.orderID)
        return orders.allSatisfy { $0 == order.id } ? nil : "order \(order.id): something belongs to another order"
    }

    private var repetition: String? {
        let transactions = payments.compactMap { Payment.byGatewayTransaction.text($0) }
        let isRepeated = [
            OrderAggregate.hasRepetition(items.map(\.id)),
            OrderAggregate.hasRepetition(adjustments.map(\.id)),
            OrderAggregate.hasRepetition(transitions.map(\.id)),
            OrderAggregate.hasRepetition(payments.map(\.id)),
            OrderAggregate.hasRepetition(refunds.map(\.id)),
            OrderAggregate.hasRepetition(transactions.map { Array($0.utf8) }),
        ]
        return isRepeated.contains(true) ? "order \(order.id): two rows have the same key" : nil
    }

    private var itemProblem: String? {
        let wrong = items.first { item in
            let (total, overflows) = item.priceAtPurchase.minorUnits.multipliedReportingOverflow(by: item.quantity)
            return overflows || total != item.totalPrice.minorUnits
        }
        return wrong.map { "order item \($0.id): the total price is not that of its units" }
    }

    private var refundProblem: String? {
        let paid = Set(payments.filter { $0.status == .succeeded || $0.status == .refunded }.map(\.id))
        let known = Set(items.map(\.id))
        for refund in refunds {
            guard paid.contains(refund.paymentID) else {
                return "refund \(refund.id) is of a payment that the order has not, or that was not made"
            }
            let lines = refund.lines.map(\.orderItemID)
            guard !OrderAggregate.hasRepetition(lines), lines.allSatisfy({ known.contains($0) }) else {
                return "refund \(refund.id): its lines are not lines of the order, each once"
            }
        }
        return nil
    }

    private static func hasRepetition<Key: Hashable>(_ keys: [Key]) -> Bool { Set(keys).count < keys.count }
}

extension Order {
    /// Its number, where it is one that orders made here may get to.
    var countedNumber: Int64? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard orderNumber.utf8.allSatisfy({ digits.contains($0) }), let number = Int64(orderNumber) else { return nil }
        return number <= Validation.largestNumber ? number : nil
    }
}
