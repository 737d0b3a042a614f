import GRPC
import NIOPosix
import Protobuf
import Testing

// begin example
/// Notes every call that failed, and why.
final class FailureNotes: ServerInterceptor {
    private let note: @Sendable (String) -> Void

    init(_ note: @escaping @Sendable (String) -> Void) {
        self.note = note
    }

    var interest: CallInterest { .failures }

    func ended(_ call: EndedCall) {
        note("\(call.call.method?.path ?? "unknown"): \(call.status.code)")
    }
}
// end example

// begin example
let whoCalls = ServiceMethod.unary(MethodDescriptor(service: "example.Names", method: "WhoCalls")) {
    (context, _: RawMessage) in
    RawMessage(Array((context.caller?.name ?? "nobody").utf8))
}
// end example

/// What the articles show of interceptors.
struct InterceptionExamples {
    @Test("a server knows its callers by their tokens, and refuses those without")
    func tokens() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        // begin example
        var tokens = BearerTokens()
        try tokens.add("c29tZXRoaW5nIHNlY3JldA==", of: CallerIdentity(name: "checkout"))
        let known = tokens
        var configuration = ServerConfiguration()
        configuration.interceptors = { methods in
            [
                AuthenticationInterceptor(methods: methods, verifiers: [PeerCertificates(), known]),
                MetricsInterceptor(methods: methods),
                FailureNotes { print($0) },
            ]
        }
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            group: group,
            services: [whoCalls],
            configuration: configuration
        )
        // end example
        let port = try #require(server.port)
        // begin example
        var client = ClientConfiguration()
        client.interceptors.append(BearerCredentials("c29tZXRoaW5nIHNlY3JldA=="))
        let connection = try await GRPCClientConnection.connect(
            to: .tcp(host: "127.0.0.1", port: port),
            group: group,
            configuration: client
        )
        // end example
        let answer = try await connection.unary(whoCalls.descriptor, [])
        #expect(answer.message == Array("checkout".utf8))
        await connection.close()
        let stranger = try await GRPCClientConnection.connect(to: .tcp(host: "127.0.0.1", port: port), group: group)
        let refusal = await #expect(throws: Status.self) { _ = try await stranger.unary(whoCalls.descriptor, []) }
        #expect(refusal?.code == .unauthenticated)
        await stranger.close()
        try await server.shutDown()
    }
}
