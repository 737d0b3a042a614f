import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

/// What a peer may do before its connection is closed.
@Suite("Limits of a connection")
struct ConnectionLimitTests {
    private static let settings: [UInt8] = [0, 0, 0, 4, 0, 0, 0, 0, 0]
    private static let acknowledgement: [UInt8] = [0, 0, 0, 4, 1, 0, 0, 0, 0]

    /// Hands `bytes` to the server past the client's session, and returns what the client makes of the answer.
    private func inject(_ bytes: [UInt8], into pair: ServerPair) throws -> [Seen] {
        try pair.channel.writeInbound(ByteBuffer(bytes: bytes))
        return try pair.exchange()
    }

    /// What the server says to `bytes`.
    private func answer(to bytes: [UInt8], _ pair: ServerPair) throws -> [UInt8] {
        try pair.channel.writeInbound(ByteBuffer(bytes: bytes))
        pair.eventLoop.run()
        var answered: [UInt8] = []
        while let buffer = try pair.channel.readOutbound(as: ByteBuffer.self) {
            answered += Array(buffer.readableBytesView)
        }
        return answered
    }

    // MARK: SETTINGS

    @Test("ten SETTINGS in a second are taken, one more ends the connection")
    func settingsFlood() throws {
        let pair = try ServerPair()
        // The client's own were the first.
        for _ in 0..<9 { #expect(try answer(to: Self.settings, pair) == Self.acknowledgement) }
        #expect(try answer(to: Self.settings, pair).suffix(4) == [0, 0, 0, 0xb])
        #expect(!pair.channel.isActive)
    }

    @Test("SETTINGS a tenth of a second apart are taken for ever")
    func rareSettings() throws {
        let pair = try ServerPair()
        for _ in 0..<100 {
            pair.eventLoop.advanceTime(by: .milliseconds(100))
            #expect(try answer(to: Self.settings, pair) == Self.acknowledgement)
        }
    }

    // MARK: Stream errors

    /// Opens a call and makes the server reset it.
    private func streamError(_ pair: ServerPair) throws -> [Seen] {
        let stream = try pair.open()
        _ = try pair.exchange()
        // WINDOW_UPDATE beyond the largest window.
        let id = (0..<4).map { UInt8(truncatingIfNeeded: stream.id >> (24 - 8 * $0)) }
        return try inject([0, 0, 4, 8, 0] + id + [0x7F, 0xFF, 0xFF, 0xFF], into: pair)
    }

    @Test("so many stream errors in an interval are taken, one more ends the connection")
    func streamErrors() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumStreamErrors = 3
        let pair = try ServerPair(configuration: configuration)
        for number in 0..<3 {
            #expect(try streamError(pair) == [.closed(Int32(number * 2 + 1), .flowControlError)])
        }
        #expect(try streamError(pair).contains(.goAway(7, .enhanceYourCalm)))
        #expect(!pair.channel.isActive)
    }

