import Commerce
import GRPC
import GRPCTestSupport
import HoldfastClient
import HoldfastEngine
import HoldfastMessages
import HoldfastServer
import HoldfastServices
import NIOCore
import NIOPosix
import ServiceTestSupport
import SessionTestSupport
import Testing

extension StressTests {
    @Suite("The service", .timeLimit(.minutes(10)))
    struct Service {
        private static let shopperCount = 12
        private static let stepCount = 32
        private static let visitorCount = 2
        /// Of all steps: the server is shut down in the midst of the others.
        private static let closingStep = shopperCount * stepCount * 3 / 4

        @Test(
            "nothing is oversold and nothing that was said is forgotten, though the server is shut down under load",
            arguments: [1, 3],
            Seeds.chosen
        )
        func load(loops: Int, seed: UInt64) async throws {
            let directory = try TemporaryDirectory()
            var configuration = HoldfastServer.Configuration(
                endpoint: .tcp(host: "127.0.0.1", port: 0),
                loopCount: loops,
                engine: Self.engine(directory.file("data"))
            )
            // However little of the machine the tests get: whoever fills the shop, and audits it, is not to be refused.
            configuration.admission.overloadInterval = .seconds(60)
            var books = try await RunningService.run(configuration) { service in
                try await shop(at: service, seed: seed)
            }
            #expect(try await verification(of: directory.file("data")).problems == [])
            books = try await RunningService.run(configuration) { [books] service in
                try await withChannel(to: service.endpoint) { channel in
                    var books = books
                    let client = HoldfastClient(channel)
                    try await books.settle(with: client)
                    let audit = try await Audit(client, against: books, unitsAtFirst: Shop.unitsAtFirst)
                    #expect(audit.complaints == [])
                    return books
                }
            }
            #expect(books.unsettled.isEmpty && !books.reservations.isEmpty)
            #expect(try await verification(of: directory.file("data")).problems == [])
        }

        /// Folds all the time, and lets holds be short.
        private static func engine(_ directory: String) -> EngineConfiguration {
            var configuration = EngineConfiguration(directory: directory)
            configuration.limits.minimumTTL = .milliseconds(1)
            configuration.storage.journalMapSize = 256 << 20
            configuration.storage.stateMapSize = 256 << 20
            configuration.storage.ballastByteCount = 1 << 20
            configuration.storage.foldDelay = 1_000_000
            configuration.storage.foldByteCount = 16 << 10
            // Some groups are read back from the journal.
            configuration.storage.handOffByteCount = 32 << 10
            return configuration
        }

        /// All callers from the first to the last; gives what they were told.
        private func shop(at service: RunningService, seed: UInt64) async throws -> Books {
            let shop = Shop(closingStep: Self.closingStep) { await service.beginShutDown() }
            try await withChannel(to: service.endpoint) { channel in
                let stock = HoldfastClient(channel).stock
                for variant in Shop.variants {
                    _ = try await stock.setStock(SetStockRequest(variantID: variant, currentStock: Shop.unitsAtFirst))
                }
            }
            return try await withThrowingTaskGroup(of: Void.self) { tasks in
                for lane in 0..<Self.visitorCount {
                    tasks.addTask {
                        try await visit(shop, at: service.endpoint, SeededGenerator(seed: seed, lane: 100 + lane))
                    }
                }
                let books = await shopping(in: shop, at: service.endpoint, seed: seed)
                try await tasks.waitForAll()
                return books
            }
        }

        private func shopping(in shop: Shop, at endpoint: Endpoint, seed: UInt64) async -> Books {
            let channels = (0..<2).map { _ in channel(to: endpoint) }
            let shoppers = await withTaskGroup(of: Shopper.self) { tasks in
                for lane in 0..<Self.shopperCount {
                    let client = HoldfastClient(channels[lane % channels.count])
                    var shopper = Shopper(shop, client, SeededGenerator(seed: seed, lane: lane))
                    tasks.addTask {
                        await shopper.run(stepCount: Self.stepCount)
                        return shopper
                    }
                }
                return await tasks.reduce(into: []) { $0.append($1) }
            }
            for channel in channels { await channel.shutDown() }
            var books = Books()
            for shopper in shoppers {
                #expect(shopper.outcomes.values.reduce(0, +) == shopper.callCount)
                books.add(shopper.books)
            }
            return books
        }

        /// Callers who ask for what must be read from the disk, and vanish before it is there.
        private func visit(_ shop: Shop, at endpoint: Endpoint, _ random: SeededGenerator) async throws {
            var random = random
            while !shop.isClosing {
                let connection: GRPCClientConnection
                do throws(Status) {
                    connection = try await .connect(to: endpoint, group: MultiThreadedEventLoopGroup.singleton)
                } catch {
                    #expect(error.code == .unavailable && shop.isClosing)
                    return
                }
                let client = HoldfastClient(connection)
                let calls = (0..<6).map { number in
                    Task {
                        let variant = Shop.variants[number % Shop.variants.count]
                        let list = ListLedgerEntriesRequest(variantID: variant, pageSize: 50)
                        _ = try? await client.ledger.listLedgerEntries(list)
                        _ = try? await client.ledger.verifyLedger(VerifyLedgerRequest())
                    }
                }
                for _ in 0..<random.below(200) { await Task.yield() }
                await connection.close()
                for call in calls { await call.value }
            }
        }

        private func channel(to endpoint: Endpoint) -> GRPCChannel {
            var configuration = ChannelConfiguration()
            configuration.connectionCount = 2
            return GRPCChannel(to: endpoint, group: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
        }

        private func withChannel<Result>(
            to endpoint: Endpoint,
            _ body: (GRPCChannel) async throws -> Result
        ) async throws -> Result {
            let channel = channel(to: endpoint)
            do {
                let result = try await body(channel)
                await channel.shutDown()
                return result
            } catch {
                await channel.shutDown()
                throw error
            }
        }

        /// Checks a directory whose server has ended: its lock goes with the last task that the folder began for the engine.
        private func verification(of directory: String) async throws -> DataVerification {
            while true {
                do { return try DataVerification(directory: directory) } catch {
                    guard case .locked = error else { throw error }
                    await Task.yield()
                }
            }
        }
    }
}
