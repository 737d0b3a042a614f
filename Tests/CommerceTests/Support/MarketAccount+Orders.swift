import Commerce
import HoldfastMessages

/// Orders: how they come about, and how they go on.
extension MarketAccount {
    struct OrderLineRow {
        /// Nil until it is read.
        var id: ID<OrderItem>?
        var variant: ID<ProductVariant>
        var quantity: Int64
        var price: Int64

        var total: Int64 { price * quantity }
    }

    struct OrderRow {
        var user: ID<User>
        var seller: ID<Seller>
        var group: ID<Cart>?
        var fullName: String
        var city: String
        var end: Timestamp
        /// In the order of their variants.
        var lines: [OrderLineRow]
        var delivery: Int64
        var adjustments: [Int64] = []
        var payments: [ID<Payment>] = []
        var status = Order.Status.pending
        var etag = Etag()
        var detailEtag = Etag()

        var subtotal: Int64 { lines.reduce(0) { $0 + $1.total } }
        var total: Int64 { adjustments.reduce(subtotal + delivery, +) }
        /// Whether its units are still on the shelf, reserved for it.
        var isOpen: Bool { status == .pending || status == .processing }
    }

    // MARK: Checkout

    func reason(toRefuse request: CheckoutCartRequest) -> ErrorReason? {
        guard let cart = carts[request.cartID] else {
            return checkedOut.contains(request.cartID) ? .cartCheckedOut : .entityNotFound
        }
        guard let address = addresses[request.addressID] else { return .entityNotFound }
        if let user = cart.user, address.user != user { return .entityNotFound }
        if isStale(request.etag, cart.etag) { return .etagMismatch }
        if cart.user == nil { return .cartAnonymous }
        if cart.lines.isEmpty { return .cartEmpty }
        if cart.lines.keys.contains(where: { !isSold($0) }) { return .notSellable }
        let sellers = self.sellers(of: cart)
        if request.deliveryCharges.contains(where: { !sellers.contains($0.sellerID) }) { return .invalidField }
        // As no amount is less than 0, none of the parts is too much where the whole is not.
        let total = subtotal(of: cart) + request.deliveryCharges.sum(of: \.amount)
        if total > limits.maximumAmount { return .amountLimit }
        return isShort(cart.lines.mapValues(\.quantity), holding: held(by: cart.lines)) ? .insufficientStock : nil
    }

    func subtotal(of cart: CartRow) -> Int64 {
        cart.lines.reduce(0) { $0 + $1.value.quantity * (stocks[$1.key]?.price ?? 0) }
    }

    func sellers(of cart: CartRow) -> [ID<Seller>] {
        Set(cart.lines.keys.compactMap { stocks[$0]?.seller }).sorted()
    }

    mutating func apply(_ request: CheckoutCartRequest, _ response: CheckoutCartResponse) -> String? {
        guard let cart = carts[request.cartID], let user = cart.user else { return "a cart of nowhere" }
        let sellers = self.sellers(of: cart)
        guard response.orders.map(\.sellerID) == sellers else { return "the orders should be of \(sellers)" }
        var total: Int64 = 0
        for (seller, order) in zip(sellers, response.orders) {
            let charge = request.deliveryCharges.first { $0.sellerID == seller }
            let variants = cart.lines.keys.filter { stocks[$0]?.seller == seller }.sorted()
            let row = OrderRow(
                user: user,
                seller: seller,
                group: request.cartID,
                fullName: request.fullName,
                city: addresses[request.addressID]?.city ?? "",
                end: now + limits.paymentTime,
                lines: variants.map { line(of: $0, cart.lines[$0]?.quantity ?? 0) },
                delivery: charge?.amount.minorUnits ?? 0
            )
            total += row.total
            if let complaint = add(row, as: order.id) { return complaint }
        }
        for (variant, line) in cart.lines { take(line.hold, of: variant) }
        carts[request.cartID] = nil
        checkedOut.append(request.cartID)
        touchedCarts.append(request.cartID)
        return response.checkoutGroup.totalAmount.minorUnits == total ? nil : "all of it should cost \(total)"
    }

    // MARK: Orders without a cart

    func reason(toRefuse request: CreateOrderRequest) -> ErrorReason? {
        if users[request.userID] == nil || addresses[request.addressID]?.user != request.userID {
            return .entityNotFound
        }
        if request.lines.contains(where: { stocks[$0.variantID] == nil }) { return .entityNotFound }
        let named = request.lines.compactMap(\.reservationID)
        if named.contains(where: { holds[$0] == nil }) { return .reservationNotFound }
        for line in request.lines {
            if let reason = reason(toTake: line.reservationID, of: line.variantID) { return reason }
        }
        if request.lines.contains(where: { !isSold($0.variantID) }) { return .notSellable }
        if Set(request.lines.compactMap { stocks[$0.variantID]?.seller }).count > 1 { return .invalidField }
        if let id = request.orderID, orders[id] != nil { return .keyTaken }
        let rows = request.lines.map { line(of: $0.variantID, $0.quantity) }
        let total = rows.reduce(request.deliveryCharge.minorUnits) { $0 + $1.total }
        if total > limits.maximumAmount { return .amountLimit }
        var (wanted, held): ([ID<ProductVariant>: Int64], [ID<ProductVariant>: Int64]) = ([:], [:])
        for line in request.lines {
            wanted[line.variantID] = line.quantity
            held[line.variantID] = ownHold(line.reservationID, of: line.variantID)?.quantity
        }
        return isShort(wanted, holding: held) ? .insufficientStock : nil
    }

