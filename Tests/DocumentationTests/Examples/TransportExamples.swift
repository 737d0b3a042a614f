import Foundation
import GRPC
import NIOPosix
import Testing

/// What the articles show of TLS and Unix sockets.
struct TransportExamples {
    private static let certificates =
        URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Certificates").standardized.path + "/"

    @Test("a server with TLS knows its caller by the certificate")
    func tls() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let certificates = Self.certificates
        // begin example
        var tls = ServerTLS(
            files: CertificateFiles(certificate: certificates + "server.pem", key: certificates + "server.key"),
            clientCertificates: .required(authorityFile: certificates + "authority.pem")
        )
        tls.onReload = { result in
            if case .failure(let error) = result { print("the certificate stays what it was: \(error)") }
        }
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            security: .tls(tls),
            group: group,
            services: [whoAmI]
        )
        // end example
        let port = try #require(server.port)
        // begin example
        let security = ClientTLS(
            trustRoots: .file(certificates + "authority.pem"),
            files: CertificateFiles(certificate: certificates + "uri.pem", key: certificates + "uri.key")
        )
        let channel = GRPCChannel(
            to: .tcp(host: "localhost", port: port),
            security: .tls(security),
            group: group
        )
        // end example
        let answer = try await channel.unary(whoAmI.descriptor, [])
        #expect(String(decoding: answer.message, as: UTF8.self) == "spiffe://example/caller")
        await channel.shutDown()
        try await server.shutDown()
    }

    @Test("a server on a Unix socket is called by its path")
    func unixSocket() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let path = FileManager.default.temporaryDirectory.appending(path: "example-\(UInt32.random(in: .min ... .max))")
            .path
        // begin example
        let server = try await GRPCServer.start(at: .unix(path: path), group: group, services: [whoAmI])
        let connection = try await GRPCClientConnection.connect(to: .unix(path: path), group: group)
        // end example
        let answer = try await connection.unary(whoAmI.descriptor, [])
        #expect(answer.message == Array("nobody".utf8))
        await connection.close()
        try await server.shutDown()
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
