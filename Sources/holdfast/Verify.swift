import ArgumentParser
import Foundation
import HoldfastEngine

/// `holdfast verify`.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a data directory while no server uses it.",
        discussion: """
            Reads everything: checksums and the chain of the journal, every row of the snapshot, the ledger against the stock, \
            reservations against what is reserved. Changes nothing; groups that a crash left in the journal's tail, and that the \
            next start takes from there, are counted and are no damage. Exits with 0 when all is well, with 1 when something is \
            damaged or contradicts itself.

            EXAMPLES:
              holdfast verify
              holdfast verify --data /var/lib/holdfast
              HOLDFAST_DATA=/var/lib/holdfast holdfast verify
            """
    )

    @Option(
        help: "The data directory; can be set in the environment and the file as for serve. (default: ./holdfast-data)"
    )
    var data: String?

    @Option(help: "A JSON file with options, as for serve.")
    var config: String?

    /// Set in the child process that does the reading.
    @Flag(help: .hidden)
    var inThisProcess = false

    static let optionNames = ["data"]

    func run() async throws {
        try await Failure.reporting {
            let data = try OptionSources(configurationFile: config).value("data", data) { $0 } ?? "holdfast-data"
            guard inThisProcess else { return try runInChild(data) }
            do {
                let verification = try DataVerification(directory: data)
                guard verification.problems.isEmpty else {
                    throw Failure(message: verification.problems.joined(separator: "; "))
                }
                print(verification.summary)
            } catch let error as StorageError {
                throw Failure(message: error.description)
            }
        }
    }

    /// LMDB trusts its own pages: a damaged one can end the process that reads it. So another process reads, and its end by
    /// a signal is damage too.
    private func runInChild(_ data: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["verify", "--data", data, "--in-this-process"]
        try process.run()
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal {
            throw Failure(message: "\(data) is damaged: reading it ended with signal \(process.terminationStatus)")
        }
        if process.terminationStatus != 0 { throw ExitCode(process.terminationStatus) }
    }
}
