import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// What watchers and lists are told of rows that callers delete, of every kind that they can.
@Suite("Changes that delete")
struct DeletionChangeTests {
    /// Rows that one request deletes.
    struct Deletion: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// What makes the rows, in a small shop.
        var making: [UnaryRequest]
        var request: UnaryRequest
        /// What the deleted rows are rows of, one each.
        var kinds: [EntityKind]
        /// What the request changes besides.
        var changedKinds: [EntityKind] = []
    }

    private static let category = ID<Category>(UUID(high: 38, low: 1))
    private static let product = ID<Product>(UUID(high: 38, low: 2))
    private static let variant = ID<ProductVariant>(UUID(high: 38, low: 3))
    private static let image = ID<ProductImage>(UUID(high: 38, low: 4))
    private static let cart = ID<Cart>(UUID(high: 38, low: 5))

    private static let createProduct = UnaryRequest.createProduct(
        CreateProductRequest(productID: product, sellerID: ID(1), title: "title", slug: "other", isActive: true)
    )

    private static let createVariant = UnaryRequest.createProductVariant(
        CreateProductVariantRequest(variantID: variant, productID: SmallShop.product, sku: "other")
    )

    private static let createCart = UnaryRequest.createCart(CreateCartRequest(owner: .sessionID("s"), cartID: cart))

    private static let addCartItem = UnaryRequest.addCartItem(
        AddCartItemRequest(cartID: cart, variantID: SmallShop.variant, quantity: 1)
    )

    private static func createImage(of product: ID<Product>) -> UnaryRequest {
        .createProductImage(CreateProductImageRequest(imageID: image, productID: product, imageURL: "https://i"))
    }

    private static let deletions: [Deletion] = [
        Deletion(
            testDescription: "a category",
            making: [.createCategory(CreateCategoryRequest(categoryID: category, name: "n", slug: "s"))],
            request: .deleteCategory(DeleteCategoryRequest(categoryID: category)),
            kinds: [.category]
        ),
        Deletion(
            testDescription: "a product",
            making: [createProduct],
            request: .deleteProduct(DeleteProductRequest(productID: product)),
            kinds: [.product]
        ),
        Deletion(
            testDescription: "a product with its image",
            making: [createProduct, createImage(of: product)],
            request: .deleteProduct(DeleteProductRequest(productID: product)),
            kinds: [.product, .productImage]
        ),
        Deletion(
            testDescription: "a variant, whose stock stays",
            making: [createVariant],
            request: .deleteProductVariant(DeleteProductVariantRequest(variantID: variant)),
            kinds: [.productVariant]
        ),
        Deletion(
            testDescription: "an image",
            making: [createImage(of: SmallShop.product)],
            request: .deleteProductImage(DeleteProductImageRequest(imageID: image)),
            kinds: [.productImage]
        ),
        Deletion(
            testDescription: "a cart",
            making: [createCart],
            request: .deleteCart(DeleteCartRequest(cartID: cart)),
            kinds: [.cart]
        ),
        Deletion(
            testDescription: "a cart with its line",
            making: [createCart, addCartItem],
            request: .deleteCart(DeleteCartRequest(cartID: cart)),
            kinds: [.cart, .cartItem]
        ),
        Deletion(
            testDescription: "a line of a cart",
            making: [createCart, addCartItem],
            request: .clearCart(ClearCartRequest(cartID: cart)),
            kinds: [.cartItem],
            changedKinds: [.cart]
        ),
    ]

    @Test("they are told of with their keys, to watchers and in lists", arguments: deletions)
    func told(deletion: Deletion) async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        let watch = try await running.watch()
        for request in SmallShop.requests + deletion.making { try await running.succeed(request) }
        let start = try await running.folded()
        let made = try await watch.groups(after: 0, through: start).changes.compactMap(\.row)
        try await running.succeed(deletion.request)
        let end = try await running.folded()
        try #require(end == start + 1)

        let changes = try await watch.groups(after: start, through: end).changes
        var expected: [String] = []
        for kind in deletion.kinds {
            // By the key under which the row was told of when it was made.
            expected.append(try #require(made.last { $0.header.kind == kind }).name)
        }
        let names = changes.compactMap(\.deletion).map { "\($0.entity) \($0.key)" }
        #expect(names.sorted() == expected.sorted())
        #expect(changes.compactMap(\.kind) == deletion.changedKinds)
        #expect(changes.allSatisfy { $0.commitSeq == end })

        let list = ListChangesRequest(afterSeq: start, pageSize: 1000)
        let listed: ListChangesResponse = try await running.answer(.listChanges(list))
        #expect(listed.changes == changes && listed.resumeSeq == end)
        let some = ListChangesRequest(afterSeq: start, entities: deletion.kinds, pageSize: 1000)
        let deleted: ListChangesResponse = try await running.answer(.listChanges(some))
        #expect(deleted.changes == changes.filter { $0.deletion != nil })
        await running.close()
    }

    @Test("there is a row of this table for every kind of row that callers can delete")
    func complete() {
        let kinds: Set<EntityKind> = [.category, .product, .productVariant, .productImage, .cart, .cartItem]
        #expect(Set(Self.deletions.flatMap(\.kinds)) == kinds)
    }
}
