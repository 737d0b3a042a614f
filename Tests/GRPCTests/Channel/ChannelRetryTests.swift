import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf
import Testing

@testable import GRPC

@Suite("Channels: calls that are sent again", .timeLimit(.minutes(1)))
struct ChannelRetryTests {
    private static let method = Handlers.descriptor(.unary, "Any")

    /// How a call over a channel to `server` ends: its code, and how many requests came.
    private func outcome(
        _ steps: [ScriptedServer.Step],
        isIdempotent: Bool
    ) async throws -> (code: StatusCode, requestCount: Int) {
        let server = ScriptedServer(steps)
        let channel = Backend.channel(Addresses([try await server.start()]))
        let options = CallOptions(isIdempotent: isIdempotent)
        let outcome = await channel.outcome(of: Self.method, [], options: options)
        await channel.shutDown()
        try await server.close()
        return (outcome.status.code, server.requestCount)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [ScriptedServer.Step]
        var isIdempotent = false
        var code = StatusCode.ok
        let requestCount: Int
    }

    static let rows: [Row] = [
        Row(testDescription: "refused once", steps: [.refuse], requestCount: 2),
        Row(testDescription: "refused three times", steps: [.refuse, .refuse, .refuse], requestCount: 4),
        Row(
            testDescription: "refused for ever",
            steps: Array(repeating: .refuse, count: 9),
            code: .unavailable,
            requestCount: 4
        ),
        Row(testDescription: "left out by GOAWAY", steps: [.goAway], requestCount: 2),
        Row(testDescription: "lost", steps: [.close], code: .unavailable, requestCount: 1),
        Row(testDescription: "lost, idempotent", steps: [.close, .close], isIdempotent: true, requestCount: 3),
        Row(
            testDescription: "lost for ever, idempotent",
            steps: Array(repeating: .close, count: 9),
            isIdempotent: true,
            code: .unavailable,
            requestCount: 3
        ),
    ]

    @Test("a call is sent again where that can do no harm", arguments: rows)
    func unary(row: Row) async throws {
        let outcome = try await outcome(row.steps, isIdempotent: row.isIdempotent)
        #expect(outcome.code == row.code)
        #expect(outcome.requestCount == row.requestCount)
    }

    static let streamRows: [Row] = [
        Row(testDescription: "refused once", steps: [.refuse], requestCount: 2),
        Row(testDescription: "refused twice", steps: [.refuse, .refuse], code: .unavailable, requestCount: 2),
        Row(testDescription: "left out by GOAWAY", steps: [.goAway], requestCount: 2),
        Row(testDescription: "lost", steps: [.close], isIdempotent: true, code: .unavailable, requestCount: 1),
        Row(testDescription: "lost after it began", steps: [.beginAndClose], code: .unavailable, requestCount: 1),
    ]

    @Test("a call with a stream of responses is sent again until its response begins", arguments: streamRows)
    func responses(row: Row) async throws {
        let server = ScriptedServer(row.steps)
        let channel = Backend.channel(Addresses([try await server.start()]))
        let method = Handlers.descriptor(.serverStreaming, "Any")
        var code = StatusCode.ok
        var runCount = 0
        do {
            let options = CallOptions(isIdempotent: row.isIdempotent)
            try await channel.serverStreaming(method, RawMessage([]), options: options) {
                (responses: MessageStream<RawMessage>) in
                runCount += 1
                for try await message in responses { #expect(message.bytes == [42]) }
            }
        } catch {
            code = (error as? Status)?.code ?? .unknown
        }
        #expect(code == row.code)
        #expect(runCount == 1)
        #expect(server.requestCount == row.requestCount)
        await channel.shutDown()
        try await server.close()
    }

    @Test("a call with a stream of requests is not sent again once it is open")
    func stream() async throws {
        let server = ScriptedServer([.refuse])
        let channel = Backend.channel(Addresses([try await server.start()]))
        await #expect {
            try await channel.bidirectional(Handlers.descriptor(.bidirectional, "Any")) {
                (call: ClientStream<RawMessage, RawMessage>) in
                await call.finishRequests()
                for try await _ in call.responses {}
            }
        } throws: {
            ($0 as? Status)?.code == .unavailable
        }
        #expect(server.requestCount == 1)
        await channel.shutDown()
        try await server.close()
    }

    /// How a call to a method that fails so often ends, and what the handler noted of earlier attempts.
    private func failing(
        _ count: Int,
        _ code: StatusCode = .unavailable,
        pushback: String? = nil,
        options: CallOptions = CallOptions(isIdempotent: true),
        change: (inout ChannelConfiguration) -> Void = { _ in }
    ) async throws -> (outcome: UnaryOutcome, notes: [String]) {
        let log = Log()
        let method = Backend.failing(count, code, pushback: pushback, log)
        let server = try await Backend.start([method])
        let channel = Backend.channel(Addresses([try Backend.address(server)]), change)
        let outcome = await channel.outcome(of: method.descriptor, [8], options: options)
        await channel.shutDown()
        try await server.close()
        return (outcome, log.notes)
    }

