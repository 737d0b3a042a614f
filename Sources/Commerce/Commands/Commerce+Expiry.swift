import HoldfastMessages

/// Holds that have come due: each expires in a command of its own, and those of an unpaid order together with it.
extension Commerce {
    /// When the next hold may come due; nil when there is none.
    public mutating func nextDueTime() -> Timestamp? {
        timers.firstVariant().map { Timestamp(nanoseconds: $0.time) }
    }

    /// Expires the hold that is due first, if one is due at `now`; says whether it did. Then the caller takes the changes with
    /// `commit` before it calls again.
    public mutating func expireNext(now: Timestamp) -> Bool {
        while let variant = timers.firstVariant(), variant.time <= now.nanoseconds {
            if expireNext(stockSlot: variant.slot, now: now) { return true }
        }
        return false
    }

    /// The same for the variants that a request touches, however many other holds are due before.
    public mutating func expireNext(touchedBy request: UnaryRequest, now: Timestamp) -> Bool {
        for variant in touchedVariants(request) {
            if let slot = stocks.slot(of: variant), expireNext(stockSlot: slot, now: now) { return true }
        }
        return false
    }

    private mutating func expireNext(stockSlot: UInt32, now: Timestamp) -> Bool {
        while let entry = timers.first(stockSlot: stockSlot), entry.time <= now.nanoseconds {
            // The slot of a settled hold may have been given to another row since, or to one that was taken back.
            let isDue =
                reservations.isOccupied(entry.slot) && reservations[entry.slot].isDue(at: entry.time)
                && stocks.slot(of: reservations[entry.slot].variantID) == stockSlot
            guard isDue else {
                timers.removeFirst(stockSlot: stockSlot, wasLive: false)
                continue
            }
            begin(Context(now: now), sequence: sequence + 1)
            let hold = reservations[entry.slot]
            if hold.owner == .order, let order = hold.orderID {
                expire(order)
            } else {
                _ = settle(entry.slot, as: .expired, quantity: hold.quantity)
            }
            sequence = command.sequence
            return true
        }
        return false
    }

    private func touchedVariants(_ request: UnaryRequest) -> [ID<ProductVariant>] {
        switch request {
        case .getStock(let request): [request.variantID]
        case .batchGetStocks(let request): request.variantIDs
        case .setStock(let request): [request.variantID]
        case .adjustStock(let request): [request.variantID]
        case .createReservation(let request): [request.variantID]
        case .batchCreateReservations(let request): request.lines.map(\.variantID)
        case .getReservation(let request): variant(of: request.reservationID)
        case .commitReservation(let request): variant(of: request.reservationID)
        case .consumeReservation(let request): variant(of: request.reservationID)
        case .releaseReservation(let request): variant(of: request.reservationID)
        case .extendReservation(let request): variant(of: request.reservationID)
        case .batchAdjustStocks(let request): request.lines.map(\.variantID)
        case .updateStockSettings(let request): [request.variantID]
        case .deleteProductVariant(let request): [request.variantID]
        case .priceCart(let request): variants(of: request.cartID)
        case .reserveCart(let request): variants(of: request.cartID)
        case .checkoutCart(let request): variants(of: request.cartID)
        case .createOrder(let request): request.lines.map(\.variantID)
        case .getCheckoutGroup(let request): variants(of: request.checkoutGroupID)
        case .getOrder(let request): variants(of: request.orderID)
        case .lookupOrder(let request): variants(ofOrder: request.orderNumber)
        case .updateOrderShippingDetail(let request): variants(of: request.orderID)
        case .cancelOrder(let request): variants(of: request.orderID)
        case .shipOrder(let request): variants(of: request.orderID)
        case .createOrderAdjustment(let request): variants(of: request.orderID)
        case .createPayment(let request): variants(of: request.orderID)
        case .confirmPayment(let request): variants(of: request.paymentID)
        case .refundPayment(let request): variants(of: request.paymentID)
        default: []
        }
    }

    /// What lies in a cart, or was ordered with it.
    private func variants(of cart: ID<Cart>) -> [ID<ProductVariant>] {
        let orders = entities.orders.rows(of: Order.byCheckoutGroup, ListGroup(cart))
        return items(of: cart).map(\.variantID) + orders.flatMap { variants(of: $0.id) }
    }

    private func variants(ofOrder number: String) -> [ID<ProductVariant>] {
        guard let slot = entities.orders.slot(of: Order.byNumber, number) else { return [] }
        return variants(of: entities.orders[slot].id)
    }

    private func variants(of order: ID<Order>) -> [ID<ProductVariant>] { items(of: order).map(\.variantID) }

    private func variants(of payment: ID<Payment>) -> [ID<ProductVariant>] {
        entities.payments.find(payment).map { variants(of: $0.orderID) } ?? []
    }

    private func variant(of id: ID<Reservation>) -> [ID<ProductVariant>] {
        reservations.find(id).map { [$0.variantID] } ?? []
    }
}
