import HoldfastMessages

/// Carts, what lies in them, and what has become of those that were checked out.
extension Commerce {
    mutating func take(_ row: Cart, _ departed: HistoryPresence) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.carts) { return false }
        try checkReferences(of: row)
        if let user = row.userID {
            let count = entities.carts.rows(of: Cart.byUser, ListGroup(user)).count
            try check(count: count, below: limits.maximumCartCount, of: Cart.self)
        }
        let key = HistoryRowKey(CheckoutGroup.self, row.id)
        guard !entities.checkoutGroups.contains(row.id), !departed.contains(key) else {
            throw .rejected(.cartCheckedOut(row.id))
        }
        try checkKeys(of: row, in: entities.carts)
        entities.carts.insert(imported(row))
        return true
    }

    /// What a line names as its hold may come later, or have ended: it is not looked for.
    mutating func take(_ row: CartItem) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.cartItems) { return false }
        try checkReferences(of: row)
        guard itemSlot(of: row.variantID, in: row.cartID) == nil else {
            throw .rejected(.keyTaken(entity: CartItem.entityName, field: "variant_id"))
        }
        try checkLineCount(of: row.cartID)
        try checkKeys(of: row, in: entities.cartItems)
        entities.cartItems.insert(imported(row))
        return true
    }

    mutating func take(_ row: CheckoutGroup, _ departed: HistoryPresence) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.checkoutGroups) { return false }
        if departed.contains(HistoryRowKey(CheckoutGroup.self, row.id)) { return false }
        try checkReferences(of: row)
        // The cart with this key would become another group with it.
        guard !entities.carts.contains(row.id) else {
            throw .rejected(.keyTaken(entity: CheckoutGroup.entityName, field: "id"))
        }
        entities.checkoutGroups.insert(imported(row))
        return true
    }
}
