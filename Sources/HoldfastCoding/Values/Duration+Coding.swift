import CGRPCProto
import HoldfastMessages
import Protobuf

extension Duration {
    /// What `google.protobuf.Duration` allows: about 10,000 years either way.
    private static let seconds: ClosedRange<Int64> = -315_576_000_000...315_576_000_000

    /// Reads a `google.protobuf.Duration`, whose seconds and nanoseconds have the same sign.
    init(
        _ raw: UnsafeMutablePointer<Google__Protobuf__Duration>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        self = .zero
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            return
        }
        let (seconds, nanos) = unsafe (raw.pointee.f_seconds, raw.pointee.f_nanos)
        let hasOneSign = seconds == 0 || nanos == 0 || (seconds < 0) == (nanos < 0)
        guard Duration.seconds.contains(seconds), -999_999_999...999_999_999 ~= nanos, hasOneSign else {
            reading.note(field(), "must be a duration of at most 315,576,000,000 s either way")
            return
        }
        self = Duration(secondsComponent: seconds, attosecondsComponent: Int64(nanos) * 1_000_000_000)
    }

    /// Appends the fields of a `google.protobuf.Duration`. What is shorter than a nanosecond is cut off.
    func write(to writer: inout MessageWriter) {
        let (seconds, attoseconds) = components
        writer.write(seconds: seconds, nanos: attoseconds / 1_000_000_000)
    }
}

extension MessageWriter {
    /// The fields that `google.protobuf.Duration` and `google.protobuf.Timestamp` have in common.
    mutating func write(seconds: Int64, nanos: Int64) {
        if seconds != 0 {
            tag(0x08)
            varint(mostlyOfFiveBytes: UInt64(bitPattern: seconds))
        }
        if nanos != 0 {
            tag(0x10)
            varint(mostlyOfFiveBytes: UInt64(bitPattern: nanos))
        }
    }
}
