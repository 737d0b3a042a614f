import HoldfastMessages

/// Orders without a cart: CreateOrder.
extension Commerce {
    public mutating func createOrder(_ request: CreateOrderRequest) throws(Interruption) -> CreateOrderResponse {
        _ = try slot(of: request.userID, in: entities.users)
        let address = try address(request.addressID, of: request.userID)
        for line in request.lines { _ = try slot(of: line.variantID, in: entities.variants) }
        var lines: [PlacedLine] = []
        for (index, line) in request.lines.enumerated() {
            lines.append(
                PlacedLine(
                    variantID: line.variantID,
                    quantity: line.quantity,
                    hold: try usableHold(of: line, at: index)
                )
            )
        }
        let drafts = try drafts(of: lines) { _ in request.deliveryCharge }
        guard drafts.count == 1 else {
            throw .rejected(.invalidField("lines", "must be of one seller"))
        }
        try check(key: request.orderID, isFreeIn: entities.orders)
        try check(key: request.orderID, isFreeInHistoryOf: Order.self)
        try checkStock(of: lines.map { demand(of: $0) })
        let recipient = Recipient(fullName: request.fullName, phone: request.phone, address: address)
        let slot = try place(
            drafts[0],
            key: request.orderID,
            user: request.userID,
            to: recipient,
            in: nil
        )
        let order = entities.orders[slot]
        let items = items(of: order.id).map { answered($0, to: request) }
        return CreateOrderResponse(
            order: answered(order, isKeyGiven: request.orderID != nil),
            items: items,
            commitSeq: command.sequence
        )
    }

    /// The hold that a line names, which must be one that the order can take over.
    private func usableHold(of line: OrderLine, at index: Int) throws(Interruption) -> UInt32? {
        guard let id = line.reservationID else { return nil }
        let (row, slot) = try findReservation(id)
        guard row.variantID == line.variantID else {
            throw .rejected(.invalidField("lines[\(index)].reservation_id", "must be of the line's variant"))
        }
        try checkOwner(of: row)
        return try liveSlot(of: row, slot)
    }

    private func answered(_ item: OrderItem, to request: CreateOrderRequest) -> OrderItem {
        guard command.sequence == 0 else { return item }
        var item = item
        item.id = ID()
        item.orderID = request.orderID ?? ID()
        item.reservationID = request.lines.first { $0.variantID == item.variantID }?.reservationID ?? ID()
        return item
    }
}
