import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Tables")
struct TableTests {
    @Test(
        "the hash index agrees with a dictionary through inserts and removals",
        arguments: 1...5 as ClosedRange<UInt64>
    )
    func hashIndex(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var index = HashIndex()
        var hashes: [UInt32: UInt32] = [:]
        var next: UInt32 = 0
        for _ in 0..<20_000 {
            if Int.random(in: 0..<5, using: &random) < 3 || hashes.isEmpty {
                // Few different hashes, so that there are many collisions.
                let hash = UInt32.random(in: 0..<2000, using: &random) << 18
                index.insert(hash: hash, slot: next)
                hashes[next] = hash
                next += 1
            } else if let (slot, hash) = hashes.randomElement(using: &random) {
                index.remove(hash: hash, slot: slot)
                hashes[slot] = nil
                #expect(index.find(hash: hash) { $0 == slot } == nil)
            }
        }
        #expect(hashes.allSatisfy { slot, hash in index.find(hash: hash) { $0 == slot } == slot })
    }

    @Test("the heap gives entries in order, also after compaction")
    func heap() {
        var random = SplitMix64(seed: 3)
        var heap = Heap()
        for slot in 0..<1000 as Range<UInt32> {
            heap.insert(Heap.Entry(time: Int64.random(in: 0..<500, using: &random), slot: slot))
        }
        heap.compact { $0.slot % 3 != 0 }
        #expect(heap.count == 666)
        var last: Int64 = -1
        while let entry = heap.first {
            #expect(entry.time >= last)
            #expect(entry.slot % 3 != 0)
            last = entry.time
            heap.removeFirst()
        }
    }

    @Test("a numbered queue keeps its numbers while both ends move")
    func queue() {
        var queue = NumberedQueue<Int64>(first: 7)
        var first: Int64 = 7
        var next: Int64 = 7
        var random = SplitMix64(seed: 9)
        for _ in 0..<300_000 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                queue.append(next)
                next += 1
            case 6 where next > first:
                queue.removeLast()
                next -= 1
            default:
                guard next > first else { continue }
                queue.removeFirst()
                first += 1
            }
        }
        #expect((queue.first, queue.next) == (first, next))
        #expect(queue[first - 1] == nil && queue[next] == nil)
        #expect((first..<next).allSatisfy { queue[$0] == $0 })
    }

    @Test("ids of version 7 ascend, also when the clock stands still or steps back")
    func identifiers() {
        var source = IdentifierSource(seed: 1)
        var last = UUID()
        for step in 0..<100_000 {
            let id = source.next(
                now: Timestamp(nanoseconds: 1_700_000_000_000_000_000 + Int64(step / 1000 % 7) * 1_000_000)
            )
            #expect(last < id)
            last = id
        }
        #expect(last.version == 7)
        #expect(last.low >> 62 == 2)
        // 4,096 ids fit a millisecond, so the last ones borrowed from those to come.
        #expect(last.unixMilliseconds! >= 1_700_000_000_006)
    }

    @Test("page tokens survive the way to the caller and back, and nothing else passes")
    func pageToken() {
        let filter = UUID(high: 3, low: 4)
        #expect(PageToken(PageToken(lastKey: 12345, filter: filter).text, filter: filter)?.lastKey == 12345)
        #expect(PageToken("", filter: filter)?.lastKey == .some(nil))
        for text in ["x", "1", "1-1", "2-1-1", "1-0-0", "1--1", "1-1-1-1", "1-g-1"] {
            #expect(PageToken(text, filter: filter) == nil)
        }
    }
}
