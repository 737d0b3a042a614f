// Generated from holdfast/v1/cart.proto by Proto/generate; changes made here are lost.

/// What a user or an anonymous session has picked. A user may have several, at most 20.
public struct Cart: Equatable, Sendable {
    /// Its key.
    public var id: ID<Cart>
    /// Whose it is; absent for that of a session.
    public var userID: ID<User>?
    /// The session it belongs to, 1 to 255 bytes; empty for that of a user. Unique.
    public var sessionID: String
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Cart> = ID<Cart>(),
        userID: ID<User>? = nil,
        sessionID: String = "",
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.userID = userID
        self.sessionID = sessionID
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
    }
}

extension Cart: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.userID) { $0.combine($1) }
        hasher.combine(self.sessionID)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
    }
}

extension Cart: Entity {
    public typealias RawID = UUID
}

/// A line of a cart. A cart has at most 500.
public struct CartItem: Equatable, Sendable {
    /// Its key.
    public var id: ID<CartItem>
    /// The cart.
    public var cartID: ID<Cart>
    /// What is wanted.
    public var variantID: ID<ProductVariant>
    /// Units, 1 to 10^9.
    public var quantity: Int64
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag
    /// What was held for it last, if anything was. The hold may have ended since.
    public var reservationID: ID<Reservation>?

    @inlinable
    public init(
        id: ID<CartItem> = ID<CartItem>(),
        cartID: ID<Cart> = ID<Cart>(),
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none,
        reservationID: ID<Reservation>? = nil
    ) {
        self.id = id
        self.cartID = cartID
        self.variantID = variantID
        self.quantity = quantity
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
        self.reservationID = reservationID
    }
}

extension CartItem: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.cartID)
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
        hasher.combine(self.reservationID) { $0.combine($1) }
    }
}

extension CartItem: Entity {
    public typealias RawID = UUID
}

/// What `CreateCart` of `CartService` asks.
public struct CreateCartRequest: Equatable, Sendable {
    /// Whose it is. Required.
    public enum Owner: Equatable, Sendable {
        /// The user.
        case userID(ID<User>)
        /// The session, 1 to 255 bytes.
        case sessionID(String)
    }

    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// Whose it is. Required.
    public var owner: Owner?
    /// The key; the server makes one if absent.
    public var cartID: ID<Cart>?
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        owner: Owner? = nil,
        cartID: ID<Cart>? = nil,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.owner = owner
        self.cartID = cartID
        self.validateOnly = validateOnly
    }
}

