import NIOCore

/// The messages that come from the other side of a call, in order.
///
/// Read by one task at a time; a second loop goes on where the first one left. As long as nobody reads, the sender can
/// send no more than the stream's flow-control window. Throws the ``Status`` that ended the call, if it was not OK, and
/// CANCELLED to a task that is cancelled while it waits.
public struct MessageStream<Message: Sendable>: AsyncSequence, Sendable {
    public typealias Element = Message
    public typealias Failure = Status

    private let buffer: ReadBuffer
    private let decode: @Sendable ([UInt8]) throws(Status) -> Message

    init(
        _ channel: NIOLoopBound<MessageChannel>,
        _ executor: LoopExecutor,
        _ decode: @escaping @Sendable ([UInt8]) throws(Status) -> Message
    ) {
        buffer = ReadBuffer(channel, executor)
        self.decode = decode
    }

    /// The same messages, each with whether it came compressed.
    public var received: ReceivedMessages<Message> { ReceivedMessages(stream: self) }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(stream: self)
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        let stream: MessageStream

        public mutating func next() async throws(Status) -> Message? {
            try await stream.next()?.message
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Status) -> Message? {
            // Most messages come together with others, and need no call that might suspend.
            if let message = stream.buffer.takeNext() { return try stream.decode(message.bytes) }
            return try await stream.next()?.message
        }
    }

    /// Called once for a batch, and kept out of its callers: see `GRPCClientConnection.write`.
    @inline(never)
    func next() async throws(Status) -> ReceivedMessage<Message>? {
        guard let message = try await buffer.next() else { return nil }
        return ReceivedMessage(message: try decode(message.bytes), wasCompressed: message.isCompressed)
    }

    /// The only message. Kept out of its callers as ``next()`` is. Throws UNIMPLEMENTED if there is none or a second one.
    @inline(never)
    func single(of direction: String) async throws(Status) -> ReceivedMessage<Message> {
        guard let message = try await next() else {
            throw Status(.unimplemented, "no message in a unary \(direction)")
        }
        guard try await buffer.next() == nil else {
            throw Status(.unimplemented, "more than one message in a unary \(direction)")
        }
        return message
    }
}

/// A message, and how it travelled.
public struct ReceivedMessage<Message: Sendable>: Sendable {
    /// The message, uncompressed.
    public let message: Message
    /// Whether it came compressed.
    public let wasCompressed: Bool
}

/// The messages of a ``MessageStream``, each with how it travelled.
public struct ReceivedMessages<Message: Sendable>: AsyncSequence, Sendable {
    public typealias Element = ReceivedMessage<Message>
    public typealias Failure = Status

    let stream: MessageStream<Message>

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(stream: stream)
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        let stream: MessageStream<Message>

        public mutating func next() async throws(Status) -> Element? {
            try await stream.next()
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Status) -> Element? {
            try await stream.next()
        }
    }
}
