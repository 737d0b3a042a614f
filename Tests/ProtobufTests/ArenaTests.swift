import Testing

@testable import Protobuf

@Suite("The memory of one message")
struct ArenaTests {
    @Test("pieces of any size are aligned, apart from each other, and hold what is put into them")
    func pieces() {
        var arena = ArenaStorage(chunkByteCount: 256, maximumByteCount: 1 << 20)
        defer { arena.deallocate() }
        for _ in 0..<3 {
            arena.reset()
            var pieces: [(address: UInt, count: Int)] = []
            for count in [1, 7, 16, 255, 256, 257, 5000, 3, 100_000, 1] {
                guard let piece = unsafe arena.take(count) else {
                    Issue.record("no room for \(count) bytes")
                    continue
                }
                unsafe piece.initializeMemory(as: UInt8.self, repeating: 1, count: count)
                pieces.append((UInt(bitPattern: piece), count))
            }
            #expect(pieces.allSatisfy { $0.address % 16 == 0 })
            let sorted = pieces.sorted { $0.address < $1.address }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.address + UInt($0.count) <= $1.address })
        }
    }

    @Test("a message that fits the first chunk finds it where the one before did")
    func reuse() {
        var arena = ArenaStorage(chunkByteCount: 1024, maximumByteCount: 1 << 20)
        defer { arena.deallocate() }
        let first = unsafe UInt(bitPattern: arena.take(800))
        _ = unsafe arena.take(800_000)
        arena.reset()
        #expect(unsafe UInt(bitPattern: arena.take(800)) == first)
    }

    @Test("what passes the limit is not given, and what was taken before it stays", arguments: [48, 1 << 20, .max])
    func limit(count: Int) {
        var arena = ArenaStorage(chunkByteCount: 64, maximumByteCount: 100)
        defer { arena.deallocate() }
        let first = unsafe arena.take(32)
        #expect(unsafe first != nil && arena.take(count) == nil && arena.take(32) != nil)
    }
}
