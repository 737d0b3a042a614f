import HoldfastMessages

@testable import Commerce
@testable import HoldfastEngine

/// Calls of the catalogue, of carts, orders and payments. There are few rows of each kind, under keys that are known beforehand,
/// so that most calls find what they name once it has been made.
extension Workload {
    mutating func marketRequest(_ id: UUID?) -> UnaryRequest {
        switch number(0...4) {
        case 0: catalogueRequest(id)
        case 1...2: cartRequest(id)
        case 3: orderRequest(id)
        default: paymentRequest(id)
        }
    }

    private mutating func catalogueRequest(_ id: UUID?) -> UnaryRequest {
        switch number(0...7) {
        case 0: .createUser(CreateUserRequest(requestID: id, username: "user-\(number(1...3))"))
        case 1: .createSeller(CreateSellerRequest(requestID: id, userID: user(), storeName: "s", storeSlug: slug()))
        case 2: .approveSeller(ApproveSellerRequest(requestID: id, sellerID: ID(number(1...2))))
        case 3:
            .createProduct(
                CreateProductRequest(
                    requestID: id,
                    productID: product(),
                    sellerID: ID(number(1...2)),
                    title: "title",
                    slug: slug(),
                    isActive: true
                )
            )
        case 4: .approveProduct(ApproveProductRequest(requestID: id, productID: product()))
        case 5:
            .createProductVariant(
                CreateProductVariantRequest(
                    requestID: id,
                    variantID: variant(),
                    productID: product(),
                    sku: slug(),
                    price: Money(minorUnits: number(0...3)),
                    isActive: true
                )
            )
        case 6:
            .createProductImage(CreateProductImageRequest(requestID: id, productID: product(), imageURL: "https://i"))
        default:
            .createAddress(
                CreateAddressRequest(
                    requestID: id,
                    addressID: key(3),
                    userID: user(),
                    addressLine1: "1",
                    city: "c",
                    country: "x"
                )
            )
        }
    }

    private mutating func cartRequest(_ id: UUID?) -> UnaryRequest {
        switch number(0...6) {
        case 0...1:
            let owner: CreateCartRequest.Owner = maybe(3, .userID(user())) ?? .sessionID("session-\(number(1...2))")
            return .createCart(CreateCartRequest(requestID: id, owner: owner, cartID: cart()))
        case 2...4:
            return .addCartItem(
                AddCartItemRequest(requestID: id, cartID: cart(), variantID: variant(), quantity: number(1...2))
            )
        case 5: return .reserveCart(ReserveCartRequest(requestID: id, cartID: cart(), ttl: .seconds(number(1...20))))
        default:
            return .mergeCarts(
                MergeCartsRequest(requestID: id, sessionID: "session-\(number(1...2))", target: .userID(user()))
            )
        }
    }

    private mutating func orderRequest(_ id: UUID?) -> UnaryRequest {
        switch number(0...6) {
        case 0...1:
            .checkoutCart(CheckoutCartRequest(requestID: id, cartID: cart(), addressID: key(3), fullName: "n"))
        case 2...3:
            .createOrder(
                CreateOrderRequest(
                    requestID: id,
                    orderID: order(),
                    userID: user(),
                    addressID: key(3),
                    fullName: "n",
                    lines: [OrderLine(variantID: variant(), quantity: number(1...2))],
                    deliveryCharge: Money(minorUnits: number(0...2)),
                    validateOnly: random.next() % 10 == 0
                )
            )
        case 4: .cancelOrder(CancelOrderRequest(requestID: id, orderID: order()))
        case 5: .shipOrder(ShipOrderRequest(requestID: id, orderID: order()))
        default: .deliverOrder(DeliverOrderRequest(requestID: id, orderID: order()))
        }
    }

    private mutating func paymentRequest(_ id: UUID?) -> UnaryRequest {
        switch number(0...5) {
        case 0...1:
            .createPayment(
                CreatePaymentRequest(
                    requestID: id,
                    paymentID: payment(),
                    orderID: order(),
                    amount: maybe(3, Money(minorUnits: number(1...8)))
                )
            )
        case 2...3: .confirmPayment(ConfirmPaymentRequest(requestID: id, paymentID: payment()))
        case 4: .failPayment(FailPaymentRequest(requestID: id, paymentID: payment()))
        default: .refundPayment(RefundPaymentRequest(requestID: id, paymentID: payment(), amount: Money(minorUnits: 1)))
        }
    }

    private mutating func slug() -> String { "slug-\(number(1...8))" }

    private mutating func user() -> ID<User> { ID(number(1...2)) }

    private mutating func product() -> ID<Product> { key(2) }

    private mutating func cart() -> ID<Cart> { key(4) }

    private mutating func order() -> ID<Order> { key(6) }

    private mutating func payment() -> ID<Payment> { key(6) }

    /// One of so many keys.
    private mutating func key<Of: Entity>(_ count: Int64) -> ID<Of> where Of.RawID == UUID {
        ID(UUID(high: 6, low: UInt64(number(1...count))))
    }
}
