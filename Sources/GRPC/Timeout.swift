/// The value of `grpc-timeout`: one to eight digits and a unit (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "Timeout").
enum Timeout {
    /// Longer timeouts are cut to this, 416 days: it leaves room beside the kind in a ``FieldNote``.
    static let longest: Int64 = 1 << 55 - 1

    /// Nanoseconds, or nil when the text is malformed.
    static func parse(_ text: Span<UInt8>) -> Int64? {
        guard text.count >= 2, text.count <= 9, let unit = nanoseconds(unit: text[text.count - 1]) else { return nil }
        var value: Int64 = 0
        for index in 0..<text.count - 1 {
            guard let digit = digit(text[index]) else { return nil }
            value = value * 10 + digit
        }
        let (product, overflow) = value.multipliedReportingOverflow(by: unit)
        return overflow ? longest : min(product, longest)
    }

    /// The shortest text that is not less than `nanoseconds`: a caller's deadline must not come early on the server.
    static func text(nanoseconds: Int64) -> String {
        var value = max(nanoseconds, 0)
        for (unit, next) in [("n", 1000), ("u", 1000), ("m", 1000), ("S", 60), ("M", 60)] as [(String, Int64)] {
            if value < 100_000_000 { return "\(value)\(unit)" }
            value = value / next + (value % next == 0 ? 0 : 1)
        }
        return "\(min(value, 99_999_999))H"
    }

    private static func digit(_ character: UInt8) -> Int64? {
        character >= UInt8(ascii: "0") && character <= UInt8(ascii: "9") ? Int64(character - UInt8(ascii: "0")) : nil
    }

    private static func nanoseconds(unit: UInt8) -> Int64? {
        switch unit {
        case UInt8(ascii: "n"): 1
        case UInt8(ascii: "u"): 1_000
        case UInt8(ascii: "m"): 1_000_000
        case UInt8(ascii: "S"): 1_000_000_000
        case UInt8(ascii: "M"): 60_000_000_000
        case UInt8(ascii: "H"): 3_600_000_000_000
        default: nil
        }
    }
}
