import HTTP2
import NIOCore

/// One event loop of a server: its connections, its dispatcher and the answers that leave it.
///
/// Confined to the loop. Answers may come for many connections in one turn; each of those is written once, by
/// ``flush()`` or, failing that, at the end of the turn.
public final class ServerLoop {
    /// The loop that everything here is confined to.
    public let eventLoop: any EventLoop
    let configuration: ServerConfiguration
    let paths: PathTable
    /// Those of the dispatcher and after them those that are answered by tasks.
    let methods: [MethodDescriptor]
    let interceptors: ServerInterceptors
    let isIntercepted: Bool
    /// The time for interceptors.
    var clock = TurnClock()
    let pool: MemoryPool
    private(set) lazy var gzip = Gzip()
    /// Methods that are answered by tasks; their numbers follow those of the unary ones.
    let services: [ServiceMethod]
    /// How many methods the dispatcher answers.
    let unaryCount: Int
    /// Runs the tasks that answer calls.
    private(set) lazy var executor = LoopExecutor(eventLoop)
    /// Tasks that answer calls and have not ended.
    var handlerCount = 0
    /// Bytes of requests that are not complete, or that tasks have to answer, on all connections.
    var unfinishedByteCount = 0
    /// Set before the first connection is accepted.
    private(set) var dispatcher: any UnaryDispatcher = NoDispatcher()

    private var connections: ContiguousArray<ServerConnection?> = []
    private var serials: ContiguousArray<UInt32> = []
    private var freeSlots: ContiguousArray<UInt32> = []
    /// Connections that TLS has not let through yet, by their channels.
    var handshakes: [ObjectIdentifier: TLSHandshake] = [:]
    /// Connections with something to send that no flush has reached yet.
    private var dirty: ContiguousArray<ServerConnection> = []
    private var turnEndIsScheduled = false
    /// The dispatcher wants a turn even if nothing is read; how often it wanted one tells the last wish from those before.
    private var turnIsRequested = false
    private var turnRequestCount: UInt64 = 0
    private var wheel = DeadlineWheel<CallID>()
    private var wheelIsArmed = false
    /// When each connection is to be looked at.
    var lifetimes = LifetimeWatch()
    /// The time at which the loop last looked at its connections; see ``ConnectionLifetimeSettings/resolution``.
    var coarseNow = NIODeadline.distantPast
    /// Set once the loop is asked to stop; fulfilled without connections.
    private var stopped: EventLoopPromise<Void>?
    /// Output of whichever connection is being written; unique again once the kernel has taken it.
    var output: ByteBuffer

    init(
        eventLoop: any EventLoop,
        methods: [MethodDescriptor],
        services: [ServiceMethod] = [],
        configuration: ServerConfiguration,
        pool: MemoryPool = MemoryPool()
    ) {
        precondition(methods.allSatisfy { $0.kind == .unary }, "a dispatcher answers unary methods")
        self.services = services
        unaryCount = methods.count
        self.eventLoop = eventLoop
        self.configuration = configuration
        self.methods = methods + services.map(\.descriptor)
        self.pool = pool
        paths = PathTable(self.methods)
        let interceptors = configuration.interceptors?(self.methods) ?? []
        self.interceptors = ServerInterceptors(interceptors)
        isIntercepted = !interceptors.isEmpty
        output = ByteBufferAllocator().buffer(capacity: 64 * 1024)
    }

    func setDispatcher(_ dispatcher: any UnaryDispatcher) {
        self.dispatcher = dispatcher
    }

    // MARK: Answers

    /// Answers a call with OK and one message. `write` puts at most `limit` bytes, which are not copied again before
    /// HTTP/2 frames them.
    public func reply(to call: CallID, limit: Int, _ write: (inout OutputRawSpan) -> Void) {
        guard let connection = connection(call.connection) else { return }
        connection.reply(to: call.stream, limit: limit, trailers: nil, write)
        markDirty(connection)
    }

