import Commerce
import HoldfastMessages

/// Whether the shop says what the account says. Keys and etags that the server made are learnt here.
extension MarketAccount {
    /// Looks at all stock, and at whoever and whatever has changed since the last time. Says what differs; nil if nothing does.
    mutating func compare(with shop: Shop) -> String? {
        defer { (touchedUsers, touchedCarts, touchedOrders) = ([], [], []) }
        if let complaint = compareStocks(with: shop) { return complaint }
        for user in touchedUsers {
            if let complaint = compare(user, with: shop) { return "user \(user): \(complaint)" }
        }
        for cart in touchedCarts {
            if let complaint = compare(cart, with: shop) { return "cart \(cart): \(complaint)" }
        }
        for order in touchedOrders {
            if let complaint = compare(order, with: shop) { return "order \(order): \(complaint)" }
        }
        return nil
    }

    private func compareStocks(with shop: Shop) -> String? {
        let request = BatchGetStocksRequest(variantIDs: stocks.keys.sorted())
        guard let rows = try? shop.answer(.batchGetStocks(request), as: BatchGetStocksResponse.self).stocks else {
            return "no stocks"
        }
        let reserved = reservedUnits()
        for row in rows {
            let units = (current: stocks[row.variantID]?.current ?? 0, reserved: reserved[row.variantID, default: 0])
            let isRight =
                row.currentStock == units.current && row.reservedStock == units.reserved
                && row.availableStock == units.current - units.reserved
            if !isRight { return "\(row), expected \(units)" }
        }
        return nil
    }

    private func compare(_ id: ID<User>, with shop: Shop) -> String? {
        let request = GetUserRequest(key: .userID(id))
        guard let row = try? shop.answer(.getUser(request), as: GetUserResponse.self).user, let user = users[id] else {
            return "it is not there"
        }
        let isRight = row.username == user.username && row.email == user.email && row.role == user.role
        return isRight ? nil : "\(row), expected \(user)"
    }

    // MARK: Carts

    private mutating func compare(_ id: ID<Cart>, with shop: Shop) -> String? {
        let outcome = shop.run(.getCart(GetCartRequest(key: .cartID(id))))
        guard let cart = carts[id] else {
            return outcome.rejection?.reason == .entityNotFound ? nil : "it should be gone"
        }
        guard case .response(.getCart(let read)) = outcome else { return "it is not there" }
        guard read.cart.userID == cart.user, read.cart.sessionID == cart.session else {
            return "\(read.cart), expected \(cart)"
        }
        guard read.items.map(\.variantID) == cart.lines.keys.sorted() else {
            return "\(read.items), expected \(cart.lines)"
        }
        carts[id]?.etag = read.cart.etag
        for item in read.items {
            guard let line = cart.lines[item.variantID], item.id == line.id, item.quantity == line.quantity,
                item.reservationID == line.hold
            else { return "\(item), expected \(cart.lines)" }
            carts[id]?.lines[item.variantID]?.etag = item.etag
        }
        return nil
    }

    // MARK: Orders

    private mutating func compare(_ id: ID<Order>, with shop: Shop) -> String? {
        guard let read = try? shop.answer(.getOrder(GetOrderRequest(orderID: id)), as: GetOrderResponse.self),
            let items = try? shop.answer(
                .listOrderItems(ListOrderItemsRequest(orderID: id)),
                as: ListOrderItemsResponse.self
            ).items,
            let payments = try? shop.answer(
                .listPayments(ListPaymentsRequest(orderID: id)),
                as: ListPaymentsResponse.self
            ).payments,
            let refunds = try? shop.answer(
                .listRefunds(ListRefundsRequest(orderID: id)),
                as: ListRefundsResponse.self
            ).refunds,
            let adjustments = try? shop.answer(
                .listOrderAdjustments(ListOrderAdjustmentsRequest(orderID: id)),
                as: ListOrderAdjustmentsResponse.self
            ).adjustments,
            let expected = orders[id]
        else { return "it is not there" }
        guard adjustments.map(\.amount.minorUnits).sorted() == expected.adjustments.sorted() else {
            return "\(adjustments), expected \(expected.adjustments)"
        }
        let detail = read.shippingDetail
        guard detail.fullName == expected.fullName, detail.city == expected.city else {
            return "\(detail), expected \(expected)"
        }
        if let complaint = compare(items, of: id) { return complaint }
        if let complaint = compare(payments, of: id) { return complaint }
        if let complaint = learn(refunds, of: id) { return complaint }
        return compare(read.order, detail.etag)
    }

