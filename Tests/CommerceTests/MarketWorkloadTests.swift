import Commerce
import HoldfastMessages
import Testing

/// Random commands of all who have to do with a market, judged by an account that knows only the rules.
@Suite("The market at random")
struct MarketWorkloadTests {
    /// What was answered to the requests of each method, and why others were refused.
    private struct Coverage {
        var acceptedMethods: Set<UnaryMethod> = []
        var reasons: [UnaryMethod: Set<ErrorReason>] = [:]
        var replayedCount = 0
        var unpaidCount = 0
        var statuses: Set<Order.Status> = []
        var paymentStatuses: Set<Payment.Status> = []

        mutating func note(_ request: UnaryRequest, _ verdict: MarketAccount.Verdict) {
            switch verdict {
            case .accepted: if !request.validateOnly { acceptedMethods.insert(request.method) }
            case .refused(let reason): reasons[request.method, default: []].insert(reason)
            case .replayed: replayedCount += 1
            }
        }

        mutating func noteStatuses(in account: MarketAccount) {
            statuses.formUnion(account.orders.values.map(\.status))
        }

        mutating func note(_ account: MarketAccount) {
            unpaidCount += account.unpaidCount
            paymentStatuses.formUnion(account.paymentIDs.compactMap { account.status(of: $0) })
        }
    }

    /// All that the workload asks for.
    private static let methods: [UnaryMethod] = [
        .createUser, .createAddress, .createSeller, .approveSeller, .suspendSeller, .reinstateSeller,
        .batchAdjustStocks, .createCart, .addCartItem, .updateCartItem, .removeCartItem, .clearCart, .deleteCart,
        .mergeCarts, .reserveCart, .checkoutCart, .createOrder, .cancelOrder, .shipOrder, .deliverOrder,
        .updateOrderShippingDetail, .createOrderAdjustment, .createPayment, .confirmPayment, .failPayment,
        .refundPayment,
    ]

    /// Reasons that say nothing of the command itself.
    private static let generalReasons: Set<ErrorReason> = [.invalidField, .requestIDReused]

    private static let expectedReasons: Set<ErrorReason> = [
        .invalidField, .requestIDReused, .entityNotFound, .etagMismatch, .keyTaken, .countLimit, .amountLimit,
        .quantityLimit, .sellerState, .notSellable, .insufficientStock, .stockNotFound, .stockNegative,
        .stockBelowReserved, .stockLimitExceeded, .cartEmpty, .cartAnonymous, .cartCheckedOut, .reservationNotFound,
        .reservationOwned, .reservationExpired, .reservationState, .orderState, .paymentState, .refundState,
        .refundExceeds,
    ]

    /// Narrow ones, so that they are reached.
    private static var limits: Limits {
        var limits = Limits()
        limits.maximumQuantity = 20
        limits.maximumStock = 40
        limits.maximumAmount = 12_000
        limits.maximumCartCount = 3
        limits.maximumOrderLineCount = 3
        limits.maximumOrderRowCount = 4
        limits.maximumAddressCount = 3
        limits.paymentTime = .seconds(600)
        return limits
    }

    @Test("every answer is what the rules say, and every invariant holds after every step")
    func random() throws {
        var coverage = Coverage()
        for seed in 1...6 as ClosedRange<UInt64> { try Self.run(seed, &coverage) }
        for method in Self.methods {
            #expect(coverage.acceptedMethods.contains(method), "\(method) was never accepted")
            let reasons = coverage.reasons[method, default: []].subtracting(Self.generalReasons)
            #expect(!reasons.isEmpty, "\(method) was never refused")
        }
        let reasons = coverage.reasons.values.reduce(into: Set<ErrorReason>()) { $0.formUnion($1) }
        #expect(Self.expectedReasons.subtracting(reasons) == [], "the workload is too timid")
        #expect(coverage.statuses == [.pending, .processing, .shipped, .delivered, .cancelled])
        #expect(coverage.paymentStatuses == [.pending, .succeeded, .failed, .refunded])
        #expect(coverage.replayedCount > 100 && coverage.unpaidCount > 20, "the workload is too timid")
    }

    private static func run(_ seed: UInt64, _ coverage: inout Coverage) throws {
        let market = try Market(limits: limits)
        let shop = market.shop
        for variant in market.variants { try shop.setStock(20, of: variant) }
        // What is on back order cannot be shipped.
        try shop.setStock(4, of: market.variants[4], backorder: 8)
        var account = try MarketAccount(of: market, limits: limits)
        var workload = MarketWorkload(in: market, seed: seed)
        for step in 0..<1500 {
            shop.advance(workload.pause())
            if workload.foldsNow() { shop.fold() }
            shop.expireDue()
            account.advance(to: shop.now)
            if let complaint = account.compare(with: shop) {
                throw Disagreement(description: "seed \(seed), before step \(step): \(complaint)")
            }

            let request = workload.next(account)
            let expected = account.verdict(on: request)
            let hasEffect = expected == .accepted && account.changes(request)
            let before = (shop.stateHash, shop.sequence)
            let outcome = shop.run(request)
            let after = (shop.stateHash, shop.sequence)
            coverage.note(request, expected)
            coverage.noteStatuses(in: account)

            var complaint: String?
            if outcome.verdict != expected { complaint = "another outcome than expected" }
            let isRight = hasEffect ? after.1 == before.1 + 1 : after == before
            if !isRight && complaint == nil { complaint = "another effect than expected" }
            if complaint == nil, !request.validateOnly, case .response(let response) = outcome {
                complaint = account.apply(request, response, sequence: shop.sequence)
            }
            if complaint == nil { complaint = account.compare(with: shop) }
            if complaint == nil, let violation = shop.invariantViolations.first { complaint = violation }
            if complaint == nil { complaint = shop.archive.contradictions.first }
            if let complaint {
                let place = "seed \(seed), step \(step): \(complaint)"
                throw Disagreement(description: "\(place)\n\(request)\nexpected \(expected), got \(outcome)")
            }
        }
        coverage.note(account)
        market.checkInvariants()
        #expect(try shop.answer(.verifyLedger(VerifyLedgerRequest()), as: VerifyLedgerResponse.self).verified)
    }
}

/// The shop and the account say different things.
private struct Disagreement: Error, CustomStringConvertible {
    var description: String
}
