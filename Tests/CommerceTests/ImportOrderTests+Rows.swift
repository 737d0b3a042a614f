import HoldfastMessages

@testable import Commerce

/// Orders as they would be taken in.
extension ImportOrderTests {
    /// Two units for 1000 each and one for 250, 500 for the delivery, 50 less; 3000 were paid, and 300 have gone back.
    static let delivered = OrderAggregate(
        order: Order(
            id: id,
            orderNumber: "90",
            userID: ID(1),
            sellerID: ID(1),
            subtotal: money(2250),
            deliveryCharge: money(500),
            totalAmount: money(2700),
            status: .delivered,
            expireTime: Timestamp(nanoseconds: 1_800_000_060_000_000_000),
            paidAmount: money(3000),
            refundedAmount: money(300)
        ),
        items: [item(1, variant: 0, quantity: 2, price: 1000), item(2, variant: 1, quantity: 1, price: 250)],
        shippingDetail: OrderShippingDetail(
            id: ID(UUID(high: 22, low: 1)),
            orderID: id,
            fullName: "Ann Lee",
            addressLine1: "1 Main Street",
            city: "Berlin",
            country: "DE"
        ),
        adjustments: [
            OrderAdjustment(
                id: ID(UUID(high: 23, low: 1)),
                orderID: id,
                description: "a gift",
                amount: money(-50),
                sourceType: .manual
            )
        ],
        transitions: [
            OrderTransition(
                id: ID(UUID(high: 24, low: 1)),
                orderID: id,
                fromStatus: .shipped,
                toStatus: .delivered,
                cause: .request
            )
        ],
        payments: [
            Payment(
                id: Market.paymentID(90),
                orderID: id,
                amount: money(3000),
                status: .succeeded,
                gatewayTransactionID: "new",
                refundedAmount: money(300)
            )
        ],
        refunds: [
            Refund(
                id: Market.refundID(90),
                orderID: id,
                paymentID: Market.paymentID(90),
                amount: money(300),
                status: .succeeded,
                lines: [RefundLine(orderItemID: itemID(1), amount: money(100))],
                deliveryAmount: money(50),
                otherAmount: money(150)
            )
        ]
    )

    static func item(_ number: UInt64, variant: UInt64, quantity: Int64, price: Int64) -> OrderItem {
        OrderItem(
            id: itemID(number),
            orderID: id,
            variantID: Shop.variantID(variant),
            quantity: quantity,
            priceAtPurchase: money(price),
            totalPrice: money(price * quantity),
            reservationID: reservationID(number),
            commissionRate: BasisPoints(1000)
        )
    }

    /// The same, unpaid, with what it holds.
    static let pending = {
        var row = delivered
        row.order.status = .pending
        row.order.paidAmount = Money()
        row.order.refundedAmount = Money()
        (row.transitions, row.payments, row.refunds) = ([], [], [])
        row.reservations = row.items.map { item in
            Reservation(
                id: item.reservationID,
                variantID: item.variantID,
                quantity: item.quantity,
                state: .held,
                orderID: id,
                expireTime: row.order.expireTime,
                owner: .order
            )
        }
        return row
    }()
}
