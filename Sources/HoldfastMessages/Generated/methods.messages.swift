// Generated from the schema by Proto/generate; changes made here are lost.

/// A method with one request and one response, numbered by services in order of file and declaration.
public enum UnaryMethod: Int, Sendable, CaseIterable {
    /// `holdfast.v1.AdminService.GetServerInfo`
    case getServerInfo = 0
    /// `holdfast.v1.AdminService.GetStateHash`
    case getStateHash
    /// `holdfast.v1.AdminService.VerifyInvariants`
    case verifyInvariants
    /// `holdfast.v1.CartService.CreateCart`
    case createCart
    /// `holdfast.v1.CartService.GetCart`
    case getCart
    /// `holdfast.v1.CartService.AddCartItem`
    case addCartItem
    /// `holdfast.v1.CartService.UpdateCartItem`
    case updateCartItem
    /// `holdfast.v1.CartService.RemoveCartItem`
    case removeCartItem
    /// `holdfast.v1.CartService.ClearCart`
    case clearCart
    /// `holdfast.v1.CartService.DeleteCart`
    case deleteCart
    /// `holdfast.v1.CartService.MergeCarts`
    case mergeCarts
    /// `holdfast.v1.CartService.PriceCart`
    case priceCart
    /// `holdfast.v1.CartService.ReserveCart`
    case reserveCart
    /// `holdfast.v1.CatalogService.CreateCategory`
    case createCategory
    /// `holdfast.v1.CatalogService.GetCategory`
    case getCategory
    /// `holdfast.v1.CatalogService.ListCategories`
    case listCategories
    /// `holdfast.v1.CatalogService.UpdateCategory`
    case updateCategory
    /// `holdfast.v1.CatalogService.MoveCategory`
    case moveCategory
    /// `holdfast.v1.CatalogService.DeleteCategory`
    case deleteCategory
    /// `holdfast.v1.CatalogService.CreateProduct`
    case createProduct
    /// `holdfast.v1.CatalogService.GetProduct`
    case getProduct
    /// `holdfast.v1.CatalogService.BatchGetProducts`
    case batchGetProducts
    /// `holdfast.v1.CatalogService.ListProducts`
    case listProducts
    /// `holdfast.v1.CatalogService.UpdateProduct`
    case updateProduct
    /// `holdfast.v1.CatalogService.DeleteProduct`
    case deleteProduct
    /// `holdfast.v1.CatalogService.ApproveProduct`
    case approveProduct
    /// `holdfast.v1.CatalogService.RejectProduct`
    case rejectProduct
    /// `holdfast.v1.CatalogService.CreateProductVariant`
    case createProductVariant
    /// `holdfast.v1.CatalogService.GetProductVariant`
    case getProductVariant
    /// `holdfast.v1.CatalogService.BatchGetProductVariants`
    case batchGetProductVariants
    /// `holdfast.v1.CatalogService.ListProductVariants`
    case listProductVariants
    /// `holdfast.v1.CatalogService.UpdateProductVariant`
    case updateProductVariant
    /// `holdfast.v1.CatalogService.DeleteProductVariant`
    case deleteProductVariant
    /// `holdfast.v1.CatalogService.CreateProductImage`
    case createProductImage
    /// `holdfast.v1.CatalogService.GetProductImage`
    case getProductImage
    /// `holdfast.v1.CatalogService.ListProductImages`
    case listProductImages
    /// `holdfast.v1.CatalogService.UpdateProductImage`
    case updateProductImage
    /// `holdfast.v1.CatalogService.DeleteProductImage`
    case deleteProductImage
    /// `holdfast.v1.CatalogService.SetPrimaryProductImage`
    case setPrimaryProductImage
    /// `holdfast.v1.ChangeService.ListChanges`
    case listChanges
    /// `holdfast.v1.ChangeService.GetWatermark`
    case getWatermark
    /// `holdfast.v1.LedgerService.GetLedgerEntry`
    case getLedgerEntry
    /// `holdfast.v1.LedgerService.ListLedgerEntries`
    case listLedgerEntries
    /// `holdfast.v1.LedgerService.VerifyLedger`
    case verifyLedger
    /// `holdfast.v1.CheckoutService.CheckoutCart`
    case checkoutCart
    /// `holdfast.v1.CheckoutService.GetCheckoutGroup`
    case getCheckoutGroup
    /// `holdfast.v1.OrderService.CreateOrder`
    case createOrder
    /// `holdfast.v1.OrderService.GetOrder`
    case getOrder
    /// `holdfast.v1.OrderService.LookupOrder`
    case lookupOrder
    /// `holdfast.v1.OrderService.ListOrders`
    case listOrders
    /// `holdfast.v1.OrderService.UpdateOrderShippingDetail`
    case updateOrderShippingDetail
    /// `holdfast.v1.OrderService.CancelOrder`
    case cancelOrder
    /// `holdfast.v1.OrderService.ShipOrder`
    case shipOrder
    /// `holdfast.v1.OrderService.DeliverOrder`
    case deliverOrder
    /// `holdfast.v1.OrderService.ListOrderItems`
    case listOrderItems
    /// `holdfast.v1.OrderService.CreateOrderAdjustment`
    case createOrderAdjustment
    /// `holdfast.v1.OrderService.ListOrderAdjustments`
    case listOrderAdjustments
    /// `holdfast.v1.OrderService.ListOrderTransitions`
    case listOrderTransitions
    /// `holdfast.v1.PaymentService.CreatePayment`
    case createPayment
    /// `holdfast.v1.PaymentService.GetPayment`
    case getPayment
    /// `holdfast.v1.PaymentService.ListPayments`
    case listPayments
    /// `holdfast.v1.PaymentService.ConfirmPayment`
    case confirmPayment
    /// `holdfast.v1.PaymentService.FailPayment`
    case failPayment
    /// `holdfast.v1.PaymentService.RefundPayment`
    case refundPayment
    /// `holdfast.v1.PaymentService.ListRefunds`
    case listRefunds
    /// `holdfast.v1.ReservationService.CreateReservation`
    case createReservation
    /// `holdfast.v1.ReservationService.BatchCreateReservations`
    case batchCreateReservations
    /// `holdfast.v1.ReservationService.GetReservation`
    case getReservation
    /// `holdfast.v1.ReservationService.CommitReservation`
    case commitReservation
    /// `holdfast.v1.ReservationService.ConsumeReservation`
    case consumeReservation
    /// `holdfast.v1.ReservationService.ReleaseReservation`
    case releaseReservation
    /// `holdfast.v1.ReservationService.ExtendReservation`
    case extendReservation
    /// `holdfast.v1.ReservationService.ListReservations`
    case listReservations
    /// `holdfast.v1.ReservationService.JoinWaitlist`
    case joinWaitlist
    /// `holdfast.v1.ReservationService.LeaveWaitlist`
    case leaveWaitlist
    /// `holdfast.v1.ReservationService.GetWaitlistEntry`
    case getWaitlistEntry
    /// `holdfast.v1.ReservationService.ClaimWaitlistOffer`
    case claimWaitlistOffer
    /// `holdfast.v1.SellerService.CreateSeller`
    case createSeller
    /// `holdfast.v1.SellerService.GetSeller`
    case getSeller
    /// `holdfast.v1.SellerService.ApproveSeller`
    case approveSeller
    /// `holdfast.v1.SellerService.SuspendSeller`
    case suspendSeller
    /// `holdfast.v1.SellerService.ReinstateSeller`
    case reinstateSeller
    /// `holdfast.v1.StockService.GetStock`
    case getStock
    /// `holdfast.v1.StockService.BatchGetStocks`
    case batchGetStocks
    /// `holdfast.v1.StockService.SetStock`
    case setStock
    /// `holdfast.v1.StockService.AdjustStock`
    case adjustStock
    /// `holdfast.v1.StockService.ListStocks`
    case listStocks
    /// `holdfast.v1.StockService.BatchAdjustStocks`
    case batchAdjustStocks
    /// `holdfast.v1.StockService.UpdateStockSettings`
    case updateStockSettings
    /// `holdfast.v1.UserService.CreateUser`
    case createUser
    /// `holdfast.v1.UserService.GetUser`
    case getUser
    /// `holdfast.v1.UserService.CreateAddress`
    case createAddress
    /// `holdfast.v1.UserService.GetAddress`
    case getAddress
    /// `holdfast.v1.UserService.ListAddresses`
    case listAddresses
}

