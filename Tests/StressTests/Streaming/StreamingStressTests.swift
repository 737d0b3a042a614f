import GRPC
import NIOCore
import NIOPosix
import Protobuf
import SessionTestSupport
import Testing

extension StressTests {
    @Suite("Streaming calls", .timeLimit(.minutes(10)))
    struct Streaming {
        private static let clientCount = 4
        private static let roundCount = 5
        private static let callCount = 8

        @Test(
            "messages come in order and whole, whoever is slow, gives up or vanishes, and every handler ends",
            arguments: Seeds.chosen
        )
        func load(seed: UInt64) async throws {
            let serverGroup = MultiThreadedEventLoopGroup(numberOfThreads: 3)
            let clientGroup = MultiThreadedEventLoopGroup(numberOfThreads: 2)
            let service = StreamingService()
            let server = try await GRPCServer.start(
                at: .tcp(host: "127.0.0.1", port: 0),
                group: serverGroup,
                services: service.methods,
                configuration: Self.configuration
            )
            try await rounds(Self.roundCount, seed: seed, server, clientGroup, isDraining: false)
            // The last ones find the server shutting down.
            let count = service.handlers.begun
            async let last: Void = rounds(1, seed: ~seed, server, clientGroup, isDraining: true)
            while service.handlers.begun < count + Self.callCount { await Task.yield() }
            try await server.shutDown()
            #expect(service.handlers.begun == service.handlers.ended)
            #expect(try await server.connectionCount() == 0)
            try await last
            #expect(service.handlers.cancelled > 0)
            try await clientGroup.shutdownGracefully()
            try await serverGroup.shutdownGracefully()
        }

        /// Writers wait soon, and a drain does not wait for long.
        private static var configuration: ServerConfiguration {
            var configuration = ServerConfiguration()
            configuration.streams.pendingBytesPerStream = 2048
            configuration.drainGrace = .milliseconds(50)
            return configuration
        }

        /// Rounds of several clients at once.
        private func rounds(
            _ count: Int,
            seed: UInt64,
            _ server: GRPCServer,
            _ group: MultiThreadedEventLoopGroup,
            isDraining: Bool
        ) async throws {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for lane in 0..<Self.clientCount {
                    tasks.addTask {
                        var random = SeededGenerator(seed: seed, lane: lane)
                        for _ in 0..<count {
                            try await round(&random, server.endpoint, group, isDraining: isDraining)
                        }
                    }
                }
                try await tasks.waitForAll()
            }
        }

        /// Several calls on one connection, which is closed while they run, or when they have ended.
        private func round(
            _ random: inout SeededGenerator,
            _ endpoint: Endpoint,
            _ group: MultiThreadedEventLoopGroup,
            isDraining: Bool
        ) async throws {
            let connection: GRPCClientConnection
            do throws(Status) {
                connection = try await .connect(to: endpoint, group: group)
            } catch {
                #expect(isDraining, "\(error)")
                return
            }
            let vanishes = random.oneIn(3)
            await withTaskGroup(of: Void.self) { tasks in
                for lane in 0..<Self.callCount {
                    var call = StreamingCall(
                        connection,
                        SeededGenerator(seed: random.next(), lane: lane),
                        isDisturbed: vanishes || isDraining
                    )
                    tasks.addTask { await call.run() }
                }
                if vanishes {
                    for _ in 0..<random.below(500) { await Task.yield() }
                    await connection.close()
                }
            }
            await connection.close()
        }
    }
}
