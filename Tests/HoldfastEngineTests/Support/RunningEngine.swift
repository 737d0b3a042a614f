import Commerce
import HoldfastMessages

@testable import HoldfastEngine

/// The actor with all its threads, and what tests ask of it.
final class RunningEngine: Sendable {
    let engine: Engine
    let clock: TestClock
    private let thread: EngineThread

    init(_ configuration: EngineConfiguration, clock: TestClock = TestClock(), seed: UInt64 = 1) throws {
        let thread = EngineThread()
        do {
            engine = try Engine.open(
                configuration,
                executor: thread,
                seed: seed,
                makeClock: { _ in clock.engineClock },
                onDurable: { _ in }
            )
        } catch {
            thread.stop()
            throw error
        }
        self.thread = thread
        self.clock = clock
    }

    /// Opens a directory whose engine was closed: its lock goes with the last of what belonged to that engine.
    static func reopening(_ configuration: EngineConfiguration, clock: TestClock) async throws -> RunningEngine {
        while true {
            do { return try RunningEngine(configuration, clock: clock, seed: 2) } catch StorageError.locked {
                await Task.yield()
            }
        }
    }

    func close() async {
        await engine.close()
        stop()
    }

    /// Ends its thread, after the engine was closed.
    func stop() {
        thread.stop()
    }

    /// Begins to watch what becomes durable after a sequence number, or from now on.
    func watch(after sequence: Int64? = nil) async throws -> ChangeWatch {
        try await engine.watch(after: sequence)
    }

    // MARK: Requests

    /// One turn with these requests.
    func answers(to requests: [UnaryRequest], caller: Caller = .anonymous) async -> [Answer] {
        let calls = requests.enumerated().map { index, request in
            EngineRequest(request: request, caller: caller, ticket: UInt64(index))
        }
        return await engine.answers(to: calls, Outcomes())
    }

    /// The answer to a request that must succeed: what the case of the response holds.
    func answer<Message>(_ request: UnaryRequest, as _: Message.Type = Message.self) async throws -> Message {
        guard case .response(let response) = await answers(to: [request])[0],
            let message = Mirror(reflecting: response).children.first?.value as? Message
        else { throw UnexpectedOutcome() }
        return message
    }

    /// Carries out a request whose answer does not matter.
    func succeed(_ request: UnaryRequest) async throws {
        guard case .response = await answers(to: [request])[0] else { throw UnexpectedOutcome() }
    }

    /// Why a request is refused.
    func rejection(of request: UnaryRequest) async throws -> Rejection {
        guard case .rejected(let rejection) = await answers(to: [request])[0] else { throw UnexpectedOutcome() }
        return rejection
    }

    /// Makes a shop with a delivered, a cancelled and a pending order, and goes on with a random workload of one call at
    /// a time; at its end nothing is due.
    func fill(callCount: Int, seed: UInt64) async throws {
        for request in SmallShop.requests + SmallShop.orders { try await succeed(request) }
        var workload = Workload(seed: seed)
        for _ in 0..<callCount {
            clock.advance(workload.pause())
            let call = workload.call(now: clock.now)
            let answer = await answers(to: [call.request], caller: call.caller)[0]
            try workload.learn(call, answer)
        }
        while await engine.tick() {}
    }

    // MARK: Its state

    /// The newest change.
    func sequence() async throws -> Int64 {
        try await answer(.getServerInfo(GetServerInfoRequest()), as: GetServerInfoResponse.self).commitSeq
    }

    func stateHash() async throws -> String {
        try await answer(.getStateHash(GetStateHashRequest()), as: GetStateHashResponse.self).hash
    }

    func watermark() async throws -> GetWatermarkResponse {
        try await answer(.getWatermark(GetWatermarkRequest()))
    }

    /// What contradicts itself, in memory or in the ledger.
    func problems() async throws -> [String] {
        try await folded()
        let memory: VerifyInvariantsResponse = try await answer(.verifyInvariants(VerifyInvariantsRequest()))
        let ledger: VerifyLedgerResponse = try await answer(.verifyLedger(VerifyLedgerRequest()))
        return memory.problems + ledger.problems
    }

    /// Waits until everything is in the snapshot, if there is one, and so nothing on its way any more; gives the newest
    /// change.
    @discardableResult
    func folded() async throws -> Int64 {
        let sequence = try await sequence()
        guard engine.storage.persistence != nil else { return sequence }
        while engine.storage.foldedSequence < sequence { await Task.yield() }
        return sequence
    }

