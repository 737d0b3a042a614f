import GRPC
import HoldfastMessages

extension UnaryMethod {
    /// What is served first where not everything can be: whoever holds stock can settle, before others take more of it.
    var priority: CallPriority {
        switch self {
        case .commitReservation, .consumeReservation, .releaseReservation, .cancelOrder, .shipOrder, .deliverOrder,
            .confirmPayment, .failPayment, .leaveWaitlist, .claimWaitlistOffer:
            .finishing
        default: isMutation ? .beginning : .reading
        }
    }
}
