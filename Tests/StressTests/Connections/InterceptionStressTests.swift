import GRPC
import GRPCTestSupport
import Logging
import MetricsTestKit
import NIOCore
import NIOPosix
import Protobuf
import SessionTestSupport
import Synchronization
import Testing

extension StressTests {
    @Suite("Interceptors", .timeLimit(.minutes(10)))
    struct Interception {
        private static let callerCount = 6
        private static let callCount = 60

        @Test(
            "metrics and log lines are read while calls on several loops make them: they only grow, and add up",
            arguments: Seeds.chosen
        )
        func reading(seed: UInt64) async throws {
            let metrics = TestMetrics()
            let lines = LogLines()
            let ended = EndedCalls()
            let group = MultiThreadedEventLoopGroup(numberOfThreads: 3)
            let server = try await GRPCServer.start(
                at: .tcp(host: "127.0.0.1", port: 0),
                group: group,
                services: StreamingService().methods,
                configuration: Self.configuration(metrics, lines)
            )
            let observer = Task { await Self.observe(metrics, lines, ended) }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for lane in 0..<Self.callerCount {
                    tasks.addTask {
                        let random = SeededGenerator(seed: seed, lane: lane)
                        try await Self.call(server.endpoint, group, random, ended)
                    }
                }
                try await tasks.waitForAll()
            }
            try await server.shutDown()
            observer.cancel()
            await observer.value
            let count = Self.callerCount * Self.callCount
            #expect(ended.count == count)
            #expect(lines.all.count == count)
            #expect(Self.total(metrics) == count)
            try await group.shutdownGracefully()
        }

        private static func configuration(_ metrics: TestMetrics, _ lines: LogLines) -> ServerConfiguration {
            var configuration = ServerConfiguration()
            configuration.interceptors = { methods in
                [
                    MetricsInterceptor(methods: methods, factory: metrics),
                    LoggingInterceptor(logger: lines.logger(.debug)),
                ]
            }
            return configuration
        }

        /// So many calls of a connection, each of which the server sees to its end.
        private static func call(
            _ endpoint: Endpoint,
            _ group: MultiThreadedEventLoopGroup,
            _ random: SeededGenerator,
            _ ended: EndedCalls
        ) async throws {
            var random = random
            var configuration = ClientConfiguration()
            configuration.interceptors.append(ended)
            let connection = try await GRPCClientConnection.connect(
                to: endpoint,
                group: group,
                configuration: configuration
            )
            let unknown = MethodDescriptor(service: "no", method: "No")
            for _ in 0..<callCount {
                switch random.below(4) {
                case 0:
                    let answer: RawMessage = try await connection.call(StreamingService.reverse, RawMessage([1, 2]))
                    #expect(answer.bytes == [2, 1])
                case 1:
                    let outcome = await connection.outcome(of: unknown, [], options: CallOptions())
                    #expect(outcome.status.code == .unimplemented)
                case 2:
                    let joined: RawMessage = try await connection.clientStreaming(StreamingService.join) { requests in
                        try await requests.write(contentsOf: [RawMessage([1]), RawMessage([2])])
                    }
                    #expect(joined.bytes == [1, 2])
                default:
                    let count = try await connection.serverStreaming(StreamingService.count, RawMessage([0, 5])) {
                        (responses: MessageStream<RawMessage>) in
                        try await responses.reduce(0) { count, _ in count + 1 }
                    }
                    #expect(count == 5)
                }
            }
            await connection.close()
        }

        /// Looks at everything again and again until its task is cancelled.
        private static func observe(_ metrics: TestMetrics, _ lines: LogLines, _ ended: EndedCalls) async {
            var latest = (total: 0, lineCount: 0, endedCount: 0)
            while !Task.isCancelled {
                let now = (total: total(metrics), lineCount: lines.all.count, endedCount: ended.count)
                #expect(
                    latest.total <= now.total && latest.lineCount <= now.lineCount
                        && latest.endedCount <= now.endedCount
                )
                latest = now
                await Task.yield()
            }
        }

        /// All calls that were counted.
        private static func total(_ metrics: TestMetrics) -> Int {
            Int(metrics.counters(label: "grpc.server.calls").reduce(0) { $0 + $1.totalValue })
        }
    }

    /// Counts a client's calls.
    private final class EndedCalls: ClientInterceptor {
        private let ends = Atomic<Int>(0)

        var count: Int { ends.load(ordering: .relaxed) }

        func ended(_ call: EndedClientCall) {
            ends.add(1, ordering: .relaxed)
        }
    }
}