    private mutating func compare(_ row: Order, _ detailEtag: Etag) -> String? {
        guard let expected = orders[row.id] else { return "it is not there" }
        let isSame =
            row.userID == expected.user && row.sellerID == expected.seller && row.checkoutGroupID == expected.group
            && row.expireTime == expected.end && row.status == expected.status
        let costs = [row.subtotal, row.deliveryCharge, row.totalAmount].map(\.minorUnits)
        let sums = [row.paidAmount, row.refundDueAmount, row.refundedAmount].map(\.minorUnits)
        let expectedCosts = [expected.subtotal, expected.delivery, expected.total]
        let expectedSums = [
            paid(for: row.id), returned(of: row.id, as: .due), returned(of: row.id, as: .succeeded),
        ]
        guard isSame, costs == expectedCosts, sums == expectedSums else {
            return "\(row), expected \(expected), \(expectedSums)"
        }
        orders[row.id]?.etag = row.etag
        orders[row.id]?.detailEtag = detailEtag
        return nil
    }

    private mutating func compare(_ items: [OrderItem], of id: ID<Order>) -> String? {
        let lines = orders[id]?.lines ?? []
        guard items.count == lines.count else { return "\(items), expected \(lines)" }
        for (index, line) in lines.enumerated() {
            guard let item = items.first(where: { $0.variantID == line.variant }), item.id == line.id ?? item.id,
                item.quantity == line.quantity, item.priceAtPurchase.minorUnits == line.price,
                item.totalPrice.minorUnits == line.total
            else { return "\(items), expected \(line)" }
            orders[id]?.lines[index].id = item.id
        }
        return nil
    }

    private mutating func compare(_ rows: [Payment], of id: ID<Order>) -> String? {
        guard rows.map(\.id) == (orders[id]?.payments ?? []).sorted() else { return "other payments than \(rows)" }
        for row in rows {
            guard let expected = payments[row.id], row.amount.minorUnits == expected.amount,
                row.gatewayTransactionID == expected.transaction, row.status == status(of: row.id),
                row.refundedAmount.minorUnits == returned(of: row.id)
            else {
                return "\(row), expected \(payments[row.id] as Any), \(refunds(of: row.id))"
            }
            payments[row.id]?.etag = row.etag
        }
        return nil
    }

    // MARK: Refunds

    /// New refunds are taken in one after the other, as each is made of what the ones before have left.
    private mutating func learn(_ rows: [Refund], of id: ID<Order>) -> String? {
        for (index, refund) in (refunds[id] ?? []).enumerated() where refund.id == nil {
            let known = (refunds[id] ?? []).compactMap(\.id)
            let row = rows.first { $0.paymentID == refund.payment && !known.contains($0.id) }
            guard let row, row.id == refund.asked ?? row.id else { return "\(rows), expected \(refund) too" }
            if let complaint = complaint(about: row, refund.parts) { return "\(row) of \(refund.parts): \(complaint)" }
            refunds[id]?[index].id = row.id
            refunds[id]?[index].lines = MarketAccount.amounts(of: row)
            refunds[id]?[index].delivery = row.deliveryAmount.minorUnits
        }
        let expected = refunds[id] ?? []
        guard rows.count == expected.count else { return "\(rows), expected \(expected)" }
        for refund in expected {
            guard let row = rows.first(where: { $0.id == refund.id }), row.paymentID == refund.payment,
                row.amount.minorUnits == refund.amount, row.status == refund.status
            else { return "\(rows), expected \(refund)" }
        }
        return nil
    }

    private static func amounts(of refund: Refund) -> [ID<OrderItem>: Int64] {
        Dictionary(refund.lines.map { ($0.orderItemID, $0.amount.minorUnits) }, uniquingKeysWith: +)
    }

    /// What is wrong with the parts of a new refund. How shares are rounded is not foretold: each must be less than one off, and
    /// together they must be the whole.
    private func complaint(about row: Refund, _ parts: RefundRow.Parts) -> String? {
        let (amount, lines) = (row.amount.minorUnits, MarketAccount.amounts(of: row))
        let (delivery, other) = (row.deliveryAmount.minorUnits, row.otherAmount.minorUnits)
        guard lines.values.reduce(delivery + other, +) == amount else { return "its parts are not the whole" }
        switch parts {
        case .asked(let askedLines, let askedDelivery):
            return lines == askedLines && delivery == askedDelivery ? nil : "other parts than asked for"
        case .excess: return other == amount ? nil : "it should not be of lines or the delivery"
        case .split:
            let order = orders[row.orderID]?.lines ?? []
            if lines.keys.contains(where: { id in !order.contains { $0.id == id } }) { return "of other lines" }
            let weights = order.map { left(of: $0, in: row.orderID) } + [deliveryLeft(of: row.orderID)]
            let shares = order.map { line in line.id.flatMap { lines[$0] } ?? 0 } + [delivery]
            let whole = weights.reduce(0, +)
            guard amount < whole else {
                return shares == weights && other == amount - whole ? nil : "it should be all of \(weights)"
            }
            let isFair = zip(shares, weights).allSatisfy { share, weight in
                abs(share * whole - amount * weight) < whole
            }
            return isFair && other == 0 ? nil : "it should be in proportion to \(weights)"
        }
    }
}
