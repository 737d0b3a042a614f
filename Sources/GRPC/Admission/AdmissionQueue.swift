import NIOCore

/// Calls that wait because more came than could be carried out at once: bounded, the important ones first, every caller
/// with its share, and not for so long that the answer is worth nothing.
///
/// In ordinary times the oldest call of a caller is served first. A queue that has not been empty for
/// ``AdmissionLimits/overloadInterval`` is overloaded: then the newest is served first, and what has waited for longer than
/// ``AdmissionLimits/overloadWait`` is refused; calls that finish something, and those of callers with little waiting, may wait for the whole interval. (After Nichols and Jacobson, "Controlling Queue Delay", and Maurer, "Fail at
/// Scale", both in ACM Queue.) Knows no clock and no connection: it is told the time, and hands back what is to be refused.
public struct AdmissionQueue<Call> {
    /// What becomes of a call that leaves the queue unserved.
    public enum Refusal: Sendable {
        /// There is too much to do.
        case overloaded
        /// Its caller would have stopped waiting before the answer.
        case deadlinePassed
    }

    /// Hears of every call that leaves the queue unserved.
    public typealias Refuse = (Call, Refusal) -> Void

    private let limits: AdmissionLimits
    private var classes = ContiguousArray(repeating: CallerShares<Call>(), count: CallPriority.allCases.count)
    /// Since when there have always been some.
    private var busySince: NIODeadline?
    /// When a call last had waited for too long.
    private var lastShed: NIODeadline?
    private var servedCount: UInt64 = 0
    private var pushbackCount: UInt32 = 0

    /// An empty queue.
    public init(limits: AdmissionLimits) {
        self.limits = limits
    }

    /// Whether nothing waits.
    public var isEmpty: Bool { count == 0 }

    /// Calls that wait.
    public var count: Int { classes.reduce(0) { $0 + $1.count } }

    /// Bytes of their messages.
    public var byteCount: Int { classes.reduce(0) { $0 + $1.byteCount } }

    /// Whether nothing waits, and what came before the last look was all served.
    public var isCalm: Bool { busySince == nil }

    /// Whether there has been more to do than could be done for too long.
    public func isOverloaded(at now: NIODeadline) -> Bool {
        guard let busySince else { return false }
        return now - busySince >= limits.overloadInterval
    }

    /// Lets a call wait. If there is no room, whatever would be served last is refused: a call of the lowest priority, and among
    /// those one of the caller who has the most waiting; it may be this one.
    public mutating func add(
        _ call: WaitingCall<Call>,
        of caller: CallerKey,
        priority: CallPriority,
        refuse: Refuse
    ) {
        if busySince == nil { busySince = beginning(of: call.arrival) }
        let newestFirst = isOverloaded(at: call.arrival)
        while !hasRoom(for: call) {
            guard let givenUp = giveUp(inFavourOf: call, of: caller, priority, newestFirst: newestFirst) else {
                return refuse(call.call, .overloaded)
            }
            refuse(givenUp.call, .overloaded)
        }
        classes[priority.rawValue].add(call, of: caller)
    }

    /// Takes out the call to be carried out next. Calls on the way there whose caller stops waiting within `serviceTime` from `now`
    /// are refused.
    public mutating func next(at now: NIODeadline, serviceTime: TimeAmount, refuse: Refuse) -> Call? {
        let newestFirst = isOverloaded(at: now)
        while let index = nextClass(), let next = classes[index].next(newestFirst: newestFirst) {
            if next.deadline > now + serviceTime { return next.call }
            refuse(next.call, .deadlinePassed)
        }
        return nil
    }

    /// Refuses what has waited for too long, if the queue is overloaded. To be called when as many calls have been taken out as can
    /// be carried out now: if none is left then, the overload is over, however many were refused before.
    public mutating func shed(at now: NIODeadline, refuse: Refuse) {
        guard count > 0 else {
            for index in classes.indices { classes[index].reset() }
            busySince = nil
            return
        }
        guard isOverloaded(at: now) else { return }
        let lenient = now - limits.overloadInterval
        for priority in CallPriority.allCases {
            let instant = priority == .finishing ? lenient : now - limits.overloadWait
            classes[priority.rawValue].removeCalls(arrivedBefore: instant, lenientInstant: lenient) { call in
                lastShed = now
                refuse(call.call, .overloaded)
            }
        }
    }

    /// Since when it has been busy if calls begin to wait now: a pause in an overload, in which a moment's lull or many refusals at once
    /// emptied the queue, does not make it begin anew.
    private func beginning(of now: NIODeadline) -> NIODeadline {
        guard let lastShed, now - lastShed < limits.overloadInterval else { return now }
        return now - limits.overloadInterval
    }

    /// How long the caller of the next refused call is told to wait before it tries again: about as long as there has been too
    /// much to do, and one of 16 times for calls that follow each other, so that they do not come back together.
    ///
    /// Few times in all, so that each can be encoded once, and that HPACK's table has room for those in use.
    public mutating func pushback(at now: NIODeadline) -> TimeAmount {
        pushbackCount &+= 1
        let busy = busySince.map { (now - $0).nanoseconds } ?? 0
        var base = Self.shortestPushback
        while base < Self.longestPushback, base < busy { base *= 2 }
        // Multiples of the golden ratio fall evenly between 0 and 1.
        let spread = Int64((pushbackCount &* 2_654_435_769) >> 28)
        return .nanoseconds(base / 2 + base / 16 * spread)
    }

    private static var shortestPushback: Int64 { 100_000_000 }
    private static var longestPushback: Int64 { 1_600_000_000 }

    // MARK: In which order

    /// One in eight calls comes from the second class that waits, and one in 64 from the last: whoever floods the first keeps nobody
    /// else out.
    private mutating func nextClass() -> Int? {
        guard let first = classes.firstIndex(where: { $0.count > 0 }) else { return nil }
        servedCount &+= 1
        if servedCount % 64 == 0 { return classes.lastIndex { $0.count > 0 } }
        if servedCount % 8 == 0 { return classes[(first + 1)...].firstIndex { $0.count > 0 } ?? first }
        return first
    }

    // MARK: Room

    private func hasRoom(for call: WaitingCall<Call>) -> Bool {
        count < limits.waitingCallCount && byteCount + call.byteCount <= limits.waitingByteCount
    }

    private mutating func giveUp(
        inFavourOf call: WaitingCall<Call>,
        of caller: CallerKey,
        _ priority: CallPriority,
        newestFirst: Bool
    ) -> WaitingCall<Call>? {
        guard call.byteCount <= limits.waitingByteCount, let last = classes.lastIndex(where: { $0.count > 0 }),
            last >= priority.rawValue
        else { return nil }
        guard last == priority.rawValue else { return classes[last].giveUp(newestFirst: newestFirst) }
        return classes[last].giveUp(inFavourOf: caller, newcomerWeight: call.weight, newestFirst: newestFirst)
    }
}
