import GRPC
import Protobuf
import Synchronization

/// What handlers have to tell the test.
package final class Log: Sendable {
    private let kept = Mutex<[String]>([])

    package init() {}

    package var notes: [String] { kept.withLock { $0 } }

    package func note(_ text: String) {
        kept.withLock { $0.append(text) }
    }
}

/// Handlers that tests share.
package enum Handlers {
    package struct Private: Error {
        let secret = "the password"

        package init() {}
    }

    package static func descriptor(_ kind: MethodDescriptor.Kind, _ name: String? = nil) -> MethodDescriptor {
        MethodDescriptor(service: "pkg.Streams", method: name ?? "\(kind)", kind: kind)
    }

    package static let echo = ServiceMethod.bidirectional(descriptor(.bidirectional, "Echo")) {
        (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
        for try await message in requests { try await responses.write(message) }
    }

    package static let reverse = ServiceMethod.unary(descriptor(.unary, "Reverse")) { (_, request: RawMessage) in
        RawMessage(request.bytes.reversed())
    }

    package static let join = ServiceMethod.clientStreaming(descriptor(.clientStreaming, "Join")) {
        (_, requests: MessageStream<RawMessage>) in
        var joined = RawMessage([])
        for try await message in requests { joined.bytes += message.bytes }
        return joined
    }

    /// As many messages as the request's first byte says, which tell their numbers.
    package static let count = ServiceMethod.serverStreaming(descriptor(.serverStreaming, "Count")) {
        (_, request: RawMessage, responses: MessageSink<RawMessage>) in
        for number in 0..<(request.bytes.first ?? 0) { try await responses.write(RawMessage([number])) }
    }

    /// Reads nothing, and notes that it was cancelled.
    package static func patient(_ log: Log) -> ServiceMethod {
        ServiceMethod.bidirectional(descriptor(.bidirectional, "Patient")) {
            (context, requests: MessageStream<RawMessage>, _: MessageSink<RawMessage>) in
            let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
            for await _ in stream {}
            _ = continuation
            log.note(Task.isCancelled ? "cancelled" : "ended")
        }
    }

    /// Reads, and notes what ended that.
    package static func reader(_ log: Log) -> ServiceMethod {
        ServiceMethod.bidirectional(descriptor(.bidirectional, "Reader")) {
            (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            do throws(Status) {
                for try await message in requests { try await responses.write(message) }
                log.note("ended")
            } catch {
                log.note("\(error.code) \(Task.isCancelled)")
                throw error
            }
        }
    }

    /// Writes messages of 1,000 bytes without end, noting how many it has written.
    package static func writer(_ log: Log) -> ServiceMethod {
        ServiceMethod.serverStreaming(descriptor(.serverStreaming, "Writer")) {
            (_, _: RawMessage, responses: MessageSink<RawMessage>) in
            do throws(Status) {
                while true {
                    try await responses.write(RawMessage([UInt8](repeating: 7, count: 995)))
                    log.note("written")
                }
            } catch {
                log.note("\(error) \(Task.isCancelled)")
                throw error
            }
        }
    }
}
