import GRPC
import GRPCTestSupport
import Protobuf
import Synchronization

/// Methods of all four kinds whose answers can be foretold, by handlers that are counted.
final class StreamingService: Sendable {
    /// How many handlers began and ended.
    final class Count: Sendable {
        private let begins = Atomic<Int>(0)
        private let ends = Atomic<Int>(0)
        private let cancellations = Atomic<Int>(0)

        var begun: Int { begins.load(ordering: .sequentiallyConsistent) }
        var ended: Int { ends.load(ordering: .sequentiallyConsistent) }
        /// Of those that ended, the ones for whose answer nobody waited any more.
        var cancelled: Int { cancellations.load(ordering: .sequentiallyConsistent) }

        /// Runs a handler.
        func callAsFunction<Result>(_ handler: () async throws -> Result) async throws -> Result {
            begins.add(1, ordering: .sequentiallyConsistent)
            defer {
                if Task.isCancelled { cancellations.add(1, ordering: .sequentiallyConsistent) }
                ends.add(1, ordering: .sequentiallyConsistent)
            }
            return try await handler()
        }
    }

    let handlers = Count()
    let methods: [ServiceMethod]

    /// Answers with the request, backwards.
    static let reverse = Handlers.reverse.descriptor
    /// Answers with all requests one after the other; with what it has as soon as one of them is empty.
    static let join = Handlers.join.descriptor
    /// Answers with as many messages as the two bytes of the request say.
    static let count = Handlers.count.descriptor
    /// Answers every message with itself; an empty one with ABORTED.
    static let echo = Handlers.echo.descriptor

    init() {
        let handlers = handlers
        methods = [
            .unary(Self.reverse) { (_, request: RawMessage) in
                try await handlers { RawMessage(request.bytes.reversed()) }
            },
            .clientStreaming(Self.join) { (_, requests: MessageStream<RawMessage>) in
                try await handlers {
                    var joined = RawMessage([])
                    for try await message in requests {
                        if message.bytes.isEmpty { break }
                        joined.bytes += message.bytes
                        await Self.dawdle(message)
                    }
                    return joined
                }
            },
            .serverStreaming(Self.count) { (_, request: RawMessage, responses: MessageSink<RawMessage>) in
                try await handlers {
                    let count = Int(request.bytes[0]) << 8 | Int(request.bytes[1])
                    for number in 0..<count { try await responses.write(Self.message(number)) }
                }
            },
            .bidirectional(Self.echo) {
                (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
                try await handlers {
                    for try await message in requests {
                        if message.bytes.isEmpty { throw Status(.aborted, "enough") }
                        try await responses.write(message)
                        await Self.dawdle(message)
                    }
                }
            },
        ]
    }

    /// The message with this number of any stream: one that tells it.
    static func message(_ number: Int) -> RawMessage {
        RawMessage(
            [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
                + [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number * 37 % 600)
        )
    }

    /// Some messages take longer than others.
    private static func dawdle(_ message: RawMessage) async {
        guard message.bytes.count % 7 == 0 else { return }
        for _ in 0..<5 { await Task.yield() }
    }
}
