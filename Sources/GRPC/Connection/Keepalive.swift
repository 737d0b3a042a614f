import NIOCore

/// Finds out whether a silent peer is still there (gRFC A8, "Basic Keepalive"). Pure: it is told the time.
struct Keepalive {
    enum Step: Equatable {
        case wait
        case ping
        /// A PING is due and may not be sent: there is nothing to wait for.
        case hold
        /// The peer has left a PING unanswered.
        case close
    }

    let time: TimeAmount
    let timeout: TimeAmount
    /// The PING whose answer is awaited.
    private var pingSent: NIODeadline?

    /// A PING after `time` without a byte; `timeout` for any byte to come back.
    init(time: TimeAmount, timeout: TimeAmount) {
        self.time = time
        self.timeout = timeout
    }

    /// What to do now, when the last byte came at `lastRead`. A PING counts as sent once this has asked for it.
    mutating func check(_ agenda: inout Agenda, lastRead: NIODeadline, mayPing: Bool = true) -> Step {
        if let sent = pingSent {
            if lastRead < sent {
                agenda.mayCome(in: time)
                return agenda.hasCome(sent + timeout) ? .close : .wait
            }
            pingSent = nil
        }
        guard agenda.hasCome(lastRead + time) else { return .wait }
        guard mayPing else { return .hold }
        pingSent = agenda.now
        return .ping
    }
}