/// The request of any unary method.
public enum UnaryRequest: Equatable, Sendable {
    case getServerInfo(GetServerInfoRequest)
    case getStateHash(GetStateHashRequest)
    case verifyInvariants(VerifyInvariantsRequest)
    case createCart(CreateCartRequest)
    case getCart(GetCartRequest)
    case addCartItem(AddCartItemRequest)
    case updateCartItem(UpdateCartItemRequest)
    case removeCartItem(RemoveCartItemRequest)
    case clearCart(ClearCartRequest)
    case deleteCart(DeleteCartRequest)
    case mergeCarts(MergeCartsRequest)
    case priceCart(PriceCartRequest)
    case reserveCart(ReserveCartRequest)
    case createCategory(CreateCategoryRequest)
    case getCategory(GetCategoryRequest)
    case listCategories(ListCategoriesRequest)
    case updateCategory(UpdateCategoryRequest)
    case moveCategory(MoveCategoryRequest)
    case deleteCategory(DeleteCategoryRequest)
    indirect case createProduct(CreateProductRequest)
    case getProduct(GetProductRequest)
    case batchGetProducts(BatchGetProductsRequest)
    case listProducts(ListProductsRequest)
    indirect case updateProduct(UpdateProductRequest)
    case deleteProduct(DeleteProductRequest)
    case approveProduct(ApproveProductRequest)
    case rejectProduct(RejectProductRequest)
    case createProductVariant(CreateProductVariantRequest)
    case getProductVariant(GetProductVariantRequest)
    case batchGetProductVariants(BatchGetProductVariantsRequest)
    case listProductVariants(ListProductVariantsRequest)
    case updateProductVariant(UpdateProductVariantRequest)
    case deleteProductVariant(DeleteProductVariantRequest)
    case createProductImage(CreateProductImageRequest)
    case getProductImage(GetProductImageRequest)
    case listProductImages(ListProductImagesRequest)
    case updateProductImage(UpdateProductImageRequest)
    case deleteProductImage(DeleteProductImageRequest)
    case setPrimaryProductImage(SetPrimaryProductImageRequest)
    case listChanges(ListChangesRequest)
    case getWatermark(GetWatermarkRequest)
    case getLedgerEntry(GetLedgerEntryRequest)
    case listLedgerEntries(ListLedgerEntriesRequest)
    case verifyLedger(VerifyLedgerRequest)
    case checkoutCart(CheckoutCartRequest)
    case getCheckoutGroup(GetCheckoutGroupRequest)
    case createOrder(CreateOrderRequest)
    case getOrder(GetOrderRequest)
    case lookupOrder(LookupOrderRequest)
    case listOrders(ListOrdersRequest)
    indirect case updateOrderShippingDetail(UpdateOrderShippingDetailRequest)
    case cancelOrder(CancelOrderRequest)
    case shipOrder(ShipOrderRequest)
    case deliverOrder(DeliverOrderRequest)
    case listOrderItems(ListOrderItemsRequest)
    case createOrderAdjustment(CreateOrderAdjustmentRequest)
    case listOrderAdjustments(ListOrderAdjustmentsRequest)
    case listOrderTransitions(ListOrderTransitionsRequest)
    case createPayment(CreatePaymentRequest)
    case getPayment(GetPaymentRequest)
    case listPayments(ListPaymentsRequest)
    case confirmPayment(ConfirmPaymentRequest)
    case failPayment(FailPaymentRequest)
    indirect case refundPayment(RefundPaymentRequest)
    case listRefunds(ListRefundsRequest)
    case createReservation(CreateReservationRequest)
    case batchCreateReservations(BatchCreateReservationsRequest)
    case getReservation(GetReservationRequest)
    case commitReservation(CommitReservationRequest)
    case consumeReservation(ConsumeReservationRequest)
    case releaseReservation(ReleaseReservationRequest)
    case extendReservation(ExtendReservationRequest)
    case listReservations(ListReservationsRequest)
    case joinWaitlist(JoinWaitlistRequest)
    case leaveWaitlist(LeaveWaitlistRequest)
    case getWaitlistEntry(GetWaitlistEntryRequest)
    case claimWaitlistOffer(ClaimWaitlistOfferRequest)
    indirect case createSeller(CreateSellerRequest)
    case getSeller(GetSellerRequest)
    case approveSeller(ApproveSellerRequest)
    case suspendSeller(SuspendSellerRequest)
    case reinstateSeller(ReinstateSellerRequest)
    case getStock(GetStockRequest)
    case batchGetStocks(BatchGetStocksRequest)
    case setStock(SetStockRequest)
    case adjustStock(AdjustStockRequest)
    case listStocks(ListStocksRequest)
    case batchAdjustStocks(BatchAdjustStocksRequest)
    case updateStockSettings(UpdateStockSettingsRequest)
    case createUser(CreateUserRequest)
    case getUser(GetUserRequest)
    indirect case createAddress(CreateAddressRequest)
    case getAddress(GetAddressRequest)
    case listAddresses(ListAddressesRequest)
}

extension UnaryMethod {
    /// Whether the method can change anything: its request has a field `request_id`.
    @inlinable
    public var isMutation: Bool {
        switch self {
        case .createCart: true
        case .addCartItem: true
        case .updateCartItem: true
        case .removeCartItem: true
        case .clearCart: true
        case .deleteCart: true
        case .mergeCarts: true
        case .reserveCart: true
        case .createCategory: true
        case .updateCategory: true
        case .moveCategory: true
        case .deleteCategory: true
        case .createProduct: true
        case .updateProduct: true
        case .deleteProduct: true
        case .approveProduct: true
        case .rejectProduct: true
        case .createProductVariant: true
        case .updateProductVariant: true
        case .deleteProductVariant: true
        case .createProductImage: true
        case .updateProductImage: true
        case .deleteProductImage: true
        case .setPrimaryProductImage: true
        case .checkoutCart: true
        case .createOrder: true
        case .updateOrderShippingDetail: true
        case .cancelOrder: true
        case .shipOrder: true
        case .deliverOrder: true
        case .createOrderAdjustment: true
        case .createPayment: true
        case .confirmPayment: true
        case .failPayment: true
        case .refundPayment: true
        case .createReservation: true
        case .batchCreateReservations: true
        case .commitReservation: true
        case .consumeReservation: true
        case .releaseReservation: true
        case .extendReservation: true
        case .joinWaitlist: true
        case .leaveWaitlist: true
        case .claimWaitlistOffer: true
        case .createSeller: true
        case .approveSeller: true
        case .suspendSeller: true
        case .reinstateSeller: true
        case .setStock: true
        case .adjustStock: true
        case .batchAdjustStocks: true
        case .updateStockSettings: true
        case .createUser: true
        case .createAddress: true
        default: false
        }
    }
}

extension UnaryRequest {
    /// The method that it asks for.
    @inlinable
    public var method: UnaryMethod {
        switch self {
        case .getServerInfo: .getServerInfo
        case .getStateHash: .getStateHash
        case .verifyInvariants: .verifyInvariants
        case .createCart: .createCart
        case .getCart: .getCart
        case .addCartItem: .addCartItem
        case .updateCartItem: .updateCartItem
        case .removeCartItem: .removeCartItem
        case .clearCart: .clearCart
        case .deleteCart: .deleteCart
        case .mergeCarts: .mergeCarts
        case .priceCart: .priceCart
        case .reserveCart: .reserveCart
        case .createCategory: .createCategory
        case .getCategory: .getCategory
        case .listCategories: .listCategories
        case .updateCategory: .updateCategory
        case .moveCategory: .moveCategory
        case .deleteCategory: .deleteCategory
        case .createProduct: .createProduct
        case .getProduct: .getProduct
        case .batchGetProducts: .batchGetProducts
        case .listProducts: .listProducts
        case .updateProduct: .updateProduct
        case .deleteProduct: .deleteProduct
        case .approveProduct: .approveProduct
        case .rejectProduct: .rejectProduct
        case .createProductVariant: .createProductVariant
        case .getProductVariant: .getProductVariant
        case .batchGetProductVariants: .batchGetProductVariants
        case .listProductVariants: .listProductVariants
        case .updateProductVariant: .updateProductVariant
        case .deleteProductVariant: .deleteProductVariant
        case .createProductImage: .createProductImage
        case .getProductImage: .getProductImage
        case .listProductImages: .listProductImages
        case .updateProductImage: .updateProductImage
        case .deleteProductImage: .deleteProductImage
        case .setPrimaryProductImage: .setPrimaryProductImage
        case .listChanges: .listChanges
        case .getWatermark: .getWatermark
        case .getLedgerEntry: .getLedgerEntry
        case .listLedgerEntries: .listLedgerEntries
        case .verifyLedger: .verifyLedger
        case .checkoutCart: .checkoutCart
        case .getCheckoutGroup: .getCheckoutGroup
        case .createOrder: .createOrder
        case .getOrder: .getOrder
        case .lookupOrder: .lookupOrder
        case .listOrders: .listOrders
        case .updateOrderShippingDetail: .updateOrderShippingDetail
        case .cancelOrder: .cancelOrder
        case .shipOrder: .shipOrder
        case .deliverOrder: .deliverOrder
        case .listOrderItems: .listOrderItems
        case .createOrderAdjustment: .createOrderAdjustment
        case .listOrderAdjustments: .listOrderAdjustments
        case .listOrderTransitions: .listOrderTransitions
        case .createPayment: .createPayment
        case .getPayment: .getPayment
        case .listPayments: .listPayments
        case .confirmPayment: .confirmPayment
        case .failPayment: .failPayment
        case .refundPayment: .refundPayment
        case .listRefunds: .listRefunds
        case .createReservation: .createReservation
        case .batchCreateReservations: .batchCreateReservations
        case .getReservation: .getReservation
        case .commitReservation: .commitReservation
        case .consumeReservation: .consumeReservation
        case .releaseReservation: .releaseReservation
        case .extendReservation: .extendReservation
        case .listReservations: .listReservations
        case .joinWaitlist: .joinWaitlist
        case .leaveWaitlist: .leaveWaitlist
        case .getWaitlistEntry: .getWaitlistEntry
        case .claimWaitlistOffer: .claimWaitlistOffer
        case .createSeller: .createSeller
        case .getSeller: .getSeller
        case .approveSeller: .approveSeller
        case .suspendSeller: .suspendSeller
        case .reinstateSeller: .reinstateSeller
        case .getStock: .getStock
        case .batchGetStocks: .batchGetStocks
        case .setStock: .setStock
        case .adjustStock: .adjustStock
        case .listStocks: .listStocks
        case .batchAdjustStocks: .batchAdjustStocks
        case .updateStockSettings: .updateStockSettings
        case .createUser: .createUser
        case .getUser: .getUser
        case .createAddress: .createAddress
        case .getAddress: .getAddress
        case .listAddresses: .listAddresses
        }
    }

