import HTTP2
import NIOCore

/// Streaming calls.
extension ClientConnection {
    /// Opens a call whose messages follow. Returns nil when the connection takes no more calls.
    func open(
        _ method: MethodDescriptor,
        metadata: Metadata?,
        timeout: TimeAmount?,
        gzip: GzipUse
    ) -> ClientStreamCall? {
        let prepared = prepare(method, gzip: gzip)
        guard isOpen, let stream = try? session.request(prepared.headers, extra: fields(timeout, metadata)) else {
            return nil
        }
        begin(stream, receiver: nil, tag: 0, prepared, timeout)
        let channel = MessageChannel(
            stream: stream,
            session: session,
            eventLoop: eventLoop,
            limits: configuration.streams,
            maximumMessageSize: configuration.maximumMessageSize,
            maximumInflatedSize: configuration.maximumMessageSize,
            owner: self
        )
        channel.isCompressing = gzip.contains(.sending)
        while streams.count <= Int(stream.slot) { streams.append(nil) }
        let call = ClientStreamCall(channel, self)
        streams[Int(stream.slot)] = call
        needsFlush()
        return call
    }

    /// The streaming call in a place, while it runs.
    func streamCall(_ slot: Int) -> ClientStreamCall? {
        slot < streams.count ? streams[slot] : nil
    }

    func streamBegan(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        // An informational response comes before the response.
        guard let call = streamCall(slot), !calls[slot].isInformational else { return }
        if calls[slot].responseIsGzip { call.channel.takeCompressed() }
        call.began(calls[slot].metadata.parsed)
        calls[slot].removeMetadata()
    }

    func streamReceived(_ stream: StreamHandle, _ bytes: Span<UInt8>, _ endsStream: Bool) {
        let slot = Int(stream.slot)
        guard let call = streamCall(slot) else { return }
        do throws(Status) {
            if try calls[slot].takesBody() { try call.channel.receive(bytes) }
            if endsStream { streamEnded(stream) }
        } catch {
            giveUp(stream, error)
        }
    }

    /// The server has ended the stream. If it did so before the requests ended, the rest is not sent.
    func streamEnded(_ stream: StreamHandle) {
        let slot = Int(stream.slot)
        guard let call = streamCall(slot) else { return }
        let status = calls[slot].status
        do throws(Status) {
            try call.channel.end(status)
            if !call.hasFinishedRequests || session.pendingByteCount(of: stream) > 0 { session.reset(stream, .cancel) }
            release(stream)
            call.ended(status, calls[slot].metadata.parsed)
        } catch {
            giveUp(stream, error)
        }
    }

    /// The call ends without the server's status.
    func failStream(_ stream: StreamHandle, _ status: Status) {
        guard let call = streamCall(Int(stream.slot)) else { return }
        release(stream)
        call.failed(status, calls[Int(stream.slot)].reach)
    }

    private func release(_ stream: StreamHandle) {
        streams[Int(stream.slot)] = nil
        forget(stream)
    }

    /// Wakes the writers for whose messages there is room now.
    func resumeWriters() {
        let waiting = channelsWithWriters
        channelsWithWriters = []
        for channel in waiting where !channel.resumeWritersIfThereIsRoom() { channelsWithWriters.append(channel) }
    }
}

extension ClientConnection: MessageChannelOwner {
    /// A client is sent what it asked for, and what it does not read is held to the stream's window.
    func count(_ byteCount: Int, heldBy channel: MessageChannel) {}

    /// A client has deadlines.
    func readerWaits(_ channel: MessageChannel) {}

    /// A client's own messages are its own affair.
    func makeRoom(forMessage byteCount: Int, behind pendingByteCount: Int) {}

    func writersWait(_ channel: MessageChannel) {
        channelsWithWriters.append(channel)
    }

    func channelFailed(_ channel: MessageChannel, _ status: Status) {
        giveUp(channel.stream, status)
    }
}
