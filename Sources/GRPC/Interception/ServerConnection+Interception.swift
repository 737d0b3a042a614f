import HTTP2
import NIOCore

/// Asking interceptors about calls, and telling them. Only called where there are interceptors.
extension ServerConnection {
    func interceptBegin(_ stream: StreamHandle) {
        while interceptions.count < calls.count { interceptions.append(Interception()) }
        interceptions[Int(stream.slot)].begin(at: loop.clock.now(loop.eventLoop))
    }

    /// Asks whether the call may go on. Returns why not.
    func admit(_ stream: StreamHandle) -> Status? {
        guard !loop.interceptors.ofBegins.isEmpty else { return nil }
        let slot = Int(stream.slot)
        let call = InterceptedCall(self, slot: slot)
        for interceptor in loop.interceptors.ofBegins {
            switch interceptor.begin(call) {
            case .admitted: break
            case .admittedAs(let caller): interceptions[slot].caller = caller
            case .refused(let status): return status
            }
        }
        return nil
    }

    func interceptMessage(_ stream: StreamHandle, _ byteCount: Int) {
        interceptions[Int(stream.slot)].received.add(byteCount: byteCount)
    }

    /// The call has ended, unless that was told before.
    func interceptEnd(
        _ stream: StreamHandle,
        _ status: Status,
        isAnswered: Bool = false,
        cause: (any Error)? = nil,
        received: MessageTraffic? = nil,
        sent: MessageTraffic = MessageTraffic()
    ) {
        let slot = Int(stream.slot)
        guard interceptions[slot].isOpen else { return }
        interceptions[slot].isOpen = false
        let interceptors = status.isOK ? loop.interceptors.ofSuccesses : loop.interceptors.ofFailures
        guard !interceptors.isEmpty else { return }
        let now = loop.clock.now(loop.eventLoop)
        let ended = EndedCall(
            call: InterceptedCall(self, slot: slot),
            status: status,
            isAnswered: isAnswered,
            cause: cause,
            duration: now - interceptions[slot].began,
            time: now,
            received: received ?? interceptions[slot].received,
            sent: sent
        )
        for interceptor in interceptors { interceptor.ended(ended) }
    }

    /// A call that is answered by a task has ended, unless that was told before.
    func interceptEnd(_ call: ServerStream, _ status: Status, isAnswered: Bool = false, cause: (any Error)? = nil) {
        let channel = call.channel
        interceptEnd(
            channel.stream,
            status,
            isAnswered: isAnswered,
            cause: cause,
            received: channel.received,
            sent: channel.sent
        )
    }

    /// Nobody waits for a call any more, which may have ended before.
    func interceptGone(_ stream: StreamHandle) {
        if interceptions[Int(stream.slot)].isOpen { interceptEnd(stream, goneStatus) }
    }

    /// The dispatcher has answered with a message, which is the only one that waits on the stream.
    func interceptReply(_ stream: StreamHandle) {
        guard !loop.interceptors.ofSuccesses.isEmpty else {
            interceptions[Int(stream.slot)].isOpen = false
            return
        }
        let byteCount = max(session.pendingByteCount(of: stream) - MessageReader.prefixSize, 0)
        let sent = MessageTraffic(messageCount: 1, byteCount: byteCount)
        interceptEnd(stream, .ok, isAnswered: true, sent: sent)
    }

    /// Why a call ends that nobody waits for.
    var goneStatus: Status {
        Status(.cancelled, isConnected ? "the caller reset the call" : "the connection was lost")
    }

    /// Who makes a call that is not over.
    func caller(of stream: StreamHandle) -> CallerIdentity? {
        let slot = Int(stream.slot)
        return slot < interceptions.count && interceptions[slot].isOpen ? interceptions[slot].caller : nil
    }
}