    /// Whether it can change anything.
    @inlinable
    public var isMutation: Bool { method.isMutation }

    /// The caller's id of this request, which makes a retry harmless; nil where there is none.
    @inlinable
    public var requestID: UUID? {
        switch self {
        case .createCart(let request): request.requestID
        case .addCartItem(let request): request.requestID
        case .updateCartItem(let request): request.requestID
        case .removeCartItem(let request): request.requestID
        case .clearCart(let request): request.requestID
        case .deleteCart(let request): request.requestID
        case .mergeCarts(let request): request.requestID
        case .reserveCart(let request): request.requestID
        case .createCategory(let request): request.requestID
        case .updateCategory(let request): request.requestID
        case .moveCategory(let request): request.requestID
        case .deleteCategory(let request): request.requestID
        case .createProduct(let request): request.requestID
        case .updateProduct(let request): request.requestID
        case .deleteProduct(let request): request.requestID
        case .approveProduct(let request): request.requestID
        case .rejectProduct(let request): request.requestID
        case .createProductVariant(let request): request.requestID
        case .updateProductVariant(let request): request.requestID
        case .deleteProductVariant(let request): request.requestID
        case .createProductImage(let request): request.requestID
        case .updateProductImage(let request): request.requestID
        case .deleteProductImage(let request): request.requestID
        case .setPrimaryProductImage(let request): request.requestID
        case .checkoutCart(let request): request.requestID
        case .createOrder(let request): request.requestID
        case .updateOrderShippingDetail(let request): request.requestID
        case .cancelOrder(let request): request.requestID
        case .shipOrder(let request): request.requestID
        case .deliverOrder(let request): request.requestID
        case .createOrderAdjustment(let request): request.requestID
        case .createPayment(let request): request.requestID
        case .confirmPayment(let request): request.requestID
        case .failPayment(let request): request.requestID
        case .refundPayment(let request): request.requestID
        case .createReservation(let request): request.requestID
        case .batchCreateReservations(let request): request.requestID
        case .commitReservation(let request): request.requestID
        case .consumeReservation(let request): request.requestID
        case .releaseReservation(let request): request.requestID
        case .extendReservation(let request): request.requestID
        case .joinWaitlist(let request): request.requestID
        case .leaveWaitlist(let request): request.requestID
        case .claimWaitlistOffer(let request): request.requestID
        case .createSeller(let request): request.requestID
        case .approveSeller(let request): request.requestID
        case .suspendSeller(let request): request.requestID
        case .reinstateSeller(let request): request.requestID
        case .setStock(let request): request.requestID
        case .adjustStock(let request): request.requestID
        case .batchAdjustStocks(let request): request.requestID
        case .updateStockSettings(let request): request.requestID
        case .createUser(let request): request.requestID
        case .createAddress(let request): request.requestID
        default: nil
        }
    }

    /// Whether the caller wants the answer without the change.
    @inlinable
    public var validateOnly: Bool {
        switch self {
        case .createCart(let request): request.validateOnly
        case .addCartItem(let request): request.validateOnly
        case .updateCartItem(let request): request.validateOnly
        case .removeCartItem(let request): request.validateOnly
        case .clearCart(let request): request.validateOnly
        case .deleteCart(let request): request.validateOnly
        case .mergeCarts(let request): request.validateOnly
        case .reserveCart(let request): request.validateOnly
        case .createCategory(let request): request.validateOnly
        case .updateCategory(let request): request.validateOnly
        case .moveCategory(let request): request.validateOnly
        case .deleteCategory(let request): request.validateOnly
        case .createProduct(let request): request.validateOnly
        case .updateProduct(let request): request.validateOnly
        case .deleteProduct(let request): request.validateOnly
        case .approveProduct(let request): request.validateOnly
        case .rejectProduct(let request): request.validateOnly
        case .createProductVariant(let request): request.validateOnly
        case .updateProductVariant(let request): request.validateOnly
        case .deleteProductVariant(let request): request.validateOnly
        case .createProductImage(let request): request.validateOnly
        case .updateProductImage(let request): request.validateOnly
        case .deleteProductImage(let request): request.validateOnly
        case .setPrimaryProductImage(let request): request.validateOnly
        case .checkoutCart(let request): request.validateOnly
        case .createOrder(let request): request.validateOnly
        case .updateOrderShippingDetail(let request): request.validateOnly
        case .cancelOrder(let request): request.validateOnly
        case .shipOrder(let request): request.validateOnly
        case .deliverOrder(let request): request.validateOnly
        case .createOrderAdjustment(let request): request.validateOnly
        case .createPayment(let request): request.validateOnly
        case .confirmPayment(let request): request.validateOnly
        case .failPayment(let request): request.validateOnly
        case .refundPayment(let request): request.validateOnly
        case .createReservation(let request): request.validateOnly
        case .batchCreateReservations(let request): request.validateOnly
        case .commitReservation(let request): request.validateOnly
        case .consumeReservation(let request): request.validateOnly
        case .releaseReservation(let request): request.validateOnly
        case .extendReservation(let request): request.validateOnly
        case .joinWaitlist(let request): request.validateOnly
        case .leaveWaitlist(let request): request.validateOnly
        case .claimWaitlistOffer(let request): request.validateOnly
        case .createSeller(let request): request.validateOnly
        case .approveSeller(let request): request.validateOnly
        case .suspendSeller(let request): request.validateOnly
        case .reinstateSeller(let request): request.validateOnly
        case .setStock(let request): request.validateOnly
        case .adjustStock(let request): request.validateOnly
        case .batchAdjustStocks(let request): request.validateOnly
        case .updateStockSettings(let request): request.validateOnly
        case .createUser(let request): request.validateOnly
        case .createAddress(let request): request.validateOnly
        default: false
        }
    }
}

