import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Rows that leave one engine and come into another.
@Suite("Export and import")
struct ExportTests {
    /// How many ledger entries an export of which some must wait has: more than are read ahead of whoever takes them.
    private static let manyCount = 6000

    private static func setStock(_ number: Int, to units: Int) -> UnaryRequest {
        let variant = ID<ProductVariant>(UUID(high: 20, low: UInt64(number)))
        return .setStock(SetStockRequest(variantID: variant, currentStock: Int64(units)))
    }

    /// Sets the stock of fifty variants again and again, a thousand commands in each turn. Gives the hash of the state
    /// after each turn, by its last command.
    @discardableResult
    private static func setStocks(
        _ count: Int,
        from first: Int,
        _ running: RunningEngine
    ) async throws -> [Int64: String] {
        var hashes: [Int64: String] = [:]
        for start in stride(from: first, to: first + count, by: 1000) {
            let requests = (start..<start + 1000).map { setStock($0 % 50 + 1, to: $0 + 1) }
            let answers = await running.answers(to: requests + [.getStateHash(GetStateHashRequest())])
            guard case .response(.getStateHash(let state)) = answers.last else { throw UnexpectedOutcome() }
            hashes[state.readSeq] = state.hash
        }
        return hashes
    }

    /// What takes in what another engine knows, at the time of that one.
    private static func copy(
        of original: RunningEngine,
        in directory: TemporaryDirectory,
        durability: GetServerInfoResponse.Durability = .group
    ) throws -> RunningEngine {
        let configuration = testConfiguration(directory, durability: durability)
        return try RunningEngine(configuration, clock: original.clock.copy(), seed: 2)
    }

    // MARK: There and back

    @Test(
        "what is exported makes the same state elsewhere, and still does after a restart",
        arguments: 1...3 as ClosedRange<UInt64>
    )
    func copied(seed: UInt64) async throws {
        let (directory, elsewhere) = (TemporaryDirectory(), TemporaryDirectory())
        let original = try RunningEngine(testConfiguration(directory), seed: seed)
        try await original.fill(callCount: 700, seed: seed)
        let hash = try await original.stateHash()
        let rows = try await original.export().allRows
        do {
            let copy = try Self.copy(of: original, in: elsewhere)
            try await Self.take(rows, into: copy, "seed \(seed)")
            try await Self.check(copy, against: rows, hash: hash, "seed \(seed)")
            await copy.close()
        }
        let configuration = testConfiguration(elsewhere)
        let copy = try await RunningEngine.reopening(configuration, clock: original.clock.copy())
        try await Self.check(copy, against: rows, hash: hash, "seed \(seed), after a restart")
        await copy.close()
        await original.close()
    }

    /// Imports rows, so many at a time: none of them is refused. Gives how many were there already; stock rows are, unless
    /// they have settings, since their ledgers make them.
    @discardableResult
    private static func take(
        _ rows: [EntityRow.Row],
        atOnce count: Int = 1000,
        into copy: RunningEngine,
        _ place: Comment = ""
    ) async throws -> Int {
        let sum = try await copy.importRows(rows, atOnce: count)
        #expect(sum.refused == [], place)
        #expect(sum.imported + sum.unchanged == rows.count, place)
        return sum.unchanged
    }

    /// The state is that of the rows, and every order is found.
    private static func check(
        _ copy: RunningEngine,
        against rows: [EntityRow.Row],
        hash: String,
        _ place: Comment
    ) async throws {
        #expect(try await copy.stateHash() == hash, place)
        #expect(try await copy.problems() == [], place)
        for case .orderAggregate(let aggregate) in rows {
            let get = UnaryRequest.getOrder(GetOrderRequest(orderID: aggregate.order.id))
            var found = try await copy.answer(get, as: GetOrderResponse.self).order
            found.etag = aggregate.order.etag
            #expect(found == aggregate.order, place)
        }
    }

    @Test(
        "an engine that keeps less, or nothing, takes in rows as well",
        arguments: [GetServerInfoResponse.Durability.memory, .async]
    )
    func levels(durability: GetServerInfoResponse.Durability) async throws {
        let (directory, elsewhere) = (TemporaryDirectory(), TemporaryDirectory())
        let original = try RunningEngine(testConfiguration(directory), seed: 4)
        try await original.fill(callCount: 500, seed: 4)
        let rows = try await original.export().allRows
        let copy = try Self.copy(of: original, in: elsewhere, durability: durability)
        try await Self.take(rows, into: copy)
        #expect(try await copy.stateHash() == original.stateHash())
        #expect(try await copy.problems() == [])
        #expect(try await copy.importRows(rows) == ImportSum(unchanged: rows.count))
        await copy.close()
        await original.close()
    }

    @Test("what is there already is passed over, whether it is in memory or not", arguments: [false, true])
    func again(isReopened: Bool) async throws {
        let directory = TemporaryDirectory()
        let configuration = testConfiguration(directory)
        let clock = TestClock()
        let rows: [EntityRow.Row]
        do {
            let running = try RunningEngine(configuration, clock: clock, seed: 5)
            try await running.fill(callCount: 600, seed: 5)
            rows = try await running.export().allRows
            if !isReopened { try await Self.checkThere(rows, running) }
            await running.close()
        }
        guard isReopened else { return }
        let running = try await RunningEngine.reopening(configuration, clock: clock)
        try await Self.checkThere(rows, running)
        await running.close()
    }

    /// Importing the rows changes nothing.
    private static func checkThere(_ rows: [EntityRow.Row], _ running: RunningEngine) async throws {
        let before = (try await running.stateHash(), try await running.sequence())
        #expect(try await running.importRows(rows) == ImportSum(unchanged: rows.count))
        let after = (try await running.stateHash(), try await running.sequence())
        #expect(before == after)
    }