    @Test("stream errors that the interval allows are taken for ever")
    func rareStreamErrors() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumStreamErrors = 3
        let pair = try ServerPair(configuration: configuration)
        for _ in 0..<30 {
            pair.eventLoop.advanceTime(by: .seconds(10))
            _ = try streamError(pair)
        }
        #expect(pair.channel.isActive)
    }

    @Test("two hundred stream errors are the default")
    func defaultStreamErrors() throws {
        let pair = try ServerPair()
        var count = 0
        while pair.channel.isActive && count < 500 {
            _ = try streamError(pair)
            count += 1
        }
        #expect(count == 201)
    }

    /// The codes of the RST_STREAM and GOAWAY frames in `bytes`.
    private func endings(_ bytes: [UInt8]) -> [ErrorCode] {
        var codes: [ErrorCode] = []
        var rest = bytes[...]
        while rest.count >= 9 {
            let header = Array(rest.prefix(9))
            let payload = rest.dropFirst(9).prefix(header[..<3].reduce(0) { $0 << 8 | Int($1) })
            rest = rest[payload.endIndex...]
            guard header[3] == 3 || header[3] == 7 else { continue }
            // A GOAWAY names the last stream first, and may say more behind the code.
            let code = header[3] == 7 ? payload.dropFirst(4) : payload
            codes.append(ErrorCode(rawValue: code.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }))
        }
        return codes
    }

    /// A server that lets a client have two streams and make three mistakes, and has heard its preface.
    private func greeted() throws -> ServerPair {
        var configuration = ServerConfiguration()
        configuration.session.maximumConcurrentStreams = 2
        configuration.connections.maximumStreamErrors = 3
        let pair = try ServerPair(configuration: configuration, greets: false)
        // What the server says to it is kept from the client, which so does not acknowledge its SETTINGS.
        #expect(endings(try answer(to: pair.client.output(), pair)).isEmpty)
        return pair
    }

    /// Has the client open so many streams; returns how the server ended them, or the connection.
    private func open(_ count: Int, _ pair: ServerPair) throws -> [ErrorCode] {
        for _ in 0..<count { _ = try pair.open() }
        return endings(try answer(to: pair.client.output(), pair))
    }

    @Test("a client that cannot know how many streams it may open is refused the others, as many as it tries")
    func racingClient() throws {
        let pair = try greeted()
        #expect(try open(50, pair) == Array(repeating: .refusedStream, count: 48))
        #expect(pair.channel.isActive)
        // It hears of the limit, and keeps to it.
        try pair.channel.writeInbound(ByteBuffer(bytes: Self.acknowledgement))
        pair.eventLoop.advanceTime(by: .seconds(60))
        #expect(pair.channel.isActive)
    }

    @Test("a client that does not acknowledge SETTINGS is refused only so many streams once it can know them")
    func unawareClient() throws {
        let pair = try greeted()
        #expect(try open(12, pair).count == 10)
        pair.eventLoop.advanceTime(by: .milliseconds(1_999))
        #expect(try open(10, pair) == Array(repeating: .refusedStream, count: 10))
        pair.eventLoop.advanceTime(by: .milliseconds(1))
        #expect(try open(3, pair) == Array(repeating: .refusedStream, count: 3))
        #expect(pair.channel.isActive)
        #expect(try open(1, pair) == [.refusedStream, .enhanceYourCalm])
        #expect(!pair.channel.isActive)
    }

    @Test("a client that has acknowledged SETTINGS and opens one stream too many is cut off at once")
    func awareClient() throws {
        let pair = try greeted()
        try pair.channel.writeInbound(ByteBuffer(bytes: Self.acknowledgement))
        #expect(try open(3, pair) == [.protocolError])
        #expect(!pair.channel.isActive)
    }

    // MARK: A peer that does not read

    /// A pair whose client has been sent what makes the server answer, while the socket takes nothing.
    private func stalled(_ pair: ServerPair) throws {
        pair.channel.isWritable = false
        try pair.channel.writeInbound(ByteBuffer(bytes: [0, 0, 8, 6, 0, 0, 0, 0, 0] + [UInt8](repeating: 1, count: 8)))
        pair.eventLoop.run()
    }

    @Test("a connection whose socket stays full is closed")
    func unread() throws {
        let pair = try ServerPair()
        try stalled(pair)
        pair.eventLoop.advanceTime(by: .seconds(29))
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(8))
        #expect(!pair.channel.isActive)
    }

    @Test("a socket that has room again is left alone")
    func readAgain() throws {
        let pair = try ServerPair()
        try stalled(pair)
        pair.channel.isWritable = true
        pair.channel.pipeline.fireChannelWritabilityChanged()
        pair.eventLoop.advanceTime(by: .seconds(100))
        #expect(pair.channel.isActive)
        try stalled(pair)
        pair.eventLoop.advanceTime(by: .seconds(29))
        #expect(pair.channel.isActive)
    }

    @Test("what moves is left alone, what does not move for long enough is not")
    func outputWatch() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var watch = OutputWatch(timeout: .seconds(30), takenByteCount: 5, at: start)
        let looks: [(second: Int64, taken: Int)] = [(29, 5), (31, 6), (60, 6), (61, 6)]
        let isMoving = looks.map { watch.isMoving(takenByteCount: $0.taken, at: start + .seconds($0.second)) }
        #expect(isMoving == [true, true, true, false])
    }

    @Test("too many frames queued for a full socket close the connection")
    func queuedFrames() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumQueuedFrames = 20
        configuration.lifetime.maximumPingStrikes = .max
        let pair = try ServerPair(configuration: configuration)
        for _ in 0..<20 { try stalled(pair) }
        #expect(pair.channel.isActive)
        try stalled(pair)
        #expect(!pair.channel.isActive)
    }

    // MARK: Requests that do not end

    /// Sends so much of a message of 100,000 bytes, without an end.
    private func begin(_ pair: ServerPair, _ byteCount: Int) throws -> (stream: StreamHandle, seen: [Seen]) {
        let stream = try pair.open()
        pair.client.append([0, 0, 1, 0x86, 0xA0] + [UInt8](repeating: 1, count: byteCount - 5), to: stream)
        return (stream, try pair.exchange())
    }

    @Test("unfinished requests are refused when they would be too much, and count no more when they end")
    func unfinishedBytes() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumUnfinishedBytes = 50_000
        configuration.connections.maximumUnfinishedBytesPerLoop = 90_000
        let pair = try ServerPair(configuration: configuration)
        let first = try begin(pair, 30_000)
        #expect(first.seen.isEmpty)
        #expect(try begin(pair, 30_000).seen.lastFields.contains(Self.exhausted))
        pair.client.reset(first.stream, .cancel)
        #expect(try begin(pair, 49_000).seen.lastFields.isEmpty)

        // The connection that has the most makes room for the others.
        let other = try ServerPair(joining: pair)
        #expect(try begin(other, 48_000).seen.lastFields.isEmpty)
        #expect(!pair.channel.isActive)
        #expect(pair.loop.unfinishedByteCount == 48_000)
    }

    @Test("a connection that is closed for the bytes that just came is done with their events first")
    func unfinishedBytesOfItsOwn() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumUnfinishedBytesPerLoop = 90_000
        let other = try ServerPair(configuration: configuration)
        #expect(try begin(other, 30_000).seen.isEmpty)
        let pair = try ServerPair(joining: other)
        for _ in 0..<3 {
            let stream = try pair.open()
            pair.client.append([0, 0, 1, 0x86, 0xA0] + [UInt8](repeating: 1, count: 30_000), to: stream)
        }
        // All of it in one read.
        _ = try pair.exchange()
        #expect(!pair.channel.isActive)
        #expect(other.channel.isActive)
        #expect(pair.loop.unfinishedByteCount == 30_000)
    }

    @Test("an answer at once that makes a connection hold too much closes it when its events are handled")
    func heldBytesOfItsOwn() throws {
        final class Eager: UnaryDispatcher {
            unowned let loop: ServerLoop
            var received = 0
            init(_ loop: ServerLoop) { self.loop = loop }

            func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
                received += 1
                loop.reply(to: call.id, limit: 400_000) { output in
                    for _ in 0..<400_000 { output.append(0 as UInt8) }
                }
            }

            func turnCompleted() {}
            func cancelled(_ call: CallID) {}
        }
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytesPerLoop = 900_000
        let pair = try ServerPair(configuration: configuration)
        let dispatcher = Eager(pair.loop)
        pair.loop.setDispatcher(dispatcher)
        for _ in 0..<5 {
            let stream = try pair.open()
            pair.client.append(ServerPair.framed([]), to: stream)
            pair.client.finish(stream)
        }
        _ = try pair.exchange()
        #expect(!pair.channel.isActive)
        #expect(pair.loop.pool.largeBodyByteCount == 0)
        #expect((3...4).contains(dispatcher.received))
    }

    @Test("a request that is complete at last is no longer unfinished")
    func finishedBytes() throws {
        let pair = try ServerPair()
        let (stream, _) = try begin(pair, 30_000)
        #expect(pair.loop.unfinishedByteCount == 30_000)
        pair.client.append([UInt8](repeating: 1, count: 70_005), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        #expect(pair.recorder.received.map(\.message.count) == [100_000])
        #expect(pair.loop.unfinishedByteCount == 0)
    }

    // MARK: Answers that nobody takes

    private func call(_ pair: ServerPair, answeredWith byteCount: Int) throws -> [Seen] {
        let seen = try pair.send(ServerPair.framed([]))
        let id = try #require(pair.recorder.received.last).id
        pair.reply(id, [UInt8](repeating: 1, count: byteCount))
        return seen + (try pair.exchange())
    }

    private static let exhausted = "grpc-status=8"

    @Test("answers that flow control holds back are refused when they would be too much, small ones are not")
    func heldBytes() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytes = 300_000
        let pair = try ServerPair(configuration: configuration)
        // One answer may have any size; a client of ours takes 256 KiB of it before it says that it has.
        _ = try call(pair, answeredWith: 1_000_000)
        #expect(try call(pair, answeredWith: 2_000).lastFields.contains(Self.exhausted))
        #expect(!(try call(pair, answeredWith: 1_000).lastFields.contains(Self.exhausted)))
    }

    @Test("when a loop holds too much, the connection that holds the most is closed, and the others are served")
    func heldBytesPerLoop() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytesPerLoop = 1_500_000
        let greedy = try ServerPair(configuration: configuration)
        _ = try call(greedy, answeredWith: 1_000_000)
        let other = try ServerPair(joining: greedy)
        #expect(try call(other, answeredWith: 1_000_000).body.count > 200_000)
        #expect(!greedy.channel.isActive)
        #expect(other.channel.isActive)
        // What the closed connection held has been given back.
        #expect(greedy.loop.pool.largeBodyByteCount < 1_100_000)
    }

    // MARK: How many connections

    private func address(_ text: String) throws -> SocketAddress { try SocketAddress(ipAddress: text, port: 1) }

    @Test("connections are counted in all and for each peer, until they are closed")
    func census() throws {
        var limits = ConnectionLimits()
        limits.maximumConnections = 5
        limits.maximumConnectionsPerPeer = 2
        let census = ConnectionCensus(limits: limits)
        let (first, second) = (try address("10.0.0.1"), try address("10.0.0.2"))
        #expect([first, first, first].map(census.admits) == [true, true, false])
        #expect([second, second, second].map(census.admits) == [true, true, false])
        #expect([try address("10.0.0.3"), try address("10.0.0.4")].map(census.admits) == [true, false])
        census.remove(first)
        #expect([first, first].map(census.admits) == [true, false])
    }

    @Test("peers of a Unix socket are limited in all only")
    func unixSocket() throws {
        var limits = ConnectionLimits()
        limits.maximumConnections = 3
        limits.maximumConnectionsPerPeer = 1
        let census = ConnectionCensus(limits: limits)
        let path = try SocketAddress(unixDomainSocketPath: "/tmp/s")
        #expect([path, nil, path, path].map(census.admits) == [true, true, true, false])
    }

    @Test(
        "an IPv6 network counts as one peer, an IPv4 address in IPv6 as itself",
        arguments: [
            ("2001:db8::1", "2001:db8::ffff:2", true), ("2001:db8::1", "2001:db8:0:0:5::", true),
            ("2001:db8::1", "2001:db8:0:1::1", false),
            ("::ffff:10.0.0.1", "10.0.0.1", true), ("::ffff:10.0.0.1", "::ffff:10.0.0.2", false),
            ("10.0.0.1", "10.0.0.2", false),
        ]
    )
    func networks(first: String, second: String, areOne: Bool) throws {
        #expect((PeerNetwork(try address(first)) == PeerNetwork(try address(second))) == areOne)
    }
}
