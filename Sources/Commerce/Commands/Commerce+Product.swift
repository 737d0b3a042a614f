import HoldfastMessages

/// Products of CatalogService.
extension Commerce {
    public mutating func createProduct(_ request: CreateProductRequest) throws(Interruption) -> CreateProductResponse {
        let product = Product(
            id: newKey(request.productID),
            sellerID: request.sellerID,
            title: request.title,
            slug: request.slug,
            description: request.description,
            categoryID: request.categoryID,
            badge: request.badge,
            isActive: request.isActive,
            status: .pending,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkReferences(of: product)
        try checkKeys(of: product, in: entities.products)
        entities.products.insert(product)
        return CreateProductResponse(product: product, commitSeq: command.sequence)
    }

    public mutating func getProduct(_ request: GetProductRequest) throws(Interruption) -> GetProductResponse {
        switch request.key {
        case .productID(let id):
            return GetProductResponse(product: entities.products[try slot(of: id, in: entities.products)])
        case .slug(let slug):
            let slot = try slot(of: Product.bySlug, slug, in: entities.products)
            return GetProductResponse(product: entities.products[slot])
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    public mutating func batchGetProducts(
        _ request: BatchGetProductsRequest
    ) throws(Interruption) -> BatchGetProductsResponse {
        BatchGetProductsResponse(products: try rows(request.productIDs, in: entities.products))
    }

    public mutating func listProducts(_ request: ListProductsRequest) throws(Interruption) -> ListProductsResponse {
        let (list, group): (RowList<Product>, ListGroup)
        switch request.filter {
        case .categoryID(let category):
            _ = try slot(of: category, in: entities.categories)
            (list, group) = (Product.byCategory, ListGroup(category))
        case .sellerID(let seller):
            _ = try slot(of: seller, in: entities.sellers)
            (list, group) = (Product.bySeller, ListGroup(seller))
        case .status(let status): (list, group) = (Product.byStatus, ListGroup(number: Int(status.rawValue)))
        case nil: (list, group) = (Product.all, .none)
        }
        let (rows, next) = try page(
            request.pageToken,
            request.pageSize,
            filter: ListProductsRequest(filter: request.filter),
            of: list,
            group,
            in: entities.products
        )
        return ListProductsResponse(products: rows, nextPageToken: next)
    }

    public mutating func updateProduct(_ request: UpdateProductRequest) throws(Interruption) -> UpdateProductResponse {
        let slot = try slot(of: request.productID, in: entities.products)
        var product = entities.products[slot]
        product.title = request.title ?? product.title
        product.slug = request.slug ?? product.slug
        product.description = request.description ?? product.description
        product.categoryID = request.categoryID ?? product.categoryID
        product.badge = request.badge ?? product.badge
        product.isActive = request.isActive ?? product.isActive
        if product.status == .rejected { product.status = .pending }
        try checkReferences(of: product)
        try check(request.etag, against: product.etag)
        try checkKeys(of: product, replacing: slot, in: entities.products)
        return UpdateProductResponse(product: change(slot, to: product), commitSeq: command.sequence)
    }

    public mutating func deleteProduct(_ request: DeleteProductRequest) throws(Interruption) -> DeleteProductResponse {
        let slot = try slot(of: request.productID, in: entities.products)
        let product = entities.products[slot]
        try check(request.etag, against: product.etag)
        let group = ListGroup(product.id)
        try refuseReferrers(to: Product.self, ProductVariant.byProduct, group, in: entities.variants)
        for image in entities.images.rows(of: ProductImage.byProduct, group) {
            entities.images.delete(try self.slot(of: image.id, in: entities.images), etag: command.etag)
        }
        entities.products.delete(slot, etag: command.etag)
        return DeleteProductResponse(product: product, commitSeq: command.sequence)
    }

    public mutating func approveProduct(
        _ request: ApproveProductRequest
    ) throws(Interruption) -> ApproveProductResponse {
        let product = try judge(request.productID, request.etag, as: .approved)
        return ApproveProductResponse(product: product, commitSeq: command.sequence)
    }

    public mutating func rejectProduct(_ request: RejectProductRequest) throws(Interruption) -> RejectProductResponse {
        let product = try judge(request.productID, request.etag, as: .rejected)
        return RejectProductResponse(product: product, commitSeq: command.sequence)
    }

    private mutating func judge(
        _ id: ID<Product>,
        _ etag: Etag,
        as status: Product.Status
    ) throws(Interruption) -> Product {
        let slot = try slot(of: id, in: entities.products)
        var product = entities.products[slot]
        try check(etag, against: product.etag)
        guard product.status == .pending else { throw .rejected(.productState(product.status)) }
        product.status = status
        return change(slot, to: product)
    }

    private mutating func change(_ slot: UInt32, to product: Product) -> Product {
        let changed = stamped(product)
        entities.products.update(slot, to: changed)
        return changed
    }
}
