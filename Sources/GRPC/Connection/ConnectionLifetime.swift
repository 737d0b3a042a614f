import HTTP2
import NIOCore

/// What time does to a server's connection: from the preface that is late to the age that is reached. Pure: it is told the
/// time, and its methods say what to do.
struct ConnectionLifetime {
    enum Step: Equatable {
        case wait
        /// Send a PING.
        case ping
        /// End gracefully: GOAWAY with this debug data, and running calls go on.
        case drain(String)
        /// The peer broke a rule: GOAWAY with this code, then close.
        case end(ErrorCode)
        /// Close at once.
        case close
    }

    /// What the connection has seen so far.
    struct Activity {
        /// When the last byte came.
        var lastRead: NIODeadline
        /// When the last call ended.
        var lastCallEnd: NIODeadline
        var openCallCount: Int
    }

    private enum Opening {
        case awaitsPreface
        case awaitsAcknowledgement(since: NIODeadline)
        case isDone
    }

    /// How the connection came to its end.
    private enum Ending {
        case none
        case idle
        /// GOAWAY is on its way.
        case old
        /// GOAWAY went out then.
        case oldAndTold(at: NIODeadline)
    }

    private let settings: ConnectionLifetimeSettings
    private let openedAt: NIODeadline
    private let idleLimit: TimeAmount?
    private let ageLimit: TimeAmount?
    private let graceLimit: TimeAmount?
    private var opening = Opening.awaitsPreface
    private var ending = Ending.none
    private var keepalive: Keepalive?

    init(_ settings: ConnectionLifetimeSettings, openedAt now: NIODeadline) {
        self.settings = settings
        openedAt = now
        idleLimit = settings.maximumIdleTime.map { Self.jittered($0, settings) }
        ageLimit = settings.maximumAge.map { Self.jittered($0, settings) }
        graceLimit = settings.ageGrace.map { Self.jittered($0, settings) }
        keepalive = settings.keepaliveTime.map { Keepalive(time: $0, timeout: settings.keepaliveTimeout) }
    }

    private static func jittered(_ amount: TimeAmount, _ settings: ConnectionLifetimeSettings) -> TimeAmount {
        let factor = 1 + settings.jitter * settings.randomness()
        return .nanoseconds(Int64(exactly: (Double(amount.nanoseconds) * factor).rounded()) ?? .max)
    }

    /// A client may send requests right behind its preface, without having read how many we allow (RFC 9113 section 3.4). Our
    /// SETTINGS left before that came, so an honest client knows them a round trip later, of which this is more than any has; and it
    /// acknowledges them at once (section 6.5.3). Of this the loop's clock may take a second.
    private static let unawareTime = TimeAmount.seconds(2)

    /// Whether what the client does against our SETTINGS may be in ignorance of them.
    func mayBeUnawareOfSettings(at now: NIODeadline) -> Bool {
        switch opening {
        case .awaitsPreface: true
        case .awaitsAcknowledgement(let since): now < since + Self.unawareTime
        case .isDone: false
        }
    }

    /// The client's SETTINGS have come. Further ones mean nothing here.
    mutating func prefaceReceived(at now: NIODeadline) {
        if case .awaitsPreface = opening { opening = .awaitsAcknowledgement(since: now) }
    }

    mutating func settingsAcknowledged() {
        opening = .isDone
    }

    /// The GOAWAY that names the last stream has been sent.
    mutating func drained(at now: NIODeadline) {
        if case .old = ending { ending = .oldAndTold(at: now) }
    }

    /// What to do now. After any step but `wait` there may be another; after `wait` nothing is due before `agenda.next`,
    /// whatever happens meanwhile.
    mutating func check(_ agenda: inout Agenda, _ activity: Activity) -> Step {
        switch opening {
        case .awaitsPreface:
            if agenda.hasCome(openedAt + settings.prefaceTimeout) { return .close }
            agenda.mayCome(in: settings.settingsTimeout)
        case .awaitsAcknowledgement(let since):
            if agenda.hasCome(since + settings.settingsTimeout) { return .end(.settingsTimeout) }
        case .isDone: break
        }
        let step = checkEnding(&agenda, activity)
        guard step == .wait else { return step }
        return switch keepalive?.check(&agenda, lastRead: activity.lastRead) {
        case .ping: .ping
        case .close: .close
        case .wait, .hold, nil: .wait
        }
    }

    private mutating func checkEnding(_ agenda: inout Agenda, _ activity: Activity) -> Step {
        switch ending {
        case .none:
            if let ageLimit, agenda.hasCome(openedAt + ageLimit) {
                ending = .old
                return .drain("max_age")
            }
            if let idleLimit, agenda.hasCome(idleSince(activity, agenda.now) + idleLimit) {
                ending = .idle
                return .drain("max_idle")
            }
            return .wait
        case .idle: return .wait
        case .old:
            // Its GOAWAY may go out at any time.
            if let graceLimit { agenda.mayCome(in: graceLimit) }
            return .wait
        case .oldAndTold(let at):
            guard let graceLimit, agenda.hasCome(at + graceLimit) else { return .wait }
            return .close
        }
    }

    private func idleSince(_ activity: Activity, _ now: NIODeadline) -> NIODeadline {
        activity.openCallCount > 0 ? now : max(openedAt, activity.lastCallEnd)
    }
}
