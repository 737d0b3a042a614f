import Commerce
import HoldfastMessages

/// What is asked about people, sellers, stock and carts.
extension MarketWorkload {
    mutating func nextOfPeople(_ account: MarketAccount) -> UnaryRequest {
        let user = chance(12) ? ID<User>(999) : account.users.keys.sorted().randomElement(using: &random)
        switch number(3) {
        case 1:
            return .createUser(
                CreateUserRequest(
                    requestID: requestID(account),
                    username: chance(20) ? "" : "User-\(number(60))",
                    email: email(),
                    validateOnly: isTrial()
                )
            )
        case 2:
            return .createAddress(
                CreateAddressRequest(
                    requestID: requestID(account),
                    addressID: chance(2) ? Shop.addressID(UInt64(number(60))) : nil,
                    userID: user ?? market.user,
                    addressLine1: name(),
                    city: "city \(number(9))",
                    country: "DE",
                    validateOnly: isTrial()
                )
            )
        default:
            return .createSeller(
                CreateSellerRequest(
                    requestID: requestID(account),
                    userID: user ?? market.user,
                    storeName: name(),
                    storeSlug: chance(20) ? "no slug" : "store-\(number(40))",
                    validateOnly: isTrial()
                )
            )
        }
    }

    private mutating func email() -> String {
        if chance(20) { return "nobody" }
        return chance(2) ? "E\(number(30))@example.org" : ""
    }

    /// Mostly what the seller's state allows. Whoever sells something is suspended seldom, and not for long.
    mutating func nextOfSellers(_ account: MarketAccount) -> UnaryRequest {
        let suspended = market.sellers.filter { account.sellers[$0]?.status == .suspended }
        var seller = account.sellers.keys.sorted().randomElement(using: &random) ?? market.sellers[0]
        if chance(2) { seller = suspended.randomElement(using: &random) ?? seller }
        if chance(12) { seller = ID(999) }
        var status = account.sellers[seller]?.status ?? .pending
        let statuses: [Seller.Status] = [.pending, .approved, .suspended]
        if chance(4) { status = statuses[number(3) - 1] }
        let etag = etag(account.sellers[seller]?.etag)
        let (id, trial) = (requestID(account), isTrial())
        switch status {
        case .pending, .unspecified:
            return .approveSeller(
                ApproveSellerRequest(requestID: id, sellerID: seller, etag: etag, validateOnly: trial)
            )
        case .approved:
            return .suspendSeller(
                SuspendSellerRequest(requestID: id, sellerID: seller, etag: etag, validateOnly: trial)
            )
        case .suspended:
            return .reinstateSeller(
                ReinstateSellerRequest(requestID: id, sellerID: seller, etag: etag, validateOnly: trial)
            )
        }
    }

    /// A few units more or less; now and then as many as a line may have.
    mutating func adjustStocks(_ account: MarketAccount) -> UnaryRequest {
        var lines: [StockAdjustment] = []
        for _ in 0..<(chance(25) ? 0 : number(3)) {
            let most = account.limits.maximumQuantity
            let change = chance(6) ? (chance(2) ? most : -most) : Int64(number(19)) - 9
            let reason = chance(40) ? LedgerEntry.Reason.unspecified : .correction
            lines.append(StockAdjustment(variantID: variant(), quantityChange: change, reason: reason))
        }
        return .batchAdjustStocks(
            BatchAdjustStocksRequest(requestID: requestID(account), lines: lines, validateOnly: isTrial())
        )
    }

    // MARK: Carts

    mutating func nextOfCarts(_ account: MarketAccount) -> UnaryRequest {
        let cart = cart(account)
        let (id, trial) = (requestID(account), isTrial())
        let line = line(of: cart, account)
        switch number(20) {
        case 1...3: return createCart(account)
        case 4...9: return addItem(to: cart, account)
        case 10:
            let quantity = Int64(chance(3) ? number(22) : number(5))
            return .updateCartItem(
                UpdateCartItemRequest(
                    requestID: id,
                    cartItemID: line?.id ?? ID(UUID(high: 19, low: 9999)),
                    quantity: chance(20) ? 0 : quantity,
                    etag: etag(line?.etag),
                    validateOnly: trial
                )
            )
        case 11:
            return .removeCartItem(
                RemoveCartItemRequest(
                    requestID: id,
                    cartItemID: line?.id ?? ID(UUID(high: 19, low: 9999)),
                    etag: etag(line?.etag),
                    validateOnly: trial
                )
            )
        case 12:
            let etag = etag(account.carts[cart]?.etag)
            return .clearCart(ClearCartRequest(requestID: id, cartID: cart, etag: etag, validateOnly: trial))
        case 13:
            let etag = etag(account.carts[cart]?.etag)
            return .deleteCart(DeleteCartRequest(requestID: id, cartID: cart, etag: etag, validateOnly: trial))
        case 14...15:
            let target: MergeCartsRequest.Target = chance(2) ? .userID(buyer(account)) : .cartID(cart)
            return .mergeCarts(
                MergeCartsRequest(
                    requestID: id,
                    sessionID: session(),
                    target: chance(25) ? nil : target,
                    validateOnly: trial
                )
            )
        default:
            let ttl = Duration.seconds(chance(15) ? 0 : number(900))
            return .reserveCart(
                ReserveCartRequest(
                    requestID: id,
                    cartID: cart,
                    ttl: chance(2) ? ttl : nil,
                    etag: etag(account.carts[cart]?.etag),
                    validateOnly: trial
                )
            )
        }
    }

    /// One of the carts, or now and then one that was checked out or that there is not.
    mutating func cart(_ account: MarketAccount) -> ID<Cart> {
        let unknown = Market.cartID(9999)
        if chance(16) { return chance(2) ? unknown : account.checkedOut.randomElement(using: &random) ?? unknown }
        return account.carts.keys.sorted().randomElement(using: &random) ?? unknown
    }

    private mutating func line(of cart: ID<Cart>, _ account: MarketAccount) -> MarketAccount.CartLineRow? {
        guard let lines = account.carts[cart]?.lines, !chance(12) else { return nil }
        return lines.keys.sorted().randomElement(using: &random).flatMap { lines[$0] }
    }

    private mutating func session() -> String { chance(25) ? "" : "s\(number(4))" }

    private mutating func createCart(_ account: MarketAccount) -> UnaryRequest {
        let owner: CreateCartRequest.Owner = chance(2) ? .sessionID(session()) : .userID(buyer(account))
        let key = Market.cartID(UInt64(number(80)))
        return .createCart(
            CreateCartRequest(
                requestID: requestID(account),
                owner: chance(40) ? nil : owner,
                cartID: chance(2) ? key : nil,
                validateOnly: isTrial()
            )
        )
    }

    /// Now and then with a hold, mostly of the variant.
    private mutating func addItem(to cart: ID<Cart>, _ account: MarketAccount) -> UnaryRequest {
        let hold = chance(6) ? hold(account) : nil
        var variant = variant()
        if let hold, !chance(6) { variant = account.holds[hold]?.variant ?? variant }
        let quantity = chance(10) ? number(22) : number(4)
        return .addCartItem(
            AddCartItemRequest(
                requestID: requestID(account),
                cartID: cart,
                variantID: variant,
                quantity: Int64(chance(25) ? 0 : quantity),
                reservationID: hold,
                validateOnly: isTrial()
            )
        )
    }
}
