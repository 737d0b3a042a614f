import NIOCore

/// How many calls may be handed over now: as many as take one slice of time, by what the last ones took, less those that are
/// being carried out; and never so many that too much waits to become durable.
public struct WorkAllowance {
    private let limits: AdmissionLimits
    /// Nanoseconds that a call takes, as far as is known. The first ones are taken for slow, lest a burst shows too late that they are.
    private var cost: Int64 = 50_000
    private var runningCount = 0
    private var heldCount = 0
    /// How many calls may be handed over now.
    public private(set) var room = 0

    /// An allowance that has measured nothing yet.
    public init(limits: AdmissionLimits) {
        self.limits = limits
        update()
    }

    /// How long so many calls take.
    public func time(of count: Int) -> TimeAmount { .nanoseconds(cost * Int64(count)) }

    /// So many calls are handed over.
    public mutating func begin(_ count: Int) {
        runningCount += count
        update()
    }

    /// So many calls were carried out together, in so much time. Their answers may still wait to become durable.
    public mutating func end(_ count: Int, after elapsed: TimeAmount) {
        runningCount -= count
        let measured = max(1, elapsed.nanoseconds / Int64(count))
        if elapsed.nanoseconds > limits.slice.nanoseconds * Self.unmistakable {
            cost = max(cost, measured)
        } else {
            // A turn that was interrupted looks slow, and the next one does not: what is slow for good shows within a few turns.
            cost = max(1, cost + (min(measured, cost * Self.largestGrowth) - cost) / Self.memory)
        }
        update()
    }

    /// The answers of so many calls wait to become durable.
    public mutating func hold(_ count: Int) {
        heldCount += count
        update()
    }

    /// The answers of so many calls wait no more.
    public mutating func release(_ count: Int) {
        heldCount -= count
        update()
    }

    /// A turn of so many slices took too long to have been merely interrupted.
    private static let unmistakable: Int64 = 10
    /// Of other turns a part as small as this is taken over, and at most so many times the cost that was known.
    private static let memory: Int64 = 4
    private static let largestGrowth: Int64 = 8

    private mutating func update() {
        // One call is always allowed, however long it takes.
        let slice = max(1, Int(limits.slice.nanoseconds / cost))
        room = max(0, min(slice - runningCount, limits.unfinishedCallCount - runningCount - heldCount))
    }
}
