import Synchronization

/// Tells clients and load balancers whether services take calls: `grpc.health.v1.Health`
/// (grpc/grpc `doc/health-checking.md`).
///
/// The empty name stands for the server as a whole. From any thread.
public final class HealthService: Sendable {
    /// What is told of a service.
    public typealias ServingStatus = GRPCHealth.HealthCheckResponse.ServingStatus

    private let state: Mutex<State>

    private struct State {
        var statuses: [String: ServingStatus]
        var watchers: [Int: Watcher] = [:]
        var nextWatcher = 0
        var isShutDown = false
    }

    private struct Watcher {
        let service: String
        /// Keeps the newest status only: a watcher that does not read misses what came between.
        let updates: AsyncStream<ServingStatus>.Continuation
    }

    /// Asks once.
    public static let check = MethodDescriptor(service: "grpc.health.v1.Health", method: "Check")
    /// Asks to be told of every change.
    public static let watch = MethodDescriptor(
        service: "grpc.health.v1.Health",
        method: "Watch",
        kind: .serverStreaming
    )

    /// Knows the server as a whole and `services`, all of which take calls.
    public init(services: [String] = []) {
        let statuses = (services + [""]).map { ($0, ServingStatus.serving) }
        state = Mutex(State(statuses: Dictionary(statuses, uniquingKeysWith: { first, _ in first })))
    }

    /// What a server registers to answer health checks.
    public var methods: [ServiceMethod] {
        [
            .unary(Self.check) { (_, request: GRPCHealth.HealthCheckRequest) in
                guard let status = self.status(of: request.service) else {
                    throw Status(.notFound, "unknown service")
                }
                return GRPCHealth.HealthCheckResponse(status: status)
            },
            .serverStreaming(Self.watch) {
                (_, request: GRPCHealth.HealthCheckRequest, responses: MessageSink<GRPCHealth.HealthCheckResponse>) in
                try await self.tell(responses, of: request.service)
            },
        ]
    }

    /// What is known of a service.
    public func status(of service: String) -> ServingStatus? {
        state.withLock { $0.statuses[service] }
    }

    /// Sets what is told of a service and tells those who watch it. Does nothing after ``shutDown()``.
    public func set(_ status: ServingStatus, of service: String = "") {
        state.withLock { state in
            guard !state.isShutDown else { return }
            state.statuses[service] = status
            for watcher in state.watchers.values where watcher.service == service { watcher.updates.yield(status) }
        }
    }

    /// Tells everyone that no service takes calls, for good, and ends the watching, which would hold up the server's end.
    public func shutDown() {
        state.withLock { state in
            state.isShutDown = true
            for service in state.statuses.keys { state.statuses[service] = .notServing }
            for watcher in state.watchers.values {
                if state.statuses[watcher.service] != nil { watcher.updates.yield(.notServing) }
                watcher.updates.finish()
            }
        }
    }

    // MARK: Watching

    /// Writes the status of a service whenever it changes.
    private func tell(
        _ responses: MessageSink<GRPCHealth.HealthCheckResponse>,
        of service: String
    ) async throws(Status) {
        let (number, updates) = addWatcher(of: service)
        defer { removeWatcher(number) }
        var latest: ServingStatus?
        for await status in updates where status != latest {
            latest = status
            try await responses.write(GRPCHealth.HealthCheckResponse(status: status))
        }
        throw Status(.unavailable, "the server is shutting down")
    }

    private func addWatcher(of service: String) -> (number: Int, updates: AsyncStream<ServingStatus>) {
        let (updates, continuation) = AsyncStream.makeStream(
            of: ServingStatus.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        return state.withLock { state in
            state.nextWatcher += 1
            state.watchers[state.nextWatcher] = Watcher(service: service, updates: continuation)
            continuation.yield(state.statuses[service] ?? .serviceUnknown)
            if state.isShutDown { continuation.finish() }
            return (state.nextWatcher, updates)
        }
    }

    private func removeWatcher(_ number: Int) {
        state.withLock { _ = $0.watchers.removeValue(forKey: number) }
    }
}
