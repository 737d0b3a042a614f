import HoldfastMessages

/// How an order comes about, whether of a cart or without one.
extension Commerce {
    /// A line that is to be ordered.
    struct PlacedLine {
        var variantID: ID<ProductVariant>
        var quantity: Int64
        /// The slot of the hold that is taken over.
        var hold: UInt32?
    }

    /// What is to be ordered of one seller.
    struct Draft {
        var sellerID: ID<Seller>
        var lines: [(line: PlacedLine, price: Money, total: Money)] = []
        var subtotal = Money()
        var delivery = Money()
        var total = Money()
    }

    /// Who is sent something, and where.
    struct Recipient {
        var fullName: String
        var phone: String
        var address: Address
    }

    func demand(of line: PlacedLine) -> Demand {
        Demand(
            variantID: line.variantID,
            quantity: line.quantity,
            held: line.hold.map { reservations[$0].quantity } ?? 0
        )
    }

    /// An address of the user; another's is none.
    func address(_ id: ID<Address>, of user: ID<User>?) throws(Interruption) -> Address {
        let address = entities.addresses[try slot(of: id, in: entities.addresses)]
        guard user == nil || address.userID == user else {
            throw .rejected(.entityNotFound(entity: Address.entityName, key: id.description))
        }
        return address
    }

    /// The lines by seller, in the order of the sellers, with the prices of this moment and what delivery costs by each seller.
    func drafts(
        of lines: [PlacedLine],
        delivery: (ID<Seller>) -> Money
    ) throws(Interruption) -> [Draft] {
        var offers: [Offer] = []
        for line in lines { offers.append(try sellableOffer(line.variantID)) }
        var drafts: [Draft] = []
        for (line, offer) in zip(lines, offers) {
            let total = try total(offer.variant.price, line.quantity)
            let index: Int
            if let known = drafts.firstIndex(where: { $0.sellerID == offer.sellerID }) {
                index = known
            } else {
                index = drafts.count
                drafts.append(Draft(sellerID: offer.sellerID))
            }
            drafts[index].lines.append((line, offer.variant.price, total))
            drafts[index].subtotal = try checked(drafts[index].subtotal + total)
        }
        for index in drafts.indices {
            drafts[index].delivery = delivery(drafts[index].sellerID)
            drafts[index].total = try checked(drafts[index].subtotal + drafts[index].delivery)
        }
        return drafts.sorted { $0.sellerID < $1.sellerID }
    }

    /// Makes the order of a draft, whose units were found to be available; gives its slot.
    mutating func place(
        _ draft: Draft,
        key: ID<Order>?,
        user: ID<User>,
        to recipient: Recipient,
        in group: ID<Cart>?
    ) throws(Interruption) -> UInt32 {
        let number: ID<Order.Number> = nextNumber(.order)
        let order = Order(
            id: key ?? ID(identifiers.next(now: command.now)),
            orderNumber: number.description,
            userID: user,
            sellerID: draft.sellerID,
            subtotal: draft.subtotal,
            deliveryCharge: draft.delivery,
            totalAmount: draft.total,
            status: .pending,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag,
            checkoutGroupID: group,
            expireTime: command.now + limits.paymentTime
        )
        let slot = entities.orders.insert(order)
        for (line, price, total) in draft.lines {
            entities.orderItems.insert(
                OrderItem(
                    id: ID(identifiers.next(now: command.now)),
                    orderID: order.id,
                    variantID: line.variantID,
                    quantity: line.quantity,
                    priceAtPurchase: price,
                    totalPrice: total,
                    createTime: command.now,
                    reservationID: try takeHold(of: line, for: order),
                    commissionRate: BasisPoints(limits.defaultCommissionRate),
                    etag: command.etag
                )
            )
            try markOrdered(line.variantID)
        }
        insertShippingDetail(of: order.id, recipient)
        completePayment(of: slot)
        return slot
    }

    /// The order's hold on a line's units: the caller's, taken over, or a new one.
    private mutating func takeHold(of line: PlacedLine, for order: Order) throws(Interruption) -> ID<Reservation> {
        if let slot = line.hold {
            try changeHold(
                slot,
                quantity: line.quantity,
                expireTime: order.expireTime,
                owner: .order,
                orderID: order.id
            )
            return reservations[slot].id
        }
        let reserved = ReservationLine(
            variantID: line.variantID,
            quantity: line.quantity,
            orderID: order.id,
            userID: order.userID
        )
        let id = ID<Reservation>(identifiers.next(now: command.now))
        let stockSlot = try stockSlot(of: line.variantID)
        return hold(reserved, as: id, owner: .order, until: order.expireTime, stockSlot: stockSlot).0.id
    }

    private mutating func markOrdered(_ id: ID<ProductVariant>) throws(Interruption) {
        let slot = try slot(of: id, in: entities.variants)
        var variant = entities.variants[slot]
        guard !variant.isOrdered else { return }
        variant.isOrdered = true
        entities.variants.update(slot, to: stamped(variant))
    }

    private mutating func insertShippingDetail(of order: ID<Order>, _ recipient: Recipient) {
        entities.shippingDetails.insert(
            OrderShippingDetail(
                id: ID(identifiers.next(now: command.now)),
                orderID: order,
                fullName: recipient.fullName,
                phone: recipient.phone,
                addressLine1: recipient.address.addressLine1,
                addressLine2: recipient.address.addressLine2,
                city: recipient.address.city,
                state: recipient.address.state,
                postalCode: recipient.address.postalCode,
                country: recipient.address.country,
                etag: command.etag
            )
        )
    }

    /// The order as its caller sees it: what was only validated has no id and no number of the server's.
    func answered(_ order: Order) -> Order { answered(order, isKeyGiven: false) }

    func answered(_ order: Order, isKeyGiven: Bool) -> Order {
        guard command.sequence == 0 else { return order }
        var order = order
        if !isKeyGiven { order.id = ID() }
        order.orderNumber = ""
        return order
    }
}
