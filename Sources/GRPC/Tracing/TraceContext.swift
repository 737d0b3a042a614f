/// The trace that a call belongs to, as `traceparent` and `tracestate` tell of it (W3C Trace Context, sections 3.2 and 3.3).
///
/// This side records no spans of its own. It hands on what it was given, so that the services before and behind it stay in one
/// trace, and begins no trace where there is none: that is for the tracer, if `InstrumentationSystem` was given one.
public struct TraceContext: Hashable, Sendable {
    static let parentKey = "traceparent"
    static let stateKey = "tracestate"

    private let traceHigh: UInt64
    private let traceLow: UInt64
    private let parent: UInt64
    /// Bit 0: the caller may have recorded this trace; bit 1: its id is random.
    public let flags: UInt8
    /// What vendors add, for their own kind to read.
    public let state: TraceState?

    /// The flags that are defined; others are handed on as zero.
    private static let knownFlags: UInt8 = 0x03

    /// 32 hexadecimal digits.
    public var traceID: String { Self.hexadecimal(traceHigh, 16) + Self.hexadecimal(traceLow, 16) }

    /// The caller's span: 16 hexadecimal digits.
    public var parentID: String { Self.hexadecimal(parent, 16) }

    /// The value of `traceparent`, in version 00.
    public var header: String { "00-\(traceID)-\(parentID)-\(Self.hexadecimal(UInt64(flags), 2))" }

    /// What a caller sent. Nil if there is no `traceparent`, if there are two, or if it is malformed; a `tracestate` is ignored
    /// then, and so is one that is malformed itself.
    public init?(received metadata: Metadata) {
        let parents = metadata.bytes(Self.parentKey)
        guard parents.count == 1 else { return nil }
        self.init(parents[0], state: TraceState(metadata.strings(Self.stateKey)))
    }

    /// `version-trace-parent-flags`, in small hexadecimal digits. A later version may have more after the flags.
    private init?(_ header: [UInt8], state: TraceState?) {
        let length = 55
        guard header.count >= length,
            let version = Self.number(header, 0..<2), version != 0xFF,
            header.count == length || (version > 0 && header[length] == UInt8(ascii: "-")),
            header[2] == UInt8(ascii: "-"), header[35] == UInt8(ascii: "-"), header[52] == UInt8(ascii: "-"),
            let high = Self.number(header, 3..<19),
            let low = Self.number(header, 19..<35), high | low != 0,
            let parent = Self.number(header, 36..<52), parent != 0,
            let flags = Self.number(header, 53..<55)
        else { return nil }
        traceHigh = high
        traceLow = low
        self.parent = parent
        self.flags = UInt8(flags) & Self.knownFlags
        self.state = state
    }

    private static func number(_ text: [UInt8], _ range: Range<Int>) -> UInt64? {
        var value: UInt64 = 0
        for index in range {
            switch text[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(text[index] - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                value = value << 4 | UInt64(text[index] - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return value
    }

    private static func hexadecimal(_ value: UInt64, _ digitCount: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: digitCount - digits.count) + digits
    }
}
