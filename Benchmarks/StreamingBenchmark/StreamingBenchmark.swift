import ArgumentParser

/// The two processes of the streaming benchmarks. Never part of the product.
@main
struct StreamingBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stream small messages from one process to another over cleartext HTTP/2.",
        subcommands: [Serve.self, Receive.self, PingPong.self]
    )
}
