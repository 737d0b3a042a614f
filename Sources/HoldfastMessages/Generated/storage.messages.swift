// Generated from holdfast/v1/storage.proto by Proto/generate; changes made here are lost.

/// That a request was carried out; what was answered lies beside it. Its key is `commit_seq`.
public struct IdempotencyRecord: Equatable, Sendable {
    /// The sequence number of the command.
    public var commitSeq: Int64
    /// Hash of caller, method and request id, upper half.
    public var keyHigh: UInt64
    /// Its lower half.
    public var keyLow: UInt64
    /// Hash of the request.
    public var requestHash: UInt64
    /// When it was carried out.
    public var createTime: Timestamp

    @inlinable
    public init(
        commitSeq: Int64 = 0,
        keyHigh: UInt64 = 0,
        keyLow: UInt64 = 0,
        requestHash: UInt64 = 0,
        createTime: Timestamp = Timestamp()
    ) {
        self.commitSeq = commitSeq
        self.keyHigh = keyHigh
        self.keyLow = keyLow
        self.requestHash = requestHash
        self.createTime = createTime
    }
}

extension IdempotencyRecord: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.commitSeq)
        hasher.combine(self.keyHigh)
        hasher.combine(self.keyLow)
        hasher.combine(self.requestHash)
        hasher.combine(self.createTime)
    }
}

/// Where a variant's ledger entry with a certain place lies. Its key is (variant, place / 64).
public struct LedgerIndexEntry: Equatable, Sendable {
    /// The entry.
    public var ledgerEntryID: Int64

    @inlinable
    public init(
        ledgerEntryID: Int64 = 0
    ) {
        self.ledgerEntryID = ledgerEntryID
    }
}

extension LedgerIndexEntry: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.ledgerEntryID)
    }
}

/// The last number that was given to a row of an entity whose keys count up.
public struct Counter: Equatable, Sendable {
    /// Which entity.
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

/// A row of any entity but those that have a form of their own for speed: stock, reservations and the ledger.
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
            }
        }
    }
}
