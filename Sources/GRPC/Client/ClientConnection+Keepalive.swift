import HTTP2
import NIOCore

/// Whether the server is still there, and what it says when it ends the connection.
extension ClientConnection {
    /// The keepalive for the next connection to this server: after GOAWAY with "too_many_pings" PINGs come half as often (gRFC A8).
    public var nextKeepalive: ClientKeepalive? {
        goAway?.isTooManyPings == true ? configuration.keepalive?.doubled() : configuration.keepalive
    }

    func startKeepalive() {
        guard let settings = configuration.keepalive, pinging == nil else { return }
        pinging = ClientPinging(settings, now: eventLoop.now)
        checkKeepalive()
    }

    func stopKeepalive() {
        pinging?.timer?.cancel()
        pinging = nil
    }

    /// Sends the PING that is due, or looks again when one may be.
    func checkKeepalive() {
        guard var state = pinging else { return }
        state.timer?.cancel()
        state.timer = nil
        let now = eventLoop.now
        let mayPing = inFlightCount > 0 || state.permitsWithoutCalls
        var agenda: Agenda
        var step: Keepalive.Step
        repeat {
            agenda = Agenda(at: now)
            step = state.keepalive.check(&agenda, lastRead: state.lastRead, mayPing: mayPing)
            if step == .ping {
                session.submitPing(Self.keepalivePing)
                needsFlush()
            }
        } while step == .ping
        state.isDormant = step == .hold
        if step == .wait { state.timer = scheduleKeepalive(at: agenda.next) }
        pinging = state
        if step == .close {
            lossStatus = Status(.unavailable, "the server did not answer a PING")
            close()
        }
    }

    private static let keepalivePing: UInt64 = 0x6b65_6570_616c_6976

    private func scheduleKeepalive(at moment: NIODeadline) -> Scheduled<Void> {
        let connection = NIOLoopBound(self, eventLoop: eventLoop)
        return eventLoop.scheduleTask(deadline: moment) { connection.value.checkKeepalive() }
    }

    func goAwayReceived(_ code: ErrorCode) {
        let received = GoAway(code: code, debugData: String(decoding: session.goAwayDebugData, as: UTF8.self))
        goAway = received
        lossStatus = received.lossStatus
    }
}
