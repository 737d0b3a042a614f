// Generated from holdfast/v1/order.proto by Proto/generate; changes made here are lost.

/// The orders that one cart became.
public struct CheckoutGroup: Equatable, Sendable {
    /// The key: that of the cart.
    public var id: ID<Cart>
    /// Who ordered.
    public var userID: ID<User>
    /// For all of its orders, when they were placed.
    public var totalAmount: Money
    /// When it was made.
    public var createTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Cart> = ID<Cart>(),
        userID: ID<User> = ID<User>(),
        totalAmount: Money = Money(),
        createTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.userID = userID
        self.totalAmount = totalAmount
        self.createTime = createTime
        self.etag = etag
    }
}

extension CheckoutGroup: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.userID)
        hasher.combine(self.totalAmount)
        hasher.combine(self.createTime)
    }
}

/// What a user buys of one seller.
public struct Order: Equatable, Sendable {
    /// The values of `holdfast.v1.Order.Status`.
    public enum Status: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Not paid yet.
        case pending = 1
        /// Paid; to be shipped.
        case processing = 2
        /// On its way.
        case shipped = 3
        /// Arrived.
        case delivered = 4
        /// Given up.
        case cancelled = 5
    }

    /// Its key.
    public var id: ID<Order>
    /// What people call it by: digits. Unique.
    public var orderNumber: String
    /// Who ordered.
    public var userID: ID<User>
    /// The group buy it came from, if any.
    public var groupBuySessionID: ID<GroupBuySession>?
    /// Who sells.
    public var sellerID: ID<Seller>
    /// For its lines.
    public var subtotal: Money
    /// For the delivery.
    public var deliveryCharge: Money
    /// subtotal + delivery_charge + all adjustments; at least 0.
    public var totalAmount: Money
    /// Where it stands.
    public var status: Order.Status
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag
    /// The checkout it came from; absent if there was no cart.
    public var checkoutGroupID: ID<Cart>?
    /// Unpaid at this time, it is cancelled.
    public var expireTime: Timestamp
    /// Of its payments that succeeded, refunded or not.
    public var paidAmount: Money
    /// What is still to be refunded.
    public var refundDueAmount: Money
    /// What was refunded.
    public var refundedAmount: Money

    @inlinable
    public init(
        id: ID<Order> = ID<Order>(),
        orderNumber: String = "",
        userID: ID<User> = ID<User>(),
        groupBuySessionID: ID<GroupBuySession>? = nil,
        sellerID: ID<Seller> = ID<Seller>(),
        subtotal: Money = Money(),
        deliveryCharge: Money = Money(),
        totalAmount: Money = Money(),
        status: Order.Status = .unspecified,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none,
        checkoutGroupID: ID<Cart>? = nil,
        expireTime: Timestamp = Timestamp(),
        paidAmount: Money = Money(),
        refundDueAmount: Money = Money(),
        refundedAmount: Money = Money()
    ) {
        self.id = id
        self.orderNumber = orderNumber
        self.userID = userID
        self.groupBuySessionID = groupBuySessionID
        self.sellerID = sellerID
        self.subtotal = subtotal
        self.deliveryCharge = deliveryCharge
        self.totalAmount = totalAmount
        self.status = status
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
        self.checkoutGroupID = checkoutGroupID
        self.expireTime = expireTime
        self.paidAmount = paidAmount
        self.refundDueAmount = refundDueAmount
        self.refundedAmount = refundedAmount
    }
}

extension Order: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderNumber)
        hasher.combine(self.userID)
        hasher.combine(self.groupBuySessionID) { $0.combine($1) }
        hasher.combine(self.sellerID)
        hasher.combine(self.subtotal)
        hasher.combine(self.deliveryCharge)
        hasher.combine(self.totalAmount)
        hasher.combine(self.status)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
        hasher.combine(self.checkoutGroupID) { $0.combine($1) }
        hasher.combine(self.expireTime)
        hasher.combine(self.paidAmount)
        hasher.combine(self.refundDueAmount)
        hasher.combine(self.refundedAmount)
    }
}

extension Order: Entity {
    public typealias RawID = UUID
}

