import Commerce
import HoldfastMessages

/// Makes up requests about orders that come, go on and are finished, most of them lying behind after a while. What it
/// knows of a market is what the answers said, so that markets that answer alike are asked alike.
struct OrderWorkload {
    private let market: Market
    private var random: SplitMix64
    private var requestCount: UInt64 = 0
    /// Every order that was made, the oldest first, and where it stood when it was last heard of.
    private var orders: [ID<Order>] = []
    private var statuses: [ID<Order>: Order.Status] = [:]
    private var payments: [Payment] = []
    private var paid: [Payment] = []
    private var due: [Refund] = []
    private var items: [OrderItem] = []
    private var carts: [ID<Cart>] = []
    /// Where the lists go on, by the places of their filters.
    private var tokens: [Int: String] = [:]
    private var carriedOut: [UnaryRequest] = []
    /// Why requests were refused.
    private(set) var reasons: Set<ErrorReason> = []
    /// How often a finished order was changed.
    private(set) var pastChangeCount = 0

    private var filters: [ListOrdersRequest.Filter?] {
        [
            nil, .userID(market.user), .userID(market.otherUser), .sellerID(market.sellers[0]),
            .sellerID(market.sellers[1]),
        ]
    }

    /// What things are called is taken from a market, and nothing else.
    init(in market: Market, seed: UInt64) {
        self.market = market
        random = SplitMix64(seed: seed)
    }

    /// How long nothing happens: mostly not at all.
    mutating func pause() -> Duration { number(8) == 1 ? .seconds(number(400)) : .zero }

    /// Whether a market that folds now and then does so now.
    mutating func foldsNow() -> Bool { number(16) == 1 }

    mutating func next() -> UnaryRequest {
        if number(12) == 1, let earlier = carriedOut.suffix(20).randomElement(using: &random) { return earlier }
        let open = orders.filter { isOpen($0) }.suffix(6)
        if number(2) == 1, let order = open.randomElement(using: &random) { return advance(order) }
        return switch number(20) {
        case 1...4: createOrder()
        case 5...6: createPayment(of: order())
        case 7...8: settlePayment()
        case 9...11: refund()
        case 12...13: changeOrder()
        case 14...16: cartRequest()
        case 17...18: list()
        default: read()
        }
    }

    // MARK: What is learnt

    mutating func learn(_ request: UnaryRequest, _ outcome: Shop.Outcome) {
        switch outcome {
        case .rejected(let rejection): learn(request, rejection)
        case .response(let response) where !request.validateOnly:
            if request.requestID != nil { carriedOut.append(request) }
            learn(request, response)
        default: break
        }
    }

    private mutating func learn(_ request: UnaryRequest, _ rejection: Rejection) {
        reasons.insert(rejection.reason)
        guard case .orderState(let status) = rejection else { return }
        switch request {
        case .cancelOrder(let request): statuses[request.orderID] = status
        case .shipOrder(let request): statuses[request.orderID] = status
        case .deliverOrder(let request): statuses[request.orderID] = status
        case .createPayment(let request): statuses[request.orderID] = status
        default: break
        }
    }

    private mutating func learn(_ request: UnaryRequest, _ response: UnaryResponse) {
        switch response {
        case .createOrder(let response):
            add(response.order)
            items += response.items
        case .createCart(let response): carts.append(response.cart.id)
        case .checkoutCart(let response):
            for order in response.orders { add(order) }
        case .cancelOrder(let response): note(response.order)
        case .shipOrder(let response): note(response.order)
        case .deliverOrder(let response): note(response.order)
        case .getOrder(let response): note(response.order)
        case .createPayment(let response): payments.append(response.payment)
        case .confirmPayment(let response):
            if response.order.status == .cancelled { pastChangeCount += 1 }
            note(response.order)
            paid.append(response.payment)
            if let refund = response.refund { due.append(refund) }
        case .refundPayment(let response):
            if !isOpen(response.order.id) { pastChangeCount += 1 }
            due.removeAll { $0.id == response.refund.id }
        case .listRefunds(let response):
            for refund in response.refunds where refund.status == .due && !due.contains(refund) { due.append(refund) }
        case .listOrderItems(let response):
            for item in response.items where !items.contains(item) { items.append(item) }
        case .listOrders(let response):
            guard case .listOrders(let asked) = request else { return }
            if let place = filters.firstIndex(of: asked.filter) { tokens[place] = response.nextPageToken }
        default: break
        }
    }

