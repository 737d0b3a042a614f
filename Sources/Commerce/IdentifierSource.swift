import HoldfastMessages

/// Makes UUIDs of version 7 (RFC 9562 section 5.7), each greater than the one before.
///
/// Within a millisecond the twelve bits beside the version count up (section 6.2, method 1); the other 62 bits are random, so that
/// no id can be guessed from another. After 4,096 ids the millisecond of the next one is borrowed.
struct IdentifierSource {
    private var generator: SplitMix64
    private var milliseconds: Int64 = 0
    private var counter: UInt64 = 0

    private static let counterLimit: UInt64 = 1 << 12

    init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
    }

    /// A new id for something made at `now`.
    mutating func next(now: Timestamp) -> UUID {
        if now.milliseconds > milliseconds {
            milliseconds = now.milliseconds
            counter = 0
        } else {
            counter += 1
            if counter == IdentifierSource.counterLimit {
                milliseconds += 1
                counter = 0
            }
        }
        return UUID(
            high: UInt64(milliseconds) << 16 | 0x7000 | counter,
            low: 1 << 63 | generator.next() >> 2
        )
    }
}
