// Generated from holdfast/v1/entity.proto by Proto/generate; changes made here are lost.

/// What rows are rows of. The numbers are those of `EntityRow`.
public enum EntityKind: Int32, Sendable, CaseIterable {
    /// Never sent.
    case unspecified = 0
    case category = 1
    case counter = 2
    case user = 3
    case address = 4
    case seller = 5
    case product = 6
    case productVariant = 7
    case productImage = 8
    case cart = 9
    case cartItem = 10
    case checkoutGroup = 11
    case order = 12
    case orderItem = 13
    case orderShippingDetail = 14
    case orderAdjustment = 15
    case orderTransition = 16
    case payment = 17
    case refund = 18
    case orderAggregate = 19
    case stock = 20
    case reservation = 21
    case ledgerEntry = 22
    case waitlistEntry = 23
}

/// The last number that was given to a row of an entity whose keys count up.
public struct Counter: Equatable, Sendable {
    /// Which entity: 1 for users, 2 for sellers, 3 for orders, 4 for places on waitlists.
    public var id: ID<Counter>
    /// The last number.
    public var lastNumber: Int64
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Counter> = ID<Counter>(),
        lastNumber: Int64 = 0,
        etag: Etag = .none
    ) {
        self.id = id
        self.lastNumber = lastNumber
        self.etag = etag
    }
}

extension Counter: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.lastNumber)
    }
}

extension Counter: Entity {
    public typealias RawID = Int64
}

/// An order with everything that belongs to it. A finished order is kept as one row of this form, and any order is
/// exported as one.
public struct OrderAggregate: Equatable, Sendable {
    /// The order.
    public var order: Order
    /// Its lines.
    public var items: [OrderItem]
    /// Where it goes.
    public var shippingDetail: OrderShippingDetail
    /// What was added to and taken from its cost.
    public var adjustments: [OrderAdjustment]
    /// What became of it, the oldest change first.
    public var transitions: [OrderTransition]
    /// What was paid, or was to be.
    public var payments: [Payment]
    /// What went back, or is to.
    public var refunds: [Refund]
    /// The reservations that it owns and that are open: of a finished order none.
    public var reservations: [Reservation]
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        order: Order = Order(),
        items: [OrderItem] = [],
        shippingDetail: OrderShippingDetail = OrderShippingDetail(),
        adjustments: [OrderAdjustment] = [],
        transitions: [OrderTransition] = [],
        payments: [Payment] = [],
        refunds: [Refund] = [],
        reservations: [Reservation] = [],
        etag: Etag = .none
    ) {
        self.order = order
        self.items = items
        self.shippingDetail = shippingDetail
        self.adjustments = adjustments
        self.transitions = transitions
        self.payments = payments
        self.refunds = refunds
        self.reservations = reservations
        self.etag = etag
    }
}

extension OrderAggregate: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.order)
        hasher.combine(self.items) { $0.combine($1) }
        hasher.combine(self.shippingDetail)
        hasher.combine(self.adjustments) { $0.combine($1) }
        hasher.combine(self.transitions) { $0.combine($1) }
        hasher.combine(self.payments) { $0.combine($1) }
        hasher.combine(self.refunds) { $0.combine($1) }
        hasher.combine(self.reservations) { $0.combine($1) }
    }
}

/// A row of any entity.
public struct EntityRow: Equatable, Sendable {
    /// Required.
    public enum Row: Equatable, Sendable {
        case category(Category)
        case counter(Counter)
        case user(User)
        case address(Address)
        case seller(Seller)
        case product(Product)
        case productVariant(ProductVariant)
        case productImage(ProductImage)
        case cart(Cart)
        case cartItem(CartItem)
        case checkoutGroup(CheckoutGroup)
        case order(Order)
        case orderItem(OrderItem)
        case orderShippingDetail(OrderShippingDetail)
        case orderAdjustment(OrderAdjustment)
        case orderTransition(OrderTransition)
        case payment(Payment)
        case refund(Refund)
        indirect case orderAggregate(OrderAggregate)
        case stock(Stock)
        case reservation(Reservation)
        case ledgerEntry(LedgerEntry)
        case waitlistEntry(WaitlistEntry)
    }

    /// Required.
    public var row: Row?

    @inlinable
    public init(
        row: Row? = nil
    ) {
        self.row = row
    }
}

extension EntityRow: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.row) { hasher, value in
            switch value {
            case .category(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .counter(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            case .user(let value):
                hasher.combine(3 as UInt64)
                hasher.combine(value)
            case .address(let value):
                hasher.combine(4 as UInt64)
                hasher.combine(value)
            case .seller(let value):
                hasher.combine(5 as UInt64)
                hasher.combine(value)
            case .product(let value):
                hasher.combine(6 as UInt64)
                hasher.combine(value)
            case .productVariant(let value):
                hasher.combine(7 as UInt64)
                hasher.combine(value)
            case .productImage(let value):
                hasher.combine(8 as UInt64)
                hasher.combine(value)
            case .cart(let value):
                hasher.combine(9 as UInt64)
                hasher.combine(value)
            case .cartItem(let value):
                hasher.combine(10 as UInt64)
                hasher.combine(value)
            case .checkoutGroup(let value):
                hasher.combine(11 as UInt64)
                hasher.combine(value)
            case .order(let value):
                hasher.combine(12 as UInt64)
                hasher.combine(value)
            case .orderItem(let value):
                hasher.combine(13 as UInt64)
                hasher.combine(value)
            case .orderShippingDetail(let value):
                hasher.combine(14 as UInt64)
                hasher.combine(value)
            case .orderAdjustment(let value):
                hasher.combine(15 as UInt64)
                hasher.combine(value)
            case .orderTransition(let value):
                hasher.combine(16 as UInt64)
                hasher.combine(value)
            case .payment(let value):
                hasher.combine(17 as UInt64)
                hasher.combine(value)
            case .refund(let value):
                hasher.combine(18 as UInt64)
                hasher.combine(value)
            case .orderAggregate(let value):
                hasher.combine(19 as UInt64)
                hasher.combine(value)
            case .stock(let value):
                hasher.combine(20 as UInt64)
                hasher.combine(value)
            case .reservation(let value):
                hasher.combine(21 as UInt64)
                hasher.combine(value)
            case .ledgerEntry(let value):
                hasher.combine(22 as UInt64)
                hasher.combine(value)
            case .waitlistEntry(let value):
                hasher.combine(23 as UInt64)
                hasher.combine(value)
            }
        }
    }
}
