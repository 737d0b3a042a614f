import GRPC
import HoldfastMessages

extension UnaryMethod {
    /// What is served first where not everything can be: whoever holds stock can settle, before others take more of it.
    var priority: CallPriority {
        switch self {
        case .commitReservation, .consumeReservation, .releaseReservation: .finishing
        case .createReservation, .batchCreateReservations, .extendReservation, .setStock, .adjustStock, .createCategory,
            .updateCategory, .moveCategory, .deleteCategory:
            .beginning
        case .getServerInfo, .getStateHash, .verifyInvariants, .getLedgerEntry, .listLedgerEntries, .verifyLedger,
            .getReservation, .getStock, .batchGetStocks, .getCategory, .listCategories:
            .reading
        }
    }
}
