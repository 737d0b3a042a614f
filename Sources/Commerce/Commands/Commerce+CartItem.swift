import HoldfastMessages

/// What lies in a cart: CartService.
extension Commerce {
    public mutating func addCartItem(_ request: AddCartItemRequest) throws(Interruption) -> AddCartItemResponse {
        let cartSlot = try slot(of: request.cartID, in: entities.carts)
        _ = try slot(of: request.variantID, in: entities.variants)
        if let id = request.reservationID, try findReservation(id).row.variantID != request.variantID {
            throw .rejected(.invalidField("reservation_id", "must be of this variant"))
        }
        _ = try sellableOffer(request.variantID)
        let existing = itemSlot(of: request.variantID, in: request.cartID)
        if existing == nil { try checkLineCount(of: request.cartID) }
        var item =
            existing.map { entities.cartItems[$0] }
            ?? CartItem(
                id: newKey(nil),
                cartID: request.cartID,
                variantID: request.variantID,
                createTime: command.now
            )
        item.quantity += request.quantity
        guard item.quantity <= limits.maximumQuantity else {
            throw .rejected(.quantityLimit(maximum: limits.maximumQuantity))
        }
        if let hold = request.reservationID, hold != item.reservationID {
            releaseHold(of: item)
            item.reservationID = hold
        }
        item = stamped(item)
        if let existing {
            entities.cartItems.update(existing, to: item)
        } else {
            entities.cartItems.insert(item)
        }
        touch(cartSlot)
        return AddCartItemResponse(item: item, commitSeq: command.sequence)
    }

    public mutating func updateCartItem(
        _ request: UpdateCartItemRequest
    ) throws(Interruption) -> UpdateCartItemResponse {
        let slot = try slot(of: request.cartItemID, in: entities.cartItems)
        var item = entities.cartItems[slot]
        try check(request.etag, against: item.etag)
        item.quantity = request.quantity
        item = stamped(item)
        entities.cartItems.update(slot, to: item)
        touch(try self.slot(of: item.cartID, in: entities.carts))
        return UpdateCartItemResponse(item: item, commitSeq: command.sequence)
    }

    public mutating func removeCartItem(
        _ request: RemoveCartItemRequest
    ) throws(Interruption) -> RemoveCartItemResponse {
        let item = entities.cartItems[try slot(of: request.cartItemID, in: entities.cartItems)]
        try check(request.etag, against: item.etag)
        try remove(item)
        touch(try slot(of: item.cartID, in: entities.carts))
        return RemoveCartItemResponse(item: item, commitSeq: command.sequence)
    }

    public mutating func priceCart(_ request: PriceCartRequest) throws(Interruption) -> PriceCartResponse {
        _ = try slot(of: request.cartID, in: entities.carts)
        var response = PriceCartResponse(isAvailable: true, readSeq: sequence)
        for item in items(of: request.cartID) {
            let offer = try offer(item.variantID)
            let line = PricedLine(
                item: item,
                price: offer.variant.price,
                totalPrice: try total(offer.variant.price, item.quantity),
                sellerID: offer.sellerID,
                availableStock: try available(to: demand(of: item)),
                isSellable: offer.isSellable
            )
            response.subtotal = try checked(response.subtotal + line.totalPrice)
            if !line.isSellable || line.availableStock < item.quantity { response.isAvailable = false }
            response.lines.append(line)
        }
        return response
    }

    public mutating func reserveCart(_ request: ReserveCartRequest) throws(Interruption) -> ReserveCartResponse {
        let cartSlot = try slot(of: request.cartID, in: entities.carts)
        let cart = entities.carts[cartSlot]
        try check(request.etag, against: cart.etag)
        let items = items(of: cart.id)
        guard !items.isEmpty else { throw .rejected(.cartEmpty) }
        for item in items { _ = try sellableOffer(item.variantID) }
        try checkStock(of: items.map { demand(of: $0) })
        let expireTime = expireTime(ttl: request.ttl)
        var reserved: [CartItem] = []
        for item in items { reserved.append(try reserve(item, of: cart, until: expireTime)) }
        touch(cartSlot)
        return ReserveCartResponse(items: reserved, expireTime: expireTime, commitSeq: command.sequence)
    }

    /// What a line of a cart wants, and holds itself.
    func demand(of item: CartItem) -> Demand {
        let held = ownHold(item.reservationID, on: item.variantID)?.row.quantity ?? 0
        return Demand(variantID: item.variantID, quantity: item.quantity, held: held)
    }

    private mutating func reserve(
        _ item: CartItem,
        of cart: Cart,
        until expireTime: Timestamp
    ) throws(Interruption) -> CartItem {
        if let hold = ownHold(item.reservationID, on: item.variantID) {
            try changeHold(hold.slot, quantity: item.quantity, expireTime: expireTime, owner: .caller, orderID: nil)
            return item
        }
        let line = ReservationLine(variantID: item.variantID, quantity: item.quantity, userID: cart.userID)
        let (reservation, _) = hold(line, until: expireTime, stockSlot: try stockSlot(of: item.variantID))
        var reserved = item
        reserved.reservationID = command.sequence == 0 ? nil : reservation.id
        reserved = stamped(reserved)
        entities.cartItems.update(try slot(of: item.id, in: entities.cartItems), to: reserved)
        return reserved
    }
}
