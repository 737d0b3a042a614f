import GRPC
import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import holdfast

/// Keeps how calls ended.
final class LoadEnds: LoadReceiver {
    struct Ended: Equatable {
        let tag: UInt64
        let end: CallEnd

        init(_ tag: UInt64, _ end: CallEnd) {
            self.tag = tag
            self.end = end
        }

        init(_ tag: UInt64, _ status: Status) {
            self.init(tag, CallEnd(status: status))
        }
    }

    private(set) var ends: [Ended] = []
    /// What is done when the call with this tag has ended.
    var reaction: (UInt64) -> Void = { _ in }

    func completed(tag: UInt64, _ end: CallEnd) {
        ends.append(Ended(tag, end))
        reaction(tag)
    }
}

extension LoadConnection {
    /// Starts a call with this message; says whether it was taken.
    @discardableResult
    func start(_ tag: UInt64, _ message: [UInt8] = []) -> Bool {
        call(tag: tag, limit: message.count) { output in
            for byte in message { output.append(byte) }
        }
    }
}

/// A connection of the bench, of which the test is the other end, byte by byte.
final class LoadLine {
    static let authority = "h:1"
    static let path = "/pkg.Service/First"

    let eventLoop = EmbeddedEventLoop()
    let receiver = LoadEnds()
    let connection: LoadConnection
    let channel: EmbeddedChannel

    init(isSecure: Bool = false) throws {
        let target = LoadConnection.Target(path: Self.path, authority: Self.authority, isSecure: isSecure)
        connection = try LoadConnection(eventLoop: eventLoop, target: target)
        connection.receiver = receiver
        channel = EmbeddedChannel(handler: connection, loop: eventLoop)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    deinit {
        // What the test left open refers to itself in a circle.
        connection.receiver = nil
        try? channel.close().wait()
        eventLoop.run()
    }

    var ends: [LoadEnds.Ended] { receiver.ends }

    /// What the connection has written since this was asked before.
    func output() throws -> [UInt8] {
        connection.flush()
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer.readableBytesView) }
        return bytes
    }

    /// The same as frames, without the preface.
    func frames() throws -> [WireFrame] {
        let bytes = try output()
        let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
        return WireFrame.all(in: bytes.starts(with: preface) ? bytes.dropFirst(preface.count) : bytes[...])
    }

    /// Lets the connection read these bytes.
    func feed(_ bytes: [UInt8], piecesOf size: Int = .max) throws {
        for start in stride(from: 0, to: bytes.count, by: min(size, max(bytes.count, 1))) {
            let end = min(start + min(size, bytes.count), bytes.count)
            try channel.writeInbound(ByteBuffer(bytes: bytes[start..<end]))
        }
    }

    /// Lets the connection read these frames at once.
    func receive(_ frames: WireFrame...) throws {
        try feed(frames.flatMap(\.bytes))
    }
}

/// A connection of the bench, and a bare HTTP/2 session as its server.
final class LoadPair {
    let line: LoadLine
    let server: Session
    /// What the server saw before any call.
    private(set) var greeting: [Seen] = []
    /// Every byte that the server has sent.
    private(set) var sentBytes: [UInt8] = []
    private var streams: [Int32: StreamHandle] = [:]
    private let headers: RegisteredBlock
    private let trailers: RegisteredBlock

    init(isSecure: Bool = false, maximumConcurrentStreams: UInt32 = 256) throws {
        line = try LoadLine(isSecure: isSecure)
        var configuration = SessionConfiguration()
        configuration.maximumConcurrentStreams = maximumConcurrentStreams
        server = try Session(role: .server, configuration: configuration)
        headers = server.register(HeaderBlock([":status": "200", "content-type": "application/grpc"]))
        trailers = server.register(HeaderBlock(["grpc-status": "0"]))
        greeting = try exchange()
    }

    var connection: LoadConnection { line.connection }
    var ends: [LoadEnds.Ended] { line.ends }

    /// Carries bytes both ways until both sides are silent, in pieces of `size` on the way to the connection; returns what the server
    /// saw.
    @discardableResult
    func exchange(piecesOf size: Int = .max) throws -> [Seen] {
        var seen: [Seen] = []
        while true {
            let requests = try line.output()
            if !requests.isEmpty {
                try server.receive(requests.span)
                for index in 0..<server.eventCount {
                    if case .headers(let stream, _, _) = server.event(at: index) { streams[stream.id] = stream }
                }
                seen += server.takeEvents(requests)
            }
            let answers = try server.output()
            seen += server.takeEvents()
            sentBytes += answers
            if requests.isEmpty && answers.isEmpty { return seen }
            try line.feed(answers, piecesOf: size)
        }
    }

