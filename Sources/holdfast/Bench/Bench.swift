import ArgumentParser
import Foundation
import GRPC
import HoldfastMessages

/// `holdfast bench`.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure reservations per second, and prove that nothing was oversold.",
        discussion: """
            Without --target it starts a server of its own as a child process in a temporary directory. It sells out a small \
            stock to many callers at once, then reserves from one hot SKU, then from many, over TCP, with a fresh request id \
            for each call. It ends with a table, the count of effects on the server, and the server's check of its own ledger. \
            The load generator and the server share the machine; the CPU that each used is part of the table.

            Options can also be set in the environment (--rate as HOLDFAST_RATE) or in a JSON file named with --config, as for \
            serve; phases there have commas between them.

            EXAMPLES:
              holdfast bench
              holdfast bench --durability memory --connections 10 --streams 100
              holdfast bench --target 127.0.0.1:50051 --rate 20000 --duration 30 --json
              holdfast bench --target unix:/run/holdfast.sock
              holdfast bench --target stock.example.com:8443 --tls-ca roots.pem
            """
    )

    @Option(help: "The server to load, as HOST:PORT or unix:PATH. Without it, one is started.")
    var target: Endpoint?

    @OptionGroup(title: "TLS, with --target")
    var tls: ClientTLSOptions

    @Option(help: "How many connections, 1 to 1000. (default: 10)")
    var connections: Int?

    @Option(
        help: """
            How many calls in flight on each connection, 1 to 1000; those beyond what the server runs at once wait their turn. \
            (default: 10)
            """
    )
    var streams: Int?

    @Option(
        help: """
            Calls per second in all, at random times (open loop). Without it, every answer is followed by a call, as always in the \
            flash sale.
            """
    )
    var rate: Double?

    @Option(help: "How long each phase lasts at most, in seconds; the flash sale ends when all is sold. (default: 10)")
    var duration: Double?

    @Option(help: "How many SKUs the many-skus phase spreads over. (default: 10000)")
    var skus: Int?

    @Option(
        help: """
            The exponent of the popularity of SKUs in the many-skus phase: 0 is even, 1 is typical of shops. (default: 0)
            """
    )
    var zipf: Double?

    @Option(
        help: """
            A phase to run; may be repeated: \(BenchPhase.allCases.map(\.rawValue).joined(separator: ", ")). Without it, all.
            """
    )
    var phase: [BenchPhase] = []

    @Option(help: "The process id of the server at --target, if it runs on this machine, to report its CPU time.")
    var targetProcess: Int32?

    @Option(help: "The durability of the server that is started: memory, async or group. (default: group)")
    var durability: DurabilityOption?

    @Flag(help: "Print the result as JSON instead of a table.")
    var json = false

    @Option(help: "A JSON file with options, as for serve.")
    var config: String?

    static let optionNames = [
        "target", "connections", "streams", "rate", "duration", "skus", "zipf", "phase", "target-process", "durability",
        "json",
    ]

    func run() async throws {
        try await Failure.reporting {
            let settings = try BenchSettings(self, OptionSources(configurationFile: config))
            // One connection more is for what is asked before and after the load.
            let child =
                settings.target == nil
                ? try ChildServer(durability: settings.durability, connectionCount: settings.load.connections + 1) : nil
            defer { child?.stop() }
            let endpoint = settings.target ?? child!.endpoint
            let run = BenchRun(
                endpoint: endpoint,
                security: settings.security,
                serverProcess: child?.processID ?? settings.targetProcess,
                load: settings.load
            )
            let report: BenchReport
            do {
                report = try await run.run(settings.phases, skus: settings.skus, zipf: settings.zipf)
            } catch let lost as BenchRun.ServerLost {
                let known = "\(lost.phase): \(lost.reservationCount) reservations had been acknowledged"
                throw Failure(message: "\(endpoint): \(lost.status.code.name): \(lost.status.message) (\(known))")
            } catch let status as Status {
                throw Failure(message: "\(endpoint): \(status.code.name): \(status.message)")
            }
            print(settings.isJSON ? report.json : report.table)
            guard report.isSound else { throw Failure(message: report.problems.joined(separator: "; ")) }
        }
    }
}
