import NIOCore

/// Deadlines of the calls in flight: setting and clearing one is constant work, which matters because nearly every call
/// clears its own.
///
/// A ring of lists, one per tick of time. A deadline further away than one turn of the ring stays in its list until its
/// round comes. Knows no clock: `advance` is told the time.
struct DeadlineWheel {
    /// Names a deadline until it expires or is cleared.
    typealias Key = Int32
    static let none: Key = -1

    static let tick = TimeAmount.milliseconds(8)
    private static let slotCount = 512

    private struct Node {
        var deadline: UInt64
        var call: CallID?
        var previous: Key
        var next: Key
    }

    private var nodes: ContiguousArray<Node> = []
    private var firstFree: Key = none
    private var heads = ContiguousArray<Key>(repeating: none, count: slotCount)
    /// The last tick that `advance` has looked at.
    private var currentTick: UInt64 = 0
    private(set) var count = 0

    /// Adds a deadline; `now` is used when the wheel has been standing still.
    mutating func insert(_ call: CallID, deadline: NIODeadline, now: NIODeadline) -> Key {
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

    /// Takes out what is due at `now`.
    mutating func advance(to now: NIODeadline, _ expired: inout [CallID]) {
        let nowTick = Self.tick(of: now.uptimeNanoseconds)
        guard nowTick >= currentTick else { return }
        // The current tick is looked at again: it was not over the last time.
        for tick in currentTick...min(nowTick, currentTick + UInt64(Self.slotCount) - 1) {
            var key = heads[Int(tick % UInt64(Self.slotCount))]
            while key != Self.none {
                let node = nodes[Int(key)]
                if node.deadline <= now.uptimeNanoseconds, let call = node.call {
                    expired.append(call)
                    remove(key)
                }
                key = node.next
            }
        }
        currentTick = nowTick
    }

    /// A deadline that has already passed goes where the next `advance` looks first.
    private func slot(of deadline: UInt64) -> Int {
        Int(Self.tick(of: deadline) % UInt64(Self.slotCount))
    }

    private static func tick(of nanoseconds: UInt64) -> UInt64 {
        nanoseconds / UInt64(tick.nanoseconds)
    }
}
