import HoldfastMessages

/// What is sold: the rules that carts and orders share.
extension Commerce {
    /// A variant and who sells it.
    struct Offer {
        var variant: ProductVariant
        var sellerID: ID<Seller>
        /// Whether the variant and its product are active, and product and seller approved.
        var isSellable: Bool
    }

    /// What is offered under a variant's id.
    func offer(_ id: ID<ProductVariant>) throws(Interruption) -> Offer {
        let variant = entities.variants[try slot(of: id, in: entities.variants)]
        guard let product = entities.products.find(variant.productID),
            let seller = entities.sellers.find(product.sellerID)
        else { preconditionFailure("a variant without a product, or a product without a seller") }
        let isSellable =
            variant.isActive && product.isActive && product.status == .approved && seller.status == .approved
        return Offer(variant: variant, sellerID: seller.id, isSellable: isSellable)
    }

    /// The same, for who wants to buy it.
    func sellableOffer(_ id: ID<ProductVariant>) throws(Interruption) -> Offer {
        let offer = try offer(id)
        guard offer.isSellable else { throw .rejected(.notSellable(id)) }
        return offer
    }

    /// What so many units at a price cost.
    func total(_ price: Money, _ quantity: Int64) throws(Interruption) -> Money {
        let (amount, overflows) = price.minorUnits.multipliedReportingOverflow(by: quantity)
        guard !overflows else { throw .rejected(.amountLimit(maximum: limits.maximumAmount)) }
        return try checked(Money(minorUnits: amount))
    }

    /// An amount that is not less than 0 and not more than it may be.
    func checked(_ amount: Money) throws(Interruption) -> Money {
        guard amount.minorUnits >= 0, amount.minorUnits <= limits.maximumAmount else {
            throw .rejected(.amountLimit(maximum: limits.maximumAmount))
        }
        return amount
    }

    /// The hold that a cart or a new order may count as its own: one of a caller's on this variant that has not ended.
    func ownHold(_ id: ID<Reservation>?, on variant: ID<ProductVariant>) -> (row: Reservation, slot: UInt32)? {
        guard let id, let slot = reservations.slot(of: id) else { return nil }
        let row = reservations[slot]
        guard row.variantID == variant, row.owner == .caller, row.state == .held, row.expireTime > command.now else {
            return nil
        }
        return (row, slot)
    }

    /// What units a line wants, and how many of them its own hold has.
    struct Demand {
        var variantID: ID<ProductVariant>
        var quantity: Int64
        var held: Int64
    }

    /// Refuses lines, each of another variant, of which more is wanted than can be had beside what they hold themselves.
    func checkStock(of demands: [Demand]) throws(Interruption) {
        var lines: [ShortLine] = []
        for (index, demand) in demands.enumerated() {
            lines.append(
                ShortLine(
                    index: index,
                    variantID: demand.variantID,
                    requested: demand.quantity,
                    available: try available(to: demand)
                )
            )
        }
        if let shortage = Rejection.shortage(of: lines) { throw .rejected(shortage) }
    }

    /// Units that a line can have: those that everybody can, and those that it holds itself.
    func available(to demand: Demand) throws(Interruption) -> Int64 {
        max(0, stocks[try stockSlot(of: demand.variantID)].admissible + demand.held)
    }

    /// Gives a hold another quantity, which was found to be available, and another end; `owner` settles it from then on.
    mutating func changeHold(
        _ slot: UInt32,
        quantity: Int64,
        expireTime: Timestamp,
        owner: Reservation.Owner,
        orderID: ID<Order>?
    ) throws(Interruption) {
        var row = reservations[slot]
        let change = quantity - row.quantity
        row.quantity = quantity
        row.expireTime = expireTime
        row.owner = owner
        row.orderID = orderID ?? row.orderID
        row.etag = command.etag
        reservations.update(slot, to: row)
        guard change != 0 else { return }
        let movement = Movement(
            reserved: change,
            reason: .changed,
            orderID: row.orderID,
            reservationID: row.id
        )
        _ = self.move(try stockSlot(of: row.variantID), movement)
    }
}
