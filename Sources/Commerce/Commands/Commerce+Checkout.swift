import HoldfastMessages

/// Orders of what is in a cart: CheckoutService.
extension Commerce {
    public mutating func checkoutCart(_ request: CheckoutCartRequest) throws(Interruption) -> CheckoutCartResponse {
        guard let cartSlot = entities.carts.slot(of: request.cartID) else {
            guard try checkoutGroup(request.cartID) != nil else {
                throw .rejected(.entityNotFound(entity: Cart.entityName, key: request.cartID.description))
            }
            throw .rejected(.cartCheckedOut(request.cartID))
        }
        let cart = entities.carts[cartSlot]
        let address = try address(request.addressID, of: cart.userID)
        try check(request.etag, against: cart.etag)
        guard let user = cart.userID else { throw .rejected(.cartAnonymous) }
        let itemSlots = entities.cartItems.slots(of: CartItem.byCart, ListGroup(cart.id))
        guard !itemSlots.isEmpty else { throw .rejected(.cartEmpty) }
        let lines = itemSlots.map { slot in
            let item = entities.cartItems[slot]
            return PlacedLine(
                variantID: item.variantID,
                quantity: item.quantity,
                hold: ownHold(item.reservationID, on: item.variantID)?.slot
            )
        }
        let drafts = try drafts(of: lines) { seller in
            request.deliveryCharges.first { $0.sellerID == seller }?.amount ?? Money()
        }
        try checkDeliveries(request.deliveryCharges, of: drafts)
        var total = Money()
        for draft in drafts { total = try checked(total + draft.total) }
        try checkStock(of: lines.map { demand(of: $0) })

        let group = CheckoutGroup(
            id: cart.id,
            userID: user,
            totalAmount: total,
            createTime: command.now,
            etag: command.etag
        )
        let recipient = Recipient(fullName: request.fullName, phone: request.phone, address: address)
        entities.checkoutGroups.insert(group)
        var orders: [Order] = []
        for draft in drafts {
            let slot = try place(draft, key: nil, user: user, to: recipient, in: group.id)
            orders.append(answered(entities.orders[slot]))
        }
        for slot in itemSlots { entities.cartItems.delete(slot, etag: command.etag) }
        entities.carts.delete(cartSlot, etag: command.etag)
        return CheckoutCartResponse(checkoutGroup: group, orders: orders, commitSeq: command.sequence)
    }

    public mutating func getCheckoutGroup(
        _ request: GetCheckoutGroupRequest
    ) throws(Interruption) -> GetCheckoutGroupResponse {
        guard let group = try checkoutGroup(request.checkoutGroupID) else {
            let key = request.checkoutGroupID.description
            throw .rejected(.entityNotFound(entity: CheckoutGroup.entityName, key: key))
        }
        // No cart has more lines, and so no more sellers.
        let orders = try orders(
            of: Order.byCheckoutGroup,
            OrderAggregate.byCheckoutGroup,
            ListGroup(group.id),
            count: limits.maximumOrderLineCount
        )
        return GetCheckoutGroupResponse(checkoutGroup: group, orders: orders)
    }

    /// What has become of a cart that was checked out.
    func checkoutGroup(_ id: ID<Cart>) throws(Interruption) -> CheckoutGroup? {
        try historyRow(id, in: entities.checkoutGroups) { $0.checkoutGroup }
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
}

extension EntityRow.Row {
    /// The checkout group that this row is.
    fileprivate var checkoutGroup: CheckoutGroup? {
        guard case .checkoutGroup(let row) = self else { return nil }
        return row
    }
}
