import Commerce
import HoldfastMessages

/// People, sellers and stock.
extension MarketAccount {
    // MARK: People

    func reason(toRefuse request: CreateUserRequest) -> ErrorReason? {
        let (name, email) = (request.username.lowercased(), request.email.lowercased())
        let isTaken = users.values.contains { $0.username == name || !email.isEmpty && $0.email == email }
        return isTaken ? .keyTaken : nil
    }

    mutating func apply(_ request: CreateUserRequest, _ response: CreateUserResponse) -> String? {
        let id = response.user.id
        if users[id] != nil { return "there was a user \(id) before" }
        users[id] = UserRow(
            username: request.username.lowercased(),
            email: request.email.lowercased(),
            role: .user
        )
        touchedUsers.append(id)
        return nil
    }

    func reason(toRefuse request: CreateAddressRequest) -> ErrorReason? {
        if users[request.userID] == nil { return .entityNotFound }
        if addresses.values.count(where: { $0.user == request.userID }) >= limits.maximumAddressCount {
            return .countLimit
        }
        guard let id = request.addressID else { return nil }
        return addresses[id] == nil ? nil : .keyTaken
    }

    mutating func apply(_ request: CreateAddressRequest, _ response: CreateAddressResponse) -> String? {
        let id = response.address.id
        if addresses[id] != nil || id != request.addressID ?? id { return "the address has another id" }
        let isFirst = !addresses.values.contains { $0.user == request.userID }
        addresses[id] = AddressRow(user: request.userID, city: request.city)
        return response.address.isDefault == isFirst ? nil : "whether the address is the default"
    }

    // MARK: Sellers

    func reason(toRefuse request: CreateSellerRequest) -> ErrorReason? {
        if users[request.userID] == nil { return .entityNotFound }
        let isTaken = sellers.values.contains { $0.owner == request.userID || $0.slug == request.storeSlug }
        return isTaken ? .keyTaken : nil
    }

    mutating func apply(_ request: CreateSellerRequest, _ response: CreateSellerResponse) -> String? {
        let seller = response.seller
        if sellers[seller.id] != nil { return "there was a seller \(seller.id) before" }
        sellers[seller.id] = SellerRow(
            owner: request.userID,
            slug: request.storeSlug,
            status: .pending,
            etag: seller.etag
        )
        return seller.status == .pending ? nil : "the new seller is not pending"
    }

    func reason(toMove id: ID<Seller>, _ etag: Etag, from status: Seller.Status) -> ErrorReason? {
        guard let seller = sellers[id] else { return .entityNotFound }
        if isStale(etag, seller.etag) { return .etagMismatch }
        return seller.status == status ? nil : .sellerState
    }

    /// A seller is what the answer says: in this status, and with the role that comes with being approved.
    mutating func move(_ seller: Seller, to status: Seller.Status) -> String? {
        guard let owner = sellers[seller.id]?.owner else { return "a seller of nowhere" }
        sellers[seller.id]?.status = status
        sellers[seller.id]?.etag = seller.etag
        if status == .approved { users[owner]?.role = .seller }
        touchedUsers.append(owner)
        return seller.status == status && seller.userID == owner ? nil : "the seller is not \(status)"
    }

    // MARK: Stock

    /// What is reserved of each variant: what carts hold, and orders that are not shipped.
    func reservedUnits() -> [ID<ProductVariant>: Int64] {
        var units: [ID<ProductVariant>: Int64] = [:]
        for hold in holds.values where hold.state == .held { units[hold.variant, default: 0] += hold.quantity }
        for order in orders.values where order.isOpen {
            for line in order.lines { units[line.variant, default: 0] += line.quantity }
        }
        return units
    }

    /// Whether more of a variant is wanted than is free, beside what whoever wants it holds.
    func isShort(
        _ wanted: [ID<ProductVariant>: Int64],
        holding held: [ID<ProductVariant>: Int64]
    ) -> Bool {
        let reserved = reservedUnits()
        for (variant, quantity) in wanted {
            guard let stock = stocks[variant] else { return true }
            let free = stock.current + stock.backorder - reserved[variant, default: 0]
            if quantity > free + held[variant, default: 0] { return true }
        }
        return false
    }

    /// Whether a variant can be bought. All variants and products are active and approved here.
    func isSold(_ variant: ID<ProductVariant>) -> Bool {
        guard let stock = stocks[variant] else { return false }
        return sellers[stock.seller]?.status == .approved
    }

    /// The first line that is refused decides.
    func reason(toRefuse request: BatchAdjustStocksRequest) -> ErrorReason? {
        let reserved = reservedUnits()
        var current = stocks.mapValues(\.current)
        for line in request.lines {
            guard let stock = stocks[line.variantID], let before = current[line.variantID] else {
                return .stockNotFound
            }
            let after = before + line.quantityChange
            if after < 0 { return .stockNegative }
            if after > limits.maximumStock { return .stockLimitExceeded }
            if reserved[line.variantID, default: 0] > after + stock.backorder { return .stockBelowReserved }
            current[line.variantID] = after
        }
        return nil
    }

    mutating func apply(_ request: BatchAdjustStocksRequest, _ response: BatchAdjustStocksResponse) -> String? {
        for line in request.lines { stocks[line.variantID]?.current += line.quantityChange }
        return response.stocks.map(\.variantID) == request.lines.map(\.variantID) ? nil : "other stocks than asked for"
    }
}
