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

    @Test("timers give the hold that is due first, of each variant and of all", arguments: 1...5 as ClosedRange<UInt64>)
    func timers(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var timers = HoldTimers()
        var live: [UInt32: (stock: UInt32, time: Int64)] = [:]
        for slot in 0..<5_000 as Range<UInt32> {
            let (stock, time) = (UInt32.random(in: 0..<6, using: &random), Int64.random(in: 0..<500, using: &random))
            timers.start(stockSlot: stock, reservationSlot: slot, time: time)
            live[slot] = (stock, time)
            if slot % 3 == 0, let (stopped, hold) = live.randomElement(using: &random) {
                live[stopped] = nil
                timers.stop(stockSlot: hold.stock) { live[$0.slot] != nil }
            }
            guard slot % 7 == 0 else { continue }
            // Either of one variant or of all; what is left over goes on the way.
            let asked = slot % 2 == 0 ? UInt32.random(in: 0..<6, using: &random) : nil
            let expected = live.values.filter { asked == nil || $0.stock == asked }.map(\.time).min()
            var found: Int64?
            while found == nil, let stock = asked ?? timers.firstVariant()?.slot,
                let entry = timers.first(stockSlot: stock)
            {
                let isLive = live.removeValue(forKey: entry.slot) != nil
                if isLive { found = entry.time }
                timers.removeFirst(stockSlot: stock, wasLive: isLive)
            }
            #expect(found == expected)
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
    func pageToken() throws {
        let filter: UInt64 = 34
        let token = PageToken<Int64>(firstKey: 12345, filterHash: filter)
        #expect(try PageToken<Int64>(token.text, filterHash: filter).firstKey == 12345)
        #expect(try PageToken<Int64>("", filterHash: filter).firstKey == nil)
        for text in ["x", "1", "1-1", "2-1-22", "1-0-22", "1--22", "1-1-22-1", "1-g-22", "1-1-23", "1-1-"] {
            #expect(throws: Interruption.self) { try PageToken<Int64>(text, filterHash: filter) }
        }
        let key = UUID(high: 0x0123, low: 0x4567_89AB_CDEF_0123)
        let row = PageToken<UUID>(firstKey: key, filterHash: filter)
        #expect(try PageToken<UUID>(row.text, filterHash: filter).firstKey == key)
        for text in [token.text, row.text + "0", "1-" + String(repeating: "g", count: 32) + "-22"] {
            #expect(throws: Interruption.self) { try PageToken<UUID>(text, filterHash: filter) }
        }
    }

    @Test("the ordered index agrees with a sorted array, in pieces that stay small", arguments: [false, true])
    func orderedIndex(isAscending: Bool) {
        var random = SplitMix64(seed: 5)
        var index = OrderedIndex()
        var keys: [UInt64: UInt32] = [:]
        func key(_ number: UInt64) -> ListKey {
            ListKey(ListGroup(ID<Category>(UUID(high: 0, low: number % 3))), ID<Category>(UUID(high: 1, low: number)))
        }
        for slot in 0..<6000 as Range<UInt32> {
            if slot % 3 == 2, let (number, _) = keys.randomElement(using: &random) {
                index.remove(key(number))
                keys[number] = nil
            } else {
                let number = isAscending ? UInt64(slot) : UInt64.random(in: 0..<1_000_000, using: &random)
                guard keys[number] == nil else { continue }
                index.insert(key(number), slot: slot)
                keys[number] = slot
            }
        }
        let sorted = keys.keys.sorted { key($0) < key($1) }
        for start in [key(0), key(3001), key(999_998), ListKey(.none, ID<Category>())] {
            var seen: [UInt32] = []
            index.forEach(from: start) { _, slot in
                seen.append(slot)
                return seen.count < 500
            }
            #expect(seen == sorted.filter { key($0) >= start }.prefix(500).map { keys[$0]! })
        }
        for number in sorted { index.remove(key(number)) }
        index.forEach(from: ListKey(.none, ID<Category>())) { _, _ in
            Issue.record("something is left")
            return false
        }
    }

    @Test("the ordered index counts under keys, and forgets those that are down to nothing")
    func counts() {
        var random = SplitMix64(seed: 11)
        var index = OrderedIndex()
        var counts: [UInt64: Int] = [:]
        func key(_ number: UInt64) -> ListKey { .first(of: ListGroup(ID<Category>(UUID(high: 7, low: number)))) }
        for _ in 0..<20_000 {
            let number = UInt64.random(in: 0..<300, using: &random)
            let change = counts[number] != nil && Bool.random(using: &random) ? -1 : 1
            index.add(change, under: key(number))
            counts[number, default: 0] += change
            if counts[number] == 0 { counts[number] = nil }
        }
        var seen: [Int] = []
        index.forEach(from: ListKey(.none, ID<Category>())) { _, count in
            seen.append(Int(count))
            return true
        }
        #expect(seen == counts.keys.sorted { key($0) < key($1) }.map { counts[$0]! })
    }

    @Test("timers that were loaded go off like those that were started one by one")
    func loadedTimers() {
        var random = SplitMix64(seed: 13)
        var started = HoldTimers()
        var loaded = HoldTimers()
        for slot in 0..<2000 as Range<UInt32> {
            let stockSlot = UInt32.random(in: 0..<50, using: &random)
            // Of some variants there are none, and no two go off at once.
            guard stockSlot % 7 != 0 else { continue }
            let time = Int64.random(in: 0..<1000, using: &random) * 2000 + Int64(slot)
            started.start(stockSlot: stockSlot, reservationSlot: slot, time: time)
            loaded.load(stockSlot: stockSlot, reservationSlot: slot, time: time)
        }
        loaded.finishLoading()
        var count = 0
        while let due = started.firstVariant() {
            #expect(loaded.firstVariant()?.time == due.time)
            #expect(loaded.firstVariant()?.slot == due.slot)
            #expect(loaded.first(stockSlot: due.slot)?.slot == started.first(stockSlot: due.slot)?.slot)
            started.removeFirst(stockSlot: due.slot, wasLive: true)
            loaded.removeFirst(stockSlot: due.slot, wasLive: true)
            count += 1
        }
        #expect(count > 1500)
        #expect(loaded.firstVariant() == nil)
    }
}
