// Generated from the schema by Proto/generate; changes made here are lost.

import GRPC
import HoldfastMessages

extension UnaryMethod {
    /// The methods as routing needs them, each at the index of its number.
    public static let descriptors: [MethodDescriptor] = [
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "GetServerInfo", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "GetStateHash", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.AdminService", method: "VerifyInvariants", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.LedgerService", method: "GetLedgerEntry", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.LedgerService", method: "ListLedgerEntries", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.LedgerService", method: "VerifyLedger", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "CreateReservation", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "BatchCreateReservations", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "GetReservation", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "CommitReservation", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "ConsumeReservation", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "ReleaseReservation", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.ReservationService", method: "ExtendReservation", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "GetStock", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "BatchGetStocks", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "SetStock", kind: .unary),
        MethodDescriptor(service: "holdfast.v1.StockService", method: "AdjustStock", kind: .unary),
    ]
}
