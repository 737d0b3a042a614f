import HoldfastMessages

/// What products, variants, images and stock there are, kept as plainly as can be. Each change says whether it must succeed.
struct CatalogueAccount {
    struct ProductRow {
        var slug: String
        var category: UInt64?
        var status: Product.Status
    }

    struct ImageRow: Equatable {
        var number: UInt64
        var product: UInt64
        var order: Int64
        var isPrimary: Bool
    }

    struct StockRow {
        var current: Int64 = 0
        var reserved: Int64 = 0
        var threshold: Int64 = 0
    }

    struct Rows {
        var products: [UInt64: ProductRow] = [:]
        var variants: [UInt64: (product: UInt64, sku: String)] = [:]
        var images: [UInt64: ImageRow] = [:]
        var stocks: [UInt64: StockRow] = [:]
        /// In the order of their making; nil once released.
        var holds: [(variant: UInt64, quantity: Int64)?] = []

        /// The images of a product in the order they are shown in.
        func gallery(of product: UInt64) -> [ImageRow] {
            images.values.filter { $0.product == product }.sorted { ($0.order, $0.number) < ($1.order, $1.number) }
        }

        mutating func setPrimary(_ number: UInt64, of product: UInt64) {
            for image in gallery(of: product) { images[image.number]?.isPrimary = image.number == number }
        }
    }

    let maximumImageCount: Int
    private(set) var rows = Rows()
    private(set) var succeededCount = 0
    private(set) var failedCount = 0

    init(maximumImageCount: Int) {
        self.maximumImageCount = maximumImageCount
    }

    private mutating func carryOut(_ succeeds: Bool, _ applies: Bool, _ change: (inout Rows) -> Void) -> Bool {
        if succeeds { succeededCount += 1 } else { failedCount += 1 }
        if succeeds && applies { change(&rows) }
        return succeeds
    }

    // MARK: Products

    mutating func createProduct(_ number: UInt64, _ slug: String, _ category: UInt64?, _ applies: Bool) -> Bool {
        let succeeds = rows.products[number] == nil && !rows.products.values.contains { $0.slug == slug }
        return carryOut(succeeds, applies) {
            $0.products[number] = ProductRow(slug: slug, category: category, status: .pending)
        }
    }

    mutating func updateProduct(_ number: UInt64, _ slug: String, _ category: UInt64?, _ applies: Bool) -> Bool {
        let isTaken = rows.products.contains { $0.key != number && $0.value.slug == slug }
        return carryOut(rows.products[number] != nil && !isTaken, applies) {
            $0.products[number]?.slug = slug
            if let category { $0.products[number]?.category = category }
            if $0.products[number]?.status == .rejected { $0.products[number]?.status = .pending }
        }
    }

    mutating func judgeProduct(_ number: UInt64, as status: Product.Status, _ applies: Bool) -> Bool {
        carryOut(rows.products[number]?.status == .pending, applies) { $0.products[number]?.status = status }
    }

    mutating func deleteProduct(_ number: UInt64, _ applies: Bool) -> Bool {
        let succeeds = rows.products[number] != nil && !rows.variants.values.contains { $0.product == number }
        return carryOut(succeeds, applies) {
            $0.products[number] = nil
            $0.images = $0.images.filter { $0.value.product != number }
        }
    }

    // MARK: Variants

    mutating func createVariant(_ number: UInt64, of product: UInt64, _ sku: String, _ applies: Bool) -> Bool {
        let isTaken = rows.variants[number] != nil || rows.variants.values.contains { $0.sku == sku }
        return carryOut(rows.products[product] != nil && !isTaken, applies) {
            $0.variants[number] = (product, sku)
            $0.stocks[number] = $0.stocks[number] ?? StockRow()
        }
    }

    mutating func updateVariant(_ number: UInt64, _ sku: String, _ applies: Bool) -> Bool {
        let isTaken = rows.variants.contains { $0.key != number && $0.value.sku == sku }
        return carryOut(rows.variants[number] != nil && !isTaken, applies) { $0.variants[number]?.sku = sku }
    }

    mutating func deleteVariant(_ number: UInt64, _ applies: Bool) -> Bool {
        let succeeds = rows.variants[number] != nil && rows.stocks[number]?.reserved == 0
        return carryOut(succeeds, applies) { $0.variants[number] = nil }
    }

    // MARK: Images

    mutating func createImage(_ number: UInt64, of product: UInt64, _ order: Int64, _ applies: Bool) -> Bool {
        let otherCount = rows.gallery(of: product).count
        let fits = rows.products[product] != nil && otherCount < maximumImageCount
        return carryOut(fits && rows.images[number] == nil, applies) {
            $0.images[number] = ImageRow(number: number, product: product, order: order, isPrimary: otherCount == 0)
        }
    }

    mutating func updateImage(_ number: UInt64, _ order: Int64, _ applies: Bool) -> Bool {
        carryOut(rows.images[number] != nil, applies) { $0.images[number]?.order = order }
    }

    mutating func deleteImage(_ number: UInt64, _ applies: Bool) -> Bool {
        carryOut(rows.images[number] != nil, applies) { rows in
            guard let image = rows.images.removeValue(forKey: number), image.isPrimary else { return }
            if let next = rows.gallery(of: image.product).first { rows.setPrimary(next.number, of: image.product) }
        }
    }

    mutating func setPrimaryImage(_ number: UInt64, _ applies: Bool) -> Bool {
        carryOut(rows.images[number] != nil, applies) { rows in
            if let image = rows.images[number] { rows.setPrimary(number, of: image.product) }
        }
    }

    // MARK: Stock

    mutating func setStock(_ number: UInt64, _ units: Int64, threshold: Int64?, _ applies: Bool) -> Bool {
        carryOut(rows.stocks[number]?.reserved ?? 0 <= units, applies) { rows in
            var stock = rows.stocks[number] ?? StockRow()
            stock.current = units
            stock.threshold = threshold ?? stock.threshold
            rows.stocks[number] = stock
        }
    }

    mutating func hold(_ quantity: Int64, of number: UInt64, _ applies: Bool) -> Bool {
        let succeeds = rows.stocks[number].map { quantity <= $0.current - $0.reserved } ?? false
        return carryOut(succeeds, applies) {
            $0.stocks[number]?.reserved += quantity
            $0.holds.append((variant: number, quantity: quantity))
        }
    }

    /// Releases the hold with this place among all that were made.
    mutating func release(_ place: Int, _ applies: Bool) -> Bool {
        guard rows.holds.indices.contains(place), let hold = rows.holds[place] else {
            return carryOut(false, applies) { _ in }
        }
        return carryOut(true, applies) {
            $0.stocks[hold.variant]?.reserved -= hold.quantity
            $0.holds[place] = nil
        }
    }

    // MARK: Lists

    func products(where isListed: (ProductRow) -> Bool) -> [UInt64] {
        rows.products.filter { isListed($0.value) }.keys.sorted()
    }

    func variants(of product: UInt64) -> [UInt64] {
        rows.variants.filter { $0.value.product == product }.keys.sorted()
    }

    func stocks(lowOnly: Bool) -> [UInt64] {
        rows.stocks.filter { !lowOnly || $0.value.current - $0.value.reserved <= $0.value.threshold }.keys.sorted()
    }
}
