import NIOCore

/// Counts the PINGs of a client that come too often (gRFC A8, "Server Enforcement"). Pure: it is told the time.
struct PingStrikes {
    private let interval: TimeAmount
    private let idleInterval: TimeAmount
    private let limit: Int
    private var lastGoodPing: NIODeadline?
    private var count = 0

    init(_ settings: ConnectionLifetimeSettings) {
        interval = settings.minimumPingInterval
        idleInterval = settings.permitsPingsWithoutCalls ? interval : settings.minimumIdlePingInterval
        limit = settings.maximumPingStrikes
    }

    /// HEADERS or DATA was sent: a client may measure a connection that is in use.
    mutating func reset() {
        lastGoodPing = nil
        count = 0
    }

    /// Takes a PING into account; returns whether it is one too many.
    mutating func pingReceived(at now: NIODeadline, hasOpenCalls: Bool) -> Bool {
        if let lastGoodPing, now < lastGoodPing + (hasOpenCalls ? interval : idleInterval) {
            count += 1
        } else {
            lastGoodPing = now
        }
        return count > limit
    }
}
