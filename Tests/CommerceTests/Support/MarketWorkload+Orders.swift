import Commerce
import HoldfastMessages

/// What is asked about orders, payments and refunds.
extension MarketWorkload {
    mutating func checkout(_ account: MarketAccount) -> UnaryRequest {
        let cart = cart(account)
        let row = account.carts[cart]
        var charges: [DeliveryCharge] = []
        for seller in row.map({ account.sellers(of: $0) }) ?? [] where chance(3) {
            charges.append(DeliveryCharge(sellerID: seller, amount: Money(minorUnits: 250)))
        }
        // Not where the amounts are too much as well, since no rule says which of the two comes first.
        let subtotal = row.map { account.subtotal(of: $0) } ?? 0
        if chance(15), subtotal + 500 <= account.limits.maximumAmount {
            charges.append(DeliveryCharge(sellerID: ID(999), amount: Money()))
        }
        return .checkoutCart(
            CheckoutCartRequest(
                requestID: requestID(account),
                cartID: cart,
                addressID: address(of: row?.user, account),
                fullName: name(),
                deliveryCharges: charges,
                etag: etag(row?.etag),
                validateOnly: isTrial()
            )
        )
    }

    // MARK: Orders

    mutating func createOrder(_ account: MarketAccount) -> UnaryRequest {
        let user = buyer(account)
        var request = CreateOrderRequest(
            requestID: requestID(account),
            userID: user,
            addressID: address(of: user, account),
            fullName: name(),
            deliveryCharge: chance(2) ? Money(minorUnits: 250) : Money(),
            validateOnly: isTrial()
        )
        if chance(10) {
            // Mostly more than an order may cost, and by itself, as no rule says which of several limits comes first.
            let line = OrderLine(variantID: market.variants[0], quantity: Int64(number(9)) + 11)
            request.lines = [line]
            return .createOrder(request)
        }
        request.orderID = chance(2) ? Market.orderID(UInt64(number(150))) : nil
        request.lines = orderLines(account)
        return .createOrder(request)
    }

    /// Mostly of one seller, now and then one of them with a hold.
    private mutating func orderLines(_ account: MarketAccount) -> [OrderLine] {
        if chance(40) { return [] }
        var offered = chance(2) ? market.variants[0...2] : market.variants[3...4]
        if chance(20) { offered = market.variants[0...4] }
        var lines = offered.shuffled(using: &random).prefix(number(3)).map { OrderLine(variantID: $0) }
        if chance(40) { lines = [OrderLine(variantID: variant()), OrderLine(variantID: variant())] }
        for index in lines.indices { lines[index].quantity = Int64(number(4)) }
        if chance(40) { lines[0].quantity = 0 }
        guard chance(4) else { return lines }
        let hold = hold(account)
        lines[0].reservationID = hold
        // Mostly alone, as the other lines may be of another seller.
        guard let known = account.holds[hold], !chance(6) else { return lines }
        lines[0].variantID = known.variant
        return [lines[0]]
    }

    /// Mostly what the order's state allows.
    mutating func moveOrder(_ account: MarketAccount) -> UnaryRequest {
        switch number(7) {
        case 1...2:
            let order = order([.pending, .processing], account)
            return .cancelOrder(
                CancelOrderRequest(
                    requestID: requestID(account),
                    orderID: order,
                    note: note(),
                    etag: etag(account.orders[order]?.etag),
                    validateOnly: isTrial()
                )
            )
        case 3...5:
            let order = order([.processing], account)
            return .shipOrder(
                ShipOrderRequest(
                    requestID: requestID(account),
                    orderID: order,
                    note: note(),
                    etag: etag(account.orders[order]?.etag),
                    validateOnly: isTrial()
                )
            )
        default:
            let order = order([.shipped], account)
            return .deliverOrder(
                DeliverOrderRequest(
                    requestID: requestID(account),
                    orderID: order,
                    note: note(),
                    etag: etag(account.orders[order]?.etag),
                    validateOnly: isTrial()
                )
            )
        }
    }

    mutating func updateShippingDetail(_ account: MarketAccount) -> UnaryRequest {
        let order = order([.pending, .processing], account)
        return .updateOrderShippingDetail(
            UpdateOrderShippingDetailRequest(
                requestID: requestID(account),
                orderID: order,
                fullName: chance(2) ? name() : nil,
                city: chance(2) ? name() : nil,
                etag: etag(account.orders[order]?.detailEtag),
                validateOnly: isTrial()
            )
        )
    }

