import GRPC
import GRPCTestSupport
import NIOCore
import NIOPosix
import NIOSSL
import Protobuf
import Testing

@Suite("TLS over TCP")
struct TLSTests {
    private static let authority = Certificates.file("authority.pem")
    private static let server = ServerTLS(files: Certificates.files("server"))

    @Test(
        "a client's certificate names the caller: the first URI, else the first DNS name",
        arguments: [
            (nil, ServerTLS.ClientCertificates.none, "nobody"),
            ("uri", .none, "nobody"),
            (nil, .optional(authorityFile: authority), "nobody"),
            ("uri", .optional(authorityFile: authority), "uri spiffe://example/caller"),
            ("uri", .required(authorityFile: authority), "uri spiffe://example/caller"),
            ("dns", .required(authorityFile: authority), "dnsName caller.example"),
            ("nameless", .optional(authorityFile: authority), "nobody"),
        ]
    )
    func identity(client: String?, policy: ServerTLS.ClientCertificates, expected: String) async throws {
        var settings = Self.server
        settings.clientCertificates = policy
        try await TransportPair.serve(.tls(settings)) { server, group in
            let connection = try await GRPCClientConnection.connect(
                to: server.endpoint,
                security: .tls(Certificates.client(client)),
                group: group
            )
            #expect(try await TransportPair.caller(connection) == expected)
            await connection.close()
        }
    }

    @Test(
        "a client that must be known and is not gets nowhere",
        arguments: [
            (nil, ServerTLS.ClientCertificates.required(authorityFile: authority)),
            ("stranger", .required(authorityFile: authority)),
            ("stranger", .optional(authorityFile: authority)),
            ("nameless", .required(authorityFile: authority)),
            // Made for servers, not for clients.
            ("server", .optional(authorityFile: authority)),
        ]
    )
    func strangers(client: String?, policy: ServerTLS.ClientCertificates) async throws {
        var settings = Self.server
        settings.clientCertificates = policy
        try await TransportPair.serve(.tls(settings)) { server, group in
            // In TLS 1.3 the client is done before the server has looked at its certificate: the call may fail instead.
            let code = await TransportPair.code {
                let connection = try await GRPCClientConnection.connect(
                    to: server.endpoint,
                    security: .tls(Certificates.client(client)),
                    group: group
                )
                _ = try await TransportPair.caller(connection)
            }
            #expect(code == .unavailable)
            let count = try await server.connectionCount()
            #expect(count == 0)
        }
    }

    @Test(
        "a client speaks only to the server that it means",
        arguments: [
            ("localhost", "authority", nil, StatusCode.ok),
            ("127.0.0.1", "authority", nil, .ok),
            ("127.0.0.1", "authority", "localhost", .ok),
            ("127.0.0.1", "authority", "elsewhere.example", .unavailable),
            ("127.0.0.2", "authority", nil, .unavailable),
            ("localhost", "other-authority", nil, .unavailable),
        ]
    )
    func server(host: String, authority: String, name: String?, expected: StatusCode) async throws {
        try await TransportPair.serve(at: .tcp(host: "0.0.0.0", port: 0), .tls(Self.server)) { server, group in
            var settings = Certificates.client(trusting: authority)
            settings.serverName = name
            let code = await TransportPair.code {
                let connection = try await GRPCClientConnection.connect(
                    to: .tcp(host: host, port: server.port!),
                    security: .tls(settings),
                    group: group
                )
                _ = try await TransportPair.caller(connection)
                await connection.close()
            }
            #expect(code == expected)
        }
    }

    @Test("cleartext and TLS do not understand each other, and neither waits")
    func mismatch() async throws {
        try await TransportPair.serve(.tls(Self.server)) { server, group in
            let code = await TransportPair.code {
                let connection = try await GRPCClientConnection.connect(to: server.endpoint, group: group)
                _ = try await TransportPair.caller(connection)
            }
            #expect(code == .unavailable)
        }
        try await TransportPair.serve(.localCleartext) { server, group in
            let code = await TransportPair.code {
                _ = try await GRPCClientConnection.connect(
                    to: server.endpoint,
                    security: .tls(Certificates.client()),
                    group: group
                )
            }
            #expect(code == .unavailable)
        }
    }

    @Test("a server that does not choose h2 is no server for a client here")
    func clientALPN() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let certificates = try NIOSSLCertificate.fromPEMFile(Certificates.file("server.pem"))
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: Certificates.file("server.key"), format: .pem))
        )
        configuration.applicationProtocols = ["http/1.1"]
        let context = try NIOSSLContext(configuration: configuration)
        let listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        await #expect {
            _ = try await GRPCClientConnection.connect(
                to: .tcp(host: "127.0.0.1", port: listener.localAddress!.port!),
                security: .tls(Certificates.client()),
                group: group
            )
        } throws: { error in
            (error as? Status)?.message.contains("h2") == true
        }
        try await group.shutdownGracefully()
    }

    @Test(
        "files that cannot be used are told before the server listens",
        arguments: [
            (
                CertificateFiles(certificate: "/nonexistent.pem", key: Certificates.file("server.key")),
                "/nonexistent.pem"
            ),
            (CertificateFiles(certificate: Certificates.file("server.pem"), key: "/tmp"), "/tmp"),
            (
                CertificateFiles(certificate: Certificates.file("server.key"), key: Certificates.file("server.key")),
                "no usable certificate"
            ),
            (
                CertificateFiles(certificate: Certificates.file("server.pem"), key: Certificates.file("server.pem")),
                "no usable private key"
            ),
            (
                CertificateFiles(certificate: Certificates.file("server.pem"), key: Certificates.file("encrypted.key")),
                "encrypted"
            ),
            (
                CertificateFiles(certificate: Certificates.file("server.pem"), key: Certificates.file("uri.key")),
                "is not that of"
            ),
        ]
    )
    func badFiles(files: CertificateFiles, words: String) async throws {
        await #expect {
            try await TransportPair.serve(.tls(ServerTLS(files: files))) { _, _ in }
        } throws: { error in
            (error as? TLSError)?.description.contains(words) == true
        }
        await #expect {
            let group = MultiThreadedEventLoopGroup.singleton
            let settings = ClientTLS(trustRoots: .file(Certificates.file("authority.pem")), files: files)
            _ = try await GRPCClientConnection.connect(
                to: .tcp(host: "127.0.0.1", port: 1),
                security: .tls(settings),
                group: group
            )
        } throws: { error in
            guard let status = error as? Status else { return false }
            return status.code == .failedPrecondition && status.message.contains(words)
        }
    }

    @Test("a client that says nothing does not hold up the end", .timeLimit(.minutes(1)))
    func drainDuringHandshake() async throws {
        var settings = Self.server
        settings.handshakeTimeout = .hours(1)
        try await TransportPair.serve(.tls(settings)) { server, group in
            let idle = try await ClientBootstrap(group: group).connect(to: server.address!).get()
            // Another connection is through, so the idle one has been accepted.
            let connection = try await GRPCClientConnection.connect(
                to: server.endpoint,
                security: .tls(Certificates.client()),
                group: group
            )
            _ = try await TransportPair.caller(connection)
            #expect(try await server.connectionCount() == 1, "a handshake is no connection yet")
            await connection.close()
            async let closed: Void = idle.closeFuture.get()
            try await server.shutDown()
            try await closed
        }
    }
}
