import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf
import Synchronization
import Testing

@testable import GRPC

@Suite("Client interceptors", .timeLimit(.minutes(1)))
struct ClientInterceptorTests {
    /// Numbers the attempts it sees, and notes how calls end.
    struct Noting: ClientInterceptor {
        let log: Log
        /// Attempts from this one on are not made.
        var refused = Int.max

        func prepare(_ attempt: inout OutgoingAttempt) async throws(Status) {
            log.note("attempt \(attempt.number) of \(attempt.method.method)")
            guard attempt.number < refused else { throw Status(.unavailable, "no token") }
            attempt.metadata.add("x-attempt", "\(attempt.number)")
        }

        func ended(_ call: EndedClientCall) {
            log.note("\(call.method.method) \(call.status.code.name) \(call.attemptCount) \(call.duration > .zero)")
        }
    }

    enum Path: String, CaseIterable, Sendable {
        case connection, channel
    }

    /// Runs `body` with a client whose calls `interceptors` look at.
    private func withClient(
        _ path: Path,
        _ services: [ServiceMethod],
        _ interceptors: [any ClientInterceptor],
        _ body: (any GRPCClient) async throws -> Void
    ) async throws {
        let server = try await Backend.start(services)
        switch path {
        case .connection:
            var configuration = ClientConfiguration()
            configuration.interceptors = interceptors
            let client = try await GRPCClientConnection.connect(
                host: "127.0.0.1",
                port: server.port!,
                group: Backend.group,
                configuration: configuration
            )
            try await body(client)
            await client.close()
        case .channel:
            let channel = Backend.channel(Addresses([try Backend.address(server)])) {
                $0.connection.interceptors = interceptors
            }
            try await body(channel)
            await channel.shutDown()
        }
        try await server.close()
    }

    private static let gone = Handlers.descriptor(.unary, "Gone")

    @Test("an interceptor sees each attempt and each end", arguments: Path.allCases)
    func ends(path: Path) async throws {
        let (log, gate) = (Log(), Gate())
        let gated = Backend.gated(Log(), gate)
        let services = [Handlers.reverse, Handlers.echo, Handlers.count, gated]
        try await withClient(path, services, [Noting(log: log)]) { client in
            let answer: RawMessage = try await client.call(Handlers.reverse.descriptor, RawMessage([1, 2]))
            #expect(answer == RawMessage([2, 1]))
            await #expect(throws: Status.self) { try await client.unary(Self.gone, []) }
            await #expect(throws: Status.self) {
                try await client.unary(gated.descriptor, [], options: CallOptions(timeout: .milliseconds(5)))
            }
            try await client.bidirectional(Handlers.echo.descriptor) {
                (stream: ClientStream<RawMessage, RawMessage>) in
                try await stream.requests.write(RawMessage([1]))
                await stream.finishRequests()
                for try await _ in stream.responses {}
            }
            // Left before its end.
            try await client.bidirectional(Handlers.echo.descriptor) {
                (stream: ClientStream<RawMessage, RawMessage>) in
                try await stream.requests.write(RawMessage([1]))
            }
            try await client.serverStreaming(Handlers.count.descriptor, RawMessage([2])) {
                (responses: MessageStream<RawMessage>) in
                for try await _ in responses {}
            }
        }
        gate.open()
        #expect(
            log.notes == [
                "attempt 1 of Reverse", "Reverse OK 1 true",
                "attempt 1 of Gone", "Gone UNIMPLEMENTED 1 true",
                "attempt 1 of Gated", "Gated DEADLINE_EXCEEDED 1 true",
                "attempt 1 of Echo", "Echo OK 1 true",
                "attempt 1 of Echo", "Echo CANCELLED 1 true",
                "attempt 1 of Count", "Count OK 1 true",
            ]
        )
    }

    @Test("metadata goes with the attempt it was added to")
    func retries() async throws {
        let (log, tried) = (Log(), Log())
        let failing = ServiceMethod.unary(Handlers.descriptor(.unary, "Failing")) { (context, request: RawMessage) in
            tried.note(context.metadata.strings("x-attempt").joined(separator: ","))
            guard tried.notes.count > 2 else { throw Status(.unavailable) }
            return request
        }
        try await withClient(.channel, [failing], [Noting(log: log)]) { client in
            _ = try await client.unary(failing.descriptor, [], options: CallOptions(isIdempotent: true))
        }
        #expect(tried.notes == ["1", "2", "3"])
        #expect(log.notes.last == "Failing OK 3 true")
    }

    @Test("what an interceptor throws ends the call without a further attempt", arguments: Path.allCases)
    func refusals(path: Path) async throws {
        let log = Log()
        try await withClient(path, [Handlers.reverse, Handlers.echo], [Noting(log: log, refused: 1)]) { client in
            await #expect(throws: Status(.unavailable, "no token")) {
                try await client.unary(Handlers.reverse.descriptor, [], options: CallOptions(isIdempotent: true))
            }
            await #expect(throws: Status(.unavailable, "no token")) {
                try await client.bidirectional(Handlers.echo.descriptor) {
                    (_: ClientStream<RawMessage, RawMessage>) in
                }
            }
        }
        #expect(
            log.notes == [
                "attempt 1 of Reverse", "Reverse UNAVAILABLE 1 true", "attempt 1 of Echo", "Echo UNAVAILABLE 1 true",
            ]
        )
    }

    @Test("a channel without a connection tells of the end of a call that never began")
    func unconnected() async throws {
        let log = Log()
        let channel = Backend.channel(Addresses([try await Backend.deadAddress()])) {
            $0.connection.interceptors = [Noting(log: log)]
        }
        await #expect(throws: Status.self) { try await channel.unary(Self.gone, []) }
        await channel.shutDown()
        #expect(log.notes == ["Gone UNAVAILABLE 0 true"])
    }

    @Test("a token goes along with each call, asked for anew", arguments: Path.allCases)
    func credentials(path: Path) async throws {
        let number = Mutex(0)
        let credentials = BearerCredentials { () async throws(Status) in
            number.withLock {
                $0 += 1
                return "token-\($0)"
            }
        }
        let shown = ServiceMethod.unary(Handlers.descriptor(.unary, "Shown")) { (context, _: RawMessage) in
            RawMessage(Array(context.metadata.strings("authorization").joined(separator: ",").utf8))
        }
        try await withClient(path, [shown], [credentials]) { client in
            for expected in ["Bearer token-1", "Bearer token-2"] {
                let answer: RawMessage = try await client.call(shown.descriptor, RawMessage([]))
                #expect(String(decoding: answer.bytes, as: UTF8.self) == expected)
            }
        }
        try await withClient(path, [shown], [BearerCredentials("fixed")]) { client in
            let answer: RawMessage = try await client.call(shown.descriptor, RawMessage([]))
            #expect(String(decoding: answer.bytes, as: UTF8.self) == "Bearer fixed")
        }
    }
}
