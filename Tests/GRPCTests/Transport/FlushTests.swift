import HTTP2
import NIOCore
import NIOEmbedded
import Testing

@testable import GRPC

/// Like TLS: keeps what is written until it is flushed, and only then finds that the socket takes no more than 64 KiB.
private final class KeepsUntilFlushed: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private(set) var byteCount = 0

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        byteCount += unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }

    func flush(context: ChannelHandlerContext) {
        if byteCount >= 64 * 1024 - Session.largestPiece { (context.channel as? EmbeddedChannel)?.isWritable = false }
        context.flush()
    }
}

@Suite("Writing")
struct FlushTests {
    @Test("what a full socket does not take stays in the session, even where TLS would keep it")
    func fullSocket() throws {
        let pair = try ServerPair()
        let handler = KeepsUntilFlushed()
        try pair.channel.pipeline.syncOperations.addHandler(handler, position: .first)
        for _ in 0..<4 { _ = try pair.send(ServerPair.framed([1])) }
        let answer = [UInt8](repeating: 7, count: 200_000)
        for call in pair.recorder.received { pair.reply(call.id, answer) }
        pair.eventLoop.run()
        #expect((32 * 1024...64 * 1024).contains(handler.byteCount))
        pair.channel.isWritable = true
        pair.channel.pipeline.fireChannelWritabilityChanged()
        #expect((64 * 1024...128 * 1024).contains(handler.byteCount))
    }
}
