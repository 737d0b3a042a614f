import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

/// Keeps what the server's loop tells a dispatcher; the test answers.
final class Recorder: UnaryDispatcher {
    struct Received: Equatable {
        let id: CallID
        let method: Int
        let message: [UInt8]
        let deadline: NIODeadline
    }

    var received: [Received] = []
    var cancelled: [CallID] = []
    var turnCount = 0
    /// Called when a connection has been read.
    var whenRead: (() -> Bool)?

    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
        received.append(Received(id: call.id, method: method, message: message.array, deadline: call.deadline))
    }

    func turnCompleted() {
        turnCount += 1
    }

    func readCompleted() -> Bool { whenRead?() ?? false }

    func cancelled(_ call: CallID) {
        cancelled.append(call)
    }
}

/// A server's connection on a loop whose time the test sets, and a bare HTTP/2 session as its client.
final class ServerPair {
    static let methods = [
        MethodDescriptor(service: "pkg.Service", method: "First"),
        MethodDescriptor(service: "pkg.Service", method: "Second"),
    ]
    static let head: KeyValuePairs<String, String> = [
        ":method": "POST", ":scheme": "http", ":authority": "h", ":path": "/pkg.Service/First", "te": "trailers",
        "content-type": "application/grpc",
    ]

    let eventLoop: EmbeddedEventLoop
    let loop: ServerLoop
    let recorder: Recorder
    let channel: EmbeddedChannel
    let client: Session
    private(set) var isClosed = false

    /// A connection on which both sides know each other's settings or, if the client does not greet, nothing has been said.
    init(
        configuration: ServerConfiguration = ServerConfiguration(),
        services: [ServiceMethod] = [],
        peerIdentity: PeerIdentity? = nil,
        greets: Bool = true
    ) throws {
        eventLoop = EmbeddedEventLoop()
        recorder = Recorder()
        // Nanosecond zero would be a time before the machine started.
        eventLoop.advanceTime(by: .seconds(1))
        loop = ServerLoop(
            eventLoop: eventLoop,
            methods: Self.methods,
            services: services,
            configuration: configuration
        )
        loop.setDispatcher(recorder)
        (channel, client) = try Self.connect(to: loop, eventLoop, peerIdentity: peerIdentity)
        if greets { _ = try exchange() }
    }

    /// Another connection of the same loop.
    init(joining other: ServerPair) throws {
        (eventLoop, loop, recorder) = (other.eventLoop, other.loop, other.recorder)
        (channel, client) = try Self.connect(to: loop, eventLoop)
        _ = try exchange()
    }

    private static func connect(
        to loop: ServerLoop,
        _ eventLoop: EmbeddedEventLoop,
        peerIdentity: PeerIdentity? = nil
    ) throws -> (EmbeddedChannel, Session) {
        let connection = try ServerConnection(loop: loop, peerIdentity: peerIdentity)
        let channel = EmbeddedChannel(handler: connection, loop: eventLoop)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, try Session(role: .client))
    }

    deinit {
        // What the test left open refers to itself in a circle.
        try? channel.close().wait()
        eventLoop.run()
    }

    /// Carries bytes both ways until both sides are silent, in pieces of `size` on the way to the server; returns what the
    /// client saw.
    func exchange(piecesOf size: Int = .max) throws -> [Seen] {
        var seen: [Seen] = []
        while true {
            let sent = try client.output()
            for start in stride(from: 0, to: sent.count, by: min(size, max(sent.count, 1))) {
                let end = min(start + min(size, sent.count), sent.count)
                try channel.writeInbound(ByteBuffer(bytes: sent[start..<end]))
            }
            eventLoop.run()
            let answered = try output()
            seen += client.takeEvents()
            if sent.isEmpty && answered.isEmpty { return seen }
            seen += try client.input(answered)
        }
    }

    /// Everything the server has written and the client has not seen.
    func output() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer.readableBytesView) }
        return bytes
    }

    /// Opens a request with these fields, some of `head` replaced or, by nil, left out, and others added.
    func open(_ changes: KeyValuePairs<String, String?>) throws -> StreamHandle {
        try open(changes.map { ($0.key, $0.value) })
    }

    func open(_ changes: [(String, String?)] = []) throws -> StreamHandle {
        var fields = Self.head.filter { field in !changes.contains { $0.0 == field.key } }.map { ($0.key, $0.value) }
        let changed = changes.compactMap { key, value in value.map { (key, $0) } }
        fields = changed.filter { $0.0.hasPrefix(":") } + fields + changed.filter { !$0.0.hasPrefix(":") }
        let block = client.register(HeaderBlock(fields.map { (name: $0.0, value: Array($0.1.utf8)) }))
        return try client.request(block)
    }

    /// Sends a whole request and carries everything.
    func send(_ bytes: [UInt8], _ changes: KeyValuePairs<String, String?> = [:]) throws -> [Seen] {
        let stream = try open(changes)
        client.append(bytes, to: stream)
        client.finish(stream)
        return try exchange()
    }

    static func framed(_ message: [UInt8], flag: UInt8 = 0) -> [UInt8] {
        [flag] + (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (24 - 8 * $0)) } + message
    }

    func reply(_ id: CallID, _ message: [UInt8]) {
        loop.reply(to: id, limit: message.count) { output in
            for byte in message { output.append(byte) }
        }
    }
}

extension [Seen] {
    /// The fields of the last header block.
    var lastFields: [String] {
        reversed().lazy.compactMap { if case .headers(_, let fields, _) = $0 { fields } else { nil } }.first ?? []
    }

    var body: [UInt8] {
        flatMap { if case .data(_, let bytes, _) = $0 { bytes } else { [UInt8]() } }
    }
}
