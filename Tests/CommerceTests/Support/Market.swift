import Commerce
import HoldfastMessages
import Testing

/// A shop where things can be bought: two users with an address each, and two approved sellers with variants of which there are
/// ten units each. Variants go by their places in `variants`: 0, 1 and 2 are the first seller's, 3 and 4 the second's.
struct Market {
    let shop: Shop
    /// Who buys, unless a test says otherwise, and where it goes.
    let user = ID<User>(1)
    let address = Shop.addressID(1)
    let otherUser = ID<User>(2)
    let otherAddress = Shop.addressID(2)
    let sellers = [ID<Seller>(1), ID<Seller>(2)]
    let variants = (0..<5 as Range<UInt64>).map(Shop.variantID)

    /// How many units of each variant there are.
    static let units: Int64 = 10
    private static let prices: [Int64] = [1000, 250, 333, 800, 45]

    /// What one unit of a variant costs.
    static func price(_ index: Int) -> Money { Money(minorUnits: prices[index]) }
    static func cartID(_ number: UInt64) -> ID<Cart> { ID(UUID(high: 14, low: number)) }
    static func orderID(_ number: UInt64) -> ID<Order> { ID(UUID(high: 15, low: number)) }

    init(limits: Limits = Limits()) throws {
        shop = Shop(limits: limits)
        for name in ["ann", "bob"] { try shop.createUser(name) }
        for (owner, id) in [(user, address), (otherUser, otherAddress)] {
            let request = CreateAddressRequest(
                addressID: id,
                userID: owner,
                addressLine1: "\(owner) Main Street",
                addressLine2: "at the back",
                city: "Berlin",
                state: "BE",
                postalCode: "10115",
                country: "DE"
            )
            try succeed(.createAddress(request))
        }
        for (index, name) in ["north", "south"].enumerated() {
            let seller = try shop.createSeller(name)
            try createProduct(UInt64(index) + 1, of: seller.id, as: .approved)
        }
        for (index, variant) in variants.enumerated() {
            try shop.createVariant(UInt64(index), of: index < 3 ? 1 : 2)
            try change(index, price: Market.price(index).minorUnits, isActive: true)
            try shop.setStock(Market.units, of: variant)
        }
    }

    // MARK: What is for sale

    /// An active product in this state, without variants.
    func createProduct(_ number: UInt64, of seller: ID<Seller>, as status: Product.Status) throws {
        try shop.createProduct(number, of: seller)
        try succeed(.updateProduct(UpdateProductRequest(productID: Shop.productID(number), isActive: true)))
        if status != .pending { try shop.judge(number, as: status) }
    }

    /// Changes what a variant costs, or whether it is for sale.
    func change(_ index: Int, price: Int64? = nil, isActive: Bool? = nil) throws {
        let request = UpdateProductVariantRequest(
            variantID: variants[index],
            price: price.map { Money(minorUnits: $0) },
            isActive: isActive
        )
        try succeed(.updateProductVariant(request))
    }

    func stock(_ index: Int) throws -> Stock { try shop.stock(of: variants[index]) }

    // MARK: Carts

    /// A new cart of the user or of another owner, with these units of variants in it. Its id is number 7, or made by the server.
    @discardableResult
    func createCart(
        _ lines: [(Int, Int64)] = [],
        of owner: CreateCartRequest.Owner? = nil,
        number: UInt64? = nil
    ) throws -> ID<Cart> {
        let request = CreateCartRequest(owner: owner ?? .userID(user), cartID: number.map(Market.cartID))
        let cart = try shop.answer(.createCart(request), as: CreateCartResponse.self).cart.id
        for (index, quantity) in lines { try add(quantity, of: index, to: cart) }
        return cart
    }

    @discardableResult
    func add(
        _ quantity: Int64,
        of index: Int,
        to cart: ID<Cart>,
        holding reservation: ID<Reservation>? = nil
    ) throws -> CartItem {
        let request = AddCartItemRequest(
            cartID: cart,
            variantID: variants[index],
            quantity: quantity,
            reservationID: reservation
        )
        return try shop.answer(.addCartItem(request), as: AddCartItemResponse.self).item
    }

    func cart(_ id: ID<Cart>) throws -> GetCartResponse {
        try shop.answer(.getCart(GetCartRequest(key: .cartID(id))))
    }

    /// The line of a variant in a cart.
    func item(_ index: Int, in id: ID<Cart>) throws -> CartItem {
        let item = try cart(id).items.first { $0.variantID == variants[index] }
        return try #require(item)
    }

    /// Changes how many units of a variant a cart has.
    func update(_ index: Int, in cart: ID<Cart>, to quantity: Int64) throws {
        let request = UpdateCartItemRequest(cartItemID: try item(index, in: cart).id, quantity: quantity)
        try succeed(.updateCartItem(request))
    }

    @discardableResult
    func reserve(_ cart: ID<Cart>, ttl: Duration? = nil) throws -> ReserveCartResponse {
        try shop.answer(.reserveCart(ReserveCartRequest(cartID: cart, ttl: ttl)))
    }

