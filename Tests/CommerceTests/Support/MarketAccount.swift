import Commerce
import HoldfastMessages

/// A second, plain account of a market: people, sellers, stock, carts, orders, payments and refunds. It says what each request
/// must come to, and what must be there afterwards. Of the answers it takes the keys and etags that the server makes, and how a
/// refund was split, which it only checks; all else it knows by itself.
struct MarketAccount {
    /// What a request must come to.
    enum Verdict: Equatable {
        case accepted
        case refused(ErrorReason)
        /// The command with this number has carried it out before.
        case replayed(sequence: Int64)
    }

    struct UserRow {
        var username: String
        var email: String
        var role: User.Role
    }

    struct AddressRow {
        var user: ID<User>
        var city: String
    }

    struct SellerRow {
        var owner: ID<User>
        var slug: String
        var status: Seller.Status
        var etag: Etag
    }

    /// What there is of a variant, whose it is, and what one unit costs.
    struct StockRow {
        var seller: ID<Seller>
        var price: Int64
        var current: Int64
        var backorder: Int64
    }

    /// What a cart holds of a variant, or has held.
    struct HoldRow {
        enum State {
            case held, released, expired
            /// It is an order's now, and counts as the order's lines do.
            case taken
        }

        var variant: ID<ProductVariant>
        var quantity: Int64
        var end: Timestamp
        var state = State.held
    }

    /// What was carried out under a request id.
    struct Done {
        var id: UUID
        var method: UnaryMethod
        var request: UnaryRequest
        var sequence: Int64
    }

    let limits: Limits
    var now = Timestamp()
    var users: [ID<User>: UserRow] = [:]
    var addresses: [ID<Address>: AddressRow] = [:]
    var sellers: [ID<Seller>: SellerRow] = [:]
    var stocks: [ID<ProductVariant>: StockRow] = [:]
    var holds: [ID<Reservation>: HoldRow] = [:]
    var carts: [ID<Cart>: CartRow] = [:]
    /// Carts that have become orders.
    var checkedOut: [ID<Cart>] = []
    var orders: [ID<Order>: OrderRow] = [:]
    var payments: [ID<Payment>: PaymentRow] = [:]
    /// The refunds of each order, in the order in which they were made.
    var refunds: [ID<Order>: [RefundRow]] = [:]
    var adjustmentIDs: [ID<OrderAdjustment>] = []
    /// In the order of their making.
    var orderIDs: [ID<Order>] = []
    var paymentIDs: [ID<Payment>] = []
    var carriedOut: [Done] = []
    /// What has changed since the shop was last compared with this account.
    var touchedUsers: [ID<User>] = []
    var touchedCarts: [ID<Cart>] = []
    var touchedOrders: [ID<Order>] = []
    /// How many orders were not paid in time.
    var unpaidCount = 0

    /// What there is in a new market, whose stock is as the shop says.
    init(of market: Market, limits: Limits) throws {
        self.limits = limits
        for (index, name) in ["ann", "bob", "north", "south"].enumerated() {
            users[ID(Int64(index) + 1)] = UserRow(username: name, email: "", role: index < 2 ? .user : .seller)
        }
        addresses[market.address] = AddressRow(user: market.user, city: "Berlin")
        addresses[market.otherAddress] = AddressRow(user: market.otherUser, city: "Berlin")
        for (index, name) in ["north", "south"].enumerated() {
            let request = GetSellerRequest(key: .sellerID(market.sellers[index]))
            let seller = try market.shop.answer(.getSeller(request), as: GetSellerResponse.self).seller
            sellers[seller.id] = SellerRow(
                owner: ID(Int64(index) + 3),
                slug: name,
                status: .approved,
                etag: seller.etag
            )
        }
        for (index, variant) in market.variants.enumerated() {
            let stock = try market.stock(index)
            stocks[variant] = StockRow(
                seller: market.sellers[index < 3 ? 0 : 1],
                price: Market.price(index).minorUnits,
                current: stock.currentStock,
                backorder: stock.backorderLimit
            )
        }
    }

    // MARK: What happens by itself

    /// It is later: holds that are due have ended, and orders that were not paid in time.
    mutating func advance(to time: Timestamp) {
        now = time
        for (id, hold) in holds where hold.state == .held && hold.end <= now { holds[id]?.state = .expired }
        for id in orderIDs {
            guard let order = orders[id], order.status == .pending, order.end <= now else { continue }
            unpaidCount += 1
            cancel(id)
        }
    }

    // MARK: What is asked

    /// What a request must come to now. The guards, in their order: fields, the request id, what must be there, etags, states,
    /// limits, stock.
    func verdict(on request: UnaryRequest) -> Verdict {
        if isFaulty(request) { return .refused(.invalidField) }
        if !request.validateOnly, let id = request.requestID,
            let earlier = carriedOut.first(where: { $0.id == id && $0.method == request.method })
        {
            return earlier.request == request ? .replayed(sequence: earlier.sequence) : .refused(.requestIDReused)
        }
        if let reason = reason(toRefuse: request) { return .refused(reason) }
        return .accepted
    }

    /// Whether a request that must be accepted changes something.
    func changes(_ request: UnaryRequest) -> Bool {
        if request.validateOnly { return false }
        guard case .mergeCarts(let merge) = request else { return true }
        return cart(ofSession: merge.sessionID) != nil || target(of: merge) == nil
    }

