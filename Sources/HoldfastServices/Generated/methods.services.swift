// Generated from the schema by Proto/generate; changes made here are lost.

import GRPC

/// The methods of the schema, as routing needs them.
public enum HoldfastMethods {
    /// The methods with one request and one response, each at the index of its `UnaryMethod`.
    public static let unary: [MethodDescriptor] = [
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "GetServerInfo"),
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "GetStateHash"),
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "VerifyInvariants"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "CreateCategory"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "GetCategory"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "ListCategories"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "UpdateCategory"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "MoveCategory"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "DeleteCategory"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "CreateProduct"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "GetProduct"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "BatchGetProducts"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "ListProducts"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "UpdateProduct"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "DeleteProduct"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "ApproveProduct"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "RejectProduct"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "CreateProductVariant"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "GetProductVariant"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "BatchGetProductVariants"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "ListProductVariants"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "UpdateProductVariant"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "DeleteProductVariant"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "CreateProductImage"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "GetProductImage"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "ListProductImages"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "UpdateProductImage"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "DeleteProductImage"),
        MethodDescriptor(service: "holdfast.v1.CatalogService", method: "SetPrimaryProductImage"),
        MethodDescriptor(service: "holdfast.v1.LedgerService", method: "GetLedgerEntry"),
        MethodDescriptor(service: "holdfast.v1.LedgerService", method: "ListLedgerEntries"),
        MethodDescriptor(service: "holdfast.v1.LedgerService", method: "VerifyLedger"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "CreateReservation"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "BatchCreateReservations"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "GetReservation"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "CommitReservation"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "ConsumeReservation"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "ReleaseReservation"),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "ExtendReservation"),
        MethodDescriptor(service: "holdfast.v1.SellerService", method: "CreateSeller"),
        MethodDescriptor(service: "holdfast.v1.SellerService", method: "GetSeller"),
        MethodDescriptor(service: "holdfast.v1.SellerService", method: "ApproveSeller"),
        MethodDescriptor(service: "holdfast.v1.SellerService", method: "SuspendSeller"),
        MethodDescriptor(service: "holdfast.v1.SellerService", method: "ReinstateSeller"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "GetStock"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "BatchGetStocks"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "SetStock"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "AdjustStock"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "ListStocks"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "BatchAdjustStocks"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "UpdateStockSettings"),
        MethodDescriptor(service: "holdfast.v1.UserService", method: "CreateUser"),
        MethodDescriptor(service: "holdfast.v1.UserService", method: "GetUser"),
        MethodDescriptor(service: "holdfast.v1.UserService", method: "CreateAddress"),
        MethodDescriptor(service: "holdfast.v1.UserService", method: "GetAddress"),
        MethodDescriptor(service: "holdfast.v1.UserService", method: "ListAddresses"),
    ]

    /// The methods with a stream on either side.
    public static let streaming: [MethodDescriptor] = []
}
