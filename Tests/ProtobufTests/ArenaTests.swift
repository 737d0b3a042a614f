import Protobuf
import Testing

@Suite("The memory of one message")
struct ArenaTests {
    @Test("pieces of any size are aligned, apart from each other, and hold what is put into them")
    func pieces() {
        let arena = Arena(chunkByteCount: 256, maximumByteCount: 1 << 20)
        for _ in 0..<3 {
            arena.reset()
            var pieces: [(address: UInt, count: Int)] = []
            for count in [1, 7, 16, 255, 256, 257, 5000, 3, 100_000, 1] {
                let piece = unsafe arena.allocate(UInt8.self, count: count)
                unsafe piece.initialize(repeating: UInt8(truncatingIfNeeded: count), count: count)
                pieces.append((UInt(bitPattern: piece), count))
            }
            #expect(pieces.allSatisfy { $0.address % 16 == 0 })
            let sorted = pieces.sorted { $0.address < $1.address }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.address + UInt($0.count) <= $1.address })
        }
    }

    @Test("a message that fits the first chunk finds it where the one before did")
    func reuse() {
        let arena = Arena()
        let first = unsafe UInt(bitPattern: arena.allocate(UInt64.self, count: 100))
        _ = unsafe arena.allocate(UInt64.self, count: 100_000)
        arena.reset()
        #expect(unsafe UInt(bitPattern: arena.allocate(UInt64.self, count: 100)) == first)
    }

    @Test("what is filled for encoding is not held to the limit")
    func unlimited() {
        let arena = Arena(chunkByteCount: 64, maximumByteCount: 64)
        let piece = unsafe arena.allocate(UInt8.self, count: 1 << 20)
        unsafe piece.initialize(repeating: 1, count: 1 << 20)
        #expect(unsafe piece[(1 << 20) - 1] == 1)
    }
}