    private func reason(toTake id: ID<Reservation>?, of variant: ID<ProductVariant>) -> ErrorReason? {
        guard let id, let hold = holds[id] else { return nil }
        if hold.variant != variant { return .invalidField }
        return switch hold.state {
        case .held: nil
        case .taken: .reservationOwned
        case .expired: .reservationExpired
        case .released: .reservationState
        }
    }

    mutating func apply(_ request: CreateOrderRequest, _ response: CreateOrderResponse) -> String? {
        let id = response.order.id
        if id != request.orderID ?? id { return "the order has another id" }
        guard let seller = request.lines.first.flatMap({ stocks[$0.variantID]?.seller }) else {
            return "an order of nothing"
        }
        let lines = request.lines.sorted { $0.variantID < $1.variantID }
        let row = OrderRow(
            user: request.userID,
            seller: seller,
            fullName: request.fullName,
            city: addresses[request.addressID]?.city ?? "",
            end: now + limits.paymentTime,
            lines: lines.map { line(of: $0.variantID, $0.quantity) },
            delivery: request.deliveryCharge.minorUnits
        )
        for line in request.lines { take(line.reservationID, of: line.variantID) }
        return add(row, as: id)
    }

    /// At the price of this moment.
    private func line(of variant: ID<ProductVariant>, _ quantity: Int64) -> OrderLineRow {
        OrderLineRow(variant: variant, quantity: quantity, price: stocks[variant]?.price ?? 0)
    }

    /// A hold that is a line's own becomes its order's.
    private mutating func take(_ id: ID<Reservation>?, of variant: ID<ProductVariant>) {
        guard let id, ownHold(id, of: variant) != nil else { return }
        holds[id]?.state = .taken
    }

    private mutating func add(_ row: OrderRow, as id: ID<Order>) -> String? {
        if orders[id] != nil || id.isNone { return "there was an order \(id) before" }
        orders[id] = row
        orderIDs.append(id)
        touchedOrders.append(id)
        return nil
    }

    // MARK: What becomes of them

    func reason(toMove id: ID<Order>, _ etag: Etag, from statuses: [Order.Status]) -> ErrorReason? {
        guard let order = orders[id] else { return .entityNotFound }
        if isStale(etag, order.etag) { return .etagMismatch }
        return statuses.contains(order.status) ? nil : .orderState
    }

    /// What is on back order is not there to be shipped.
    func reason(toRefuse request: ShipOrderRequest) -> ErrorReason? {
        if let reason = reason(toMove: request.orderID, request.etag, from: [.processing]) { return reason }
        let lines = orders[request.orderID]?.lines ?? []
        let isThere = lines.allSatisfy { $0.quantity <= stocks[$0.variant]?.current ?? 0 }
        return isThere ? nil : .insufficientStock
    }

    mutating func ship(_ id: ID<Order>) {
        for line in orders[id]?.lines ?? [] { stocks[line.variant]?.current -= line.quantity }
        orders[id]?.status = .shipped
        touchedOrders.append(id)
    }

    mutating func deliver(_ id: ID<Order>) {
        orders[id]?.status = .delivered
        touchedOrders.append(id)
    }

    /// By request, or because it was not paid in time: all that was paid and has not gone back is due.
    mutating func cancel(_ id: ID<Order>) {
        orders[id]?.status = .cancelled
        returnAll(of: id)
        touchedOrders.append(id)
    }

    func reason(toRefuse request: UpdateOrderShippingDetailRequest) -> ErrorReason? {
        guard let order = orders[request.orderID] else { return .entityNotFound }
        if isStale(request.etag, order.detailEtag) { return .etagMismatch }
        return order.isOpen ? nil : .orderState
    }

    mutating func apply(_ request: UpdateOrderShippingDetailRequest) {
        if let name = request.fullName { orders[request.orderID]?.fullName = name }
        if let city = request.city { orders[request.orderID]?.city = city }
        touchedOrders.append(request.orderID)
    }

    func reason(toRefuse request: CreateOrderAdjustmentRequest) -> ErrorReason? {
        if let reason = reason(toMove: request.orderID, request.etag, from: [.pending]) { return reason }
        guard let order = orders[request.orderID] else { return .entityNotFound }
        if order.adjustments.count >= limits.maximumOrderRowCount { return .countLimit }
        let total = order.total + request.amount.minorUnits
        if total < 0 || total > limits.maximumAmount { return .amountLimit }
        guard let id = request.adjustmentID else { return nil }
        return adjustmentIDs.contains(id) ? .keyTaken : nil
    }

    mutating func apply(_ request: CreateOrderAdjustmentRequest, _ response: CreateOrderAdjustmentResponse) -> String? {
        let id = response.adjustment.id
        if adjustmentIDs.contains(id) || id != request.adjustmentID ?? id { return "the adjustment has another id" }
        adjustmentIDs.append(id)
        orders[request.orderID]?.adjustments.append(request.amount.minorUnits)
        touchedOrders.append(request.orderID)
        completeIfPaid(request.orderID)
        return nil
    }
}
