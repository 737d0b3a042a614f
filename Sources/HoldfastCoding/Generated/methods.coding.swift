// Generated from the schema by Proto/generate; changes made here are lost.

import HoldfastMessages
import Protobuf

extension UnaryRequest {
    /// Reads the request of a method; fields at fault get their zero values and are added to `violations`.
    /// Throws only `.malformed`.
    public static func decode(
        method: UnaryMethod,
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> UnaryRequest {
        switch method {
        case .getServerInfo: .getServerInfo(try GetServerInfoRequest.decode(bytes, in: arena, violations: &violations))
        case .getStateHash: .getStateHash(try GetStateHashRequest.decode(bytes, in: arena, violations: &violations))
        case .verifyInvariants:
            .verifyInvariants(try VerifyInvariantsRequest.decode(bytes, in: arena, violations: &violations))
        case .createCart: .createCart(try CreateCartRequest.decode(bytes, in: arena, violations: &violations))
        case .getCart: .getCart(try GetCartRequest.decode(bytes, in: arena, violations: &violations))
        case .addCartItem: .addCartItem(try AddCartItemRequest.decode(bytes, in: arena, violations: &violations))
        case .updateCartItem:
            .updateCartItem(try UpdateCartItemRequest.decode(bytes, in: arena, violations: &violations))
        case .removeCartItem:
            .removeCartItem(try RemoveCartItemRequest.decode(bytes, in: arena, violations: &violations))
        case .clearCart: .clearCart(try ClearCartRequest.decode(bytes, in: arena, violations: &violations))
        case .deleteCart: .deleteCart(try DeleteCartRequest.decode(bytes, in: arena, violations: &violations))
        case .mergeCarts: .mergeCarts(try MergeCartsRequest.decode(bytes, in: arena, violations: &violations))
        case .priceCart: .priceCart(try PriceCartRequest.decode(bytes, in: arena, violations: &violations))
        case .reserveCart: .reserveCart(try ReserveCartRequest.decode(bytes, in: arena, violations: &violations))
        case .createCategory:
            .createCategory(try CreateCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .getCategory: .getCategory(try GetCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .listCategories:
            .listCategories(try ListCategoriesRequest.decode(bytes, in: arena, violations: &violations))
        case .updateCategory:
            .updateCategory(try UpdateCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .moveCategory: .moveCategory(try MoveCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .deleteCategory:
            .deleteCategory(try DeleteCategoryRequest.decode(bytes, in: arena, violations: &violations))
        case .createProduct: .createProduct(try CreateProductRequest.decode(bytes, in: arena, violations: &violations))
        case .getProduct: .getProduct(try GetProductRequest.decode(bytes, in: arena, violations: &violations))
        case .batchGetProducts:
            .batchGetProducts(try BatchGetProductsRequest.decode(bytes, in: arena, violations: &violations))
        case .listProducts: .listProducts(try ListProductsRequest.decode(bytes, in: arena, violations: &violations))
        case .updateProduct: .updateProduct(try UpdateProductRequest.decode(bytes, in: arena, violations: &violations))
        case .deleteProduct: .deleteProduct(try DeleteProductRequest.decode(bytes, in: arena, violations: &violations))
        case .approveProduct:
            .approveProduct(try ApproveProductRequest.decode(bytes, in: arena, violations: &violations))
        case .rejectProduct: .rejectProduct(try RejectProductRequest.decode(bytes, in: arena, violations: &violations))
        case .createProductVariant:
            .createProductVariant(try CreateProductVariantRequest.decode(bytes, in: arena, violations: &violations))
        case .getProductVariant:
            .getProductVariant(try GetProductVariantRequest.decode(bytes, in: arena, violations: &violations))
        case .batchGetProductVariants:
            .batchGetProductVariants(
                try BatchGetProductVariantsRequest.decode(bytes, in: arena, violations: &violations)
            )
        case .listProductVariants:
            .listProductVariants(try ListProductVariantsRequest.decode(bytes, in: arena, violations: &violations))
        case .updateProductVariant:
            .updateProductVariant(try UpdateProductVariantRequest.decode(bytes, in: arena, violations: &violations))
        case .deleteProductVariant:
            .deleteProductVariant(try DeleteProductVariantRequest.decode(bytes, in: arena, violations: &violations))
        case .createProductImage:
            .createProductImage(try CreateProductImageRequest.decode(bytes, in: arena, violations: &violations))
        case .getProductImage:
            .getProductImage(try GetProductImageRequest.decode(bytes, in: arena, violations: &violations))
        case .listProductImages:
            .listProductImages(try ListProductImagesRequest.decode(bytes, in: arena, violations: &violations))
        case .updateProductImage:
            .updateProductImage(try UpdateProductImageRequest.decode(bytes, in: arena, violations: &violations))
        case .deleteProductImage:
            .deleteProductImage(try DeleteProductImageRequest.decode(bytes, in: arena, violations: &violations))
        case .setPrimaryProductImage:
            .setPrimaryProductImage(try SetPrimaryProductImageRequest.decode(bytes, in: arena, violations: &violations))
        case .listChanges: .listChanges(try ListChangesRequest.decode(bytes, in: arena, violations: &violations))
        case .getWatermark: .getWatermark(try GetWatermarkRequest.decode(bytes, in: arena, violations: &violations))
        case .getLedgerEntry:
            .getLedgerEntry(try GetLedgerEntryRequest.decode(bytes, in: arena, violations: &violations))
        case .listLedgerEntries:
            .listLedgerEntries(try ListLedgerEntriesRequest.decode(bytes, in: arena, violations: &violations))
        case .verifyLedger: .verifyLedger(try VerifyLedgerRequest.decode(bytes, in: arena, violations: &violations))
        case .checkoutCart: .checkoutCart(try CheckoutCartRequest.decode(bytes, in: arena, violations: &violations))
        case .getCheckoutGroup:
            .getCheckoutGroup(try GetCheckoutGroupRequest.decode(bytes, in: arena, violations: &violations))
        case .createOrder: .createOrder(try CreateOrderRequest.decode(bytes, in: arena, violations: &violations))
        case .getOrder: .getOrder(try GetOrderRequest.decode(bytes, in: arena, violations: &violations))
        case .lookupOrder: .lookupOrder(try LookupOrderRequest.decode(bytes, in: arena, violations: &violations))
        case .listOrders: .listOrders(try ListOrdersRequest.decode(bytes, in: arena, violations: &violations))
        case .updateOrderShippingDetail:
            .updateOrderShippingDetail(
                try UpdateOrderShippingDetailRequest.decode(bytes, in: arena, violations: &violations)
            )
        case .cancelOrder: .cancelOrder(try CancelOrderRequest.decode(bytes, in: arena, violations: &violations))
        case .shipOrder: .shipOrder(try ShipOrderRequest.decode(bytes, in: arena, violations: &violations))
        case .deliverOrder: .deliverOrder(try DeliverOrderRequest.decode(bytes, in: arena, violations: &violations))
        case .listOrderItems:
            .listOrderItems(try ListOrderItemsRequest.decode(bytes, in: arena, violations: &violations))
        case .createOrderAdjustment:
            .createOrderAdjustment(try CreateOrderAdjustmentRequest.decode(bytes, in: arena, violations: &violations))
        case .listOrderAdjustments:
            .listOrderAdjustments(try ListOrderAdjustmentsRequest.decode(bytes, in: arena, violations: &violations))
        case .listOrderTransitions:
            .listOrderTransitions(try ListOrderTransitionsRequest.decode(bytes, in: arena, violations: &violations))
        case .createPayment: .createPayment(try CreatePaymentRequest.decode(bytes, in: arena, violations: &violations))
        case .getPayment: .getPayment(try GetPaymentRequest.decode(bytes, in: arena, violations: &violations))
        case .listPayments: .listPayments(try ListPaymentsRequest.decode(bytes, in: arena, violations: &violations))
        case .confirmPayment:
            .confirmPayment(try ConfirmPaymentRequest.decode(bytes, in: arena, violations: &violations))
        case .failPayment: .failPayment(try FailPaymentRequest.decode(bytes, in: arena, violations: &violations))
        case .refundPayment: .refundPayment(try RefundPaymentRequest.decode(bytes, in: arena, violations: &violations))
        case .listRefunds: .listRefunds(try ListRefundsRequest.decode(bytes, in: arena, violations: &violations))
        case .createReservation:
            .createReservation(try CreateReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .batchCreateReservations:
            .batchCreateReservations(
                try BatchCreateReservationsRequest.decode(bytes, in: arena, violations: &violations)
            )
        case .getReservation:
            .getReservation(try GetReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .commitReservation:
            .commitReservation(try CommitReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .consumeReservation:
            .consumeReservation(try ConsumeReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .releaseReservation:
            .releaseReservation(try ReleaseReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .extendReservation:
            .extendReservation(try ExtendReservationRequest.decode(bytes, in: arena, violations: &violations))
        case .listReservations:
            .listReservations(try ListReservationsRequest.decode(bytes, in: arena, violations: &violations))
        case .joinWaitlist: .joinWaitlist(try JoinWaitlistRequest.decode(bytes, in: arena, violations: &violations))
        case .leaveWaitlist: .leaveWaitlist(try LeaveWaitlistRequest.decode(bytes, in: arena, violations: &violations))
        case .getWaitlistEntry:
            .getWaitlistEntry(try GetWaitlistEntryRequest.decode(bytes, in: arena, violations: &violations))
        case .claimWaitlistOffer:
            .claimWaitlistOffer(try ClaimWaitlistOfferRequest.decode(bytes, in: arena, violations: &violations))
        case .createSeller: .createSeller(try CreateSellerRequest.decode(bytes, in: arena, violations: &violations))
        case .getSeller: .getSeller(try GetSellerRequest.decode(bytes, in: arena, violations: &violations))
        case .approveSeller: .approveSeller(try ApproveSellerRequest.decode(bytes, in: arena, violations: &violations))
        case .suspendSeller: .suspendSeller(try SuspendSellerRequest.decode(bytes, in: arena, violations: &violations))
        case .reinstateSeller:
            .reinstateSeller(try ReinstateSellerRequest.decode(bytes, in: arena, violations: &violations))
        case .getStock: .getStock(try GetStockRequest.decode(bytes, in: arena, violations: &violations))
        case .batchGetStocks:
            .batchGetStocks(try BatchGetStocksRequest.decode(bytes, in: arena, violations: &violations))
        case .setStock: .setStock(try SetStockRequest.decode(bytes, in: arena, violations: &violations))
        case .adjustStock: .adjustStock(try AdjustStockRequest.decode(bytes, in: arena, violations: &violations))
        case .listStocks: .listStocks(try ListStocksRequest.decode(bytes, in: arena, violations: &violations))
        case .batchAdjustStocks:
            .batchAdjustStocks(try BatchAdjustStocksRequest.decode(bytes, in: arena, violations: &violations))
        case .updateStockSettings:
            .updateStockSettings(try UpdateStockSettingsRequest.decode(bytes, in: arena, violations: &violations))
        case .createUser: .createUser(try CreateUserRequest.decode(bytes, in: arena, violations: &violations))
        case .getUser: .getUser(try GetUserRequest.decode(bytes, in: arena, violations: &violations))
        case .createAddress: .createAddress(try CreateAddressRequest.decode(bytes, in: arena, violations: &violations))
        case .getAddress: .getAddress(try GetAddressRequest.decode(bytes, in: arena, violations: &violations))
        case .listAddresses: .listAddresses(try ListAddressesRequest.decode(bytes, in: arena, violations: &violations))
        }
    }

    /// Reads the request of a method; throws `.invalid` with every field at fault.
    public static func decode(
        method: UnaryMethod,
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena
    ) throws(DecodeError) -> UnaryRequest {
        var violations: [Protobuf.FieldViolation] = []
        let request = try decode(method: method, bytes, in: arena, violations: &violations)
        guard violations.isEmpty else { throw .invalid(violations) }
        return request
    }
}

extension UnaryResponse: ProtobufEncodable {
    /// Reads the response of a method in the form that `reading` says; fields at fault get their zero values and are
    /// noted there. Throws only `.malformed`.
    public static func decode(
        method: UnaryMethod,
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> UnaryResponse {
        switch method {
        case .getServerInfo: .getServerInfo(try GetServerInfoResponse.decode(bytes, in: arena, reading: &reading))
        case .getStateHash: .getStateHash(try GetStateHashResponse.decode(bytes, in: arena, reading: &reading))
        case .verifyInvariants:
            .verifyInvariants(try VerifyInvariantsResponse.decode(bytes, in: arena, reading: &reading))
        case .createCart: .createCart(try CreateCartResponse.decode(bytes, in: arena, reading: &reading))
        case .getCart: .getCart(try GetCartResponse.decode(bytes, in: arena, reading: &reading))
        case .addCartItem: .addCartItem(try AddCartItemResponse.decode(bytes, in: arena, reading: &reading))
        case .updateCartItem: .updateCartItem(try UpdateCartItemResponse.decode(bytes, in: arena, reading: &reading))
        case .removeCartItem: .removeCartItem(try RemoveCartItemResponse.decode(bytes, in: arena, reading: &reading))
        case .clearCart: .clearCart(try ClearCartResponse.decode(bytes, in: arena, reading: &reading))
        case .deleteCart: .deleteCart(try DeleteCartResponse.decode(bytes, in: arena, reading: &reading))
        case .mergeCarts: .mergeCarts(try MergeCartsResponse.decode(bytes, in: arena, reading: &reading))
        case .priceCart: .priceCart(try PriceCartResponse.decode(bytes, in: arena, reading: &reading))
        case .reserveCart: .reserveCart(try ReserveCartResponse.decode(bytes, in: arena, reading: &reading))
        case .createCategory: .createCategory(try CreateCategoryResponse.decode(bytes, in: arena, reading: &reading))
        case .getCategory: .getCategory(try GetCategoryResponse.decode(bytes, in: arena, reading: &reading))
        case .listCategories: .listCategories(try ListCategoriesResponse.decode(bytes, in: arena, reading: &reading))
        case .updateCategory: .updateCategory(try UpdateCategoryResponse.decode(bytes, in: arena, reading: &reading))
        case .moveCategory: .moveCategory(try MoveCategoryResponse.decode(bytes, in: arena, reading: &reading))
        case .deleteCategory: .deleteCategory(try DeleteCategoryResponse.decode(bytes, in: arena, reading: &reading))
        case .createProduct: .createProduct(try CreateProductResponse.decode(bytes, in: arena, reading: &reading))
        case .getProduct: .getProduct(try GetProductResponse.decode(bytes, in: arena, reading: &reading))
        case .batchGetProducts:
            .batchGetProducts(try BatchGetProductsResponse.decode(bytes, in: arena, reading: &reading))
        case .listProducts: .listProducts(try ListProductsResponse.decode(bytes, in: arena, reading: &reading))
        case .updateProduct: .updateProduct(try UpdateProductResponse.decode(bytes, in: arena, reading: &reading))
        case .deleteProduct: .deleteProduct(try DeleteProductResponse.decode(bytes, in: arena, reading: &reading))
        case .approveProduct: .approveProduct(try ApproveProductResponse.decode(bytes, in: arena, reading: &reading))
        case .rejectProduct: .rejectProduct(try RejectProductResponse.decode(bytes, in: arena, reading: &reading))
        case .createProductVariant:
            .createProductVariant(try CreateProductVariantResponse.decode(bytes, in: arena, reading: &reading))
        case .getProductVariant:
            .getProductVariant(try GetProductVariantResponse.decode(bytes, in: arena, reading: &reading))
        case .batchGetProductVariants:
            .batchGetProductVariants(try BatchGetProductVariantsResponse.decode(bytes, in: arena, reading: &reading))
        case .listProductVariants:
            .listProductVariants(try ListProductVariantsResponse.decode(bytes, in: arena, reading: &reading))
        case .updateProductVariant:
            .updateProductVariant(try UpdateProductVariantResponse.decode(bytes, in: arena, reading: &reading))
        case .deleteProductVariant:
            .deleteProductVariant(try DeleteProductVariantResponse.decode(bytes, in: arena, reading: &reading))
        case .createProductImage:
            .createProductImage(try CreateProductImageResponse.decode(bytes, in: arena, reading: &reading))
        case .getProductImage: .getProductImage(try GetProductImageResponse.decode(bytes, in: arena, reading: &reading))
        case .listProductImages:
            .listProductImages(try ListProductImagesResponse.decode(bytes, in: arena, reading: &reading))
        case .updateProductImage:
            .updateProductImage(try UpdateProductImageResponse.decode(bytes, in: arena, reading: &reading))
        case .deleteProductImage:
            .deleteProductImage(try DeleteProductImageResponse.decode(bytes, in: arena, reading: &reading))
        case .setPrimaryProductImage:
            .setPrimaryProductImage(try SetPrimaryProductImageResponse.decode(bytes, in: arena, reading: &reading))
        case .listChanges: .listChanges(try ListChangesResponse.decode(bytes, in: arena, reading: &reading))
        case .getWatermark: .getWatermark(try GetWatermarkResponse.decode(bytes, in: arena, reading: &reading))
        case .getLedgerEntry: .getLedgerEntry(try GetLedgerEntryResponse.decode(bytes, in: arena, reading: &reading))
        case .listLedgerEntries:
            .listLedgerEntries(try ListLedgerEntriesResponse.decode(bytes, in: arena, reading: &reading))
        case .verifyLedger: .verifyLedger(try VerifyLedgerResponse.decode(bytes, in: arena, reading: &reading))
        case .checkoutCart: .checkoutCart(try CheckoutCartResponse.decode(bytes, in: arena, reading: &reading))
        case .getCheckoutGroup:
            .getCheckoutGroup(try GetCheckoutGroupResponse.decode(bytes, in: arena, reading: &reading))
        case .createOrder: .createOrder(try CreateOrderResponse.decode(bytes, in: arena, reading: &reading))
        case .getOrder: .getOrder(try GetOrderResponse.decode(bytes, in: arena, reading: &reading))
        case .lookupOrder: .lookupOrder(try LookupOrderResponse.decode(bytes, in: arena, reading: &reading))
        case .listOrders: .listOrders(try ListOrdersResponse.decode(bytes, in: arena, reading: &reading))
        case .updateOrderShippingDetail:
            .updateOrderShippingDetail(
                try UpdateOrderShippingDetailResponse.decode(bytes, in: arena, reading: &reading)
            )
        case .cancelOrder: .cancelOrder(try CancelOrderResponse.decode(bytes, in: arena, reading: &reading))
        case .shipOrder: .shipOrder(try ShipOrderResponse.decode(bytes, in: arena, reading: &reading))
        case .deliverOrder: .deliverOrder(try DeliverOrderResponse.decode(bytes, in: arena, reading: &reading))
        case .listOrderItems: .listOrderItems(try ListOrderItemsResponse.decode(bytes, in: arena, reading: &reading))
        case .createOrderAdjustment:
            .createOrderAdjustment(try CreateOrderAdjustmentResponse.decode(bytes, in: arena, reading: &reading))
        case .listOrderAdjustments:
            .listOrderAdjustments(try ListOrderAdjustmentsResponse.decode(bytes, in: arena, reading: &reading))
        case .listOrderTransitions:
            .listOrderTransitions(try ListOrderTransitionsResponse.decode(bytes, in: arena, reading: &reading))
        case .createPayment: .createPayment(try CreatePaymentResponse.decode(bytes, in: arena, reading: &reading))
        case .getPayment: .getPayment(try GetPaymentResponse.decode(bytes, in: arena, reading: &reading))
        case .listPayments: .listPayments(try ListPaymentsResponse.decode(bytes, in: arena, reading: &reading))
        case .confirmPayment: .confirmPayment(try ConfirmPaymentResponse.decode(bytes, in: arena, reading: &reading))
        case .failPayment: .failPayment(try FailPaymentResponse.decode(bytes, in: arena, reading: &reading))
        case .refundPayment: .refundPayment(try RefundPaymentResponse.decode(bytes, in: arena, reading: &reading))
        case .listRefunds: .listRefunds(try ListRefundsResponse.decode(bytes, in: arena, reading: &reading))
        case .createReservation:
            .createReservation(try CreateReservationResponse.decode(bytes, in: arena, reading: &reading))
        case .batchCreateReservations:
            .batchCreateReservations(try BatchCreateReservationsResponse.decode(bytes, in: arena, reading: &reading))
        case .getReservation: .getReservation(try GetReservationResponse.decode(bytes, in: arena, reading: &reading))
        case .commitReservation:
            .commitReservation(try CommitReservationResponse.decode(bytes, in: arena, reading: &reading))
        case .consumeReservation:
            .consumeReservation(try ConsumeReservationResponse.decode(bytes, in: arena, reading: &reading))
        case .releaseReservation:
            .releaseReservation(try ReleaseReservationResponse.decode(bytes, in: arena, reading: &reading))
        case .extendReservation:
            .extendReservation(try ExtendReservationResponse.decode(bytes, in: arena, reading: &reading))
        case .listReservations:
            .listReservations(try ListReservationsResponse.decode(bytes, in: arena, reading: &reading))
        case .joinWaitlist: .joinWaitlist(try JoinWaitlistResponse.decode(bytes, in: arena, reading: &reading))
        case .leaveWaitlist: .leaveWaitlist(try LeaveWaitlistResponse.decode(bytes, in: arena, reading: &reading))
        case .getWaitlistEntry:
            .getWaitlistEntry(try GetWaitlistEntryResponse.decode(bytes, in: arena, reading: &reading))
        case .claimWaitlistOffer:
            .claimWaitlistOffer(try ClaimWaitlistOfferResponse.decode(bytes, in: arena, reading: &reading))
        case .createSeller: .createSeller(try CreateSellerResponse.decode(bytes, in: arena, reading: &reading))
        case .getSeller: .getSeller(try GetSellerResponse.decode(bytes, in: arena, reading: &reading))
        case .approveSeller: .approveSeller(try ApproveSellerResponse.decode(bytes, in: arena, reading: &reading))
        case .suspendSeller: .suspendSeller(try SuspendSellerResponse.decode(bytes, in: arena, reading: &reading))
        case .reinstateSeller: .reinstateSeller(try ReinstateSellerResponse.decode(bytes, in: arena, reading: &reading))
        case .getStock: .getStock(try GetStockResponse.decode(bytes, in: arena, reading: &reading))
        case .batchGetStocks: .batchGetStocks(try BatchGetStocksResponse.decode(bytes, in: arena, reading: &reading))
        case .setStock: .setStock(try SetStockResponse.decode(bytes, in: arena, reading: &reading))
        case .adjustStock: .adjustStock(try AdjustStockResponse.decode(bytes, in: arena, reading: &reading))
        case .listStocks: .listStocks(try ListStocksResponse.decode(bytes, in: arena, reading: &reading))
        case .batchAdjustStocks:
            .batchAdjustStocks(try BatchAdjustStocksResponse.decode(bytes, in: arena, reading: &reading))
        case .updateStockSettings:
            .updateStockSettings(try UpdateStockSettingsResponse.decode(bytes, in: arena, reading: &reading))
        case .createUser: .createUser(try CreateUserResponse.decode(bytes, in: arena, reading: &reading))
        case .getUser: .getUser(try GetUserResponse.decode(bytes, in: arena, reading: &reading))
        case .createAddress: .createAddress(try CreateAddressResponse.decode(bytes, in: arena, reading: &reading))
        case .getAddress: .getAddress(try GetAddressResponse.decode(bytes, in: arena, reading: &reading))
        case .listAddresses: .listAddresses(try ListAddressesResponse.decode(bytes, in: arena, reading: &reading))
        }
    }

    /// Appends the fields of the response.
    public func write(to writer: inout MessageWriter) {
        switch self {
        case .getServerInfo(let response): response.write(to: &writer)
        case .getStateHash(let response): response.write(to: &writer)
        case .verifyInvariants(let response): response.write(to: &writer)
        case .createCart(let response): response.write(to: &writer)
        case .getCart(let response): response.write(to: &writer)
        case .addCartItem(let response): response.write(to: &writer)
        case .updateCartItem(let response): response.write(to: &writer)
        case .removeCartItem(let response): response.write(to: &writer)
        case .clearCart(let response): response.write(to: &writer)
        case .deleteCart(let response): response.write(to: &writer)
        case .mergeCarts(let response): response.write(to: &writer)
        case .priceCart(let response): response.write(to: &writer)
        case .reserveCart(let response): response.write(to: &writer)
        case .createCategory(let response): response.write(to: &writer)
        case .getCategory(let response): response.write(to: &writer)
        case .listCategories(let response): response.write(to: &writer)
        case .updateCategory(let response): response.write(to: &writer)
        case .moveCategory(let response): response.write(to: &writer)
        case .deleteCategory(let response): response.write(to: &writer)
        case .createProduct(let response): response.write(to: &writer)
        case .getProduct(let response): response.write(to: &writer)
        case .batchGetProducts(let response): response.write(to: &writer)
        case .listProducts(let response): response.write(to: &writer)
        case .updateProduct(let response): response.write(to: &writer)
        case .deleteProduct(let response): response.write(to: &writer)
        case .approveProduct(let response): response.write(to: &writer)
        case .rejectProduct(let response): response.write(to: &writer)
        case .createProductVariant(let response): response.write(to: &writer)
        case .getProductVariant(let response): response.write(to: &writer)
        case .batchGetProductVariants(let response): response.write(to: &writer)
        case .listProductVariants(let response): response.write(to: &writer)
        case .updateProductVariant(let response): response.write(to: &writer)
        case .deleteProductVariant(let response): response.write(to: &writer)
        case .createProductImage(let response): response.write(to: &writer)
        case .getProductImage(let response): response.write(to: &writer)
        case .listProductImages(let response): response.write(to: &writer)
        case .updateProductImage(let response): response.write(to: &writer)
        case .deleteProductImage(let response): response.write(to: &writer)
        case .setPrimaryProductImage(let response): response.write(to: &writer)
        case .listChanges(let response): response.write(to: &writer)
        case .getWatermark(let response): response.write(to: &writer)
        case .getLedgerEntry(let response): response.write(to: &writer)
        case .listLedgerEntries(let response): response.write(to: &writer)
        case .verifyLedger(let response): response.write(to: &writer)
        case .checkoutCart(let response): response.write(to: &writer)
        case .getCheckoutGroup(let response): response.write(to: &writer)
        case .createOrder(let response): response.write(to: &writer)
        case .getOrder(let response): response.write(to: &writer)
        case .lookupOrder(let response): response.write(to: &writer)
        case .listOrders(let response): response.write(to: &writer)
        case .updateOrderShippingDetail(let response): response.write(to: &writer)
        case .cancelOrder(let response): response.write(to: &writer)
        case .shipOrder(let response): response.write(to: &writer)
        case .deliverOrder(let response): response.write(to: &writer)
        case .listOrderItems(let response): response.write(to: &writer)
        case .createOrderAdjustment(let response): response.write(to: &writer)
        case .listOrderAdjustments(let response): response.write(to: &writer)
        case .listOrderTransitions(let response): response.write(to: &writer)
        case .createPayment(let response): response.write(to: &writer)
        case .getPayment(let response): response.write(to: &writer)
        case .listPayments(let response): response.write(to: &writer)
        case .confirmPayment(let response): response.write(to: &writer)
        case .failPayment(let response): response.write(to: &writer)
        case .refundPayment(let response): response.write(to: &writer)
        case .listRefunds(let response): response.write(to: &writer)
        case .createReservation(let response): response.write(to: &writer)
        case .batchCreateReservations(let response): response.write(to: &writer)
        case .getReservation(let response): response.write(to: &writer)
        case .commitReservation(let response): response.write(to: &writer)
        case .consumeReservation(let response): response.write(to: &writer)
        case .releaseReservation(let response): response.write(to: &writer)
        case .extendReservation(let response): response.write(to: &writer)
        case .listReservations(let response): response.write(to: &writer)
        case .joinWaitlist(let response): response.write(to: &writer)
        case .leaveWaitlist(let response): response.write(to: &writer)
        case .getWaitlistEntry(let response): response.write(to: &writer)
        case .claimWaitlistOffer(let response): response.write(to: &writer)
        case .createSeller(let response): response.write(to: &writer)
        case .getSeller(let response): response.write(to: &writer)
        case .approveSeller(let response): response.write(to: &writer)
        case .suspendSeller(let response): response.write(to: &writer)
        case .reinstateSeller(let response): response.write(to: &writer)
        case .getStock(let response): response.write(to: &writer)
        case .batchGetStocks(let response): response.write(to: &writer)
        case .setStock(let response): response.write(to: &writer)
        case .adjustStock(let response): response.write(to: &writer)
        case .listStocks(let response): response.write(to: &writer)
        case .batchAdjustStocks(let response): response.write(to: &writer)
        case .updateStockSettings(let response): response.write(to: &writer)
        case .createUser(let response): response.write(to: &writer)
        case .getUser(let response): response.write(to: &writer)
        case .createAddress(let response): response.write(to: &writer)
        case .getAddress(let response): response.write(to: &writer)
        case .listAddresses(let response): response.write(to: &writer)
        }
    }

    /// No fewer bytes than the fields take.
    public var maximumEncodedByteCount: Int {
        switch self {
        case .getServerInfo(let response): response.maximumEncodedByteCount
        case .getStateHash(let response): response.maximumEncodedByteCount
        case .verifyInvariants(let response): response.maximumEncodedByteCount
        case .createCart(let response): response.maximumEncodedByteCount
        case .getCart(let response): response.maximumEncodedByteCount
        case .addCartItem(let response): response.maximumEncodedByteCount
        case .updateCartItem(let response): response.maximumEncodedByteCount
        case .removeCartItem(let response): response.maximumEncodedByteCount
        case .clearCart(let response): response.maximumEncodedByteCount
        case .deleteCart(let response): response.maximumEncodedByteCount
        case .mergeCarts(let response): response.maximumEncodedByteCount
        case .priceCart(let response): response.maximumEncodedByteCount
        case .reserveCart(let response): response.maximumEncodedByteCount
        case .createCategory(let response): response.maximumEncodedByteCount
        case .getCategory(let response): response.maximumEncodedByteCount
        case .listCategories(let response): response.maximumEncodedByteCount
        case .updateCategory(let response): response.maximumEncodedByteCount
        case .moveCategory(let response): response.maximumEncodedByteCount
        case .deleteCategory(let response): response.maximumEncodedByteCount
        case .createProduct(let response): response.maximumEncodedByteCount
        case .getProduct(let response): response.maximumEncodedByteCount
        case .batchGetProducts(let response): response.maximumEncodedByteCount
        case .listProducts(let response): response.maximumEncodedByteCount
        case .updateProduct(let response): response.maximumEncodedByteCount
        case .deleteProduct(let response): response.maximumEncodedByteCount
        case .approveProduct(let response): response.maximumEncodedByteCount
        case .rejectProduct(let response): response.maximumEncodedByteCount
        case .createProductVariant(let response): response.maximumEncodedByteCount
        case .getProductVariant(let response): response.maximumEncodedByteCount
        case .batchGetProductVariants(let response): response.maximumEncodedByteCount
        case .listProductVariants(let response): response.maximumEncodedByteCount
        case .updateProductVariant(let response): response.maximumEncodedByteCount
        case .deleteProductVariant(let response): response.maximumEncodedByteCount
        case .createProductImage(let response): response.maximumEncodedByteCount
        case .getProductImage(let response): response.maximumEncodedByteCount
        case .listProductImages(let response): response.maximumEncodedByteCount
        case .updateProductImage(let response): response.maximumEncodedByteCount
        case .deleteProductImage(let response): response.maximumEncodedByteCount
        case .setPrimaryProductImage(let response): response.maximumEncodedByteCount
        case .listChanges(let response): response.maximumEncodedByteCount
        case .getWatermark(let response): response.maximumEncodedByteCount
        case .getLedgerEntry(let response): response.maximumEncodedByteCount
        case .listLedgerEntries(let response): response.maximumEncodedByteCount
        case .verifyLedger(let response): response.maximumEncodedByteCount
        case .checkoutCart(let response): response.maximumEncodedByteCount
        case .getCheckoutGroup(let response): response.maximumEncodedByteCount
        case .createOrder(let response): response.maximumEncodedByteCount
        case .getOrder(let response): response.maximumEncodedByteCount
        case .lookupOrder(let response): response.maximumEncodedByteCount
        case .listOrders(let response): response.maximumEncodedByteCount
        case .updateOrderShippingDetail(let response): response.maximumEncodedByteCount
        case .cancelOrder(let response): response.maximumEncodedByteCount
        case .shipOrder(let response): response.maximumEncodedByteCount
        case .deliverOrder(let response): response.maximumEncodedByteCount
        case .listOrderItems(let response): response.maximumEncodedByteCount
        case .createOrderAdjustment(let response): response.maximumEncodedByteCount
        case .listOrderAdjustments(let response): response.maximumEncodedByteCount
        case .listOrderTransitions(let response): response.maximumEncodedByteCount
        case .createPayment(let response): response.maximumEncodedByteCount
        case .getPayment(let response): response.maximumEncodedByteCount
        case .listPayments(let response): response.maximumEncodedByteCount
        case .confirmPayment(let response): response.maximumEncodedByteCount
        case .failPayment(let response): response.maximumEncodedByteCount
        case .refundPayment(let response): response.maximumEncodedByteCount
        case .listRefunds(let response): response.maximumEncodedByteCount
        case .createReservation(let response): response.maximumEncodedByteCount
        case .batchCreateReservations(let response): response.maximumEncodedByteCount
        case .getReservation(let response): response.maximumEncodedByteCount
        case .commitReservation(let response): response.maximumEncodedByteCount
        case .consumeReservation(let response): response.maximumEncodedByteCount
        case .releaseReservation(let response): response.maximumEncodedByteCount
        case .extendReservation(let response): response.maximumEncodedByteCount
        case .listReservations(let response): response.maximumEncodedByteCount
        case .joinWaitlist(let response): response.maximumEncodedByteCount
        case .leaveWaitlist(let response): response.maximumEncodedByteCount
        case .getWaitlistEntry(let response): response.maximumEncodedByteCount
        case .claimWaitlistOffer(let response): response.maximumEncodedByteCount
        case .createSeller(let response): response.maximumEncodedByteCount
        case .getSeller(let response): response.maximumEncodedByteCount
        case .approveSeller(let response): response.maximumEncodedByteCount
        case .suspendSeller(let response): response.maximumEncodedByteCount
        case .reinstateSeller(let response): response.maximumEncodedByteCount
        case .getStock(let response): response.maximumEncodedByteCount
        case .batchGetStocks(let response): response.maximumEncodedByteCount
        case .setStock(let response): response.maximumEncodedByteCount
        case .adjustStock(let response): response.maximumEncodedByteCount
        case .listStocks(let response): response.maximumEncodedByteCount
        case .batchAdjustStocks(let response): response.maximumEncodedByteCount
        case .updateStockSettings(let response): response.maximumEncodedByteCount
        case .createUser(let response): response.maximumEncodedByteCount
        case .getUser(let response): response.maximumEncodedByteCount
        case .createAddress(let response): response.maximumEncodedByteCount
        case .getAddress(let response): response.maximumEncodedByteCount
        case .listAddresses(let response): response.maximumEncodedByteCount
        }
    }
}
