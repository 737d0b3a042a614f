import HoldfastMessages

/// Product images of CatalogService.
extension Commerce {
    public mutating func createProductImage(
        _ request: CreateProductImageRequest
    ) throws(Interruption) -> CreateProductImageResponse {
        var image = ProductImage(
            id: newKey(request.imageID),
            productID: request.productID,
            imageURL: request.imageURL,
            altText: request.altText,
            displayOrder: request.displayOrder,
            createTime: command.now,
            etag: command.etag
        )
        try checkReferences(of: image)
        let others = images(of: image.productID)
        try check(count: others.count, below: limits.maximumImageCount, of: ProductImage.self)
        try checkKeys(of: image, in: entities.images)
        image.isPrimary = others.isEmpty
        entities.images.insert(image)
        return CreateProductImageResponse(image: image, commitSeq: command.sequence)
    }

    public mutating func getProductImage(
        _ request: GetProductImageRequest
    ) throws(Interruption) -> GetProductImageResponse {
        GetProductImageResponse(image: entities.images[try slot(of: request.imageID, in: entities.images)])
    }

    public mutating func listProductImages(
        _ request: ListProductImagesRequest
    ) throws(Interruption) -> ListProductImagesResponse {
        _ = try slot(of: request.productID, in: entities.products)
        return ListProductImagesResponse(images: images(of: request.productID))
    }

    public mutating func updateProductImage(
        _ request: UpdateProductImageRequest
    ) throws(Interruption) -> UpdateProductImageResponse {
        let slot = try slot(of: request.imageID, in: entities.images)
        var image = entities.images[slot]
        try check(request.etag, against: image.etag)
        image.imageURL = request.imageURL ?? image.imageURL
        image.altText = request.altText ?? image.altText
        image.displayOrder = request.displayOrder ?? image.displayOrder
        return UpdateProductImageResponse(image: change(slot, to: image), commitSeq: command.sequence)
    }

    public mutating func deleteProductImage(
        _ request: DeleteProductImageRequest
    ) throws(Interruption) -> DeleteProductImageResponse {
        let slot = try slot(of: request.imageID, in: entities.images)
        let image = entities.images[slot]
        try check(request.etag, against: image.etag)
        entities.images.delete(slot, etag: command.etag)
        if image.isPrimary, let next = images(of: image.productID).first { try setPrimary(next.id) }
        return DeleteProductImageResponse(image: image, commitSeq: command.sequence)
    }

    public mutating func setPrimaryProductImage(
        _ request: SetPrimaryProductImageRequest
    ) throws(Interruption) -> SetPrimaryProductImageResponse {
        let image = entities.images[try slot(of: request.imageID, in: entities.images)]
        try check(request.etag, against: image.etag)
        for var other in images(of: image.productID) where other.isPrimary {
            other.isPrimary = false
            _ = change(try slot(of: other.id, in: entities.images), to: other)
        }
        let primary = try setPrimary(image.id)
        return SetPrimaryProductImageResponse(image: primary, commitSeq: command.sequence)
    }

    @discardableResult
    private mutating func setPrimary(_ id: ID<ProductImage>) throws(Interruption) -> ProductImage {
        let slot = try slot(of: id, in: entities.images)
        var image = entities.images[slot]
        image.isPrimary = true
        return change(slot, to: image)
    }

    private mutating func change(_ slot: UInt32, to image: ProductImage) -> ProductImage {
        let changed = stamped(image)
        entities.images.update(slot, to: changed)
        return changed
    }

    /// All images of a product in the order they are shown in.
    private func images(of product: ID<Product>) -> [ProductImage] {
        entities.images.rows(of: ProductImage.byProduct, ListGroup(product))
            .sorted { ($0.displayOrder, $0.id) < ($1.displayOrder, $1.id) }
    }

    /// Products whose images have not exactly one primary one among them.
    func imageViolations() -> [String] {
        var primaryCounts: [ID<Product>: Int] = [:]
        entities.images.forEach { primaryCounts[$0.productID, default: 0] += $0.isPrimary ? 1 : 0 }
        return primaryCounts.filter { $0.value != 1 }.sorted { $0.key < $1.key }.map {
            "product \($0.key) has \($0.value) primary images"
        }
    }
}
