import GRPC
import NIOCore

/// The limits of what may wait that can be set with `--limit NAME=VALUE`, by their names.
enum OverloadOption: String, CaseIterable {
    case waitingCalls = "waiting-calls"
    case waitingBytes = "waiting-bytes"
    case unfinishedCalls = "unfinished-calls"
    case overloadIntervalMilliseconds = "overload-interval-milliseconds"
    case overloadWaitMilliseconds = "overload-wait-milliseconds"
    case sliceMicroseconds = "slice-microseconds"

    /// Applies the settings that are for `limits`, such as `waiting-calls=100`; gives back the others.
    static func apply(_ settings: [String], to limits: inout AdmissionLimits) throws -> [String] {
        var others: [String] = []
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let option = OverloadOption(rawValue: parts[0]) else {
                others.append(setting)
                continue
            }
            guard let value = Int64(parts[1]), (1...largestValue).contains(value) else {
                throw Failure.usage("--limit \(setting): the value must be 1 to \(largestValue)")
            }
            option.set(value, in: &limits)
        }
        return others
    }

    /// As milliseconds, eleven days: no times overflow.
    private static let largestValue: Int64 = 1_000_000_000

    private func set(_ value: Int64, in limits: inout AdmissionLimits) {
        switch self {
        case .waitingCalls: limits.waitingCallCount = Int(value)
        case .waitingBytes: limits.waitingByteCount = Int(value)
        case .unfinishedCalls: limits.unfinishedCallCount = Int(value)
        case .overloadIntervalMilliseconds: limits.overloadInterval = .milliseconds(value)
        case .overloadWaitMilliseconds: limits.overloadWait = .milliseconds(value)
        case .sliceMicroseconds: limits.slice = .microseconds(value)
        }
    }
}
