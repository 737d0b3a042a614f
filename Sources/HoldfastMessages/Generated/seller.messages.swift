// Generated from holdfast/v1/seller.proto by Proto/generate; changes made here are lost.

/// A user's shop.
public struct Seller: Equatable, Sendable {
    /// Whether a seller may sell.
    public enum Status: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Not yet.
        case pending = 1
        /// Yes.
        case approved = 2
        /// Not for now.
        case suspended = 3
    }

    /// The key: 1, 2, 3, …
    public var id: ID<Seller>
    /// Who runs it. Unique.
    public var userID: ID<User>
    /// What shoppers read, 1 to 255 bytes.
    public var storeName: String
    /// Its part of an address: lower-case letters, digits and hyphens, 1 to 255 bytes. Unique.
    public var storeSlug: String
    /// A text about it, at most 16 KiB.
    public var description: String
    /// Where its logo lies, at most 2,048 bytes.
    public var logoURL: String
    /// At most 255 bytes.
    public var businessEmail: String
    /// At most 255 bytes.
    public var businessPhone: String
    /// Whether it may sell.
    public var status: Seller.Status
    /// Whether somebody has made sure who it is.
    public var isVerified: Bool
    /// The mean of its ratings, in hundredths; 0 without any.
    public var averageRating: Int64
    /// Units delivered less units refunded. Not counted yet: 0.
    public var totalSales: Int64
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Seller> = ID<Seller>(),
        userID: ID<User> = ID<User>(),
        storeName: String = "",
        storeSlug: String = "",
        description: String = "",
        logoURL: String = "",
        businessEmail: String = "",
        businessPhone: String = "",
        status: Seller.Status = .unspecified,
        isVerified: Bool = false,
        averageRating: Int64 = 0,
        totalSales: Int64 = 0,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.userID = userID
        self.storeName = storeName
        self.storeSlug = storeSlug
        self.description = description
        self.logoURL = logoURL
        self.businessEmail = businessEmail
        self.businessPhone = businessPhone
        self.status = status
        self.isVerified = isVerified
        self.averageRating = averageRating
        self.totalSales = totalSales
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
    }
}

extension Seller: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.userID)
        hasher.combine(self.storeName)
        hasher.combine(self.storeSlug)
        hasher.combine(self.description)
        hasher.combine(self.logoURL)
        hasher.combine(self.businessEmail)
        hasher.combine(self.businessPhone)
        hasher.combine(self.status)
        hasher.combine(self.isVerified)
        hasher.combine(self.averageRating)
        hasher.combine(self.totalSales)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
    }
}

extension Seller: Entity {
    public typealias RawID = Int64
}

/// What `CreateSeller` of `SellerService` asks.
public struct CreateSellerRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// Who runs it.
    public var userID: ID<User>
    /// What shoppers read, 1 to 255 bytes.
    public var storeName: String
    /// Lower-case letters, digits and hyphens, 1 to 255 bytes.
    public var storeSlug: String
    /// At most 16 KiB.
    public var description: String
    /// At most 2,048 bytes.
    public var logoURL: String
    /// At most 255 bytes.
    public var businessEmail: String
    /// At most 255 bytes.
    public var businessPhone: String
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        userID: ID<User> = ID<User>(),
        storeName: String = "",
        storeSlug: String = "",
        description: String = "",
        logoURL: String = "",
        businessEmail: String = "",
        businessPhone: String = "",
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.userID = userID
        self.storeName = storeName
        self.storeSlug = storeSlug
        self.description = description
        self.logoURL = logoURL
        self.businessEmail = businessEmail
        self.businessPhone = businessPhone
        self.validateOnly = validateOnly
    }
}

extension CreateSellerRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.userID)
        hasher.combine(self.storeName)
        hasher.combine(self.storeSlug)
        hasher.combine(self.description)
        hasher.combine(self.logoURL)
        hasher.combine(self.businessEmail)
        hasher.combine(self.businessPhone)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateSeller` of `SellerService` answers.
public struct CreateSellerResponse: Equatable, Sendable {
    /// The new seller. For `validate_only` its id is empty where the server would have made it.
    public var seller: Seller
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        seller: Seller = Seller(),
        commitSeq: Int64 = 0
    ) {
        self.seller = seller
        self.commitSeq = commitSeq
    }
}

extension CreateSellerResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.seller)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetSeller` of `SellerService` asks.
public struct GetSellerRequest: Equatable, Sendable {
    /// Which one. Required.
    public enum Key: Equatable, Sendable {
        /// By its id.
        case sellerID(ID<Seller>)
        /// By its slug.
        case storeSlug(String)
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

extension GetSellerRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.key) { hasher, value in
            switch value {
            case .sellerID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .storeSlug(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetSeller` of `SellerService` answers.
public struct GetSellerResponse: Equatable, Sendable {
    /// The seller.
    public var seller: Seller

    @inlinable
    public init(
        seller: Seller = Seller()
    ) {
        self.seller = seller
    }
}

extension GetSellerResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.seller)
    }
}

/// What `ApproveSeller` of `SellerService` asks.
public struct ApproveSellerRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The seller.
    public var sellerID: ID<Seller>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        sellerID: ID<Seller> = ID<Seller>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.sellerID = sellerID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ApproveSellerRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.sellerID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ApproveSeller` of `SellerService` answers.
public struct ApproveSellerResponse: Equatable, Sendable {
    /// The seller, APPROVED.
    public var seller: Seller
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        seller: Seller = Seller(),
        commitSeq: Int64 = 0
    ) {
        self.seller = seller
        self.commitSeq = commitSeq
    }
}

extension ApproveSellerResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.seller)
        hasher.combine(self.commitSeq)
    }
}

/// What `SuspendSeller` of `SellerService` asks.
public struct SuspendSellerRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The seller.
    public var sellerID: ID<Seller>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        sellerID: ID<Seller> = ID<Seller>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.sellerID = sellerID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension SuspendSellerRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.sellerID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `SuspendSeller` of `SellerService` answers.
public struct SuspendSellerResponse: Equatable, Sendable {
    /// The seller, SUSPENDED.
    public var seller: Seller
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        seller: Seller = Seller(),
        commitSeq: Int64 = 0
    ) {
        self.seller = seller
        self.commitSeq = commitSeq
    }
}

extension SuspendSellerResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.seller)
        hasher.combine(self.commitSeq)
    }
}

/// What `ReinstateSeller` of `SellerService` asks.
public struct ReinstateSellerRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The seller.
    public var sellerID: ID<Seller>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        sellerID: ID<Seller> = ID<Seller>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.sellerID = sellerID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ReinstateSellerRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.sellerID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ReinstateSeller` of `SellerService` answers.
public struct ReinstateSellerResponse: Equatable, Sendable {
    /// The seller, APPROVED.
    public var seller: Seller
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        seller: Seller = Seller(),
        commitSeq: Int64 = 0
    ) {
        self.seller = seller
        self.commitSeq = commitSeq
    }
}

extension ReinstateSellerResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.seller)
        hasher.combine(self.commitSeq)
    }
}
