import GRPC
import NIOCore

/// The limits of connections that can be set with `--limit NAME=VALUE`, by their names.
enum LifetimeOption: String, LimitNames {
    case keepaliveTime = "keepalive-milliseconds"
    case keepaliveTimeout = "keepalive-timeout-milliseconds"
    case minimumPingInterval = "ping-interval-milliseconds"
    case minimumIdlePingInterval = "idle-ping-interval-milliseconds"
    case maximumPingStrikes = "ping-strikes"
    case maximumIdleTime = "connection-idle-milliseconds"
    case maximumAge = "connection-age-milliseconds"
    case ageGrace = "connection-age-grace-milliseconds"
    case prefaceTimeout = "preface-milliseconds"
    case settingsTimeout = "settings-milliseconds"
    case requestTimeout = "request-milliseconds"

    var range: ClosedRange<Int64> { 1...Int64.max / 1_000_000 }

    func set(_ value: Int64, in settings: inout ConnectionLifetimeSettings) {
        switch self {
        case .keepaliveTime: settings.keepaliveTime = .milliseconds(value)
        case .keepaliveTimeout: settings.keepaliveTimeout = .milliseconds(value)
        case .minimumPingInterval: settings.minimumPingInterval = .milliseconds(value)
        case .minimumIdlePingInterval: settings.minimumIdlePingInterval = .milliseconds(value)
        case .maximumPingStrikes: settings.maximumPingStrikes = Int(value)
        case .maximumIdleTime: settings.maximumIdleTime = .milliseconds(value)
        case .maximumAge: settings.maximumAge = .milliseconds(value)
        case .ageGrace: settings.ageGrace = .milliseconds(value)
        case .prefaceTimeout: settings.prefaceTimeout = .milliseconds(value)
        case .settingsTimeout: settings.settingsTimeout = .milliseconds(value)
        case .requestTimeout: settings.requestTimeout = .milliseconds(value)
        }
    }
}
