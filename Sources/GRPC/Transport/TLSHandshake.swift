import NIOCore
import NIOTLS

/// Stands behind TLS in a new connection's pipeline, as what speaks HTTP/2 will once the handshake is over: until then a
/// connection costs no session.
///
/// The handshake must end in time and have chosen HTTP/2; else the connection is closed. NIOSSL cannot refuse an ALPN with the
/// alert that RFC 7301 section 3.2 names, so such a peer sees its connection close right after the handshake.
final class TLSHandshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    /// HTTP/2 over TLS (RFC 9113 section 3.1).
    static let applicationProtocol = "h2"

    private let timeout: TimeAmount
    private let completed: (any Channel) throws -> Void
    private let ended: (_ failure: (any Error)?) -> Void
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?
    private var failure: (any Error)?

    /// Calls `completed` when the handshake has succeeded, to put what speaks HTTP/2 behind this handler; what it throws closes
    /// the connection. Calls `ended` once, when this handler leaves the pipeline, with what went wrong.
    init(
        timeout: TimeAmount,
        completed: @escaping (any Channel) throws -> Void,
        ended: @escaping (_ failure: (any Error)?) -> Void
    ) {
        self.timeout = timeout
        self.completed = completed
        self.ended = ended
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let handshake = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: timeout) { handshake.value.fail(TLSHandshakeError.timedOut) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        timer?.cancel()
        ended(failure)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted(let chosen)? = event as? TLSUserEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        guard failure == nil else { return }
        guard chosen == Self.applicationProtocol else { return fail(TLSHandshakeError.isNotHTTP2) }
        do {
            try completed(context.channel)
            context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        } catch {
            fail(error)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(TLSHandshakeError.connectionLost)
        context.fireChannelInactive()
    }

    /// Gives the connection up.
    func fail(_ error: any Error) {
        guard failure == nil else { return }
        failure = error
        context?.close(promise: nil)
    }
}
