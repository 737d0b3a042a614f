import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

@testable import Commerce
@testable import HoldfastEngine

/// What came of a request, out of its batch.
enum Answer: Equatable, Sendable {
    /// The answer to a request without a request id.
    case response(UnaryResponse)
    /// The answer to one with a request id, as its caller and every retry get it.
    case encoded([UInt8])
    case rejected(Rejection)
    case dropped
    case pending

    init(_ outcome: Outcome, to request: UnaryRequest, in batch: EngineBatch) {
        switch outcome {
        case .answered(let range):
            let bytes = batch.withAnswer(range) { $0.copied() }
            self = request.requestID != nil ? .encoded(bytes) : .response(UnaryResponse(to: request, bytes))
        case .rejected(let rejection): self = .rejected(rejection)
        case .dropped: self = .dropped
        case .pending: self = .pending
        }
    }
}

extension UnaryResponse {
    /// Reads the answer to a request.
    init(to request: UnaryRequest, _ bytes: [UInt8]) {
        self =
            switch request {
            case .getServerInfo: .getServerInfo(decoded(bytes))
            case .getStateHash: .getStateHash(decoded(bytes))
            case .verifyInvariants: .verifyInvariants(decoded(bytes))
            case .createCart: .createCart(decoded(bytes))
            case .getCart: .getCart(decoded(bytes))
            case .addCartItem: .addCartItem(decoded(bytes))
            case .updateCartItem: .updateCartItem(decoded(bytes))
            case .removeCartItem: .removeCartItem(decoded(bytes))
            case .clearCart: .clearCart(decoded(bytes))
            case .deleteCart: .deleteCart(decoded(bytes))
            case .mergeCarts: .mergeCarts(decoded(bytes))
            case .priceCart: .priceCart(decoded(bytes))
            case .reserveCart: .reserveCart(decoded(bytes))
            case .createCategory: .createCategory(decoded(bytes))
            case .getCategory: .getCategory(decoded(bytes))
            case .listCategories: .listCategories(decoded(bytes))
            case .updateCategory: .updateCategory(decoded(bytes))
            case .moveCategory: .moveCategory(decoded(bytes))
            case .deleteCategory: .deleteCategory(decoded(bytes))
            case .createProduct: .createProduct(decoded(bytes))
            case .getProduct: .getProduct(decoded(bytes))
            case .batchGetProducts: .batchGetProducts(decoded(bytes))
            case .listProducts: .listProducts(decoded(bytes))
            case .updateProduct: .updateProduct(decoded(bytes))
            case .deleteProduct: .deleteProduct(decoded(bytes))
            case .approveProduct: .approveProduct(decoded(bytes))
            case .rejectProduct: .rejectProduct(decoded(bytes))
            case .createProductVariant: .createProductVariant(decoded(bytes))
            case .getProductVariant: .getProductVariant(decoded(bytes))
            case .batchGetProductVariants: .batchGetProductVariants(decoded(bytes))
            case .listProductVariants: .listProductVariants(decoded(bytes))
            case .updateProductVariant: .updateProductVariant(decoded(bytes))
            case .deleteProductVariant: .deleteProductVariant(decoded(bytes))
            case .createProductImage: .createProductImage(decoded(bytes))
            case .getProductImage: .getProductImage(decoded(bytes))
            case .listProductImages: .listProductImages(decoded(bytes))
            case .updateProductImage: .updateProductImage(decoded(bytes))
            case .deleteProductImage: .deleteProductImage(decoded(bytes))
            case .setPrimaryProductImage: .setPrimaryProductImage(decoded(bytes))
            case .listChanges: .listChanges(decoded(bytes))
            case .getWatermark: .getWatermark(decoded(bytes))
            case .getLedgerEntry: .getLedgerEntry(decoded(bytes))
            case .listLedgerEntries: .listLedgerEntries(decoded(bytes))
            case .verifyLedger: .verifyLedger(decoded(bytes))
            case .checkoutCart: .checkoutCart(decoded(bytes))
            case .getCheckoutGroup: .getCheckoutGroup(decoded(bytes))
            case .createOrder: .createOrder(decoded(bytes))
            case .getOrder: .getOrder(decoded(bytes))
            case .lookupOrder: .lookupOrder(decoded(bytes))
            case .listOrders: .listOrders(decoded(bytes))
            case .updateOrderShippingDetail: .updateOrderShippingDetail(decoded(bytes))
            case .cancelOrder: .cancelOrder(decoded(bytes))
            case .shipOrder: .shipOrder(decoded(bytes))
            case .deliverOrder: .deliverOrder(decoded(bytes))
            case .listOrderItems: .listOrderItems(decoded(bytes))
            case .createOrderAdjustment: .createOrderAdjustment(decoded(bytes))
            case .listOrderAdjustments: .listOrderAdjustments(decoded(bytes))
            case .listOrderTransitions: .listOrderTransitions(decoded(bytes))
            case .createPayment: .createPayment(decoded(bytes))
            case .getPayment: .getPayment(decoded(bytes))
            case .listPayments: .listPayments(decoded(bytes))
            case .confirmPayment: .confirmPayment(decoded(bytes))
            case .failPayment: .failPayment(decoded(bytes))
            case .refundPayment: .refundPayment(decoded(bytes))
            case .listRefunds: .listRefunds(decoded(bytes))
            case .createReservation: .createReservation(decoded(bytes))
            case .batchCreateReservations: .batchCreateReservations(decoded(bytes))
            case .getReservation: .getReservation(decoded(bytes))
            case .commitReservation: .commitReservation(decoded(bytes))
            case .consumeReservation: .consumeReservation(decoded(bytes))
            case .releaseReservation: .releaseReservation(decoded(bytes))
            case .extendReservation: .extendReservation(decoded(bytes))
            case .listReservations: .listReservations(decoded(bytes))
            case .joinWaitlist: .joinWaitlist(decoded(bytes))
            case .leaveWaitlist: .leaveWaitlist(decoded(bytes))
            case .getWaitlistEntry: .getWaitlistEntry(decoded(bytes))
            case .claimWaitlistOffer: .claimWaitlistOffer(decoded(bytes))
            case .createSeller: .createSeller(decoded(bytes))
            case .getSeller: .getSeller(decoded(bytes))
            case .approveSeller: .approveSeller(decoded(bytes))
            case .suspendSeller: .suspendSeller(decoded(bytes))
            case .reinstateSeller: .reinstateSeller(decoded(bytes))
            case .getStock: .getStock(decoded(bytes))
            case .batchGetStocks: .batchGetStocks(decoded(bytes))
            case .setStock: .setStock(decoded(bytes))
            case .adjustStock: .adjustStock(decoded(bytes))
            case .listStocks: .listStocks(decoded(bytes))
            case .batchAdjustStocks: .batchAdjustStocks(decoded(bytes))
            case .updateStockSettings: .updateStockSettings(decoded(bytes))
            case .createUser: .createUser(decoded(bytes))
            case .getUser: .getUser(decoded(bytes))
            case .createAddress: .createAddress(decoded(bytes))
            case .getAddress: .getAddress(decoded(bytes))
            case .listAddresses: .listAddresses(decoded(bytes))
            }
    }
}

/// A trial's answer has no ids, which a request could not do without.
private func decoded<Message: ProtobufMessage>(_ bytes: [UInt8]) -> Message {
    var violations: [FieldViolation] = []
    guard let message = try? Message.decode(bytes.span, in: Arena(), violations: &violations) else {
        preconditionFailure("an answer that does not parse")
    }
    return message
}

extension EngineBatch {
    /// Requests that wait to be carried out.
    convenience init(_ requests: [EngineRequest]) {
        self.init()
        for request in requests { add(request) }
    }

    /// What came of its requests.
    var results: [Answer] { zip(outcomes, requests).map { Answer($0, to: $1.request, in: self) } }
}
