import Foundation
import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices
import NIOCore
import NIOPosix

/// The phases of the bench against one server, and the checks after them.
struct BenchRun {
    let endpoint: Endpoint
    let security: ClientSecurity
    /// The server's process, if it runs on this machine and is ours.
    let serverProcess: Int32?
    let load: LoadShape

    /// The units of the small stock that is sold out first.
    private static let flashSaleUnits: Int64 = 1000
    /// The units of each SKU in the other phases: more than can be asked for.
    private static let plentifulUnits: Int64 = 1_000_000_000

    /// The server has gone away under the load.
    struct ServerLost: Error {
        let status: Status
        let phase: String
        /// How many reservations it had acknowledged in this phase.
        let reservationCount: Int
    }

    func run(_ names: [BenchPhase], skus: Int, zipf: Double) async throws -> BenchReport {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        let (caller, connections) = try await connect(on: group.next())
        var phases: [PhaseResult] = []
        for name in names { phases.append(try await run(name, caller, connections, skus: skus, zipf: zipf)) }
        return try await report(caller, phases)
    }

    private func run(
        _ name: BenchPhase,
        _ caller: HoldfastClient,
        _ connections: LoadConnections,
        skus: Int,
        zipf: Double
    ) async throws -> PhaseResult {
        let plenty = BenchRun.plentifulUnits
        switch name {
        case .flashSale:
            var load = load
            load.rate = nil
            let units = BenchRun.flashSaleUnits
            return try await phase(
                "flash sale",
                caller,
                connections,
                load,
                variants: 1,
                units: units,
                endsWhenSoldOut: true
            )
        case .hotSKU:
            return try await phase("hot SKU", caller, connections, load, variants: 1, units: plenty)
        case .manySKUs:
            let name = zipf > 0 ? "\(skus) SKUs, Zipf \(zipf)" : "\(skus) SKUs"
            return try await phase(name, caller, connections, load, variants: skus, units: plenty, zipf: zipf)
        }
    }

    /// The connections that bear the load, all on one loop.
    private struct LoadConnections {
        let eventLoop: any EventLoop
        var onLoop: [NIOLoopBound<LoadConnection>] = []
    }

    /// One connection for what is asked before and after the load, and those that bear it.
    private func connect(on eventLoop: any EventLoop) async throws -> (HoldfastClient, LoadConnections) {
        let target = LoadConnection.Target(
            path: LoadGenerator.method.path,
            authority: endpoint.authority,
            isSecure: security.isSecure
        )
        do throws(Status) {
            let connector = try await ClientConnector(to: endpoint, security: security)
            var connections = LoadConnections(eventLoop: eventLoop)
            for _ in 0..<load.connections {
                let connection = try await connector.connect(on: eventLoop) { channel in
                    let connection = try LoadConnection(eventLoop: channel.eventLoop, target: target)
                    try channel.pipeline.syncOperations.addHandler(connection)
                    return NIOLoopBound(connection, eventLoop: channel.eventLoop)
                }
                connections.onLoop.append(connection)
            }
            return (HoldfastClient(try await connector.connect(on: eventLoop)), connections)
        } catch {
            throw Failure(message: error.message)
        }
    }

    private func phase(
        _ name: String,
        _ caller: HoldfastClient,
        _ connections: LoadConnections,
        _ load: LoadShape,
        variants count: Int,
        units: Int64,
        zipf: Double = 0,
        endsWhenSoldOut: Bool = false
    ) async throws -> PhaseResult {
        let variants = try await seed(name, caller, count: count, units: units)
        let before = try await measurement(caller)
        let counts = try await generate(name, connections, load, variants, zipf: zipf, endsWhenSoldOut: endsWhenSoldOut)
        let (after, reserved): (Measurement, Int64)
        do {
            after = try await measurement(caller)
            reserved = try await reservedUnits(caller, variants)
        } catch let status as Status {
            throw ServerLost(status: status, phase: name, reservationCount: counts.reservationCount)
        }
        return PhaseResult(
            name: name,
            seconds: after.time - before.time,
            reservationCount: counts.reservationCount,
            soldOutCount: counts.soldOutCount,
            overloadedCount: counts.overloadedCount,
            failureCount: counts.failureCount,
            firstFailure: counts.firstFailure,
            latency: counts.latency,
            groupCount: after.info.groupCount - before.info.groupCount,
            commitCount: after.info.commitSeq - before.info.commitSeq,
            generatorTime: after.generatorTime - before.generatorTime,
            serverTime: after.serverTime.flatMap { end in before.serverTime.map { end - $0 } },
            units: units * Int64(count),
            reservedUnits: reserved
        )
    }

