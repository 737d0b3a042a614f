import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform

/// Orders that go on, put together from the tables of their rows.
extension ExportReader {
    /// So many at a time, with one look through the tables for each time, so that not all of them are in memory twice.
    private static let largestOrderCount = 20_000

    func addLiveOrders(_ snapshot: borrowing Snapshot) throws {
        var start: ID<Order>?
        while true {
            var orders = try orders(from: start, snapshot)
            start = orders.count > ExportReader.largestOrderCount ? orders.removeLast().order.id : nil
            try addRows(to: &orders, snapshot)
            for order in orders { try batch.add(.orderAggregate(order), byteCount: order.maximumEncodedByteCount) }
            if start == nil { return }
        }
    }

    /// At most one more than so many, without what belongs to them.
    private func orders(from start: ID<Order>?, _ snapshot: borrowing Snapshot) throws -> [OrderAggregate] {
        var orders: [OrderAggregate] = []
        try StoredKey(start ?? ID()).withBytes { start in
            try snapshot.scan(TableID(rawValue: Order.tableNumber), from: start) { _, value in
                guard case .order(let order) = try ExportReader.row(value, in: arena) else { return true }
                orders.append(OrderAggregate(order: order))
                return orders.count <= ExportReader.largestOrderCount
            }
        }
        return orders
    }

    private func addRows(to orders: inout [OrderAggregate], _ snapshot: borrowing Snapshot) throws {
        guard !orders.isEmpty else { return }
        let places = Dictionary(orders.enumerated().map { ($1.order.id, $0) }, uniquingKeysWith: { first, _ in first })
        let tables = [
            OrderItem.tableNumber, OrderShippingDetail.tableNumber, OrderAdjustment.tableNumber,
            OrderTransition.tableNumber, Payment.tableNumber, Refund.tableNumber,
        ]
        for table in tables {
            try snapshot.scan(TableID(rawValue: table)) { _, value in
                let row = try ExportReader.row(value, in: arena)
                if let order = row.orderID, let place = places[order] { orders[place].take(row) }
                return true
            }
        }
        try snapshot.forEach(.reservation, as: Reservation.self) { row in
            guard row.owner == .order, let order = row.orderID, let place = places[order] else { return }
            orders[place].reservations.append(row)
        }
    }
}

extension EntityRow.Row {
    /// The order to which the row belongs.
    fileprivate var orderID: ID<Order>? {
        switch self {
        case .orderItem(let row): row.orderID
        case .orderShippingDetail(let row): row.orderID
        case .orderAdjustment(let row): row.orderID
        case .orderTransition(let row): row.orderID
        case .payment(let row): row.orderID
        case .refund(let row): row.orderID
        default: nil
        }
    }
}

extension OrderAggregate {
    fileprivate mutating func take(_ row: EntityRow.Row) {
        switch row {
        case .orderItem(let row): items.append(row)
        case .orderShippingDetail(let row): shippingDetail = row
        case .orderAdjustment(let row): adjustments.append(row)
        case .orderTransition(let row): transitions.append(row)
        case .payment(let row): payments.append(row)
        case .refund(let row): refunds.append(row)
        default: break
        }
    }
}
