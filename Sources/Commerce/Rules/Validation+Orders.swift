import HoldfastMessages

/// The fields of requests about carts, orders and payments.
extension Validation {
    mutating func check(cart request: UnaryRequest) {
        switch request {
        case .createCart(let request):
            switch request.owner {
            case .userID: break
            case .sessionID(let session): check(name: session, "session_id")
            case nil: refuse("user_id", "is required, or the session_id")
            }
        case .getCart(let request):
            if request.key == nil { refuse("cart_id", "is required, or the session_id") }
            if case .sessionID(let session) = request.key { check(text: session, "session_id") }
        case .addCartItem(let request):
            check(quantity: request.quantity, "quantity")
        case .updateCartItem(let request):
            check(quantity: request.quantity, "quantity")
        case .mergeCarts(let request):
            check(name: request.sessionID, "session_id")
            if request.target == nil { refuse("user_id", "is required, or the cart_id") }
        case .reserveCart(let request):
            check(ttl: request.ttl, "ttl")
        default: break
        }
    }

    mutating func check(order request: UnaryRequest) {
        switch request {
        case .checkoutCart(let request):
            check(name: request.fullName, "full_name")
            check(text: request.phone, "phone")
            check(deliveryCharges: request.deliveryCharges)
        case .createOrder(let request):
            check(name: request.fullName, "full_name")
            check(text: request.phone, "phone")
            check(orderLines: request.lines)
            check(price: request.deliveryCharge, "delivery_charge")
        case .lookupOrder(let request):
            check(name: request.orderNumber, "order_number")
        case .listOrders(let request):
            check(pageSize: request.pageSize)
        case .updateOrderShippingDetail(let request):
            check(shippingDetail: request)
        case .cancelOrder(let request):
            check(text: request.note, "note")
        case .shipOrder(let request):
            check(text: request.note, "note")
        case .deliverOrder(let request):
            check(text: request.note, "note")
        case .createOrderAdjustment(let request):
            check(name: request.description, "description")
            if request.amount == Money() || request.amount.minorUnits.magnitude > limits.maximumPrice.magnitude {
                refuse("amount", "must be −\(limits.maximumPrice) to \(limits.maximumPrice) and not 0")
            }
        default: break
        }
    }

    mutating func check(payment request: UnaryRequest) {
        switch request {
        case .createPayment(let request):
            if let amount = request.amount { check(amount: amount, "amount") }
            check(text: request.paymentMethod, "payment_method")
            check(text: request.gatewayTransactionID, "gateway_transaction_id")
        case .confirmPayment(let request):
            check(text: request.gatewayTransactionID, "gateway_transaction_id")
        case .refundPayment(let request):
            check(refund: request)
        default: break
        }
    }

    private mutating func check(deliveryCharges charges: [DeliveryCharge]) {
        if charges.count > limits.maximumOrderLineCount {
            return refuse("delivery_charges", "must have at most \(limits.maximumOrderLineCount) elements")
        }
        var sellers: Set<ID<Seller>> = []
        for (index, charge) in charges.enumerated() {
            if !sellers.insert(charge.sellerID).inserted {
                refuse("delivery_charges[\(index)].seller_id", "must be another one than those before")
            }
            check(price: charge.amount, "delivery_charges[\(index)].amount")
        }
    }

    private mutating func check(orderLines lines: [OrderLine]) {
        if lines.isEmpty || lines.count > limits.maximumOrderLineCount {
            return refuse("lines", "must have 1 to \(limits.maximumOrderLineCount) elements")
        }
        var variants: Set<ID<ProductVariant>> = []
        for (index, line) in lines.enumerated() {
            if !variants.insert(line.variantID).inserted {
                refuse("lines[\(index)].variant_id", "must be another one than those before")
            }
            check(quantity: line.quantity, "lines[\(index)].quantity")
        }
    }

    private mutating func check(shippingDetail request: UpdateOrderShippingDetailRequest) {
        if let text = request.fullName { check(name: text, "full_name") }
        if let text = request.phone { check(text: text, "phone") }
        if let text = request.addressLine1 { check(name: text, "address_line1") }
        if let text = request.addressLine2 { check(text: text, "address_line2") }
        if let text = request.city { check(name: text, "city") }
        if let text = request.state { check(text: text, "state") }
        if let text = request.postalCode { check(text: text, "postal_code") }
        if let text = request.country { check(name: text, "country") }
    }

    private mutating func check(refund request: RefundPaymentRequest) {
        guard request.refundID == nil else { return }
        if let amount = request.amount { check(amount: amount, "amount") }
        if request.lines.count > limits.maximumOrderLineCount {
            return refuse("lines", "must have at most \(limits.maximumOrderLineCount) elements")
        }
        var items: Set<ID<OrderItem>> = []
        for (index, line) in request.lines.enumerated() {
            if !items.insert(line.orderItemID).inserted {
                refuse("lines[\(index)].order_item_id", "must be another one than those before")
            }
            check(amount: line.amount, "lines[\(index)].amount")
        }
        if let amount = request.deliveryAmount { check(price: amount, "delivery_amount") }
        if request.lines.isEmpty && request.deliveryAmount == Money() {
            refuse("delivery_amount", "must be at least 1 where no lines are given")
        }
        // Else the sum might be more than a number can be.
        guard violations.isEmpty else { return }
        guard let amount = request.amount, !request.lines.isEmpty || request.deliveryAmount != nil else { return }
        let parts = request.lines.reduce(request.deliveryAmount ?? Money()) { $0 + $1.amount }
        if amount != parts { refuse("amount", "must be the sum of the lines and the delivery") }
    }

    private mutating func check(amount: Money, _ field: String) {
        if amount.minorUnits < 1 || amount.minorUnits > limits.maximumAmount {
            refuse(field, "must be 1 to \(limits.maximumAmount)")
        }
    }
}
