import Commerce
import GRPC
import HoldfastServer

/// What `--limit NAME=VALUE` can set, and what was set.
struct LimitSettings {
    private(set) var service = Limits()
    private(set) var transport = ServerConfiguration.forService
    private(set) var admission = AdmissionLimits()

    static let names =
        LimitOption.allCases.map(\.rawValue) + TransportLimitOption.allCases.map(\.rawValue)
        + LifetimeOption.allCases.map(\.rawValue) + OverloadOption.allCases.map(\.rawValue)

    /// Applies settings such as `maximum-quantity=100`, the later ones over the earlier.
    init(_ settings: [String]) throws {
        for setting in settings { try apply(setting) }
        guard service.minimumTTL <= service.defaultTTL, service.defaultTTL <= service.maximumTTL else {
            throw Failure.usage("--limit: minimum-ttl ≤ default-ttl ≤ maximum-ttl must hold")
        }
    }

    private mutating func apply(_ setting: String) throws {
        let isKnown =
            try Self.apply(setting, LimitOption.self, &service)
            || Self.apply(setting, TransportLimitOption.self, &transport)
            || Self.apply(setting, LifetimeOption.self, &transport.lifetime)
            || Self.apply(setting, OverloadOption.self, &admission)
        guard isKnown else {
            let names = Self.names.joined(separator: ", ")
            throw Failure.usage("--limit \(setting): expected NAME=VALUE, with NAME one of \(names)")
        }
    }

    /// Applies the setting if its name is one of these. Says whether it is.
    private static func apply<Names: LimitNames>(
        _ setting: String,
        _: Names.Type,
        _ settings: inout Names.Settings
    ) throws -> Bool {
        let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let name = Names(rawValue: parts[0]) else { return false }
        guard let value = Int64(parts[1]), name.range.contains(value) else {
            let expected =
                name.range.upperBound == .max
                ? "above \(name.range.lowerBound - 1)" : "from \(name.range.lowerBound) to \(name.range.upperBound)"
            throw Failure.usage("--limit \(setting): the value must be a whole number \(expected)")
        }
        name.set(value, in: &settings)
        return true
    }
}
