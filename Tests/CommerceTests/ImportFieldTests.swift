import HoldfastMessages
import Testing

@testable import Commerce

/// One row per rule about a field by itself, of rows that are imported.
@Suite("Fields of imports")
struct ImportFieldTests {
    private static func text(_ byteCount: Int) -> String { String(repeating: "x", count: byteCount) }

    private static func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits) }

    private static let past = Timestamp(nanoseconds: -1)
    private static let key = UUID(high: 30, low: 1)
    private static let number = Int64.max / 2

    private static func paths(_ prefix: String, _ fields: [String]) -> [String] { fields.map { prefix + $0 } }

    private static let peopleRows: [(EntityRow.Row, [String])] = [
        (.counter(Counter(lastNumber: -1)), ["counter.id", "counter.last_number"]),
        (.counter(Counter(id: ID(5))), ["counter.id"]),
        (.counter(Counter(id: ID(1), lastNumber: number + 1)), ["counter.last_number"]),
        (
            .user(
                User(
                    username: "",
                    firstName: text(256),
                    lastName: text(256),
                    phoneNumber: "none",
                    email: "none",
                    createTime: past,
                    updateTime: past
                )
            ),
            paths(
                "user.",
                [
                    "id", "username", "first_name", "last_name", "phone_number", "email", "role", "create_time",
                    "update_time",
                ]
            )
        ),
        (
            .user(User(id: ID(1), username: "Ann", phoneNumber: "+49 30 12", email: "Ann@example.org", role: .user)),
            ["user.username", "user.phone_number", "user.email"]
        ),
        (.user(User(id: ID(number + 1), username: "u", role: .admin)), ["user.id"]),
        (
            .address(Address(createTime: past, updateTime: past)),
            paths("address.", ["id", "address_line1", "city", "country", "create_time", "update_time"])
        ),
        (
            .address(
                Address(
                    id: ID(key),
                    addressLine1: text(256),
                    addressLine2: text(256),
                    city: text(256),
                    state: text(256),
                    postalCode: text(256),
                    country: text(256)
                )
            ),
            paths("address.", ["address_line1", "address_line2", "city", "state", "postal_code", "country"])
        ),
        (
            .seller(
                Seller(
                    storeName: "",
                    storeSlug: "a b",
                    description: text(16_385),
                    logoURL: text(2049),
                    businessEmail: text(256),
                    businessPhone: text(256),
                    averageRating: 501,
                    totalSales: -1,
                    createTime: past,
                    updateTime: past
                )
            ),
            paths(
                "seller.",
                [
                    "id", "store_name", "store_slug", "description", "logo_url", "business_email", "business_phone",
                    "status", "average_rating", "total_sales", "create_time", "update_time",
                ]
            )
        ),
    ]

    private static let catalogueRows: [(EntityRow.Row, [String])] = [
        (
            .category(Category(slug: "Big", description: text(16_385), createTime: past, updateTime: past)),
            paths("category.", ["id", "name", "slug", "description", "create_time", "update_time"])
        ),
        (
            .product(
                Product(
                    slug: "",
                    description: text(16_385),
                    badge: text(256),
                    createTime: past,
                    updateTime: past
                )
            ),
            paths(
                "product.",
                ["id", "title", "slug", "description", "badge", "status", "create_time", "update_time"]
            )
        ),
        (
            .productVariant(ProductVariant(name: text(256), price: money(-1), createTime: past, updateTime: past)),
            paths("product_variant.", ["id", "sku", "name", "price", "create_time", "update_time"])
        ),
        (
            .productVariant(ProductVariant(id: ID(key), sku: text(256), price: money(1_000_000_000_001))),
            ["product_variant.sku", "product_variant.price"]
        ),
        (
            .productImage(ProductImage(altText: text(256), createTime: past)),
            paths("product_image.", ["id", "image_url", "alt_text", "create_time"])
        ),
    ]

    private static let cartRows: [(EntityRow.Row, [String])] = [
        (
            .cart(Cart(createTime: past, updateTime: past)),
            paths("cart.", ["id", "user_id", "create_time", "update_time"])
        ),
        (.cart(Cart(id: ID(key), userID: ID(1), sessionID: "s")), ["cart.session_id"]),
        (.cart(Cart(id: ID(key), sessionID: text(256))), ["cart.session_id"]),
        (
            .cartItem(CartItem(createTime: past, updateTime: past)),
            paths("cart_item.", ["id", "quantity", "create_time", "update_time"])
        ),
        (
            .checkoutGroup(CheckoutGroup(totalAmount: money(-1), createTime: past)),
            paths("checkout_group.", ["id", "total_amount", "create_time"])
        ),
    ]

    private static let stockRows: [(EntityRow.Row, [String])] = [
        (
            .stock(
                Stock(
                    currentStock: -1,
                    reservedStock: -1,
                    lowStockThreshold: -1,
                    backorderLimit: 1_000_000_000_001,
                    updateTime: past,
                    ledgerEntryID: -1
                )
            ),
            paths(
                "stock.",
                [
                    "variant_id", "current_stock", "reserved_stock", "low_stock_threshold", "backorder_limit",
                    "update_time", "ledger_entry_id",
                ]
            )
        ),
        (
            .ledgerEntry(LedgerEntry(currentAfter: -1, reservedAfter: -1, note: text(256), createTime: past)),
            paths(
                "ledger_entry.",
                ["id", "variant_id", "current_after", "reserved_after", "reason", "note", "create_time"]
            )
        ),
        (
            .ledgerEntry(
                LedgerEntry(
                    id: ID(1),
                    variantID: Shop.variant,
                    currentAfter: 1_000_000_000_001,
                    reservedAfter: 2_000_000_000_001,
                    reason: .held
                )
            ), ["ledger_entry.current_after", "ledger_entry.reserved_after"]
        ),
        (
            .reservation(Reservation(createTime: past, expireTime: past)),
            paths(
                "reservation.",
                ["id", "variant_id", "quantity", "state", "create_time", "expire_time", "owner"]
            )
        ),
        (
            .waitlistEntry(WaitlistEntry(createTime: past, updateTime: past, expireTime: past)),
            paths(
                "waitlist_entry.",
                [
                    "id", "variant_id", "quantity", "ttl", "state", "create_time", "update_time", "expire_time",
                    "place_number",
                ]
            )
        ),
        (
            .waitlistEntry(
                WaitlistEntry(
                    id: ID(key),
                    variantID: Shop.variant,
                    quantity: 1_000_000_001,
                    ttl: .seconds(86_401),
                    state: .waiting,
                    reservationID: ID(key),
                    placeNumber: 1
                )
            ),
            paths("waitlist_entry.", ["quantity", "ttl", "reservation_id"])
        ),
    ]

    private static let orderRows: [(EntityRow.Row, [String])] = [
        (
            .orderAggregate(
                OrderAggregate(
                    order: Order(
                        subtotal: money(-1),
                        deliveryCharge: money(-1),
                        totalAmount: money(1_000_000_000_000_001),
                        createTime: past,
                        updateTime: past,
                        expireTime: past,
                        paidAmount: money(-1),
                        refundDueAmount: money(-1),
                        refundedAmount: money(-1)
                    )
                )
            ),
            paths(
                "order_aggregate.",
                [
                    "order.id", "order.order_number", "order.subtotal", "order.delivery_charge", "order.total_amount",
                    "order.status", "order.create_time", "order.update_time", "order.expire_time",
                    "order.paid_amount", "order.refund_due_amount", "order.refunded_amount", "items",
                    "shipping_detail.id", "shipping_detail.full_name", "shipping_detail.address_line1",
                    "shipping_detail.city", "shipping_detail.country",
                ]
            )
        ),
        (
            order {
                $0.items = [
                    OrderItem(
                        priceAtPurchase: money(-1),
                        totalPrice: money(-1),
                        createTime: past,
                        commissionRate: BasisPoints(10_001)
                    )
                ]
            },
            paths(
                "order_aggregate.items[0].",
                ["id", "quantity", "price_at_purchase", "total_price", "create_time", "commission_rate"]
            )
        ),
        (
            order { $0.adjustments = [OrderAdjustment(createTime: past)] },
            paths(
                "order_aggregate.adjustments[0].",
                ["id", "description", "amount", "source_type", "create_time"]
            )
        ),
        (
            order { $0.transitions = [OrderTransition(note: text(256), createTime: past)] },
            paths(
                "order_aggregate.transitions[0].",
                ["id", "from_status", "to_status", "cause", "note", "create_time"]
            )
        ),
        (
            order {
                $0.payments = [
                    Payment(
                        paymentMethod: text(256),
                        gatewayTransactionID: text(256),
                        createTime: past,
                        updateTime: past,
                        refundedAmount: money(-1)
                    )
                ]
            },
            paths(
                "order_aggregate.payments[0].",
                [
                    "id", "amount", "status", "payment_method", "gateway_transaction_id", "create_time",
                    "update_time", "refunded_amount",
                ]
            )
        ),
        (
            order {
                $0.refunds = [
                    Refund(
                        lines: [RefundLine()],
                        deliveryAmount: money(-1),
                        otherAmount: money(-1),
                        createTime: past,
                        processTime: past
                    )
                ]
            },
            paths(
                "order_aggregate.refunds[0].",
                [
                    "id", "amount", "status", "lines[0].amount", "delivery_amount", "other_amount", "create_time",
                    "process_time",
                ]
            )
        ),
        (
            order { $0.reservations = [Reservation(createTime: past, expireTime: past)] },
            paths(
                "order_aggregate.reservations[0].",
                ["id", "variant_id", "quantity", "state", "create_time", "expire_time", "owner"]
            )
        ),
        (order { $0.items = Array(repeating: $0.items[0], count: 501) }, ["order_aggregate.items"]),
        (
            order {
                $0.adjustments = Array(repeating: goodAdjustment, count: 101)
                $0.payments = Array(repeating: goodPayment, count: 101)
            }, ["order_aggregate.adjustments", "order_aggregate.payments"]
        ),
    ]

    private static let goodAdjustment = OrderAdjustment(
        id: ID(key),
        description: "d",
        amount: money(-1),
        sourceType: .manual
    )
    private static let goodPayment = Payment(id: ID(key), amount: money(1), status: .pending)

    /// An order with one line of which no field is at fault, but for what is changed.
    private static func order(_ change: (inout OrderAggregate) -> Void) -> EntityRow.Row {
        var row = OrderAggregate(
            order: Order(id: ID(key), orderNumber: "1", status: .pending),
            items: [OrderItem(id: ID(key), quantity: 1)],
            shippingDetail: OrderShippingDetail(
                id: ID(key),
                fullName: "n",
                addressLine1: "a",
                city: "c",
                country: "DE"
            )
        )
        change(&row)
        return .orderAggregate(row)
    }

    static let rows = [peopleRows, catalogueRows, cartRows, stockRows, orderRows].flatMap(\.self)

    @Test("every field at fault is named at once", arguments: rows)
    func refused(row: EntityRow.Row, fields: [String]) throws {
        let shop = Shop()
        let outcome = shop.importRows([row])
        guard case .invalidFields(let violations) = outcome.refused.first?.rejection else { throw Unexpected() }
        #expect(violations.map(\.field) == fields)
        #expect(outcome.refused.count == 1 && shop.sequence == 0)
    }

    static let goodRows: [EntityRow.Row] = [
        .counter(Counter(id: ID(4), lastNumber: number)),
        .user(
            User(
                id: ID(number),
                username: text(255),
                phoneNumber: "+4930",
                email: "a@b",
                role: .seller,
                createTime: Timestamp()
            )
        ),
        .seller(Seller(id: ID(1), storeName: text(255), storeSlug: "a-1", status: .suspended, averageRating: 500)),
        .address(Address(id: ID(key), addressLine1: text(255), city: text(255), country: text(255))),
        .category(Category(id: ID(key), name: text(255), slug: text(255), description: text(16_384))),
        .product(Product(id: ID(key), title: text(255), slug: "0", badge: text(255), status: .rejected)),
        .productVariant(ProductVariant(id: ID(key), sku: text(255), price: money(1_000_000_000_000))),
        .productImage(ProductImage(id: ID(key), imageURL: text(2048), altText: text(255), displayOrder: .min)),
        .cart(Cart(id: ID(key), sessionID: text(255))),
        .cart(Cart(id: ID(key), userID: ID(1))),
        .cartItem(CartItem(id: ID(key), quantity: 1_000_000_000)),
        .checkoutGroup(CheckoutGroup(id: ID(key), totalAmount: money(1_000_000_000_000_000))),
        .stock(Stock(variantID: Shop.variant, currentStock: 1_000_000_000_000, backorderLimit: 1_000_000_000_000)),
        .ledgerEntry(
            LedgerEntry(
                id: ID(number),
                variantID: Shop.variant,
                currentAfter: 1_000_000_000_000,
                reservedAfter: 2_000_000_000_000,
                reason: .changed,
                note: text(255)
            )
        ),
        .reservation(
            Reservation(id: ID(key), variantID: Shop.variant, quantity: 1, state: .expired, owner: .groupBuy)
        ),
        .waitlistEntry(
            WaitlistEntry(
                id: ID(key),
                variantID: Shop.variant,
                quantity: 1,
                ttl: .seconds(1),
                state: .left,
                placeNumber: number
            )
        ),
        order { _ in },
        order {
            $0.items = Array(repeating: $0.items[0], count: 500)
            $0.adjustments = Array(repeating: goodAdjustment, count: 100)
            $0.payments = Array(repeating: goodPayment, count: 100)
            $0.order.paidAmount = money(.max)
        },
        // Nothing is looked at in what is not imported by itself.
        .payment(Payment()),
    ]

    @Test("values at the limits pass", arguments: goodRows)
    func accepted(row: EntityRow.Row) {
        #expect(Validation.violations(of: row, limits: Limits()).isEmpty)
    }
}
