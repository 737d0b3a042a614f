public import NIOCore
import Synchronization

/// A client of one server: several connections that are replaced when they are lost, with the calls spread over them.
///
/// The first call connects. The name is resolved before each attempt, and all of its addresses are tried; attempts are spaced as
/// ``BackoffPolicy`` says. A connection that the server winds up (GOAWAY) finishes its calls while another takes the new ones.
///
/// A call that fails is sent again where that can do no harm, within its deadline (gRFC A6): always if it never left; at once,
/// and then as ``RetryPolicy`` says, if the server refused to begin with it; as that says also after any UNAVAILABLE, if it is
/// declared idempotent (``CallOptions/isIdempotent``). The last does not hold for streaming calls, which are repeated only if
/// they never left, or once if the server refused to begin with them, and only while nothing of them was handed to their closure:
/// with one request until the response begins, with a stream of them until it is opened.
///
/// It lives until ``shutDown(grace:)``, which must be called before its last reference goes.
public final class GRPCChannel: Sendable {
    typealias Pool = ConnectionPool<GRPCClientConnection>

    let endpoint: Endpoint
    let security: ClientSecurity
    let configuration: ChannelConfiguration
    let resolver: any NameResolver
    /// By slot of the pool.
    let eventLoops: [any EventLoop]
    private let state: Mutex<State>

    /// What tasks and event loops share.
    struct State: Sendable {
        var pool: Pool
        var throttle: RetryThrottle
        /// That of the next connection: longer than configured after the server found the pings too many.
        var keepalive: ClientKeepalive?
        var waiting = WaitingCalls()
        var observers: [Int: AsyncStream<ConnectivityState>.Continuation] = [:]
        var observerCount = 0
        /// All that are not closed, with those that finish their calls.
        var connections: [Pool.Place: GRPCClientConnection] = [:]
        /// Those that are under way.
        var attempts: [Pool.Place: Task<Void, Never>] = [:]
    }

    /// A channel to a server over TCP without TLS. `host` is a name or an address. The group must outlive the channel.
    public convenience init(
        host: String,
        port: Int,
        group: any EventLoopGroup,
        configuration: ChannelConfiguration = ChannelConfiguration(),
        resolver: any NameResolver = SystemNameResolver()
    ) {
        self.init(to: .tcp(host: host, port: port), group: group, configuration: configuration, resolver: resolver)
    }

    /// A channel to the server at `endpoint`. The group must outlive the channel.
    public init(
        to endpoint: Endpoint,
        security: ClientSecurity = .cleartext,
        group: any EventLoopGroup,
        configuration: ChannelConfiguration = ChannelConfiguration(),
        resolver: any NameResolver = SystemNameResolver()
    ) {
        self.endpoint = endpoint
        self.security = security
        self.configuration = configuration
        self.resolver = resolver
        eventLoops = (0..<max(configuration.connectionCount, 1)).map { _ in group.next() }
        state = Mutex(
            State(
                pool: Pool(count: configuration.connectionCount, backoff: configuration.backoff),
                throttle: RetryThrottle(configuration.retries),
                keepalive: configuration.connection.keepalive
            )
        )
    }

    // MARK: Connectivity

    /// What the channel is doing about its connections.
    public var connectivity: ConnectivityState { state.withLock { $0.pool.state } }

    /// The present state and every later one; the last sixteen for whoever is slow. Ends after ``ConnectivityState/shutDown``.
    public func connectivityChanges() -> AsyncStream<ConnectivityState> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ConnectivityState.self,
            bufferingPolicy: .bufferingNewest(16)
        )
        let number: Int? = read { state in
            continuation.yield(state.pool.state)
            guard state.pool.state != .shutDown else { return nil }
            state.observerCount += 1
            state.observers[state.observerCount] = continuation
            return state.observerCount
        }
        guard let number else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in
            _ = self?.state.withLock { $0.observers.removeValue(forKey: number) }
        }
        return stream
    }

    /// Connects now instead of with the first call.
    public func connect() {
        let slots = change { $0.pool.begin() }
        for slot in slots { attempt(slot: slot) }
    }

    /// Takes no more calls and lets the running ones finish, for at most `grace`; then ends them with UNAVAILABLE. Attempts to
    /// connect are given up. Returns when all connections are closed and no attempt goes on: the event loops may end then.
    public func shutDown(grace: Duration = .seconds(10)) async {
        let (connections, attempts) = change { state in
            state.pool.shutDown()
            return (Array(state.connections.values), Array(state.attempts.values))
        }
        for attempt in attempts { attempt.cancel() }
        await withTaskGroup(of: Void.self) { group in
            for connection in connections { group.addTask { await connection.shutDown(grace: grace) } }
            for attempt in attempts { await attempt.value }
            // With what the attempts have come to all the same.
            for connection in read({ Array($0.connections.values) }) {
                group.addTask { await connection.shutDown(grace: grace) }
            }
        }
    }

    // MARK: The one way to its state

    /// Changes the state, and tells those who wait for what came of it.
    func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        var answered = WaitingCalls.Answers()
        // Ending one comes back for the lock.
        var finished: [Int: AsyncStream<ConnectivityState>.Continuation] = [:]
        let result = state.withLock { state in
            let before = state.pool.state
            let result = body(&state)
            let after = state.pool.state
            if after != before {
                for observer in state.observers.values { observer.yield(after) }
                if after == .shutDown { swap(&state.observers, &finished) }
                answered = state.waiting.answer { state.pool.pick(waitsForReady: $0) }
            }
            return result
        }
        answered.deliver()
        for observer in finished.values { observer.finish() }
        return result
    }

    /// Looks at the state, or changes what nobody waits for.
    func read<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        state.withLock { body(&$0) }
    }
}
