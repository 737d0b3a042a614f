import HoldfastMessages

/// Users, their addresses, sellers, and how far keys have counted up.
extension Commerce {
    mutating func take(_ row: Counter) -> Bool {
        guard let kind = Counter.Kind(rawValue: row.id.raw) else { preconditionFailure("a row that was not validated") }
        return raise(kind, to: row.lastNumber)
    }

    mutating func take(_ row: User) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.users) { return false }
        try checkKeys(of: row, in: entities.users)
        entities.users.insert(imported(row))
        raise(.user, to: row.id.raw)
        return true
    }

    /// The first address of a user must be the default one, so that there always is one.
    mutating func take(_ row: Address) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.addresses) { return false }
        try checkReferences(of: row)
        let count = entities.addresses.rows(of: Address.byUser, ListGroup(row.userID)).count
        try check(count: count, below: limits.maximumAddressCount, of: Address.self)
        try checkKeys(of: row, in: entities.addresses)
        guard row.isDefault == (count == 0) else {
            let problem = row.isDefault ? "has a default address already" : "has no default address yet"
            throw .rejected(.rowConflict("user \(row.userID) \(problem)"))
        }
        entities.addresses.insert(imported(row))
        return true
    }

    mutating func take(_ row: Seller) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.sellers) { return false }
        try checkReferences(of: row)
        try checkKeys(of: row, in: entities.sellers)
        entities.sellers.insert(imported(row))
        raise(.seller, to: row.id.raw)
        return true
    }
}
