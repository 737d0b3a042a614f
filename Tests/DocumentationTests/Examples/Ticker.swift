import GRPC
import Protobuf

// begin example
enum Ticker {
    static let count = MethodDescriptor(service: "example.Ticker", method: "Count", kind: .serverStreaming)
    static let echo = MethodDescriptor(service: "example.Ticker", method: "Echo", kind: .bidirectional)

    static let services: [ServiceMethod] = [
        .serverStreaming(count) { (_, request: RawMessage, responses: MessageSink<RawMessage>) in
            for number in 0..<(request.bytes.first ?? 0) { try await responses.write(RawMessage([number])) }
        },
        .bidirectional(echo) { (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            for try await request in requests { try await responses.write(request) }
        },
    ]
}
// end example
