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
        MethodDescriptor(service: "holdfast.v1.StockService", method: "GetStock"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "BatchGetStocks"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "SetStock"),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "AdjustStock"),
    ]

    /// The methods with a stream on either side.
    public static let streaming: [MethodDescriptor] = []
}
