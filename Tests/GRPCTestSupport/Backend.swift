import GRPC
import NIOCore
import NIOPosix
import Protobuf
import Synchronization

/// Servers for channels, on ports of this machine.
package enum Backend {
    package static let group = MultiThreadedEventLoopGroup.singleton

    package static func start(_ services: [ServiceMethod], port: Int = 0) async throws -> GRPCServer {
        try await GRPCServer.start(port: port, group: group, services: services)
    }

    package static func address(_ server: GRPCServer) throws -> SocketAddress {
        try SocketAddress(ipAddress: "127.0.0.1", port: server.port!)
    }

    /// An address where nobody listens.
    package static func deadAddress() async throws -> SocketAddress {
        let server = try await start([])
        let address = try address(server)
        try await server.close()
        return address
    }

    /// Answers with the caller's port, which tells connections apart.
    package static let peer = ServiceMethod.unary(Handlers.descriptor(.unary, "Peer")) { (context, _: RawMessage) in
        RawMessage(Array("\(context.peerAddress?.port ?? 0)".utf8))
    }

    /// Answers with a byte of its own.
    package static func named(_ name: UInt8) -> ServiceMethod {
        ServiceMethod.unary(Handlers.descriptor(.unary, "Name")) { (_, _: RawMessage) in RawMessage([name]) }
    }

    /// Fails so many times with `status` and `pushback`, then answers; notes what it was told of attempts before.
    package static func failing(
        _ count: Int,
        _ code: StatusCode = .unavailable,
        pushback: String? = nil,
        _ log: Log
    ) -> ServiceMethod {
        ServiceMethod.unary(Handlers.descriptor(.unary, "Failing")) { (context, request: RawMessage) in
            log.note(context.metadata.first("grpc-previous-rpc-attempts") ?? "-")
            guard log.notes.count <= count else { return request }
            if let pushback {
                var trailers = Metadata()
                trailers.add("grpc-retry-pushback-ms", pushback)
                await context.setTrailers(trailers)
            }
            throw Status(code, "not yet")
        }
    }

    /// Waits for the test before it answers.
    package static func gated(_ log: Log, _ gate: Gate) -> ServiceMethod {
        ServiceMethod.unary(Handlers.descriptor(.unary, "Gated")) { (_, request: RawMessage) in
            log.note("entered")
            await gate.wait()
            return request
        }
    }

    /// A channel to the addresses of `resolver` that waits 5 ms where others wait a second.
    package static func channel(
        _ resolver: Addresses,
        connections: Int = 1,
        _ change: (inout ChannelConfiguration) -> Void = { _ in }
    ) -> GRPCChannel {
        var configuration = ChannelConfiguration()
        configuration.connectionCount = connections
        configuration.backoff.initial = .milliseconds(5)
        configuration.backoff.maximum = .milliseconds(20)
        configuration.retries.initialBackoff = .milliseconds(1)
        change(&configuration)
        return GRPCChannel(host: "test", port: 1, group: group, configuration: configuration, resolver: resolver)
    }
}

/// Resolves every name to what the test says.
package final class Addresses: NameResolver {
    private let kept: Mutex<[SocketAddress]>

    package init(_ addresses: [SocketAddress]) {
        kept = Mutex(addresses)
    }

    package func replace(with addresses: [SocketAddress]) {
        kept.withLock { $0 = addresses }
    }

    package func addresses(of host: String, port: Int) async throws -> [SocketAddress] {
        kept.withLock { $0 }
    }
}

/// Holds tasks up until it is opened.
package final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    package init() {
        (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    }

    package func open() {
        continuation.finish()
    }

    package func wait() async {
        for await _ in stream {}
    }
}