    // MARK: Checkout

    /// Asks to order what is in a cart of the user's. The deliveries are by the sellers in their order; 0 stands for none.
    func checkoutRequest(
        _ cart: ID<Cart>,
        deliveries: [Int64] = [],
        validateOnly: Bool = false
    ) -> CheckoutCartRequest {
        let charges = zip(sellers, deliveries).filter { $1 > 0 }
        return CheckoutCartRequest(
            cartID: cart,
            addressID: address,
            fullName: "Ann Lee",
            phone: "1234",
            deliveryCharges: charges.map { DeliveryCharge(sellerID: $0, amount: Money(minorUnits: $1)) },
            validateOnly: validateOnly
        )
    }

    @discardableResult
    func checkout(_ cart: ID<Cart>, deliveries: [Int64] = []) throws -> CheckoutCartResponse {
        try shop.answer(.checkoutCart(checkoutRequest(cart, deliveries: deliveries)))
    }

    /// Checks out a new cart of the user's with these units of variants.
    @discardableResult
    func checkout(_ lines: [(Int, Int64)], deliveries: [Int64] = []) throws -> CheckoutCartResponse {
        try checkout(try createCart(lines), deliveries: deliveries)
    }

    // MARK: Orders

    /// Asks to order units of variants of one seller for the user.
    func orderRequest(
        _ lines: [(Int, Int64)],
        number: UInt64? = nil,
        delivery: Int64 = 0,
        validateOnly: Bool = false
    ) -> CreateOrderRequest {
        CreateOrderRequest(
            orderID: number.map(Market.orderID),
            userID: user,
            addressID: address,
            fullName: "Ann Lee",
            phone: "1234",
            lines: lines.map { OrderLine(variantID: variants[$0], quantity: $1) },
            deliveryCharge: Money(minorUnits: delivery),
            validateOnly: validateOnly
        )
    }

    @discardableResult
    func order(_ lines: [(Int, Int64)], number: UInt64? = nil, delivery: Int64 = 0) throws -> Order {
        let request = orderRequest(lines, number: number, delivery: delivery)
        return try shop.answer(.createOrder(request), as: CreateOrderResponse.self).order
    }

    /// The order as it is now.
    func current(_ order: Order) throws -> Order {
        try shop.answer(.getOrder(GetOrderRequest(orderID: order.id)), as: GetOrderResponse.self).order
    }

    func items(of order: Order) throws -> [OrderItem] {
        let request = ListOrderItemsRequest(orderID: order.id)
        return try shop.answer(.listOrderItems(request), as: ListOrderItemsResponse.self).items
    }

    /// What holds the units of an order, in the order of its lines.
    func reservations(of order: Order) throws -> [Reservation] {
        try items(of: order).map { try shop.reservation($0.reservationID) }
    }

    // MARK: Payments

    /// A PENDING payment: of what the order costs, or of an amount.
    func payment(of order: Order, amount: Int64? = nil, transaction: String = "") throws -> Payment {
        let request = CreatePaymentRequest(
            orderID: order.id,
            amount: amount.map { Money(minorUnits: $0) },
            paymentMethod: "card",
            gatewayTransactionID: transaction
        )
        return try shop.answer(.createPayment(request), as: CreatePaymentResponse.self).payment
    }

    @discardableResult
    func confirm(_ payment: Payment) throws -> ConfirmPaymentResponse {
        try shop.answer(.confirmPayment(ConfirmPaymentRequest(paymentID: payment.id)))
    }

    /// Pays what an order costs.
    @discardableResult
    func pay(_ order: Order) throws -> ConfirmPaymentResponse { try confirm(try payment(of: order)) }

    // MARK: Checks

    /// Carries out a request whose answer does not matter.
    func succeed(_ request: UnaryRequest) throws {
        guard shop.run(request).isResponse else { throw Unexpected() }
    }

    /// Nothing contradicts itself, neither here nor after a restart.
    func checkInvariants(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(shop.invariantViolations == [], sourceLocation: sourceLocation)
        #expect(shop.archive.contradictions == [], sourceLocation: sourceLocation)
        let recovered = shop.recovered()
        #expect(recovered.invariantViolations == [], sourceLocation: sourceLocation)
        #expect(recovered.stateHash == shop.stateHash, sourceLocation: sourceLocation)
    }
}

/// A request that must be refused in a market, and how; both are made there, and so can whatever else they need.
struct MarketRefusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    private let row: @Sendable (Market) throws -> (UnaryRequest, Rejection)

    init(_ testDescription: String, _ row: @escaping @Sendable (Market) throws -> (UnaryRequest, Rejection)) {
        self.testDescription = testDescription
        self.row = row
    }

    /// Asks for it: it is refused as foreseen, and nothing changes.
    func check(in market: Market) throws {
        let (request, expected) = try row(market)
        Refusal(testDescription, request, expected).check(in: market.shop)
    }
}
