import Commerce
import CoreMetrics
import GRPC
import HoldfastEngine
import HoldfastMessages
import HoldfastServices
import Logging
import NIOCore
import NIOPosix
import Platform
import ServiceLifecycle

/// The service: event loops, the engine, the data directory.
public struct HoldfastServer: Service {
    /// What a server needs to know before it starts.
    public struct Configuration: Sendable {
        /// Where to listen.
        public var endpoint: Endpoint
        /// How connections are protected. Whether changed certificates could be used is logged.
        public var security: ServerSecurity
        /// How callers are told apart.
        public var authentication: Authentication
        /// Where calls are counted (``GRPC/MetricsInterceptor``); nil for nowhere.
        public var metrics: (any MetricsFactory)?
        /// How many event loops serve connections; with one, the engine shares it.
        public var loopCount: Int
        /// The engine and its storage.
        public var engine: EngineConfiguration
        /// The protocol's limits.
        public var protocolLimits: ServerConfiguration
        /// When calls wait for the engine, and when they are refused.
        public var admission: AdmissionLimits
        /// How much longer every command takes than it would, to see what overload does.
        public var commandDelay: TimeAmount

        public init(
            endpoint: Endpoint = .tcp(host: "127.0.0.1", port: 50051),
            security: ServerSecurity = .localCleartext,
            authentication: Authentication = Authentication(),
            metrics: (any MetricsFactory)? = nil,
            loopCount: Int = 1,
            engine: EngineConfiguration,
            protocolLimits: ServerConfiguration = .forService,
            admission: AdmissionLimits = AdmissionLimits(),
            commandDelay: TimeAmount = .zero
        ) {
            self.endpoint = endpoint
            self.security = security
            self.authentication = authentication
            self.metrics = metrics
            self.loopCount = loopCount
            self.engine = engine
            self.protocolLimits = protocolLimits
            self.admission = admission
            self.commandDelay = commandDelay
        }
    }

    /// How often the engine looks for what has come due while nothing is asked of it.
    private static let tickInterval = TimeAmount.milliseconds(50)

    private let configuration: Configuration
    private let onListening: @Sendable (_ address: String) -> Void
    private let logger = Logger(label: "holdfast.server")

    /// A server that calls `onListening` with its address once it accepts connections.
    public init(configuration: Configuration, onListening: @escaping @Sendable (_ address: String) -> Void) {
        self.configuration = configuration
        self.onListening = onListening
    }

    /// Serves until a graceful shutdown is asked for, then lets running calls finish and closes the data directory.
    /// Throws `StartError`.
    public func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.loopCount)
        let thread = configuration.loopCount == 1 ? nil : EngineThread()
        let fanOut = DurabilityFanOut()
        let engine: Engine
        do {
            engine = try Engine.open(
                configuration.engine,
                executor: thread ?? group.next().executor,
                onDurable: { fanOut.release(through: $0) }
            )
        } catch {
            throw StartError(error)
        }
        let crossing = EngineCrossing(engine: engine, thread: thread, commandDelay: configuration.commandDelay)
        let limits = configuration.engine.limits
        let protocolLimits = configuration.protocolLimits.fitting(openFiles: try? OpenFileLimit.raise())
        let connectionCount = protocolLimits.connections.maximumConnections
        if connectionCount < configuration.protocolLimits.connections.maximumConnections {
            logger.warning("the limit of open files leaves room for \(connectionCount) connections")
        }
        let admission = configuration.admission.share(ofLoops: configuration.loopCount)
        let health = HealthService(services: FileDescriptor.holdfast.flatMap(\.services))
        let reflection = ReflectionService(files: FileDescriptor.holdfast + FileDescriptor.publicProtocols)
        let identifiesCallers = configuration.authentication.identifiesCallers(over: configuration.security)
        let server: GRPCServer
        do {
            server = try await GRPCServer.start(
                at: configuration.endpoint,
                security: configuration.security.reporting(to: logger),
                group: group,
                methods: HoldfastMethods.unary,
                services: health.methods + reflection.methods + Self.streams(engine, limits),
                configuration: intercepting(protocolLimits)
            ) { loop in
                let dispatcher = LoopDispatcher(
                    loop: loop,
                    crossing: crossing,
                    limits: limits,
                    identifiesCallers: identifiesCallers,
                    maximumDecodedSize: protocolLimits.maximumDecodedSize,
                    admission: admission
                )
                fanOut.add(dispatcher.receiver)
                return dispatcher
            }
        } catch {
            await engine.close()
            throw StartError(listening: error, at: configuration.endpoint)
        }
        let firstLoop = group.next()
        let ticking = firstLoop.scheduleRepeatedTask(
            initialDelay: HoldfastServer.tickInterval,
            delay: HoldfastServer.tickInterval
        ) { _ in crossing.tick(on: firstLoop) }
        onListening("\(server.endpoint)")
        logger.info("serving", metadata: ["sequence": "\(engine.durableSequence ?? 0)"])

        try? await gracefulShutdown()
        logger.info("draining")
        health.shutDown()
        engine.endWatching()
        try await server.shutDown()
        ticking.cancel()
        await engine.close()
        thread?.stop()
        try await group.shutdownGracefully()
    }

    /// The methods with a stream on either side.
    private static func streams(_ engine: Engine, _ limits: Limits) -> [ServiceMethod] {
        let watching = Watching(engine: engine, limits: limits)
        let transfer = Transfer(engine: engine, limits: limits)
        return ServiceMethod.streams(of: StockStreams(watching: watching))
            + ServiceMethod.streams(of: OrderStreams(watching: watching))
            + ServiceMethod.streams(of: ChangeStreams(watching: watching))
            + ServiceMethod.streams(of: transfer)
    }

    /// The protocol's limits, with what looks at every call: who makes it, how many there are, and what went wrong.
    private func intercepting(_ limits: ServerConfiguration) -> ServerConfiguration {
        let configuration = configuration
        var limits = limits
        limits.interceptors = { methods in
            var interceptors: [any ServerInterceptor] = []
            if configuration.authentication.identifiesCallers(over: configuration.security) {
                interceptors.append(configuration.authentication.interceptor(methods))
            }
            if let metrics = configuration.metrics {
                interceptors.append(MetricsInterceptor(methods: methods, factory: metrics))
            }
            return interceptors + [LoggingInterceptor(logger: Logger(label: "holdfast.calls"))]
        }
        return limits
    }
}
