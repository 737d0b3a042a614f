import HoldfastMessages

/// Holds that have come due: each expires in a command of its own, an offer with its place on the waitlist, and those
/// of an unpaid order together with it.
extension Commerce {
    /// Whether there is something to do before a request: a hold is due at `now`, or, if offers are made, somebody may have to be
    /// offered something.
    public mutating func isDue(at now: Timestamp, makingOffers: Bool = true) -> Bool {
        if makingOffers, waiters.hasNews { return true }
        return nextDueTime().map { $0 <= now } ?? false
    }

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

    /// What is to be done before a request: holds that are due expire on the variants that it touches, however many others are due before,
    /// and what has become free of them is offered to those who wait: whoever asks now came later.
    public struct Settlement {
        fileprivate let slots: [UInt32]
        fileprivate let now: Timestamp
        fileprivate let makesOffers: Bool
        fileprivate var index = 0
        fileprivate var hasChanged = false
    }

    /// Finds the variants that a request touches.
    public func settlement(
        before request: UnaryRequest,
        _ context: Context,
        makingOffers: Bool = true
    ) -> Settlement {
        let slots = touchedVariants(request, context).compactMap { stocks.slot(of: $0) }
        return Settlement(slots: slots, now: context.now, makesOffers: makingOffers)
    }

    /// Does the next part of it, as a command of its own; says whether there was one. Then the caller takes the changes with `commit`
    /// before it calls again.
    public mutating func settleNext(_ settlement: inout Settlement) -> Bool {
        while true {
            while settlement.index < settlement.slots.count {
                let slot = settlement.slots[settlement.index]
                if expireNext(stockSlot: slot, now: settlement.now)
                    || settlement.makesOffers && promoteNext(stockSlot: slot, now: settlement.now)
                {
                    settlement.hasChanged = true
                    return true
                }
                settlement.index += 1
            }
            // An order that ended may have given units of variants back that were looked at before.
            guard settlement.hasChanged else { return false }
            settlement.hasChanged = false
            settlement.index = 0
        }
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
            } else if hold.owner == .waitlist {
                expireOffer(entry.slot)
            } else {
                _ = settle(entry.slot, as: .expired, quantity: hold.quantity)
            }
            sequence = command.sequence
            return true
        }
        return false
    }

    private func touchedVariants(_ request: UnaryRequest, _ context: Context) -> [ID<ProductVariant>] {
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
        case .extendReservation(let request): variant(of: request.reservationID, context)
        case .listReservations(let request): request.variantID.map { [$0] } ?? []
        case .joinWaitlist(let request): [request.variantID]
        case .leaveWaitlist(let request): variant(of: request.waitlistEntryID)
        case .getWaitlistEntry(let request): variant(of: request.waitlistEntryID)
        case .claimWaitlistOffer(let request): variant(of: request.waitlistEntryID)
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

    /// The same where an ended reservation is admitted anew, which may have had to be fetched.
    private func variant(of id: ID<Reservation>, _ context: Context) -> [ID<ProductVariant>] {
        guard case .reservation(let fetched?) = context.fetched[.reservation(id)] else { return variant(of: id) }
        return [fetched.variantID]
    }

    private func variant(of id: ID<WaitlistEntry>) -> [ID<ProductVariant>] {
        entities.waitlist.find(id).map { [$0.variantID] } ?? []
    }
}
