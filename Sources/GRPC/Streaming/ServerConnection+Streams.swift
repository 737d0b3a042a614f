import HTTP2
import NIOCore

/// Calls that are answered by tasks.
extension ServerConnection {
    /// Begins a call whose headers have been accepted.
    func startStream(_ stream: StreamHandle, service: Int) {
        let slot = Int(stream.slot)
        // The task has the metadata in a form of its own.
        let byteCount = Self.taskByteCount + calls[slot].metadata.byteCount
        guard hold(byteCount, of: slot) else { return refuse(stream, Self.tooMuchUnfinished) }
        while streams.count <= slot { streams.append(nil) }
        calls[slot].phase = .streaming
        let call = ServerStream(stream, of: self, method: loop.services[service])
        streams[slot] = call
        call.start()
    }

    /// About what a call takes beside its messages while a task answers it.
    private static let taskByteCount = 12 * 1024

    /// The call on a stream that is in the phase of streaming.
    private func call(on stream: StreamHandle) -> ServerStream? {
        Int(stream.slot) < streams.count ? streams[Int(stream.slot)] : nil
    }

    func streamReceived(_ stream: StreamHandle, _ bytes: Span<UInt8>, _ endsStream: Bool) {
        guard let call = call(on: stream), !call.isAnswered else { return }
        do throws(Status) {
            let isBeginning = try call.channel.receive(bytes)
            if isBeginning && !call.hasOneRequest { calls[Int(stream.slot)].owedSince = loop.coarseNow }
            if endsStream { try call.channel.end() }
        } catch {
            call.abort(error)
        }
    }

    func streamEnded(_ stream: StreamHandle) {
        streamReceived(stream, Span(), true)
    }

    /// Ends a call that the connection has something against.
    func streamRefused(_ stream: StreamHandle, _ status: Status) {
        call(on: stream)?.abort(status)
    }

    func streamDeadlinePassed(_ stream: StreamHandle) {
        call(on: stream)?.deadlinePassed()
    }

    func streamGone(_ stream: StreamHandle, _ code: ErrorCode) {
        guard let call = call(on: stream) else { return }
        streams[Int(stream.slot)] = nil
        if loop.isIntercepted { interceptEnd(call, goneStatus) }
        call.closed(code)
    }

    /// Wakes the writers for whose messages there is room now.
    func resumeWriters() {
        let waiting = channelsWithWriters
        channelsWithWriters = []
        for channel in waiting where !channel.resumeWritersIfThereIsRoom() { channelsWithWriters.append(channel) }
    }
}

extension ServerConnection: MessageChannelOwner {
    var gzip: Gzip { loop.gzip }

    func needsFlush() {
        loop.markDirty(self)
    }

    func count(_ byteCount: Int, heldBy channel: MessageChannel) throws(Status) {
        guard hold(byteCount, of: Int(channel.stream.slot)) else { throw Self.tooMuchUnfinished }
    }

    func readerWaits(_ channel: MessageChannel) {
        calls[Int(channel.stream.slot)].owedSince = loop.coarseNow
    }

    func makeRoom(forMessage byteCount: Int, behind pendingByteCount: Int) throws(Status) {
        guard hasRoomForAnswer(byteCount, behind: pendingByteCount) else { throw Self.tooMuchHeld }
    }

    func writersWait(_ channel: MessageChannel) {
        channelsWithWriters.append(channel)
    }

    func channelFailed(_ channel: MessageChannel, _ status: Status) {
        call(on: channel.stream)?.abort(status)
    }
}