extension CreateCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.owner) { hasher, value in
            switch value {
            case .userID(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            case .sessionID(let value):
                hasher.combine(3 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.cartID) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateCart` of `CartService` answers.
public struct CreateCartResponse: Equatable, Sendable {
    /// The new cart. For `validate_only` its id is empty where the server would have made it.
    public var cart: Cart
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        cart: Cart = Cart(),
        commitSeq: Int64 = 0
    ) {
        self.cart = cart
        self.commitSeq = commitSeq
    }
}

extension CreateCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.cart)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetCart` of `CartService` asks.
public struct GetCartRequest: Equatable, Sendable {
    /// Which one. Required.
    public enum Key: Equatable, Sendable {
        /// By its id.
        case cartID(ID<Cart>)
        /// By its session.
        case sessionID(String)
    }

    /// Which one. Required.
    public var key: Key?

    @inlinable
    public init(
        key: Key? = nil
    ) {
        self.key = key
    }
}

extension GetCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.key) { hasher, value in
            switch value {
            case .cartID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .sessionID(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetCart` of `CartService` answers.
public struct GetCartResponse: Equatable, Sendable {
    /// The cart.
    public var cart: Cart
    /// The lines, in the order of their variants.
    public var items: [CartItem]

    @inlinable
    public init(
        cart: Cart = Cart(),
        items: [CartItem] = []
    ) {
        self.cart = cart
        self.items = items
    }
}

extension GetCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.cart)
        hasher.combine(self.items) { $0.combine($1) }
    }
}

/// What `AddCartItem` of `CartService` asks.
public struct AddCartItemRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The cart.
    public var cartID: ID<Cart>
    /// What is wanted.
    public var variantID: ID<ProductVariant>
    /// Units to add, 1 to 10^9.
    public var quantity: Int64
    /// A hold of the caller's on these units, which the checkout takes over.
    public var reservationID: ID<Reservation>?
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartID: ID<Cart> = ID<Cart>(),
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        reservationID: ID<Reservation>? = nil,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartID = cartID
        self.variantID = variantID
        self.quantity = quantity
        self.reservationID = reservationID
        self.validateOnly = validateOnly
    }
}

extension AddCartItemRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartID)
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.reservationID) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// What `AddCartItem` of `CartService` answers.
public struct AddCartItemResponse: Equatable, Sendable {
    /// The line after the change. For `validate_only` its id is empty where the server would have made it.
    public var item: CartItem
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        item: CartItem = CartItem(),
        commitSeq: Int64 = 0
    ) {
        self.item = item
        self.commitSeq = commitSeq
    }
}

extension AddCartItemResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.item)
        hasher.combine(self.commitSeq)
    }
}

/// What `UpdateCartItem` of `CartService` asks.
public struct UpdateCartItemRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The line.
    public var cartItemID: ID<CartItem>
    /// Units from now on, 1 to 10^9.
    public var quantity: Int64
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartItemID: ID<CartItem> = ID<CartItem>(),
        quantity: Int64 = 0,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartItemID = cartItemID
        self.quantity = quantity
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateCartItemRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartItemID)
        hasher.combine(self.quantity)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateCartItem` of `CartService` answers.
public struct UpdateCartItemResponse: Equatable, Sendable {
    /// The line after the change.
    public var item: CartItem
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        item: CartItem = CartItem(),
        commitSeq: Int64 = 0
    ) {
        self.item = item
        self.commitSeq = commitSeq
    }
}

extension UpdateCartItemResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.item)
        hasher.combine(self.commitSeq)
    }
}

/// What `RemoveCartItem` of `CartService` asks.
public struct RemoveCartItemRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The line.
    public var cartItemID: ID<CartItem>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartItemID: ID<CartItem> = ID<CartItem>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartItemID = cartItemID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension RemoveCartItemRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartItemID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `RemoveCartItem` of `CartService` answers.
public struct RemoveCartItemResponse: Equatable, Sendable {
    /// The line as it was.
    public var item: CartItem
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        item: CartItem = CartItem(),
        commitSeq: Int64 = 0
    ) {
        self.item = item
        self.commitSeq = commitSeq
    }
}

extension RemoveCartItemResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.item)
        hasher.combine(self.commitSeq)
    }
}

