import GRPC

/// temporary
public enum HoldfastMethods {
    public static let unary: [MethodDescriptor] = [
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "GetServerInfo"),
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "GetStateHash"),
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "VerifyInvariants"),
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
}
