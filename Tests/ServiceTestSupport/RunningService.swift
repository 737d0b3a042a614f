import GRPC
import HoldfastServer
import Logging
import ServiceLifecycle

/// A Holdfast server in this process.
package struct RunningService: Sendable {
    /// Where it listens, with the port that was taken.
    package let endpoint: Endpoint
    private let group: ServiceGroup

    /// Asks it to end after the running calls. Returns at once.
    package func beginShutDown() async {
        await group.triggerGracefulShutdown()
    }

    /// Runs a server for as long as `body` runs, then has it end, and returns when it has. Throws what either throws.
    package static func run<Result: Sendable>(
        _ configuration: HoldfastServer.Configuration,
        _ body: (RunningService) async throws -> Result
    ) async throws -> Result {
        let (started, continuation) = AsyncStream.makeStream(of: String.self)
        let server = HoldfastServer(configuration: configuration, onListening: { continuation.yield($0) })
        let group = ServiceGroup(services: [server], logger: Logger(label: "test"))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                // One that cannot start says so by its error.
                defer { continuation.finish() }
                try await group.run()
            }
            var addresses = started.makeAsyncIterator()
            guard let endpoint = await addresses.next().flatMap({ Endpoint($0) }) else {
                try await tasks.waitForAll()
                throw NotListening()
            }
            let service = RunningService(endpoint: endpoint, group: group)
            let result = try await body(service)
            await service.beginShutDown()
            try await tasks.waitForAll()
            return result
        }
    }

    private struct NotListening: Error {}
}
