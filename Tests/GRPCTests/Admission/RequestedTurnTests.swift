import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Turns that a dispatcher asks for")
struct RequestedTurnTests {
    @Test("the turn comes once, after the loop has had time for its sockets")
    func comesOnce() throws {
        let pair = try ServerPair()
        let before = pair.recorder.turnCount
        pair.loop.requestTurn()
        pair.loop.requestTurn()
        pair.eventLoop.run()
        #expect(pair.recorder.turnCount == before)
        pair.eventLoop.advanceTime(by: .milliseconds(1))
        #expect(pair.recorder.turnCount == before + 1)
        pair.eventLoop.advanceTime(by: .seconds(1))
        #expect(pair.recorder.turnCount == before + 1)
    }

    @Test("a turn with something read is that turn; one asked for in it comes on its own")
    func readMeanwhile() throws {
        let pair = try ServerPair()
        pair.loop.requestTurn()
        pair.eventLoop.run()
        _ = try pair.send(ServerPair.framed([1]))
        let before = pair.recorder.turnCount
        pair.loop.requestTurn()
        // Both times are over; the first one's wish was met by the read.
        pair.eventLoop.advanceTime(by: .milliseconds(1))
        #expect(pair.recorder.turnCount == before + 1)
    }

    @Test("a call is waiting until it is answered, reset or overdue")
    func waiting() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([1]))
        _ = try pair.send(ServerPair.framed([2]), ["grpc-timeout": "100m"])
        let stream = try pair.open()
        pair.client.append(ServerPair.framed([3]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        let calls = pair.recorder.received.map(\.id)
        #expect(calls.map(pair.loop.isWaiting) == [true, true, true])
        pair.reply(calls[0], [])
        pair.eventLoop.advanceTime(by: .milliseconds(200))
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        #expect(calls.map(pair.loop.isWaiting) == [false, false, false])
    }

    @Test("connections of this machine are callers of their own, those of another address one")
    func callers() throws {
        let one = ConnectionID(slot: 1, serial: 0)
        let two = ConnectionID(slot: 2, serial: 0)
        for (address, areOne) in [
            ("127.0.0.1", false), ("127.1.2.3", false), ("::1", false), ("::ffff:127.0.0.1", false), ("10.0.0.1", true),
            ("2001:db8::1", true),
        ] {
            let peer = try SocketAddress(ipAddress: address, port: 1000)
            #expect((CallerKey(peer: peer, connection: one) == CallerKey(peer: peer, connection: two)) == areOne)
        }
        #expect(CallerKey(peer: nil, connection: one) != CallerKey(peer: nil, connection: two))
    }
}
