import GRPC

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

    var field: LimitField<AdmissionLimits> {
        switch self {
        case .waitingCalls: .number(\.waitingCallCount)
        case .waitingBytes: .number(\.waitingByteCount)
        case .unfinishedCalls: .number(\.unfinishedCallCount)
        case .overloadIntervalMilliseconds: .milliseconds(\.overloadInterval)
        case .overloadWaitMilliseconds: .milliseconds(\.overloadWait)
        case .sliceMicroseconds: .microseconds(\.slice)
        }
    }
}
