import Commerce
import HoldfastMessages
import Testing

/// One row per rule about a field by itself, of carts, orders and payments.
@Suite("Fields of carts, orders and payments")
struct OrderFieldTests {
    private static func text(_ byteCount: Int) -> String { String(repeating: "x", count: byteCount) }

    private static func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits) }

    private static func charge(_ seller: Int64, _ amount: Int64) -> DeliveryCharge {
        DeliveryCharge(sellerID: ID(seller), amount: money(amount))
    }

    private static func line(_ number: UInt64, _ quantity: Int64) -> OrderLine {
        OrderLine(variantID: Shop.variantID(number), quantity: quantity)
    }

    private static func lines(_ count: UInt64) -> [OrderLine] { (0..<count).map { line($0, 1) } }

    private static func charges(_ count: Int64) -> [DeliveryCharge] { (0..<count).map { charge($0 + 1, 1) } }

    private static func back(_ number: UInt64, _ amount: Int64) -> RefundLine {
        RefundLine(orderItemID: ID(UUID(high: 18, low: number)), amount: money(amount))
    }

    /// The most that the lines of a refund can say.
    private static let mostBack: [RefundLine] = (0..<500).map { back($0, 1_000_000_000_000_000) }

    private static func adjustment(_ amount: Int64) -> UnaryRequest {
        .createOrderAdjustment(CreateOrderAdjustmentRequest(description: "d", amount: money(amount)))
    }

    private static func refund(
        _ amount: Int64? = nil,
        _ lines: [RefundLine] = [],
        delivery: Int64? = nil,
        due: ID<Refund>? = nil
    ) -> UnaryRequest {
        .refundPayment(
            RefundPaymentRequest(
                refundID: due,
                amount: amount.map(money),
                lines: lines,
                deliveryAmount: delivery.map(money)
            )
        )
    }

    private static let cartRows: [(UnaryRequest, [String])] = [
        (.createCart(CreateCartRequest()), ["user_id"]),
        (.createCart(CreateCartRequest(owner: .sessionID(""))), ["session_id"]),
        (.createCart(CreateCartRequest(owner: .sessionID(text(256)))), ["session_id"]),
        (.getCart(GetCartRequest()), ["cart_id"]),
        (.addCartItem(AddCartItemRequest(quantity: 0)), ["quantity"]),
        (.addCartItem(AddCartItemRequest(quantity: 1_000_000_001)), ["quantity"]),
        (.updateCartItem(UpdateCartItemRequest(quantity: 0)), ["quantity"]),
        (.updateCartItem(UpdateCartItemRequest(quantity: 1_000_000_001)), ["quantity"]),
        (.mergeCarts(MergeCartsRequest()), ["session_id", "user_id"]),
        (.mergeCarts(MergeCartsRequest(sessionID: text(256), target: .userID(ID(1)))), ["session_id"]),
        (.reserveCart(ReserveCartRequest(ttl: .milliseconds(999))), ["ttl"]),
        (.reserveCart(ReserveCartRequest(ttl: .seconds(86_401))), ["ttl"]),
    ]

    private static let checkoutRows: [(UnaryRequest, [String])] = [
        (
            .checkoutCart(
                CheckoutCartRequest(
                    fullName: "",
                    phone: text(256),
                    deliveryCharges: [charge(1, 1), charge(1, -1), charge(2, 1_000_000_000_001)]
                )
            ),
            [
                "full_name", "phone", "delivery_charges[1].seller_id", "delivery_charges[1].amount",
                "delivery_charges[2].amount",
            ]
        ),
        (
            .checkoutCart(CheckoutCartRequest(fullName: text(256), deliveryCharges: charges(501))),
            ["full_name", "delivery_charges"]
        ),
        (
            .createOrder(CreateOrderRequest(fullName: "", phone: text(256), deliveryCharge: money(-1))),
            ["full_name", "phone", "lines", "delivery_charge"]
        ),
        (
            .createOrder(
                CreateOrderRequest(
                    fullName: text(256),
                    lines: lines(501),
                    deliveryCharge: money(1_000_000_000_001)
                )
            ), ["full_name", "lines", "delivery_charge"]
        ),
        (
            .createOrder(
                CreateOrderRequest(fullName: "n", lines: [line(1, 1), line(1, 0), line(2, .max), line(1, 1)])
            ),
            ["lines[1].variant_id", "lines[1].quantity", "lines[2].quantity", "lines[3].variant_id"]
        ),
    ]

    private static let orderRows: [(UnaryRequest, [String])] = [
        (.lookupOrder(LookupOrderRequest()), ["order_number"]),
        (.lookupOrder(LookupOrderRequest(orderNumber: text(256))), ["order_number"]),
        (.listOrders(ListOrdersRequest(pageSize: -1)), ["page_size"]),
        (.listOrders(ListOrdersRequest(pageSize: 1001)), ["page_size"]),
        (
            .updateOrderShippingDetail(
                UpdateOrderShippingDetailRequest(fullName: "", addressLine1: "", city: "", country: "")
            ), ["full_name", "address_line1", "city", "country"]
        ),
        (
            .updateOrderShippingDetail(
                UpdateOrderShippingDetailRequest(
                    fullName: text(256),
                    phone: text(256),
                    addressLine1: text(256),
                    addressLine2: text(256),
                    city: text(256),
                    state: text(256),
                    postalCode: text(256),
                    country: text(256)
                )
            ),
            ["full_name", "phone", "address_line1", "address_line2", "city", "state", "postal_code", "country"]
        ),
        (.cancelOrder(CancelOrderRequest(note: text(256))), ["note"]),
        (.shipOrder(ShipOrderRequest(note: text(256))), ["note"]),
        (.deliverOrder(DeliverOrderRequest(note: text(256))), ["note"]),
        (.createOrderAdjustment(CreateOrderAdjustmentRequest()), ["description", "amount"]),
        (
            .createOrderAdjustment(CreateOrderAdjustmentRequest(description: text(256), amount: money(1))),
            ["description"]
        ),
        (adjustment(1_000_000_000_001), ["amount"]),
        (adjustment(-1_000_000_000_001), ["amount"]),
        (adjustment(.min), ["amount"]),
    ]

    private static let paymentRows: [(UnaryRequest, [String])] = [
        (
            .createPayment(
                CreatePaymentRequest(amount: money(0), paymentMethod: text(256), gatewayTransactionID: text(256))
            ), ["amount", "payment_method", "gateway_transaction_id"]
        ),
        (.createPayment(CreatePaymentRequest(amount: money(1_000_000_000_000_001))), ["amount"]),
        (.confirmPayment(ConfirmPaymentRequest(gatewayTransactionID: text(256))), ["gateway_transaction_id"]),
        (refund(0), ["amount"]),
        (refund(1_000_000_000_000_001), ["amount"]),
        (
            refund(-1, [back(1, 1), back(2, 0), back(1, 1)], delivery: -1),
            ["amount", "lines[1].amount", "lines[2].order_item_id", "delivery_amount"]
        ),
        (refund(1, (0..<501).map { back($0, 1) }), ["lines"]),
        (refund(nil, [], delivery: 1_000_000_000_001), ["delivery_amount"]),
        (refund(nil, [], delivery: 0), ["delivery_amount"]),
        // Added up these would be more than a number can be, or less than any.
        (
            refund(1, [back(1, .max), back(2, .max)], delivery: .max),
            ["lines[0].amount", "lines[1].amount", "delivery_amount"]
        ),
        (
            refund(1, [back(1, .min), back(2, .min)], delivery: .min),
            ["lines[0].amount", "lines[1].amount", "delivery_amount"]
        ),
        (refund(1, mostBack, delivery: 1_000_000_000_000), ["amount"]),
        (refund(5, [back(1, 2), back(2, 2)]), ["amount"]),
        (refund(5, [back(1, 2), back(2, 2)], delivery: 2), ["amount"]),
        (refund(5, [], delivery: 4), ["amount"]),
    ]

    static let rows = [cartRows, checkoutRows, orderRows, paymentRows].flatMap(\.self)

    @Test("every field at fault is named at once", arguments: rows)
    func refused(request: UnaryRequest, fields: [String]) throws {
        let shop = Shop()
        guard case .invalidFields(let violations) = shop.run(request).rejection else { throw Unexpected() }
        #expect(violations.map(\.field) == fields)
        #expect(shop.sequence == 0)
    }

    static let goodRequests: [UnaryRequest] = [
        .createCart(CreateCartRequest(owner: .sessionID(text(255)))),
        .addCartItem(AddCartItemRequest(quantity: 1_000_000_000)),
        .mergeCarts(MergeCartsRequest(sessionID: text(255), target: .userID(ID(1)))),
        .reserveCart(ReserveCartRequest(ttl: .seconds(1))),
        .reserveCart(ReserveCartRequest(ttl: .seconds(86_400))),
        .reserveCart(ReserveCartRequest()),
        .checkoutCart(CheckoutCartRequest(fullName: text(255), phone: text(255), deliveryCharges: charges(500))),
        .checkoutCart(
            CheckoutCartRequest(fullName: "n", deliveryCharges: [charge(1, 0), charge(2, 1_000_000_000_000)])
        ),
        .createOrder(
            CreateOrderRequest(fullName: "n", lines: lines(500), deliveryCharge: money(1_000_000_000_000))
        ),
        .createOrder(CreateOrderRequest(fullName: "n", lines: [line(1, 1_000_000_000)])),
        .listOrders(ListOrdersRequest(pageSize: 1000)),
        .updateOrderShippingDetail(
            UpdateOrderShippingDetailRequest(phone: "", addressLine2: "", state: "", postalCode: "")
        ),
        .cancelOrder(CancelOrderRequest(note: text(255))),
        adjustment(1_000_000_000_000),
        adjustment(-1_000_000_000_000),
        .createPayment(CreatePaymentRequest(amount: money(1_000_000_000_000_000), paymentMethod: text(255))),
        .confirmPayment(ConfirmPaymentRequest(gatewayTransactionID: text(255))),
        refund(),
        refund(1_000_000_000_000_000),
        refund(nil, [back(1, 2)], delivery: 0),
        refund(5, [back(1, 2), back(2, 2)], delivery: 1),
        refund(nil, mostBack, delivery: 1_000_000_000_000),
        // Of a refund that was due nothing else is looked at.
        refund(-1, [back(1, .max), back(1, .max)], delivery: -1, due: ID(UUID(high: 19, low: 1))),
    ]

    @Test("values at the limits pass", arguments: goodRequests)
    func accepted(request: UnaryRequest) {
        #expect(Validation.violations(of: request, limits: Limits()).isEmpty)
    }
}
