import HoldfastMessages
import Testing

@testable import Commerce

@Suite("The catalogue at random")
struct CatalogueWorkloadTests {
    @Test(
        "random changes agree with a plain account, and with what is recovered",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func workload(seed: UInt64) throws {
        var limits = Limits()
        limits.maximumImageCount = CatalogueSteps.maximumImageCount
        let shop = try Shop.withSeller(limits: limits)
        for number in 1...2 as ClosedRange<UInt64> { _ = try shop.createCategory(number, below: nil) }
        var steps = CatalogueSteps(seed: seed)
        for step in 0..<1500 {
            let (request, succeeds) = steps.next()
            let outcome = shop.run(request)
            #expect(outcome.isResponse == succeeds, "step \(step): \(request)")
            steps.learn(outcome)
            #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
            guard step % 50 == 0 || step == 1499 else { continue }
            try compare(shop, steps.account)
            let recovered = shop.recovered()
            #expect(recovered.stateHash == shop.stateHash && recovered.invariantViolations.isEmpty)
            try compare(recovered, steps.account)
            #expect(try recovered.products() == shop.products())
            #expect(try recovered.variants() == shop.variants())
            #expect(try recovered.stocks() == shop.stocks())
        }
        #expect(steps.account.succeededCount > 400 && steps.account.failedCount > 400)
        // The hash is that of the rows, whatever way led to them.
        #expect(try sum(of: shop) == shop.stateHash)
    }

    /// Every list has what the account has.
    private func compare(_ shop: Shop, _ account: CatalogueAccount) throws {
        #expect(try shop.products().map(\.id) == account.products(where: { _ in true }).map(Shop.productID))
        for status in [Product.Status.pending, .approved, .rejected] {
            let expected = account.products(where: { $0.status == status }).map(Shop.productID)
            #expect(try shop.products(.status(status)).map(\.id) == expected)
        }
        for category in 1...2 as ClosedRange<UInt64> {
            let expected = account.products(where: { $0.category == category }).map(Shop.productID)
            #expect(try shop.products(.categoryID(Shop.categoryID(category))).map(\.id) == expected)
        }
        for product in account.products(where: { _ in true }) {
            let variants = try shop.variants(.productID(Shop.productID(product)))
            #expect(variants.map(\.id) == account.variants(of: product).map(Shop.variantID))
            let images = try shop.images(of: product).map { image in
                CatalogueAccount.ImageRow(
                    number: image.id.raw.low,
                    product: product,
                    order: image.displayOrder,
                    isPrimary: image.isPrimary
                )
            }
            #expect(images == account.rows.gallery(of: product))
        }
        for variant in try shop.variants() {
            #expect(variant.sku == account.rows.variants[variant.id.raw.low]?.sku)
        }
        let stocks = try shop.stocks()
        #expect(stocks.map(\.variantID) == account.stocks(lowOnly: false).map(Shop.variantID))
        for stock in stocks {
            let expected = try #require(account.rows.stocks[stock.variantID.raw.low])
            #expect(stock.currentStock == expected.current && stock.reservedStock == expected.reserved)
        }
        #expect(try shop.stocks(lowOnly: true).map(\.variantID) == account.stocks(lowOnly: true).map(Shop.variantID))
    }

    /// The sum of the hashes of all rows there are.
    private func sum(of shop: Shop) throws -> Hash128 {
        let user = try shop.answer(.getUser(GetUserRequest(key: .userID(ID(1)))), as: GetUserResponse.self).user
        let get = GetSellerRequest(key: .sellerID(Shop.firstSeller))
        let seller = try shop.answer(.getSeller(get), as: GetSellerResponse.self).seller
        let products = try shop.products()
        let images = try products.flatMap { try shop.images(of: $0.id.raw.low) }
        var sum = user.stateTerm + seller.stateTerm
        for row in try shop.categories(nil) { sum += row.stateTerm }
        for row in products { sum += row.stateTerm }
        for row in try shop.variants() { sum += row.stateTerm }
        for row in images { sum += row.stateTerm }
        for row in try shop.stocks() { sum += row.stateTerm }
        for row in shop.archive.reservations.values { sum += row.stateTerm }
        for row in shop.archive.entries { sum += row.hash(table: UInt64(LedgerEntry.tableNumber)) }
        return sum
    }
}

/// Makes up requests that get into each other's way, and asks the account whether each must succeed.
private struct CatalogueSteps {
    static let maximumImageCount = 3

    private(set) var account = CatalogueAccount(maximumImageCount: CatalogueSteps.maximumImageCount)
    private var random: SplitMix64
    /// In the order of their making, as the account has them.
    private var reservations: [ID<Reservation>] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    mutating func next() -> (request: UnaryRequest, succeeds: Bool) {
        let applies = number(5) > 1
        return switch number(4) {
        case 1: nextOfProducts(applies)
        case 2: nextOfVariants(applies)
        case 3: nextOfImages(applies)
        default: nextOfStock(applies)
        }
    }

