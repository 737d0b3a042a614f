import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("The life of a client's connection")
struct ClientKeepaliveTests {
    private static func configuration(
        _ time: TimeAmount,
        _ change: (inout ClientKeepalive) -> Void = { _ in }
    ) -> ClientConfiguration {
        var configuration = ClientConfiguration()
        var keepalive = ClientKeepalive(time: time)
        change(&keepalive)
        configuration.keepalive = keepalive
        return configuration
    }

    @Test("it is off by default")
    func off() throws {
        let pair = try ClientPair()
        _ = pair.start()
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .hours(5))
        #expect(try pair.exchange().isEmpty)
    }

    @Test("a server that leaves a PING unanswered is given up, and its calls end with UNAVAILABLE")
    func unanswered() throws {
        let pair = try ClientPair(configuration: Self.configuration(.minutes(6)))
        _ = pair.start(tag: 7)
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .minutes(6) - .seconds(1))
        #expect(try pair.output().isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(1))
        #expect(try pair.server.input(pair.output()) == [.ping])
        pair.eventLoop.advanceTime(by: .seconds(19))
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(1))
        #expect(!pair.channel.isActive)
        #expect(pair.outcomes.map(\.status) == [Status(.unavailable, "the server did not answer a PING")])
    }

    @Test("a server that answers is asked again after as long")
    func answered() throws {
        let pair = try ClientPair(configuration: Self.configuration(.minutes(6)))
        _ = pair.start()
        _ = try pair.exchange()
        for _ in 0..<5 {
            pair.eventLoop.advanceTime(by: .minutes(6))
            #expect(try pair.exchange() == [.ping])
            pair.eventLoop.advanceTime(by: .minutes(6) - .seconds(1))
            #expect(try pair.exchange().isEmpty)
            pair.eventLoop.advanceTime(by: .seconds(1))
            #expect(try pair.exchange() == [.ping])
        }
        #expect(pair.outcomes.isEmpty)
    }

    @Test("without calls nothing is asked, and the first call after that asks at once, before its headers")
    func dormant() throws {
        let pair = try ClientPair(configuration: Self.configuration(.minutes(6)))
        pair.eventLoop.advanceTime(by: .hours(3))
        #expect(try pair.exchange().isEmpty)
        _ = pair.start()
        let seen = try pair.exchange()
        #expect(seen.first == .ping)
        #expect(seen.contains { if case .headers = $0 { true } else { false } })
        pair.eventLoop.advanceTime(by: .minutes(5))
        _ = pair.start()
        #expect(try !pair.exchange().contains(.ping))
    }

    @Test("without calls it is asked where that is permitted")
    func permitted() throws {
        let pair = try ClientPair(configuration: Self.configuration(.minutes(6)) { $0.permitsWithoutCalls = true })
        pair.eventLoop.advanceTime(by: .minutes(6))
        #expect(try pair.exchange() == [.ping])
    }

    @Test("less than ten seconds counts as ten")
    func shortest() throws {
        let pair = try ClientPair(configuration: Self.configuration(.seconds(1)) { $0.permitsWithoutCalls = true })
        pair.eventLoop.advanceTime(by: .seconds(9))
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .seconds(1))
        #expect(try pair.exchange() == [.ping])
    }

    @Test("GOAWAY for too many pings ends calls with RESOURCE_EXHAUSTED and doubles the next connection's time")
    func tooManyPings() throws {
        let pair = try ClientPair(configuration: Self.configuration(.minutes(1)))
        _ = pair.start()
        _ = try pair.exchange()
        #expect(pair.connection.nextKeepalive?.time == .minutes(1))
        pair.server.submitGoAway(.enhanceYourCalm, debugData: "too_many_pings")
        _ = try pair.exchange()
        #expect(!pair.connection.isOpen)
        #expect(pair.start() == nil)
        #expect(pair.connection.nextKeepalive?.time == .minutes(2))
        try pair.channel.close().wait()
        #expect(
            pair.outcomes.map(\.status) == [
                Status(.resourceExhausted, "the server asks for calm: too_many_pings")
            ]
        )
    }

    @Test("calm that is asked for another reason leaves the time as it is")
    func calm() throws {
        let pair = try ClientPair(configuration: Self.configuration(.minutes(1)))
        pair.server.submitGoAway(.enhanceYourCalm, debugData: "too_many_calls")
        _ = try pair.exchange()
        #expect(pair.connection.goAway == GoAway(code: .enhanceYourCalm, debugData: "too_many_calls"))
        #expect(pair.connection.nextKeepalive?.time == .minutes(1))
    }

    @Test("the doubled time counts from the shortest, and has an end")
    func doubled() {
        #expect(ClientKeepalive(time: .seconds(1)).doubled().time == .seconds(20))
        #expect(ClientKeepalive(time: .hours(1)).doubled().time == .hours(2))
        #expect(ClientKeepalive(time: .nanoseconds(.max)).doubled().time == .nanoseconds(.max))
    }

    @Test(
        "what an unanswered call ends with is said by the GOAWAY before the loss",
        arguments: [
            (.noError, .unavailable), (.internalError, .unavailable), (.enhanceYourCalm, .resourceExhausted),
            (.inadequateSecurity, .permissionDenied),
        ] as [(ErrorCode, StatusCode)]
    )
    func loss(code: ErrorCode, expected: StatusCode) throws {
        let pair = try ClientPair()
        _ = pair.start()
        _ = try pair.exchange()
        pair.server.submitGoAway(code)
        _ = try pair.exchange()
        try pair.channel.close().wait()
        #expect(pair.outcomes.map(\.status.code) == [expected])
    }
}
