import HTTP2
import NIOCore

/// One connection of a client, confined to its event loop: calls are started with a closure that writes the message and
/// end in a ``UnaryReceiver``; nothing is allocated per call.
///
/// Calls started while responses are being handled leave with the end of that read; others with ``flush()``.
/// For ordinary use there is ``GRPCClientConnection``.
public final class ClientConnection: ChannelInboundHandler {
    public typealias InboundIn = ByteBuffer
    public typealias OutboundOut = ByteBuffer

    /// The loop that the connection is confined to.
    public let eventLoop: any EventLoop
    let configuration: ClientConfiguration
    let session: Session
    private let authority: String
    private let scheme: String
    private var context: ChannelHandlerContext?
    private var isReceiving = false
    private var output = ByteBufferAllocator().buffer(capacity: 64 * 1024)
    private var preparedMethods: [Preparation: PreparedMethod] = [:]
    private(set) lazy var gzip = Gzip()
    /// Indexed by the slots of the session's streams.
    var calls: ContiguousArray<ClientCall> = []
    /// Beside `calls`: the streaming ones.
    var streams: ContiguousArray<ClientStreamCall?> = []
    /// Channels with writers that wait for room.
    var channelsWithWriters: ContiguousArray<MessageChannel> = []
    private var flushIsScheduled = false
    /// Calls started and not completed.
    public internal(set) var inFlightCount = 0
    var wheel = DeadlineWheel<ClientCallID>()
    private var wheelIsArmed = false
    /// How far the connection has got.
    public private(set) var phase = ConnectionPhase.connecting
    private var phaseObserver: ((ConnectionPhase) -> Void)?
    /// Nil when keepalive is off.
    var pinging: ClientPinging?
    /// The latest GOAWAY of the server: no call can be started any more.
    public internal(set) var goAway: GoAway?
    /// What calls end with whose answer will not come.
    var lossStatus = Status(.unavailable, "the connection was lost")

    init(
        eventLoop: any EventLoop,
        authority: String,
        scheme: String = "http",
        configuration: ClientConfiguration,
        pool: MemoryPool = MemoryPool()
    ) throws(SessionError) {
        self.eventLoop = eventLoop
        self.authority = authority
        self.scheme = scheme
        self.configuration = configuration
        session = try Session(role: .client, configuration: configuration.session, pool: pool)
    }

    /// Whether calls can be started. Once false, it stays so.
    public var isOpen: Bool { context != nil && phase < .draining && session.takesRequests }

    private struct Preparation: Hashable {
        let method: MethodDescriptor
        let gzip: GzipUse
    }

    /// Lays out the headers of `method`, for calls that use gzip like this. Asked again, it gives the same.
    public func prepare(_ method: MethodDescriptor, gzip: GzipUse = []) -> PreparedMethod {
        let preparation = Preparation(method: method, gzip: gzip)
        if let prepared = preparedMethods[preparation] { return prepared }
        let fields: KeyValuePairs<String, String> = [
            ":method": "POST", ":scheme": scheme, ":path": method.path, ":authority": authority, "te": "trailers",
            "content-type": "application/grpc", "user-agent": configuration.userAgent,
        ]
        let block = HeaderBlock(fields.map { (name: $0.key, value: Array($0.value.utf8)) } + gzip.fields)
        let prepared = PreparedMethod(headers: session.register(block), gzip: gzip)
        preparedMethods[preparation] = prepared
        return prepared
    }

    // MARK: The socket