extension UnaryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        switch self {
        case .getServerInfo(let request): request.feed(&hasher)
        case .getStateHash(let request): request.feed(&hasher)
        case .verifyInvariants(let request): request.feed(&hasher)
        case .createCart(let request): request.feed(&hasher)
        case .getCart(let request): request.feed(&hasher)
        case .addCartItem(let request): request.feed(&hasher)
        case .updateCartItem(let request): request.feed(&hasher)
        case .removeCartItem(let request): request.feed(&hasher)
        case .clearCart(let request): request.feed(&hasher)
        case .deleteCart(let request): request.feed(&hasher)
        case .mergeCarts(let request): request.feed(&hasher)
        case .priceCart(let request): request.feed(&hasher)
        case .reserveCart(let request): request.feed(&hasher)
        case .createCategory(let request): request.feed(&hasher)
        case .getCategory(let request): request.feed(&hasher)
        case .listCategories(let request): request.feed(&hasher)
        case .updateCategory(let request): request.feed(&hasher)
        case .moveCategory(let request): request.feed(&hasher)
        case .deleteCategory(let request): request.feed(&hasher)
        case .createProduct(let request): request.feed(&hasher)
        case .getProduct(let request): request.feed(&hasher)
        case .batchGetProducts(let request): request.feed(&hasher)
        case .listProducts(let request): request.feed(&hasher)
        case .updateProduct(let request): request.feed(&hasher)
        case .deleteProduct(let request): request.feed(&hasher)
        case .approveProduct(let request): request.feed(&hasher)
        case .rejectProduct(let request): request.feed(&hasher)
        case .createProductVariant(let request): request.feed(&hasher)
        case .getProductVariant(let request): request.feed(&hasher)
        case .batchGetProductVariants(let request): request.feed(&hasher)
        case .listProductVariants(let request): request.feed(&hasher)
        case .updateProductVariant(let request): request.feed(&hasher)
        case .deleteProductVariant(let request): request.feed(&hasher)
        case .createProductImage(let request): request.feed(&hasher)
        case .getProductImage(let request): request.feed(&hasher)
        case .listProductImages(let request): request.feed(&hasher)
        case .updateProductImage(let request): request.feed(&hasher)
        case .deleteProductImage(let request): request.feed(&hasher)
        case .setPrimaryProductImage(let request): request.feed(&hasher)
        case .listChanges(let request): request.feed(&hasher)
        case .getWatermark(let request): request.feed(&hasher)
        case .getLedgerEntry(let request): request.feed(&hasher)
        case .listLedgerEntries(let request): request.feed(&hasher)
        case .verifyLedger(let request): request.feed(&hasher)
        case .checkoutCart(let request): request.feed(&hasher)
        case .getCheckoutGroup(let request): request.feed(&hasher)
        case .createOrder(let request): request.feed(&hasher)
        case .getOrder(let request): request.feed(&hasher)
        case .lookupOrder(let request): request.feed(&hasher)
        case .listOrders(let request): request.feed(&hasher)
        case .updateOrderShippingDetail(let request): request.feed(&hasher)
        case .cancelOrder(let request): request.feed(&hasher)
        case .shipOrder(let request): request.feed(&hasher)
        case .deliverOrder(let request): request.feed(&hasher)
        case .listOrderItems(let request): request.feed(&hasher)
        case .createOrderAdjustment(let request): request.feed(&hasher)
        case .listOrderAdjustments(let request): request.feed(&hasher)
        case .listOrderTransitions(let request): request.feed(&hasher)
        case .createPayment(let request): request.feed(&hasher)
        case .getPayment(let request): request.feed(&hasher)
        case .listPayments(let request): request.feed(&hasher)
        case .confirmPayment(let request): request.feed(&hasher)
        case .failPayment(let request): request.feed(&hasher)
        case .refundPayment(let request): request.feed(&hasher)
        case .listRefunds(let request): request.feed(&hasher)
        case .createReservation(let request): request.feed(&hasher)
        case .batchCreateReservations(let request): request.feed(&hasher)
        case .getReservation(let request): request.feed(&hasher)
        case .commitReservation(let request): request.feed(&hasher)
        case .consumeReservation(let request): request.feed(&hasher)
        case .releaseReservation(let request): request.feed(&hasher)
        case .extendReservation(let request): request.feed(&hasher)
        case .listReservations(let request): request.feed(&hasher)
        case .joinWaitlist(let request): request.feed(&hasher)
        case .leaveWaitlist(let request): request.feed(&hasher)
        case .getWaitlistEntry(let request): request.feed(&hasher)
        case .claimWaitlistOffer(let request): request.feed(&hasher)
        case .createSeller(let request): request.feed(&hasher)
        case .getSeller(let request): request.feed(&hasher)
        case .approveSeller(let request): request.feed(&hasher)
        case .suspendSeller(let request): request.feed(&hasher)
        case .reinstateSeller(let request): request.feed(&hasher)
        case .getStock(let request): request.feed(&hasher)
        case .batchGetStocks(let request): request.feed(&hasher)
        case .setStock(let request): request.feed(&hasher)
        case .adjustStock(let request): request.feed(&hasher)
        case .listStocks(let request): request.feed(&hasher)
        case .batchAdjustStocks(let request): request.feed(&hasher)
        case .updateStockSettings(let request): request.feed(&hasher)
        case .createUser(let request): request.feed(&hasher)
        case .getUser(let request): request.feed(&hasher)
        case .createAddress(let request): request.feed(&hasher)
        case .getAddress(let request): request.feed(&hasher)
        case .listAddresses(let request): request.feed(&hasher)
        }
    }
}

/// The response of any unary method.
public enum UnaryResponse: Equatable, Sendable {
    case getServerInfo(GetServerInfoResponse)
    case getStateHash(GetStateHashResponse)
    case verifyInvariants(VerifyInvariantsResponse)
    case createCart(CreateCartResponse)
    case getCart(GetCartResponse)
    case addCartItem(AddCartItemResponse)
    case updateCartItem(UpdateCartItemResponse)
    case removeCartItem(RemoveCartItemResponse)
    case clearCart(ClearCartResponse)
    case deleteCart(DeleteCartResponse)
    case mergeCarts(MergeCartsResponse)
    case priceCart(PriceCartResponse)
    case reserveCart(ReserveCartResponse)
    case createCategory(CreateCategoryResponse)
    case getCategory(GetCategoryResponse)
    case listCategories(ListCategoriesResponse)
    case updateCategory(UpdateCategoryResponse)
    case moveCategory(MoveCategoryResponse)
    case deleteCategory(DeleteCategoryResponse)
    case createProduct(CreateProductResponse)
    case getProduct(GetProductResponse)
    case batchGetProducts(BatchGetProductsResponse)
    case listProducts(ListProductsResponse)
    case updateProduct(UpdateProductResponse)
    case deleteProduct(DeleteProductResponse)
    case approveProduct(ApproveProductResponse)
    case rejectProduct(RejectProductResponse)
    case createProductVariant(CreateProductVariantResponse)
    case getProductVariant(GetProductVariantResponse)
    case batchGetProductVariants(BatchGetProductVariantsResponse)
    case listProductVariants(ListProductVariantsResponse)
    case updateProductVariant(UpdateProductVariantResponse)
    case deleteProductVariant(DeleteProductVariantResponse)
    case createProductImage(CreateProductImageResponse)
    case getProductImage(GetProductImageResponse)
    case listProductImages(ListProductImagesResponse)
    case updateProductImage(UpdateProductImageResponse)
    case deleteProductImage(DeleteProductImageResponse)
    case setPrimaryProductImage(SetPrimaryProductImageResponse)
    case listChanges(ListChangesResponse)
    case getWatermark(GetWatermarkResponse)
    case getLedgerEntry(GetLedgerEntryResponse)
    case listLedgerEntries(ListLedgerEntriesResponse)
    case verifyLedger(VerifyLedgerResponse)
    case checkoutCart(CheckoutCartResponse)
    case getCheckoutGroup(GetCheckoutGroupResponse)
    case createOrder(CreateOrderResponse)
    indirect case getOrder(GetOrderResponse)
    indirect case lookupOrder(LookupOrderResponse)
    case listOrders(ListOrdersResponse)
    case updateOrderShippingDetail(UpdateOrderShippingDetailResponse)
    case cancelOrder(CancelOrderResponse)
    case shipOrder(ShipOrderResponse)
    case deliverOrder(DeliverOrderResponse)
    case listOrderItems(ListOrderItemsResponse)
    indirect case createOrderAdjustment(CreateOrderAdjustmentResponse)
    case listOrderAdjustments(ListOrderAdjustmentsResponse)
    case listOrderTransitions(ListOrderTransitionsResponse)
    case createPayment(CreatePaymentResponse)
    case getPayment(GetPaymentResponse)
    case listPayments(ListPaymentsResponse)
    indirect case confirmPayment(ConfirmPaymentResponse)
    case failPayment(FailPaymentResponse)
    indirect case refundPayment(RefundPaymentResponse)
    case listRefunds(ListRefundsResponse)
    case createReservation(CreateReservationResponse)
    case batchCreateReservations(BatchCreateReservationsResponse)
    case getReservation(GetReservationResponse)
    case commitReservation(CommitReservationResponse)
    case consumeReservation(ConsumeReservationResponse)
    case releaseReservation(ReleaseReservationResponse)
    case extendReservation(ExtendReservationResponse)
    case listReservations(ListReservationsResponse)
    case joinWaitlist(JoinWaitlistResponse)
    case leaveWaitlist(LeaveWaitlistResponse)
    case getWaitlistEntry(GetWaitlistEntryResponse)
    indirect case claimWaitlistOffer(ClaimWaitlistOfferResponse)
    case createSeller(CreateSellerResponse)
    case getSeller(GetSellerResponse)
    case approveSeller(ApproveSellerResponse)
    case suspendSeller(SuspendSellerResponse)
    case reinstateSeller(ReinstateSellerResponse)
    case getStock(GetStockResponse)
    case batchGetStocks(BatchGetStocksResponse)
    case setStock(SetStockResponse)
    case adjustStock(AdjustStockResponse)
    case listStocks(ListStocksResponse)
    case batchAdjustStocks(BatchAdjustStocksResponse)
    case updateStockSettings(UpdateStockSettingsResponse)
    case createUser(CreateUserResponse)
    case getUser(GetUserResponse)
    case createAddress(CreateAddressResponse)
    case getAddress(GetAddressResponse)
    case listAddresses(ListAddressesResponse)

