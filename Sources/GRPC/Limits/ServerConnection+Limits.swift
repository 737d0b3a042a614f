import Glibc
import HTTP2
import NIOCore

/// What a peer may do with its connection before it is closed. Everything here is off the path of an ordinary call.
extension ServerConnection {
    private var limits: ConnectionLimits { loop.configuration.connections }

    func settingsReceived() {
        if !conduct.settingsReceived(at: loop.eventLoop.now) { calmDown() }
    }

    /// Streams have been reset for mistakes of the peer since this was asked last. To open more than are allowed is one as soon as
    /// the peer can know how many those are.
    func streamErrorsSent() {
        let now = loop.eventLoop.now
        var count = session.streamErrorCount - streamErrorCount
        if !lifetime.mayBeUnawareOfSettings(at: now) { count += session.refusedStreamCount - refusedStreamCount }
        (streamErrorCount, refusedStreamCount) = (session.streamErrorCount, session.refusedStreamCount)
        for _ in 0..<count where !conduct.streamErrorSent(at: now) { return calmDown() }
    }

    private func calmDown() {
        session.terminate(.enhanceYourCalm)
        loop.markDirty(self)
    }

    // MARK: A peer that does not read

    /// The socket is full and more is to be sent.
    func socketIsFull() {
        // It would not read a GOAWAY either.
        if session.queuedFrameCount > limits.maximumQueuedFrames { return resetConnection() }
        guard outputTimer == nil else { return }
        outputWatch = OutputWatch(
            timeout: limits.unreadTimeout,
            takenByteCount: takenByteCount,
            at: loop.eventLoop.now
        )
        watchOutput()
    }

    private func watchOutput() {
        guard let period = outputWatch?.period else { return }
        let connection = NIOLoopBound(self, eventLoop: loop.eventLoop)
        outputTimer = loop.eventLoop.scheduleTask(in: period) { connection.value.checkOutput() }
    }

    private func checkOutput() {
        outputTimer = nil
        guard let channel, !channel.isWritable, var watch = outputWatch else {
            outputWatch = nil
            return
        }
        guard watch.isMoving(takenByteCount: takenByteCount, at: loop.eventLoop.now) else { return resetConnection() }
        outputWatch = watch
        watchOutput()
    }

    /// Closes the connection without what is still to be sent, which the kernel would otherwise keep for a peer that does not read.
    func resetConnection() {
        let atOnce = linger(l_onoff: 1, l_linger: 0)
        _ = (channel as? any SocketOptionProvider)?.setSoLinger(atOnce)
        close()
    }

    /// Bytes that the kernel has taken.
    private var takenByteCount: Int {
        let waiting = try? channel?.syncOptions?.getOption(.bufferedWritableBytes)
        return writtenByteCount - (waiting ?? 0)
    }

    // MARK: Requests that do not end

    static let tooMuchUnfinished = Status(.resourceExhausted, "too many bytes of unfinished requests")

    /// Counts bytes that a call holds before its handler is done with them, or that it does so no more. False if there are too
    /// many of them.
    func hold(_ byteCount: Int, of slot: Int) -> Bool {
        calls[slot].unfinishedByteCount += byteCount
        return hold(byteCount)
    }

    private func hold(_ byteCount: Int) -> Bool {
        unfinishedByteCount += byteCount
        loop.unfinishedByteCount += byteCount
        guard byteCount > 0 else { return true }
        guard unfinishedByteCount <= limits.maximumUnfinishedBytes else { return false }
        guard loop.unfinishedByteCount > limits.maximumUnfinishedBytesPerLoop else { return true }
        return loop.closeLargest(by: \.unfinishedByteCount) !== self
    }

    /// The request is complete, or given up.
    @inline(__always)
    func letGo(_ slot: Int) {
        let byteCount = calls[slot].unfinishedByteCount
        guard byteCount > 0 else { return }
        calls[slot].unfinishedByteCount = 0
        unfinishedByteCount -= byteCount
        loop.unfinishedByteCount -= byteCount
    }

    /// Counts a call's metadata, which stays until its stream is closed. False if there is too much.
    func holdMetadata(of slot: Int) -> Bool {
        hold(calls[slot].metadata.byteCount)
    }

    /// The stream is closed.
    @inline(__always)
    func letGoOfMetadata(of slot: Int) {
        let byteCount = calls[slot].metadata.byteCount
        guard byteCount > 0 else { return }
        unfinishedByteCount -= byteCount
        loop.unfinishedByteCount -= byteCount
        calls[slot].metadata.removeAll()
    }

    // MARK: Metadata of answers

    private static let tooMuchMetadata = Status(.resourceExhausted, "the metadata of the response is too large")
    private static let invalidMetadata = Status(.internal, "the metadata of the response is not valid")

    /// Why metadata cannot be sent to the peer.
    func refusal(of metadata: Metadata) -> Status? {
        guard !metadata.isEmpty else { return nil }
        guard metadata.byteCount <= loop.configuration.maximumMetadataSize else { return Self.tooMuchMetadata }
        return metadata.isValid ? nil : Self.invalidMetadata
    }

    // MARK: Answers that nobody takes

    /// Answers up to this size are not counted: with the streams, their number is limited.
    private static let smallAnswer = 1024

    /// Whether an answer, or a message of one, of at most `byteCount` bytes may be held for the peer, where so many bytes of its
    /// stream are already.
    @inline(__always)
    func hasRoomForAnswer(_ byteCount: Int, behind pendingByteCount: Int = 0) -> Bool {
        byteCount + pendingByteCount <= Self.smallAnswer || hasRoomForLargeAnswer(byteCount)
    }

    private func hasRoomForLargeAnswer(_ byteCount: Int) -> Bool {
        let held = session.heldByteCount
        guard held == 0 || held + byteCount <= limits.maximumHeldBytes else { return false }
        let heldByLoop = loop.pool.largeBodyByteCount + loop.pool.blockByteCount
        guard heldByLoop + byteCount > limits.maximumHeldBytesPerLoop else { return true }
        return loop.closeLargest(by: \.session.heldByteCount) !== self
    }

    /// Statuses up to this size are always let through: with the frames in the queue, their number is limited.
    private static let shortStatus = 128

    /// Whether a status with its metadata may be held for the peer. Calls that a peer resets leave theirs in the queue, and make room
    /// for others.
    func hasRoom(for status: Status, _ metadata: Metadata) -> Bool {
        let messageByteCount = min(status.message.utf8.count, PercentEncoding.limit)
        let detailsByteCount = min(status.details.count, Status.detailsLimit)
        let byteCount = messageByteCount + detailsByteCount + metadata.byteCount
        return byteCount <= Self.shortStatus || hasRoomForLargeAnswer(byteCount)
    }
}
