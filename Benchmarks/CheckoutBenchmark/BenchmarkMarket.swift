import HoldfastClient
import HoldfastMessages
import HoldfastServices

/// Two sellers with 500 variants each, users with as many carts as they may have, and in each cart five of the variants.
struct BenchmarkMarket: Sendable {
    private static let variantsPerSeller = 500
    private static let cartsPerUser = 20
    private let shoppers: [ID<User>]

    /// Makes all but the carts.
    init(_ client: HoldfastClient, cartCount: Int) async throws {
        for number in 0..<2 as Range<UInt64> {
            let owner = try await client.users.createUser(CreateUserRequest(username: "owner-\(number)")).user.id
            try await BenchmarkMarket.openStore(number, of: owner, client)
        }
        var shoppers: [ID<User>] = []
        for number in 0...cartCount / BenchmarkMarket.cartsPerUser {
            let user = try await client.users.createUser(CreateUserRequest(username: "shopper-\(number)")).user.id
            let home = CreateAddressRequest(
                addressID: BenchmarkMarket.address(of: number),
                userID: user,
                addressLine1: "1",
                city: "Town",
                country: "Country"
            )
            _ = try await client.users.createAddress(home)
            shoppers.append(user)
        }
        self.shoppers = shoppers
    }

    private static func openStore(_ number: UInt64, of user: ID<User>, _ client: HoldfastClient) async throws {
        let slug = "store-\(number)"
        let request = CreateSellerRequest(userID: user, storeName: slug, storeSlug: slug)
        let seller = try await client.sellers.createSeller(request).seller
        _ = try await client.sellers.approveSeller(ApproveSellerRequest(sellerID: seller.id))
        let product = ID<Product>(UUID(high: 2, low: number))
        _ = try await client.catalog.createProduct(
            CreateProductRequest(productID: product, sellerID: seller.id, title: slug, slug: slug, isActive: true)
        )
        _ = try await client.catalog.approveProduct(ApproveProductRequest(productID: product))
        for index in 0..<variantsPerSeller {
            let variant = variant(UInt64(index), of: number)
            _ = try await client.catalog.createProductVariant(
                CreateProductVariantRequest(
                    variantID: variant,
                    productID: product,
                    sku: "sku-\(number)-\(index)",
                    price: Money(minorUnits: 1999),
                    isActive: true
                )
            )
            _ = try await client.stock.setStock(SetStockRequest(variantID: variant, currentStock: 1_000_000_000))
        }
    }

    private static func variant(_ index: UInt64, of seller: UInt64) -> ID<ProductVariant> {
        ID(UUID(high: 3 + seller, low: index % UInt64(variantsPerSeller)))
    }

    private static func address(of shopper: Int) -> ID<Address> { ID(UUID(high: 1, low: UInt64(shopper) + 1)) }

    private func cart(_ number: Int) -> ID<Cart> { ID(UUID(high: 9, low: UInt64(number) + 1)) }

    /// Three lines of the first seller and two of the second.
    func fillCart(_ number: Int, _ client: HoldfastClient) async throws {
        let shopper = CreateCartRequest.Owner.userID(shoppers[number / BenchmarkMarket.cartsPerUser])
        _ = try await client.carts.createCart(CreateCartRequest(owner: shopper, cartID: cart(number)))
        for line in 0..<5 as Range<UInt64> {
            let variant = BenchmarkMarket.variant(UInt64(number) &* 7 + line, of: line < 3 ? 0 : 1)
            _ = try await client.carts.addCartItem(
                AddCartItemRequest(cartID: cart(number), variantID: variant, quantity: 1)
            )
        }
    }

    /// The call that makes orders of the cart.
    func checkout(of number: Int) -> CheckoutCartRequest {
        CheckoutCartRequest(
            requestID: .random(),
            cartID: cart(number),
            addressID: BenchmarkMarket.address(of: number / BenchmarkMarket.cartsPerUser),
            fullName: "A Shopper"
        )
    }
}