    private func reason(toRefuse request: UnaryRequest) -> ErrorReason? {
        switch request {
        case .createUser(let request): return reason(toRefuse: request)
        case .createAddress(let request): return reason(toRefuse: request)
        case .createSeller(let request): return reason(toRefuse: request)
        case .approveSeller(let request): return reason(toMove: request.sellerID, request.etag, from: .pending)
        case .suspendSeller(let request): return reason(toMove: request.sellerID, request.etag, from: .approved)
        case .reinstateSeller(let request): return reason(toMove: request.sellerID, request.etag, from: .suspended)
        case .batchAdjustStocks(let request): return reason(toRefuse: request)
        case .createCart(let request): return reason(toRefuse: request)
        case .addCartItem(let request): return reason(toRefuse: request)
        case .updateCartItem(let request): return reason(toChange: request.cartItemID, request.etag)
        case .removeCartItem(let request): return reason(toChange: request.cartItemID, request.etag)
        case .clearCart(let request): return reason(toEmpty: request.cartID, request.etag)
        case .deleteCart(let request): return reason(toEmpty: request.cartID, request.etag)
        case .mergeCarts(let request): return reason(toRefuse: request)
        case .reserveCart(let request): return reason(toRefuse: request)
        case .checkoutCart(let request): return reason(toRefuse: request)
        case .createOrder(let request): return reason(toRefuse: request)
        case .cancelOrder(let request):
            return reason(toMove: request.orderID, request.etag, from: [.pending, .processing])
        case .shipOrder(let request): return reason(toRefuse: request)
        case .deliverOrder(let request): return reason(toMove: request.orderID, request.etag, from: [.shipped])
        case .updateOrderShippingDetail(let request): return reason(toRefuse: request)
        case .createOrderAdjustment(let request): return reason(toRefuse: request)
        case .createPayment(let request): return reason(toRefuse: request)
        case .confirmPayment(let request): return reason(toRefuse: request)
        case .failPayment(let request): return reason(toSettle: request.paymentID, request.etag)
        case .refundPayment(let request): return reason(toRefuse: request)
        default: preconditionFailure("a request that the account knows nothing of")
        }
    }

    // MARK: What has come of it

    /// Takes in what a request has done. Says what is wrong with the answer; nil if nothing is.
    mutating func apply(_ request: UnaryRequest, _ response: UnaryResponse, sequence: Int64) -> String? {
        if let id = request.requestID, changes(request) {
            carriedOut.append(Done(id: id, method: request.method, request: request, sequence: sequence))
        }
        switch (request, response) {
        case (.createUser(let request), .createUser(let response)): return apply(request, response)
        case (.createAddress(let request), .createAddress(let response)): return apply(request, response)
        case (.createSeller(let request), .createSeller(let response)): return apply(request, response)
        case (.approveSeller, .approveSeller(let response)): return move(response.seller, to: .approved)
        case (.suspendSeller, .suspendSeller(let response)): return move(response.seller, to: .suspended)
        case (.reinstateSeller, .reinstateSeller(let response)): return move(response.seller, to: .approved)
        case (.batchAdjustStocks(let request), .batchAdjustStocks(let response)): return apply(request, response)
        case (.createCart(let request), .createCart(let response)): return apply(request, response)
        case (.addCartItem(let request), .addCartItem(let response)): return apply(request, response)
        case (.updateCartItem(let request), .updateCartItem): return update(request.cartItemID, to: request.quantity)
        case (.removeCartItem(let request), .removeCartItem): return remove(request.cartItemID)
        case (.clearCart(let request), .clearCart): return empty(request.cartID)
        case (.deleteCart(let request), .deleteCart): return delete(request.cartID)
        case (.mergeCarts(let request), .mergeCarts(let response)): return apply(request, response)
        case (.reserveCart(let request), .reserveCart(let response)): return apply(request, response)
        case (.checkoutCart(let request), .checkoutCart(let response)): return apply(request, response)
        case (.createOrder(let request), .createOrder(let response)): return apply(request, response)
        case (.cancelOrder(let request), .cancelOrder): cancel(request.orderID)
        case (.shipOrder(let request), .shipOrder): ship(request.orderID)
        case (.deliverOrder(let request), .deliverOrder): deliver(request.orderID)
        case (.updateOrderShippingDetail(let request), .updateOrderShippingDetail): apply(request)
        case (.createOrderAdjustment(let request), .createOrderAdjustment(let response)):
            return apply(request, response)
        case (.createPayment(let request), .createPayment(let response)): return apply(request, response)
        case (.confirmPayment(let request), .confirmPayment(let response)): return apply(request, response)
        case (.failPayment(let request), .failPayment): fail(request.paymentID)
        case (.refundPayment(let request), .refundPayment(let response)): return apply(request, response)
        default: return "an answer to another question"
        }
        return nil
    }

    // MARK: What the commands share

    /// Whether an etag is given that is not the current one.
    func isStale(_ etag: Etag, _ current: Etag) -> Bool { etag.sequence != 0 && etag != current }
}

extension Shop.Outcome {
    /// What came of a request, in the account's words.
    var verdict: MarketAccount.Verdict {
        switch self {
        case .response: .accepted
        case .rejected(let rejection): .refused(rejection.reason)
        case .replayed(let sequence): .replayed(sequence: sequence)
        }
    }
}
