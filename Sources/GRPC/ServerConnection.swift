import HTTP2
import NIOCore

/// One connection of a server: the socket's bytes go to the session, the session's events to the calls, and what the
/// session has to send back to the socket.
final class ServerConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// The loop refers back until the connection is lost.
    let loop: ServerLoop
    let session: Session
    let blocks: Blocks
    private(set) var id = ConnectionID(slot: 0, serial: 0)
    private var context: ChannelHandlerContext?
    /// The loop's list of connections to flush holds this one.
    var isDirty = false
    private var isReceiving = false
    /// Indexed by the slots of the session's streams.
    var calls: ContiguousArray<ServerCall> = []
    /// Beside `calls`: those that are answered by tasks.
    var streams: ContiguousArray<ServerStream?> = []
    /// Channels with writers that wait for room.
    var channelsWithWriters: ContiguousArray<MessageChannel> = []
    /// Calls the dispatcher or a task has not answered yet, cancelled ones included.
    var runningCount = 0
    var drainState = DrainState.serving
    private var drainTimer: Scheduled<Void>?

    /// Blocks that every answer may use, registered with the session.
    struct Blocks {
        let headers: RegisteredBlock
        let gzipHeaders: RegisteredBlock
        let okTrailers: RegisteredBlock
        let unsupportedMediaType: RegisteredBlock
    }

    enum DrainState {
        case serving
        /// The notice has gone out; GOAWAY follows when the peer has answered the PING behind it.
        case noticeSent
        case goAwaySent
    }

    init(loop: ServerLoop) throws(SessionError) {
        self.loop = loop
        session = try Session(role: .server, configuration: loop.configuration.session, pool: loop.pool)
        blocks = Blocks(
            headers: session.register(ServerResponse.headers),
            gzipHeaders: session.register(ServerResponse.gzipHeaders),
            okTrailers: session.register(ServerResponse.okTrailers),
            unsupportedMediaType: session.register(ServerResponse.unsupportedMediaType)
        )
    }

    var peerAddress: SocketAddress? { context?.remoteAddress }

    /// Whose share of an ``AdmissionQueue`` its calls take.
    private(set) lazy var caller = CallerKey(peer: peerAddress, connection: id)

    // MARK: The socket

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        id = loop.add(self)
        if context.channel.isActive { begin() }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        do {
            try session.receive(buffer.readableBytesUInt8Span)
        } catch {
            return close()
        }
        isReceiving = true
        handleEvents(buffer.readableBytesUInt8Span)
        isReceiving = false
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        loop.markDirty(self)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { flush() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        connectionLost()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connectionLost()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        close()
    }

    private func begin() {
        if loop.isDraining { beginDrain() } else { flush() }
    }

    /// Writes what the session has to send, as far as the socket takes it, in one system call. While events are being
    /// handled it leaves that to the end of the read.
    func flush() {
        isDirty = false
        guard let context, !isReceiving else { return }
        var hasMore = session.wantsWrite
        var hasWritten = false
        while hasMore && context.channel.isWritable {
            loop.output.clear()
            do {
                try loop.output.writeWithOutputRawSpan(minimumWritableBytes: 64 * 1024) {
                    (span) throws(SessionError) in
                    hasMore = try session.drain(into: &span)
                }
            } catch {
                return close()
            }
            if loop.output.readableBytes == 0 { break }
            context.write(wrapOutboundOut(loop.output), promise: nil)
            hasWritten = true
        }
        if hasWritten { context.flush() }
        // A failed write has closed the connection by now.
        guard self.context != nil else { return }
        // Streams that were answered have closed now.
        handleEvents(Span<UInt8>())
        if !channelsWithWriters.isEmpty { resumeWriters() }
        if session.isFinished { close() }
    }

    func close() {
        context?.close(promise: nil)
    }

    private func connectionLost() {
        guard context != nil else { return }
        context = nil
        drainTimer?.cancel()
        cancelAll()
        loop.remove(id)
        session.end()
    }

    // MARK: Draining

    /// Refuses new calls and closes the connection when the running ones are answered.
    func beginDrain() {
        guard drainState == .serving else { return }
        drainState = .noticeSent
        session.submitShutdownNotice()
        // nghttp2 lets a PING overtake GOAWAY, and the answer to one that did says nothing about the notice.
        flush()
        guard context != nil else { return }
        session.submitPing(Self.drainPing)
        let connection = NIOLoopBound(self, eventLoop: loop.eventLoop)
        drainTimer = loop.eventLoop.scheduleTask(in: loop.configuration.drainPingTimeout) {
            connection.value.finishDrain()
        }
        flush()
    }

    /// The real GOAWAY: the peer has seen the notice, or had the time to.
    func finishDrain() {
        guard drainState == .noticeSent else { return }
        drainState = .goAwaySent
        drainTimer?.cancel()
        session.submitGoAway(.noError)
        loop.markDirty(self)
    }

    static let drainPing: UInt64 = 0x686f_6c64_6661_7374
}