    private mutating func add(_ order: Order) {
        orders.append(order.id)
        note(order)
    }

    private mutating func note(_ order: Order) {
        statuses[order.id] = order.status
    }

    private func isOpen(_ order: ID<Order>) -> Bool {
        switch statuses[order] {
        case .pending, .processing, .shipped: true
        default: false
        }
    }

    // MARK: What is asked

    private mutating func number(_ limit: Int) -> Int { Int.random(in: 1...limit, using: &random) }

    private mutating func requestID() -> UUID? {
        guard number(2) == 1 else { return nil }
        requestCount += 1
        return UUID(high: 0x4000, low: requestCount)
    }

    private mutating func isTrial() -> Bool { number(10) == 1 }

    /// One of all orders, the newest more often than the others, or now and then one that there is not.
    private mutating func order() -> ID<Order> {
        let known = number(3) == 1 ? orders.suffix(6) : orders[...]
        guard number(12) > 1, let order = known.randomElement(using: &random) else { return Market.orderID(9999) }
        return order
    }

    /// What leads an order on, mostly.
    private mutating func advance(_ order: ID<Order>) -> UnaryRequest {
        switch statuses[order] {
        case .pending:
            let own = payments.filter { $0.orderID == order && $0.status == .pending }
            if number(3) > 1, let payment = own.randomElement(using: &random) { return confirm(payment.id) }
            return createPayment(of: order)
        case .processing:
            return number(4) == 1
                ? .cancelOrder(CancelOrderRequest(requestID: requestID(), orderID: order))
                : .shipOrder(ShipOrderRequest(requestID: requestID(), orderID: order))
        default: return .deliverOrder(DeliverOrderRequest(requestID: requestID(), orderID: order))
        }
    }

    private mutating func createOrder() -> UnaryRequest {
        let offered = number(2) == 1 ? [0, 1, 2] : [3, 4]
        let lines = offered.shuffled(using: &random).prefix(number(2)).map { ($0, Int64(number(3))) }
        // Mostly a new key, else one that was given before, or none.
        let key = number(4) == 1 ? number(orders.count + 1) : orders.count + 1
        var request = market.orderRequest(lines, number: UInt64(key), delivery: Int64(number(2) - 1) * 250)
        if number(3) == 1 { (request.userID, request.addressID) = (market.otherUser, market.otherAddress) }
        if number(8) == 1 { request.orderID = nil }
        request.requestID = requestID()
        request.validateOnly = isTrial()
        return .createOrder(request)
    }

    /// With a key as long as it has the gateway's name.
    private mutating func createPayment(of order: ID<Order>) -> UnaryRequest {
        let isNamed = number(4) > 1
        let key = number(4) == 1 ? number(payments.count + 1) : payments.count + 1
        let amount = Int64(number(2000))
        return .createPayment(
            CreatePaymentRequest(
                requestID: requestID(),
                paymentID: isNamed ? Market.paymentID(UInt64(key)) : nil,
                orderID: order,
                amount: number(4) == 1 ? Money(minorUnits: amount) : nil,
                gatewayTransactionID: isNamed ? transaction() : "",
                validateOnly: isTrial()
            )
        )
    }

    /// What the gateway calls a payment: one of few names, or mostly none.
    private mutating func transaction() -> String { number(3) == 1 ? "transaction-\(number(60))" : "" }

    private mutating func confirm(_ payment: ID<Payment>) -> UnaryRequest {
        .confirmPayment(
            ConfirmPaymentRequest(
                requestID: requestID(),
                paymentID: payment,
                gatewayTransactionID: transaction(),
                validateOnly: isTrial()
            )
        )
    }

    private mutating func settlePayment() -> UnaryRequest {
        let payment = payments.randomElement(using: &random)?.id ?? Market.paymentID(9999)
        if number(3) > 1 { return confirm(payment) }
        return .failPayment(FailPaymentRequest(requestID: requestID(), paymentID: payment, validateOnly: isTrial()))
    }

