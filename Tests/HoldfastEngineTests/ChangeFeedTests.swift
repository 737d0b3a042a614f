import Commerce
import HoldfastMessages
import Platform
import Testing

@testable import HoldfastEngine

/// What those who watch are told, by the engine with all its threads.
@Suite("Changes")
struct ChangeFeedTests {
    // MARK: Watching

    @Test("watchers are told of every row in the order of the changes, without a gap and of each group once")
    func inOrder() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        var watches: [ChangeWatch] = []
        for _ in 0..<4 { watches.append(try await running.watch()) }
        #expect(watches.allSatisfy { $0.startSequence == 0 })
        let told = watches.map { watch in Task { try await watch.groups(after: 0, through: 300) } }
        let stocks = try await running.setStocks(300)
        let groups = try await told[0].value
        #expect(groups.isGapless(after: 0) && groups.last?.lastSequence == 300)
        #expect(groups.changes.compactMap(\.stock) == stocks)
        let sequences = (1...300 as ClosedRange<Int64>).flatMap { [$0, $0] }
        #expect(groups.changes.map(\.commitSeq) == sequences, "a row and a ledger entry each")
        for task in told { #expect(try await task.value == groups) }
        await running.close()
    }

    @Test(
        "whoever begins after an older change is told of all that came since, as one who was there all the time",
        arguments: [true, false]
    )
    func later(isWatched: Bool) async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        // Where nobody watches any more, nothing is kept in memory.
        var watches = [try await running.watch()]
        try await running.setStocksInTurns()
        let sequence = try await running.sequence()
        let groups = try await watches[0].groups(after: 0, through: sequence)
        #expect(groups.contains { $0.firstSequence < $0.lastSequence }, "no group has several commands")
        if !isWatched { watches.removeAll() }
        for start in 0...sequence {
            let later = try await running.watch(after: start).groups(after: start, through: sequence)
            #expect(later.isGapless(after: start))
            try #require(later == groups.filter { $0.lastSequence > start }, "after \(start)")
        }
        #expect(watches.count == (isWatched ? 1 : 0))
        await running.close()
    }

    @Test("mistake: events before the work is durable: nobody is told of anything before it is on the disk")
    func durable() async throws {
        let gate = Monitor(false)
        let directory = TemporaryDirectory()
        var configuration = testConfiguration(directory)
        configuration.storage.injectFault = { step in
            guard step == .tailFlush else { return }
            gate.wait { $0 ? WaitStep.done(()) : .waitForSignal }
        }
        let running = try RunningEngine(configuration)
        let watch = try await running.watch()
        let told = Task {
            let groups = try await watch.groups(after: 0, through: 3)
            return (groups, gate.withLock { $0 }, running.engine.durableSequence ?? 0)
        }
        let stocks = try await running.setStocks(3)
        for _ in 0..<100 { await Task.yield() }
        gate.withLock { $0 = true }
        gate.broadcast()
        let (groups, isOpen, durableSequence) = try await told.value
        #expect(isOpen && durableSequence == 3)
        #expect(groups.changes.compactMap(\.stock) == stocks)
        await running.close()
    }

    @Test("whoever does not take what comes gets all of it later, from the journal")
    func slow() async throws {
        let directory = TemporaryDirectory()
        var configuration = testConfiguration(directory)
        configuration.storage.changeRingByteCount = 1024
        let running = try RunningEngine(configuration)
        let slow = try await running.watch()
        let quick = try await running.watch()
        let stocks = try await running.setStocks(300)
        let groups = try await quick.groups(after: 0, through: 300)
        #expect(groups.changes.compactMap(\.stock) == stocks)
        #expect(try await slow.groups(after: 0, through: 300) == groups)
        await running.close()
    }

    @Test("whoever is so far behind that the journal was trimmed is told how far back it goes, and can go on there")
    func trimmed() async throws {
        let directory = TemporaryDirectory()
        var configuration = testConfiguration(directory)
        configuration.storage.changeRingByteCount = 1024
        configuration.storage.journalRetainedByteCount = 1
        let running = try RunningEngine(configuration)
        let slow = try await running.watch()
        while try await running.watermark().oldestSeq < 50 {
            _ = try await running.setStocks(10)
            // A group of its own, before which others can be trimmed.
            try await running.folded()
        }
        let sequence = try await running.folded()
        let oldest = try await running.watermark().oldestSeq
        #expect(await slow.end(after: 0) == .changesTrimmed(oldest: oldest))
        // The ring may still have what the journal has not.
        let list = UnaryRequest.listChanges(ListChangesRequest(afterSeq: oldest - 1))
        #expect(try await running.rejection(of: list) == .changesTrimmed(oldest: oldest))

        let groups = try await slow.groups(after: oldest, through: sequence)
        #expect(groups.isGapless(after: oldest) && groups.first?.firstSequence == oldest + 1)
        let other = try await running.watch(after: oldest)
        #expect(try await other.groups(after: oldest, through: sequence) == groups)
        let stocks = try await running.setStocks(5)
        let next = try await other.groups(after: sequence, through: sequence + 5)
        #expect(next.changes.compactMap(\.stock) == stocks)
        await running.close()
    }

    @Test(
        "what is still to come can be waited for, but not from a change on that there has not been",
        arguments: [GetServerInfoResponse.Durability.group, .async]
    )
    func future(durability: GetServerInfoResponse.Durability) async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory, durability: durability))
        _ = try await running.setStocks(3)
        try await running.folded()
        await #expect(throws: Rejection.asOfInFuture(sequence: 3)) { try await running.watch(after: 4) }
        let list = UnaryRequest.listChanges(ListChangesRequest(afterSeq: 4))
        #expect(try await running.rejection(of: list) == .asOfInFuture(sequence: 3))
        let watch = try await running.watch(after: 3)
        let stocks = try await running.setStocks(1)
        #expect(try await watch.groups(after: 3, through: 4).changes.compactMap(\.stock) == stocks)
        await running.close()
    }

    @Test("as many may watch as the limit says, and another when one has gone")
    func limit() async throws {
        let directory = TemporaryDirectory()
        var limits = Limits()
        limits.maximumWatcherCount = 2
        let running = try RunningEngine(testConfiguration(directory, limits: limits))
        var watches = [try await running.watch(), try await running.watch()]
        for _ in 0..<3 {
            await #expect(throws: Rejection.watcherLimit(maximum: 2)) { try await running.watch() }
            watches.removeFirst()
            watches.append(try await running.watch())
        }
        let stocks = try await running.setStocks(1)
        for watch in watches {
            #expect(try await watch.groups(after: 0, through: 1).changes.compactMap(\.stock) == stocks)
        }
        await running.close()
    }

    @Test("closing the engine lets go of those who wait, and nobody watches any more")
    func closed() async throws {
        let directory = TemporaryDirectory()
        do {
            let running = try RunningEngine(testConfiguration(directory))
            var waiting: [Task<Rejection?, Never>] = []
            for _ in 0..<3 {
                let watch = try await running.watch()
                waiting.append(Task { await watch.end(after: watch.startSequence) })
            }
            for _ in 0..<100 { await Task.yield() }
            await running.engine.close()
            for task in waiting { #expect(await task.value == .overloaded) }
            await #expect(throws: Rejection.overloaded) { try await running.watch() }
            running.stop()
        }
        // Nothing holds on to the directory.
        let again = try await RunningEngine.reopening(testConfiguration(directory), clock: TestClock())
        await again.close()
    }

    @Test("a watcher whose task is cancelled is let go, and can watch on")
    func cancelled() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        let watch = try await running.watch()
        for yields in [0, 100] {
            let task = Task { await watch.end(after: 0) }
            for _ in 0..<yields { await Task.yield() }
            task.cancel()
            #expect(await task.value == .overloaded)
        }
        let stocks = try await running.setStocks(1)
        #expect(try await watch.groups(after: 0, through: 1).changes.compactMap(\.stock) == stocks)
        await running.close()
    }

    // MARK: What is told

    @Test("an order that is finished is told of as changes of its rows, and not as deletions")
    func finished() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        for request in SmallShop.requests + SmallShop.order(1) + SmallShop.shipment(1) + SmallShop.order(2) {
            try await running.succeed(request)
        }
        let confirm = UnaryRequest.confirmPayment(ConfirmPaymentRequest(paymentID: SmallShop.paymentID(2)))
        try await running.succeed(confirm)
        var position = try await running.folded()
        let watch = try await running.watch(after: position)
        let rows: [(UnaryRequest, [EntityKind])] = [
            (.deliverOrder(DeliverOrderRequest(orderID: SmallShop.orderID(1))), [.order, .orderTransition]),
            (
                .cancelOrder(CancelOrderRequest(orderID: SmallShop.orderID(2))),
                [.stock, .reservation, .ledgerEntry, .order, .orderTransition, .payment, .refund]
            ),
            // Of the finished order, which has left memory.
            (
                .refundPayment(RefundPaymentRequest(paymentID: SmallShop.paymentID(1))),
                [.order, .payment, .refund]
            ),
        ]
        for (request, kinds) in rows {
            try await running.succeed(request)
            try await running.folded()
            let groups = try await watch.groups(after: position, through: position + 1)
            position += 1
            #expect(groups.changes.allSatisfy { $0.commitSeq == position && $0.deletion == nil })
            #expect(Set(groups.changes.compactMap(\.kind)) == Set(kinds), "\(request)")
            #expect(groups.changes.count == kinds.count, "\(request)")
        }
        await running.close()
    }

    /// A step of an order, and what watchers must be told of its units.
    private struct Flow {
        var name: String
        /// Nil where only time passes.
        var request: UnaryRequest?
        /// Of the ledger entry; nil where no balance changes, and so no stock.
        var reason: LedgerEntry.Reason?
        /// Of the reservation; nil where it does not change.
        var state: Reservation.State?
    }

    private static let flows: [Flow] = {
        let order = SmallShop.orderID
        let refund = RefundPaymentRequest(paymentID: SmallShop.paymentID(1))
        return [
            Flow(name: "place", request: SmallShop.order(1)[0], reason: .held, state: .held),
            Flow(name: "ask to pay", request: SmallShop.order(1)[1]),
            Flow(name: "pay", request: SmallShop.shipment(1)[0], state: .committed),
            Flow(name: "ship", request: SmallShop.shipment(1)[1], reason: .consumed, state: .consumed),
            Flow(name: "deliver", request: .deliverOrder(DeliverOrderRequest(orderID: order(1)))),
            Flow(name: "refund", request: .refundPayment(refund)),
            Flow(name: "place another", request: SmallShop.order(2)[0], reason: .held, state: .held),
            Flow(
                name: "cancel",
                request: .cancelOrder(CancelOrderRequest(orderID: order(2))),
                reason: .released,
                state: .released
            ),
            Flow(name: "place a third", request: SmallShop.order(3)[0], reason: .held, state: .held),
            Flow(name: "expire", request: nil, reason: .expired, state: .expired),
        ]
    }()

    @Test("mistake: stock events miss the order flows: every change of stock that an order makes is told of")
    func orderFlows() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        for request in SmallShop.requests { try await running.succeed(request) }
        var position = try await running.folded()
        let watch = try await running.watch(after: position)
        for flow in Self.flows {
            if let request = flow.request {
                try await running.succeed(request)
            } else {
                running.clock.advance(Limits().paymentTime)
                while await running.engine.tick() {}
            }
            let end = try await running.folded()
            #expect(end == position + 1, "\(flow.name)")
            let changes = try await watch.groups(after: position, through: end).changes
            position = end
            let entries = changes.compactMap { change -> LedgerEntry? in
                if case .ledgerEntry(let entry)? = change.row { entry } else { nil }
            }
            let reservations = changes.compactMap { change -> Reservation? in
                if case .reservation(let reservation)? = change.row { reservation } else { nil }
            }
            #expect(entries.map(\.reason) == (flow.reason.map { [$0] } ?? []), "\(flow.name)")
            #expect(reservations.map(\.state) == (flow.state.map { [$0] } ?? []), "\(flow.name)")
            let get = UnaryRequest.getStock(GetStockRequest(variantID: SmallShop.variant))
            let stock = try await running.answer(get, as: GetStockResponse.self).stock
            #expect(changes.compactMap(\.stock) == (flow.reason == nil ? [] : [stock]), "\(flow.name)")
        }
        await running.close()
    }

    @Test("what is deleted is told of with its key, what is counted and remembered is not told of")
    func deleted() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        let category = ID<Category>(UUID(high: 26, low: 1))
        let cart = ID<Cart>(UUID(high: 27, low: 1))
        let requests: [(UnaryRequest, [EntityKind], DeletedRow?)] = [
            (.createCategory(CreateCategoryRequest(categoryID: category, name: "n", slug: "s")), [.category], nil),
            (
                .deleteCategory(DeleteCategoryRequest(categoryID: category)),
                [],
                DeletedRow(entity: .category, key: category.description)
            ),
            (.createCart(CreateCartRequest(owner: .sessionID("s"), cartID: cart)), [.cart], nil),
            (
                .deleteCart(DeleteCartRequest(cartID: cart)),
                [],
                DeletedRow(entity: .cart, key: cart.description)
            ),
            // The number comes from a counter, and the request id is remembered with the answer.
            (.createUser(CreateUserRequest(requestID: UUID(high: 1, low: 1), username: "ann")), [.user], nil),
        ]
        let watch = try await running.watch()
        var position: Int64 = 0
        for (request, kinds, deletion) in requests {
            _ = await running.answers(to: [request])
            try await running.folded()
            let groups = try await watch.groups(after: position, through: position + 1)
            position += 1
            #expect(groups.changes.compactMap(\.kind) == kinds)
            #expect(groups.changes.compactMap(\.deletion) == (deletion.map { [$0] } ?? []))
            #expect(groups.changes.allSatisfy { $0.commitSeq == position })
        }
        await running.close()
    }

    @Test(
        "what watchers are told adds up to what is exported",
        arguments: 1...3 as ClosedRange<UInt64>
    )
    func sum(seed: UInt64) async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory), seed: seed)
        let watch = try await running.watch()
        try await running.fill(callCount: 600, seed: seed)
        let groups = try await watch.groups(after: 0, through: try await running.folded())
        #expect(groups.isGapless(after: 0))
        var told: [String: EntityRow.Row] = [:]
        for change in groups.changes {
            if let deletion = change.deletion { told["\(deletion.entity) \(deletion.key)"] = nil }
            guard let row = change.row else { continue }
            #expect(row.header.sequence == change.commitSeq)
            told[row.name] = row
        }
        var there: [String: EntityRow.Row] = [:]
        for row in try await running.export().allRows {
            for part in row.parts where part.header.kind != .counter { there[part.name] = part }
            guard case .orderAggregate(let order) = row else { continue }
            for row in order.reservations.map({ EntityRow.Row.reservation($0) }) { there[row.name] = row }
        }
        #expect(Set(told.keys) == Set(there.keys), "seed \(seed)")
        #expect(there.filter { told[$0.key] != $0.value }.keys.sorted() == [], "seed \(seed)")
        await running.close()
    }
}