/// A line of an order. It never changes.
public struct OrderItem: Equatable, Sendable {
    /// Its key.
    public var id: ID<OrderItem>
    /// The order.
    public var orderID: ID<Order>
    /// What was ordered.
    public var variantID: ID<ProductVariant>
    /// Units.
    public var quantity: Int64
    /// For one unit, when it was ordered.
    public var priceAtPurchase: Money
    /// For all of them.
    public var totalPrice: Money
    /// When it was made.
    public var createTime: Timestamp
    /// What holds the units.
    public var reservationID: ID<Reservation>
    /// The part of the sale that is the marketplace's, as it was when it was ordered.
    public var commissionRate: BasisPoints
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<OrderItem> = ID<OrderItem>(),
        orderID: ID<Order> = ID<Order>(),
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        priceAtPurchase: Money = Money(),
        totalPrice: Money = Money(),
        createTime: Timestamp = Timestamp(),
        reservationID: ID<Reservation> = ID<Reservation>(),
        commissionRate: BasisPoints = BasisPoints(),
        etag: Etag = .none
    ) {
        self.id = id
        self.orderID = orderID
        self.variantID = variantID
        self.quantity = quantity
        self.priceAtPurchase = priceAtPurchase
        self.totalPrice = totalPrice
        self.createTime = createTime
        self.reservationID = reservationID
        self.commissionRate = commissionRate
        self.etag = etag
    }
}

extension OrderItem: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderID)
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.priceAtPurchase)
        hasher.combine(self.totalPrice)
        hasher.combine(self.createTime)
        hasher.combine(self.reservationID)
        hasher.combine(self.commissionRate)
    }
}

extension OrderItem: Entity {
    public typealias RawID = UUID
}

/// Where an order goes: a copy of the address as it was then.
public struct OrderShippingDetail: Equatable, Sendable {
    /// Its key.
    public var id: ID<OrderShippingDetail>
    /// The order. Unique.
    public var orderID: ID<Order>
    /// 1 to 255 bytes.
    public var fullName: String
    /// At most 255 bytes.
    public var phone: String
    /// 1 to 255 bytes.
    public var addressLine1: String
    /// At most 255 bytes.
    public var addressLine2: String
    /// 1 to 255 bytes.
    public var city: String
    /// At most 255 bytes.
    public var state: String
    /// At most 255 bytes.
    public var postalCode: String
    /// 1 to 255 bytes.
    public var country: String
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<OrderShippingDetail> = ID<OrderShippingDetail>(),
        orderID: ID<Order> = ID<Order>(),
        fullName: String = "",
        phone: String = "",
        addressLine1: String = "",
        addressLine2: String = "",
        city: String = "",
        state: String = "",
        postalCode: String = "",
        country: String = "",
        etag: Etag = .none
    ) {
        self.id = id
        self.orderID = orderID
        self.fullName = fullName
        self.phone = phone
        self.addressLine1 = addressLine1
        self.addressLine2 = addressLine2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.etag = etag
    }
}

extension OrderShippingDetail: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderID)
        hasher.combine(self.fullName)
        hasher.combine(self.phone)
        hasher.combine(self.addressLine1)
        hasher.combine(self.addressLine2)
        hasher.combine(self.city)
        hasher.combine(self.state)
        hasher.combine(self.postalCode)
        hasher.combine(self.country)
    }
}

extension OrderShippingDetail: Entity {
    public typealias RawID = UUID
}

/// Something added to or taken from what an order costs.
public struct OrderAdjustment: Equatable, Sendable {
    /// The values of `holdfast.v1.OrderAdjustment.SourceType`.
    public enum SourceType: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// A coupon.
        case coupon = 1
        /// A group buy.
        case groupBuy = 2
        /// Somebody decided so.
        case manual = 3
    }

    /// Its key.
    public var id: ID<OrderAdjustment>
    /// The order.
    public var orderID: ID<Order>
    /// Why, 1 to 255 bytes.
    public var description: String
    /// Added to the total; negative for a discount.
    public var amount: Money
    /// Where it comes from.
    public var sourceType: OrderAdjustment.SourceType
    /// Which coupon or group buy; absent for MANUAL.
    public var sourceID: UUID?
    /// When it was made.
    public var createTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<OrderAdjustment> = ID<OrderAdjustment>(),
        orderID: ID<Order> = ID<Order>(),
        description: String = "",
        amount: Money = Money(),
        sourceType: OrderAdjustment.SourceType = .unspecified,
        sourceID: UUID? = nil,
        createTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.orderID = orderID
        self.description = description
        self.amount = amount
        self.sourceType = sourceType
        self.sourceID = sourceID
        self.createTime = createTime
        self.etag = etag
    }
}