    /// More or less, all of what it costs, or now and then more than that.
    mutating func adjustOrder(_ account: MarketAccount) -> UnaryRequest {
        let order = order([.pending], account)
        let total = account.orders[order]?.total ?? 0
        var amount = Int64(number(801)) - 401
        switch number(12) {
        case 1: amount = -total
        case 2: amount = -total - 1
        case 3: amount = account.kept(of: order) - total
        default: break
        }
        let key = ID<OrderAdjustment>(UUID(high: 18, low: UInt64(number(60))))
        return .createOrderAdjustment(
            CreateOrderAdjustmentRequest(
                requestID: requestID(account),
                adjustmentID: chance(2) ? key : nil,
                orderID: order,
                description: name(),
                amount: Money(minorUnits: amount),
                etag: etag(account.orders[order]?.etag),
                validateOnly: isTrial()
            )
        )
    }

    // MARK: Payments

    /// Of what is missing, or of a part or more of what the order costs.
    mutating func createPayment(_ account: MarketAccount) -> UnaryRequest {
        let order = order([.pending], account)
        let total = account.orders[order]?.total ?? 0
        let amounts: [Int64?] = [nil, nil, nil, total / 2 + 1, total / 3 + 1, total + 100, 0]
        let amount = chance(2) ? nil : amounts[number(amounts.count) - 1]
        return .createPayment(
            CreatePaymentRequest(
                requestID: requestID(account),
                paymentID: chance(2) ? Market.paymentID(UInt64(number(300))) : nil,
                orderID: order,
                amount: amount.map { Money(minorUnits: $0) },
                gatewayTransactionID: transaction(),
                validateOnly: isTrial()
            )
        )
    }

    private mutating func transaction() -> String { chance(3) ? "transaction-\(number(120))" : "" }

    mutating func settlePayment(_ account: MarketAccount) -> UnaryRequest {
        let payment = payment(.pending, account)
        let etag = etag(account.payments[payment]?.etag)
        if chance(6) {
            return .failPayment(
                FailPaymentRequest(
                    requestID: requestID(account),
                    paymentID: payment,
                    etag: etag,
                    validateOnly: isTrial()
                )
            )
        }
        return .confirmPayment(
            ConfirmPaymentRequest(
                requestID: requestID(account),
                paymentID: payment,
                gatewayTransactionID: transaction(),
                etag: etag,
                validateOnly: isTrial()
            )
        )
    }

    // MARK: Refunds

    mutating func refund(_ account: MarketAccount) -> UnaryRequest {
        let payment = payment(.succeeded, account)
        let order = account.payments[payment]?.order
        var request = RefundPaymentRequest(
            requestID: requestID(account),
            paymentID: payment,
            newRefundID: chance(2) ? Market.refundID(UInt64(number(150))) : nil,
            etag: etag(account.payments[payment]?.etag),
            validateOnly: isTrial()
        )
        switch number(8) {
        case 1...3: carryOut(&request, account)
        case 4: request.amount = money(600)
        case 5...6:
            let lines = order.flatMap { account.orders[$0]?.lines } ?? []
            for line in lines where !chance(3) {
                request.lines.append(RefundLine(orderItemID: line.id ?? ID(), amount: money(400)))
            }
            if chance(20) {
                request.lines.append(RefundLine(orderItemID: ID(UUID(high: 20, low: 1)), amount: money(9)))
            }
            if chance(4) { request.deliveryAmount = money(100) }
            if chance(4) { request.amount = Money(minorUnits: request.lines.sum(of: \.amount)) }
        case 7: request.deliveryAmount = chance(10) ? Money() : money(300)
        default: break
        }
        return .refundPayment(request)
    }

    /// Asks for a refund that is due, or now and then for one that is not, or of another payment.
    private mutating func carryOut(_ request: inout RefundPaymentRequest, _ account: MarketAccount) {
        let status: Refund.Status = chance(6) ? .succeeded : .due
        let all = account.orderIDs.suffix(40).flatMap { account.refunds[$0] ?? [] }.filter { $0.status == status }
        guard let refund = all.randomElement(using: &random) else { return }
        request.refundID = refund.id
        if chance(12) { return }
        request.paymentID = refund.payment
        request.etag = etag(account.payments[refund.payment]?.etag)
    }
}
