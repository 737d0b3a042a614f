import HoldfastMessages

/// SellerService, as far as others refer to sellers.
extension Commerce {
    public mutating func createSeller(_ request: CreateSellerRequest) throws(Interruption) -> CreateSellerResponse {
        var seller = Seller(
            userID: request.userID,
            storeName: request.storeName,
            storeSlug: request.storeSlug,
            description: request.description,
            logoURL: request.logoURL,
            businessEmail: request.businessEmail,
            businessPhone: request.businessPhone,
            status: .pending,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkReferences(of: seller)
        try checkKeys(of: seller, in: entities.sellers)
        seller.id = nextNumber(.seller)
        entities.sellers.insert(seller)
        return CreateSellerResponse(seller: seller, commitSeq: command.sequence)
    }

    public mutating func getSeller(_ request: GetSellerRequest) throws(Interruption) -> GetSellerResponse {
        switch request.key {
        case .sellerID(let id):
            return GetSellerResponse(seller: entities.sellers[try slot(of: id, in: entities.sellers)])
        case .storeSlug(let slug):
            let slot = try slot(of: Seller.bySlug, slug, in: entities.sellers)
            return GetSellerResponse(seller: entities.sellers[slot])
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    public mutating func approveSeller(_ request: ApproveSellerRequest) throws(Interruption) -> ApproveSellerResponse {
        let seller = try move(request.sellerID, request.etag, from: .pending, to: .approved)
        if let slot = entities.users.slot(of: seller.userID), entities.users[slot].role == .user {
            var user = entities.users[slot]
            user.role = .seller
            entities.users.update(slot, to: stamped(user))
        }
        return ApproveSellerResponse(seller: seller, commitSeq: command.sequence)
    }

    public mutating func suspendSeller(_ request: SuspendSellerRequest) throws(Interruption) -> SuspendSellerResponse {
        let seller = try move(request.sellerID, request.etag, from: .approved, to: .suspended)
        return SuspendSellerResponse(seller: seller, commitSeq: command.sequence)
    }

    public mutating func reinstateSeller(
        _ request: ReinstateSellerRequest
    ) throws(Interruption) -> ReinstateSellerResponse {
        let seller = try move(request.sellerID, request.etag, from: .suspended, to: .approved)
        return ReinstateSellerResponse(seller: seller, commitSeq: command.sequence)
    }

    private mutating func move(
        _ id: ID<Seller>,
        _ etag: Etag,
        from old: Seller.Status,
        to new: Seller.Status
    ) throws(Interruption) -> Seller {
        let slot = try slot(of: id, in: entities.sellers)
        var seller = entities.sellers[slot]
        try check(etag, against: seller.etag)
        guard seller.status == old else { throw .rejected(.sellerState(seller.status)) }
        seller.status = new
        let changed = stamped(seller)
        entities.sellers.update(slot, to: changed)
        return changed
    }
}
