import HTTP2
import NIOCore

/// What time, and a peer that takes too much of it, does to a connection.
extension ServerConnection {
    /// Does what is due, and returns when to look again.
    func checkLifetime(at now: NIODeadline) -> NIODeadline {
        var step: ConnectionLifetime.Step
        var agenda: Agenda
        repeat {
            agenda = Agenda(at: now)
            step = lifetime.check(&agenda, activity)
            switch step {
            case .wait: break
            case .ping:
                session.submitPing(Self.keepalivePing)
                loop.markDirty(self)
            case .drain(let reason): beginDrain(because: reason)
            case .end(let code):
                end(code)
                return .distantFuture
            case .close:
                close()
                return .distantFuture
            }
        } while step != .wait
        refuseSlowRequests(&agenda)
        if isFrameLate(&agenda) {
            end(.enhanceYourCalm, debugData: "frame_timeout")
            return .distantFuture
        }
        return agenda.next
    }

    private var activity: ConnectionLifetime.Activity {
        .init(lastRead: lastRead, lastCallEnd: lastCallEnd, openCallCount: session.openStreamCount)
    }

    private static let keepalivePing: UInt64 = 0x6b65_6570_616c_6976

    // MARK: Requests that do not come to their end

    /// The same that a caller would see whose own deadline had passed: the time in which the call could be carried out is over,
    /// and a client does not repeat it by itself, as it might with UNAVAILABLE.
    private static let tooSlow = Status(.deadlineExceeded, "the request was not completed in time")

    private func refuseSlowRequests(_ agenda: inout Agenda) {
        let timeout = loop.configuration.lifetime.requestTimeout
        agenda.mayCome(in: timeout)
        guard session.openStreamCount > 0 else { return }
        for slot in calls.indices {
            let stream = StreamHandle(slot: Int32(slot), id: calls[slot].streamID)
            switch calls[slot].phase {
            case .receiving where agenda.hasCome(calls[slot].owedSince + timeout):
                refuse(stream, Self.tooSlow)
                loop.markDirty(self)
            case .streaming where streams[slot]?.isOwedRequest != true:
                // Who is not waited for is not late.
                break
            case .streaming where agenda.hasCome(calls[slot].owedSince + timeout):
                streamRefused(stream, Self.tooSlow)
            case .free, .receiving, .running, .streaming, .done: break
            }
        }
    }

    /// Whether a frame or a header block has been coming for too long. Nothing else can come before it is complete.
    private func isFrameLate(_ agenda: inout Agenda) -> Bool {
        // Of a connection from which nothing has been read, only the preface is late.
        guard session.incompleteFrame == incompleteFrame.number else { return false }
        return agenda.hasCome(incompleteFrame.since + loop.configuration.lifetime.requestTimeout)
    }

    // MARK: The peer's pings

    func pingReceived() {
        if session.takeSentMessageFrame() { pingStrikes.reset() }
        let hasOpenCalls = session.openStreamCount > 0
        if pingStrikes.pingReceived(at: loop.eventLoop.now, hasOpenCalls: hasOpenCalls) {
            end(.enhanceYourCalm, debugData: "too_many_pings")
        }
    }
}
