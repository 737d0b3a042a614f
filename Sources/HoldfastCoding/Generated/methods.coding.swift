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
    /// Writes the response. Traps when `output` has less free capacity than `maximumEncodedByteCount`.
    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        switch self {
        case .getServerInfo(let response): response.encode(into: &output)
        case .getStateHash(let response): response.encode(into: &output)
        case .verifyInvariants(let response): response.encode(into: &output)
        case .createCart(let response): response.encode(into: &output)
        case .getCart(let response): response.encode(into: &output)
        case .addCartItem(let response): response.encode(into: &output)
        case .updateCartItem(let response): response.encode(into: &output)
        case .removeCartItem(let response): response.encode(into: &output)
        case .clearCart(let response): response.encode(into: &output)
        case .deleteCart(let response): response.encode(into: &output)
        case .mergeCarts(let response): response.encode(into: &output)
        case .priceCart(let response): response.encode(into: &output)
        case .reserveCart(let response): response.encode(into: &output)
        case .createCategory(let response): response.encode(into: &output)
        case .getCategory(let response): response.encode(into: &output)
        case .listCategories(let response): response.encode(into: &output)
        case .updateCategory(let response): response.encode(into: &output)
        case .moveCategory(let response): response.encode(into: &output)
        case .deleteCategory(let response): response.encode(into: &output)
        case .createProduct(let response): response.encode(into: &output)
        case .getProduct(let response): response.encode(into: &output)
        case .batchGetProducts(let response): response.encode(into: &output)
        case .listProducts(let response): response.encode(into: &output)
        case .updateProduct(let response): response.encode(into: &output)
        case .deleteProduct(let response): response.encode(into: &output)
        case .approveProduct(let response): response.encode(into: &output)
        case .rejectProduct(let response): response.encode(into: &output)
        case .createProductVariant(let response): response.encode(into: &output)
        case .getProductVariant(let response): response.encode(into: &output)
        case .batchGetProductVariants(let response): response.encode(into: &output)
        case .listProductVariants(let response): response.encode(into: &output)
        case .updateProductVariant(let response): response.encode(into: &output)
        case .deleteProductVariant(let response): response.encode(into: &output)
        case .createProductImage(let response): response.encode(into: &output)
        case .getProductImage(let response): response.encode(into: &output)
        case .listProductImages(let response): response.encode(into: &output)
        case .updateProductImage(let response): response.encode(into: &output)
        case .deleteProductImage(let response): response.encode(into: &output)
        case .setPrimaryProductImage(let response): response.encode(into: &output)
        case .listChanges(let response): response.encode(into: &output)
        case .getWatermark(let response): response.encode(into: &output)
        case .getLedgerEntry(let response): response.encode(into: &output)
        case .listLedgerEntries(let response): response.encode(into: &output)
        case .verifyLedger(let response): response.encode(into: &output)
        case .checkoutCart(let response): response.encode(into: &output)
        case .getCheckoutGroup(let response): response.encode(into: &output)
        case .createOrder(let response): response.encode(into: &output)
        case .getOrder(let response): response.encode(into: &output)
        case .lookupOrder(let response): response.encode(into: &output)
        case .listOrders(let response): response.encode(into: &output)
        case .updateOrderShippingDetail(let response): response.encode(into: &output)
        case .cancelOrder(let response): response.encode(into: &output)
        case .shipOrder(let response): response.encode(into: &output)
        case .deliverOrder(let response): response.encode(into: &output)
        case .listOrderItems(let response): response.encode(into: &output)
        case .createOrderAdjustment(let response): response.encode(into: &output)
        case .listOrderAdjustments(let response): response.encode(into: &output)
        case .listOrderTransitions(let response): response.encode(into: &output)
        case .createPayment(let response): response.encode(into: &output)
        case .getPayment(let response): response.encode(into: &output)
        case .listPayments(let response): response.encode(into: &output)
        case .confirmPayment(let response): response.encode(into: &output)
        case .failPayment(let response): response.encode(into: &output)
        case .refundPayment(let response): response.encode(into: &output)
        case .listRefunds(let response): response.encode(into: &output)
        case .createReservation(let response): response.encode(into: &output)
        case .batchCreateReservations(let response): response.encode(into: &output)
        case .getReservation(let response): response.encode(into: &output)
        case .commitReservation(let response): response.encode(into: &output)
        case .consumeReservation(let response): response.encode(into: &output)
        case .releaseReservation(let response): response.encode(into: &output)
        case .extendReservation(let response): response.encode(into: &output)
        case .listReservations(let response): response.encode(into: &output)
        case .joinWaitlist(let response): response.encode(into: &output)
        case .leaveWaitlist(let response): response.encode(into: &output)
        case .getWaitlistEntry(let response): response.encode(into: &output)
        case .claimWaitlistOffer(let response): response.encode(into: &output)
        case .createSeller(let response): response.encode(into: &output)
        case .getSeller(let response): response.encode(into: &output)
        case .approveSeller(let response): response.encode(into: &output)
        case .suspendSeller(let response): response.encode(into: &output)
        case .reinstateSeller(let response): response.encode(into: &output)
        case .getStock(let response): response.encode(into: &output)
        case .batchGetStocks(let response): response.encode(into: &output)
        case .setStock(let response): response.encode(into: &output)
        case .adjustStock(let response): response.encode(into: &output)
        case .listStocks(let response): response.encode(into: &output)
        case .batchAdjustStocks(let response): response.encode(into: &output)
        case .updateStockSettings(let response): response.encode(into: &output)
        case .createUser(let response): response.encode(into: &output)
        case .getUser(let response): response.encode(into: &output)
        case .createAddress(let response): response.encode(into: &output)
        case .getAddress(let response): response.encode(into: &output)
        case .listAddresses(let response): response.encode(into: &output)
        }
    }

    /// No fewer bytes than `encode` will write.
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
