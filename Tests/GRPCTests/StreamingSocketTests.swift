import GRPC
import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf
import Testing

@Suite("Streaming over TCP")
struct StreamingSocketTests {
    private func withServer(
        loops: Int = 1,
        _ services: [ServiceMethod],
        _ body: (GRPCClientConnection) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: loops)
        let server = try await GRPCServer.start(port: 0, group: group, services: services)
        do {
            let client = try await GRPCClientConnection.connect(host: "127.0.0.1", port: server.port!, group: group)
            try await body(client)
            try await server.close()
        } catch {
            try await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    @Test("all four kinds, for tasks on any thread", arguments: [1, 2])
    func kinds(loops: Int) async throws {
        let services = [Handlers.reverse, Handlers.join, Handlers.count, Handlers.echo]
        try await withServer(loops: loops, services) { client in
            let reversed: RawMessage = try await client.call(Handlers.reverse.descriptor, RawMessage([1, 2]))
            #expect(reversed.bytes == [2, 1])
            let joined: RawMessage = try await client.clientStreaming(Handlers.join.descriptor) { requests in
                for number in 0..<100 as Range<UInt8> { try await requests.write(RawMessage([number])) }
            }
            #expect(joined.bytes == Array(0..<100))
            let numbers = try await client.serverStreaming(Handlers.count.descriptor, RawMessage([200])) {
                (responses: MessageStream<RawMessage>) in
                try await responses.reduce(into: [UInt8]()) { $0 += $1.bytes }
            }
            #expect(numbers == Array(0..<200))
        }
    }

    @Test("a task that prefers the connection's executor is on its loop, before and after it waits")
    func taskExecutor() async throws {
        try await withServer([Handlers.echo]) { client in
            try await withTaskExecutorPreference(client.taskExecutor) {
                #expect(client.eventLoop.inEventLoop)
                try await client.bidirectional(Handlers.echo.descriptor) {
                    (call: ClientStream<RawMessage, RawMessage>) in
                    var echoes = call.responses.makeAsyncIterator()
                    try await call.requests.write(RawMessage([1]))
                    #expect(try await echoes.next()?.bytes == [1])
                    #expect(client.eventLoop.inEventLoop)
                }
            }
        }
    }

    @Test("many messages cross in both directions at once, in order, on several streams", arguments: [1, 2])
    func volume(loops: Int) async throws {
        try await withServer(loops: loops, [Handlers.echo]) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for stream in 0..<4 {
                    group.addTask { try await exchange(client, stream: stream) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func exchange(_ client: GRPCClientConnection, stream: Int) async throws {
        let options = CallOptions(gzip: stream == 3 ? [.accepting, .sending] : [])
        try await client.bidirectional(Handlers.echo.descriptor, options: options) {
            (call: ClientStream<RawMessage, RawMessage>) in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for start in stride(from: 0, to: 2_000, by: 50) {
                        let messages = (start..<start + 50).map { RawMessage(Self.message($0)) }
                        try await call.requests.write(contentsOf: messages)
                    }
                    await call.finishRequests()
                }
                group.addTask {
                    var number = 0
                    for try await message in call.responses {
                        #expect(message.bytes == Self.message(number))
                        number += 1
                    }
                    #expect(number == 2_000)
                }
                try await group.waitForAll()
            }
        }
    }

    private static func message(_ number: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number % 700)
    }

    @Test("statuses, deadlines and cancellation reach both sides")
    func outcomes() async throws {
        let log = Log()
        let early = ServiceMethod.clientStreaming(Handlers.descriptor(.clientStreaming, "Early")) {
            (_, requests: MessageStream<RawMessage>) in
            for try await message in requests { return message }
            throw Status(.outOfRange, "nothing")
        }
        try await withServer([early, Handlers.reader(log), Handlers.patient(log)]) { client in
            await #expect(throws: Status(.outOfRange, "nothing")) {
                let _: RawMessage = try await client.clientStreaming(early.descriptor) { (_: MessageSink<RawMessage>) in
                }
            }
            let first: RawMessage = try await client.clientStreaming(early.descriptor) { requests in
                while true { try await requests.write(RawMessage([3])) }
            }
            #expect(first.bytes == [3])
            await #expect {
                try await client.bidirectional(
                    Handlers.patient(log).descriptor,
                    options: CallOptions(timeout: .milliseconds(30))
                ) {
                    (call: ClientStream<RawMessage, RawMessage>) in
                    for try await _ in call.responses {}
                }
            } throws: {
                ($0 as? Status)?.code == .deadlineExceeded
            }
            let (answered, answer) = AsyncStream.makeStream(of: Void.self)
            let waiting = Task {
                try await client.bidirectional(Handlers.reader(log).descriptor) {
                    (call: ClientStream<RawMessage, RawMessage>) in
                    try await call.requests.write(RawMessage([1]))
                    for try await _ in call.responses { answer.yield() }
                }
            }
            for await _ in answered { break }
            waiting.cancel()
            await #expect { try await waiting.value } throws: { ($0 as? Status)?.code == .cancelled }
        }
        // The server has stopped, so all handlers have ended.
        #expect(Set(log.notes) == ["cancelled", "cancelled true"])
    }
}
