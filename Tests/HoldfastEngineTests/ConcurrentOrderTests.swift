import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Many callers at once who want the same, of an engine with all its threads.
@Suite("Orders under concurrency")
struct ConcurrentOrderTests {
    /// Of which a third has a cart: not more than a user may have.
    private static let callerCount: UInt64 = 42

    /// What comes of requests each of which has a task of its own.
    private func answers(to requests: [UnaryRequest], from running: RunningEngine) async -> [Answer] {
        await withTaskGroup(of: Answer.self) { tasks in
            for request in requests { tasks.addTask { await running.answers(to: [request])[0] } }
            return await tasks.reduce(into: []) { $0.append($1) }
        }
    }

    private func successCount(_ answers: [Answer]) -> Int {
        answers.count { answer in
            if case .response = answer { true } else { false }
        }
    }

    private static func cartID(_ number: UInt64) -> ID<Cart> { ID(UUID(high: 27, low: number)) }

    /// Asks for three units, by checking out a cart, by ordering without one, or by holding them.
    private func wish(_ number: UInt64) -> UnaryRequest {
        switch number % 3 {
        case 0:
            .checkoutCart(
                CheckoutCartRequest(cartID: Self.cartID(number), addressID: SmallShop.address, fullName: "Ann Lee")
            )
        case 1:
            .createOrder(
                CreateOrderRequest(
                    userID: SmallShop.user,
                    addressID: SmallShop.address,
                    fullName: "Ann Lee",
                    lines: [OrderLine(variantID: SmallShop.variant, quantity: 3)]
                )
            )
        default: .createReservation(CreateReservationRequest(variantID: SmallShop.variant, quantity: 3))
        }
    }

    @Test("mistake: check and allocate in two transactions: of many who want the last units some get them, once")
    func oversell() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        for request in SmallShop.requests { try await running.succeed(request) }
        let wishes = (0..<Self.callerCount).map { wish($0) }
        for number in 0..<Self.callerCount where number % 3 == 0 {
            let cart = Self.cartID(number)
            let creation = CreateCartRequest(owner: .userID(SmallShop.user), cartID: cart)
            try await running.succeed(.createCart(creation))
            let item = AddCartItemRequest(cartID: cart, variantID: SmallShop.variant, quantity: 3)
            try await running.succeed(.addCartItem(item))
        }
        let answers = await answers(to: wishes, from: running)
        // Of ten units, three times three; whoever comes later is told of the one that is left.
        let short = ShortLine(index: 0, variantID: SmallShop.variant, requested: 3, available: 1)
        let refusal = Answer.rejected(.insufficientStock(lines: [short], count: 1))
        #expect(successCount(answers) == 3)
        #expect(answers.count { $0 == refusal } == wishes.count - 3)
        let request = UnaryRequest.getStock(GetStockRequest(variantID: SmallShop.variant))
        let stock = try await running.answer(request, as: GetStockResponse.self).stock
        #expect(stock.currentStock == 10 && stock.reservedStock == 9)
        #expect(try await running.problems() == [])
        await running.close()
    }

    @Test("mistake: over-refund under concurrency: of many refunds at once as many succeed as were paid for")
    func overRefund() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        for request in SmallShop.requests + SmallShop.order(1) { try await running.succeed(request) }
        let payment = SmallShop.paymentID(1)
        try await running.succeed(.confirmPayment(ConfirmPaymentRequest(paymentID: payment)))
        let refund = UnaryRequest.refundPayment(
            RefundPaymentRequest(paymentID: payment, amount: Money(minorUnits: 30))
        )
        let refunds = Array(repeating: refund, count: Int(Self.callerCount))
        let answers = await answers(to: refunds, from: running)
        // Of 200, six times 30; whoever comes later is told of the 20 that are left.
        let refusal = Answer.rejected(.refundExceeds(Money(minorUnits: 20), nil))
        #expect(successCount(answers) == 6)
        #expect(answers.count { $0 == refusal } == refunds.count - 6)
        let list = UnaryRequest.listRefunds(ListRefundsRequest(orderID: SmallShop.orderID(1)))
        let made = try await running.answer(list, as: ListRefundsResponse.self).refunds
        #expect(made.map(\.amount.minorUnits) == [30, 30, 30, 30, 30, 30])
        let get = UnaryRequest.getOrder(GetOrderRequest(orderID: SmallShop.orderID(1)))
        let order = try await running.answer(get, as: GetOrderResponse.self).order
        #expect(order.refundedAmount.minorUnits == 180 && order.paidAmount.minorUnits == 200)
        #expect(try await running.problems() == [])
        await running.close()
    }
}
