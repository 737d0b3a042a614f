import HoldfastMessages

/// Reading orders, and changing what is not their status: OrderService.
extension Commerce {
    public mutating func getOrder(_ request: GetOrderRequest) throws(Interruption) -> GetOrderResponse {
        let order = try order(request.orderID)
        return GetOrderResponse(order: order, shippingDetail: shippingDetail(of: order.id))
    }

    public mutating func lookupOrder(_ request: LookupOrderRequest) throws(Interruption) -> LookupOrderResponse {
        let order = try order(numbered: request.orderNumber)
        return LookupOrderResponse(order: order, shippingDetail: shippingDetail(of: order.id))
    }

    public mutating func listOrders(_ request: ListOrdersRequest) throws(Interruption) -> ListOrdersResponse {
        let (list, finished, group): (RowList<Order>, RowList<OrderAggregate>, ListGroup)
        switch request.filter {
        case .userID(let user):
            _ = try slot(of: user, in: entities.users)
            (list, finished, group) = (Order.byUser, OrderAggregate.byUser, ListGroup(user))
        case .sellerID(let seller):
            _ = try slot(of: seller, in: entities.sellers)
            (list, finished, group) = (Order.bySeller, OrderAggregate.bySeller, ListGroup(seller))
        case nil: (list, finished, group) = (Order.all, OrderAggregate.all, .none)
        }
        let page = try Page<UUID>(
            token: request.pageToken,
            size: request.pageSize,
            filterHash: ListOrdersRequest(filter: request.filter).hash(table: 0).low,
            limits: limits
        )
        let first = page.firstKey.map { ID<Order>($0) } ?? ID()
        var rows = try orders(of: list, finished, group, from: first, count: page.soughtCount)
        let next = page.cut(&rows) { $0.id.raw }
        return ListOrdersResponse(orders: rows, nextPageToken: next)
    }

    public mutating func listOrderItems(
        _ request: ListOrderItemsRequest
    ) throws(Interruption) -> ListOrderItemsResponse {
        _ = try orderSlot(of: request.orderID)
        return ListOrderItemsResponse(items: items(of: request.orderID))
    }

    public mutating func listOrderAdjustments(
        _ request: ListOrderAdjustmentsRequest
    ) throws(Interruption) -> ListOrderAdjustmentsResponse {
        _ = try orderSlot(of: request.orderID)
        return ListOrderAdjustmentsResponse(adjustments: adjustments(of: request.orderID))
    }

    public mutating func listOrderTransitions(
        _ request: ListOrderTransitionsRequest
    ) throws(Interruption) -> ListOrderTransitionsResponse {
        _ = try orderSlot(of: request.orderID)
        return ListOrderTransitionsResponse(transitions: transitions(of: request.orderID))
    }

    public mutating func updateOrderShippingDetail(
        _ request: UpdateOrderShippingDetailRequest
    ) throws(Interruption) -> UpdateOrderShippingDetailResponse {
        let order = try order(request.orderID)
        var detail = shippingDetail(of: order.id)
        try check(request.etag, against: detail.etag)
        try check(order, isIn: [.pending, .processing])
        detail.fullName = request.fullName ?? detail.fullName
        detail.phone = request.phone ?? detail.phone
        detail.addressLine1 = request.addressLine1 ?? detail.addressLine1
        detail.addressLine2 = request.addressLine2 ?? detail.addressLine2
        detail.city = request.city ?? detail.city
        detail.state = request.state ?? detail.state
        detail.postalCode = request.postalCode ?? detail.postalCode
        detail.country = request.country ?? detail.country
        detail = stamped(detail)
        entities.shippingDetails.update(try slot(of: detail.id, in: entities.shippingDetails), to: detail)
        return UpdateOrderShippingDetailResponse(shippingDetail: detail, commitSeq: command.sequence)
    }

    public mutating func createOrderAdjustment(
        _ request: CreateOrderAdjustmentRequest
    ) throws(Interruption) -> CreateOrderAdjustmentResponse {
        let slot = try orderSlot(of: request.orderID)
        try check(request.etag, against: entities.orders[slot].etag)
        expireIfDue(slot)
        var order = entities.orders[slot]
        try check(order, isIn: [.pending])
        let count = adjustments(of: order.id).count
        try check(count: count, below: limits.maximumOrderRowCount, of: OrderAdjustment.self)
        order.totalAmount = try checked(order.totalAmount + request.amount)
        let adjustment = OrderAdjustment(
            id: newKey(request.adjustmentID),
            orderID: order.id,
            description: request.description,
            amount: request.amount,
            sourceType: .manual,
            createTime: command.now,
            etag: command.etag
        )
        try checkKeys(of: adjustment, in: entities.adjustments)
        try check(key: request.adjustmentID, isFreeInHistoryOf: OrderAdjustment.self)
        entities.adjustments.insert(adjustment)
        entities.orders.update(slot, to: stamped(order))
        // What was paid until now may be enough from now on.
        completePayment(of: slot)
        return CreateOrderAdjustmentResponse(
            adjustment: adjustment,
            order: entities.orders[slot],
            commitSeq: command.sequence
        )
    }

    // MARK: What the commands on orders share

    func items(of order: ID<Order>) -> [OrderItem] { entities.orderItems.rows(of: OrderItem.byOrder, ListGroup(order)) }

    func adjustments(of order: ID<Order>) -> [OrderAdjustment] {
        entities.adjustments.rows(of: OrderAdjustment.byOrder, ListGroup(order))
    }

    func transitions(of order: ID<Order>) -> [OrderTransition] {
        entities.transitions.rows(of: OrderTransition.byOrder, ListGroup(order))
    }

    func check(_ order: Order, isIn states: [Order.Status]) throws(Interruption) {
        guard states.contains(order.status) else { throw .rejected(.orderState(order.status)) }
    }

    func shippingDetail(of order: ID<Order>) -> OrderShippingDetail {
        guard let detail = entities.shippingDetails.rows(of: OrderShippingDetail.byOrder, ListGroup(order)).first else {
            preconditionFailure("an order without a shipping detail")
        }
        return detail
    }
}

extension Order {
    /// What was paid and does not go back.
    var keptAmount: Money { paidAmount - refundDueAmount - refundedAmount }
}
