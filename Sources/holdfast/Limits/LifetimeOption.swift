import GRPC

/// The limits of connections that can be set with `--limit NAME=VALUE`, by their names.
enum LifetimeOption: String, LimitNames {
    case keepaliveTime = "keepalive-milliseconds"
    case keepaliveTimeout = "keepalive-timeout-milliseconds"
    case minimumPingInterval = "ping-interval-milliseconds"
    case minimumIdlePingInterval = "idle-ping-interval-milliseconds"
    case permitsPingsWithoutCalls = "pings-without-calls"
    case maximumPingStrikes = "ping-strikes"
    case maximumIdleTime = "connection-idle-milliseconds"
    case maximumAge = "connection-age-milliseconds"
    case ageGrace = "connection-age-grace-milliseconds"
    case jitter = "connection-jitter-percent"
    case prefaceTimeout = "preface-milliseconds"
    case settingsTimeout = "settings-milliseconds"
    case requestTimeout = "request-milliseconds"

    var range: ClosedRange<Int64> {
        switch self {
        case .permitsPingsWithoutCalls: 0...1
        // All of it could leave nothing of an age.
        case .jitter: 0...99
        case .keepaliveTime, .maximumIdleTime, .maximumAge, .ageGrace: 0...Self.longest
        default: 1...Self.longest
        }
    }

    /// In nanoseconds it still is a number.
    private static let longest = Int64.max / 1_000_000

    var field: LimitField<ConnectionLifetimeSettings> {
        switch self {
        case .keepaliveTime: .milliseconds(\.keepaliveTime)
        case .keepaliveTimeout: .milliseconds(\.keepaliveTimeout)
        case .minimumPingInterval: .milliseconds(\.minimumPingInterval)
        case .minimumIdlePingInterval: .milliseconds(\.minimumIdlePingInterval)
        case .permitsPingsWithoutCalls: .flag(\.permitsPingsWithoutCalls)
        case .maximumPingStrikes: .number(\.maximumPingStrikes)
        case .maximumIdleTime: .milliseconds(\.maximumIdleTime)
        case .maximumAge: .milliseconds(\.maximumAge)
        case .ageGrace: .milliseconds(\.ageGrace)
        case .jitter: .percent(\.jitter)
        case .prefaceTimeout: .milliseconds(\.prefaceTimeout)
        case .settingsTimeout: .milliseconds(\.settingsTimeout)
        case .requestTimeout: .milliseconds(\.requestTimeout)
        }
    }
}