    /// Answers like ``reply(to:limit:_:)``, with metadata in the trailers. If that is over
    /// ``ServerConfiguration/maximumMetadataSize``, the call ends with RESOURCE_EXHAUSTED instead; so it does in the others.
    public func reply(
        to call: CallID,
        limit: Int,
        trailers: Metadata,
        _ write: (inout OutputRawSpan) -> Void
    ) {
        guard let connection = connection(call.connection) else { return }
        connection.reply(to: call.stream, limit: limit, trailers: trailers, write)
        markDirty(connection)
    }

    /// Answers like ``reply(to:limit:_:)``, with the message compressed if the caller takes gzip.
    public func replyCompressed(
        to call: CallID,
        limit: Int,
        trailers: Metadata? = nil,
        _ write: (inout OutputRawSpan) -> Void
    ) {
        guard let connection = connection(call.connection) else { return }
        connection.replyCompressed(to: call.stream, limit: limit, trailers: trailers, write)
        markDirty(connection)
    }

    /// Answers a call with an error.
    public func fail(_ call: CallID, _ status: Status, trailers: Metadata = Metadata()) {
        guard let connection = connection(call.connection) else { return }
        connection.fail(call.stream, status, trailers)
        markDirty(connection)
    }

    /// Answers a call with an error that many calls have in common.
    public func fail(_ call: CallID, _ status: EncodedStatus) {
        guard let connection = connection(call.connection) else { return }
        connection.fail(call.stream, status)
        markDirty(connection)
    }

    /// Writes what the answers so far have left on their connections, once each.
    public func flush() {
        var index = 0
        while index < dirty.count {
            dirty[index].flush()
            index += 1
        }
        dirty.removeAll(keepingCapacity: true)
        clock.expire()
    }

    // MARK: What a call came with

    /// The metadata of a call that is not answered yet.
    public func metadata(of call: CallID) -> Metadata {
        connection(call.connection)?.metadata(of: call.stream) ?? Metadata()
    }

    /// Whether the request of a call that is not answered yet came compressed.
    public func requestIsCompressed(_ call: CallID) -> Bool {
        connection(call.connection)?.messageIsCompressed(call.stream) ?? false
    }

    /// Who makes a call that is not answered yet, as interceptors found out.
    public func caller(of call: CallID) -> CallerIdentity? {
        connection(call.connection)?.caller(of: call.stream)
    }

    /// Where a call came from, while its connection lasts.
    public func peerAddress(of call: CallID) -> SocketAddress? {
        connection(call.connection)?.peerAddress
    }

    /// Whom the certificate of a call's client names, while its connection lasts. Nil without TLS, and where none was shown.
    public func peerIdentity(of call: CallID) -> PeerIdentity? {
        connection(call.connection)?.peerIdentity
    }

    // MARK: Connections

    var connectionCount: Int { connections.count - freeSlots.count }

    func add(_ connection: ServerConnection) -> ConnectionID {
        if let slot = freeSlots.popLast() {
            connections[Int(slot)] = connection
            return ConnectionID(slot: slot, serial: serials[Int(slot)])
        }
        connections.append(connection)
        serials.append(0)
        return ConnectionID(slot: UInt32(connections.count - 1), serial: 0)
    }

    func remove(_ id: ConnectionID) {
        guard connection(id) != nil else { return }
        connections[Int(id.slot)] = nil
        serials[Int(id.slot)] &+= 1
        freeSlots.append(id.slot)
        stopIfIdle()
    }

    /// Gives up the connection of which there is the most, when the loop has too much.
    func closeLargest(by measure: (ServerConnection) -> Int) -> ServerConnection? {
        let largest = connections.lazy.compactMap { $0 }.max { measure($0) < measure($1) }
        largest?.abandon()
        return largest
    }

    /// A task that answered a call has ended.
    func handlerEnded() {
        handlerCount -= 1
        stopIfIdle()
    }

    private func stopIfIdle() {
        if connectionCount == 0 && handlerCount == 0 { stopped?.succeed() }
    }

    // MARK: Stopping

