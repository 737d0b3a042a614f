import GRPC
import HoldfastEngine
import HoldfastMessages
import HoldfastServices
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The service: event loops, the engine, the data directory.
public struct HoldfastServer: Service {
    /// What a server needs to know before it starts.
    public struct Configuration: Sendable {
        /// The address to listen on.
        public var host: String
        /// The TCP port; 0 for any free one.
        public var port: Int
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
            host: String = "127.0.0.1",
            port: Int = 50051,
            loopCount: Int = 1,
            engine: EngineConfiguration,
            protocolLimits: ServerConfiguration = ServerConfiguration(),
            admission: AdmissionLimits = AdmissionLimits(),
            commandDelay: TimeAmount = .zero
        ) {
            self.host = host
            self.port = port
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
        let admission = configuration.admission.share(ofLoops: configuration.loopCount)
        let health = HealthService(services: FileDescriptor.holdfast.flatMap(\.services))
        let reflection = ReflectionService(files: FileDescriptor.holdfast + FileDescriptor.publicProtocols)
        let server: GRPCServer
        do {
            server = try await GRPCServer.start(
                host: configuration.host,
                port: configuration.port,
                group: group,
                methods: HoldfastMethods.unary,
                services: health.methods + reflection.methods,
                configuration: configuration.protocolLimits
            ) { loop in
                let dispatcher = LoopDispatcher(loop: loop, crossing: crossing, limits: limits, admission: admission)
                fanOut.add(dispatcher.receiver)
                return dispatcher
            }
        } catch {
            engine.close()
            throw StartError(binding: error, host: configuration.host, port: configuration.port)
        }
        let firstLoop = group.next()
        let ticking = firstLoop.scheduleRepeatedTask(
            initialDelay: HoldfastServer.tickInterval,
            delay: HoldfastServer.tickInterval
        ) { _ in crossing.tick(on: firstLoop) }
        onListening("\(configuration.host):\(server.port ?? configuration.port)")
        logger.info("serving", metadata: ["sequence": "\(engine.durableSequence ?? 0)"])

        try? await gracefulShutdown()
        logger.info("draining")
        health.shutDown()
        try await server.shutDown()
        ticking.cancel()
        await engine.stop()
        engine.close()
        thread?.stop()
        try await group.shutdownGracefully()
    }
}
