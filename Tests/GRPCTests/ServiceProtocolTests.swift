import GRPCTestSupport
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

/// What the schema's generator writes for a service with streams.
private protocol Streams: Sendable {
    func send(_ context: ServerContext, _ requests: MessageStream<RawMessage>) async throws -> RawMessage
    func watch(
        _ context: ServerContext,
        _ request: RawMessage,
        _ responses: MessageSink<RawMessage>
    ) async throws
    func exchange(
        _ context: ServerContext,
        _ requests: MessageStream<RawMessage>,
        _ responses: MessageSink<RawMessage>
    ) async throws
}

extension ServiceMethod {
    fileprivate static func streams(of service: some Streams) -> [ServiceMethod] {
        [
            .clientStreaming(Handlers.descriptor(.clientStreaming), service.send),
            .serverStreaming(Handlers.descriptor(.serverStreaming), service.watch),
            .bidirectional(Handlers.descriptor(.bidirectional), service.exchange),
        ]
    }
}

private struct Service: Streams {
    let factor: UInt8

    func send(_ context: ServerContext, _ requests: MessageStream<RawMessage>) async throws -> RawMessage {
        try await requests.reduce(into: RawMessage([])) { $0.bytes += $1.bytes.map { $0 * factor } }
    }

    func watch(
        _ context: ServerContext,
        _ request: RawMessage,
        _ responses: MessageSink<RawMessage>
    ) async throws {
        try await responses.write(contentsOf: request.bytes.map { RawMessage([$0 * factor]) })
    }

    func exchange(
        _ context: ServerContext,
        _ requests: MessageStream<RawMessage>,
        _ responses: MessageSink<RawMessage>
    ) async throws {
        for try await request in requests { try await responses.write(RawMessage(request.bytes.map { $0 * factor })) }
    }
}

@Suite("A service's functions as handlers")
struct ServiceProtocolTests {
    @Test(
        "each answers the method it is registered for",
        arguments: ["clientStreaming", "serverStreaming", "bidirectional"]
    )
    func kinds(method: String) throws {
        let pair = try ServerPair(services: ServiceMethod.streams(of: Service(factor: 3)))
        let seen = try pair.send(ServerPair.framed([1, 2]), [":path": "/pkg.Streams/\(method)"])
        let answers: [[UInt8]] = method == "serverStreaming" ? [[3], [6]] : [[3, 6]]
        #expect(seen.body == answers.flatMap { ServerPair.framed($0) })
        #expect(seen.lastFields == ["grpc-status=0"])
    }
}
