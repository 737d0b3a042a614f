import HTTP2
import NIOCore

/// The two directions of one streaming call, between its stream and the tasks that read and write messages.
///
/// Confined to the connection's loop. Its asynchronous functions must be called there, by a task that prefers the loop's
/// executor. Whoever waits is woken once, however many messages or how much room a turn brings.
final class MessageChannel {
    let stream: StreamHandle
    private let session: Session
    private let eventLoop: any EventLoop
    private let limits: StreamLimits
    private let maximumMessageSize: Int
    private let maximumInflatedSize: Int
    /// One message is read. What the reader has taken counts until the call is over, and not until the reader comes back.
    private let readsOne: Bool
    /// Nil once the call is over.
    private var owner: (any MessageChannelOwner)?
    private var inbox = MessageInbox()
    /// Bytes that the reader has taken and may still have, inflated.
    private var readerByteCount = 0
    /// Of the bytes held here, those that the owner has been told of.
    private var countedByteCount = 0
    private var waitingReader: CheckedContinuation<Void, Never>?
    private var waitingWriters: [CheckedContinuation<Void, Never>] = []
    /// The owner knows that writers wait.
    private var isAwaitingRoom = false
    /// Why nothing can be read or written any more.
    private var failure: Status?
    /// Why nothing can be written any more.
    private var outputFailure: Status?
    /// Messages are compressed unless their writer opts out.
    var isCompressing = false
    /// What was taken and what was written.
    private(set) var received = MessageTraffic()
    private(set) var sent = MessageTraffic()
    /// Called once, before the first message is written.
    var beforeFirstMessage: (() -> Void)?

    /// Bytes that a reader takes at once, at least; so many may be with it and still occupy the stream's window.
    private static let batchByteCount = 32 * 1024
    /// What a message counts besides its bytes.
    private static let messageOverhead = 64

    init(
        stream: StreamHandle,
        session: Session,
        eventLoop: any EventLoop,
        limits: StreamLimits,
        maximumMessageSize: Int,
        maximumInflatedSize: Int,
        readsOne: Bool = false,
        owner: any MessageChannelOwner
    ) {
        self.stream = stream
        self.session = session
        self.eventLoop = eventLoop
        self.limits = limits
        self.maximumMessageSize = maximumMessageSize
        self.maximumInflatedSize = maximumInflatedSize
        self.readsOne = readsOne
        self.owner = owner
    }

    // MARK: From the connection

    /// Messages from the peer may be compressed.
    func takeCompressed() {
        inbox.takeCompressed()
    }

    /// Takes in bytes of the stream; says whether with them a message has begun that is not complete. Throws why the call cannot
    /// go on.
    @discardableResult
    func receive(_ bytes: Span<UInt8>) throws(Status) -> Bool {
        guard failure == nil else { return false }
        let isBeginning = try inbox.receive(bytes, limit: maximumMessageSize)
        try countInput()
        inputChanged()
        return isBeginning
    }

    /// The peer has ended its direction, with this status if it is the server. Throws why that is an error.
    func end(_ status: Status = .ok) throws(Status) {
        guard failure == nil else { return }
        try inbox.end(status)
        inputChanged()
    }

    /// Ends both directions at once: what has come and was not taken is dropped, who waits is told `status`.
    func fail(_ status: Status) {
        guard failure == nil else { return }
        failure = status
        inbox.removeAll()
        readerByteCount = 0
        try? countInput()
        owner = nil
        beforeFirstMessage = nil
        resumeReader()
        resumeWriters()
    }

    /// Ends the direction to the peer; what has come can still be read.
    func failOutput(_ status: Status) {
        outputFailure = status
        resumeWriters()
    }

    /// Wakes the writers if there is room for more than a little. False if they still wait.
    func resumeWritersIfThereIsRoom() -> Bool {
        guard failure != nil || outputFailure != nil || pendingByteCount <= outputLimit / 2 else { return false }
        isAwaitingRoom = false
        resumeWriters()
        return true
    }

    /// Whether a task waits for bytes that the peer owes: those of a message that has begun, or, where only one is expected,
    /// any.
    var isOwed: Bool { waitingReader != nil && (readsOne || inbox.isInsideMessage) }

    // MARK: Reading

    /// Takes the messages that have come, up to some bytes, and waits if there is none. Empty at the end of the stream.
    func take() async throws(Status) -> ContiguousArray<MessageInbox.Message> {
        giveBack(toWaiting: false)
        if !readsOne { readerByteCount = 0 }
        while true {
            if let failure { throw failure }
            if inbox.isReadable { return try takeBatch() }
            if Task.isCancelled { throw Self.cancelled }
            try countInput()
            await waitForInput()
        }
    }

