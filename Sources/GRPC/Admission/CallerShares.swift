import DequeModule
import HeapModule
import NIOCore

/// Calls of one priority, of which every caller gets the same share: each has a queue of its own, and the next call comes from
/// the caller that has been charged least.
///
/// This is start-time fair queueing (Goyal, Vin, Cheng 1996): a caller's time advances by the weight of what it was served,
/// and one that comes back is not paid for the time it was away.
struct CallerShares<Call> {
    private struct Share {
        var caller: CallerKey
        /// In order of arrival.
        var waiting: Deque<WaitingCall<Call>> = []
        var weight = 0
        /// The virtual time at which its next call is due.
        var time: Int
    }

    /// A share's place in the order of service. Each share in use has one.
    private struct Place: Comparable {
        let time: Int
        /// Callers with the same time are served in the order of asking.
        let order: UInt64
        let index: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.time, left.order) < (right.time, right.order)
        }
    }

    private var shares: ContiguousArray<Share> = []
    private var freeIndices: [Int] = []
    private var indices: [CallerKey: Int] = [:]
    private var places = Heap<Place>()
    private var lastOrder: UInt64 = 0
    /// The virtual time at which the call served last was due.
    private var time = 0
    /// Calls that wait.
    private(set) var count = 0
    /// Bytes of their messages.
    private(set) var byteCount = 0
    private var weight = 0

    mutating func add(_ call: WaitingCall<Call>, of caller: CallerKey) {
        let index = indices[caller] ?? makeShare(for: caller)
        shares[index].weight += call.weight
        shares[index].waiting.append(call)
        weight += call.weight
        count += 1
        byteCount += call.byteCount
    }

    /// Takes out the next call, a caller's oldest or newest.
    mutating func next(newestFirst: Bool) -> WaitingCall<Call>? {
        guard count > 0 else { return nil }
        while let place = places.popMin() {
            let index = place.index
            time = place.time
            // Empty shares are kept until here, so that nobody gets rid of what he was charged by asking for one call at a time.
            guard !shares[index].waiting.isEmpty else {
                freeShare(index)
                continue
            }
            let call = remove(from: index, newest: newestFirst)
            shares[index].time = place.time + call.weight
            insertPlace(of: index)
            return call
        }
        preconditionFailure("calls wait, but no caller has a place")
    }

    /// Takes out what arrived before `instant`; of callers who have less than half of the average waiting, and so have no part in the
    /// flood, only what arrived before `lenientInstant`.
    mutating func removeCalls(
        arrivedBefore instant: NIODeadline,
        lenientInstant: NIODeadline,
        _ removed: (WaitingCall<Call>) -> Void
    ) {
        guard count > 0 else { return }
        let average = weight / shares.count { !$0.waiting.isEmpty }
        for index in shares.indices {
            let instant = shares[index].weight < average / 2 ? lenientInstant : instant
            while let first = shares[index].waiting.first, first.arrival < instant {
                removed(remove(from: index, newest: false))
            }
        }
    }

    /// Takes out a call of the caller who has the most waiting, the one that would be served last. Nil if that caller is
    /// `newcomer` with its call of `newcomerWeight`, and its own new call would be served last.
    mutating func giveUp(
        inFavourOf newcomer: CallerKey,
        newcomerWeight: Int,
        newestFirst: Bool
    ) -> WaitingCall<Call>? {
        let own = indices[newcomer]
        let ownWeight = newcomerWeight + (own.map { shares[$0].weight } ?? 0)
        // One with more than the average need not be compared with all others: it is the flood's own calls that come here.
        if ownWeight * max(indices.count, 1) <= weight + newcomerWeight, let heaviest,
            shares[heaviest].weight > ownWeight
        {
            return remove(from: heaviest, newest: !newestFirst)
        }
        guard newestFirst, let own, !shares[own].waiting.isEmpty else { return nil }
        return remove(from: own, newest: false)
    }

    /// Takes out a call of the caller who has the most waiting.
    mutating func giveUp(newestFirst: Bool) -> WaitingCall<Call>? {
        heaviest.map { remove(from: $0, newest: !newestFirst) }
    }

    /// Forgets who was charged what. Nothing may be waiting.
    mutating func reset() {
        precondition(count == 0, "calls wait")
        shares.removeAll(keepingCapacity: true)
        freeIndices.removeAll(keepingCapacity: true)
        indices.removeAll(keepingCapacity: true)
        places = Heap()
        time = 0
    }

    // MARK: Shares

    private var heaviest: Int? {
        guard count > 0 else { return nil }
        return shares.indices.max { shares[$0].weight < shares[$1].weight }
    }

    private mutating func remove(from index: Int, newest: Bool) -> WaitingCall<Call> {
        let call = newest ? shares[index].waiting.removeLast() : shares[index].waiting.removeFirst()
        shares[index].weight -= call.weight
        weight -= call.weight
        count -= 1
        byteCount -= call.byteCount
        return call
    }

    private mutating func makeShare(for caller: CallerKey) -> Int {
        let index: Int
        if let free = freeIndices.popLast() {
            index = free
            shares[index].caller = caller
            shares[index].time = time
        } else {
            index = shares.count
            shares.append(Share(caller: caller, time: time))
        }
        indices[caller] = index
        insertPlace(of: index)
        return index
    }

    private mutating func freeShare(_ index: Int) {
        indices.removeValue(forKey: shares[index].caller)
        freeIndices.append(index)
    }

    private mutating func insertPlace(of index: Int) {
        lastOrder += 1
        places.insert(Place(time: shares[index].time, order: lastOrder, index: index))
    }
}