    /// Ends every connection: gracefully, when its calls are answered or the grace is over, else at once. The future
    /// succeeds when the last one is gone and the last task has ended; the dispatcher, which holds the loop, is let go then.
    func stop(gracefully: Bool) -> EventLoopFuture<Void> {
        if let stopped {
            if !gracefully { closeAll() }
            return stopped.futureResult
        }
        let promise = eventLoop.makePromise(of: Void.self)
        stopped = promise
        let loop = NIOLoopBound(self, eventLoop: eventLoop)
        let grace = eventLoop.scheduleTask(in: gracefully ? configuration.drainGrace : .zero) { loop.value.closeAll() }
        for handshake in handshakes.values { handshake.fail(TLSHandshakeError.isDraining) }
        if gracefully {
            for connection in connections { connection?.beginDrain() }
        } else {
            closeAll()
        }
        stopIfIdle()
        return promise.futureResult.always { _ in
            grace.cancel()
            loop.value.dispatcher = NoDispatcher()
        }
    }

    var isDraining: Bool { stopped != nil }

    /// With the number of the last stream, so that clients know which of their calls can be made again elsewhere.
    private func closeAll() {
        for connection in connections { connection?.end(.noError) }
    }

    /// Sees to it that `connection` is flushed this turn.
    func markDirty(_ connection: ServerConnection) {
        guard !connection.isDirty else { return }
        connection.isDirty = true
        dirty.append(connection)
        guard !turnEndIsScheduled else { return }
        turnEndIsScheduled = true
        // What a loop is given to execute comes after everything it had to read.
        let loop = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.execute { loop.value.endTurn() }
    }

    /// Hands over what was read from all connections, and writes to each what there is to write: one crossing and one write for
    /// what would be as many as there were reads (a sixth more calls/s with 64 connections of one call, `Benchmarks/run durable`).
    private func endTurn() {
        turnIsRequested = false
        clock.expire()
        dispatcher.turnCompleted()
        if handlerCount > 0 { executor.run() }
        flush()
        // Not before: what is answered in this turn is written in this turn, and needs no other.
        turnEndIsScheduled = false
    }

    /// Completes another turn when the sockets have been looked at, even if nothing comes from them: for a dispatcher that has work
    /// left, which must not keep the loop from reading.
    public func requestTurn() {
        guard !turnIsRequested else { return }
        turnIsRequested = true
        turnRequestCount &+= 1
        let number = turnRequestCount
        let loop = NIOLoopBound(self, eventLoop: eventLoop)
        // A loop looks at its sockets when nothing is due at once. So a time in the future is set, and only when what the loop is
        // doing is done, since it would be past by then.
        eventLoop.execute {
            loop.value.eventLoop.scheduleTask(in: Self.lookAtSockets) { loop.value.endRequestedTurn(number) }
        }
    }

    private static let lookAtSockets = TimeAmount.microseconds(20)

    private func endRequestedTurn(_ number: UInt64) {
        // What was read meanwhile has completed a turn, or is about to.
        guard turnIsRequested, number == turnRequestCount, !turnEndIsScheduled else { return }
        turnEndIsScheduled = true
        endTurn()
    }

    func connection(_ id: ConnectionID) -> ServerConnection? {
        guard Int(id.slot) < connections.count, serials[Int(id.slot)] == id.serial else { return nil }
        return connections[Int(id.slot)]
    }

    // MARK: Deadlines

    func setDeadline(_ deadline: NIODeadline, of call: CallID, now: NIODeadline) -> DeadlineKey {
        let key = wheel.insert(call, deadline: deadline, now: now)
        armWheel()
        return key
    }

    func clearDeadline(_ key: DeadlineKey) {
        wheel.remove(key)
    }

    private func armWheel() {
        guard !wheelIsArmed, wheel.count > 0 else { return }
        wheelIsArmed = true
        let loop = NIOLoopBound(self, eventLoop: eventLoop)
        _ = eventLoop.scheduleTask(in: DeadlineWheel<CallID>.tick) { loop.value.turnWheel() }
    }

    private func turnWheel() {
        wheelIsArmed = false
        let now = eventLoop.now
        while let call = wheel.next(at: now) {
            guard let connection = connection(call.connection) else { continue }
            connection.deadlinePassed(call.stream)
            markDirty(connection)
        }
        flush()
        armWheel()
    }
}

/// Stands in where no method is for a dispatcher to answer, and until a loop's own has been made.
final class NoDispatcher: UnaryDispatcher {
    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {}
    func turnCompleted() {}
    func cancelled(_ call: CallID) {}
}