extension OrderAdjustment: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderID)
        hasher.combine(self.description)
        hasher.combine(self.amount)
        hasher.combine(self.sourceType)
        hasher.combine(self.sourceID) { $0.combine($1) }
        hasher.combine(self.createTime)
    }
}

extension OrderAdjustment: Entity {
    public typealias RawID = UUID
}

/// A change of an order's status.
public struct OrderTransition: Equatable, Sendable {
    /// The values of `holdfast.v1.OrderTransition.Cause`.
    public enum Cause: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// It was paid.
        case payment = 1
        /// Somebody asked for it.
        case request = 2
        /// Its time to be paid was over.
        case unpaid = 3
    }

    /// Its key.
    public var id: ID<OrderTransition>
    /// The order.
    public var orderID: ID<Order>
    /// Where it stood before.
    public var fromStatus: Order.Status
    /// Where it stood then.
    public var toStatus: Order.Status
    /// Why.
    public var cause: OrderTransition.Cause
    /// What was said about it, at most 255 bytes.
    public var note: String
    /// When it was made.
    public var createTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<OrderTransition> = ID<OrderTransition>(),
        orderID: ID<Order> = ID<Order>(),
        fromStatus: Order.Status = .unspecified,
        toStatus: Order.Status = .unspecified,
        cause: OrderTransition.Cause = .unspecified,
        note: String = "",
        createTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.orderID = orderID
        self.fromStatus = fromStatus
        self.toStatus = toStatus
        self.cause = cause
        self.note = note
        self.createTime = createTime
        self.etag = etag
    }
}

extension OrderTransition: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderID)
        hasher.combine(self.fromStatus)
        hasher.combine(self.toStatus)
        hasher.combine(self.cause)
        hasher.combine(self.note)
        hasher.combine(self.createTime)
    }
}

extension OrderTransition: Entity {
    public typealias RawID = UUID
}

/// What the delivery by one seller costs.
public struct DeliveryCharge: Equatable, Sendable {
    /// The seller.
    public var sellerID: ID<Seller>
    /// What the delivery costs, 0 to 10^12.
    public var amount: Money

    @inlinable
    public init(
        sellerID: ID<Seller> = ID<Seller>(),
        amount: Money = Money()
    ) {
        self.sellerID = sellerID
        self.amount = amount
    }
}

extension DeliveryCharge: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.sellerID)
        hasher.combine(self.amount)
    }
}

/// What `CheckoutCart` of `CheckoutService` asks.
public struct CheckoutCartRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The cart.
    public var cartID: ID<Cart>
    /// Where the orders go: an address of the user.
    public var addressID: ID<Address>
    /// Who takes them there, 1 to 255 bytes.
    public var fullName: String
    /// At most 255 bytes.
    public var phone: String
    /// For each seller in the cart at most one; without one, delivery costs nothing.
    public var deliveryCharges: [DeliveryCharge]
    /// Refuse unless this is the cart's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartID: ID<Cart> = ID<Cart>(),
        addressID: ID<Address> = ID<Address>(),
        fullName: String = "",
        phone: String = "",
        deliveryCharges: [DeliveryCharge] = [],
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartID = cartID
        self.addressID = addressID
        self.fullName = fullName
        self.phone = phone
        self.deliveryCharges = deliveryCharges
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension CheckoutCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartID)
        hasher.combine(self.addressID)
        hasher.combine(self.fullName)
        hasher.combine(self.phone)
        hasher.combine(self.deliveryCharges) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `CheckoutCart` of `CheckoutService` answers.
public struct CheckoutCartResponse: Equatable, Sendable {
    /// The checkout.
    public var checkoutGroup: CheckoutGroup
    /// Its orders by seller. For `validate_only` their ids and numbers are empty.
    public var orders: [Order]
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        checkoutGroup: CheckoutGroup = CheckoutGroup(),
        orders: [Order] = [],
        commitSeq: Int64 = 0
    ) {
        self.checkoutGroup = checkoutGroup
        self.orders = orders
        self.commitSeq = commitSeq
    }
}

