import HoldfastMessages

/// Carts as such: CartService.
extension Commerce {
    public mutating func createCart(_ request: CreateCartRequest) throws(Interruption) -> CreateCartResponse {
        var cart = Cart(
            id: newKey(request.cartID),
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        switch request.owner {
        case .userID(let user): cart.userID = user
        case .sessionID(let session): cart.sessionID = session
        case nil: preconditionFailure("a request that was not validated")
        }
        try checkReferences(of: cart)
        if let user = cart.userID { try checkCartCount(of: user) }
        if request.cartID != nil, try checkoutGroup(cart.id) != nil {
            throw .rejected(.keyTaken(entity: Cart.entityName, field: "id"))
        }
        try checkKeys(of: cart, in: entities.carts)
        entities.carts.insert(cart)
        return CreateCartResponse(cart: cart, commitSeq: command.sequence)
    }

    public mutating func getCart(_ request: GetCartRequest) throws(Interruption) -> GetCartResponse {
        let slot: UInt32
        switch request.key {
        case .cartID(let id): slot = try self.slot(of: id, in: entities.carts)
        case .sessionID(let session): slot = try self.slot(of: Cart.bySession, session, in: entities.carts)
        case nil: preconditionFailure("a request that was not validated")
        }
        let cart = entities.carts[slot]
        return GetCartResponse(cart: cart, items: items(of: cart.id))
    }

    public mutating func clearCart(_ request: ClearCartRequest) throws(Interruption) -> ClearCartResponse {
        let slot = try slot(of: request.cartID, in: entities.carts)
        try check(request.etag, against: entities.carts[slot].etag)
        for item in items(of: request.cartID) { try remove(item) }
        return ClearCartResponse(cart: touch(slot), commitSeq: command.sequence)
    }

    public mutating func deleteCart(_ request: DeleteCartRequest) throws(Interruption) -> DeleteCartResponse {
        let slot = try slot(of: request.cartID, in: entities.carts)
        let cart = entities.carts[slot]
        try check(request.etag, against: cart.etag)
        for item in items(of: cart.id) { try remove(item) }
        entities.carts.delete(slot, etag: command.etag)
        return DeleteCartResponse(cart: cart, commitSeq: command.sequence)
    }

    public mutating func mergeCarts(_ request: MergeCartsRequest) throws(Interruption) -> MergeCartsResponse {
        let source = entities.carts.slot(of: Cart.bySession, request.sessionID)
        let target = try target(of: request, replacing: source)
        if let source, source != target { try moveItems(of: entities.carts[source], to: entities.carts[target].id) }
        if let source, source != target { entities.carts.delete(source, etag: command.etag) }
        let cart: Cart
        if source != nil {
            cart = touch(target)
        } else {
            cart = entities.carts[target]
            command.hasEffect = cart.etag == command.etag
        }
        let sequence = command.hasEffect ? command.sequence : 0
        return MergeCartsResponse(cart: cart, items: items(of: cart.id), commitSeq: sequence)
    }

    /// The user's cart that a merge leads to. A user without one is given the session's, or a new one.
    private mutating func target(
        of request: MergeCartsRequest,
        replacing source: UInt32?
    ) throws(Interruption) -> UInt32 {
        switch request.target {
        case .cartID(let id):
            let slot = try slot(of: id, in: entities.carts)
            guard entities.carts[slot].userID != nil else { throw .rejected(.cartAnonymous) }
            return slot
        case .userID(let user):
            _ = try slot(of: user, in: entities.users)
            let carts = entities.carts.rows(of: Cart.byUser, ListGroup(user))
            if let oldest = carts.min(by: { ($0.createTime, $0.id) < ($1.createTime, $1.id) }) {
                return try slot(of: oldest.id, in: entities.carts)
            }
            var cart = source.map { entities.carts[$0] } ?? Cart(id: newKey(nil), createTime: command.now)
            cart.userID = user
            cart.sessionID = ""
            cart = stamped(cart)
            guard let source else { return entities.carts.insert(cart) }
            entities.carts.update(source, to: cart)
            return source
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    /// Adds the lines of one cart to those of another. Where both hold units of a variant, the other's hold has them all.
    private mutating func moveItems(of source: Cart, to target: ID<Cart>) throws(Interruption) {
        for item in items(of: source.id) {
            let slot = try slot(of: item.id, in: entities.cartItems)
            guard let other = itemSlot(of: item.variantID, in: target) else {
                try checkLineCount(of: target)
                var moved = item
                moved.cartID = target
                entities.cartItems.update(slot, to: stamped(moved))
                continue
            }
            var merged = entities.cartItems[other]
            merged.quantity = min(merged.quantity + item.quantity, limits.maximumQuantity)
            if ownHold(merged.reservationID, on: merged.variantID) == nil {
                merged.reservationID = item.reservationID
            } else if merged.reservationID != item.reservationID {
                try unite(item, with: merged)
            }
            entities.cartItems.update(other, to: stamped(merged))
            entities.cartItems.delete(slot, etag: command.etag)
        }
    }

    /// Gives the units that one line holds to the hold of another, as many as that line wants, until the later of their ends.
    private mutating func unite(_ item: CartItem, with merged: CartItem) throws(Interruption) {
        guard let source = ownHold(item.reservationID, on: item.variantID),
            let target = ownHold(merged.reservationID, on: merged.variantID)
        else { return }
        releaseHold(of: item)
        try changeHold(
            target.slot,
            quantity: max(target.row.quantity, min(source.row.quantity + target.row.quantity, merged.quantity)),
            expireTime: max(source.row.expireTime, target.row.expireTime),
            owner: .caller,
            orderID: nil
        )
    }

    // MARK: What the commands on carts share

    /// The lines of a cart in the order of their variants.
    func items(of cart: ID<Cart>) -> [CartItem] { entities.cartItems.rows(of: CartItem.byCart, ListGroup(cart)) }

    /// The slot of a cart's line of a variant.
    func itemSlot(of variant: ID<ProductVariant>, in cart: ID<Cart>) -> UInt32? {
        entities.cartItems.slot(at: ListKey(ListGroup(cart), variant), of: CartItem.byCart)
    }

    func checkLineCount(of cart: ID<Cart>) throws(Interruption) {
        try check(count: items(of: cart).count, below: limits.maximumOrderLineCount, of: CartItem.self)
    }

    private func checkCartCount(of user: ID<User>) throws(Interruption) {
        let count = entities.carts.rows(of: Cart.byUser, ListGroup(user)).count
        try check(count: count, below: limits.maximumCartCount, of: Cart.self)
    }

    /// Takes out a line and gives back what is held for it.
    mutating func remove(_ item: CartItem) throws(Interruption) {
        releaseHold(of: item)
        entities.cartItems.delete(try slot(of: item.id, in: entities.cartItems), etag: command.etag)
    }

    mutating func releaseHold(of item: CartItem) {
        guard let hold = ownHold(item.reservationID, on: item.variantID) else { return }
        _ = settle(hold.slot, as: .released, quantity: hold.row.quantity)
    }

    /// Notes that something of a cart has changed.
    @discardableResult
    mutating func touch(_ slot: UInt32) -> Cart {
        let cart = stamped(entities.carts[slot])
        entities.carts.update(slot, to: cart)
        return cart
    }
}
