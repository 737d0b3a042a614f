import GRPC
import NIOCore

/// The limits of connections that can be set with `--limit NAME=VALUE`, by their names.
enum LifetimeOption: String, CaseIterable {
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

    /// Applies a setting such as `preface-milliseconds=500`. False if it is none of these.
    static func apply(_ setting: String, to settings: inout ConnectionLifetimeSettings) throws -> Bool {
        let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let option = LifetimeOption(rawValue: parts[0]) else { return false }
        guard let value = Int64(parts[1]), value > 0 else {
            throw Failure.usage("--limit \(setting): the value must be a whole number above 0")
        }
        option.set(value, in: &settings)
        return true
    }

    private func set(_ value: Int64, in settings: inout ConnectionLifetimeSettings) {
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
