import Foundation
import HoldfastMessages

/// Makes request ids: UUIDs of version 7 (RFC 9562 section 5.7).
struct UUIDv7Source {
    /// A new id with the time of this moment.
    mutating func next(using random: inout some RandomNumberGenerator) -> HoldfastMessages.UUID {
        let milliseconds = UInt64(Date().timeIntervalSince1970 * 1000)
        return HoldfastMessages.UUID(
            high: milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &random),
            low: 1 << 63 | UInt64.random(in: 0..<(1 << 62), using: &random)
        )
    }
}

/// The natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }
