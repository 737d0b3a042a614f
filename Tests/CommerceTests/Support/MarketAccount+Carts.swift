import Commerce
import HoldfastMessages

/// Carts and what lies in them.
extension MarketAccount {
    struct CartLineRow {
        var id: ID<CartItem>
        var quantity: Int64 = 0
        var hold: ID<Reservation>?
        var etag = Etag()
    }

    struct CartRow {
        var user: ID<User>?
        var session = ""
        var createTime: Timestamp
        var etag = Etag()
        var lines: [ID<ProductVariant>: CartLineRow] = [:]
    }

    // MARK: Carts as such

    func reason(toRefuse request: CreateCartRequest) -> ErrorReason? {
        switch request.owner {
        case .userID(let user):
            if users[user] == nil { return .entityNotFound }
            if carts.values.count(where: { $0.user == user }) >= limits.maximumCartCount { return .countLimit }
        case .sessionID(let session):
            if cart(ofSession: session) != nil { return .keyTaken }
        case nil: break
        }
        guard let id = request.cartID else { return nil }
        return carts[id] != nil || checkedOut.contains(id) ? .keyTaken : nil
    }

    mutating func apply(_ request: CreateCartRequest, _ response: CreateCartResponse) -> String? {
        let id = response.cart.id
        if carts[id] != nil || id != request.cartID ?? id { return "the cart has another id" }
        var cart = CartRow(createTime: now)
        switch request.owner {
        case .userID(let user): cart.user = user
        case .sessionID(let session): cart.session = session
        case nil: break
        }
        carts[id] = cart
        touchedCarts.append(id)
        return nil
    }

    func reason(toEmpty id: ID<Cart>, _ etag: Etag) -> ErrorReason? {
        guard let cart = carts[id] else { return .entityNotFound }
        return isStale(etag, cart.etag) ? .etagMismatch : nil
    }

    mutating func empty(_ id: ID<Cart>) -> String? {
        for (variant, line) in carts[id]?.lines ?? [:] { release(line.hold, of: variant) }
        carts[id]?.lines = [:]
        touchedCarts.append(id)
        return nil
    }

    mutating func delete(_ id: ID<Cart>) -> String? {
        let complaint = empty(id)
        carts[id] = nil
        return complaint
    }

    // MARK: Lines

    func reason(toRefuse request: AddCartItemRequest) -> ErrorReason? {
        guard let cart = carts[request.cartID], stocks[request.variantID] != nil else { return .entityNotFound }
        if let id = request.reservationID {
            guard let hold = holds[id] else { return .reservationNotFound }
            if hold.variant != request.variantID { return .invalidField }
        }
        if !isSold(request.variantID) { return .notSellable }
        let line = cart.lines[request.variantID]
        if line == nil && cart.lines.count >= limits.maximumOrderLineCount { return .countLimit }
        let quantity = (line?.quantity ?? 0) + request.quantity
        return quantity > limits.maximumQuantity ? .quantityLimit : nil
    }

    mutating func apply(_ request: AddCartItemRequest, _ response: AddCartItemResponse) -> String? {
        let old = carts[request.cartID]?.lines[request.variantID]
        var line = old ?? CartLineRow(id: response.item.id)
        line.quantity += request.quantity
        if let hold = request.reservationID, hold != line.hold {
            release(line.hold, of: request.variantID)
            line.hold = hold
        }
        carts[request.cartID]?.lines[request.variantID] = line
        touchedCarts.append(request.cartID)
        return response.item.quantity == line.quantity ? nil : "the line should have \(line.quantity) units"
    }

    func reason(toChange id: ID<CartItem>, _ etag: Etag) -> ErrorReason? {
        guard let (cart, variant) = place(of: id), let line = carts[cart]?.lines[variant] else {
            return .entityNotFound
        }
        return isStale(etag, line.etag) ? .etagMismatch : nil
    }

    mutating func update(_ id: ID<CartItem>, to quantity: Int64) -> String? {
        guard let (cart, variant) = place(of: id) else { return "a line of nowhere" }
        carts[cart]?.lines[variant]?.quantity = quantity
        touchedCarts.append(cart)
        return nil
    }

    mutating func remove(_ id: ID<CartItem>) -> String? {
        guard let (cart, variant) = place(of: id) else { return "a line of nowhere" }
        release(carts[cart]?.lines[variant]?.hold, of: variant)
        carts[cart]?.lines[variant] = nil
        touchedCarts.append(cart)
        return nil
    }

    private func place(of id: ID<CartItem>) -> (cart: ID<Cart>, variant: ID<ProductVariant>)? {
        for (cart, row) in carts {
            for (variant, line) in row.lines where line.id == id { return (cart, variant) }
        }
        return nil
    }

    // MARK: Holds

