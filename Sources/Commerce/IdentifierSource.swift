import HoldfastMessages

/// Makes UUIDs of version 7 (RFC 9562 section 5.7), each greater than the one before.
///
/// Within a millisecond the random part counts up by random steps, so that ids stay in order and cannot be guessed from one
/// another (RFC 9562 section 6.2, method 2).
struct IdentifierSource {
    private var generator: SplitMix64
    private var milliseconds: Int64 = 0
    /// 74 bits: 12 beside the version, 62 behind the variant.
    private var random: (high: UInt64, low: UInt64) = (0, 0)

    private static let lowMask: UInt64 = 1 << 62 - 1

    init(seed: UInt64) {
        generator = SplitMix64(state: seed)
    }

    /// A new id for something made at `now`.
    mutating func next(now: Timestamp) -> UUID {
        if now.milliseconds > milliseconds {
            milliseconds = now.milliseconds
            // The highest bit stays clear, so that there is always room to count up.
            random = (generator.next() & 0x7FF, generator.next() & IdentifierSource.lowMask)
        } else {
            random.low += generator.next() & 0xFFFF_FFFF + 1
            if random.low > IdentifierSource.lowMask {
                random.low &= IdentifierSource.lowMask
                random.high += 1
            }
            if random.high > 0xFFF {
                random.high = 0
                milliseconds += 1
            }
        }
        return UUID(
            high: UInt64(milliseconds) << 16 | 0x7000 | random.high,
            low: 1 << 63 | random.low
        )
    }
}

/// A small generator of pseudo-random words (Steele, Lea and Flood, 2014): one seed, one sequence.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
