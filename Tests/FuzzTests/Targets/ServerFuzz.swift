import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf

@testable import GRPC

/// Plays a script on a server's loop: what a client sends and when, and what the service does meanwhile.
final class ServerFuzz {
    static let methods = ["First", "Second"].map { MethodDescriptor(service: "a.B", method: $0) }

    private var input: FuzzInput
    private var frames = FrameSource(heads: heads, fields: fields, opensStreams: true)
    private let configuration = Small.server
    private let eventLoop = EmbeddedEventLoop()
    private let loop: ServerLoop
    private let dispatcher: FuzzDispatcher
    private var connection: ServerConnection?
    private var channel: EmbeddedChannel?
    private var check = FrameCheck(expectsPreface: false)
    private var stopped: EventLoopFuture<Void>?
    private var connectionCount = 0

    private static let largestScript = 400
    private static let mostConnections = 3

    init(_ input: FuzzInput) {
        self.input = input
        eventLoop.advanceTime(by: .seconds(1))
        loop = ServerLoop(
            eventLoop: eventLoop,
            methods: Self.methods,
            services: Self.services,
            configuration: configuration,
            pool: MemoryPool(keptByteCount: 0)
        )
        dispatcher = FuzzDispatcher(loop, maximumMessageSize: configuration.maximumMessageSize)
        loop.setDispatcher(dispatcher)
    }

    func run() {
        connect()
        if input.byte() & 7 == 0 {
            for piece in input.pieces() { send(piece) }
        }
        var stepCount = 0
        while !input.isAtEnd && stepCount < Self.largestScript {
            step()
            stepCount += 1
        }
        finish()
    }

    private func step() {
        switch input.choice(of: 32) {
        case 0...13: frames.add(&input)
        case 14...17: send(frames.take(.max))
        case 18, 19: send(frames.take(Int(input.byte())))
        case 20...22: answer()
        case 23: dispatcher.habit = input.byte() & 1 == 0 ? nil : input.byte()
        case 24: eventLoop.advanceTime(by: .milliseconds(Int64(input.byte())))
        case 25: eventLoop.advanceTime(by: .seconds(Int64(input.byte())))
        case 26, 27: setWritable(input.byte() & 1 == 0)
        case 28: if stopped == nil || input.byte() == 0 { stopped = loop.stop(gracefully: input.byte() > 0) }
        case 29: disconnect()
        case 30: connect()
        default: eventLoop.run()
        }
        look()
    }

    // MARK: The steps

    private func connect() {
        guard channel?.isActive != true, connectionCount < Self.mostConnections,
            let new = try? ServerConnection(loop: loop)
        else { return }
        connectionCount += 1
        frames = FrameSource(heads: Self.heads, fields: Self.fields, opensStreams: true)
        frames.append(FrameSource.preface)
        frames.addSettings([])
        check = FrameCheck(expectsPreface: false)
        connection = new
        channel = EmbeddedChannel(handler: new, loop: eventLoop)
        channel?.connect(to: Small.address, promise: nil)
        look()
    }

    private func disconnect() {
        guard let channel, channel.isActive else { return }
        channel.close(promise: nil)
        eventLoop.run()
        dispatcher.checkAllCancelled()
    }

    private func send(_ bytes: [UInt8]) {
        guard let channel, channel.isActive else { return }
        // Errors have closed the connection already.
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        eventLoop.run()
    }

    private func answer() {
        guard !dispatcher.waiting.isEmpty else { return }
        dispatcher.answer(input.choice(of: dispatcher.waiting.count), input.byte())
    }

    private func setWritable(_ isWritable: Bool) {
        guard let channel, channel.isActive else { return }
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
        eventLoop.run()
    }

    // MARK: What must hold

