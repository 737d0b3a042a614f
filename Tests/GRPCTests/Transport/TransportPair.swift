import GRPC
import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf

/// A server on a real socket, whose one method answers with who called.
enum TransportPair {
    static let whoAmI = ServiceMethod.unary(MethodDescriptor(service: "pkg.Who", method: "AmI")) {
        (context, _: RawMessage) in
        RawMessage(Array((context.peerIdentity.map { "\($0.kind) \($0.name)" } ?? "nobody").utf8))
    }

    /// Runs `body` with a server at `endpoint`, and stops it.
    static func serve(
        at endpoint: Endpoint = .tcp(host: "127.0.0.1", port: 0),
        _ security: ServerSecurity,
        _ body: (GRPCServer, MultiThreadedEventLoopGroup) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
        do {
            let server = try await GRPCServer.start(
                at: endpoint,
                security: security,
                group: group,
                services: [whoAmI, Handlers.reverse]
            )
            try await body(server, group)
            // The body may have stopped it.
            try? await server.close()
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    /// Whom the server takes the caller for.
    static func caller(_ connection: GRPCClientConnection) async throws -> String {
        let answer: RawMessage = try await connection.call(whoAmI.descriptor, RawMessage([]))
        return String(decoding: answer.bytes, as: UTF8.self)
    }

    /// The code of the call that `body` makes, or of the connection that it cannot make.
    static func code(_ body: () async throws -> Void) async -> StatusCode? {
        do {
            try await body()
            return .ok
        } catch {
            return (error as? Status)?.code
        }
    }
}