    @Test("an idempotent call has three attempts, and the server hears which one it is")
    func attempts() async throws {
        let success = try await failing(2)
        #expect(success.outcome.message == [8])
        #expect(success.notes == ["-", "1", "2"])
        let failure = try await failing(3)
        #expect(failure.outcome.status == Status(.unavailable, "not yet"))
        #expect(failure.notes == ["-", "1", "2"])
    }

    @Test("another status, or a call that is not idempotent, is not retried")
    func once() async throws {
        #expect(try await failing(1, .resourceExhausted).notes == ["-"])
        #expect(try await failing(1, options: CallOptions()).notes == ["-"])
    }

    @Test("the server's pushback replaces the wait, or forbids the retry")
    func pushback() async throws {
        let hour: (inout ChannelConfiguration) -> Void = {
            $0.retries.initialBackoff = .hours(1)
            $0.retries.maximumBackoff = .hours(1)
            $0.randomness = { 1 }
        }
        #expect(try await failing(2, pushback: "1", change: hour).notes == ["-", "1", "2"])
        let never = try await failing(1, pushback: "-1")
        #expect(never.notes == ["-"])
        #expect(never.outcome.trailers.first("grpc-retry-pushback-ms") == "-1")
    }

    @Test("a retry that would begin after the deadline is not waited for")
    func deadline() async throws {
        let options = CallOptions(timeout: .seconds(50), isIdempotent: true)
        let result = try await failing(1, pushback: "60000", options: options)
        #expect(result.outcome.status.code == .unavailable)
        #expect(result.notes == ["-"])
    }

    @Test("servers that wind up in the midst of traffic lose no call")
    func goAway() async throws {
        var servers: [GRPCServer] = []
        for _ in 0..<3 { servers.append(try await Backend.start([Handlers.reverse])) }
        let addresses = Addresses(try servers.map(Backend.address))
        let channel = Backend.channel(addresses, connections: 3)
        let options = CallOptions(waitsForReady: true, isIdempotent: true)
        let log = Log()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<16 as Range<UInt8> {
                group.addTask {
                    while !Task.isCancelled {
                        let request = RawMessage([caller, 1])
                        let answer: RawMessage = try await channel.call(
                            Handlers.reverse.descriptor,
                            request,
                            options: options
                        )
                        #expect(answer.bytes == [1, caller])
                        log.note("answered")
                    }
                }
            }
            // Each in turn stops, gracefully or not, and is followed by another at its place.
            for round in 0..<6 {
                let index = round % 3
                let port = servers[index].port!
                let answered = log.notes.count
                if round < 3 { try await servers[index].shutDown() } else { try await servers[index].close() }
                servers[index] = try await Backend.start([Handlers.reverse], port: port)
                while log.notes.count < answered + 100 { await Task.yield() }
            }
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result { #expect((error as? Status)?.code == .cancelled) }
            }
        }
        await channel.shutDown()
        for server in servers { try await server.close() }
    }

    @Test("calling a method as another kind than it is traps")
    func kinds() async {
        await #expect(processExitsWith: .failure) {
            let channel = GRPCChannel(host: "localhost", port: 1, group: MultiThreadedEventLoopGroup.singleton)
            let method = MethodDescriptor(service: "pkg.Service", method: "Stream", kind: .serverStreaming)
            _ = try await channel.unary(method, [])
        }
        await #expect(processExitsWith: .failure) {
            let channel = GRPCChannel(host: "localhost", port: 1, group: MultiThreadedEventLoopGroup.singleton)
            let method = MethodDescriptor(service: "pkg.Service", method: "Unary")
            try await channel.serverStreaming(method, RawMessage([])) { (_: MessageStream<RawMessage>) in }
        }
    }

    @Test("after too many pings the next connection asks half as often, and the call is not lost")
    func tooManyPings() async throws {
        let server = ScriptedServer([.complain])
        var configuration = ChannelConfiguration()
        configuration.connection.keepalive = ClientKeepalive(time: .seconds(60))
        let address = try await server.start()
        let channel = GRPCChannel(
            host: "127.0.0.1",
            port: address.port!,
            group: Backend.group,
            configuration: configuration
        )
        #expect(await channel.outcome(of: Self.method, [], options: CallOptions()).status.isOK)
        #expect(server.requestCount == 2)
        #expect(channel.read { $0.keepalive }?.time == .seconds(120))
        await channel.shutDown()
        try await server.close()
    }
}