    private func stream(_ id: Int32) throws -> StreamHandle {
        let stream = streams[id]
        return try #require(stream)
    }

    /// Ends the call on a stream well: headers, an empty message, trailers.
    func succeed(_ id: Int32) throws {
        let stream = try stream(id)
        server.append([0, 0, 0, 0, 0], to: stream)
        server.finish(stream, trailers: trailers)
        server.respond(to: stream, headers)
    }

    /// Ends the call on a stream after headers and an empty message.
    func fail(_ id: Int32, trailers: KeyValuePairs<String, String>) throws {
        let stream = try stream(id)
        server.append([0, 0, 0, 0, 0], to: stream)
        server.finish(stream, trailers: HeaderBlock(trailers))
        server.respond(to: stream, headers)
    }

    /// Ends the call on a stream with one header block and nothing else.
    func refuse(_ id: Int32, _ fields: KeyValuePairs<String, String>) throws {
        server.respond(to: try stream(id), endingWith: HeaderBlock(fields))
    }

    /// Resets a stream.
    func reset(_ id: Int32, _ code: ErrorCode) throws {
        server.reset(try stream(id), code)
    }
}

/// A frame of HTTP/2 (RFC 9113 section 4.1).
struct WireFrame: Equatable {
    let kind: UInt8
    let flags: UInt8
    let stream: UInt32
    let payload: [UInt8]

    init(kind: UInt8, flags: UInt8 = 0, stream: UInt32 = 0, _ payload: [UInt8] = []) {
        self.kind = kind
        self.flags = flags
        self.stream = stream
        self.payload = payload
    }

    init(_ kind: FrameHeader.Kind, flags: FrameHeader.Flags = [], stream: UInt32 = 0, _ payload: [UInt8] = []) {
        self.init(kind: kind.rawValue, flags: flags.rawValue, stream: stream, payload)
    }

    static let settingsAcknowledgement = WireFrame(.settings, flags: .acknowledgement)

    static func settings(_ values: KeyValuePairs<UInt16, UInt32> = [:]) -> WireFrame {
        var payload: [UInt8] = []
        for (name, value) in values { payload += number(UInt32(name), byteCount: 2) + number(value) }
        return WireFrame(.settings, payload)
    }

    static func windowUpdate(_ increment: UInt32, stream: UInt32 = 0) -> WireFrame {
        WireFrame(.windowUpdate, stream: stream, number(increment))
    }

    static func reset(_ stream: UInt32, code: UInt32) -> WireFrame {
        WireFrame(.resetStream, stream: stream, number(code))
    }

    /// A whole header block that ends its stream.
    static func headers(_ stream: UInt32, _ block: [UInt8]) -> WireFrame {
        WireFrame(.headers, flags: [.endHeaders, .endStream], stream: stream, block)
    }

    var bytes: [UInt8] {
        var bytes = Self.number(UInt32(payload.count), byteCount: 3)
        bytes.append(kind)
        bytes.append(flags)
        return bytes + Self.number(stream) + payload
    }

    /// The frames that `bytes` are made of.
    static func all(in bytes: ArraySlice<UInt8>) -> [WireFrame] {
        var frames: [WireFrame] = []
        var rest = bytes
        while rest.count >= FrameHeader.byteCount {
            let head = Array(rest.prefix(FrameHeader.byteCount))
            let length = head[..<3].reduce(Int(0)) { $0 << 8 | Int($1) }
            let stream = head[5...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            rest = rest.dropFirst(FrameHeader.byteCount)
            frames.append(WireFrame(kind: head[3], flags: head[4], stream: stream, Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        #expect(rest.isEmpty, "a frame is cut")
        return frames
    }

    /// A number as it is sent.
    static func number(_ value: UInt32, byteCount: Int = 4) -> [UInt8] {
        (0..<byteCount).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * (byteCount - 1 - $0))) }
    }
}

/// A header field spelt out (RFC 7541 section 6.2), its name and value of less than 127 bytes. One that is kept goes into the table.
func literalField(_ name: String, _ value: String, isKept: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = [isKept ? 0x40 : 0x00, UInt8(name.utf8.count)]
    bytes += Array(name.utf8)
    bytes.append(UInt8(value.utf8.count))
    return bytes + Array(value.utf8)
}
