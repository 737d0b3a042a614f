/// Hashes the fields of a message, in their order, into 128 bits.
///
/// The hash is the same in every process and on every machine, which Swift's `Hasher` is not. It is made to tell states apart,
/// not to withstand someone who looks for collisions.
@frozen
public struct RowHasher {
    @usableFromInline var first: UInt64
    @usableFromInline var second: UInt64

    /// A hasher for the rows of one table; equal rows of different tables hash differently.
    @inlinable
    public init(seed: UInt64) {
        first = 0x9E37_79B9_7F4A_7C15 ^ seed
        second = 0xC2B2_AE3D_27D4_EB4F &+ seed
    }

    /// Takes in one word, into the two halves by turns.
    @inlinable
    @inline(__always)
    public mutating func combine(_ word: UInt64) {
        let mixed = RowHasher.fold(first ^ word, 0xA076_1D64_78BD_642F)
        first = second
        second = mixed
    }

    /// The hash of all that was taken in.
    @inlinable
    public func finalize() -> Hash128 {
        Hash128(
            low: RowHasher.fold(second ^ (first << 32 | first >> 32), 0x5899_65CC_7537_4CC3),
            high: RowHasher.fold(first ^ second, 0x8EBC_6AF0_9C88_C6E3)
        )
    }

    /// Both halves of the full product, mixed into one word.
    @inlinable
    @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low &+ left
    }
}

extension RowHasher {
    @inlinable
    public mutating func combine(_ value: Int64) { combine(UInt64(bitPattern: value)) }

    @inlinable
    public mutating func combine(_ value: Int32) { combine(Int64(value)) }

    @inlinable
    public mutating func combine(_ value: UInt32) { combine(UInt64(value)) }

    @inlinable
    public mutating func combine(_ value: Double) { combine(value.bitPattern) }

    @inlinable
    public mutating func combine(_ value: Bool) { combine(value ? 1 as UInt64 : 0) }

    @inlinable
    public mutating func combine(_ value: UUID) {
        combine(value.high)
        combine(value.low)
    }

    @inlinable
    public mutating func combine<Of>(_ value: ID<Of>) {
        let words = value.raw.words
        if let high = words.high { combine(high) }
        combine(words.low)
    }

    @inlinable
    public mutating func combine(_ value: Etag) { combine(value.sequence) }

    @inlinable
    public mutating func combine(_ value: Timestamp) { combine(value.nanoseconds) }

    @inlinable
    public mutating func combine(_ value: Duration) {
        let (seconds, attoseconds) = value.components
        combine(seconds)
        combine(attoseconds)
    }

    @inlinable
    public mutating func combine(_ value: Money) { combine(value.minorUnits) }

    @inlinable
    public mutating func combine(_ value: BasisPoints) { combine(value.value) }

    /// Takes in bytes and how many there are, eight to a word.
    @inlinable
    public mutating func combine(bytes: some Sequence<UInt8>) {
        var word: UInt64 = 0
        var count: UInt64 = 0
        for byte in bytes {
            word = word << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 {
                combine(word)
                word = 0
            }
        }
        if count % 8 != 0 { combine(word) }
        combine(count)
    }

    @inlinable
    public mutating func combine(_ value: String) { combine(bytes: value.utf8) }

    @inlinable
    public mutating func combine(_ value: [UInt8]) { combine(bytes: value) }
}
