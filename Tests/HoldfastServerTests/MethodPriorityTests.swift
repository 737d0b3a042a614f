import GRPC
import HoldfastMessages
import Testing

@testable import HoldfastServer

@Suite("What is served first")
struct MethodPriorityTests {
    private static let settling: Set<UnaryMethod> = [
        .commitReservation, .consumeReservation, .releaseReservation, .cancelOrder, .shipOrder, .deliverOrder,
        .confirmPayment, .failPayment, .leaveWaitlist, .claimWaitlistOffer,
    ]

    @Test("what settles comes before what begins, and that before what only reads", arguments: UnaryMethod.allCases)
    func priority(method: UnaryMethod) {
        let reads = ["get", "batchGet", "list", "lookup", "verify", "price"].contains { "\(method)".hasPrefix($0) }
        let expected: CallPriority = Self.settling.contains(method) ? .finishing : reads ? .reading : .beginning
        #expect(method.priority == expected)
    }
}
