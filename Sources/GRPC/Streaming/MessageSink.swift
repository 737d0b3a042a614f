import NIOCore
public import Protobuf

/// Where the messages to the other side of a call go, from any task.
///
/// What is written in one turn of the event loop leaves with one system call. When more than
/// ``StreamLimits/pendingBytesPerStream`` wait to be sent, `write` suspends until the other side has taken some.
public struct MessageSink<Message: ProtobufEncodable>: Sendable {
    private let channel: NIOLoopBound<MessageChannel>
    private let executor: LoopExecutor

    init(_ channel: NIOLoopBound<MessageChannel>, _ executor: LoopExecutor) {
        self.channel = channel
        self.executor = executor
    }

    /// Writes a message; in a call that compresses, `compressed: false` is an exception from it. Throws the status that ended
    /// the call, or CANCELLED to a task that is cancelled while it waits.
    public func write(_ message: Message, compressed: Bool = true) async throws(Status) {
        if channel.eventLoop.inEventLoop {
            if try Self.write(message, compressed, to: channel.value) { return }
        }
        try await write(CollectionOfOne(message), compressed)
    }

    /// Writes messages, crossing to the loop once for all of them.
    public func write(contentsOf messages: some Sequence<Message> & Sendable, compressed: Bool = true)
        async throws(Status)
    {
        try await write(messages, compressed)
    }

    private func write(_ messages: some Sequence<Message> & Sendable, _ compressed: Bool) async throws(Status) {
        try await executor.run(with: channel) { (channel) async throws(Status) in
            for message in messages {
                while try !Self.write(message, compressed, to: channel) { try await channel.waitForRoom() }
            }
        }
    }

    private static func write(_ message: Message, _ compressed: Bool, to channel: MessageChannel) throws(Status) -> Bool
    {
        try channel.write(limit: message.maximumEncodedByteCount, isCompressed: compressed) { output in
            message.encode(into: &output)
        }
    }
}
