import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf

@testable import GRPC

/// Plays a script on a client's connection: what calls it starts and what a server sends.
final class ClientFuzz {
    private var input: FuzzInput
    private var frames = FrameSource(heads: heads, fields: fields, opensStreams: false)
    private let configuration = Small.client
    private let eventLoop = EmbeddedEventLoop()
    private let connection: ClientConnection
    private let channel: EmbeddedChannel
    private let client: GRPCClientConnection
    private let receiver = Receiver()
    private var unaryCalls: [ClientCallID] = []
    private var startedCount = 0
    private var streamTasks: [Task<Void, Never>] = []
    private let endedStreamCount = Counter()
    private var check = FrameCheck(expectsPreface: true)

    private static let largestScript = 400
    private static let mostCalls = 40

    init(_ input: FuzzInput) {
        self.input = input
        eventLoop.advanceTime(by: .seconds(1))
        do {
            connection = try ClientConnection(
                eventLoop: eventLoop,
                authority: "h:1",
                configuration: configuration,
                pool: MemoryPool(keptByteCount: 0)
            )
        } catch {
            fatalError("no session: \(error)")
        }
        channel = EmbeddedChannel(handler: connection, loop: eventLoop)
        client = GRPCClientConnection(channel: channel, connection: NIOLoopBound(connection, eventLoop: eventLoop))
        receiver.connection = connection
        channel.connect(to: Small.address, promise: nil)
        frames.addSettings([])
    }

    func run() {
        startUnary()
        startStream()
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
        case 0...15: frames.add(&input)
        case 16...19: send(frames.take(.max))
        case 20, 21: send(frames.take(Int(input.byte())))
        case 22: startUnary()
        case 23: startStream()
        case 24: if !unaryCalls.isEmpty { connection.cancel(unaryCalls[input.choice(of: unaryCalls.count)]) }
        case 25: if !streamTasks.isEmpty { streamTasks[input.choice(of: streamTasks.count)].cancel() }
        case 26: eventLoop.advanceTime(by: .milliseconds(Int64(input.byte())))
        case 27, 28: setWritable(input.byte() & 1 == 0)
        case 29: receiver.isEager = input.byte() & 1 == 0
        default: eventLoop.run()
        }
        look()
    }

    // MARK: The steps

    private func startUnary() {
        guard startedCount < Self.mostCalls else { return }
        let body = input.someBytes()
        let call = connection.start(
            connection.prepare(Self.unary, gzip: input.byte() & 1 == 0 ? [] : [.accepting, .sending]),
            tag: UInt64(startedCount),
            receiver: receiver,
            timeout: input.byte() & 1 == 0 ? nil : .milliseconds(20),
            limit: body.count
        ) { output in
            for byte in body { output.append(byte) }
        }
        guard let call else { return }
        receiver.started(UInt64(startedCount))
        startedCount += 1
        unaryCalls.append(call)
        opened()
    }

    private func startStream() {
        guard startedCount < Self.mostCalls else { return }
        startedCount += 1
        let gzip: GzipUse = input.byte() & 1 == 0 ? [] : [.accepting, .sending]
        let timeout: Duration? = input.byte() & 1 == 0 ? nil : .milliseconds(20)
        let first = RawMessage(input.someBytes())
        streamTasks.append(Self.exchange(client, first, gzip, timeout, endedStreamCount))
        eventLoop.run()
        opened()
    }

    /// Sends a message, and sends back whatever comes.
    private static func exchange(
        _ client: GRPCClientConnection,
        _ first: RawMessage,
        _ gzip: GzipUse,
        _ timeout: Duration?,
        _ ends: Counter
    ) -> Task<Void, Never> {
        let body: @Sendable (ClientStream<RawMessage, RawMessage>) async throws -> Void = { stream in
            try await stream.requests.write(first)
            _ = try await stream.initialMetadata()
            for try await message in stream.responses { try await stream.requests.write(message) }
            await stream.finishRequests()
        }
        return Task(executorPreference: client.taskExecutor) {
            do {
                try await client.bidirectional(stream, options: CallOptions(timeout: timeout, gzip: gzip), body)
            } catch {
                // However it ends.
            }
            ends.increment()
        }
    }

    /// The server may answer on this stream, whether or not it was opened.
    private func opened() {
        frames.newestStream = UInt32(max(1, 2 * startedCount - 1))
    }

    private func send(_ bytes: [UInt8]) {
        guard channel.isActive else { return }
        // Errors have closed the connection already.
        _ = try? channel.writeInbound(ByteBuffer(bytes: bytes))
        eventLoop.run()
    }

    private func setWritable(_ isWritable: Bool) {
        guard channel.isActive else { return }
        channel.isWritable = isWritable
        channel.pipeline.fireChannelWritabilityChanged()
        eventLoop.run()
    }

    // MARK: What must hold

    private func look() {
        while let buffer = try? channel.readOutbound(as: ByteBuffer.self) { check.receive(buffer.readableBytesView) }
        if !channel.isActive { check.end() }
    }

    private func finish() {
        send(frames.take(.max))
        look()
        channel.close(promise: nil)
        // Timers that are set still hold what they are for; LeakSanitizer looks at what is left.
        eventLoop.advanceTime(by: .hours(1))
        look()
        promise(receiver.running.isEmpty, "calls \(receiver.running) did not end with their connection")
        promise(endedStreamCount.value == streamTasks.count, "streams did not end with their connection")
        promise(connection.inFlightCount == 0, "\(connection.inFlightCount) calls are in flight on no connection")
    }

    /// Hears how calls end: each once.
    private final class Receiver: UnaryReceiver {
        weak var connection: ClientConnection?
        private(set) var running: Set<UInt64> = []
        /// Whether what came is looked at.
        var isEager = true

        func started(_ tag: UInt64) {
            running.insert(tag)
        }

        func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>) {
            promise(running.remove(tag) != nil, "call \(tag) ended twice, or before it began")
            guard isEager else { return }
            promise(message.count <= Small.client.maximumMessageSize, "a message of \(message.count) bytes")
            _ = message.array
            _ = (connection?.initialMetadata(of: call), connection?.trailers(of: call))
        }
    }

    private static let unary = MethodDescriptor(service: "a.B", method: "First")
    private static let stream = MethodDescriptor(service: "a.B", method: "Echo", kind: .bidirectional)

    private static let heads: [FrameSource.Fields] = [
        [(":status", "200"), ("content-type", "application/grpc")],
        [(":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "gzip")],
        [(":status", "200"), ("content-type", "application/grpc"), ("grpc-status", "0")],
        [(":status", "100")], [(":status", "503"), ("content-type", "text/html")], [("grpc-status", "0")], [],
    ]

    private static let fields: FrameSource.Fields = [
        ("grpc-status", "0"), ("grpc-status", "7"), ("grpc-status", "99999999999"), ("grpc-message", "%41%4x%"),
        ("grpc-status-details-bin", "AAAA"), ("grpc-status-details-bin", "A="), ("grpc-encoding", "snappy"),
        ("content-length", "0"), ("content-length", "5"), (":status", "200"), (":status", "101"), (":path", "/"),
        ("x-key", "value"), ("x-data-bin", "AAA=,BBB="), ("connection", "close"), ("X-Upper", "1"), ("", "nameless"),
    ]
}
