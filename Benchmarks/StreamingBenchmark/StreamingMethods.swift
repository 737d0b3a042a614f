import GRPC
import Protobuf

/// What the server serves and the clients call.
enum StreamingMethods {
    private static let service = "holdfast.benchmarks.Streaming"

    static let count = MethodDescriptor(service: service, method: "Count", kind: .serverStreaming)
    static let echo = MethodDescriptor(service: service, method: "Echo", kind: .bidirectional)

    /// As large as the nine bytes of the file that nghttpd serves, less the prefix that gRPC puts before each message.
    static let smallMessage = RawMessage([UInt8](repeating: 7, count: 4))

    static var served: [ServiceMethod] {
        [
            .serverStreaming(count) { (_, request: RawMessage, responses: MessageSink<RawMessage>) in
                for _ in 0..<number(in: request) { try await responses.write(smallMessage) }
            },
            .bidirectional(echo) { (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
                for try await request in requests { try await responses.write(request) }
            },
        ]
    }

    /// A request for so many messages.
    static func request(for number: Int) -> RawMessage {
        RawMessage((0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
    }

    private static func number(in request: RawMessage) -> Int {
        request.bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
