import HoldfastMessages

/// The fields of requests about the catalogue.
extension Validation {
    mutating func check(catalogue request: UnaryRequest) {
        switch request {
        case .createCategory(let request):
            check(name: request.name, "name")
            check(slug: request.slug)
            check(longText: request.description, "description")
        case .getCategory(let request):
            if request.key == nil { refuse("category_id", "is required, or the slug") }
            if case .slug(let slug) = request.key { check(text: slug, "slug") }
        case .listCategories(let request):
            check(pageSize: request.pageSize)
        case .updateCategory(let request):
            if let name = request.name { check(name: name, "name") }
            if let slug = request.slug { check(slug: slug) }
            if let text = request.description { check(longText: text, "description") }
        case .createProduct(let request):
            check(name: request.title, "title")
            check(slug: request.slug)
            check(longText: request.description, "description")
            check(text: request.badge, "badge")
        case .getProduct(let request):
            if request.key == nil { refuse("product_id", "is required, or the slug") }
            if case .slug(let slug) = request.key { check(text: slug, "slug") }
        case .batchGetProducts(let request):
            check(rowCount: request.productIDs.count, "product_ids")
        case .listProducts(let request):
            if request.filter == .status(.unspecified) { refuse("status", "must be PENDING, APPROVED or REJECTED") }
            check(pageSize: request.pageSize)
        case .updateProduct(let request):
            if let title = request.title { check(name: title, "title") }
            if let slug = request.slug { check(slug: slug) }
            if let text = request.description { check(longText: text, "description") }
            if let text = request.badge { check(text: text, "badge") }
        case .createProductVariant(let request):
            check(name: request.sku, "sku")
            check(text: request.name, "name")
            check(price: request.price)
        case .getProductVariant(let request):
            if request.key == nil { refuse("variant_id", "is required, or the sku") }
            if case .sku(let sku) = request.key { check(text: sku, "sku") }
        case .batchGetProductVariants(let request):
            check(rowCount: request.variantIDs.count, "variant_ids")
        case .listProductVariants(let request):
            check(pageSize: request.pageSize)
        case .updateProductVariant(let request):
            if let sku = request.sku { check(name: sku, "sku") }
            if let name = request.name { check(text: name, "name") }
            if let price = request.price { check(price: price) }
        case .createProductImage(let request):
            check(requiredURL: request.imageURL, "image_url")
            check(text: request.altText, "alt_text")
        case .updateProductImage(let request):
            if let url = request.imageURL { check(requiredURL: url, "image_url") }
            if let text = request.altText { check(text: text, "alt_text") }
        default: break
        }
    }
}
