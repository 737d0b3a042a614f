import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport

@testable import GRPC

/// Keeps how calls ended.
final class Outcomes: UnaryReceiver {
    struct Outcome: Equatable {
        let tag: UInt64
        let status: Status
        let message: [UInt8]
        let initialMetadata: Metadata
        let trailers: Metadata
        let reach: CallReach
    }

    let connection: ClientConnection
    var outcomes: [Outcome] = []

    init(_ connection: ClientConnection) {
        self.connection = connection
    }

    func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>) {
        outcomes.append(
            Outcome(
                tag: tag,
                status: status,
                message: message.array,
                initialMetadata: connection.initialMetadata(of: call),
                trailers: connection.trailers(of: call),
                reach: connection.reach(of: call)
            )
        )
    }
}

/// A client's connection on a loop whose time the test sets, and a bare HTTP/2 session as its server.
final class ClientPair {
    let eventLoop = EmbeddedEventLoop()
    let connection: ClientConnection
    let channel: EmbeddedChannel
    let server: Session
    let receiver: Outcomes
    let method: PreparedMethod

    init(
        gzip: GzipUse = [],
        configuration: ClientConfiguration = ClientConfiguration(),
        maximumConcurrentStreams: UInt32 = 256
    ) throws {
        eventLoop.advanceTime(by: .seconds(1))
        connection = try ClientConnection(eventLoop: eventLoop, authority: "h:1", configuration: configuration)
        receiver = Outcomes(connection)
        channel = EmbeddedChannel(handler: connection, loop: eventLoop)
        var serverConfiguration = SessionConfiguration()
        serverConfiguration.maximumConcurrentStreams = maximumConcurrentStreams
        server = try Session(role: .server, configuration: serverConfiguration)
        method = connection.prepare(MethodDescriptor(service: "pkg.Service", method: "First"), gzip: gzip)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        _ = try exchange()
    }

    var outcomes: [Outcomes.Outcome] { receiver.outcomes }

    /// Starts a call and returns its id and its stream as the server knows it.
    func start(
        tag: UInt64 = 0,
        _ message: [UInt8] = [],
        timeout: TimeAmount? = nil,
        metadata: Metadata? = nil
    ) -> ClientCallID? {
        connection.start(
            method,
            tag: tag,
            receiver: receiver,
            timeout: timeout,
            metadata: metadata,
            limit: message.count
        ) { output in
            for byte in message { output.append(byte) }
        }
    }

    deinit {
        // What the test left open refers to itself in a circle.
        try? channel.close().wait()
        eventLoop.run()
    }

    /// Carries bytes both ways until both sides are silent; returns what the server saw.
    func exchange(piecesOf size: Int = .max) throws -> [Seen] {
        var seen: [Seen] = []
        while true {
            connection.flush()
            eventLoop.run()
            let sent = try output()
            seen += try server.input(sent)
            let answered = try server.output()
            seen += server.takeEvents()
            if sent.isEmpty && answered.isEmpty { return seen }
            for start in stride(from: 0, to: answered.count, by: min(size, max(answered.count, 1))) {
                let end = min(start + min(size, answered.count), answered.count)
                try channel.writeInbound(ByteBuffer(bytes: answered[start..<end]))
            }
        }
    }

    /// Everything the client has written and the server has not seen.
    func output() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer.readableBytesView) }
        return bytes
    }

    /// Lets the server answer the first call with these parts.
    func answer(
        _ headers: [(String, String)],
        _ body: [UInt8] = [],
        _ trailers: [(String, String)]? = nil,
        piecesOf size: Int = .max
    ) throws {
        let stream = StreamHandle(slot: 0, id: 1)
        let block = HeaderBlock(headers.map { (name: $0.0, value: Array($0.1.utf8)) })
        if body.isEmpty && trailers == nil {
            server.respond(to: stream, endingWith: block)
        } else {
            server.append(body, to: stream)
            if let trailers {
                server.finish(stream, trailers: HeaderBlock(trailers.map { (name: $0.0, value: Array($0.1.utf8)) }))
            } else {
                server.finish(stream)
            }
            server.respond(to: stream, server.register(block))
        }
        _ = try exchange(piecesOf: size)
    }
}