    /// The method that it answers.
    @inlinable
    public var method: UnaryMethod {
        switch self {
        case .getServerInfo: .getServerInfo
        case .getStateHash: .getStateHash
        case .verifyInvariants: .verifyInvariants
        case .createCart: .createCart
        case .getCart: .getCart
        case .addCartItem: .addCartItem
        case .updateCartItem: .updateCartItem
        case .removeCartItem: .removeCartItem
        case .clearCart: .clearCart
        case .deleteCart: .deleteCart
        case .mergeCarts: .mergeCarts
        case .priceCart: .priceCart
        case .reserveCart: .reserveCart
        case .createCategory: .createCategory
        case .getCategory: .getCategory
        case .listCategories: .listCategories
        case .updateCategory: .updateCategory
        case .moveCategory: .moveCategory
        case .deleteCategory: .deleteCategory
        case .createProduct: .createProduct
        case .getProduct: .getProduct
        case .batchGetProducts: .batchGetProducts
        case .listProducts: .listProducts
        case .updateProduct: .updateProduct
        case .deleteProduct: .deleteProduct
        case .approveProduct: .approveProduct
        case .rejectProduct: .rejectProduct
        case .createProductVariant: .createProductVariant
        case .getProductVariant: .getProductVariant
        case .batchGetProductVariants: .batchGetProductVariants
        case .listProductVariants: .listProductVariants
        case .updateProductVariant: .updateProductVariant
        case .deleteProductVariant: .deleteProductVariant
        case .createProductImage: .createProductImage
        case .getProductImage: .getProductImage
        case .listProductImages: .listProductImages
        case .updateProductImage: .updateProductImage
        case .deleteProductImage: .deleteProductImage
        case .setPrimaryProductImage: .setPrimaryProductImage
        case .listChanges: .listChanges
        case .getWatermark: .getWatermark
        case .getLedgerEntry: .getLedgerEntry
        case .listLedgerEntries: .listLedgerEntries
        case .verifyLedger: .verifyLedger
        case .checkoutCart: .checkoutCart
        case .getCheckoutGroup: .getCheckoutGroup
        case .createOrder: .createOrder
        case .getOrder: .getOrder
        case .lookupOrder: .lookupOrder
        case .listOrders: .listOrders
        case .updateOrderShippingDetail: .updateOrderShippingDetail
        case .cancelOrder: .cancelOrder
        case .shipOrder: .shipOrder
        case .deliverOrder: .deliverOrder
        case .listOrderItems: .listOrderItems
        case .createOrderAdjustment: .createOrderAdjustment
        case .listOrderAdjustments: .listOrderAdjustments
        case .listOrderTransitions: .listOrderTransitions
        case .createPayment: .createPayment
        case .getPayment: .getPayment
        case .listPayments: .listPayments
        case .confirmPayment: .confirmPayment
        case .failPayment: .failPayment
        case .refundPayment: .refundPayment
        case .listRefunds: .listRefunds
        case .createReservation: .createReservation
        case .batchCreateReservations: .batchCreateReservations
        case .getReservation: .getReservation
        case .commitReservation: .commitReservation
        case .consumeReservation: .consumeReservation
        case .releaseReservation: .releaseReservation
        case .extendReservation: .extendReservation
        case .listReservations: .listReservations
        case .joinWaitlist: .joinWaitlist
        case .leaveWaitlist: .leaveWaitlist
        case .getWaitlistEntry: .getWaitlistEntry
        case .claimWaitlistOffer: .claimWaitlistOffer
        case .createSeller: .createSeller
        case .getSeller: .getSeller
        case .approveSeller: .approveSeller
        case .suspendSeller: .suspendSeller
        case .reinstateSeller: .reinstateSeller
        case .getStock: .getStock
        case .batchGetStocks: .batchGetStocks
        case .setStock: .setStock
        case .adjustStock: .adjustStock
        case .listStocks: .listStocks
        case .batchAdjustStocks: .batchAdjustStocks
        case .updateStockSettings: .updateStockSettings
        case .createUser: .createUser
        case .getUser: .getUser
        case .createAddress: .createAddress
        case .getAddress: .getAddress
        case .listAddresses: .listAddresses
        }
    }
}

/// What operators ask a running server.
/// Answers `holdfast.v1.AdminService`: one synchronous function for each of its unary methods.
public protocol AdminServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// What the server is and how far it has got.
    mutating func getServerInfo(_ request: GetServerInfoRequest) throws(Failure) -> GetServerInfoResponse
    /// A hash of everything the service knows, to compare two servers or one before and after.
    mutating func getStateHash(_ request: GetStateHashRequest) throws(Failure) -> GetStateHashResponse
    /// Checks what is in memory: balances against limits, reserved stock against open reservations.
    mutating func verifyInvariants(_ request: VerifyInvariantsRequest) throws(Failure) -> VerifyInvariantsResponse
}

/// What shoppers have picked. Prices in a cart are advice: what counts is what they are at checkout.
/// Answers `holdfast.v1.CartService`: one synchronous function for each of its unary methods.
public protocol CartServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Begins a cart for a user or for an anonymous session.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; ALREADY_EXISTS KEY_TAKEN for its id or session;
    /// RESOURCE_EXHAUSTED COUNT_LIMIT.
    mutating func createCart(_ request: CreateCartRequest) throws(Failure) -> CreateCartResponse
    /// One cart with its lines, by id or by session.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getCart(_ request: GetCartRequest) throws(Failure) -> GetCartResponse
    /// Adds units of a variant; a cart has one line for each variant. A hold that is named takes the place of the one
    /// before, which is given back.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the cart or the variant, RESERVATION_NOT_FOUND; FAILED_PRECONDITION
    /// NOT_SELLABLE; RESOURCE_EXHAUSTED COUNT_LIMIT for the lines, QUANTITY_LIMIT.
    mutating func addCartItem(_ request: AddCartItemRequest) throws(Failure) -> AddCartItemResponse
    /// Changes how many units a line has.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    mutating func updateCartItem(_ request: UpdateCartItemRequest) throws(Failure) -> UpdateCartItemResponse
    /// Takes a line out, and gives back what is held for it.
    /// Errors: as UpdateCartItem.
    mutating func removeCartItem(_ request: RemoveCartItemRequest) throws(Failure) -> RemoveCartItemResponse
    /// Takes all lines out, and gives back what is held for them.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    mutating func clearCart(_ request: ClearCartRequest) throws(Failure) -> ClearCartResponse
    /// Removes a cart with its lines, and gives back what is held for them.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    mutating func deleteCart(_ request: DeleteCartRequest) throws(Failure) -> DeleteCartResponse
    /// Puts what an anonymous session picked into a user's cart, at sign-in, with what is held for it. Units beyond
    /// 10^9 in a line are left out. The session's cart is gone afterwards. Where there is none, the user's cart stays
    /// as it is, or begins, so that it can be called again and again; what changes nothing is not remembered under its
    /// request id.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user or the cart; FAILED_PRECONDITION CART_ANONYMOUS;
    /// RESOURCE_EXHAUSTED COUNT_LIMIT for the lines.
    mutating func mergeCarts(_ request: MergeCartsRequest) throws(Failure) -> MergeCartsResponse
    /// What the cart would cost now, and whether it could be had.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; RESOURCE_EXHAUSTED AMOUNT_LIMIT.
    mutating func priceCart(_ request: PriceCartRequest) throws(Failure) -> PriceCartResponse
    /// Holds the units of all lines for a while, or none. What is held already ends at the new time, and has the line's
    /// units.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; FAILED_PRECONDITION CART_EMPTY, NOT_SELLABLE, INSUFFICIENT_STOCK.
    mutating func reserveCart(_ request: ReserveCartRequest) throws(Failure) -> ReserveCartResponse
}

