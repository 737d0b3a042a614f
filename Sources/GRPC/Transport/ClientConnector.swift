import HTTP2
import NIOCore
import NIOPosix
import NIOSSL

/// Makes connections to one server: what they have in common is read once.
public struct ClientConnector: Sendable {
    /// Where it connects to.
    public let endpoint: Endpoint
    private let configuration: ClientConfiguration
    private let tls: TLS?

    private struct TLS {
        let context: NIOSSLContext
        /// What the certificate must say; nil where the host is an IP address, which it must say then.
        let serverName: String?
    }

    /// Reads the files of `security`, on a thread that may block. Throws FAILED_PRECONDITION if they cannot be used.
    public init(
        to endpoint: Endpoint,
        security: ClientSecurity = .cleartext,
        configuration: ClientConfiguration = ClientConfiguration()
    ) async throws(Status) {
        self.endpoint = endpoint
        self.configuration = configuration
        switch security {
        case .cleartext: tls = nil
        case .tls(let settings):
            do {
                let context = try await NIOThreadPool.singleton.runIfActive { try Self.context(settings) }
                tls = TLS(context: context, serverName: Self.serverName(endpoint, settings))
            } catch {
                throw Status(.failedPrecondition, "\(error)")
            }
        }
    }

    /// Connects once, TLS included within ``ClientConfiguration/connectTimeout``. Throws UNAVAILABLE.
    public func connect(on eventLoop: any EventLoop) async throws(Status) -> GRPCClientConnection {
        try await connect(on: eventLoop, resolver: nil)
    }

    /// The same to addresses that `resolver` finds, if there is one. Those are tried one by one, each as soon as the one before
    /// has failed or is slow, until one connection stands (RFC 8305). Cancelling the task gives all of that up.
    func connect(
        on eventLoop: any EventLoop,
        resolver: (any Resolver & Sendable)?
    ) async throws(Status) -> GRPCClientConnection {
        try await connect(on: eventLoop, resolver: resolver, making: addConnection)
    }

    /// Connects once like `connect(on:)`, and gives what `make` makes of the channel, on its loop: for whoever speaks HTTP/2 with a
    /// handler of their own. Throws UNAVAILABLE, also for what `make` throws.
    public func connect<Connection: Sendable>(
        on eventLoop: any EventLoop,
        making make: @escaping @Sendable (any Channel) throws -> Connection
    ) async throws(Status) -> Connection {
        try await connect(on: eventLoop, resolver: nil, making: make)
    }

    private func connect<Connection: Sendable>(
        on eventLoop: any EventLoop,
        resolver: (any Resolver & Sendable)?,
        making make: @escaping @Sendable (any Channel) throws -> Connection
    ) async throws(Status) -> Connection {
        let opening = NIOLoopBoundBox.makeBoxSendingValue(Opening<Connection>(), eventLoop: eventLoop)
        do {
            return try await withTaskCancellationHandler {
                try await attempt(on: eventLoop, resolver, opening, make).get()
            } onCancel: {
                eventLoop.execute {
                    // Closing one has the next address tried at once, which looks at the opening again.
                    let channels = opening.value.giveUp()
                    for channel in channels { channel.close(promise: nil) }
                }
            }
        } catch {
            throw Status(.unavailable, "cannot connect to \(endpoint): \(error)")
        }
    }

    /// The channels of one attempt. A host with several addresses is tried with several of them at once, and only what becomes
    /// of the first to connect counts.
    private struct Opening<Connection: Sendable> {
        private(set) var connections: [ObjectIdentifier: EventLoopFuture<Connection>] = [:]
        private var channels: [any Channel] = []
        /// No other channel is wanted.
        private(set) var isGivenUp = false

        mutating func add(_ channel: any Channel, _ connection: EventLoopFuture<Connection>) {
            channels.append(channel)
            connections[ObjectIdentifier(channel)] = connection
        }

        /// Gives the channels that are to be closed.
        mutating func giveUp() -> [any Channel] {
            isGivenUp = true
            return channels
        }
    }

    private func attempt<Connection: Sendable>(
        on eventLoop: any EventLoop,
        _ resolver: (any Resolver & Sendable)?,
        _ opening: NIOLoopBoundBox<Opening<Connection>>,
        _ make: @escaping @Sendable (any Channel) throws -> Connection
    ) -> EventLoopFuture<Connection> {
        let bootstrap = ClientBootstrap(group: eventLoop)
            .resolver(resolver)
            .connectTimeout(configuration.connectTimeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 64 * 1024))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard !opening.value.isGivenUp else { throw CancellationError() }
                    let connection = try install(in: channel, make)
                    opening.value.add(channel, connection)
                }
            }
        let connected =
            switch endpoint {
            case .tcp(let host, let port): bootstrap.connect(host: host, port: port)
            case .unix(let path): bootstrap.connect(unixDomainSocketPath: path)
            }
        // Every channel has been through the initializer.
        return connected.flatMap { channel in opening.value.connections[ObjectIdentifier(channel)]! }
    }

    /// Fills the pipeline of a new channel. The future succeeds when TLS is through, and at once without it.
    private func install<Connection: Sendable>(
        in channel: any Channel,
        _ make: @escaping @Sendable (any Channel) throws -> Connection
    ) throws -> EventLoopFuture<Connection> {
        guard let tls else { return channel.eventLoop.makeSucceededFuture(try make(channel)) }
        let promise = channel.eventLoop.makePromise(of: Connection.self)
        let handshake = TLSHandshake(timeout: configuration.connectTimeout) { channel in
            if let name = tls.serverName {
                let certificate = try channel.pipeline.syncOperations.nioSSL_peerCertificate()
                guard let certificate, ServerName.isThat(of: certificate, name) else {
                    throw TLSHandshakeError.isNotCalled(name)
                }
            }
            promise.succeed(try make(channel))
        } ended: { failure in
            // Without effect where it has succeeded.
            promise.fail(failure ?? TLSHandshakeError.connectionLost)
        }
        try channel.pipeline.syncOperations.addHandlers([
            NIOSSLClientHandler(context: tls.context, serverHostname: tls.serverName), handshake,
        ])
        return promise.futureResult
    }

    @Sendable
    private func addConnection(to channel: any Channel) throws -> GRPCClientConnection {
        let connection = try ClientConnection(
            eventLoop: channel.eventLoop,
            authority: endpoint.authority,
            scheme: tls == nil ? "http" : "https",
            configuration: configuration
        )
        try channel.pipeline.syncOperations.addHandler(connection)
        return GRPCClientConnection(
            channel: channel,
            connection: NIOLoopBound(connection, eventLoop: channel.eventLoop),
            configuration: configuration
        )
    }

    private static func serverName(_ endpoint: Endpoint, _ settings: ClientTLS) -> String? {
        if let name = settings.serverName { return name }
        switch endpoint {
        case .unix: return endpoint.authority
        case .tcp(let host, _): return (try? SocketAddress(ipAddress: host, port: 0)) == nil ? host : nil
        }
    }

    private static func context(_ settings: ClientTLS) throws(TLSError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let files = settings.files {
            (configuration.certificateChain, configuration.privateKey) = try TLSFiles.read(files)
        }
        if case .file(let file) = settings.trustRoots {
            configuration.trustRoots = .certificates(try TLSFiles.certificates(in: file))
        }
        TLSFiles.configureForHTTP2(&configuration)
        return try TLSFiles.context(configuration, settings.files)
    }
}
