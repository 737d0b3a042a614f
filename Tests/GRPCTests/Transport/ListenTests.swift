import NIOCore
import Testing

@testable import GRPC

@Suite("Listening without TLS")
struct ListenTests {
    @Test("is for this machine", arguments: ["0.0.0.0", "::"])
    func refused(host: String) async throws {
        await #expect(throws: ListenError.cleartextOnNetwork(.tcp(host: host, port: 0))) {
            try await TransportPair.serve(at: .tcp(host: host, port: 0), .localCleartext) { _, _ in }
        }
    }

    @Test("goes further only where that was said", arguments: ["0.0.0.0", "127.0.0.1", "localhost"])
    func insisted(host: String) async throws {
        try await TransportPair.serve(at: .tcp(host: host, port: 0), .insecureCleartext) { server, group in
            let endpoint = Endpoint.tcp(host: "127.0.0.1", port: server.port!)
            let connection = try await GRPCClientConnection.connect(to: endpoint, group: group)
            #expect(try await TransportPair.caller(connection) == "nobody")
        }
    }

    @Test(
        "which addresses are this machine's own",
        arguments: [
            ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true),
            ("0.0.0.0", false), ("::", false), ("10.0.0.1", false), ("128.0.0.1", false), ("fe80::1", false),
            ("::ffff:10.0.0.1", false),
        ]
    )
    func loopback(address: String, isLoopback: Bool) throws {
        #expect(try SocketAddress(ipAddress: address, port: 0).isLoopback == isLoopback)
    }
}