/// What is sold, and where in the shop it is found.
/// Answers `holdfast.v1.CatalogService`: one synchronous function for each of its unary methods.
public protocol CatalogServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Adds a category, at the top or below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; ALREADY_EXISTS KEY_TAKEN for its id or slug;
    /// FAILED_PRECONDITION CATEGORY_DEPTH.
    mutating func createCategory(_ request: CreateCategoryRequest) throws(Failure) -> CreateCategoryResponse
    /// One category, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getCategory(_ request: GetCategoryRequest) throws(Failure) -> GetCategoryResponse
    /// Categories in the order of their ids: all of them, those at the top, or those right below another.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the parent; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listCategories(_ request: ListCategoriesRequest) throws(Failure) -> ListCategoriesResponse
    /// Changes what a category is called and says of itself.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for its slug.
    mutating func updateCategory(_ request: UpdateCategoryRequest) throws(Failure) -> UpdateCategoryResponse
    /// Puts a category, with all that is below it, below another or at the top.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for it or the parent; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION
    /// CATEGORY_CYCLE, CATEGORY_DEPTH.
    mutating func moveCategory(_ request: MoveCategoryRequest) throws(Failure) -> MoveCategoryResponse
    /// Removes a category that has no other below it and no product in it.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    mutating func deleteCategory(_ request: DeleteCategoryRequest) throws(Failure) -> DeleteCategoryResponse
    /// Adds a product, PENDING until it is approved.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the seller or the category; ALREADY_EXISTS KEY_TAKEN for its id or slug.
    mutating func createProduct(_ request: CreateProductRequest) throws(Failure) -> CreateProductResponse
    /// One product, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getProduct(_ request: GetProductRequest) throws(Failure) -> GetProductResponse
    /// Several products at one moment, in the order asked for.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND when any of them is unknown.
    mutating func batchGetProducts(_ request: BatchGetProductsRequest) throws(Failure) -> BatchGetProductsResponse
    /// Products in the order of their ids: all of them, or those of a category, of a seller or in a state.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the category or the seller; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listProducts(_ request: ListProductsRequest) throws(Failure) -> ListProductsResponse
    /// Changes a product. A REJECTED one is PENDING again: the change is what is to be judged now.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for it or the category; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for
    /// its slug.
    mutating func updateProduct(_ request: UpdateProductRequest) throws(Failure) -> UpdateProductResponse
    /// Removes a product that has no variants, and its images.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    mutating func deleteProduct(_ request: DeleteProductRequest) throws(Failure) -> DeleteProductResponse
    /// Lets a PENDING product be sold.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION PRODUCT_STATE.
    mutating func approveProduct(_ request: ApproveProductRequest) throws(Failure) -> ApproveProductResponse
    /// Refuses a PENDING product.
    /// Errors: as ApproveProduct.
    mutating func rejectProduct(_ request: RejectProductRequest) throws(Failure) -> RejectProductResponse
    /// Adds a variant to a product. The stock that its id has already becomes its stock; else it has 0 units.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product; ALREADY_EXISTS KEY_TAKEN for its id or SKU.
    mutating func createProductVariant(_ request: CreateProductVariantRequest) throws(Failure)
        -> CreateProductVariantResponse
    /// One variant, by id or by SKU.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getProductVariant(_ request: GetProductVariantRequest) throws(Failure) -> GetProductVariantResponse
    /// Several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND when any of them is unknown.
    mutating func batchGetProductVariants(_ request: BatchGetProductVariantsRequest) throws(Failure)
        -> BatchGetProductVariantsResponse
    /// Variants in the order of their ids: all of them, or those of a product.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listProductVariants(_ request: ListProductVariantsRequest) throws(Failure)
        -> ListProductVariantsResponse
    /// Changes a variant. Orders keep the price they were placed at.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN for its SKU.
    mutating func updateProductVariant(_ request: UpdateProductVariantRequest) throws(Failure)
        -> UpdateProductVariantResponse
    /// Removes a variant that no open reservation, no cart and no order refers to; its stock stays. Others can be
    /// deactivated.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STILL_REFERENCED.
    mutating func deleteProductVariant(_ request: DeleteProductVariantRequest) throws(Failure)
        -> DeleteProductVariantResponse
    /// Adds an image to a product. The first one is its primary image.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product; RESOURCE_EXHAUSTED COUNT_LIMIT; ALREADY_EXISTS KEY_TAKEN for
    /// its id.
    mutating func createProductImage(_ request: CreateProductImageRequest) throws(Failure) -> CreateProductImageResponse
    /// One image.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getProductImage(_ request: GetProductImageRequest) throws(Failure) -> GetProductImageResponse
    /// All images of a product by their display order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the product.
    mutating func listProductImages(_ request: ListProductImagesRequest) throws(Failure) -> ListProductImagesResponse
    /// Changes an image.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    mutating func updateProductImage(_ request: UpdateProductImageRequest) throws(Failure) -> UpdateProductImageResponse
    /// Removes an image. If it was the primary one, the first of the others becomes it.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    mutating func deleteProductImage(_ request: DeleteProductImageRequest) throws(Failure) -> DeleteProductImageResponse
    /// Makes an image the primary one of its product, in the place of the one that was.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH.
    mutating func setPrimaryProductImage(_ request: SetPrimaryProductImageRequest) throws(Failure)
        -> SetPrimaryProductImageResponse
}

/// What has changed, in the order in which it did: every row as each group of commands left it. Nothing is told that is
/// not durable.
/// The journal keeps an hour of changes or a gigabyte, whichever is less; sequence numbers within that may be gone back
/// to.
/// Answers `holdfast.v1.ChangeService`: one synchronous function for each of its unary methods.
public protocol ChangeServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Changes after a sequence number, a page at a time. A page may have fewer changes than asked for, even none, and
    /// still not be the last.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; OUT_OF_RANGE CHANGES_TRIMMED, AS_OF_IN_FUTURE; FAILED_PRECONDITION
    /// NOT_JOURNALED.
    mutating func listChanges(_ request: ListChangesRequest) throws(Failure) -> ListChangesResponse
    /// How far the server has got, and how far back changes reach.
    /// Errors: FAILED_PRECONDITION NOT_JOURNALED.
    mutating func getWatermark(_ request: GetWatermarkRequest) throws(Failure) -> GetWatermarkResponse
}

/// The append-only book of every change of stock.
/// Answers `holdfast.v1.LedgerService`: one synchronous function for each of its unary methods.
public protocol LedgerServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// One entry.
    /// Errors: NOT_FOUND LEDGER_ENTRY_NOT_FOUND.
    mutating func getLedgerEntry(_ request: GetLedgerEntryRequest) throws(Failure) -> GetLedgerEntryResponse
    /// Entries, the newest first.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    mutating func listLedgerEntries(_ request: ListLedgerEntriesRequest) throws(Failure) -> ListLedgerEntriesResponse
    /// Proves over one consistent snapshot that at every entry the sums equal the balances, and at the end the stock.
    /// Errors: ABORTED SNAPSHOT_EXPIRED after ten minutes.
    mutating func verifyLedger(_ request: VerifyLedgerRequest) throws(Failure) -> VerifyLedgerResponse
}

/// Makes orders of carts.
/// Answers `holdfast.v1.CheckoutService`: one synchronous function for each of its unary methods.
public protocol CheckoutServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Orders what is in a user's cart, at the prices of this moment: one order for each seller, with the units held
    /// until it is paid. What ReserveCart holds is taken over. The cart is gone afterwards, and the group of its orders
    /// has its id.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the cart or the address; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION
    /// CART_CHECKED_OUT, CART_ANONYMOUS, CART_EMPTY, NOT_SELLABLE, INSUFFICIENT_STOCK; RESOURCE_EXHAUSTED AMOUNT_LIMIT.
    mutating func checkoutCart(_ request: CheckoutCartRequest) throws(Failure) -> CheckoutCartResponse
    /// The orders that a cart became.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getCheckoutGroup(_ request: GetCheckoutGroupRequest) throws(Failure) -> GetCheckoutGroupResponse
}

/// Orders from their placing to their delivery. PENDING → PROCESSING when they are paid, → SHIPPED → DELIVERED; PENDING
/// and PROCESSING → CANCELLED.
/// Answers `holdfast.v1.OrderService`: one synchronous function for each of its unary methods.
public protocol OrderServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Orders variants of one seller without a cart.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user, the address or a variant, RESERVATION_NOT_FOUND; ALREADY_EXISTS
    /// KEY_TAKEN for its id; FAILED_PRECONDITION RESERVATION_STATE, RESERVATION_EXPIRED, RESERVATION_OWNED,
    /// NOT_SELLABLE, INSUFFICIENT_STOCK; RESOURCE_EXHAUSTED AMOUNT_LIMIT.
    mutating func createOrder(_ request: CreateOrderRequest) throws(Failure) -> CreateOrderResponse
    /// One order, and where it goes.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getOrder(_ request: GetOrderRequest) throws(Failure) -> GetOrderResponse
    /// The same by its number.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func lookupOrder(_ request: LookupOrderRequest) throws(Failure) -> LookupOrderResponse
    /// Orders in the order of their ids: all of them, or those of a user or a seller.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user or the seller; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listOrders(_ request: ListOrdersRequest) throws(Failure) -> ListOrdersResponse
    /// Changes where an order goes, as long as it is PENDING or PROCESSING.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE.
    mutating func updateOrderShippingDetail(_ request: UpdateOrderShippingDetailRequest) throws(Failure)
        -> UpdateOrderShippingDetailResponse
    /// Cancels a PENDING or PROCESSING order: its units become available, and what was paid is due to be refunded.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE.
    mutating func cancelOrder(_ request: CancelOrderRequest) throws(Failure) -> CancelOrderResponse
    /// Ships a PROCESSING order: its units leave the current stock.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE, INSUFFICIENT_STOCK
    /// for what is on back order still.
    mutating func shipOrder(_ request: ShipOrderRequest) throws(Failure) -> ShipOrderResponse
    /// Notes that a SHIPPED order has arrived.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE.
    mutating func deliverOrder(_ request: DeliverOrderRequest) throws(Failure) -> DeliverOrderResponse
    /// The lines of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func listOrderItems(_ request: ListOrderItemsRequest) throws(Failure) -> ListOrderItemsResponse
    /// Adds to or takes from what a PENDING order costs.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION ORDER_STATE; RESOURCE_EXHAUSTED
    /// COUNT_LIMIT, AMOUNT_LIMIT where the total would leave 0 to 10^15; ALREADY_EXISTS KEY_TAKEN for its id.
    mutating func createOrderAdjustment(_ request: CreateOrderAdjustmentRequest) throws(Failure)
        -> CreateOrderAdjustmentResponse
    /// What was added to and taken from the cost of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func listOrderAdjustments(_ request: ListOrderAdjustmentsRequest) throws(Failure)
        -> ListOrderAdjustmentsResponse
    /// How an order came to be what it is, the oldest change first.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func listOrderTransitions(_ request: ListOrderTransitionsRequest) throws(Failure)
        -> ListOrderTransitionsResponse
}

