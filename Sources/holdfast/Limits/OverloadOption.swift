import GRPC
import NIOCore

/// The limits of what may wait that can be set with `--limit NAME=VALUE`, by their names.
enum OverloadOption: String, LimitNames {
    case waitingCalls = "waiting-calls"
    case waitingBytes = "waiting-bytes"
    case unfinishedCalls = "unfinished-calls"
    case overloadIntervalMilliseconds = "overload-interval-milliseconds"
    case overloadWaitMilliseconds = "overload-wait-milliseconds"
    case sliceMicroseconds = "slice-microseconds"

    /// As milliseconds, eleven days: no times overflow.
    var range: ClosedRange<Int64> { 1...1_000_000_000 }

    func set(_ value: Int64, in limits: inout AdmissionLimits) {
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
