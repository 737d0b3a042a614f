/// The hash of a row, or the sum of the hashes of many: adding and subtracting commute, so that the sum over a state
/// does not depend on the order in which its rows came, and a row replaced is one subtraction and one addition.
@frozen
public struct Hash128: Hashable, Sendable, CustomStringConvertible {
    public var low: UInt64
    public var high: UInt64

    @inlinable
    public init(low: UInt64 = 0, high: UInt64 = 0) {
        self.low = low
        self.high = high
    }

    /// The sum of no rows.
    @inlinable
    public static var zero: Hash128 { Hash128(low: 0, high: 0) }

    /// Each half wraps by itself.
    @inlinable
    public static func + (left: Hash128, right: Hash128) -> Hash128 {
        Hash128(low: left.low &+ right.low, high: left.high &+ right.high)
    }

    /// Undoes `+`.
    @inlinable
    public static func - (left: Hash128, right: Hash128) -> Hash128 {
        Hash128(low: left.low &- right.low, high: left.high &- right.high)
    }

    @inlinable
    public static func += (left: inout Hash128, right: Hash128) {
        left = left + right
    }

    @inlinable
    public static func -= (left: inout Hash128, right: Hash128) {
        left = left - right
    }

    public var description: String {
        func digits(_ half: UInt64) -> String {
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }
        return digits(high) + digits(low)
    }
}
