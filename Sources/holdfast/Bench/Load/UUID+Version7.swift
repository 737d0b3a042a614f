import Foundation
import HoldfastMessages

extension HoldfastMessages.UUID {
    /// A new UUID of version 7 (RFC 9562 section 5.7), with the time of this moment.
    static func version7(using random: inout some RandomNumberGenerator) -> HoldfastMessages.UUID {
        let milliseconds = UInt64(Date().timeIntervalSince1970 * 1000)
        return HoldfastMessages.UUID(
            high: milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xFFF, using: &random),
            low: 1 << 63 | UInt64.random(in: 0..<(1 << 62), using: &random)
        )
    }
}
