import Commerce
import HoldfastMessages

/// Makes up what happens in a market: whoever buys, sells, pays and delivers gets into the others' way, and asks for much that
/// cannot be. It looks into the account to find what there is to ask for, and judges nothing.
struct MarketWorkload {
    let market: Market
    var random: SplitMix64
    private var requestCount: UInt64 = 0

    init(in market: Market, seed: UInt64) {
        self.market = market
        random = SplitMix64(seed: seed)
    }

    /// How long nothing happens: mostly not at all.
    mutating func pause() -> Duration { chance(8) ? .seconds(number(120)) : .zero }

    /// Whether what is finished leaves memory now.
    mutating func foldsNow() -> Bool { chance(16) }

    mutating func next(_ account: MarketAccount) -> UnaryRequest {
        if chance(14), let earlier = account.carriedOut.suffix(60).randomElement(using: &random) {
            return earlier.request
        }
        return switch number(45) {
        case 1...3: nextOfPeople(account)
        case 4...5: nextOfSellers(account)
        case 6...8: adjustStocks(account)
        case 9...18: nextOfCarts(account)
        case 19...20: checkout(account)
        case 21...23: createOrder(account)
        case 24...27: createPayment(account)
        case 28...31: settlePayment(account)
        case 32...35: refund(account)
        case 36...40: moveOrder(account)
        case 41...42: updateShippingDetail(account)
        default: adjustOrder(account)
        }
    }

    // MARK: What the requests share

    mutating func number(_ limit: Int) -> Int { Int.random(in: 1...limit, using: &random) }

    /// One time in so many.
    mutating func chance(_ count: Int) -> Bool { number(count) == 1 }

    mutating func money(_ limit: Int) -> Money { Money(minorUnits: Int64(number(limit))) }

    mutating func isTrial() -> Bool { chance(12) }

    /// A new id or none, or now and then one that was given to another request.
    mutating func requestID(_ account: MarketAccount) -> UUID? {
        if chance(12), let earlier = account.carriedOut.suffix(60).randomElement(using: &random) { return earlier.id }
        guard chance(2) else { return nil }
        requestCount += 1
        return UUID(high: 0x4000, low: requestCount)
    }

    /// Mostly none, else the current one or one that is long past.
    mutating func etag(_ current: Etag?) -> Etag {
        switch number(16) {
        case 1: Etag(sequence: 1)
        case 2...4: current ?? Etag()
        default: Etag()
        }
    }

    /// Mostly nothing, now and then more than fits.
    mutating func note() -> String { chance(30) ? String(repeating: "n", count: 256) : "" }

    /// What somebody is called, or now and then nothing, which is refused.
    mutating func name() -> String { chance(25) ? "" : "name \(number(9))" }

    /// One of the two who buy, or now and then somebody else.
    mutating func buyer(_ account: MarketAccount) -> ID<User> {
        if chance(20) { return ID(999) }
        if chance(10) { return account.users.keys.sorted().randomElement(using: &random) ?? market.user }
        return chance(3) ? market.otherUser : market.user
    }

    mutating func variant() -> ID<ProductVariant> {
        chance(40) ? Shop.variantID(99) : market.variants.randomElement(using: &random) ?? Shop.variantID(99)
    }

    /// An address of a user, or now and then another's or none.
    mutating func address(of user: ID<User>?, _ account: MarketAccount) -> ID<Address> {
        if chance(25) { return Shop.addressID(999) }
        let known = account.addresses.keys.sorted().filter { user == nil || account.addresses[$0]?.user == user }
        if chance(20) { return account.addresses.keys.sorted().randomElement(using: &random) ?? market.address }
        return known.randomElement(using: &random) ?? market.address
    }

    /// One of the newest orders: mostly one in one of these states, if there is any.
    mutating func order(_ statuses: [Order.Status], _ account: MarketAccount) -> ID<Order> {
        if chance(16) { return Market.orderID(9999) }
        let fitting = account.orderIDs.filter { statuses.contains(account.orders[$0]?.status ?? .unspecified) }
        let choice = chance(5) || fitting.isEmpty ? account.orderIDs.suffix(30) : fitting.suffix(10)
        return choice.randomElement(using: &random) ?? Market.orderID(9999)
    }

    /// One of the newest payments: mostly one in this state, if there is any.
    mutating func payment(_ status: Payment.Status, _ account: MarketAccount) -> ID<Payment> {
        if chance(16) { return Market.paymentID(9999) }
        let newest = account.paymentIDs.suffix(40)
        let fitting = newest.filter { account.status(of: $0) == status }
        let choice = chance(5) || fitting.isEmpty ? Array(newest) : fitting
        return choice.randomElement(using: &random) ?? Market.paymentID(9999)
    }

    /// One of the newest holds of carts, which may have ended or be an order's, or now and then one that there is not.
    mutating func hold(_ account: MarketAccount) -> ID<Reservation> {
        let newest = account.holds.keys.sorted().suffix(12)
        let unknown = ID<Reservation>(UUID(high: 8, low: 8))
        return chance(8) ? unknown : newest.randomElement(using: &random) ?? unknown
    }
}