extension CheckoutCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.checkoutGroup)
        hasher.combine(self.orders) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}

/// What `GetCheckoutGroup` of `CheckoutService` asks.
public struct GetCheckoutGroupRequest: Equatable, Sendable {
    /// The group, or the cart: they have one id.
    public var checkoutGroupID: ID<Cart>

    @inlinable
    public init(
        checkoutGroupID: ID<Cart> = ID<Cart>()
    ) {
        self.checkoutGroupID = checkoutGroupID
    }
}

extension GetCheckoutGroupRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.checkoutGroupID)
    }
}

/// What `GetCheckoutGroup` of `CheckoutService` answers.
public struct GetCheckoutGroupResponse: Equatable, Sendable {
    /// The group.
    public var checkoutGroup: CheckoutGroup
    /// Its orders.
    public var orders: [Order]

    @inlinable
    public init(
        checkoutGroup: CheckoutGroup = CheckoutGroup(),
        orders: [Order] = []
    ) {
        self.checkoutGroup = checkoutGroup
        self.orders = orders
    }
}

extension GetCheckoutGroupResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.checkoutGroup)
        hasher.combine(self.orders) { $0.combine($1) }
    }
}

/// A line of a new order.
public struct OrderLine: Equatable, Sendable {
    /// What is ordered.
    public var variantID: ID<ProductVariant>
    /// Units, 1 to 10^9.
    public var quantity: Int64
    /// A hold of the caller's on this variant, which the order takes over.
    public var reservationID: ID<Reservation>?

    @inlinable
    public init(
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        reservationID: ID<Reservation>? = nil
    ) {
        self.variantID = variantID
        self.quantity = quantity
        self.reservationID = reservationID
    }
}

extension OrderLine: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.reservationID) { $0.combine($1) }
    }
}

/// What `CreateOrder` of `OrderService` asks.
public struct CreateOrderRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var orderID: ID<Order>?
    /// Who orders.
    public var userID: ID<User>
    /// Where it goes: an address of the user.
    public var addressID: ID<Address>
    /// Who takes it there, 1 to 255 bytes.
    public var fullName: String
    /// At most 255 bytes.
    public var phone: String
    /// What is ordered: 1 to 500 lines, all of one seller, each of another variant.
    public var lines: [OrderLine]
    /// 0 to 10^12.
    public var deliveryCharge: Money
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        orderID: ID<Order>? = nil,
        userID: ID<User> = ID<User>(),
        addressID: ID<Address> = ID<Address>(),
        fullName: String = "",
        phone: String = "",
        lines: [OrderLine] = [],
        deliveryCharge: Money = Money(),
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.orderID = orderID
        self.userID = userID
        self.addressID = addressID
        self.fullName = fullName
        self.phone = phone
        self.lines = lines
        self.deliveryCharge = deliveryCharge
        self.validateOnly = validateOnly
    }
}

