import ArgumentParser
import Commerce
import Foundation
import GRPC
import HoldfastEngine
import HoldfastServer
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// `holdfast serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve stock and reservations over gRPC.",
        discussion: """
            Listens for gRPC until SIGTERM or SIGINT, then lets running calls finish and exits with 0. Says on standard output \
            where it listens, once it does; logs go to standard error. Without TLS it serves this machine alone: loopback \
            addresses and Unix sockets.

            Every option can also be set in the environment (--port as HOLDFAST_PORT) or in a JSON file named with --config \
            ({"port": 50051}). The command line comes before the environment, and that before the file. So it is with each single \
            limit: HOLDFAST_LIMIT has NAME=VALUE,NAME=VALUE, and the file {"limit": {"NAME": VALUE}}.

            EXAMPLES:
              holdfast serve
              holdfast serve --socket /run/holdfast.sock --data /var/lib/holdfast
              holdfast serve --host 0.0.0.0 --port 8443 --tls-certificate server.pem --tls-key server.key
              holdfast serve --tls-certificate server.pem --tls-key server.key --tls-client-ca callers.pem
              holdfast serve --auth-tokens callers.txt
              holdfast serve --durability memory --limit maximum-ttl=3600 --limit connections-per-peer=50
            """
    )

    @OptionGroup
    var listen: ListenOptions

    @OptionGroup(title: "TLS")
    var tls: TLSOptions

    @OptionGroup(title: "Authentication")
    var authentication: AuthenticationOptions

    @Option(help: "The directory that keeps the data; made if it is not there. (default: ./holdfast-data)")
    var data: String?

    @Option(
        help: """
            When a change counts as done: memory (applied; a crash loses everything), async (handed to the journal; a crash may \
            lose the last changes) or group (on the disk; a crash loses nothing). (default: group)
            """
    )
    var durability: DurabilityOption?

    @Option(help: "How many event loops serve connections. (default: the number of cores less one, at least 1)")
    var loops: Int?

    @Option(help: "The ISO 4217 code of the currency of every amount. (default: EUR)")
    var currency: String?

    @Option(help: "The least severe log level that is written: trace … critical. (default: warning)")
    var logLevel: String?

    @Option(
        help: """
            Sets a limit, as NAME=VALUE; may be repeated. Names and defaults: \
            \(LimitSettings.defaults.joined(separator: ", ")).
            """
    )
    var limit: [String] = []

    @Option(help: "A JSON file with options.")
    var config: String?

    /// Makes every command slower, for tests of overload.
    @Option(help: .hidden)
    var commandDelayMicroseconds: Int64 = 0

    static let optionNames = ["data", "durability", "loops", "currency", "log-level", "limit"]

    func run() async throws {
        try await Failure.reporting {
            let (configuration, level) = try makeConfiguration()
            LoggingSystem.bootstrap { label in
                var handler = StreamLogHandler.standardError(label: label)
                handler.logLevel = level
                return handler
            }
            let server = HoldfastServer(configuration: configuration) { address in
                // Unlike `print`, this is not held back when standard output is a pipe.
                FileHandle.standardOutput.write(Data("holdfast is listening on \(address)\n".utf8))
            }
            do {
                try await ServiceGroup(
                    services: [server],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: Logger(label: "holdfast")
                ).run()
            } catch let error as StartError {
                throw Failure(message: error.description)
            }
        }
    }

    private func makeConfiguration() throws -> (HoldfastServer.Configuration, Logger.Level) {
        let sources = try OptionSources(configurationFile: config)
        let loops =
            try sources.value("loops", loops, parse: Int.init) ?? max(1, ProcessInfo.processInfo.processorCount - 1)
        guard (1...256).contains(loops) else {
            throw Failure.usage("the number of loops must be 1 to 256, not \(loops)")
        }
        let currency = try sources.value("currency", currency) { $0 } ?? "EUR"
        guard currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
            throw Failure.usage("the currency must be three capital letters (ISO 4217), not \(currency)")
        }
        let logLevel = try sources.value("log-level", logLevel) { $0 } ?? "warning"
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw Failure.usage("the log level must be trace, debug, info, notice, warning, error or critical")
        }
        let limits = try LimitSettings(sources.settings("limit", limit), security: tls.security(sources))
        let engine = EngineConfiguration(
            durability: (try sources.value("durability", durability, parse: DurabilityOption.init) ?? .group).level,
            directory: try sources.value("data", data) { $0 } ?? "holdfast-data",
            limits: limits.service,
            version: Version.current,
            currency: currency
        )
        let configuration = HoldfastServer.Configuration(
            endpoint: try listen.endpoint(sources),
            security: limits.security,
            authentication: try authentication.authentication(sources),
            loopCount: loops,
            engine: engine,
            protocolLimits: limits.transport,
            admission: limits.admission,
            commandDelay: .microseconds(commandDelayMicroseconds)
        )
        return (configuration, level)
    }
}
