import NIOCore

/// Deadlines of the calls in flight: setting and clearing one is constant work, which matters because nearly every call
/// clears its own.
///
/// A ring of lists, one per tick of time. A deadline further away than one turn of the ring stays in its list until its
/// round comes. Knows no clock: it is told the time.
struct DeadlineWheel<Call: Sendable> {
    /// Names a deadline until it expires or is cleared.
    typealias Key = DeadlineKey
    static var none: Key { noDeadline }

    static var tick: TimeAmount { .milliseconds(8) }
    private static var slotCount: Int { 512 }

    private struct Node {
        var deadline: UInt64
        var call: Call?
        var previous: Key
        var next: Key
    }

    private var nodes: ContiguousArray<Node> = []
    private var firstFree: Key = none
    private var heads = ContiguousArray<Key>(repeating: none, count: slotCount)
    /// Everything due in earlier ticks has been taken out.
    private var currentTick: UInt64 = 0
    private(set) var count = 0

    /// Adds a deadline; `now` is used when the wheel has been standing still.
    mutating func insert(_ call: Call, deadline: NIODeadline, now: NIODeadline) -> Key {
        if count == 0 { currentTick = Self.tick(of: now.uptimeNanoseconds) }
        count += 1
        let deadline = deadline.uptimeNanoseconds
        let slot = slot(of: deadline)
        let node = Node(deadline: deadline, call: call, previous: Self.none, next: heads[slot])
        let key: Key
        if firstFree == Self.none {
            key = Key(nodes.count)
            nodes.append(node)
        } else {
            key = firstFree
            firstFree = nodes[Int(key)].next
            nodes[Int(key)] = node
        }
        if node.next != Self.none { nodes[Int(node.next)].previous = key }
        heads[slot] = key
        return key
    }

    mutating func remove(_ key: Key) {
        let node = nodes[Int(key)]
        if node.previous == Self.none {
            heads[slot(of: node.deadline)] = node.next
        } else {
            nodes[Int(node.previous)].next = node.next
        }
        if node.next != Self.none { nodes[Int(node.next)].previous = node.previous }
        nodes[Int(key)] = Node(deadline: 0, call: nil, previous: Self.none, next: firstFree)
        firstFree = key
        count -= 1
    }

    /// Takes out one deadline that is due at `now`, or says that there is none left. One at a time, because whoever is
    /// told of it may clear others.
    mutating func next(at now: NIODeadline) -> Call? {
        let nowTick = Self.tick(of: now.uptimeNanoseconds)
        if currentTick + UInt64(Self.slotCount) <= nowTick { currentTick = nowTick - UInt64(Self.slotCount) + 1 }
        while currentTick <= nowTick && count > 0 {
            var key = heads[Int(currentTick % UInt64(Self.slotCount))]
            while key != Self.none {
                let node = nodes[Int(key)]
                if node.deadline <= now.uptimeNanoseconds, let call = node.call {
                    remove(key)
                    return call
                }
                key = node.next
            }
            // The tick of now is not over: it is looked at again the next time.
            if currentTick == nowTick { return nil }
            currentTick += 1
        }
        return nil
    }

    private func slot(of deadline: UInt64) -> Int {
        Int(Self.tick(of: deadline) % UInt64(Self.slotCount))
    }

    private static func tick(of nanoseconds: UInt64) -> UInt64 {
        nanoseconds / UInt64(tick.nanoseconds)
    }
}

/// Names a deadline of a ``DeadlineWheel`` until it expires or is cleared.
typealias DeadlineKey = Int32

/// No deadline's key.
let noDeadline: DeadlineKey = -1
