import GRPC
import NIOCore
import NIOPosix
import Testing

/// Answers each call when its read is over: "First" with the message reversed, "Second" with an error, "Third" never.
private final class Service: UnaryDispatcher {
    static let methods = ["First", "Second", "Third"].map { MethodDescriptor(service: "pkg.Service", method: $0) }

    private let loop: ServerLoop
    private var calls: [(id: CallID, method: Int, message: [UInt8])] = []

    init(_ loop: ServerLoop) {
        self.loop = loop
    }

    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
        calls.append((call.id, method, message.indices.map { message[$0] }))
    }

    func turnCompleted() {
        for call in calls where call.method == 0 {
            loop.reply(to: call.id, limit: call.message.count) { output in
                for byte in call.message.reversed() { output.append(byte) }
            }
        }
        for call in calls where call.method == 1 {
            loop.fail(call.id, Status(.notFound, String(decoding: call.message, as: UTF8.self)))
        }
        calls.removeAll { $0.method < 2 }
    }

    func cancelled(_ call: CallID) {
        guard let index = calls.firstIndex(where: { $0.id == call }) else { return }
        calls.remove(at: index)
        loop.fail(call, Status(.cancelled))
    }
}

@Suite("Server and client over TCP")
struct SocketTests {
    private func withServer(
        loops: Int,
        _ body: (GRPCServer, MultiThreadedEventLoopGroup) async throws -> Void
    ) async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: loops)
        let server = try await GRPCServer.start(port: 0, group: group, methods: Service.methods) { Service($0) }
        do { try await body(server, group) } catch {
            try await group.shutdownGracefully()
            throw error
        }
        try await group.shutdownGracefully()
    }

    @Test("many calls on several connections are all answered with their own answer", arguments: [1, 3])
    func manyCalls(loops: Int) async throws {
        try await withServer(loops: loops) { server, group in
            let port = try #require(server.port)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for connection in 0..<4 {
                    tasks.addTask {
                        let client = try await GRPCClientConnection.connect(host: "127.0.0.1", port: port, group: group)
                        try await withThrowingTaskGroup(of: Void.self) { calls in
                            for number in 0..<150 {
                                calls.addTask {
                                    let message = Array("\(connection) \(number)".utf8)
                                    let response = try await client.unary(Service.methods[0], message)
                                    #expect(response.message == message.reversed())
                                }
                            }
                            try await calls.waitForAll()
                        }
                        await client.close()
                    }
                }
                try await tasks.waitForAll()
            }
            try await server.shutDown()
            #expect(try await server.connectionCount() == 0)
        }
    }

    @Test("a large message crosses in both directions")
    func largeMessage() async throws {
        try await withServer(loops: 1) { server, group in
            let client = try await GRPCClientConnection.connect(host: "127.0.0.1", port: server.port!, group: group)
            let message = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            #expect(try await client.unary(Service.methods[0], message).message == message.reversed())
            try await server.close()
        }
    }

    @Test("errors, deadlines and cancellation reach the caller")
    func outcomes() async throws {
        try await withServer(loops: 1) { server, group in
            let client = try await GRPCClientConnection.connect(host: "127.0.0.1", port: server.port!, group: group)
            await #expect(throws: Status(.notFound, "gone")) {
                try await client.unary(Service.methods[1], Array("gone".utf8))
            }
            await #expect {
                try await client.unary(Service.methods[2], [], options: CallOptions(timeout: .milliseconds(20)))
            } throws: {
                ($0 as? Status)?.code == .deadlineExceeded
            }
            await #expect { try await client.unary(MethodDescriptor(service: "no", method: "No"), []) } throws: {
                ($0 as? Status)?.code == .unimplemented
            }
            let waiting = Task { try await client.unary(Service.methods[2], []) }
            waiting.cancel()
            await #expect { try await waiting.value } throws: { ($0 as? Status)?.code == .cancelled }
            let lost = Task { try await client.unary(Service.methods[2], []) }
            _ = try await client.unary(Service.methods[0], [])
            try await server.close()
            await #expect { try await lost.value } throws: { ($0 as? Status)?.code == .unavailable }
        }
    }

    @Test("where nobody listens, connecting is UNAVAILABLE")
    func nobody() async throws {
        try await withServer(loops: 1) { server, group in
            let port = server.port!
            try await server.close()
            await #expect {
                try await GRPCClientConnection.connect(host: "127.0.0.1", port: port, group: group)
            } throws: {
                ($0 as? Status)?.code == .unavailable
            }
        }
    }
}