    /// What a line may count as held for it.
    func ownHold(_ id: ID<Reservation>?, of variant: ID<ProductVariant>) -> HoldRow? {
        guard let id, let hold = holds[id], hold.state == .held, hold.variant == variant else { return nil }
        return hold
    }

    /// The units of each variant that lines hold.
    func held(by lines: [ID<ProductVariant>: CartLineRow]) -> [ID<ProductVariant>: Int64] {
        var units: [ID<ProductVariant>: Int64] = [:]
        for (variant, line) in lines { units[variant] = ownHold(line.hold, of: variant)?.quantity }
        return units
    }

    private mutating func release(_ id: ID<Reservation>?, of variant: ID<ProductVariant>) {
        guard let id, ownHold(id, of: variant) != nil else { return }
        holds[id]?.state = .released
    }

    func reason(toRefuse request: ReserveCartRequest) -> ErrorReason? {
        guard let cart = carts[request.cartID] else { return .entityNotFound }
        if isStale(request.etag, cart.etag) { return .etagMismatch }
        if cart.lines.isEmpty { return .cartEmpty }
        if cart.lines.keys.contains(where: { !isSold($0) }) { return .notSellable }
        return isShort(cart.lines.mapValues(\.quantity), holding: held(by: cart.lines)) ? .insufficientStock : nil
    }

    mutating func apply(_ request: ReserveCartRequest, _ response: ReserveCartResponse) -> String? {
        let end = now + (request.ttl ?? limits.defaultTTL)
        let lines = carts[request.cartID]?.lines ?? [:]
        for (variant, line) in lines {
            guard let id = response.items.first(where: { $0.variantID == variant })?.reservationID else {
                return "nothing is held of \(variant)"
            }
            let isRight = ownHold(line.hold, of: variant) == nil ? holds[id] == nil : id == line.hold
            if !isRight { return "\(variant) is held by another hold" }
            holds[id] = HoldRow(variant: variant, quantity: line.quantity, end: end)
            carts[request.cartID]?.lines[variant]?.hold = id
        }
        touchedCarts.append(request.cartID)
        return response.expireTime == end && response.items.count == lines.count ? nil : "the holds end at another time"
    }

    // MARK: Merging

    func cart(ofSession session: String) -> ID<Cart>? { carts.first { $0.value.session == session }?.key }

    /// The user's cart that a session's goes into; nil if the user has none.
    func target(of request: MergeCartsRequest) -> ID<Cart>? {
        switch request.target {
        case .cartID(let id): return id
        case .userID(let user):
            let own = carts.filter { $0.value.user == user }
            return own.min { ($0.value.createTime, $0.key) < ($1.value.createTime, $1.key) }?.key
        case nil: return nil
        }
    }

    func reason(toRefuse request: MergeCartsRequest) -> ErrorReason? {
        switch request.target {
        case .cartID(let id):
            guard let cart = carts[id] else { return .entityNotFound }
            if cart.user == nil { return .cartAnonymous }
        case .userID(let user):
            if users[user] == nil { return .entityNotFound }
        case nil: break
        }
        guard let source = cart(ofSession: request.sessionID), let target = target(of: request) else { return nil }
        let variants = [source, target].flatMap { carts[$0]?.lines.keys.map { $0 } ?? [] }
        return Set(variants).count > limits.maximumOrderLineCount ? .countLimit : nil
    }

    mutating func apply(_ request: MergeCartsRequest, _ response: MergeCartsResponse) -> String? {
        let source = cart(ofSession: request.sessionID)
        var result = response.cart.id
        if let target = target(of: request) {
            result = target
            if let source { pour(source, into: target) }
        } else if case .userID(let user) = request.target {
            if let source {
                result = source
                carts[source]?.user = user
                carts[source]?.session = ""
            } else {
                carts[result] = CartRow(user: user, createTime: now)
            }
        }
        touchedCarts.append(result)
        return response.cart.id == result ? nil : "it became cart \(response.cart.id), not \(result)"
    }

    /// Units add up, as far as a line may have them. Where both hold some, the user's hold has all of them.
    private mutating func pour(_ source: ID<Cart>, into target: ID<Cart>) {
        for (variant, line) in carts[source]?.lines ?? [:] {
            guard var sum = carts[target]?.lines[variant] else {
                carts[target]?.lines[variant] = line
                continue
            }
            sum.quantity = min(sum.quantity + line.quantity, limits.maximumQuantity)
            if let own = ownHold(sum.hold, of: variant), let id = sum.hold {
                if line.hold != id, let other = ownHold(line.hold, of: variant) {
                    release(line.hold, of: variant)
                    holds[id]?.quantity = max(own.quantity, min(own.quantity + other.quantity, sum.quantity))
                    holds[id]?.end = max(own.end, other.end)
                }
            } else {
                sum.hold = line.hold
            }
            carts[target]?.lines[variant] = sum
        }
        carts[source] = nil
        touchedCarts.append(source)
    }
}