    /// Gives each of so many new variants its stock.
    private func seed(
        _ name: String,
        _ caller: HoldfastClient,
        count: Int,
        units: Int64
    ) async throws -> [ID<ProductVariant>] {
        var random = SystemRandomNumberGenerator()
        let variants = (0..<count).map { _ in ID<ProductVariant>(.version7(using: &random)) }
        let progress = Progress(label: "\(name): seeding", total: count)
        for chunk in stride(from: 0, to: count, by: 100) {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for variant in variants[chunk..<min(chunk + 100, count)] {
                    tasks.addTask {
                        let request = SetStockRequest(variantID: variant, currentStock: units)
                        _ = try await caller.stock.setStock(request)
                    }
                }
                try await tasks.waitForAll()
            }
            progress.show(min(chunk + 100, count))
        }
        progress.end()
        return variants
    }

    /// Loads the server and shows how it goes, second by second.
    private func generate(
        _ name: String,
        _ connections: LoadConnections,
        _ load: LoadShape,
        _ variants: [ID<ProductVariant>],
        zipf: Double,
        endsWhenSoldOut: Bool
    ) async throws -> LoadGenerator.Counts {
        let promise = connections.eventLoop.makePromise(of: LoadGenerator.Counts.self)
        try await connections.eventLoop.submit {
            LoadGenerator(
                connections: connections.onLoop.map(\.value),
                load: load,
                variants: variants,
                zipf: zipf,
                endsWhenSoldOut: endsWhenSoldOut,
                progress: Progress(label: name, total: nil),
                finished: promise
            ).start()
        }.get()
        return try await promise.futureResult.get()
    }

    private func reservedUnits(_ caller: HoldfastClient, _ variants: [ID<ProductVariant>]) async throws -> Int64 {
        var sum: Int64 = 0
        for chunk in stride(from: 0, to: variants.count, by: 5000) {
            let request = BatchGetStocksRequest(variantIDs: Array(variants[chunk..<min(chunk + 5000, variants.count)]))
            let answer = try await caller.stock.batchGetStocks(request)
            for stock in answer.stocks { sum += stock.reservedStock }
        }
        return sum
    }

    private func report(_ caller: HoldfastClient, _ phases: [PhaseResult]) async throws -> BenchReport {
        let ledger = try await caller.ledger.verifyLedger(VerifyLedgerRequest())
        let memory = try await caller.admin.verifyInvariants(VerifyInvariantsRequest())
        let info = try await caller.admin.getServerInfo(GetServerInfoRequest())
        return BenchReport(
            durability: "\(info.durability)",
            load: load,
            phases: phases,
            ledgerEntryCount: ledger.entryCount,
            problems: phases.flatMap(\.problems) + ledger.problems + memory.problems
        )
    }

    private struct Measurement {
        let time: Double
        let info: GetServerInfoResponse
        let generatorTime: Double
        let serverTime: Double?
    }

    private func measurement(_ caller: HoldfastClient) async throws -> Measurement {
        let info = try await caller.admin.getServerInfo(GetServerInfoRequest())
        return Measurement(
            time: ProcessInfo.processInfo.systemUptime,
            info: info,
            generatorTime: ProcessTime.seconds(of: getpid()) ?? 0,
            serverTime: serverProcess.flatMap { ProcessTime.seconds(of: $0) }
        )
    }
}