    private func takeBatch() throws(Status) -> ContiguousArray<MessageInbox.Message> {
        var batch: ContiguousArray<MessageInbox.Message> = []
        var byteCount = 0
        while byteCount < Self.batchByteCount, var message = inbox.take() {
            received.add(byteCount: message.bytes.count)
            if message.isCompressed { message.bytes = try inflate(message.bytes) }
            byteCount += message.bytes.count + Self.messageOverhead
            batch.append(message)
        }
        readerByteCount += byteCount
        do throws(Status) {
            try countInput()
        } catch {
            owner?.channelFailed(self, error)
            throw error
        }
        if batch.isEmpty, let ending = inbox.ending, !ending.isOK { throw ending }
        return batch
    }

    /// Tells the owner how many bytes are held for the reader, or with it, if that has changed.
    private func countInput() throws(Status) {
        let difference = inbox.byteCount + readerByteCount - countedByteCount
        guard difference != 0, let owner else { return }
        countedByteCount += difference
        try owner.count(difference, heldBy: self)
    }

    private func inflate(_ message: [UInt8]) throws(Status) -> [UInt8] {
        guard let owner else { throw failure ?? Self.cancelled }
        do throws(Status) {
            return try owner.gzip.inflate(message.span, limit: maximumInflatedSize)
        } catch {
            owner.channelFailed(self, error)
            throw error
        }
    }

    private func waitForInput() async {
        let channel = NIOLoopBound(self, eventLoop: eventLoop)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume() }
                precondition(waitingReader == nil, "two tasks read one stream at once")
                waitingReader = continuation
                if !readsOne { owner?.readerWaits(self) }
                giveBack(toWaiting: true)
            }
        } onCancel: {
            channel.onLoop { $0.resumeReader() }
        }
    }

    private func inputChanged() {
        guard waitingReader != nil else { return }
        if inbox.isReadable { resumeReader() } else { giveBack(toWaiting: true) }
    }

    private func resumeReader() {
        waitingReader?.resume()
        waitingReader = nil
    }

    private func giveBack(toWaiting isWaiting: Bool) {
        let byteCount = inbox.giveBack(toWaiting: isWaiting)
        guard byteCount > 0, let owner else { return }
        session.consume(stream, byteCount)
        owner.needsFlush()
    }

    // MARK: Writing

    /// Writes one message, if there is room for it: false means that the writer has to wait.
    func write(limit: Int, isCompressed: Bool, _ write: (inout OutputRawSpan) -> Void) throws(Status) -> Bool {
        if let failure = failure ?? outputFailure { throw failure }
        let pendingBefore = pendingByteCount
        guard pendingBefore < outputLimit, let owner else { return false }
        do throws(Status) {
            try owner.makeRoom(forMessage: limit, behind: pendingBefore)
        } catch {
            owner.channelFailed(self, error)
            throw error
        }
        if let beforeFirstMessage {
            self.beforeFirstMessage = nil
            beforeFirstMessage()
        }
        if isCompressing && isCompressed {
            owner.gzip.append(to: stream, of: session, limit: limit, write)
        } else {
            session.append(to: stream, limit: limit + MessageReader.prefixSize) { output in
                MessagePrefix.write(before: write, to: &output)
            }
        }
        sent.add(byteCount: pendingByteCount - pendingBefore - MessageReader.prefixSize)
        owner.needsFlush()
        return true
    }

    /// Waits until there is room to write, or a reason why there will not be.
    func waitForRoom() async throws(Status) {
        while true {
            if let failure = failure ?? outputFailure { throw failure }
            if pendingByteCount < outputLimit { return }
            if Task.isCancelled { throw Self.cancelled }
            await waitForOutput()
        }
    }

    private func waitForOutput() async {
        let channel = NIOLoopBound(self, eventLoop: eventLoop)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume() }
                waitingWriters.append(continuation)
                guard !isAwaitingRoom else { return }
                isAwaitingRoom = true
                owner?.writersWait(self)
            }
        } onCancel: {
            // All of them, since they look for themselves; those that were not cancelled wait again.
            channel.onLoop { $0.resumeWriters() }
        }
    }

    private func resumeWriters() {
        let writers = waitingWriters
        waitingWriters = []
        for writer in writers { writer.resume() }
    }

    /// Bytes of this stream that HTTP/2 has not framed yet.
    private var pendingByteCount: Int { owner == nil ? 0 : session.pendingByteCount(of: stream) }

    private var outputLimit: Int {
        session.pendingByteCount > limits.pendingBytesPerConnection
            ? limits.pendingBytesWhenCrowded : limits.pendingBytesPerStream
    }

    private static let cancelled = Status(.cancelled, "the task was cancelled")
}

extension NIOLoopBound {
    /// Runs `body` on the loop: at once when called there.
    func onLoop(_ body: @escaping @Sendable (Value) -> Void) {
        if eventLoop.inEventLoop {
            body(value)
        } else {
            eventLoop.execute { body(value) }
        }
    }
}
