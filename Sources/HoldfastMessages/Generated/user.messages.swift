// Generated from holdfast/v1/user.proto by Proto/generate; changes made here are lost.

/// Someone who buys, sells or runs the shop.
public struct User: Equatable, Sendable {
    /// What a user may do.
    public enum Role: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Buys.
        case user = 1
        /// Sells as well.
        case seller = 2
        /// Runs the shop.
        case admin = 3
    }

    /// The key: 1, 2, 3, …
    public var id: ID<User>
    /// Lower case, 1 to 255 bytes. Unique.
    public var username: String
    /// At most 255 bytes.
    public var firstName: String
    /// At most 255 bytes.
    public var lastName: String
    /// Digits after an optional +; empty for none. Unique.
    public var phoneNumber: String
    /// Lower case; empty for none. Unique.
    public var email: String
    /// What the user may do.
    public var role: User.Role
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<User> = ID<User>(),
        username: String = "",
        firstName: String = "",
        lastName: String = "",
        phoneNumber: String = "",
        email: String = "",
        role: User.Role = .unspecified,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.username = username
        self.firstName = firstName
        self.lastName = lastName
        self.phoneNumber = phoneNumber
        self.email = email
        self.role = role
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
    }
}

extension User: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.username)
        hasher.combine(self.firstName)
        hasher.combine(self.lastName)
        hasher.combine(self.phoneNumber)
        hasher.combine(self.email)
        hasher.combine(self.role)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
    }
}

extension User: Entity {
    public typealias RawID = Int64
}

/// Where a user has things sent.
public struct Address: Equatable, Sendable {
    /// Its key.
    public var id: ID<Address>
    /// Whose it is.
    public var userID: ID<User>
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
    /// Whether it is taken where the user does not say. Exactly one is, when the user has any.
    public var isDefault: Bool
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Address> = ID<Address>(),
        userID: ID<User> = ID<User>(),
        addressLine1: String = "",
        addressLine2: String = "",
        city: String = "",
        state: String = "",
        postalCode: String = "",
        country: String = "",
        isDefault: Bool = false,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.userID = userID
        self.addressLine1 = addressLine1
        self.addressLine2 = addressLine2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.isDefault = isDefault
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
    }
}

extension Address: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.userID)
        hasher.combine(self.addressLine1)
        hasher.combine(self.addressLine2)
        hasher.combine(self.city)
        hasher.combine(self.state)
        hasher.combine(self.postalCode)
        hasher.combine(self.country)
        hasher.combine(self.isDefault)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
    }
}

extension Address: Entity {
    public typealias RawID = UUID
}

/// What `CreateUser` of `UserService` asks.
public struct CreateUserRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// 1 to 255 bytes; kept in lower case.
    public var username: String
    /// At most 255 bytes.
    public var firstName: String
    /// At most 255 bytes.
    public var lastName: String
    /// Kept without spaces, hyphens and brackets; empty for none.
    public var phoneNumber: String
    /// Kept in lower case; empty for none.
    public var email: String
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        username: String = "",
        firstName: String = "",
        lastName: String = "",
        phoneNumber: String = "",
        email: String = "",
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.username = username
        self.firstName = firstName
        self.lastName = lastName
        self.phoneNumber = phoneNumber
        self.email = email
        self.validateOnly = validateOnly
    }
}

extension CreateUserRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.username)
        hasher.combine(self.firstName)
        hasher.combine(self.lastName)
        hasher.combine(self.phoneNumber)
        hasher.combine(self.email)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateUser` of `UserService` answers.
public struct CreateUserResponse: Equatable, Sendable {
    /// The new user. For `validate_only` its id is empty where the server would have made it.
    public var user: User
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        user: User = User(),
        commitSeq: Int64 = 0
    ) {
        self.user = user
        self.commitSeq = commitSeq
    }
}

extension CreateUserResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.user)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetUser` of `UserService` asks.
public struct GetUserRequest: Equatable, Sendable {
    /// Which one. Required.
    public enum Key: Equatable, Sendable {
        /// By its id.
        case userID(ID<User>)
        /// By its name.
        case username(String)
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

extension GetUserRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.key) { hasher, value in
            switch value {
            case .userID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .username(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetUser` of `UserService` answers.
public struct GetUserResponse: Equatable, Sendable {
    /// The user.
    public var user: User

    @inlinable
    public init(
        user: User = User()
    ) {
        self.user = user
    }
}

extension GetUserResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.user)
    }
}

/// What `CreateAddress` of `UserService` asks.
public struct CreateAddressRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var addressID: ID<Address>?
    /// Whose it is.
    public var userID: ID<User>
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
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        addressID: ID<Address>? = nil,
        userID: ID<User> = ID<User>(),
        addressLine1: String = "",
        addressLine2: String = "",
        city: String = "",
        state: String = "",
        postalCode: String = "",
        country: String = "",
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.addressID = addressID
        self.userID = userID
        self.addressLine1 = addressLine1
        self.addressLine2 = addressLine2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
        self.validateOnly = validateOnly
    }
}

extension CreateAddressRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.addressID) { $0.combine($1) }
        hasher.combine(self.userID)
        hasher.combine(self.addressLine1)
        hasher.combine(self.addressLine2)
        hasher.combine(self.city)
        hasher.combine(self.state)
        hasher.combine(self.postalCode)
        hasher.combine(self.country)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateAddress` of `UserService` answers.
public struct CreateAddressResponse: Equatable, Sendable {
    /// The new address. For `validate_only` its id is empty where the server would have made it.
    public var address: Address
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        address: Address = Address(),
        commitSeq: Int64 = 0
    ) {
        self.address = address
        self.commitSeq = commitSeq
    }
}

extension CreateAddressResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.address)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetAddress` of `UserService` asks.
public struct GetAddressRequest: Equatable, Sendable {
    /// The address.
    public var addressID: ID<Address>

    @inlinable
    public init(
        addressID: ID<Address> = ID<Address>()
    ) {
        self.addressID = addressID
    }
}

extension GetAddressRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.addressID)
    }
}

/// What `GetAddress` of `UserService` answers.
public struct GetAddressResponse: Equatable, Sendable {
    /// The address.
    public var address: Address

    @inlinable
    public init(
        address: Address = Address()
    ) {
        self.address = address
    }
}

extension GetAddressResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.address)
    }
}

/// What `ListAddresses` of `UserService` asks.
public struct ListAddressesRequest: Equatable, Sendable {
    /// Whose.
    public var userID: ID<User>
    /// Rows of the page, at most 1,000; 50 if 0.
    public var pageSize: Int32
    /// Where the page begins: `next_page_token` of the page before. Empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        userID: ID<User> = ID<User>(),
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.userID = userID
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListAddressesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.userID)
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListAddresses` of `UserService` answers.
public struct ListAddressesResponse: Equatable, Sendable {
    /// The addresses.
    public var addresses: [Address]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String

    @inlinable
    public init(
        addresses: [Address] = [],
        nextPageToken: String = ""
    ) {
        self.addresses = addresses
        self.nextPageToken = nextPageToken
    }
}

extension ListAddressesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.addresses) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}
