/// Random numbers from a seed, the same on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}

/// Makes bytes that are nearly a message from bytes that are one.
struct Mutator {
    var generator: SeededGenerator
    /// Numbers at the edges of varints, lengths and tags.
    private static let edges: [UInt8] = [0, 1, 2, 7, 8, 0x0A, 0x10, 0x7F, 0x80, 0x81, 0xFE, 0xFF]

    mutating func mutate(_ bytes: [UInt8], with other: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) { step(&result, other) }
        return result
    }

    private mutating func step(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let position = Int.random(in: 0...bytes.count, using: &generator)
        let index = bytes.isEmpty ? nil : Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: if let index { bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
        case 1: if let index { bytes[index] = Mutator.edges.randomElement(using: &generator) ?? 0 }
        case 2: if let index { bytes.remove(at: index) }
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: position)
        case 4: bytes.removeSubrange(position...)
        case 5: bytes.insert(contentsOf: slice(of: bytes), at: position)
        case 6: bytes.insert(contentsOf: slice(of: other), at: position)
        default: bytes += other
        }
    }

    private mutating func slice(of bytes: [UInt8]) -> ArraySlice<UInt8> {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        return bytes[start..<min(bytes.count, start + Int.random(in: 0...40, using: &generator))]
    }
}
