import HoldfastMessages

/// UserService, as far as others refer to users and their addresses.
extension Commerce {
    public mutating func createUser(_ request: CreateUserRequest) throws(Interruption) -> CreateUserResponse {
        var user = User(
            username: request.username.lowercased(),
            firstName: request.firstName,
            lastName: request.lastName,
            phoneNumber: request.phoneNumber.filter { !" -()".contains($0) },
            email: request.email.lowercased(),
            role: .user,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkKeys(of: user, in: entities.users)
        user.id = nextNumber(.user)
        entities.users.insert(user)
        return CreateUserResponse(user: user, commitSeq: command.sequence)
    }

    public mutating func getUser(_ request: GetUserRequest) throws(Interruption) -> GetUserResponse {
        switch request.key {
        case .userID(let id): return GetUserResponse(user: entities.users[try slot(of: id, in: entities.users)])
        case .username(let name):
            let slot = try slot(of: User.byUsername, name.lowercased(), in: entities.users)
            return GetUserResponse(user: entities.users[slot])
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    public mutating func createAddress(_ request: CreateAddressRequest) throws(Interruption) -> CreateAddressResponse {
        var address = Address(
            id: newKey(request.addressID),
            userID: request.userID,
            addressLine1: request.addressLine1,
            addressLine2: request.addressLine2,
            city: request.city,
            state: request.state,
            postalCode: request.postalCode,
            country: request.country,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkReferences(of: address)
        let count = entities.addresses.rows(of: Address.byUser, ListGroup(address.userID)).count
        try check(count: count, below: limits.maximumAddressCount, of: Address.self)
        try checkKeys(of: address, in: entities.addresses)
        address.isDefault = count == 0
        entities.addresses.insert(address)
        return CreateAddressResponse(address: address, commitSeq: command.sequence)
    }

    public mutating func getAddress(_ request: GetAddressRequest) throws(Interruption) -> GetAddressResponse {
        let slot = try slot(of: request.addressID, in: entities.addresses)
        return GetAddressResponse(address: entities.addresses[slot])
    }

    public mutating func listAddresses(_ request: ListAddressesRequest) throws(Interruption) -> ListAddressesResponse {
        _ = try slot(of: request.userID, in: entities.users)
        let (rows, next) = try page(
            request.pageToken,
            request.pageSize,
            filter: ListAddressesRequest(userID: request.userID),
            of: Address.byUser,
            ListGroup(request.userID),
            in: entities.addresses
        )
        return ListAddressesResponse(addresses: rows, nextPageToken: next)
    }

    /// Users whose addresses have not exactly one default among them.
    func addressViolations() -> [String] {
        var defaultCounts: [ID<User>: Int] = [:]
        entities.addresses.forEach { defaultCounts[$0.userID, default: 0] += $0.isDefault ? 1 : 0 }
        return defaultCounts.filter { $0.value != 1 }.sorted { $0.key < $1.key }.map {
            "user \($0.key) has \($0.value) default addresses"
        }
    }
}