/// What was paid for orders, as the payment gateway tells, and what has to go back.
/// Answers `holdfast.v1.PaymentService`: one synchronous function for each of its unary methods.
public protocol PaymentServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Notes that a payment of a PENDING order has begun.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ALREADY_EXISTS KEY_TAKEN for its id or the gateway's; FAILED_PRECONDITION
    /// ORDER_STATE; RESOURCE_EXHAUSTED COUNT_LIMIT.
    mutating func createPayment(_ request: CreatePaymentRequest) throws(Failure) -> CreatePaymentResponse
    /// One payment.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getPayment(_ request: GetPaymentRequest) throws(Failure) -> GetPaymentResponse
    /// The payments of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func listPayments(_ request: ListPaymentsRequest) throws(Failure) -> ListPaymentsResponse
    /// Notes that a PENDING payment has succeeded. An order that is paid with it is PROCESSING from then on and its
    /// units are committed. What is paid too much, or for an order that is cancelled, is due to be refunded.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; ALREADY_EXISTS KEY_TAKEN; FAILED_PRECONDITION
    /// PAYMENT_STATE.
    mutating func confirmPayment(_ request: ConfirmPaymentRequest) throws(Failure) -> ConfirmPaymentResponse
    /// Notes that a PENDING payment has failed. A new try is a new payment.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION PAYMENT_STATE.
    mutating func failPayment(_ request: FailPaymentRequest) throws(Failure) -> FailPaymentResponse
    /// Notes a refund that the gateway has carried out: one that was due, or another one.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the payment, the refund or a line; ABORTED ETAG_MISMATCH;
    /// FAILED_PRECONDITION PAYMENT_STATE, REFUND_STATE, REFUND_EXCEEDS; ALREADY_EXISTS KEY_TAKEN; RESOURCE_EXHAUSTED
    /// COUNT_LIMIT.
    mutating func refundPayment(_ request: RefundPaymentRequest) throws(Failure) -> RefundPaymentResponse
    /// The refunds of an order.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func listRefunds(_ request: ListRefundsRequest) throws(Failure) -> ListRefundsResponse
}

/// Holds units of stock for a caller, and settles what is held.
/// Answers `holdfast.v1.ReservationService`: one synchronous function for each of its unary methods.
public protocol ReservationServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Holds units of one variant until the hold expires or is settled.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    mutating func createReservation(_ request: CreateReservationRequest) throws(Failure) -> CreateReservationResponse
    /// Holds units for many lines in one command.
    /// Errors: as CreateReservation; with `EACH`, per line in the results.
    mutating func batchCreateReservations(_ request: BatchCreateReservationsRequest) throws(Failure)
        -> BatchCreateReservationsResponse
    /// One reservation, open or ended.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND.
    mutating func getReservation(_ request: GetReservationRequest) throws(Failure) -> GetReservationResponse
    /// Makes a hold final: it no longer expires. Fewer units than held may be committed; the rest becomes available.
    /// Errors: NOT_FOUND RESERVATION_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION RESERVATION_STATE,
    /// RESERVATION_EXPIRED, RESERVATION_OWNED.
    mutating func commitReservation(_ request: CommitReservationRequest) throws(Failure) -> CommitReservationResponse
    /// Ships committed units: they leave the current stock. Fewer than committed may be shipped; the rest becomes
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED.
    mutating func consumeReservation(_ request: ConsumeReservationRequest) throws(Failure) -> ConsumeReservationResponse
    /// Gives up a hold or a commitment; all its units become available.
    /// Errors: as ConsumeReservation.
    mutating func releaseReservation(_ request: ReleaseReservationRequest) throws(Failure) -> ReleaseReservationResponse
    /// Gives a hold a new expire time, counted from now. An expired hold is admitted anew, if its units are still
    /// available.
    /// Errors: as CommitReservation, without RESERVATION_EXPIRED; FAILED_PRECONDITION INSUFFICIENT_STOCK.
    mutating func extendReservation(_ request: ExtendReservationRequest) throws(Failure) -> ExtendReservationResponse
    /// Reservations, the newest first: of one variant, or of all.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN; NOT_FOUND STOCK_NOT_FOUND.
    mutating func listReservations(_ request: ListReservationsRequest) throws(Failure) -> ListReservationsResponse
    /// Queues for units of a variant of which too few are available. Units that become free are offered to whoever has
    /// waited longest among those whose wish they fulfil: they are held for them, and the place becomes OFFERED.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ALREADY_EXISTS KEY_TAKEN for its id; FAILED_PRECONDITION STOCK_AVAILABLE;
    /// RESOURCE_EXHAUSTED COUNT_LIMIT for a user with 10 places, or a variant with 10,000 waiting.
    mutating func joinWaitlist(_ request: JoinWaitlistRequest) throws(Failure) -> JoinWaitlistResponse
    /// Gives up a place, and what it was offered.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION WAITLIST_STATE.
    mutating func leaveWaitlist(_ request: LeaveWaitlistRequest) throws(Failure) -> LeaveWaitlistResponse
    /// One place on a waitlist.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getWaitlistEntry(_ request: GetWaitlistEntryRequest) throws(Failure) -> GetWaitlistEntryResponse
    /// Takes an offer: what was held for the place is the caller's own hold from now on, which can be put into an
    /// order, committed or released as any other.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION WAITLIST_STATE.
    mutating func claimWaitlistOffer(_ request: ClaimWaitlistOfferRequest) throws(Failure) -> ClaimWaitlistOfferResponse
}

/// Who sells.
/// Answers `holdfast.v1.SellerService`: one synchronous function for each of its unary methods.
public protocol SellerServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Makes a user a seller, PENDING until approved.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; ALREADY_EXISTS KEY_TAKEN for the user or the slug.
    mutating func createSeller(_ request: CreateSellerRequest) throws(Failure) -> CreateSellerResponse
    /// One seller, by id or by slug.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getSeller(_ request: GetSellerRequest) throws(Failure) -> GetSellerResponse
    /// Lets a PENDING seller sell, and gives its user the role.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION SELLER_STATE.
    mutating func approveSeller(_ request: ApproveSellerRequest) throws(Failure) -> ApproveSellerResponse
    /// Stops an APPROVED seller: no new orders, while those there are go on.
    /// Errors: as ApproveSeller.
    mutating func suspendSeller(_ request: SuspendSellerRequest) throws(Failure) -> SuspendSellerResponse
    /// Lets a SUSPENDED seller sell again.
    /// Errors: as ApproveSeller.
    mutating func reinstateSeller(_ request: ReinstateSellerRequest) throws(Failure) -> ReinstateSellerResponse
}

/// What lies on the shelf, and how much of it is spoken for.
/// Answers `holdfast.v1.StockService`: one synchronous function for each of its unary methods.
public protocol StockServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// The stock of one variant, now or as of an earlier sequence number or time.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND, AS_OF_BEFORE_FIRST; OUT_OF_RANGE AS_OF_IN_FUTURE.
    mutating func getStock(_ request: GetStockRequest) throws(Failure) -> GetStockResponse
    /// The stock of several variants at one moment, in the order asked for.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND when any of them is unknown.
    mutating func batchGetStocks(_ request: BatchGetStocksRequest) throws(Failure) -> BatchGetStocksResponse
    /// Sets the current stock to what was counted, and optionally the settings. Creates the row of a variant not seen
    /// before.
    /// Errors: ABORTED ETAG_MISMATCH, EXPECTED_STOCK_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    mutating func setStock(_ request: SetStockRequest) throws(Failure) -> SetStockResponse
    /// Adds to or takes from the current stock.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_NEGATIVE,
    /// STOCK_BELOW_RESERVED; RESOURCE_EXHAUSTED STOCK_LIMIT_EXCEEDED.
    mutating func adjustStock(_ request: AdjustStockRequest) throws(Failure) -> AdjustStockResponse
    /// Stock in the order of variant ids: of all variants, or of those that are low on stock. While very many holds run
    /// out at the same time, those that the server has not come to yet still count as reserved here.
    /// Errors: INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listStocks(_ request: ListStocksRequest) throws(Failure) -> ListStocksResponse
    /// Adds to or takes from the current stock of several variants: all of it or nothing.
    /// Errors: as AdjustStock for the first line that is refused, with its place as `line`.
    mutating func batchAdjustStocks(_ request: BatchAdjustStocksRequest) throws(Failure) -> BatchAdjustStocksResponse
    /// Changes the settings of a variant's stock, and no balance.
    /// Errors: NOT_FOUND STOCK_NOT_FOUND; ABORTED ETAG_MISMATCH; FAILED_PRECONDITION STOCK_BELOW_RESERVED.
    mutating func updateStockSettings(_ request: UpdateStockSettingsRequest) throws(Failure)
        -> UpdateStockSettingsResponse
}

