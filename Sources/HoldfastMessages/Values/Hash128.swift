/// A 128-bit hash, or a sum of such hashes in which the order of the terms does not matter.
@frozen
public struct Hash128: Hashable, Sendable {
    public var high: UInt64
    public var low: UInt64

    @inlinable
    public init(high: UInt64 = 0, low: UInt64 = 0) {
        self.high = high
        self.low = low
    }

    /// Adds another hash to the sum; each half wraps around.
    @inlinable
    public static func += (sum: inout Hash128, term: Hash128) {
        sum.high &+= term.high
        sum.low &+= term.low
    }

    /// Takes a hash out of the sum again.
    @inlinable
    public static func -= (sum: inout Hash128, term: Hash128) {
        sum.high &-= term.high
        sum.low &-= term.low
    }
}

extension Hash128: CustomStringConvertible {
    /// 32 hexadecimal digits.
    public var description: String {
        [high, low].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
