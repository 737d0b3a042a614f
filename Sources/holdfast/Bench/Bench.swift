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

    @Option(help: "How many connections.")
    var connections = 10

    @Option(help: "How many calls in flight on each connection.")
    var streams = 10

    @Option(
        help: "Calls per second in all, at random times (open loop). Without it, every answer is followed by a call."
    )
    var rate: Double?

    @Option(help: "How long each phase lasts, in seconds.")
    var duration = 10.0

    @Option(help: "How many SKUs the second phase spreads over.")
    var skus = 10_000

    @Option(help: "The exponent of the popularity of SKUs in the second phase: 0 is even, 1 is typical of shops.")
    var zipf = 0.0

    @Option(
        help: """
            A phase to run; may be repeated: \(BenchPhase.allCases.map(\.rawValue).joined(separator: ", ")). Without it, all.
            """
    )
    var phase: [BenchPhase] = []

    @Option(help: "The process id of the server at --target, if it runs on this machine, to report its CPU time.")
    var targetProcess: Int32?

    @Option(help: "The durability of the server that is started: memory, async or group.")
    var durability = DurabilityOption.group

    @Flag(help: "Print the result as JSON instead of a table.")
    var json = false

    func validate() throws {
        guard (1...1000).contains(connections) else { throw ValidationError("--connections must be 1 to 1000") }
        guard (1...1000).contains(streams) else { throw ValidationError("--streams must be 1 to 1000") }
        guard duration > 0, duration <= 86_400 else {
            throw ValidationError("--duration must be above 0, at most 86400")
        }
        guard (1...10_000_000).contains(skus) else { throw ValidationError("--skus must be 1 to 10000000") }
        guard zipf >= 0, zipf <= 5 else { throw ValidationError("--zipf must be 0 to 5") }
        if target == nil, tls.isGiven { throw ValidationError("--tls-ca and --tls-server-name need a --target") }
        if let rate, rate <= 0 { throw ValidationError("--rate must be above 0") }
    }

    func run() async throws {
        try await Failure.reporting {
            let child = target == nil ? try ChildServer(durability: durability) : nil
            defer { child?.stop() }
            let endpoint = target ?? child!.endpoint
            let run = BenchRun(
                endpoint: endpoint,
                security: tls.security,
                serverProcess: child?.processID ?? targetProcess,
                load: LoadShape(connections: connections, streams: streams, rate: rate, duration: duration)
            )
            let report: BenchReport
            do {
                report = try await run.run(phase.isEmpty ? BenchPhase.allCases : phase, skus: skus, zipf: zipf)
            } catch let status as Status {
                throw Failure(message: "\(endpoint): \(status.code.name): \(status.message)")
            }
            print(json ? report.json : report.table)
            guard report.isSound else { throw Failure(message: report.problems.joined(separator: "; ")) }
        }
    }
}
