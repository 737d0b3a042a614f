import Commerce
import GRPCTestSupport
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf
import SessionTestSupport
import Synchronization
import Testing

@testable import HoldfastEngine

extension StressTests {
    @Suite("The engine and its threads", .timeLimit(.minutes(10)))
    struct Engines {
        private static let submitterCount = 6
        private static let batchCount = 40
        private static let unitsAtFirst: Int64 = 500

        @Test(
            "many submit while others read snapshots; closed with groups waiting, nothing of it is lost",
            arguments: [GetServerInfoResponse.Durability.async, .group],
            Seeds.chosen
        )
        func load(durability: GetServerInfoResponse.Durability, seed: UInt64) async throws {
            let directory = try TemporaryDirectory()
            let configuration = Self.configuration(directory.file("data"), durability)
            let thread = EngineThread()
            defer { thread.stop() }
            var sums = Sums(unitsAtFirst: Self.unitsAtFirst)
            let hash = try await run(configuration, thread, seed: seed, &sums)
            let engine = try await reopen(configuration, thread)
            #expect(try await Self.hash(engine) == hash)
            #expect(try await sums.differences(from: engine) == [])
            await engine.close()
        }

        private static func configuration(
            _ directory: String,
            _ durability: GetServerInfoResponse.Durability
        ) -> EngineConfiguration {
            var configuration = EngineConfiguration(durability: durability, directory: directory)
            configuration.storage.journalMapSize = 256 << 20
            configuration.storage.stateMapSize = 256 << 20
            configuration.storage.ballastByteCount = 0
            configuration.storage.foldDelay = 1_000_000
            configuration.storage.foldByteCount = 8 << 10
            configuration.storage.handOffByteCount = 16 << 10
            return configuration
        }

        /// Everything from opening to closing; gives the hash of the last state.
        private func run(
            _ configuration: EngineConfiguration,
            _ thread: EngineThread,
            seed: UInt64,
            _ sums: inout Sums
        ) async throws -> String {
            let acknowledged = Acknowledgements()
            let engine = try Engine.open(configuration, executor: thread, onDurable: { acknowledged.note($0) })
            for variant in Submitter.variants {
                let set = SetStockRequest(variantID: variant, currentStock: Self.unitsAtFirst)
                _ = try await Self.answer(engine, .setStock(set))
            }
            let isOver = Flag()
            var submitters = try await withThrowingTaskGroup(of: Submitter?.self) { tasks in
                for lane in 0..<Self.submitterCount {
                    var submitter = Submitter(engine, SeededGenerator(seed: seed, lane: lane))
                    tasks.addTask {
                        try await submitter.run(batchCount: Self.batchCount)
                        return submitter
                    }
                }
                for _ in 0..<2 {
                    tasks.addTask {
                        try await readSnapshots(of: engine, until: isOver)
                        return nil
                    }
                }
                var submitters: [Submitter] = []
                while submitters.count < Self.submitterCount, let ended = try await tasks.next() {
                    if let ended { submitters.append(ended) }
                }
                isOver.set()
                try await tasks.waitForAll()
                return submitters
            }
            // Nobody waits for these: neither for the group nor for what is to be read.
            for index in submitters.indices { try await submitters[index].handOver() }
            let hash = try await Self.hash(engine)
            await engine.close()
            for submitter in submitters {
                sums.add(submitter)
                #expect(acknowledged.latest >= submitter.releaseSequence)
            }
            return hash
        }

        /// Reads whole snapshots, each of which must be sound, and none older than the one before.
        private func readSnapshots(of engine: Engine, until isOver: Flag) async throws {
            let store = try #require(engine.storage.persistence).store
            var sequence: UInt64 = 0
            while !isOver.isSet {
                let (folded, problems) = try await store.read { snapshot in
                    (snapshot.foldedSequence, try HistoryReader.verify(nil, snapshot).problems)
                }
                #expect(problems == [])
                #expect(folded >= sequence)
                sequence = folded
            }
        }

        /// Opens a directory whose engine was closed: its lock goes with the last task that the folder began for that engine.
        private func reopen(_ configuration: EngineConfiguration, _ thread: EngineThread) async throws -> Engine {
            while true {
                do { return try Engine.open(configuration, executor: thread, onDurable: { _ in }) } catch {
                    guard case .locked = error else { throw error }
                    await Task.yield()
                }
            }
        }

        private static func hash(_ engine: Engine) async throws -> String {
            let answer = try await answer(engine, .getStateHash(GetStateHashRequest()))
            return try GetStateHashResponse.decode(answer.span, in: Arena()).hash
        }

        /// The answer to one request that needs nothing to be read.
        static func answer(_ engine: Engine, _ request: UnaryRequest) async throws -> [UInt8] {
            let batch = EngineBatch()
            batch.add(EngineRequest(request: request, caller: .anonymous, ticket: 0))
            await engine.run(batch, receiver: LaterOutcomes())
            guard case .answered(let range) = batch.outcomes[0] else { throw Unanswered() }
            return batch.withAnswer(range) { $0.copied() }
        }

        private struct Unanswered: Error {}
    }

    /// What submitters did, added up.
    private struct Sums {
        private let unitsAtFirst: Int64
        private var held: [ID<ProductVariant>: Int64] = [:]
        private var added: [ID<ProductVariant>: Int64] = [:]

        init(unitsAtFirst: Int64) {
            self.unitsAtFirst = unitsAtFirst
        }

        mutating func add(_ submitter: Submitter) {
            held.merge(submitter.heldUnits, uniquingKeysWith: +)
            added.merge(submitter.addedUnits, uniquingKeysWith: +)
        }

        /// Where an engine's stocks are others, one line each.
        func differences(from engine: Engine) async throws -> [String] {
            let request = BatchGetStocksRequest(variantIDs: Submitter.variants)
            let answer = try await Engines.answer(engine, .batchGetStocks(request))
            return try BatchGetStocksResponse.decode(answer.span, in: Arena()).stocks.compactMap { stock in
                let held = held[stock.variantID, default: 0]
                let units = unitsAtFirst + added[stock.variantID, default: 0]
                return stock.reservedStock == held && stock.currentStock == units
                    ? nil : "\(stock) where \(held) of \(units) units are held"
            }
        }
    }

    /// What was said to be durable.
    private final class Acknowledgements: Sendable {
        private let sequence = Mutex<Int64>(0)

        var latest: Int64 { sequence.withLock { $0 } }

        func note(_ sequence: Int64) {
            self.sequence.withLock { latest in
                #expect(sequence > latest)
                latest = sequence
            }
        }
    }

    /// Set once.
    private final class Flag: Sendable {
        private let value = Atomic(false)

        var isSet: Bool { value.load(ordering: .acquiring) }

        func set() { value.store(true, ordering: .releasing) }
    }
}
