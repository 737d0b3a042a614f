import ArgumentParser
import Foundation
import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices
import NIOCore
import NIOPosix

/// Fills carts, then checks them out with many calls in flight, and prints how many checkouts there were in a second. Never part of
/// the product.
@main
struct CheckoutBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check out carts of 5 lines from 2 sellers against a running server that has no catalogue yet."
    )

    @Option(help: "The TCP port of the server on 127.0.0.1.")
    var port: Int

    @Option(help: "How many carts.")
    var count: Int

    @Option(help: "How many connections.")
    var connections = 10

    @Option(help: "How many calls in flight on each connection.")
    var streams = 10

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var connected: [GRPCClientConnection] = []
        for _ in 0..<connections {
            connected.append(try await GRPCClientConnection.connect(host: "127.0.0.1", port: port, group: group))
        }
        let clients = connected.map { HoldfastClient($0) }
        let market = try await BenchmarkMarket(clients[0], cartCount: count)
        let warmUp = count / 10
        try await inFlight(clients, 0..<count) { try await market.fillCart($1, $0) }
        FileHandle.standardError.write(Data("\(count) carts are filled\n".utf8))
        try await checkOut(0..<warmUp, of: market, over: connected)
        let start = ContinuousClock.now
        try await checkOut(warmUp..<count, of: market, over: connected)
        let duration = (ContinuousClock.now - start).components
        let seconds = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
        print(Double(count - warmUp) / seconds)
    }

    private func checkOut(
        _ numbers: Range<Int>,
        of market: BenchmarkMarket,
        over connections: [GRPCClientConnection]
    ) async throws {
        let eventLoop = connections[0].eventLoop
        let finished = eventLoop.makePromise(of: Void.self)
        let streams = streams
        try await eventLoop.submit {
            let lines = connections.map(\.onLoop.value)
            CheckoutGenerator(lines, market, numbers: numbers, finished: finished).start(streams: streams)
        }.get()
        try await finished.futureResult.get()
    }

    /// Does something with every number, so many at a time.
    private func inFlight(
        _ clients: [HoldfastClient],
        _ numbers: Range<Int>,
        _ body: @escaping @Sendable (HoldfastClient, Int) async throws -> Void
    ) async throws {
        let callers = clients.count * streams
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                let client = clients[caller % clients.count]
                group.addTask {
                    for number in stride(from: numbers.lowerBound + caller, to: numbers.upperBound, by: callers) {
                        try await body(client, number)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