    private mutating func refund() -> UnaryRequest {
        let chosen = number(4) > 1 ? paid.randomElement(using: &random) : payments.randomElement(using: &random)
        let payment = chosen ?? Payment(id: Market.paymentID(9999))
        var request = RefundPaymentRequest(requestID: requestID(), paymentID: payment.id)
        switch number(5) {
        case 1: request.amount = Money(minorUnits: Int64(number(600)))
        case 2:
            request.amount = Money(minorUnits: Int64(number(60)))
            request.newRefundID = Market.refundID(UInt64(number(60)))
        case 3:
            if let refund = due.randomElement(using: &random) {
                (request.paymentID, request.refundID) = (refund.paymentID, refund.id)
            }
        case 4:
            let own = items.filter { $0.orderID == payment.orderID }
            let amount = Money(minorUnits: Int64(number(300)))
            if let item = own.randomElement(using: &random) ?? items.last {
                request.lines = [RefundLine(orderItemID: item.id, amount: amount)]
            }
        default: break
        }
        request.validateOnly = isTrial()
        return .refundPayment(request)
    }

    private mutating func changeOrder() -> UnaryRequest {
        let order = order()
        switch number(5) {
        case 1:
            return .cancelOrder(CancelOrderRequest(requestID: requestID(), orderID: order, validateOnly: isTrial()))
        case 2: return .shipOrder(ShipOrderRequest(requestID: requestID(), orderID: order, validateOnly: isTrial()))
        case 3:
            return .updateOrderShippingDetail(
                UpdateOrderShippingDetailRequest(
                    requestID: requestID(),
                    orderID: order,
                    fullName: "name \(number(9))",
                    validateOnly: isTrial()
                )
            )
        default:
            let key = ID<OrderAdjustment>(UUID(high: 18, low: UInt64(number(40))))
            return .createOrderAdjustment(
                CreateOrderAdjustmentRequest(
                    requestID: requestID(),
                    adjustmentID: number(2) == 1 ? key : nil,
                    orderID: order,
                    description: "why",
                    amount: Money(minorUnits: Int64(number(50))),
                    validateOnly: isTrial()
                )
            )
        }
    }

    /// Carts that became orders are asked for as well.
    private mutating func cartRequest() -> UnaryRequest {
        guard let cart = carts.suffix(8).randomElement(using: &random), number(5) > 1 else {
            let key = Market.cartID(UInt64(number(carts.count + 2)))
            return .createCart(
                CreateCartRequest(requestID: requestID(), owner: .userID(market.user), cartID: key)
            )
        }
        switch number(4) {
        case 1:
            var request = market.checkoutRequest(cart)
            request.requestID = requestID()
            return .checkoutCart(request)
        case 2: return .getCheckoutGroup(GetCheckoutGroupRequest(checkoutGroupID: cart))
        default:
            let variant = market.variants.randomElement(using: &random) ?? Shop.variantID(0)
            return .addCartItem(
                AddCartItemRequest(
                    requestID: requestID(),
                    cartID: cart,
                    variantID: variant,
                    quantity: Int64(number(3))
                )
            )
        }
    }

    /// A page of a list, which mostly goes on where the last one ended.
    private mutating func list() -> UnaryRequest {
        let place = number(filters.count) - 1
        let token = number(4) > 1 ? tokens[place] ?? "" : ""
        let request = ListOrdersRequest(filter: filters[place], pageSize: Int32(number(3)), pageToken: token)
        return .listOrders(request)
    }

    private mutating func read() -> UnaryRequest {
        let order = order()
        switch number(7) {
        case 1: return .getOrder(GetOrderRequest(orderID: order))
        case 2: return .lookupOrder(LookupOrderRequest(orderNumber: "\(number(orders.count + 2))"))
        case 3: return .listOrderItems(ListOrderItemsRequest(orderID: order))
        case 4: return .listOrderTransitions(ListOrderTransitionsRequest(orderID: order))
        case 5: return .listPayments(ListPaymentsRequest(orderID: order))
        case 6: return .listRefunds(ListRefundsRequest(orderID: order))
        default:
            let payment = payments.randomElement(using: &random)?.id ?? Market.paymentID(9999)
            return .getPayment(GetPaymentRequest(paymentID: payment))
        }
    }
}
