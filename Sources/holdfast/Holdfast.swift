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
}

/// What this is a version of.
enum Version {
    static let current = "0.1.0"
}