extension CreateOrderRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.orderID) { $0.combine($1) }
        hasher.combine(self.userID)
        hasher.combine(self.addressID)
        hasher.combine(self.fullName)
        hasher.combine(self.phone)
        hasher.combine(self.lines) { $0.combine($1) }
        hasher.combine(self.deliveryCharge)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateOrder` of `OrderService` answers.
public struct CreateOrderResponse: Equatable, Sendable {
    /// The new order. For `validate_only` what the server would have made of its id and number is empty.
    public var order: Order
    /// Its lines. For `validate_only` their ids are empty.
    public var items: [OrderItem]
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        order: Order = Order(),
        items: [OrderItem] = [],
        commitSeq: Int64 = 0
    ) {
        self.order = order
        self.items = items
        self.commitSeq = commitSeq
    }
}

extension CreateOrderResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.items) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}

/// What `GetOrder` of `OrderService` asks.
public struct GetOrderRequest: Equatable, Sendable {
    /// The order.
    public var orderID: ID<Order>

    @inlinable
    public init(
        orderID: ID<Order> = ID<Order>()
    ) {
        self.orderID = orderID
    }
}

extension GetOrderRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderID)
    }
}

/// What `GetOrder` of `OrderService` answers.
public struct GetOrderResponse: Equatable, Sendable {
    /// The order.
    public var order: Order
    /// Where it goes.
    public var shippingDetail: OrderShippingDetail

    @inlinable
    public init(
        order: Order = Order(),
        shippingDetail: OrderShippingDetail = OrderShippingDetail()
    ) {
        self.order = order
        self.shippingDetail = shippingDetail
    }
}

extension GetOrderResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.shippingDetail)
    }
}

/// What `LookupOrder` of `OrderService` asks.
public struct LookupOrderRequest: Equatable, Sendable {
    /// The number, 1 to 255 bytes.
    public var orderNumber: String

    @inlinable
    public init(
        orderNumber: String = ""
    ) {
        self.orderNumber = orderNumber
    }
}

extension LookupOrderRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderNumber)
    }
}

/// What `LookupOrder` of `OrderService` answers.
public struct LookupOrderResponse: Equatable, Sendable {
    /// The order.
    public var order: Order
    /// Where it goes.
    public var shippingDetail: OrderShippingDetail

    @inlinable
    public init(
        order: Order = Order(),
        shippingDetail: OrderShippingDetail = OrderShippingDetail()
    ) {
        self.order = order
        self.shippingDetail = shippingDetail
    }
}

extension LookupOrderResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.shippingDetail)
    }
}

/// What `ListOrders` of `OrderService` asks.
public struct ListOrdersRequest: Equatable, Sendable {
    /// Which ones; all of them if absent.
    public enum Filter: Equatable, Sendable {
        /// Those of this user.
        case userID(ID<User>)
        /// Those of this seller.
        case sellerID(ID<Seller>)
    }

    /// Which ones; all of them if absent.
    public var filter: Filter?
    /// Rows of the page, at most 1,000; 50 if 0.
    public var pageSize: Int32
    /// Where the page begins: `next_page_token` of the page before. Empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        filter: Filter? = nil,
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.filter = filter
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListOrdersRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.filter) { hasher, value in
            switch value {
            case .userID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .sellerID(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListOrders` of `OrderService` answers.
public struct ListOrdersResponse: Equatable, Sendable {
    /// The orders.
    public var orders: [Order]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String

    @inlinable
    public init(
        orders: [Order] = [],
        nextPageToken: String = ""
    ) {
        self.orders = orders
        self.nextPageToken = nextPageToken
    }
}

extension ListOrdersResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orders) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}