    @Test("an import that broke off anywhere can begin again at the first row", arguments: [0.1, 0.5, 0.9])
    func brokenOff(part: Double) async throws {
        let (directory, elsewhere) = (TemporaryDirectory(), TemporaryDirectory())
        let original = try RunningEngine(testConfiguration(directory), seed: 6)
        try await original.fill(callCount: 600, seed: 6)
        let rows = try await original.export().allRows
        let beginning = Array(rows.prefix(Int(Double(rows.count) * part)))
        let copy = try Self.copy(of: original, in: elsewhere)
        try await Self.take(beginning, atOnce: 37, into: copy)
        // Some of it has left memory, and some has not.
        #expect(try await Self.take(rows, atOnce: 100, into: copy) >= beginning.count)
        #expect(try await copy.stateHash() == original.stateHash())
        #expect(try await copy.problems() == [])
        await copy.close()
        await original.close()
    }

    // MARK: Exports

    @Test("an export is of one moment, whatever changes while it is taken")
    func oneMoment() async throws {
        let (directory, elsewhere) = (TemporaryDirectory(), TemporaryDirectory())
        let original = try RunningEngine(testConfiguration(directory))
        var hashes = try await Self.setStocks(Self.manyCount, from: 0, original)
        let sequence = try await original.folded()
        let export = try original.engine.export([])
        var batches = [try #require(try await export.next())]
        hashes.merge(try await Self.setStocks(3000, from: Self.manyCount, original)) { first, _ in first }
        try await original.folded()
        batches += try await export.batches()

        #expect(batches.allSatisfy { $0.sequence == sequence })
        let rows = batches.allRows
        #expect(rows.count == Self.manyCount + 50 && rows.allSatisfy { $0.header.sequence <= sequence })
        let copy = try Self.copy(of: original, in: elsewhere)
        try await Self.take(rows, into: copy)
        #expect(try await copy.stateHash() == hashes[sequence])
        #expect(try await copy.problems() == [])
        await copy.close()
        await original.close()
    }

    @Test("only rows of the entities are exported that are asked for, and every batch says how far it gets")
    func entities() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory), seed: 7)
        try await running.fill(callCount: 600, seed: 7)
        let all = try await running.export().allRows
        let kinds: Set<EntityKind> = [.stock, .ledgerEntry, .user, .seller, .productVariant, .orderAggregate]
        #expect(kinds.isSubset(of: all.map { $0.header.kind }))
        for kind in EntityKind.allCases where kind != .unspecified {
            let batches = try await running.export([kind])
            #expect(batches.allRows == all.filter { $0.header.kind == kind }, "\(kind)")
            var rowCount = 0
            for batch in batches {
                rowCount += batch.rows.count
                #expect(batch.rowCount == rowCount && batch.totalRowCount >= rowCount)
            }
        }
        let some = try await running.export([.ledgerEntry, .user]).allRows
        #expect(some == all.filter { [.ledgerEntry, .user].contains($0.header.kind) })
        await running.close()
    }

    @Test("nothing is exported as one batch without rows")
    func empty() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        let batches = try await running.export()
        #expect(batches.map(\.rows) == [[]] && batches.map(\.sequence) == [0])
        await running.close()
    }

    @Test("as many exports run as the limit says, and another when one has gone")
    func limit() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        try await Self.setStocks(1000, from: 0, running)
        try await running.folded()
        var exports = [try running.engine.export([]), try running.engine.export([])]
        for _ in 0..<3 {
            #expect(throws: Rejection.overloaded) { try running.engine.export([]) }
            exports.removeFirst()
            exports.append(try running.engine.export([]))
        }
        for export in exports { #expect(try await export.batches().allRows.count == 1050) }
        await running.close()
    }

    @Test("whoever takes no more of an export holds up nobody, and it ends with them")
    func abandoned() async throws {
        let directory = TemporaryDirectory()
        var limits = Limits()
        limits.maximumExportCount = 1
        let configuration = testConfiguration(directory, limits: limits)
        do {
            let running = try RunningEngine(configuration)
            try await Self.setStocks(Self.manyCount, from: 0, running)
            try await running.folded()
            do {
                let export = try running.engine.export([])
                _ = try await export.next()
                // What comes meanwhile is answered and folded.
                try await Self.setStocks(1000, from: Self.manyCount, running)
                try await running.folded()
                #expect(try await running.problems() == [])
                withExtendedLifetime(export) {}
            }
            #expect(try await running.export().allRows.count == Self.manyCount + 1050)
            let export = try running.engine.export([])
            await running.close()
            withExtendedLifetime(export) {}
        }
        // Nothing holds on to the directory.
        try await RunningEngine.reopening(configuration, clock: TestClock()).close()
    }

    @Test("an export that takes longer than a snapshot may live is refused the rest")
    func expired() async throws {
        let directory = TemporaryDirectory()
        var configuration = testConfiguration(directory)
        configuration.storage.maximumReadDuration = 0
        let running = try RunningEngine(configuration)
        try await Self.setStocks(1000, from: 0, running)
        try await running.folded()
        let export = try running.engine.export([])
        await #expect(throws: Rejection.snapshotExpired) { try await export.batches() }
        await running.close()
    }

    @Test("where nothing is kept nothing can be exported")
    func notJournaled() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory, durability: .memory))
        #expect(throws: Rejection.notJournaled) { try running.engine.export([]) }
        await running.close()
    }
}
