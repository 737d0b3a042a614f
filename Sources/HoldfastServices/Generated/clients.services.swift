// Generated from the schema by Proto/generate; changes made here are lost.

import GRPC
import HoldfastCoding
import HoldfastMessages

/// Calls `holdfast.v1.AdminService`. Every function throws the status of a call that did not end with OK.
public struct AdminServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// What the server is and how far it has got.
    public func getServerInfo(
        _ request: GetServerInfoRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetServerInfoResponse {
        try await client.call(HoldfastMethods.unary[0], request, options: options)
    }

    /// A hash of everything the service knows, to compare two servers or one before and after.
    public func getStateHash(
        _ request: GetStateHashRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetStateHashResponse {
        try await client.call(HoldfastMethods.unary[1], request, options: options)
    }

    /// Checks what is in memory: balances against limits, reserved stock against open reservations.
    public func verifyInvariants(
        _ request: VerifyInvariantsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> VerifyInvariantsResponse {
        try await client.call(HoldfastMethods.unary[2], request, options: options)
    }

    /// Everything the service knows, of one moment, in an order in which it can be imported.
    /// Errors: FAILED_PRECONDITION NOT_JOURNALED; ABORTED SNAPSHOT_EXPIRED after ten minutes; UNAVAILABLE OVERLOADED
    /// where as many exports run as may.
    /// The call is reset if `body` returns before the server has ended it.
    public func exportEntities<Result>(
        _ request: ExportEntitiesRequest,
        options: CallOptions = CallOptions(),
        _ body: (MessageStream<ExportEntitiesResponse>) async throws -> Result
    ) async throws -> Result {
        try await client.serverStreaming(HoldfastMethods.streaming[0], request, options: options, body)
    }

    /// Takes in rows as they are, with their keys and times: what was exported elsewhere, or a catalogue that somebody
    /// wrote. The rows of one request take effect together, but for those that are refused, each for itself; the
    /// response to it comes when they are durable. A row that is there already, just so, is passed over: after a break
    /// an import may begin again at any row before it. Of a row that has left memory only its key is compared. What the
    /// service has changed meanwhile is refused, and stays as it is. Units that the ledger says are reserved stay so
    /// until the reservations that hold them have come: an export is to be imported whole.
    /// Errors: INVALID_ARGUMENT INVALID_FIELD for a request without rows, or with more than 1,000, and without a reason
    /// for one with a field that cannot be read; RESOURCE_EXHAUSTED STORAGE_FULL.
    /// The call is reset if `body` returns before the server has ended it.
    public func importEntities<Result>(
        options: CallOptions = CallOptions(),
        _ body: (ClientStream<ImportEntitiesRequest, ImportEntitiesResponse>) async throws -> Result
    ) async throws -> Result {
        try await client.bidirectional(HoldfastMethods.streaming[1], options: options, body)
    }
}

/// Calls `holdfast.v1.CartService`. Every function throws the status of a call that did not end with OK.
public struct CartServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Begins a cart for a user or for an anonymous session.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; ALREADY_EXISTS KEY_TAKEN for its id or session;
    /// RESOURCE_EXHAUSTED COUNT_LIMIT.
    public func createCart(
        _ request: CreateCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateCartResponse {
        try await client.call(
            HoldfastMethods.unary[3],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One cart with its lines, by id or by session.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getCart(
        _ request: GetCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetCartResponse {
        try await client.call(HoldfastMethods.unary[4], request, options: options)
    }

    /// Adds units of a variant; a cart has one line for each variant. A hold that is named takes the place of the one
    /// before, which is given back.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the cart or the variant, RESERVATION_NOT_FOUND; FAILED_PRECONDITION
    /// NOT_SELLABLE; RESOURCE_EXHAUSTED COUNT_LIMIT for the lines, QUANTITY_LIMIT.
    public func addCartItem(
        _ request: AddCartItemRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> AddCartItemResponse {
        try await client.call(
            HoldfastMethods.unary[5],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Changes how many units a line has.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    public func updateCartItem(
        _ request: UpdateCartItemRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateCartItemResponse {
        try await client.call(
            HoldfastMethods.unary[6],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Takes a line out, and gives back what is held for it.
    /// Errors: as UpdateCartItem.
    public func removeCartItem(
        _ request: RemoveCartItemRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> RemoveCartItemResponse {
        try await client.call(
            HoldfastMethods.unary[7],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Takes all lines out, and gives back what is held for them.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    public func clearCart(
        _ request: ClearCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ClearCartResponse {
        try await client.call(
            HoldfastMethods.unary[8],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Removes a cart with its lines, and gives back what is held for them.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    public func deleteCart(
        _ request: DeleteCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeleteCartResponse {
        try await client.call(
            HoldfastMethods.unary[9],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Puts what an anonymous session picked into a user's cart, at sign-in, with what is held for it. Units beyond
    /// 10^9 in a line are left out. The session's cart is gone afterwards. Where there is none, the user's cart stays
    /// as it is, or begins, so that it can be called again and again; what changes nothing is not remembered under its
    /// request id.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user or the cart; FAILED_PRECONDITION CART_ANONYMOUS;
    /// RESOURCE_EXHAUSTED COUNT_LIMIT for the lines.
    public func mergeCarts(
        _ request: MergeCartsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> MergeCartsResponse {
        try await client.call(
            HoldfastMethods.unary[10],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// What the cart would cost now, and whether it could be had.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; RESOURCE_EXHAUSTED AMOUNT_LIMIT.
    public func priceCart(
        _ request: PriceCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> PriceCartResponse {
        try await client.call(HoldfastMethods.unary[11], request, options: options)
    }

    /// Holds the units of all lines for a while, or none. What is held already ends at the new time, and has the line's
    /// units.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; FAILED_PRECONDITION CART_EMPTY, NOT_SELLABLE, INSUFFICIENT_STOCK.
    public func reserveCart(
        _ request: ReserveCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ReserveCartResponse {
        try await client.call(
            HoldfastMethods.unary[12],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}

/// Calls `holdfast.v1.CatalogService`. Every function throws the status of a call that did not end with OK.
public struct CatalogServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Adds a category, at the top or below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; ALREADY_EXISTS KEY_TAKEN for its id or slug;
    /// FAILED_PRECONDITION CATEGORY_DEPTH.
    public func createCategory(
        _ request: CreateCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[13],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One category, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getCategory(
        _ request: GetCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetCategoryResponse {
        try await client.call(HoldfastMethods.unary[14], request, options: options)
    }

    /// Categories in the order of their ids: all of them, those at the top, or those right below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listCategories(
        _ request: ListCategoriesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListCategoriesResponse {
        try await client.call(HoldfastMethods.unary[15], request, options: options)
    }

    /// Changes what a category is called and says of itself.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for its slug.
    public func updateCategory(
        _ request: UpdateCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[16],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Puts a category, with all that is below it, below another or at the top.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for it or the parent; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION
    /// CATEGORY_CYCLE, CATEGORY_DEPTH.
    public func moveCategory(
        _ request: MoveCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> MoveCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[17],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Removes a category that has no other below it and no product in it.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    public func deleteCategory(
        _ request: DeleteCategoryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeleteCategoryResponse {
        try await client.call(
            HoldfastMethods.unary[18],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Adds a product, PENDING until it is approved.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the seller or the category; ALREADY_EXISTS KEY_TAKEN for its id or slug.
    public func createProduct(
        _ request: CreateProductRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateProductResponse {
        try await client.call(
            HoldfastMethods.unary[19],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One product, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getProduct(
        _ request: GetProductRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetProductResponse {
        try await client.call(HoldfastMethods.unary[20], request, options: options)
    }

    /// Several products at one moment, in the order asked for.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND when any of them is unknown.
    public func batchGetProducts(
        _ request: BatchGetProductsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchGetProductsResponse {
        try await client.call(HoldfastMethods.unary[21], request, options: options)
    }

    /// Products in the order of their ids: all of them, or those of a category, of a seller or in a state.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the category or the seller; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listProducts(
        _ request: ListProductsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListProductsResponse {
        try await client.call(HoldfastMethods.unary[22], request, options: options)
    }

    /// Changes a product. A REJECTED one is PENDING again: the change is what is to be judged now.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for it or the category; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for
    /// its slug.
    public func updateProduct(
        _ request: UpdateProductRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateProductResponse {
        try await client.call(
            HoldfastMethods.unary[23],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Removes a product that has no variants, and its images.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    public func deleteProduct(
        _ request: DeleteProductRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeleteProductResponse {
        try await client.call(
            HoldfastMethods.unary[24],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Lets a PENDING product be sold.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION PRODUCT_STATE.
    public func approveProduct(
        _ request: ApproveProductRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ApproveProductResponse {
        try await client.call(
            HoldfastMethods.unary[25],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Refuses a PENDING product.
    /// Errors: as ApproveProduct.
    public func rejectProduct(
        _ request: RejectProductRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> RejectProductResponse {
        try await client.call(
            HoldfastMethods.unary[26],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Adds a variant to a product. The stock that its id has already becomes its stock; else it has 0 units.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product; ALREADY_EXISTS KEY_TAKEN for its id or SKU.
    public func createProductVariant(
        _ request: CreateProductVariantRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateProductVariantResponse {
        try await client.call(
            HoldfastMethods.unary[27],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One variant, by id or by SKU.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getProductVariant(
        _ request: GetProductVariantRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetProductVariantResponse {
        try await client.call(HoldfastMethods.unary[28], request, options: options)
    }

    /// Several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND when any of them is unknown.
    public func batchGetProductVariants(
        _ request: BatchGetProductVariantsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchGetProductVariantsResponse {
        try await client.call(HoldfastMethods.unary[29], request, options: options)
    }

    /// Variants in the order of their ids: all of them, or those of a product.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listProductVariants(
        _ request: ListProductVariantsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListProductVariantsResponse {
        try await client.call(HoldfastMethods.unary[30], request, options: options)
    }

    /// Changes a variant. Orders keep the price they were placed at.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for its SKU.
    public func updateProductVariant(
        _ request: UpdateProductVariantRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateProductVariantResponse {
        try await client.call(
            HoldfastMethods.unary[31],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Removes a variant that no open reservation, no cart and no order refers to; its stock stays. Others can be
    /// deactivated.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    public func deleteProductVariant(
        _ request: DeleteProductVariantRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeleteProductVariantResponse {
        try await client.call(
            HoldfastMethods.unary[32],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Adds an image to a product. The first one is its primary image.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product; RESOURCE_EXHAUSTED COUNT_LIMIT; ALREADY_EXISTS KEY_TAKEN for
    /// its id.
    public func createProductImage(
        _ request: CreateProductImageRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateProductImageResponse {
        try await client.call(
            HoldfastMethods.unary[33],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One image.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getProductImage(
        _ request: GetProductImageRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetProductImageResponse {
        try await client.call(HoldfastMethods.unary[34], request, options: options)
    }

    /// All images of a product by their display order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product.
    public func listProductImages(
        _ request: ListProductImagesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListProductImagesResponse {
        try await client.call(HoldfastMethods.unary[35], request, options: options)
    }

    /// Changes an image.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    public func updateProductImage(
        _ request: UpdateProductImageRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateProductImageResponse {
        try await client.call(
            HoldfastMethods.unary[36],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Removes an image. If it was the primary one, the first of the others becomes it.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    public func deleteProductImage(
        _ request: DeleteProductImageRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeleteProductImageResponse {
        try await client.call(
            HoldfastMethods.unary[37],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Makes an image the primary one of its product, in the place of the one that was.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    public func setPrimaryProductImage(
        _ request: SetPrimaryProductImageRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> SetPrimaryProductImageResponse {
        try await client.call(
            HoldfastMethods.unary[38],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}

/// Calls `holdfast.v1.ChangeService`. Every function throws the status of a call that did not end with OK.
public struct ChangeServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Changes after a sequence number, a page at a time. A page may have fewer changes than asked for, even none, and
    /// still not be the last.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; OUT_OF_RANGE CHANGES_TRIMMED, AS_OF_IN_FUTURE; FAILED_PRECONDITION
    /// NOT_JOURNALED.
    public func listChanges(
        _ request: ListChangesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListChangesResponse {
        try await client.call(HoldfastMethods.unary[39], request, options: options)
    }

    /// How far the server has got, and how far back changes reach.
    /// Errors: FAILED_PRECONDITION NOT_JOURNALED.
    public func getWatermark(
        _ request: GetWatermarkRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetWatermarkResponse {
        try await client.call(HoldfastMethods.unary[40], request, options: options)
    }

    /// Changes as they become durable. The first response comes at once and says where the stream begins; after a break
    /// it goes on, without a gap, after the `resume_seq` of the last response that came. What came of a group of
    /// commands before the break may come once more. While nothing of the stream is for its caller, responses without
    /// changes say now and then how far it has got.
    /// Errors: as ListChanges; CHANGES_TRIMMED also to a caller who reads so slowly that what comes next is no longer
    /// kept; RESOURCE_EXHAUSTED WATCHER_LIMIT; UNAVAILABLE when the server shuts down.
    /// The call is reset if `body` returns before the server has ended it.
    public func watchChanges<Result>(
        _ request: WatchChangesRequest,
        options: CallOptions = CallOptions(),
        _ body: (MessageStream<WatchChangesResponse>) async throws -> Result
    ) async throws -> Result {
        try await client.serverStreaming(HoldfastMethods.streaming[2], request, options: options, body)
    }
}

/// Calls `holdfast.v1.LedgerService`. Every function throws the status of a call that did not end with OK.
public struct LedgerServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// One entry.
    /// Errors: NOT_FOUND LEDGER_ENTRY_NOT_FOUND.
    public func getLedgerEntry(
        _ request: GetLedgerEntryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetLedgerEntryResponse {
        try await client.call(HoldfastMethods.unary[41], request, options: options)
    }

    /// Entries, the newest first.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    public func listLedgerEntries(
        _ request: ListLedgerEntriesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListLedgerEntriesResponse {
        try await client.call(HoldfastMethods.unary[42], request, options: options)
    }

    /// Proves over one consistent snapshot that at every entry the sums equal the balances, and at the end the stock.
    /// Errors: ABORTED SNAPSHOT_EXPIRED after ten minutes.
    public func verifyLedger(
        _ request: VerifyLedgerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> VerifyLedgerResponse {
        try await client.call(HoldfastMethods.unary[43], request, options: options)
    }
}

/// Calls `holdfast.v1.CheckoutService`. Every function throws the status of a call that did not end with OK.
public struct CheckoutServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Orders what is in a user's cart, at the prices of this moment: one order for each seller, with the units held
    /// until it is paid. What ReserveCart holds is taken over. The cart is gone afterwards, and the group of its orders
    /// has its id.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the cart or the address; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION
    /// CART_CHECKED_OUT, CART_ANONYMOUS, CART_EMPTY, NOT_SELLABLE, INSUFFICIENT_STOCK; RESOURCE_EXHAUSTED AMOUNT_LIMIT.
    public func checkoutCart(
        _ request: CheckoutCartRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CheckoutCartResponse {
        try await client.call(
            HoldfastMethods.unary[44],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// The orders that a cart became.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getCheckoutGroup(
        _ request: GetCheckoutGroupRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetCheckoutGroupResponse {
        try await client.call(HoldfastMethods.unary[45], request, options: options)
    }
}

/// Calls `holdfast.v1.OrderService`. Every function throws the status of a call that did not end with OK.
public struct OrderServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Orders variants of one seller without a cart.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user, the address or a variant, RESERVATION_NOT_FOUND; ALREADY_EXISTS
    /// KEY_TAKEN for its id; FAILED_PRECONDITION RESERVATION_STATE, RESERVATION_EXPIRED, RESERVATION_OWNED,
    /// NOT_SELLABLE, INSUFFICIENT_STOCK; RESOURCE_EXHAUSTED AMOUNT_LIMIT.
    public func createOrder(
        _ request: CreateOrderRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateOrderResponse {
        try await client.call(
            HoldfastMethods.unary[46],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One order, and where it goes.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getOrder(
        _ request: GetOrderRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetOrderResponse {
        try await client.call(HoldfastMethods.unary[47], request, options: options)
    }

    /// The same by its number.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func lookupOrder(
        _ request: LookupOrderRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> LookupOrderResponse {
        try await client.call(HoldfastMethods.unary[48], request, options: options)
    }

    /// Orders in the order of their ids: all of them, or those of a user or a seller.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user or the seller; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listOrders(
        _ request: ListOrdersRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListOrdersResponse {
        try await client.call(HoldfastMethods.unary[49], request, options: options)
    }

    /// Changes where an order goes, as long as it is PENDING or PROCESSING.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE.
    public func updateOrderShippingDetail(
        _ request: UpdateOrderShippingDetailRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateOrderShippingDetailResponse {
        try await client.call(
            HoldfastMethods.unary[50],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Cancels a PENDING or PROCESSING order: its units become available, and what was paid is due to be refunded.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE.
    public func cancelOrder(
        _ request: CancelOrderRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CancelOrderResponse {
        try await client.call(
            HoldfastMethods.unary[51],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Ships a PROCESSING order: its units leave the current stock.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE, INSUFFICIENT_STOCK
    /// for what is on back order still.
    public func shipOrder(
        _ request: ShipOrderRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ShipOrderResponse {
        try await client.call(
            HoldfastMethods.unary[52],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Notes that a SHIPPED order has arrived.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE.
    public func deliverOrder(
        _ request: DeliverOrderRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> DeliverOrderResponse {
        try await client.call(
            HoldfastMethods.unary[53],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// The lines of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func listOrderItems(
        _ request: ListOrderItemsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListOrderItemsResponse {
        try await client.call(HoldfastMethods.unary[54], request, options: options)
    }

    /// Adds to or takes from what a PENDING order costs.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE; RESOURCE_EXHAUSTED
    /// COUNT_LIMIT, AMOUNT_LIMIT where the total would leave 0 to 10^15; ALREADY_EXISTS KEY_TAKEN for its id.
    public func createOrderAdjustment(
        _ request: CreateOrderAdjustmentRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateOrderAdjustmentResponse {
        try await client.call(
            HoldfastMethods.unary[55],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// What was added to and taken from the cost of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func listOrderAdjustments(
        _ request: ListOrderAdjustmentsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListOrderAdjustmentsResponse {
        try await client.call(HoldfastMethods.unary[56], request, options: options)
    }

    /// How an order came to be what it is, the oldest change first.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func listOrderTransitions(
        _ request: ListOrderTransitionsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListOrderTransitionsResponse {
        try await client.call(HoldfastMethods.unary[57], request, options: options)
    }

    /// Orders as they change, once that is durable: as StockService.WatchStocks.
    /// The call is reset if `body` returns before the server has ended it.
    public func watchOrders<Result>(
        _ request: WatchOrdersRequest,
        options: CallOptions = CallOptions(),
        _ body: (MessageStream<WatchOrdersResponse>) async throws -> Result
    ) async throws -> Result {
        try await client.serverStreaming(HoldfastMethods.streaming[3], request, options: options, body)
    }
}

/// Calls `holdfast.v1.PaymentService`. Every function throws the status of a call that did not end with OK.
public struct PaymentServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Notes that a payment of a PENDING order has begun.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ALREADY_EXISTS KEY_TAKEN for its id or the gateway's; FAILED_PRECONDITION
    /// ORDER_STATE; RESOURCE_EXHAUSTED COUNT_LIMIT.
    public func createPayment(
        _ request: CreatePaymentRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreatePaymentResponse {
        try await client.call(
            HoldfastMethods.unary[58],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One payment.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getPayment(
        _ request: GetPaymentRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetPaymentResponse {
        try await client.call(HoldfastMethods.unary[59], request, options: options)
    }

    /// The payments of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func listPayments(
        _ request: ListPaymentsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListPaymentsResponse {
        try await client.call(HoldfastMethods.unary[60], request, options: options)
    }

    /// Notes that a PENDING payment has succeeded. An order that is paid with it is PROCESSING from then on and its
    /// units are committed. What is paid too much, or for an order that is cancelled, is due to be refunded.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN; FAILED_PRECONDITION
    /// PAYMENT_STATE.
    public func confirmPayment(
        _ request: ConfirmPaymentRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ConfirmPaymentResponse {
        try await client.call(
            HoldfastMethods.unary[61],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Notes that a PENDING payment has failed. A new try is a new payment.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION PAYMENT_STATE.
    public func failPayment(
        _ request: FailPaymentRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> FailPaymentResponse {
        try await client.call(
            HoldfastMethods.unary[62],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Notes a refund that the gateway has carried out: one that was due, or another one.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the payment, the refund or a line; ABORTED ETAG_MISMATCH;
    /// FAILED_PRECONDITION PAYMENT_STATE, REFUND_STATE, REFUND_EXCEEDS; ALREADY_EXISTS KEY_TAKEN; RESOURCE_EXHAUSTED
    /// COUNT_LIMIT.
    public func refundPayment(
        _ request: RefundPaymentRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> RefundPaymentResponse {
        try await client.call(
            HoldfastMethods.unary[63],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// The refunds of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func listRefunds(
        _ request: ListRefundsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListRefundsResponse {
        try await client.call(HoldfastMethods.unary[64], request, options: options)
    }
}

/// Calls `holdfast.v1.ReservationService`. Every function throws the status of a call that did not end with OK.
public struct ReservationServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Holds units of one variant until the hold expires or is settled.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    public func createReservation(
        _ request: CreateReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateReservationResponse {
        try await client.call(
            HoldfastMethods.unary[65],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Holds units for many lines in one command.
    /// Errors: as CreateReservation; with `EACH`, per line in the results.
    public func batchCreateReservations(
        _ request: BatchCreateReservationsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchCreateReservationsResponse {
        try await client.call(
            HoldfastMethods.unary[66],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One reservation, open or ended.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND.
    public func getReservation(
        _ request: GetReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetReservationResponse {
        try await client.call(HoldfastMethods.unary[67], request, options: options)
    }

    /// Makes a hold final: it no longer expires. Fewer units than held may be committed; the rest becomes available.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION RESERVATION_STATE,
    /// RESERVATION_EXPIRED, RESERVATION_OWNED.
    public func commitReservation(
        _ request: CommitReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CommitReservationResponse {
        try await client.call(
            HoldfastMethods.unary[68],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Ships committed units: they leave the current stock. Fewer than committed may be shipped; the rest becomes
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED.
    public func consumeReservation(
        _ request: ConsumeReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ConsumeReservationResponse {
        try await client.call(
            HoldfastMethods.unary[69],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Gives up a hold or a commitment; all its units become available.
    /// Errors: as ConsumeReservation.
    public func releaseReservation(
        _ request: ReleaseReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ReleaseReservationResponse {
        try await client.call(
            HoldfastMethods.unary[70],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Gives a hold a new expire time, counted from now. An expired hold is admitted anew, if its units are still
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    public func extendReservation(
        _ request: ExtendReservationRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ExtendReservationResponse {
        try await client.call(
            HoldfastMethods.unary[71],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Reservations, the newest first: of one variant, or of all.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    public func listReservations(
        _ request: ListReservationsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListReservationsResponse {
        try await client.call(HoldfastMethods.unary[72], request, options: options)
    }

    /// Queues for units of a variant of which too few are available. Units that become free are offered to whoever has
    /// waited longest among those whose wish they fulfil: they are held for them, and the place becomes OFFERED.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ALREADY_EXISTS KEY_TAKEN for its id; FAILED_PRECONDITION STOCK_AVAILABLE;
    /// RESOURCE_EXHAUSTED COUNT_LIMIT for a user with 10 places, or a variant with 10,000 waiting.
    public func joinWaitlist(
        _ request: JoinWaitlistRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> JoinWaitlistResponse {
        try await client.call(
            HoldfastMethods.unary[73],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Gives up a place, and what it was offered.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION WAITLIST_STATE.
    public func leaveWaitlist(
        _ request: LeaveWaitlistRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> LeaveWaitlistResponse {
        try await client.call(
            HoldfastMethods.unary[74],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One place on a waitlist.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getWaitlistEntry(
        _ request: GetWaitlistEntryRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetWaitlistEntryResponse {
        try await client.call(HoldfastMethods.unary[75], request, options: options)
    }

    /// Takes an offer: what was held for the place is the caller's own hold from now on, which can be put into an
    /// order, committed or released as any other.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION WAITLIST_STATE.
    public func claimWaitlistOffer(
        _ request: ClaimWaitlistOfferRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ClaimWaitlistOfferResponse {
        try await client.call(
            HoldfastMethods.unary[76],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}

/// Calls `holdfast.v1.SellerService`. Every function throws the status of a call that did not end with OK.
public struct SellerServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Makes a user a seller, PENDING until approved.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; ALREADY_EXISTS KEY_TAKEN for the user or the slug.
    public func createSeller(
        _ request: CreateSellerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateSellerResponse {
        try await client.call(
            HoldfastMethods.unary[77],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One seller, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getSeller(
        _ request: GetSellerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetSellerResponse {
        try await client.call(HoldfastMethods.unary[78], request, options: options)
    }

    /// Lets a PENDING seller sell, and gives its user the role.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION SELLER_STATE.
    public func approveSeller(
        _ request: ApproveSellerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ApproveSellerResponse {
        try await client.call(
            HoldfastMethods.unary[79],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Stops an APPROVED seller: no new orders, while those there are go on.
    /// Errors: as ApproveSeller.
    public func suspendSeller(
        _ request: SuspendSellerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> SuspendSellerResponse {
        try await client.call(
            HoldfastMethods.unary[80],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Lets a SUSPENDED seller sell again.
    /// Errors: as ApproveSeller.
    public func reinstateSeller(
        _ request: ReinstateSellerRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ReinstateSellerResponse {
        try await client.call(
            HoldfastMethods.unary[81],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }
}

/// Calls `holdfast.v1.StockService`. Every function throws the status of a call that did not end with OK.
public struct StockServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// The stock of one variant, now or as of an earlier sequence number or time.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND, AS_OF_BEFORE_FIRST; OUT_OF_RANGE AS_OF_IN_FUTURE.
    public func getStock(
        _ request: GetStockRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetStockResponse {
        try await client.call(HoldfastMethods.unary[82], request, options: options)
    }

    /// The stock of several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND when any of them is unknown.
    public func batchGetStocks(
        _ request: BatchGetStocksRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchGetStocksResponse {
        try await client.call(HoldfastMethods.unary[83], request, options: options)
    }

    /// Sets the current stock to what was counted, and optionally the settings. Creates the row of a variant not seen
    /// before.
    /// Errors: ABORTED ETAG_MISMATCH, EXPECTED_STOCK_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    public func setStock(
        _ request: SetStockRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> SetStockResponse {
        try await client.call(
            HoldfastMethods.unary[84],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Adds to or takes from the current stock.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_NEGATIVE,
    /// STOCK_BELOW_RESERVED; RESOURCE_EXHAUSTED STOCK_LIMIT_EXCEEDED.
    public func adjustStock(
        _ request: AdjustStockRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> AdjustStockResponse {
        try await client.call(
            HoldfastMethods.unary[85],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Stock in the order of variant ids: of all variants, or of those that are low on stock. While very many holds run
    /// out at the same time, those that the server has not come to yet still count as reserved here.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listStocks(
        _ request: ListStocksRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListStocksResponse {
        try await client.call(HoldfastMethods.unary[86], request, options: options)
    }

    /// Adds to or takes from the current stock of several variants: all of it or nothing.
    /// Errors: as AdjustStock for the first line that is refused, with its place as `line`.
    public func batchAdjustStocks(
        _ request: BatchAdjustStocksRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> BatchAdjustStocksResponse {
        try await client.call(
            HoldfastMethods.unary[87],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Changes the settings of a variant's stock, and no balance.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    public func updateStockSettings(
        _ request: UpdateStockSettingsRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> UpdateStockSettingsResponse {
        try await client.call(
            HoldfastMethods.unary[88],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// Stock rows as they change, once that is durable. The first response comes at once, without rows, and says where
    /// the stream begins; after a break it goes on, without a gap, after the `resume_seq` of the last response that
    /// came, which may be without rows too; what came of a group of commands before the break may come once more.
    /// Whoever wants to know the stock from the beginning reads it first, and watches from its `read_seq` on.
    /// Errors: OUT_OF_RANGE CHANGES_TRIMMED, also to a caller who reads so slowly that what comes next is no longer
    /// kept, AS_OF_IN_FUTURE; FAILED_PRECONDITION NOT_JOURNALED; RESOURCE_EXHAUSTED WATCHER_LIMIT; UNAVAILABLE when the
    /// server shuts down.
    /// The call is reset if `body` returns before the server has ended it.
    public func watchStocks<Result>(
        _ request: WatchStocksRequest,
        options: CallOptions = CallOptions(),
        _ body: (MessageStream<WatchStocksResponse>) async throws -> Result
    ) async throws -> Result {
        try await client.serverStreaming(HoldfastMethods.streaming[4], request, options: options, body)
    }
}

/// Calls `holdfast.v1.UserService`. Every function throws the status of a call that did not end with OK.
public struct UserServiceClient: Sendable {
    private let client: any GRPCClient

    /// Calls over a channel or a connection, which may serve others too.
    public init(_ client: any GRPCClient) {
        self.client = client
    }

    /// Adds a user.
    /// Errors: ALREADY_EXISTS KEY_TAKEN for the name, the e-mail address or the phone number.
    public func createUser(
        _ request: CreateUserRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateUserResponse {
        try await client.call(
            HoldfastMethods.unary[89],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One user, by id or by name.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getUser(
        _ request: GetUserRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetUserResponse {
        try await client.call(HoldfastMethods.unary[90], request, options: options)
    }

    /// Adds an address to a user. The first one is the default.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; RESOURCE_EXHAUSTED COUNT_LIMIT; ALREADY_EXISTS KEY_TAKEN for
    /// its id.
    public func createAddress(
        _ request: CreateAddressRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> CreateAddressResponse {
        try await client.call(
            HoldfastMethods.unary[91],
            request,
            options: options.idempotent(if: request.requestID != nil)
        )
    }

    /// One address.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    public func getAddress(
        _ request: GetAddressRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> GetAddressResponse {
        try await client.call(HoldfastMethods.unary[92], request, options: options)
    }

    /// The addresses of a user in the order of their ids.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    public func listAddresses(
        _ request: ListAddressesRequest,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> ListAddressesResponse {
        try await client.call(HoldfastMethods.unary[93], request, options: options)
    }
}
