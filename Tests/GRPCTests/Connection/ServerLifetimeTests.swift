import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("The life of a server's connection")
struct ServerLifetimeTests {
    private static func configuration(_ change: (inout ConnectionLifetimeSettings) -> Void) -> ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.lifetime.jitter = 0
        change(&configuration.lifetime)
        return configuration
    }

    private static func text(_ session: Session) -> String {
        String(decoding: session.goAwayDebugData, as: UTF8.self)
    }

    // MARK: Silence

    @Test("a peer that has been silent for two hours and does not answer a PING for 20 s is closed")
    func silence() throws {
        let pair = try ServerPair()
        pair.eventLoop.advanceTime(by: .minutes(119))
        #expect(try pair.output().isEmpty)
        pair.eventLoop.advanceTime(by: .minutes(1) + .seconds(1))
        #expect(try pair.client.input(pair.output()) == [.ping])
        pair.eventLoop.advanceTime(by: .seconds(18))
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(2))
        #expect(!pair.channel.isActive)
        #expect(pair.loop.connectionCount == 0)
    }

    @Test("a peer that answers the PING lives on")
    func answeredPing() throws {
        let pair = try ServerPair()
        for _ in 0..<5 {
            pair.eventLoop.advanceTime(by: .hours(2) + .seconds(2))
            #expect(try pair.exchange() == [.ping])
        }
        pair.eventLoop.advanceTime(by: .minutes(1))
        #expect(pair.channel.isActive)
    }

    @Test("one timer looks after all connections, and stops with the last")
    func oneTimer() throws {
        let pair = try ServerPair()
        let another = EmbeddedChannel(handler: try ServerConnection(loop: pair.loop), loop: pair.eventLoop)
        try another.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 2)).wait()
        pair.eventLoop.advanceTime(by: .seconds(11))
        #expect(!another.isActive && pair.channel.isActive)
        try pair.channel.close().wait()
        pair.eventLoop.advanceTime(by: .seconds(1))
        #expect(!pair.loop.lifetimes.isArmed && pair.loop.lifetimes.moments.count == 0)
    }

    // MARK: The peer's pings

    @Test("the fourth PING without a call ends the connection, and running calls with it", arguments: [false, true])
    func tooManyPings(hasCall: Bool) throws {
        let pair = try ServerPair()
        if hasCall { _ = try pair.send(ServerPair.framed([])) }
        for number in 1...3 as ClosedRange<UInt64> {
            pair.client.submitPing(number)
            #expect(try pair.exchange() == [.pong(number)])
        }
        pair.client.submitPing(4)
        #expect(try pair.exchange().suffix(2) == [.pong(4), .goAway(hasCall ? 1 : 0, .enhanceYourCalm)])
        #expect(Self.text(pair.client) == "too_many_pings")
        #expect(!pair.channel.isActive)
        #expect(pair.recorder.cancelled.count == (hasCall ? 1 : 0))
    }

    @Test("PINGs are free while answers go out, and count again when no more do")
    func pingsBesideCalls() throws {
        let pair = try ServerPair()
        for number in 0..<20 as Range<UInt64> {
            _ = try pair.send(ServerPair.framed([]))
            pair.reply(try #require(pair.recorder.received.last).id, [])
            _ = try pair.exchange()
            pair.client.submitPing(number)
            _ = try pair.exchange()
        }
        #expect(pair.channel.isActive)
        for _ in 0..<3 { pair.client.submitPing(0) }
        _ = try pair.exchange()
        #expect(!pair.channel.isActive)
    }

    @Test("a PING every five minutes is let pass while a call is open")
    func pingsDuringCall() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        for number in 0..<10 as Range<UInt64> {
            pair.client.submitPing(number)
            #expect(try pair.exchange() == [.pong(number)])
            pair.eventLoop.advanceTime(by: .minutes(5))
        }
        #expect(pair.channel.isActive)
    }

    // MARK: Idleness and age

    @Test("an idle connection ends gracefully")
    func idle() throws {
        let pair = try ServerPair(configuration: Self.configuration { $0.maximumIdleTime = .minutes(10) })
        _ = try pair.send(ServerPair.framed([]))
        pair.eventLoop.advanceTime(by: .minutes(30))
        pair.reply(pair.recorder.received[0].id, [])
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .minutes(10) - .seconds(2))
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(3))
        // Without a stream, the client's session is over with the notice, and does not answer.
        let seen = try pair.exchange()
        #expect(seen == [.goAway(.max, .noError), .ping])
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(5))
        #expect(String(decoding: try pair.output(), as: UTF8.self).hasSuffix("max_idle"))
        #expect(!pair.channel.isActive)
    }

    @Test("a connection that is too old serves what came before its GOAWAY, and closes when that is answered")
    func old() throws {
        let pair = try ServerPair(configuration: Self.configuration { $0.maximumAge = .minutes(10) })
        _ = try pair.send(ServerPair.framed([1]))
        pair.eventLoop.advanceTime(by: .minutes(10))
        // The client does not know of the notice yet.
        let seen = try pair.send(ServerPair.framed([2]))
        #expect(seen == [.goAway(.max, .noError), .ping, .goAway(3, .noError)])
        #expect(Self.text(pair.client) == "max_age")
        #expect(pair.recorder.received.map(\.message) == [[1], [2]])
        pair.eventLoop.advanceTime(by: .hours(1))
        for call in pair.recorder.received { pair.reply(call.id, call.message) }
        #expect(try pair.exchange().body == ServerPair.framed([1]) + ServerPair.framed([2]))
        #expect(!pair.channel.isActive)
    }

    @Test("the calls of a connection that is too old are cut off when the grace is over")
    func grace() throws {
        let configuration = Self.configuration {
            $0.maximumAge = .minutes(10)
            $0.ageGrace = .seconds(30)
        }
        let pair = try ServerPair(configuration: configuration)
        _ = try pair.send(ServerPair.framed([]))
        pair.eventLoop.advanceTime(by: .minutes(10))
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .seconds(28))
        #expect(pair.channel.isActive && pair.recorder.cancelled.isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(4))
        #expect(!pair.channel.isActive)
        #expect(pair.recorder.cancelled.count == 1)
    }

    @Test("a server that stops refuses also the calls of a connection that is too old")
    func oldAndStopping() throws {
        let pair = try ServerPair(configuration: Self.configuration { $0.maximumAge = .minutes(10) })
        let late = try pair.open()
        pair.client.append(ServerPair.framed([]), to: late)
        pair.client.finish(late)
        let bytes = try pair.client.output()
        pair.eventLoop.advanceTime(by: .minutes(10))
        let stopped = pair.loop.stop(gracefully: true)
        try pair.channel.writeInbound(ByteBuffer(bytes: bytes))
        #expect(try pair.exchange().lastFields.contains("grpc-status=14"))
        try stopped.wait()
    }

    // MARK: Peers that are slow to begin

    @Test("a peer whose preface is not complete after 10 s is closed", arguments: [0, 1, 23, 24, 32])
    func slowPreface(count: Int) throws {
        let pair = try ServerPair(greets: false)
        let preface = try Array(pair.client.output().prefix(count))
        pair.eventLoop.advanceTime(by: .seconds(5))
        if !preface.isEmpty { try pair.channel.writeInbound(ByteBuffer(bytes: preface)) }
        pair.eventLoop.advanceTime(by: .seconds(4))
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(2))
        #expect(!pair.channel.isActive)
    }

    @Test("a peer that does not acknowledge our SETTINGS for 10 s gets SETTINGS_TIMEOUT")
    func unacknowledgedSettings() throws {
        let pair = try ServerPair(greets: false)
        pair.eventLoop.advanceTime(by: .seconds(9))
        try pair.channel.writeInbound(ByteBuffer(bytes: pair.client.output()))
        pair.eventLoop.advanceTime(by: .seconds(9))
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(3))
        #expect(try pair.client.input(pair.output()).last == .goAway(0, .settingsTimeout))
        #expect(!pair.channel.isActive)
    }
}