    public func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin() }
    }

    public func channelActive(context: ChannelHandlerContext) {
        begin()
    }

    private func begin() {
        startKeepalive()
        flush()
    }

    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        if pinging != nil { pinging?.lastRead = eventLoop.now }
        do {
            try session.receive(buffer.readableBytesUInt8Span)
        } catch {
            return close()
        }
        isReceiving = true
        handleEvents(buffer.readableBytesUInt8Span)
        isReceiving = false
    }

    public func channelReadComplete(context: ChannelHandlerContext) {
        flush()
    }

    public func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { flush() }
    }

    public func channelInactive(context: ChannelHandlerContext) {
        connectionLost()
    }

    public func handlerRemoved(context: ChannelHandlerContext) {
        connectionLost()
    }

    public func errorCaught(context: ChannelHandlerContext, error: any Error) {
        close()
    }

    /// Writes what was started, as far as the socket takes it, in one system call for each 64 KiB.
    public func flush() {
        guard let context, !isReceiving else { return }
        var hasMore = session.wantsWrite
        // A failed write has closed the connection by now.
        while hasMore && self.context != nil && context.channel.isWritable {
            output.clear()
            do {
                try output.writeWithOutputRawSpan(minimumWritableBytes: 64 * 1024) { (span) throws(SessionError) in
                    hasMore = try session.drain(into: &span)
                }
            } catch {
                return close()
            }
            if output.readableBytes == 0 { break }
            // TLS takes whatever it is given until it is flushed: the socket would not be asked whether it has room.
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        }
        guard self.context != nil else { return }
        handleEvents(Span<UInt8>())
        if !channelsWithWriters.isEmpty { resumeWriters() }
        if session.isFinished { close() }
    }

    /// Sees to it that what was started leaves at the end of this turn.
    func needsFlush() {
        guard !flushIsScheduled else { return }
        flushIsScheduled = true
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.execute {
            connection.value.flushIsScheduled = false
            connection.value.flush()
        }
    }

    /// Closes the connection; calls in flight end with UNAVAILABLE.
    public func close() {
        context?.close(promise: nil)
    }

    private func connectionLost() {
        guard context != nil else { return }
        context = nil
        stopKeepalive()
        for stream in runningStreams {
            if !session.hasLeft(stream) { calls[Int(stream.slot)].reach = .client }
            complete(stream, lossStatus)
        }
        enter(.closed)
    }

    /// The streams of the calls that have not ended.
    private var runningStreams: [StreamHandle] {
        calls.indices.filter { calls[$0].receiver != nil || streamCall($0) != nil }
            .map { StreamHandle(slot: Int32($0), id: calls[$0].streamID) }
    }

    // MARK: Phases

    /// Has `observer` told of every phase from the present one on; in place of an earlier observer.
    func observePhase(_ observer: @escaping (ConnectionPhase) -> Void) {
        phaseObserver = phase == .closed ? nil : observer
        observer(phase)
    }

    func enter(_ next: ConnectionPhase) {
        guard next > phase else { return }
        phase = next
        phaseObserver?(next)
        if next == .closed { phaseObserver = nil }
    }

    /// Takes no more calls, lets the running ones end, and closes then.
    public func drain() {
        guard context != nil, phase < .draining else { return }
        session.submitGoAway(.noError)
        beginDraining()
        flush()
    }

    /// No request leaves any more: those that wait for the server to let more streams run would wait in vain.
    func beginDraining() {
        enter(.draining)
        for stream in runningStreams where !session.hasLeft(stream) {
            calls[Int(stream.slot)].reach = .client
            giveUp(stream, Status(.unavailable, "the connection takes no more calls"))
        }
    }

    // MARK: Deadlines

    func armWheel() {
        guard !wheelIsArmed, wheel.count > 0 else { return }
        wheelIsArmed = true
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        _ = eventLoop.scheduleTask(in: DeadlineWheel<ClientCallID>.tick) { connection.value.turnWheel() }
    }

    private func turnWheel() {
        wheelIsArmed = false
        let now = eventLoop.now
        while let call = wheel.next(at: now) {
            calls[Int(call.stream.slot)].deadlineKey = noDeadline
            giveUp(call.stream, Status(.deadlineExceeded, "the deadline has passed"))
        }
        flush()
        armWheel()
    }
}
