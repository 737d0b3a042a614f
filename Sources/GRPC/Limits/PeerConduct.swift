import NIOCore

/// What a peer may do only so often. Pure: it is told the time.
struct PeerConduct {
    private var settings: RateLimit
    private var streamErrors: RateLimit

    init(_ limits: ConnectionLimits) {
        settings = RateLimit(limits.maximumSettingsPerSecond, per: .seconds(1))
        streamErrors = RateLimit(limits.maximumStreamErrors, per: limits.streamErrorInterval)
    }

    /// The peer has sent SETTINGS. False if it does so too often.
    mutating func settingsReceived(at time: NIODeadline) -> Bool { settings.admits(at: time) }

    /// A stream was reset for the peer's mistake. False if that happens too often.
    mutating func streamErrorSent(at time: NIODeadline) -> Bool { streamErrors.admits(at: time) }
}
