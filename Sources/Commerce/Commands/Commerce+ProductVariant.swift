import HoldfastMessages

/// Product variants of CatalogService.
extension Commerce {
    public mutating func createProductVariant(
        _ request: CreateProductVariantRequest
    ) throws(Interruption) -> CreateProductVariantResponse {
        let variant = ProductVariant(
            id: newKey(request.variantID),
            productID: request.productID,
            sku: request.sku,
            name: request.name,
            price: request.price,
            isActive: request.isActive,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkReferences(of: variant)
        try checkKeys(of: variant, in: entities.variants)
        entities.variants.insert(variant)
        if stocks.slot(of: variant.id) == nil { openStock(of: variant.id) }
        return CreateProductVariantResponse(variant: variant, commitSeq: command.sequence)
    }

    public mutating func getProductVariant(
        _ request: GetProductVariantRequest
    ) throws(Interruption) -> GetProductVariantResponse {
        switch request.key {
        case .variantID(let id):
            return GetProductVariantResponse(variant: entities.variants[try slot(of: id, in: entities.variants)])
        case .sku(let sku):
            let slot = try slot(of: ProductVariant.bySKU, sku, in: entities.variants)
            return GetProductVariantResponse(variant: entities.variants[slot])
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    public mutating func batchGetProductVariants(
        _ request: BatchGetProductVariantsRequest
    ) throws(Interruption) -> BatchGetProductVariantsResponse {
        BatchGetProductVariantsResponse(variants: try rows(request.variantIDs, in: entities.variants))
    }

    public mutating func listProductVariants(
        _ request: ListProductVariantsRequest
    ) throws(Interruption) -> ListProductVariantsResponse {
        let (list, group): (RowList<ProductVariant>, ListGroup)
        switch request.filter {
        case .productID(let product):
            _ = try slot(of: product, in: entities.products)
            (list, group) = (ProductVariant.byProduct, ListGroup(product))
        case nil: (list, group) = (ProductVariant.all, .none)
        }
        let (rows, next) = try page(
            request.pageToken,
            request.pageSize,
            filter: ListProductVariantsRequest(filter: request.filter),
            of: list,
            group,
            in: entities.variants
        )
        return ListProductVariantsResponse(variants: rows, nextPageToken: next)
    }

    public mutating func updateProductVariant(
        _ request: UpdateProductVariantRequest
    ) throws(Interruption) -> UpdateProductVariantResponse {
        let slot = try slot(of: request.variantID, in: entities.variants)
        var variant = entities.variants[slot]
        try check(request.etag, against: variant.etag)
        variant.sku = request.sku ?? variant.sku
        variant.name = request.name ?? variant.name
        variant.price = request.price ?? variant.price
        variant.isActive = request.isActive ?? variant.isActive
        try checkKeys(of: variant, replacing: slot, in: entities.variants)
        let changed = stamped(variant)
        entities.variants.update(slot, to: changed)
        return UpdateProductVariantResponse(variant: changed, commitSeq: command.sequence)
    }

    public mutating func deleteProductVariant(
        _ request: DeleteProductVariantRequest
    ) throws(Interruption) -> DeleteProductVariantResponse {
        let slot = try slot(of: request.variantID, in: entities.variants)
        let variant = entities.variants[slot]
        try check(request.etag, against: variant.etag)
        if stocks.find(variant.id).map({ $0.reservedStock > 0 }) ?? false {
            throw .rejected(.stillReferenced(entity: ProductVariant.entityName, referrer: "reservation"))
        }
        if entities.cartItems.hasRows(of: CartItem.byVariant, ListGroup(variant.id)) {
            throw .rejected(.stillReferenced(entity: ProductVariant.entityName, referrer: CartItem.entityName))
        }
        if variant.isOrdered {
            throw .rejected(.stillReferenced(entity: ProductVariant.entityName, referrer: "order_item"))
        }
        entities.variants.delete(slot, etag: command.etag)
        return DeleteProductVariantResponse(variant: variant, commitSeq: command.sequence)
    }

    /// Begins the stock of a variant with nothing on the shelf, which is its first entry in the ledger.
    mutating func openStock(of variant: ID<ProductVariant>) {
        var stock = Stock(variantID: variant)
        ledger.append(book(Movement(reason: .count), on: &stock))
        stocks.insert(stock)
    }
}
