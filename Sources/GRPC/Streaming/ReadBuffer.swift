import NIOCore
import Synchronization

/// Messages on their way from the loop to the task that reads them, a batch at a time: a task that is not on the loop
/// crosses to it once per batch.
final class ReadBuffer: Sendable {
    private let channel: NIOLoopBound<MessageChannel>
    private let executor: LoopExecutor
    private let batch = Mutex(Batch())

    private struct Batch {
        var messages: ContiguousArray<MessageInbox.Message> = []
        var index = 0

        mutating func next() -> MessageInbox.Message? {
            guard index < messages.count else { return nil }
            // The bytes go with the message, which may be large.
            defer {
                messages[index].bytes = []
                index += 1
            }
            return messages[index]
        }
    }

    init(_ channel: NIOLoopBound<MessageChannel>, _ executor: LoopExecutor) {
        self.channel = channel
        self.executor = executor
    }

    /// A message that is here already.
    func takeNext() -> MessageInbox.Message? {
        batch.withLock { $0.next() }
    }

    /// The next message; nil at the end of the stream.
    func next() async throws(Status) -> MessageInbox.Message? {
        if let message = takeNext() { return message }
        let messages = try await executor.run(with: channel) { (channel) async throws(Status) in
            try await channel.take()
        }
        return batch.withLock { batch in
            batch = Batch(messages: messages)
            return batch.next()
        }
    }
}
