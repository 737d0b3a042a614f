import ArgumentParser
import Foundation

/// Why a command cannot go on: one line for whoever typed it.
struct Failure: Error {
    let message: String
    /// The exit status, as in sysexits.h.
    var status: Int32 = 1

    /// EX_USAGE.
    private static let usageStatus: Int32 = 64

    /// Something the command line, the environment or the configuration file got wrong.
    static func usage(_ message: String) -> Failure { Failure(message: message, status: usageStatus) }

    /// Ends the process for what the parser of the command line has to say, in one line.
    static func end(misused problem: String) -> Never {
        let command = CommandLine.arguments.dropFirst().first { name in
            Holdfast.configuration.subcommands.contains { $0._commandName == name }
        }
        let help = ["holdfast", command, "--help"].compactMap(\.self).joined(separator: " ")
        let line = problem.split(whereSeparator: \.isNewline).joined(separator: " ")
        FileHandle.standardError.write(Data("holdfast: \(line) (\(help) tells more)\n".utf8))
        exit(usageStatus)
    }

    /// Runs a command; a failure becomes its line on standard error and its exit status.
    static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let failure as Failure {
            FileHandle.standardError.write(Data("holdfast: \(failure.message)\n".utf8))
            throw ExitCode(failure.status)
        }
    }
}