/// What `UpdateOrderShippingDetail` of `OrderService` asks.
public struct UpdateOrderShippingDetailRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The order.
    public var orderID: ID<Order>
    /// 1 to 255 bytes; unchanged if absent.
    public var fullName: String?
    /// At most 255 bytes; unchanged if absent.
    public var phone: String?
    /// 1 to 255 bytes; unchanged if absent.
    public var addressLine1: String?
    /// At most 255 bytes; unchanged if absent.
    public var addressLine2: String?
    /// 1 to 255 bytes; unchanged if absent.
    public var city: String?
    /// At most 255 bytes; unchanged if absent.
    public var state: String?
    /// At most 255 bytes; unchanged if absent.
    public var postalCode: String?
    /// 1 to 255 bytes; unchanged if absent.
    public var country: String?
    /// Refuse unless this is the shipping detail's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        orderID: ID<Order> = ID<Order>(),
        fullName: String? = nil,
        phone: String? = nil,
        addressLine1: String? = nil,
        addressLine2: String? = nil,
        city: String? = nil,
        state: String? = nil,
        postalCode: String? = nil,
        country: String? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.orderID = orderID
        self.fullName = fullName
        self.phone = phone
        self.addressLine1 = addressLine1
        self.addressLine2 = addressLine2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateOrderShippingDetailRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.orderID)
        hasher.combine(self.fullName) { $0.combine($1) }
        hasher.combine(self.phone) { $0.combine($1) }
        hasher.combine(self.addressLine1) { $0.combine($1) }
        hasher.combine(self.addressLine2) { $0.combine($1) }
        hasher.combine(self.city) { $0.combine($1) }
        hasher.combine(self.state) { $0.combine($1) }
        hasher.combine(self.postalCode) { $0.combine($1) }
        hasher.combine(self.country) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateOrderShippingDetail` of `OrderService` answers.
public struct UpdateOrderShippingDetailResponse: Equatable, Sendable {
    /// Where it goes now.
    public var shippingDetail: OrderShippingDetail
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        shippingDetail: OrderShippingDetail = OrderShippingDetail(),
        commitSeq: Int64 = 0
    ) {
        self.shippingDetail = shippingDetail
        self.commitSeq = commitSeq
    }
}

extension UpdateOrderShippingDetailResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.shippingDetail)
        hasher.combine(self.commitSeq)
    }
}

/// What `CancelOrder` of `OrderService` asks.
public struct CancelOrderRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The order.
    public var orderID: ID<Order>
    /// A note for the list of transitions, at most 255 bytes.
    public var note: String
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        orderID: ID<Order> = ID<Order>(),
        note: String = "",
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.orderID = orderID
        self.note = note
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension CancelOrderRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.orderID)
        hasher.combine(self.note)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `CancelOrder` of `OrderService` answers.
public struct CancelOrderResponse: Equatable, Sendable {
    /// The order, CANCELLED.
    public var order: Order
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        order: Order = Order(),
        commitSeq: Int64 = 0
    ) {
        self.order = order
        self.commitSeq = commitSeq
    }
}

extension CancelOrderResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.commitSeq)
    }
}

/// What `ShipOrder` of `OrderService` asks.
public struct ShipOrderRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The order.
    public var orderID: ID<Order>
    /// A note for the list of transitions, at most 255 bytes.
    public var note: String
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        orderID: ID<Order> = ID<Order>(),
        note: String = "",
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.orderID = orderID
        self.note = note
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ShipOrderRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.orderID)
        hasher.combine(self.note)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ShipOrder` of `OrderService` answers.
public struct ShipOrderResponse: Equatable, Sendable {
    /// The order, SHIPPED.
    public var order: Order
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        order: Order = Order(),
        commitSeq: Int64 = 0
    ) {
        self.order = order
        self.commitSeq = commitSeq
    }
}

extension ShipOrderResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.commitSeq)
    }
}

/// What `DeliverOrder` of `OrderService` asks.
public struct DeliverOrderRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The order.
    public var orderID: ID<Order>
    /// A note for the list of transitions, at most 255 bytes.
    public var note: String
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        orderID: ID<Order> = ID<Order>(),
        note: String = "",
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.orderID = orderID
        self.note = note
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension DeliverOrderRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.orderID)
        hasher.combine(self.note)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `DeliverOrder` of `OrderService` answers.
public struct DeliverOrderResponse: Equatable, Sendable {
    /// The order, DELIVERED.
    public var order: Order
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        order: Order = Order(),
        commitSeq: Int64 = 0
    ) {
        self.order = order
        self.commitSeq = commitSeq
    }
}

extension DeliverOrderResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.commitSeq)
    }
}

/// What `ListOrderItems` of `OrderService` asks.
public struct ListOrderItemsRequest: Equatable, Sendable {
    /// The order.
    public var orderID: ID<Order>

    @inlinable
    public init(
        orderID: ID<Order> = ID<Order>()
    ) {
        self.orderID = orderID
    }
}

extension ListOrderItemsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderID)
    }
}

/// What `ListOrderItems` of `OrderService` answers.
public struct ListOrderItemsResponse: Equatable, Sendable {
    /// The lines.
    public var items: [OrderItem]

    @inlinable
    public init(
        items: [OrderItem] = []
    ) {
        self.items = items
    }
}

extension ListOrderItemsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.items) { $0.combine($1) }
    }
}