    mutating func learn(_ outcome: Shop.Outcome) {
        guard case .response(.createReservation(let response)) = outcome, response.commitSeq > 0 else { return }
        reservations.append(response.reservation.id)
    }

    private mutating func number(_ limit: UInt64) -> UInt64 { UInt64.random(in: 1...limit, using: &random) }

    private mutating func nextOfProducts(_ applies: Bool) -> (request: UnaryRequest, succeeds: Bool) {
        let (product, slug) = (number(8), "p\(number(20))")
        let category = number(2) == 1 ? number(2) : nil
        let id = Shop.productID(product)
        switch number(8) {
        case 1...2:
            let request = CreateProductRequest(
                productID: id,
                sellerID: Shop.firstSeller,
                title: "t",
                slug: slug,
                categoryID: category.map(Shop.categoryID),
                validateOnly: !applies
            )
            return (.createProduct(request), account.createProduct(product, slug, category, applies))
        case 3...4:
            let request = UpdateProductRequest(
                productID: id,
                slug: slug,
                categoryID: category.map(Shop.categoryID),
                validateOnly: !applies
            )
            return (.updateProduct(request), account.updateProduct(product, slug, category, applies))
        case 5...6:
            let request = ApproveProductRequest(productID: id, validateOnly: !applies)
            return (.approveProduct(request), account.judgeProduct(product, as: .approved, applies))
        case 7:
            let request = RejectProductRequest(productID: id, validateOnly: !applies)
            return (.rejectProduct(request), account.judgeProduct(product, as: .rejected, applies))
        default:
            let request = DeleteProductRequest(productID: id, validateOnly: !applies)
            return (.deleteProduct(request), account.deleteProduct(product, applies))
        }
    }

    private mutating func nextOfVariants(_ applies: Bool) -> (request: UnaryRequest, succeeds: Bool) {
        let (variant, product, sku) = (number(12), number(8), "sku-\(number(30))")
        let id = Shop.variantID(variant)
        switch number(5) {
        case 1...2:
            let request = CreateProductVariantRequest(
                variantID: id,
                productID: Shop.productID(product),
                sku: sku,
                validateOnly: !applies
            )
            return (.createProductVariant(request), account.createVariant(variant, of: product, sku, applies))
        case 3:
            let request = UpdateProductVariantRequest(variantID: id, sku: sku, validateOnly: !applies)
            return (.updateProductVariant(request), account.updateVariant(variant, sku, applies))
        default:
            let request = DeleteProductVariantRequest(variantID: id, validateOnly: !applies)
            return (.deleteProductVariant(request), account.deleteVariant(variant, applies))
        }
    }

    private mutating func nextOfImages(_ applies: Bool) -> (request: UnaryRequest, succeeds: Bool) {
        let (image, product, order) = (number(16), number(8), Int64(number(4)))
        let id = Shop.imageID(image)
        switch number(6) {
        case 1...3:
            let request = CreateProductImageRequest(
                imageID: id,
                productID: Shop.productID(product),
                imageURL: "u",
                displayOrder: order,
                validateOnly: !applies
            )
            return (.createProductImage(request), account.createImage(image, of: product, order, applies))
        case 4:
            let request = UpdateProductImageRequest(imageID: id, displayOrder: order, validateOnly: !applies)
            return (.updateProductImage(request), account.updateImage(image, order, applies))
        case 5:
            let request = DeleteProductImageRequest(imageID: id, validateOnly: !applies)
            return (.deleteProductImage(request), account.deleteImage(image, applies))
        default:
            let request = SetPrimaryProductImageRequest(imageID: id, validateOnly: !applies)
            return (.setPrimaryProductImage(request), account.setPrimaryImage(image, applies))
        }
    }

    private mutating func nextOfStock(_ applies: Bool) -> (request: UnaryRequest, succeeds: Bool) {
        let (variant, units) = (number(12), Int64(number(4)))
        let id = Shop.variantID(variant)
        switch number(4) {
        case 1:
            let threshold = number(2) == 1 ? Int64(number(4)) : nil
            let request = SetStockRequest(
                variantID: id,
                currentStock: units * 2,
                lowStockThreshold: threshold,
                validateOnly: !applies
            )
            return (.setStock(request), account.setStock(variant, units * 2, threshold: threshold, applies))
        case 2:
            let request = CreateReservationRequest(variantID: id, quantity: units, validateOnly: !applies)
            return (.createReservation(request), account.hold(units, of: variant, applies))
        default:
            // One of the newest five; before the first, one that is not there.
            let place = reservations.count - Int(number(5))
            let reservation = reservations.indices.contains(place) ? reservations[place] : ID(UUID(high: 8, low: 8))
            let request = ReleaseReservationRequest(reservationID: reservation, validateOnly: !applies)
            return (.releaseReservation(request), account.release(place, applies))
        }
    }
}