/// What `ClearCart` of `CartService` asks.
public struct ClearCartRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The cart.
    public var cartID: ID<Cart>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartID: ID<Cart> = ID<Cart>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartID = cartID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ClearCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ClearCart` of `CartService` answers.
public struct ClearCartResponse: Equatable, Sendable {
    /// The cart, empty.
    public var cart: Cart
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        cart: Cart = Cart(),
        commitSeq: Int64 = 0
    ) {
        self.cart = cart
        self.commitSeq = commitSeq
    }
}

extension ClearCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.cart)
        hasher.combine(self.commitSeq)
    }
}

/// What `DeleteCart` of `CartService` asks.
public struct DeleteCartRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The cart.
    public var cartID: ID<Cart>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartID: ID<Cart> = ID<Cart>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartID = cartID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension DeleteCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `DeleteCart` of `CartService` answers.
public struct DeleteCartResponse: Equatable, Sendable {
    /// The cart as it was.
    public var cart: Cart
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        cart: Cart = Cart(),
        commitSeq: Int64 = 0
    ) {
        self.cart = cart
        self.commitSeq = commitSeq
    }
}

extension DeleteCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.cart)
        hasher.combine(self.commitSeq)
    }
}

/// What `MergeCarts` of `CartService` asks.
public struct MergeCartsRequest: Equatable, Sendable {
    /// Where it is to go. Required.
    public enum Target: Equatable, Sendable {
        /// The user: the oldest of the carts, or a new one where there is none.
        case userID(ID<User>)
        /// This cart, which must be a user's.
        case cartID(ID<Cart>)
    }

    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The session whose cart is to be merged, 1 to 255 bytes.
    public var sessionID: String
    /// Where it is to go. Required.
    public var target: Target?
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        sessionID: String = "",
        target: Target? = nil,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.sessionID = sessionID
        self.target = target
        self.validateOnly = validateOnly
    }
}

extension MergeCartsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.sessionID)
        hasher.combine(self.target) { hasher, value in
            switch value {
            case .userID(let value):
                hasher.combine(3 as UInt64)
                hasher.combine(value)
            case .cartID(let value):
                hasher.combine(4 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.validateOnly)
    }
}

/// What `MergeCarts` of `CartService` answers.
public struct MergeCartsResponse: Equatable, Sendable {
    /// The user's cart after the change.
    public var cart: Cart
    /// The lines, in the order of their variants.
    public var items: [CartItem]
    /// The sequence number of the change; 0 for `validate_only`, or when nothing changed.
    public var commitSeq: Int64

    @inlinable
    public init(
        cart: Cart = Cart(),
        items: [CartItem] = [],
        commitSeq: Int64 = 0
    ) {
        self.cart = cart
        self.items = items
        self.commitSeq = commitSeq
    }
}

extension MergeCartsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.cart)
        hasher.combine(self.items) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}

/// What `PriceCart` of `CartService` asks.
public struct PriceCartRequest: Equatable, Sendable {
    /// The cart.
    public var cartID: ID<Cart>

    @inlinable
    public init(
        cartID: ID<Cart> = ID<Cart>()
    ) {
        self.cartID = cartID
    }
}

extension PriceCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.cartID)
    }
}

/// What a line would cost now.
public struct PricedLine: Equatable, Sendable {
    /// The line.
    public var item: CartItem
    /// For one unit, now.
    public var price: Money
    /// For all of them.
    public var totalPrice: Money
    /// Who offers it.
    public var sellerID: ID<Seller>
    /// Units that this cart could have, those included that are held for it.
    public var availableStock: Int64
    /// Whether it may be sold.
    public var isSellable: Bool

    @inlinable
    public init(
        item: CartItem = CartItem(),
        price: Money = Money(),
        totalPrice: Money = Money(),
        sellerID: ID<Seller> = ID<Seller>(),
        availableStock: Int64 = 0,
        isSellable: Bool = false
    ) {
        self.item = item
        self.price = price
        self.totalPrice = totalPrice
        self.sellerID = sellerID
        self.availableStock = availableStock
        self.isSellable = isSellable
    }
}

extension PricedLine: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.item)
        hasher.combine(self.price)
        hasher.combine(self.totalPrice)
        hasher.combine(self.sellerID)
        hasher.combine(self.availableStock)
        hasher.combine(self.isSellable)
    }
}

/// What `PriceCart` of `CartService` answers.
public struct PriceCartResponse: Equatable, Sendable {
    /// The lines, in the order of their variants.
    public var lines: [PricedLine]
    /// For all lines, without delivery.
    public var subtotal: Money
    /// Whether all of it may be sold and is there.
    public var isAvailable: Bool
    /// The sequence number at which the answer was true.
    public var readSeq: Int64

    @inlinable
    public init(
        lines: [PricedLine] = [],
        subtotal: Money = Money(),
        isAvailable: Bool = false,
        readSeq: Int64 = 0
    ) {
        self.lines = lines
        self.subtotal = subtotal
        self.isAvailable = isAvailable
        self.readSeq = readSeq
    }
}

extension PriceCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.lines) { $0.combine($1) }
        hasher.combine(self.subtotal)
        hasher.combine(self.isAvailable)
        hasher.combine(self.readSeq)
    }
}

/// What `ReserveCart` of `CartService` asks.
public struct ReserveCartRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The cart.
    public var cartID: ID<Cart>
    /// How long to hold: 1 s to 24 h, 10 min if absent.
    public var ttl: Duration?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        cartID: ID<Cart> = ID<Cart>(),
        ttl: Duration? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.cartID = cartID
        self.ttl = ttl
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ReserveCartRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.cartID)
        hasher.combine(self.ttl) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ReserveCart` of `CartService` answers.
public struct ReserveCartResponse: Equatable, Sendable {
    /// The lines, in the order of their variants.
    public var items: [CartItem]
    /// When the holds end by themselves.
    public var expireTime: Timestamp
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        items: [CartItem] = [],
        expireTime: Timestamp = Timestamp(),
        commitSeq: Int64 = 0
    ) {
        self.items = items
        self.expireTime = expireTime
        self.commitSeq = commitSeq
    }
}

extension ReserveCartResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.items) { $0.combine($1) }
        hasher.combine(self.expireTime)
        hasher.combine(self.commitSeq)
    }
}
