import HoldfastMessages

/// How orders come about: CheckoutService and CreateOrder.
extension Commerce {
    public mutating func checkoutCart(_ request: CheckoutCartRequest) throws(Interruption) -> CheckoutCartResponse {
        guard let cartSlot = entities.carts.slot(of: request.cartID) else {
            guard entities.checkoutGroups.contains(request.cartID) else {
                throw .rejected(.entityNotFound(entity: Cart.entityName, key: request.cartID.description))
            }
            throw .rejected(.cartCheckedOut(request.cartID))
        }
        let cart = entities.carts[cartSlot]
        let address = try address(request.addressID, of: cart.userID)
        try check(request.etag, against: cart.etag)
        guard let user = cart.userID else { throw .rejected(.cartAnonymous) }
        let items = items(of: cart.id)
        guard !items.isEmpty else { throw .rejected(.cartEmpty) }
        let lines = items.map {
            PlacedLine(
                variantID: $0.variantID,
                quantity: $0.quantity,
                hold: ownHold($0.reservationID, on: $0.variantID)?.slot
            )
        }
        let drafts = try drafts(of: lines)
        try checkDeliveries(request.deliveryCharges, of: drafts)
        try checkStock(of: lines.map { demand(of: $0) })

        var group = CheckoutGroup(id: cart.id, userID: user, createTime: command.now, etag: command.etag)
        let recipient = Recipient(fullName: request.fullName, phone: request.phone, address: address)
        let groupSlot = entities.checkoutGroups.insert(group)
        var orders: [Order] = []
        for draft in drafts {
            let delivery = request.deliveryCharges.first { $0.sellerID == draft.sellerID }?.amount ?? Money()
            let slot = try place(draft, key: nil, user: user, delivery: delivery, to: recipient, in: group.id)
            orders.append(answered(entities.orders[slot]))
            group.totalAmount = try checked(group.totalAmount + orders.last!.totalAmount)
        }
        entities.checkoutGroups.update(groupSlot, to: group)
        for item in items {
            entities.cartItems.delete(try slot(of: item.id, in: entities.cartItems), etag: command.etag)
        }
        entities.carts.delete(cartSlot, etag: command.etag)
        return CheckoutCartResponse(checkoutGroup: group, orders: orders, commitSeq: command.sequence)
    }

    public mutating func getCheckoutGroup(
        _ request: GetCheckoutGroupRequest
    ) throws(Interruption) -> GetCheckoutGroupResponse {
        let slot = try slot(of: request.checkoutGroupID, in: entities.checkoutGroups)
        return GetCheckoutGroupResponse(
            checkoutGroup: entities.checkoutGroups[slot],
            orders: entities.orders.rows(of: Order.byCheckoutGroup, ListGroup(request.checkoutGroupID))
        )
    }

    public mutating func createOrder(_ request: CreateOrderRequest) throws(Interruption) -> CreateOrderResponse {
        _ = try slot(of: request.userID, in: entities.users)
        let address = try address(request.addressID, of: request.userID)
        for line in request.lines { _ = try slot(of: line.variantID, in: entities.variants) }
        var lines: [PlacedLine] = []
        for (index, line) in request.lines.enumerated() {
            lines.append(
                PlacedLine(
                    variantID: line.variantID,
                    quantity: line.quantity,
                    hold: try usableHold(of: line, at: index)
                )
            )
        }
        let drafts = try drafts(of: lines)
        guard drafts.count == 1 else {
            let violation = InvalidField(field: "lines", description: "must be of one seller")
            throw .rejected(.invalidFields([violation]))
        }
        if let id = request.orderID, entities.orders.contains(id) {
            throw .rejected(.keyTaken(entity: Order.entityName, field: "id"))
        }
        try checkStock(of: lines.map { demand(of: $0) })
        let recipient = Recipient(fullName: request.fullName, phone: request.phone, address: address)
        let slot = try place(
            drafts[0],
            key: request.orderID,
            user: request.userID,
            delivery: request.deliveryCharge,
            to: recipient,
            in: nil
        )
        let order = entities.orders[slot]
        let items = items(of: order.id).map { answered($0, to: request) }
        return CreateOrderResponse(
            order: answered(order, isKeyGiven: request.orderID != nil),
            items: items,
            commitSeq: command.sequence
        )
    }

    // MARK: The pieces

    /// A line that is to be ordered.
    private struct PlacedLine {
        var variantID: ID<ProductVariant>
        var quantity: Int64
        /// The slot of the hold that is taken over.
        var hold: UInt32?
    }

    /// What is to be ordered of one seller.
    private struct Draft {
        var sellerID: ID<Seller>
        var lines: [(line: PlacedLine, price: Money, total: Money)] = []
        var subtotal = Money()
    }

    /// Who is sent something, and where.
    private struct Recipient {
        var fullName: String
        var phone: String
        var address: Address
    }

    private func demand(of line: PlacedLine) -> Demand {
        Demand(
            variantID: line.variantID,
            quantity: line.quantity,
            held: line.hold.map { reservations[$0].quantity } ?? 0
        )
    }

    /// An address of the user; another's is none.
    private func address(_ id: ID<Address>, of user: ID<User>?) throws(Interruption) -> Address {
        let address = entities.addresses[try slot(of: id, in: entities.addresses)]
        guard user == nil || address.userID == user else {
            throw .rejected(.entityNotFound(entity: Address.entityName, key: id.description))
        }
        return address
    }

