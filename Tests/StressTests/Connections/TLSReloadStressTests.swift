import Foundation
import GRPC
import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf
import SessionTestSupport
import Synchronization
import Testing

extension StressTests {
    @Suite("TLS", .timeLimit(.minutes(10)))
    struct TLS {
        private static let callerCount = 6
        private static let connectionCount = 15
        /// The certificate changes once in so many connections of all callers.
        private static let connectionsPerChange = 4

        @Test(
            "certificates change while connections are made: each gets through, the last one by the last certificate",
            arguments: Seeds.chosen
        )
        func reload(seed: UInt64) async throws {
            let certificates = try ChangingCertificates(SeededGenerator(seed: seed, lane: -1))
            let (changes, changed) = AsyncStream.makeStream(of: Void.self)
            var settings = ServerTLS(
                files: certificates.files,
                clientCertificates: .optional(authorityFile: certificates.roots)
            )
            settings.reloadInterval = .milliseconds(1)
            settings.onReload = { result in if case .success = result { changed.yield() } }
            let group = MultiThreadedEventLoopGroup(numberOfThreads: 3)
            let server = try await GRPCServer.start(
                at: .tcp(host: "127.0.0.1", port: 0),
                security: .tls(settings),
                group: group,
                services: [Handlers.reverse]
            )
            let callers = (0..<Self.callerCount).map { lane in
                Task {
                    var random = SeededGenerator(seed: seed, lane: lane)
                    for number in 0..<Self.connectionCount {
                        if (number * Self.callerCount + lane) % Self.connectionsPerChange == 0 {
                            try await certificates.change()
                        }
                        // One that the server knows, or none.
                        let client = random.oneIn(2) ? "uri" : nil
                        try await Self.exchange(server.endpoint, certificates.client(client), group)
                    }
                }
            }
            for caller in callers { try await caller.value }
            try await certificates.change(to: "renewed")
            for await _ in changes {
                let code = await Self.code(server.endpoint, Certificates.client(trusting: "other-authority"), group)
                if code == .ok { break }
            }
            #expect(await Self.code(server.endpoint, Certificates.client(), group) == .unavailable)
            // Connections under way when the server goes end in one way or the other.
            let late = (0..<Self.callerCount).map { _ in
                Task { await Self.code(server.endpoint, certificates.client(nil), group) }
            }
            try await server.shutDown()
            for late in late { #expect([.ok, .unavailable].contains(await late.value)) }
            try await group.shutdownGracefully()
        }

        /// Connects, makes one call and closes.
        private static func exchange(
            _ endpoint: Endpoint,
            _ settings: ClientTLS,
            _ group: MultiThreadedEventLoopGroup
        ) async throws(Status) {
            let connection = try await GRPCClientConnection.connect(
                to: endpoint,
                security: .tls(settings),
                group: group
            )
            do throws(Status) {
                let answer: RawMessage = try await connection.call(Handlers.reverse.descriptor, RawMessage([1, 2, 3]))
                #expect(answer.bytes == [3, 2, 1])
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
        }

        private static func code(
            _ endpoint: Endpoint,
            _ settings: ClientTLS,
            _ group: MultiThreadedEventLoopGroup
        ) async -> StatusCode {
            do throws(Status) {
                try await exchange(endpoint, settings, group)
                return .ok
            } catch {
                return error.code
            }
        }
    }

    /// A server's certificate that is now from the one authority and now from the other.
    private actor ChangingCertificates {
        private let directory: TemporaryDirectory
        private var random: SeededGenerator

        init(_ random: SeededGenerator) throws {
            directory = try TemporaryDirectory()
            self.random = random
            try Self.install("server", in: directory)
            try directory.replace("roots.pem", with: Certificates.file("authority.pem"))
            let both = try ["authority", "other-authority"].map {
                try String(contentsOfFile: Certificates.file("\($0).pem"), encoding: .utf8)
            }
            try both.joined().write(toFile: directory.file("both.pem"), atomically: true, encoding: .utf8)
        }

        nonisolated var files: CertificateFiles {
            CertificateFiles(certificate: directory.file("certificate.pem"), key: directory.file("key.pem"))
        }

        /// Those who may have issued the clients' certificates.
        nonisolated var roots: String { directory.file("roots.pem") }

        /// A client that trusts both authorities.
        nonisolated func client(_ name: String?) -> ClientTLS {
            ClientTLS(trustRoots: .file(directory.file("both.pem")), files: name.map { Certificates.files($0) })
        }

        func change() throws {
            try Self.install(random.oneIn(2) ? "server" : "renewed", in: directory)
        }

        func change(to name: String) throws {
            try Self.install(name, in: directory)
        }

        /// The key comes first: a look in between finds a pair that does not fit.
        private static func install(_ name: String, in directory: TemporaryDirectory) throws {
            try directory.replace("key.pem", with: Certificates.file("\(name).key"))
            try directory.replace("certificate.pem", with: Certificates.file("\(name).pem"))
        }
    }
}
