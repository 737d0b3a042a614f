import ArgumentParser

/// The command line.
@main
struct Holdfast: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holdfast",
        abstract: "Holds stock: reserves it for callers over gRPC, never oversells, loses nothing it acknowledged.",
        version: Version.current,
        subcommands: [Serve.self, Bench.self, Verify.self]
    )

    static func main() async {
        do {
            var command = try await asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // A command that ends with a status has said why.
            if !(error is ExitCode), exitCode(for: error) == .validationFailure {
                Failure.end(misused: message(for: error))
            }
            exit(withError: error)
        }
    }
}

/// What this is a version of.
enum Version {
    static let current = "0.1.0"
}