    private func look() {
        guard let channel, let connection else { return }
        while let buffer = try? channel.readOutbound(as: ByteBuffer.self) { check.receive(buffer.readableBytesView) }
        let limit = Int(configuration.session.maximumConcurrentStreams)
        promise(connection.runningCount <= limit, "\(connection.runningCount) calls run")
        promise(connection.calls.count <= 4 * limit, "\(connection.calls.count) places for calls")
        guard channel.isActive else { return check.end() }
        promise(connection.session.openStreamCount <= limit, "\(connection.session.openStreamCount) streams are open")
    }

    private func finish() {
        send(frames.take(.max))
        look()
        setWritable(true)
        look()
        disconnect()
        look()
        dispatcher.checkAllCancelled()
        // Late answers go nowhere.
        while !dispatcher.waiting.isEmpty { dispatcher.answer(0, input.byte()) }
        eventLoop.run()
        promise(loop.connectionCount == 0, "\(loop.connectionCount) connections are left")
        promise(loop.handlerCount == 0, "\(loop.handlerCount) handlers are left")
        promise(loop.unfinishedByteCount == 0, "\(loop.unfinishedByteCount) bytes are counted of no request")
        let stopping = stopped ?? loop.stop(gracefully: true)
        let stops = Counter()
        stopping.whenSuccess { stops.increment() }
        // Timers that are set still hold what they are for; LeakSanitizer looks at what is left.
        eventLoop.advanceTime(by: .hours(1))
        promise(stops.value == 1, "the loop does not stop")
    }

    // MARK: What is served and asked for

    private static let services: [ServiceMethod] = [
        .bidirectional(MethodDescriptor(service: "a.B", method: "Echo", kind: .bidirectional)) {
            (_, requests: MessageStream<RawMessage>, responses: MessageSink<RawMessage>) in
            for try await request in requests { try await responses.write(request) }
        },
        .serverStreaming(MethodDescriptor(service: "a.B", method: "Count", kind: .serverStreaming)) {
            (context, request: RawMessage, responses: MessageSink<RawMessage>) in
            if request.bytes.count > 1 { _ = await context.compressResponses() }
            let message = RawMessage(Array(repeating: 7, count: 100))
            for _ in 0..<(request.bytes.first ?? 0) { try await responses.write(message) }
        },
        .clientStreaming(MethodDescriptor(service: "a.B", method: "Join", kind: .clientStreaming)) {
            (context, requests: MessageStream<RawMessage>) in
            try await context.sendInitialMetadata(context.metadata)
            await context.setTrailers(context.metadata)
            var joined = RawMessage([])
            for try await request in requests { joined.bytes += request.bytes }
            guard joined.bytes.first != 1 else { throw Status(.aborted, "as asked for") }
            return joined
        },
        .unary(MethodDescriptor(service: "a.B", method: "Reverse")) { (_, request: RawMessage) in
            RawMessage(request.bytes.reversed())
        },
    ]

    private static let heads: [FrameSource.Fields] =
        ["First", "Second", "Echo", "Count", "Join", "Reverse", "Unknown"].map { method in
            [
                (":method", "POST"), (":scheme", "http"), (":authority", "h"), (":path", "/a.B/\(method)"),
                ("te", "trailers"), ("content-type", "application/grpc"),
            ]
        } + [[]]

    private static let fields: FrameSource.Fields = [
        ("grpc-timeout", "1n"), ("grpc-timeout", "100m"), ("grpc-timeout", "99999999H"), ("grpc-timeout", "x"),
        ("grpc-encoding", "gzip"), ("grpc-encoding", "snappy"), ("grpc-accept-encoding", "identity, gzip"),
        ("content-length", "0"), ("content-length", "5"), ("content-length", "999999999999999999"),
        ("content-type", "application/grpc+proto"), ("content-type", "text/plain"), ("te", "gzip"), ("host", "h"),
        (":method", "GET"), (":method", "CONNECT"), (":path", "*"), (":path", "/x"), (":scheme", ""),
        ("x-key", "value"), ("x-key", ""), ("x-data-bin", "AAA="), ("connection", "close"), ("X-Upper", "1"),
        ("grpc-previous-rpc-attempts", "1"), ("", "nameless"),
    ]
}
