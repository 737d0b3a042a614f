import HoldfastMessages

/// Categories, products, their variants and images.
extension Commerce {
    mutating func take(_ row: Category) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.categories) { return false }
        try checkReferences(of: row)
        try check(depth: depth(of: row.parentID) + 1)
        try checkKeys(of: row, in: entities.categories)
        entities.categories.insert(imported(row))
        return true
    }

    mutating func take(_ row: Product) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.products) { return false }
        try checkReferences(of: row)
        try checkKeys(of: row, in: entities.products)
        entities.products.insert(imported(row))
        return true
    }

    /// A variant adopts its stock row, or gets one.
    mutating func take(_ row: ProductVariant) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.variants) { return false }
        try checkReferences(of: row)
        try checkKeys(of: row, in: entities.variants)
        entities.variants.insert(imported(row))
        if stocks.slot(of: row.id) == nil { openStock(of: row.id) }
        return true
    }

    /// The first image of a product must be the primary one, so that there always is one.
    mutating func take(_ row: ProductImage) throws(Interruption) -> Bool {
        if try isThere(row, in: entities.images) { return false }
        try checkReferences(of: row)
        let count = entities.images.rows(of: ProductImage.byProduct, ListGroup(row.productID)).count
        try check(count: count, below: limits.maximumImageCount, of: ProductImage.self)
        try checkKeys(of: row, in: entities.images)
        guard row.isPrimary == (count == 0) else {
            let problem = row.isPrimary ? "has a primary image already" : "has no primary image yet"
            throw .rejected(.rowConflict("product \(row.productID) \(problem)"))
        }
        entities.images.insert(imported(row))
        return true
    }
}
