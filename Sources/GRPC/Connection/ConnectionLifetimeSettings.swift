import NIOCore

/// How long a server's connection may live, how often its peer may ask whether it does, and how slow that may be.
///
/// Durations are kept to a tenth of the shortest of them, and to a second at most. Where nil is allowed it means that there is no
/// limit. The names in parentheses are those of gRFC A8 and A9, whose defaults these are.
public struct ConnectionLifetimeSettings: Sendable {
    /// After so long without a byte from the peer it is sent a PING (KEEPALIVE_TIME).
    public var keepaliveTime: TimeAmount? = .hours(2)
    /// A peer that sends nothing for so long after that PING is gone: the connection is closed (KEEPALIVE_TIMEOUT).
    public var keepaliveTimeout = TimeAmount.seconds(20)

    /// A PING of the peer sooner than this after its last good one is a strike (PERMIT_KEEPALIVE_TIME).
    public var minimumPingInterval = TimeAmount.minutes(5)
    /// The same while no call is open.
    public var minimumIdlePingInterval = TimeAmount.hours(2)
    /// PINGs without an open call may come as often as others (PERMIT_KEEPALIVE_WITHOUT_CALLS).
    public var permitsPingsWithoutCalls = false
    /// Strikes that are let pass. The next one ends the connection with ENHANCE_YOUR_CALM (MAX_PING_STRIKES).
    public var maximumPingStrikes = 2

    /// A connection without an open call for so long is ended gracefully (MAX_CONNECTION_IDLE).
    public var maximumIdleTime: TimeAmount?
    /// A connection of this age is ended gracefully (MAX_CONNECTION_AGE).
    public var maximumAge: TimeAmount?
    /// How long the calls of a connection that has grown too old may go on after its GOAWAY; then it is closed
    /// (MAX_CONNECTION_AGE_GRACE).
    public var ageGrace: TimeAmount?
    /// The part of the three limits above by which each connection's own are longer or shorter, so that connections
    /// opened together do not all end, and come back, at once.
    public var jitter = 0.1
    /// Where the jitter comes from: a number from -1 to 1 for each of a connection's limits.
    public var randomness: @Sendable () -> Double = { .random(in: -1...1) }

    /// The client's preface with its SETTINGS must be complete so long after the connection was accepted, else it is closed.
    public var prefaceTimeout = TimeAmount.seconds(10)
    /// Our SETTINGS must be acknowledged so long after the preface, else the connection ends with SETTINGS_TIMEOUT
    /// (RFC 9113 section 6.5.3).
    public var settingsTimeout = TimeAmount.seconds(10)
    /// A request of one message must be complete so long after its call began, and a message of a stream so long after its first
    /// byte, or after the service began to wait for it; else the call ends with DEADLINE_EXCEEDED. Between its messages a stream may
    /// rest. A deadline ends a call sooner, not later. A frame, or a header block with its CONTINUATION frames, that is incomplete so
    /// long after its beginning ends the connection with ENHANCE_YOUR_CALM, `frame_timeout`.
    public var requestTimeout = TimeAmount.seconds(60)

    /// The defaults.
    public init() {}

    /// How exactly the durations are kept, and how often a loop looks: a tenth of the shortest, at most a second.
    var resolution: TimeAmount {
        let durations = [
            keepaliveTime, keepaliveTimeout, maximumIdleTime, maximumAge, ageGrace, prefaceTimeout, settingsTimeout,
            requestTimeout,
        ]
        let shortest = durations.compactMap { $0 }.min() ?? .seconds(10)
        return max(.milliseconds(1), min(.seconds(1), .nanoseconds(shortest.nanoseconds / 10)))
    }
}
