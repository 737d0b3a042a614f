import Commerce
import HoldfastMessages

/// A market in which there is something of everything that can be exported.
extension Market {
    /// Variants that the catalogue does not know, of which some units are held, settled, or waited for.
    private static let looseVariants = (1...6 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 2, low: $0)) }

    /// Nothing of it comes due within half an hour. `foldsAtOnce` is that of its shop.
    static func full(foldsAtOnce: Bool = false) throws -> Market {
        let market = try Market()
        market.shop.foldsAtOnce = foldsAtOnce
        try market.addWaitlists()
        try market.addReservations()
        try market.addCatalogue()
        try market.addOrders()
        try market.addCarts()
        while market.shop.tick() {}
        return market
    }

    // MARK: Stock

    /// A place in every state. Time passes.
    private func addWaitlists() throws {
        let states: [WaitlistEntry.State] = [.expired, .waiting, .left, .claimed, .offered]
        for (variant, state) in zip(Market.looseVariants, states) {
            try shop.setStock(5, of: variant)
            let rival = try shop.hold(5, of: variant, ttl: .seconds(7200))
            let place = try shop.join(3, of: variant, ttl: .seconds(state == .expired ? 60 : 7200))
            if state == .left { try shop.leave(place.id) }
            guard state != .waiting && state != .left else { continue }
            guard shop.release(rival.id).isResponse else { throw Unexpected() }
            if state == .claimed { try shop.claim(place.id, ttl: .seconds(7200)) }
            if state == .expired { shop.advance(.seconds(60)) }
            guard try shop.place(place.id).state == state else { throw Unexpected() }
        }
    }

    /// A reservation in every state, on a variant with settings of its own. Time passes.
    private func addReservations() throws {
        let variant = Market.looseVariants[5]
        let request = SetStockRequest(variantID: variant, currentStock: 8, lowStockThreshold: 2, backorderLimit: 9)
        try succeed(.setStock(request))
        let expired = try shop.hold(1, of: variant, ttl: .seconds(60))
        shop.advance(.seconds(60))
        guard try shop.reservation(expired.id).state == .expired else { throw Unexpected() }
        let held = try (0..<4).map { _ in try shop.hold(3, of: variant, ttl: .seconds(7200)) }
        guard shop.release(held[0].id).isResponse, shop.commit(held[1].id, quantity: 2).isResponse,
            shop.commit(held[2].id).isResponse, shop.consume(held[2].id).isResponse
        else { throw Unexpected() }
        let damaged = AdjustStockRequest(variantID: variant, quantityChange: -2, reason: .damaged, note: "a note")
        try succeed(.adjustStock(damaged))
        try succeed(.updateStockSettings(UpdateStockSettingsRequest(variantID: variant, lowStockThreshold: 7)))
    }

    // MARK: The catalogue and people

    private func addCatalogue() throws {
        _ = try shop.createCategory(2, below: nil)
        _ = try shop.createCategory(3, below: 2)
        // A row that comes before the one above it, when both are in the order of their keys.
        _ = try shop.createCategory(1, below: 3)
        try shop.createProduct(3, of: sellers[0], in: Shop.categoryID(1))
        try shop.judge(3, as: .rejected)
        for number in 1...3 as ClosedRange<UInt64> { try shop.createImage(number, order: Int64(number)) }
        try succeed(.setPrimaryProductImage(SetPrimaryProductImageRequest(imageID: Shop.imageID(2))))
        let other = CreateAddressRequest(
            addressID: Shop.addressID(0),
            userID: user,
            addressLine1: "1 Side Street",
            city: "Berlin",
            country: "DE"
        )
        try succeed(.createAddress(other))
        try shop.createUser("carl", email: "carl@example.org", phone: "+49 30 1234")
        try shop.createSeller("west", approved: false)
    }

    // MARK: Orders and carts

    /// An order in every state, with payments and refunds in every state.
    private func addOrders() throws {
        for variant in variants { try shop.setStock(1000, of: variant) }
        for status in [Order.Status.pending, .processing, .shipped, .delivered, .cancelled] {
            try bring(try sampleOrder(), to: status)
        }
        try checkout([(0, 1), (3, 2)], deliveries: [500])
        let adjusted = try sampleOrder()
        try adjust(adjusted, by: -100)
        let failed = try payment(of: adjusted, amount: 100, transaction: "failed")
        try succeed(.failPayment(FailPaymentRequest(paymentID: failed.id)))
        _ = try payment(of: adjusted, amount: 100)
        // Paid by two payments, too much, and cancelled: some of it has gone back, and some is due to.
        let overpaid = try sampleOrder()
        try confirm(try payment(of: overpaid, amount: 3000, transaction: "first"))
        try confirm(try payment(of: overpaid, amount: 2000, transaction: "second"))
        try cancel(overpaid)
        let amount = Money(minorUnits: 3000)
        guard let due = try refunds(of: overpaid).first(where: { $0.amount == amount }) else { throw Unexpected() }
        try carryOut(due)
        let returned = try sampleOrder()
        let paid = try pay(returned).payment
        try succeed(.shipOrder(ShipOrderRequest(orderID: returned.id)))
        try succeed(.deliverOrder(DeliverOrderRequest(orderID: returned.id)))
        try refund(paid, amount: 700)
    }

    private func addCarts() throws {
        try reserve(try createCart([(0, 2), (4, 1)]), ttl: .seconds(7200))
        try createCart([(1, 3)], of: .sessionID("somebody"))
        try createCart(of: .userID(otherUser))
    }
}
