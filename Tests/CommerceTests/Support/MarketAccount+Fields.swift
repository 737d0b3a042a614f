import Commerce
import HoldfastMessages

/// Requests that can never work, whatever there is: the mistakes that the workload makes.
extension MarketAccount {
    func isFaulty(_ request: UnaryRequest) -> Bool {
        switch request {
        case .createUser(let request):
            return request.username.isEmpty || !request.email.isEmpty && !request.email.contains("@")
        case .createAddress(let request):
            return request.addressLine1.isEmpty || request.city.isEmpty || request.country.isEmpty
        case .createSeller(let request):
            return request.storeName.isEmpty || request.storeSlug.isEmpty || request.storeSlug.contains(" ")
        case .batchAdjustStocks(let request): return isFaulty(request)
        case .createCart(let request): return request.owner == nil || request.owner == .sessionID("")
        case .addCartItem(let request): return !isQuantity(request.quantity)
        case .updateCartItem(let request): return !isQuantity(request.quantity)
        case .mergeCarts(let request): return request.sessionID.isEmpty || request.target == nil
        case .reserveCart(let request):
            let ttl = request.ttl ?? .seconds(60)
            return ttl < .seconds(1) || ttl > .seconds(24 * 60 * 60)
        case .checkoutCart(let request): return isFaulty(request)
        case .createOrder(let request): return isFaulty(request)
        case .cancelOrder(let request): return request.note.utf8.count > 255
        case .shipOrder(let request): return request.note.utf8.count > 255
        case .deliverOrder(let request): return request.note.utf8.count > 255
        case .updateOrderShippingDetail(let request): return request.fullName == "" || request.city == ""
        case .createOrderAdjustment(let request): return request.description.isEmpty || request.amount == Money()
        case .createPayment(let request): return request.amount.map { !isAmount($0) } ?? false
        case .refundPayment(let request): return isFaulty(request)
        default: return false
        }
    }

    private func isQuantity(_ quantity: Int64) -> Bool { quantity >= 1 && quantity <= limits.maximumQuantity }

    private func isAmount(_ amount: Money) -> Bool {
        amount.minorUnits >= 1 && amount.minorUnits <= limits.maximumAmount
    }

    private func isFaulty(_ request: BatchAdjustStocksRequest) -> Bool {
        request.lines.isEmpty
            || request.lines.contains { line in
                line.quantityChange == 0 || abs(line.quantityChange) > limits.maximumQuantity
                    || line.reason == .unspecified
            }
    }

    private func isFaulty(_ request: CheckoutCartRequest) -> Bool {
        let sellers = request.deliveryCharges.map(\.sellerID)
        return request.fullName.isEmpty || Set(sellers).count < sellers.count
            || request.deliveryCharges.contains { $0.amount.minorUnits < 0 }
    }

    private func isFaulty(_ request: CreateOrderRequest) -> Bool {
        let variants = request.lines.map(\.variantID)
        if variants.isEmpty || variants.count > limits.maximumOrderLineCount { return true }
        return request.fullName.isEmpty || Set(variants).count < variants.count
            || request.deliveryCharge.minorUnits < 0 || request.lines.contains { !isQuantity($0.quantity) }
    }

    /// What goes back cannot be chosen where a refund is carried out that is due.
    private func isFaulty(_ request: RefundPaymentRequest) -> Bool {
        if request.refundID != nil { return false }
        if let amount = request.amount, !isAmount(amount) { return true }
        let items = request.lines.map(\.orderItemID)
        if Set(items).count < items.count || request.lines.contains(where: { !isAmount($0.amount) }) { return true }
        if let delivery = request.deliveryAmount?.minorUnits, delivery < 0 || delivery == 0 && items.isEmpty {
            return true
        }
        guard let amount = request.amount, !items.isEmpty || request.deliveryAmount != nil else { return false }
        return amount.minorUnits != request.lines.sum(of: \.amount) + (request.deliveryAmount?.minorUnits ?? 0)
    }
}
