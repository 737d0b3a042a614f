import CGRPCProto
import HoldfastMessages
import Protobuf

extension Timestamp {
    /// What `google.protobuf.Timestamp` allows: the years 1 to 9999.
    private static let seconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Reads a `google.protobuf.Timestamp`. Nanoseconds count forward, also before 1970. A moment that our nanoseconds do not
    /// reach (before 1677, after 2262) is a violation.
    init(
        _ raw: UnsafeMutablePointer<Google__Protobuf__Timestamp>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        self.init()
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            return
        }
        let (seconds, nanos) = unsafe (raw.pointee.f_seconds, raw.pointee.f_nanos)
        guard Timestamp.seconds.contains(seconds), 0..<1_000_000_000 ~= nanos else {
            reading.note(field(), "must be a timestamp of the years 1 to 9999")
            return
        }
        // A negative moment is taken from the second after it, so that the smallest does not overflow on the way.
        let isNegative = seconds < 0 && nanos > 0
        let (product, overflow) = (isNegative ? seconds + 1 : seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let rest = isNegative ? Int64(nanos) - 1_000_000_000 : Int64(nanos)
        let (sum, overflowed) = product.addingReportingOverflow(rest)
        guard !overflow && !overflowed else {
            reading.note(field(), "must lie between 1677-09-21 and 2262-04-11")
            return
        }
        nanoseconds = sum
    }

    /// Appends the fields of a `google.protobuf.Timestamp`.
    func write(to writer: inout MessageWriter) {
        // Shifted down where the remainder is negative, so that nanoseconds count forward.
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        let isBefore = remainder < 0
        writer.write(
            seconds: isBefore ? quotient - 1 : quotient,
            nanos: isBefore ? remainder + 1_000_000_000 : remainder
        )
    }
}