/// Who buys.
/// Answers `holdfast.v1.UserService`: one synchronous function for each of its unary methods.
public protocol UserServiceHandler: ~Copyable {
    /// Why a request is refused.
    associatedtype Failure: Error
    /// Adds a user.
    /// Errors: ALREADY_EXISTS KEY_TAKEN for the name, the e-mail address or the phone number.
    mutating func createUser(_ request: CreateUserRequest) throws(Failure) -> CreateUserResponse
    /// One user, by id or by name.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getUser(_ request: GetUserRequest) throws(Failure) -> GetUserResponse
    /// Adds an address to a user. The first one is the default.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; RESOURCE_EXHAUSTED COUNT_LIMIT; ALREADY_EXISTS KEY_TAKEN for
    /// its id.
    mutating func createAddress(_ request: CreateAddressRequest) throws(Failure) -> CreateAddressResponse
    /// One address.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND.
    mutating func getAddress(_ request: GetAddressRequest) throws(Failure) -> GetAddressResponse
    /// The addresses of a user in the order of their ids.
    /// Errors: NOT_FOUND ENTITY_NOT_FOUND for the user; INVALID_ARGUMENT INVALID_PAGE_TOKEN.
    mutating func listAddresses(_ request: ListAddressesRequest) throws(Failure) -> ListAddressesResponse
}

/// Answers every unary method.
public protocol UnaryHandler: AdminServiceHandler, CartServiceHandler, CatalogServiceHandler, ChangeServiceHandler,
    LedgerServiceHandler, CheckoutServiceHandler, OrderServiceHandler, PaymentServiceHandler, ReservationServiceHandler,
    SellerServiceHandler, StockServiceHandler, UserServiceHandler, ~Copyable
{}

extension UnaryHandler where Self: ~Copyable {
    /// Answers a request by the function of its method.
    @inlinable
    public mutating func handle(_ request: UnaryRequest) throws(Failure) -> UnaryResponse {
        switch request {
        case .getServerInfo(let request): .getServerInfo(try getServerInfo(request))
        case .getStateHash(let request): .getStateHash(try getStateHash(request))
        case .verifyInvariants(let request): .verifyInvariants(try verifyInvariants(request))
        case .createCart(let request): .createCart(try createCart(request))
        case .getCart(let request): .getCart(try getCart(request))
        case .addCartItem(let request): .addCartItem(try addCartItem(request))
        case .updateCartItem(let request): .updateCartItem(try updateCartItem(request))
        case .removeCartItem(let request): .removeCartItem(try removeCartItem(request))
        case .clearCart(let request): .clearCart(try clearCart(request))
        case .deleteCart(let request): .deleteCart(try deleteCart(request))
        case .mergeCarts(let request): .mergeCarts(try mergeCarts(request))
        case .priceCart(let request): .priceCart(try priceCart(request))
        case .reserveCart(let request): .reserveCart(try reserveCart(request))
        case .createCategory(let request): .createCategory(try createCategory(request))
        case .getCategory(let request): .getCategory(try getCategory(request))
        case .listCategories(let request): .listCategories(try listCategories(request))
        case .updateCategory(let request): .updateCategory(try updateCategory(request))
        case .moveCategory(let request): .moveCategory(try moveCategory(request))
        case .deleteCategory(let request): .deleteCategory(try deleteCategory(request))
        case .createProduct(let request): .createProduct(try createProduct(request))
        case .getProduct(let request): .getProduct(try getProduct(request))
        case .batchGetProducts(let request): .batchGetProducts(try batchGetProducts(request))
        case .listProducts(let request): .listProducts(try listProducts(request))
        case .updateProduct(let request): .updateProduct(try updateProduct(request))
        case .deleteProduct(let request): .deleteProduct(try deleteProduct(request))
        case .approveProduct(let request): .approveProduct(try approveProduct(request))
        case .rejectProduct(let request): .rejectProduct(try rejectProduct(request))
        case .createProductVariant(let request): .createProductVariant(try createProductVariant(request))
        case .getProductVariant(let request): .getProductVariant(try getProductVariant(request))
        case .batchGetProductVariants(let request): .batchGetProductVariants(try batchGetProductVariants(request))
        case .listProductVariants(let request): .listProductVariants(try listProductVariants(request))
        case .updateProductVariant(let request): .updateProductVariant(try updateProductVariant(request))
        case .deleteProductVariant(let request): .deleteProductVariant(try deleteProductVariant(request))
        case .createProductImage(let request): .createProductImage(try createProductImage(request))
        case .getProductImage(let request): .getProductImage(try getProductImage(request))
        case .listProductImages(let request): .listProductImages(try listProductImages(request))
        case .updateProductImage(let request): .updateProductImage(try updateProductImage(request))
        case .deleteProductImage(let request): .deleteProductImage(try deleteProductImage(request))
        case .setPrimaryProductImage(let request): .setPrimaryProductImage(try setPrimaryProductImage(request))
        case .listChanges(let request): .listChanges(try listChanges(request))
        case .getWatermark(let request): .getWatermark(try getWatermark(request))
        case .getLedgerEntry(let request): .getLedgerEntry(try getLedgerEntry(request))
        case .listLedgerEntries(let request): .listLedgerEntries(try listLedgerEntries(request))
        case .verifyLedger(let request): .verifyLedger(try verifyLedger(request))
        case .checkoutCart(let request): .checkoutCart(try checkoutCart(request))
        case .getCheckoutGroup(let request): .getCheckoutGroup(try getCheckoutGroup(request))
        case .createOrder(let request): .createOrder(try createOrder(request))
        case .getOrder(let request): .getOrder(try getOrder(request))
        case .lookupOrder(let request): .lookupOrder(try lookupOrder(request))
        case .listOrders(let request): .listOrders(try listOrders(request))
        case .updateOrderShippingDetail(let request): .updateOrderShippingDetail(try updateOrderShippingDetail(request))
        case .cancelOrder(let request): .cancelOrder(try cancelOrder(request))
        case .shipOrder(let request): .shipOrder(try shipOrder(request))
        case .deliverOrder(let request): .deliverOrder(try deliverOrder(request))
        case .listOrderItems(let request): .listOrderItems(try listOrderItems(request))
        case .createOrderAdjustment(let request): .createOrderAdjustment(try createOrderAdjustment(request))
        case .listOrderAdjustments(let request): .listOrderAdjustments(try listOrderAdjustments(request))
        case .listOrderTransitions(let request): .listOrderTransitions(try listOrderTransitions(request))
        case .createPayment(let request): .createPayment(try createPayment(request))
        case .getPayment(let request): .getPayment(try getPayment(request))
        case .listPayments(let request): .listPayments(try listPayments(request))
        case .confirmPayment(let request): .confirmPayment(try confirmPayment(request))
        case .failPayment(let request): .failPayment(try failPayment(request))
        case .refundPayment(let request): .refundPayment(try refundPayment(request))
        case .listRefunds(let request): .listRefunds(try listRefunds(request))
        case .createReservation(let request): .createReservation(try createReservation(request))
        case .batchCreateReservations(let request): .batchCreateReservations(try batchCreateReservations(request))
        case .getReservation(let request): .getReservation(try getReservation(request))
        case .commitReservation(let request): .commitReservation(try commitReservation(request))
        case .consumeReservation(let request): .consumeReservation(try consumeReservation(request))
        case .releaseReservation(let request): .releaseReservation(try releaseReservation(request))
        case .extendReservation(let request): .extendReservation(try extendReservation(request))
        case .listReservations(let request): .listReservations(try listReservations(request))
        case .joinWaitlist(let request): .joinWaitlist(try joinWaitlist(request))
        case .leaveWaitlist(let request): .leaveWaitlist(try leaveWaitlist(request))
        case .getWaitlistEntry(let request): .getWaitlistEntry(try getWaitlistEntry(request))
        case .claimWaitlistOffer(let request): .claimWaitlistOffer(try claimWaitlistOffer(request))
        case .createSeller(let request): .createSeller(try createSeller(request))
        case .getSeller(let request): .getSeller(try getSeller(request))
        case .approveSeller(let request): .approveSeller(try approveSeller(request))
        case .suspendSeller(let request): .suspendSeller(try suspendSeller(request))
        case .reinstateSeller(let request): .reinstateSeller(try reinstateSeller(request))
        case .getStock(let request): .getStock(try getStock(request))
        case .batchGetStocks(let request): .batchGetStocks(try batchGetStocks(request))
        case .setStock(let request): .setStock(try setStock(request))
        case .adjustStock(let request): .adjustStock(try adjustStock(request))
        case .listStocks(let request): .listStocks(try listStocks(request))
        case .batchAdjustStocks(let request): .batchAdjustStocks(try batchAdjustStocks(request))
        case .updateStockSettings(let request): .updateStockSettings(try updateStockSettings(request))
        case .createUser(let request): .createUser(try createUser(request))
        case .getUser(let request): .getUser(try getUser(request))
        case .createAddress(let request): .createAddress(try createAddress(request))
        case .getAddress(let request): .getAddress(try getAddress(request))
        case .listAddresses(let request): .listAddresses(try listAddresses(request))
        }
    }
}