    /// The hold that a line names, which must be one that the order can take over.
    private func usableHold(of line: OrderLine, at index: Int) throws(Interruption) -> UInt32? {
        guard let id = line.reservationID else { return nil }
        let (row, slot) = try findReservation(id)
        guard row.variantID == line.variantID else {
            let violation = InvalidField(
                field: "lines[\(index)].reservation_id",
                description: "must be of the line's variant"
            )
            throw .rejected(.invalidFields([violation]))
        }
        try checkOwner(of: row)
        guard row.state != .expired, row.state != .held || row.expireTime > command.now else {
            throw .rejected(.reservationExpired(expireTime: row.expireTime))
        }
        guard row.state == .held, let slot else { throw .rejected(.reservationState(row.state)) }
        return slot
    }

    /// The lines by seller, in the order of the sellers, with the prices of this moment.
    private func drafts(of lines: [PlacedLine]) throws(Interruption) -> [Draft] {
        var drafts: [Draft] = []
        for line in lines {
            let offer = try sellableOffer(line.variantID)
            let total = try total(offer.variant.price, line.quantity)
            let index: Int
            if let known = drafts.firstIndex(where: { $0.sellerID == offer.sellerID }) {
                index = known
            } else {
                index = drafts.count
                drafts.append(Draft(sellerID: offer.sellerID))
            }
            drafts[index].lines.append((line, offer.variant.price, total))
            drafts[index].subtotal = try checked(drafts[index].subtotal + total)
        }
        return drafts.sorted { $0.sellerID < $1.sellerID }
    }

    private func checkDeliveries(_ charges: [DeliveryCharge], of drafts: [Draft]) throws(Interruption) {
        let strangers = charges.enumerated().filter { _, charge in
            !drafts.contains { $0.sellerID == charge.sellerID }
        }
        guard strangers.isEmpty else {
            let violations = strangers.map { index, _ in
                InvalidField(
                    field: "delivery_charges[\(index)].seller_id",
                    description: "must be a seller of something in the cart"
                )
            }
            throw .rejected(.invalidFields(violations))
        }
    }

    /// Makes the order of a draft, whose units were found to be available; gives its slot.
    private mutating func place(
        _ draft: Draft,
        key: ID<Order>?,
        user: ID<User>,
        delivery: Money,
        to recipient: Recipient,
        in group: ID<Cart>?
    ) throws(Interruption) -> UInt32 {
        let number: ID<Order.Number> = nextNumber(.order)
        let order = Order(
            id: key ?? ID(identifiers.next(now: command.now)),
            orderNumber: number.description,
            userID: user,
            sellerID: draft.sellerID,
            subtotal: draft.subtotal,
            deliveryCharge: delivery,
            totalAmount: try checked(draft.subtotal + delivery),
            status: .pending,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag,
            checkoutGroupID: group,
            expireTime: command.now + limits.paymentTime
        )
        let slot = entities.orders.insert(order)
        for (line, price, total) in draft.lines {
            entities.orderItems.insert(
                OrderItem(
                    id: ID(identifiers.next(now: command.now)),
                    orderID: order.id,
                    variantID: line.variantID,
                    quantity: line.quantity,
                    priceAtPurchase: price,
                    totalPrice: total,
                    createTime: command.now,
                    reservationID: try takeHold(of: line, for: order),
                    commissionRate: BasisPoints(limits.defaultCommissionRate),
                    etag: command.etag
                )
            )
            try markOrdered(line.variantID)
        }
        insertShippingDetail(of: order.id, recipient)
        completePayment(of: slot)
        return slot
    }

    /// The order's hold on a line's units: the caller's, taken over, or a new one.
    private mutating func takeHold(of line: PlacedLine, for order: Order) throws(Interruption) -> ID<Reservation> {
        if let slot = line.hold {
            try rehold(
                slot,
                quantity: line.quantity,
                expireTime: order.expireTime,
                owner: .order,
                orderID: order.id
            )
            return reservations[slot].id
        }
        let reserved = ReservationLine(
            variantID: line.variantID,
            quantity: line.quantity,
            orderID: order.id,
            userID: order.userID
        )
        let id = ID<Reservation>(identifiers.next(now: command.now))
        let stockSlot = try stockSlot(of: line.variantID)
        return hold(reserved, as: id, owner: .order, until: order.expireTime, stockSlot: stockSlot).0.id
    }

    private mutating func markOrdered(_ id: ID<ProductVariant>) throws(Interruption) {
        let slot = try slot(of: id, in: entities.variants)
        var variant = entities.variants[slot]
        guard !variant.isOrdered else { return }
        variant.isOrdered = true
        entities.variants.update(slot, to: stamped(variant))
    }

    private mutating func insertShippingDetail(of order: ID<Order>, _ recipient: Recipient) {
        entities.shippingDetails.insert(
            OrderShippingDetail(
                id: ID(identifiers.next(now: command.now)),
                orderID: order,
                fullName: recipient.fullName,
                phone: recipient.phone,
                addressLine1: recipient.address.addressLine1,
                addressLine2: recipient.address.addressLine2,
                city: recipient.address.city,
                state: recipient.address.state,
                postalCode: recipient.address.postalCode,
                country: recipient.address.country,
                etag: command.etag
            )
        )
    }

    /// The order as its caller sees it: what was only validated has no id and no number of the server's.
    private func answered(_ order: Order) -> Order { answered(order, isKeyGiven: false) }

    private func answered(_ order: Order, isKeyGiven: Bool) -> Order {
        guard command.sequence == 0 else { return order }
        var order = order
        if !isKeyGiven { order.id = ID() }
        order.orderNumber = ""
        return order
    }

    private func answered(_ item: OrderItem, to request: CreateOrderRequest) -> OrderItem {
        guard command.sequence == 0 else { return item }
        var item = item
        item.id = ID()
        item.orderID = request.orderID ?? ID()
        item.reservationID = request.lines.first { $0.variantID == item.variantID }?.reservationID ?? ID()
        return item
    }
}