/// What `CreateOrderAdjustment` of `OrderService` asks.
public struct CreateOrderAdjustmentRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var adjustmentID: ID<OrderAdjustment>?
    /// The order.
    public var orderID: ID<Order>
    /// Why, 1 to 255 bytes.
    public var description: String
    /// What is added, −10^12 to 10^12 and not 0.
    public var amount: Money
    /// Refuse unless this is the order's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        adjustmentID: ID<OrderAdjustment>? = nil,
        orderID: ID<Order> = ID<Order>(),
        description: String = "",
        amount: Money = Money(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.adjustmentID = adjustmentID
        self.orderID = orderID
        self.description = description
        self.amount = amount
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension CreateOrderAdjustmentRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.adjustmentID) { $0.combine($1) }
        hasher.combine(self.orderID)
        hasher.combine(self.description)
        hasher.combine(self.amount)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateOrderAdjustment` of `OrderService` answers.
public struct CreateOrderAdjustmentResponse: Equatable, Sendable {
    /// The new adjustment. For `validate_only` its id is empty where the server would have made it.
    public var adjustment: OrderAdjustment
    /// The order with its new total.
    public var order: Order
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        adjustment: OrderAdjustment = OrderAdjustment(),
        order: Order = Order(),
        commitSeq: Int64 = 0
    ) {
        self.adjustment = adjustment
        self.order = order
        self.commitSeq = commitSeq
    }
}

extension CreateOrderAdjustmentResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.adjustment)
        hasher.combine(self.order)
        hasher.combine(self.commitSeq)
    }
}

/// What `ListOrderAdjustments` of `OrderService` asks.
public struct ListOrderAdjustmentsRequest: Equatable, Sendable {
    /// The order.
    public var orderID: ID<Order>

    @inlinable
    public init(
        orderID: ID<Order> = ID<Order>()
    ) {
        self.orderID = orderID
    }
}

extension ListOrderAdjustmentsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderID)
    }
}

/// What `ListOrderAdjustments` of `OrderService` answers.
public struct ListOrderAdjustmentsResponse: Equatable, Sendable {
    /// The adjustments, in the order of their ids.
    public var adjustments: [OrderAdjustment]

    @inlinable
    public init(
        adjustments: [OrderAdjustment] = []
    ) {
        self.adjustments = adjustments
    }
}

extension ListOrderAdjustmentsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.adjustments) { $0.combine($1) }
    }
}

/// What `ListOrderTransitions` of `OrderService` asks.
public struct ListOrderTransitionsRequest: Equatable, Sendable {
    /// The order.
    public var orderID: ID<Order>

    @inlinable
    public init(
        orderID: ID<Order> = ID<Order>()
    ) {
        self.orderID = orderID
    }
}

extension ListOrderTransitionsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderID)
    }
}

/// What `ListOrderTransitions` of `OrderService` answers.
public struct ListOrderTransitionsResponse: Equatable, Sendable {
    /// The transitions, the oldest first.
    public var transitions: [OrderTransition]

    @inlinable
    public init(
        transitions: [OrderTransition] = []
    ) {
        self.transitions = transitions
    }
}

extension ListOrderTransitionsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.transitions) { $0.combine($1) }
    }
}

/// What `WatchOrders` of `OrderService` asks.
public struct WatchOrdersRequest: Equatable, Sendable {
    /// Which orders; all of them, if none is given.
    public enum Filter: Equatable, Sendable {
        /// Those of a user.
        case userID(ID<User>)
        /// Those of a seller.
        case sellerID(ID<Seller>)
        /// One.
        case orderID(ID<Order>)
    }

    /// Which orders; all of them, if none is given.
    public var filter: Filter?
    /// Changes after this sequence number; those to come, if absent.
    public var afterSeq: Int64?

    @inlinable
    public init(
        filter: Filter? = nil,
        afterSeq: Int64? = nil
    ) {
        self.filter = filter
        self.afterSeq = afterSeq
    }
}

extension WatchOrdersRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.filter) { hasher, value in
            switch value {
            case .userID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .sellerID(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            case .orderID(let value):
                hasher.combine(3 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.afterSeq) { $0.combine($1) }
    }
}

/// What `WatchOrders` of `OrderService` answers.
public struct WatchOrdersResponse: Equatable, Sendable {
    /// Orders as commands left them.
    public var orders: [Order]
    /// The `after_seq` with which to go on after this response.
    public var resumeSeq: Int64

    @inlinable
    public init(
        orders: [Order] = [],
        resumeSeq: Int64 = 0
    ) {
        self.orders = orders
        self.resumeSeq = resumeSeq
    }
}

extension WatchOrdersResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orders) { $0.combine($1) }
        hasher.combine(self.resumeSeq)
    }
}
