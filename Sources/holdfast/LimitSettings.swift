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
        let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
        if parts.count == 2, let option = LimitOption(rawValue: parts[0]) {
            option.set(try value(parts[1], in: option.range, setting), in: &service)
        } else if parts.count == 2, let option = TransportLimitOption(rawValue: parts[0]) {
            option.set(try value(parts[1], in: option.range, setting), in: &transport)
        } else if parts.count == 2, let option = LifetimeOption(rawValue: parts[0]) {
            option.set(try value(parts[1], in: option.range, setting), in: &transport.lifetime)
        } else if parts.count == 2, let option = OverloadOption(rawValue: parts[0]) {
            option.set(try value(parts[1], in: option.range, setting), in: &admission)
        } else {
            let names = Self.names.joined(separator: ", ")
            throw Failure.usage("--limit \(setting): expected NAME=VALUE, with NAME one of \(names)")
        }
    }

    private func value(_ text: String, in range: ClosedRange<Int64>, _ setting: String) throws -> Int64 {
        if let value = Int64(text), range.contains(value) { return value }
        let expected =
            range.upperBound == .max
            ? "above \(range.lowerBound - 1)" : "from \(range.lowerBound) to \(range.upperBound)"
        throw Failure.usage("--limit \(setting): the value must be a whole number \(expected)")
    }
}
