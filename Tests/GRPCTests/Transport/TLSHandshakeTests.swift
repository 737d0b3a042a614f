import NIOCore
import NIOEmbedded
import NIOTLS
import Testing

@testable import GRPC

@Suite("The end of a handshake")
struct TLSHandshakeTests {
    private final class Outcome {
        var isCompleted = false
        var failures: [String] = []
    }

    private func channel(_ outcome: Outcome) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(
            handler: TLSHandshake(timeout: .seconds(10)) { _ in
                outcome.isCompleted = true
            } ended: { failure in
                outcome.failures.append(failure.map { "\($0)" } ?? "none")
            }
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return channel
    }

    @Test("h2 lets the connection through, and the handler leaves")
    func chosen() throws {
        let outcome = Outcome()
        let channel = try channel(outcome)
        channel.pipeline.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: "h2"))
        #expect(outcome.isCompleted && outcome.failures == ["none"])
        channel.embeddedEventLoop.advanceTime(by: .seconds(11))
        #expect(channel.isActive)
        _ = try channel.finish()
    }

    @Test("any other protocol, or none, closes it", arguments: ["http/1.1", "h2c", nil])
    func notChosen(name: String?) throws {
        let outcome = Outcome()
        let channel = try channel(outcome)
        channel.pipeline.fireUserInboundEventTriggered(TLSUserEvent.handshakeCompleted(negotiatedProtocol: name))
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive && !outcome.isCompleted)
        #expect(outcome.failures == [TLSHandshakeError.isNotHTTP2.description])
    }

    @Test("a handshake has ten seconds")
    func timeout() throws {
        let outcome = Outcome()
        let channel = try channel(outcome)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(9_999))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive && outcome.failures == [TLSHandshakeError.timedOut.description])
    }
}
