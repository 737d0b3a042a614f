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
    /// The blocks of encoded statuses that the session keeps, since calls have ended with them.
    var encodedBlocks: [ObjectIdentifier: RegisteredBlock] = [:]
    /// Whom the client's certificate names, if it showed one.
    let peerIdentity: PeerIdentity?
    private(set) var id = ConnectionID(slot: 0, serial: 0)
    private var context: ChannelHandlerContext?
    /// The loop's list of connections to flush holds this one.
    var isDirty = false
    private var isReceiving = false
    var isHandlingEvents = false
    /// The connection was lost while events were being handled, which ends with that.
    private(set) var isLost = false
    /// Indexed by the slots of the session's streams.
    var calls: ContiguousArray<ServerCall> = []
    /// Beside `calls`: those that are answered by tasks.
    var streams: ContiguousArray<ServerStream?> = []
    /// Beside `calls`, where there are interceptors.
    var interceptions: ContiguousArray<Interception> = []
    /// Channels with writers that wait for room.
    var channelsWithWriters: ContiguousArray<MessageChannel> = []
    /// The header block that repeats.
    var repeatedHeaders = (repetition: UInt32(0), headers: RequestHeaders())
    /// Calls the dispatcher or a task has not answered yet, cancelled ones included.
    var runningCount = 0
    var drainState = DrainState.serving
    private var drainTimer: Scheduled<Void>?
    /// Why the connection drains, for the peer to read (gRFC A9).
    private var drainReason = ""
    /// Closed as soon as what there is to send has been given to the socket.
    private var isEnding = false
    var lifetime: ConnectionLifetime
    var pingStrikes: PingStrikes
    /// When the loop looks at `lifetime` next.
    var lifetimeKey = noDeadline
    /// Both as the loop's coarse clock has it.
    private(set) var lastRead: NIODeadline
    var lastCallEnd: NIODeadline
    /// The frame that the latest read to do so has begun and not completed.
    private(set) var incompleteFrame = (number: UInt64.max, since: NIODeadline.distantPast)
    var conduct: PeerConduct
    /// Of the session's, those that have been looked at.
    var streamErrorCount = 0
    var refusedStreamCount = 0
    /// Bytes of requests that are not complete, or that tasks have to answer.
    var unfinishedByteCount = 0
    /// Bytes given to the socket so far.
    private(set) var writtenByteCount = 0
    /// While the socket is full, and the next look at it.
    var outputWatch: OutputWatch?
    var outputTimer: Scheduled<Void>?

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

    init(loop: ServerLoop, peerIdentity: PeerIdentity? = nil) throws(SessionError) {
        self.loop = loop
        self.peerIdentity = peerIdentity
        let now = loop.eventLoop.now
        lifetime = ConnectionLifetime(loop.configuration.lifetime, openedAt: now)
        pingStrikes = PingStrikes(loop.configuration.lifetime)
        lastRead = now
        lastCallEnd = now
        conduct = PeerConduct(loop.configuration.connections)
        session = try Session(role: .server, configuration: loop.configuration.session, pool: loop.pool)
        blocks = Blocks(
            headers: session.register(ServerResponse.headers),
            gzipHeaders: session.register(ServerResponse.gzipHeaders),
            okTrailers: session.register(ServerResponse.okTrailers),
            unsupportedMediaType: session.register(ServerResponse.unsupportedMediaType)
        )
    }

    /// Nil once the connection is lost.
    var channel: (any Channel)? { context?.channel }

    var peerAddress: SocketAddress? { context?.remoteAddress }

    var isConnected: Bool { context != nil }

    /// Whose share of an ``AdmissionQueue`` its calls take that have no caller of their own.
    private(set) lazy var callerKey = CallerKey(peer: peerAddress, connection: id)

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
        // The session has ended with the connection, which TLS closes a little later.
        guard self.context != nil else { return }
        let buffer = unwrapInboundIn(data)
        lastRead = loop.coarseNow
        do {
            try session.receive(buffer.readableBytesUInt8Span)
        } catch {
            return close()
        }
        if let number = session.incompleteFrame, number != incompleteFrame.number {
            incompleteFrame = (number, loop.coarseNow)
        }
        isReceiving = true
        handleEvents(buffer.readableBytesUInt8Span)
        isReceiving = false
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        loop.markDirty(self)
        if loop.dispatcher.readCompleted() { loop.flush() }
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
        loop.watch(self)
        if loop.isDraining { beginDrain() } else { flush() }
    }

    /// Writes what the session has to send, as far as the socket takes it, in one system call for each 64 KiB. While events are
    /// being handled it leaves that to the end of the read.
    func flush() {
        isDirty = false
        guard let context, !isReceiving else { return }
        var hasMore = session.wantsWrite
        // A failed write has closed the connection by now.
        while hasMore && self.context != nil && context.channel.isWritable {
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
            writtenByteCount += loop.output.readableBytes
            // TLS takes whatever it is given until it is flushed: the socket would not be asked whether it has room.
            context.writeAndFlush(wrapOutboundOut(loop.output), promise: nil)
        }
        guard self.context != nil else { return }
        if hasMore && !context.channel.isWritable { socketIsFull() }
        if streamErrorCount != session.streamErrorCount || refusedStreamCount != session.refusedStreamCount {
            streamErrorsSent()
        }
        // Streams that were answered have closed now.
        handleEvents(Span<UInt8>())
        guard self.context != nil else { return }
        if !channelsWithWriters.isEmpty { resumeWriters() }
        if session.isFinished || isEnding { close() }
    }

    func close() {
        context?.close(promise: nil)
    }

    /// Tells the peer why the connection ends (GOAWAY), and closes it without waiting for calls.
    func end(_ code: ErrorCode, debugData: String = "") {
        guard !isEnding else { return }
        isEnding = true
        session.submitGoAway(code, debugData: debugData)
        loop.markDirty(self)
    }

    /// Closes the connection and gives its memory back at once, or when the events are handled that led to this.
    func abandon() {
        resetConnection()
        connectionLost()
    }

    func connectionLost() {
        guard context != nil else { return }
        isLost = true
        // The session is in use further up.
        guard !isHandlingEvents else { return }
        context = nil
        drainTimer?.cancel()
        outputTimer?.cancel()
        cancelAll()
        loop.clock.expire()
        loop.unwatch(self)
        loop.remove(id)
        session.end()
    }

    // MARK: Draining

    /// Announces the end, and closes the connection when the running calls are answered. Where the server stops, new ones are
    /// refused at once; else those are served that come before the real GOAWAY has gone out.
    func beginDrain(because reason: String = "") {
        guard drainState == .serving else { return }
        drainState = .noticeSent
        drainReason = reason
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
        session.submitGoAway(.noError, debugData: drainReason)
        lifetime.drained(at: loop.coarseNow)
        loop.markDirty(self)
    }

    /// "shutdown".
    static let drainPing: UInt64 = 0x7368_7574_646f_776e
}
