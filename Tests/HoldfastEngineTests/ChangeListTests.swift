import Commerce
import HoldfastMessages
import Platform
import Testing

@testable import HoldfastEngine

/// What those who ask now and then are told, by the engine with all its threads.
@Suite("Lists of changes")
struct ChangeListTests {
    /// All pages of the changes after a sequence number, and where to go on.
    private static func list(
        after sequence: Int64 = 0,
        _ entities: [EntityKind] = [],
        size: Int32,
        _ running: RunningEngine
    ) async throws -> (changes: [Change], resumeSequence: Int64) {
        var request = ListChangesRequest(afterSeq: sequence, entities: entities, pageSize: size)
        var changes: [Change] = []
        while true {
            let page: ListChangesResponse = try await running.answer(.listChanges(request))
            #expect(page.changes.count <= Int(size))
            changes += page.changes
            request.pageToken = page.nextPageToken
            if request.pageToken.isEmpty { return (changes, page.resumeSeq) }
            #expect(page.resumeSeq == 0)
        }
    }

    @Test("pages of changes have what watchers are told", arguments: [1, 7, 1000] as [Int32])
    func pages(size: Int32) async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        let watch = try await running.watch()
        try await running.fill(callCount: 200, seed: 5)
        let sequence = try await running.folded()
        let changes = try await watch.groups(after: 0, through: sequence).changes
        let all = try await Self.list(size: size, running)
        #expect(all.changes == changes && all.resumeSequence == sequence)
        let filters: [[EntityKind]] = [[.stock], [.reservation, .ledgerEntry], [.order, .category]]
        for entities in filters {
            let some = try await Self.list(entities, size: size, running)
            #expect(some.changes == changes.filter { $0.isWanted(Set(entities)) })
            #expect(some.resumeSequence == sequence)
        }
        for kind in [EntityKind.unspecified, .counter, .orderAggregate] {
            let field = InvalidField(field: "entities", description: EntityKind.toldExpectation)
            let request = UnaryRequest.listChanges(ListChangesRequest(entities: [kind]))
            #expect(try await running.rejection(of: request) == .invalidFields([field]))
        }
        #expect(try await Self.list(after: sequence, size: size, running).changes.isEmpty)
        await running.close()
    }

    @Test("changes after a command in the middle of a group are those of later commands")
    func middle() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        _ = await running.answers(to: (1...4).map { RunningEngine.setStock($0, to: 1) })
        try await running.folded()
        for start in 0...4 as ClosedRange<Int64> {
            let (changes, resumeSequence) = try await Self.list(after: start, size: 3, running)
            let expected = (1...4 as ClosedRange<Int64>).filter { $0 > start }.flatMap { [$0, $0] }
            #expect(changes.map(\.commitSeq).sorted() == expected, "after \(start)")
            #expect(resumeSequence == 4)
        }
        await running.close()
    }

    @Test("the watermark says how far the server has got, and how far back changes reach")
    func watermark() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory))
        #expect(try await running.watermark() == GetWatermarkResponse())
        _ = try await running.setStocks(5)
        try await running.folded()
        #expect(try await running.watermark() == GetWatermarkResponse(durableSeq: 5, foldedSeq: 5))
        await running.close()
    }

    @Test("where nothing is kept there is nothing to watch and to list")
    func notJournaled() async throws {
        let directory = TemporaryDirectory()
        let running = try RunningEngine(testConfiguration(directory, durability: .memory))
        _ = try await running.setStocks(1)
        await #expect(throws: Rejection.notJournaled) { try await running.watch() }
        #expect(try await running.rejection(of: .listChanges(ListChangesRequest())) == .notJournaled)
        #expect(try await running.rejection(of: .getWatermark(GetWatermarkRequest())) == .notJournaled)
        await running.close()
    }
}