    // MARK: Transfer

    /// Everything there is of these entities, batch by batch.
    func export(_ entities: Set<EntityKind> = []) async throws -> [Export.Batch] {
        try await folded()
        return try await engine.export(entities).batches()
    }

    /// Takes rows in, so many at a time.
    func importRows(_ rows: [EntityRow.Row], atOnce count: Int = 1000) async throws -> ImportSum {
        var sum = ImportSum()
        for start in stride(from: 0, to: rows.count, by: count) {
            let outcome = try await engine.importRows(Array(rows[start...].prefix(count)))
            sum.imported += outcome.imported
            sum.unchanged += outcome.unchanged
            sum.refused += outcome.refused.map { "\(rows[start + $0.index].name): \($0.rejection)" }
        }
        return sum
    }
}

/// What came of rows that were taken in.
struct ImportSum: Equatable {
    var imported = 0
    var unchanged = 0
    /// Which were refused, and why.
    var refused: [String] = []
}

extension Export {
    /// All that is left.
    func batches() async throws -> [Batch] {
        var batches: [Batch] = []
        while let batch = try await next() { batches.append(batch) }
        return batches
    }
}

extension [Export.Batch] {
    /// The rows of all batches.
    var allRows: [EntityRow.Row] { flatMap(\.rows).compactMap(\.row) }
}

/// A shop in which one variant can be bought, of which there are ten units.
enum SmallShop {
    static let user = ID<User>(1)
    static let address = ID<Address>(UUID(high: 21, low: 1))
    static let product = ID<Product>(UUID(high: 22, low: 1))
    static let variant = ID<ProductVariant>(UUID(high: 23, low: 1))

    static func orderID(_ number: UInt64) -> ID<Order> { ID(UUID(high: 24, low: number)) }
    static func paymentID(_ number: UInt64) -> ID<Payment> { ID(UUID(high: 25, low: number)) }

    /// What makes it.
    static let requests: [UnaryRequest] = [
        .createUser(CreateUserRequest(username: "ann")),
        .createUser(CreateUserRequest(username: "sue")),
        .createAddress(
            CreateAddressRequest(addressID: address, userID: user, addressLine1: "1", city: "c", country: "DE")
        ),
        .createSeller(CreateSellerRequest(userID: ID(2), storeName: "store", storeSlug: "store")),
        .approveSeller(ApproveSellerRequest(sellerID: ID(1))),
        .createProduct(
            CreateProductRequest(productID: product, sellerID: ID(1), title: "title", slug: "slug", isActive: true)
        ),
        .approveProduct(ApproveProductRequest(productID: product)),
        .createProductVariant(
            CreateProductVariantRequest(
                variantID: variant,
                productID: product,
                sku: "sku",
                price: Money(minorUnits: 100),
                isActive: true
            )
        ),
        .setStock(SetStockRequest(variantID: variant, currentStock: 10)),
    ]

    /// Order number 1 of two units, with payment 1, which is PENDING as the order is.
    static func order(_ number: UInt64) -> [UnaryRequest] {
        [
            .createOrder(
                CreateOrderRequest(
                    orderID: orderID(number),
                    userID: user,
                    addressID: address,
                    fullName: "Ann Lee",
                    lines: [OrderLine(variantID: variant, quantity: 2)]
                )
            ),
            .createPayment(CreatePaymentRequest(paymentID: paymentID(number), orderID: orderID(number))),
        ]
    }

    /// Order 1 is delivered, order 2 cancelled after it was paid, order 3 pending.
    static let orders: [UnaryRequest] = [
        order(1),
        shipment(1),
        [.deliverOrder(DeliverOrderRequest(orderID: orderID(1)))],
        order(2),
        [.confirmPayment(ConfirmPaymentRequest(paymentID: paymentID(2)))],
        [.cancelOrder(CancelOrderRequest(orderID: orderID(2)))],
        order(3),
    ].flatMap { $0 }

    /// Pays and ships it.
    static func shipment(_ number: UInt64) -> [UnaryRequest] {
        [
            .confirmPayment(ConfirmPaymentRequest(paymentID: paymentID(number))),
            .shipOrder(ShipOrderRequest(orderID: orderID(number))),
        ]
    }
}
