import Platform

/// Decides when the next group is closed: pure, with the time passed in.
///
/// While one group is flushed the next fills. Closed loops then tend to split into groups that take turns, each paying a whole
/// flush; so after a flush the next group waits until as many requests came back as had just been answered, beside those already
/// waiting. A lone caller never waits: its own return completes the number.
///
/// How long it waits depends on whether the callers can be brought together. Callers of a closed loop, once all of them are in
/// one group, all come back after its flush and nobody comes during it; so waiting somewhat longer than a flush takes still pays,
/// and is tried now and then. Callers who come when they like are never together in that sense: they wait no longer than a flush takes.
struct CommitPacing: Sendable {
    /// What to do now.
    enum Decision: Equatable, Sendable {
        /// Sleep until something is submitted.
        case sleep
        /// Sleep until then, or until so many requests wait.
        case wait(until: MonotonicInstant, requestCount: Int)
        /// Close the group.
        case commit
    }

    /// Whether all callers are in one group.
    enum Gathering: Equatable, Sendable {
        /// Not as far as is known; it is tried after so many groups more.
        case apart(groupsUntilTrial: Int)
        /// It is being tried: so many groups in a row were whole, so many in all were not.
        case trial(wholeCount: Int, missCount: Int)
        case together
    }

    /// Waiting is never shorter than this, once it is done at all: below, waking up costs more than it brings.
    private static let shortestWait: Int64 = 10_000
    /// Callers who do not all come back within the time of so many flushes are better served apart: while some are flushed, the others
    /// are at work (a tenth more reservations/s with 64 connections of one call, `Benchmarks/run durable`).
    private static let gatheringFlushes: Int64 = 2
    /// Groups between two trials: after a success, and at most, since each failure doubles it.
    private static let trialIntervals = 16...512
    /// So many whole groups in a row are no accident.
    private static let convincingCount = 3
    /// Groups of a trial that need not be whole: the first only gathers those who were in different groups.
    private static let missLimit = 2
    /// A group counts as whole although one in so many of its requests came during its flush.
    private static let latecomerShare = 16

    private let longestWait: Int64
    private let longestGatheringWait: Int64
    private let longestGatheringFlush: Int64
    private let groupByteCount: Int
    /// How long to wait after the next flush while the callers are apart: shrinks when they do not come back in time, grows when
    /// they do.
    private(set) var patience: Int64
    private(set) var gathering = Gathering.apart(groupsUntilTrial: CommitPacing.trialIntervals.lowerBound)
    /// Groups from the next failed trial to the one after it.
    private var trialInterval = CommitPacing.trialIntervals.lowerBound
    /// Requests that would make the group complete; 0 when nothing is waited for.
    private var target = 0
    /// When waiting for them ends.
    private var deadline = MonotonicInstant(nanoseconds: 0)
    /// Requests that were waiting when the last flush ended.
    private var waitingAtFlush = 0
    /// Whether the last group had reached its target when it was closed.
    private var wasComplete = false
    private var lastFlushDuration = Int64.max

    /// - Parameters:
    ///   - longestWait: nanoseconds, while callers are apart.
    ///   - longestGatheringWait: nanoseconds, while waiting keeps callers together.
    ///   - longestGatheringFlush: nanoseconds. A flush that takes longer is one of many bytes, which take as long in two groups as in
    ///     one: then it is better to flush some while the others are at work (a sixth more checkouts/s, `Benchmarks/run checkout`).
    ///   - groupByteCount: so many waiting bytes are a full group, which never waits.
    init(longestWait: Int64, longestGatheringWait: Int64, longestGatheringFlush: Int64 = .max, groupByteCount: Int) {
        self.longestWait = longestWait
        self.longestGatheringWait = longestGatheringWait
        self.longestGatheringFlush = longestGatheringFlush
        self.groupByteCount = groupByteCount
        patience = longestWait
    }

    /// What to do with `requestCount` waiting requests in `bufferCount` buffers of `byteCount` bytes.
    func decision(bufferCount: Int, requestCount: Int, byteCount: Int, now: MonotonicInstant) -> Decision {
        guard bufferCount > 0 else { return .sleep }
        if requestCount < target, byteCount < groupByteCount, now < deadline {
            return .wait(until: deadline, requestCount: target)
        }
        return .commit
    }

    /// Whether a caller may flush the group that it completes: everybody else waits for it, and not for longer than about `limit`
    /// nanoseconds.
    func callersMayCommit(within limit: Int64) -> Bool {
        gathering == .together && lastFlushDuration <= limit
    }

    /// A group is closed while `requestCount` requests wait.
    mutating func closed(requestCount: Int) {
        learn(requestCount: requestCount)
        wasComplete = requestCount >= target
        target = 0
    }

    /// A group of `answered` requests was flushed in `flushDuration` nanoseconds, and `waiting` came meanwhile.
    mutating func flushed(answered: Int, waiting: Int, flushDuration: Int64, now: MonotonicInstant) {
        lastFlushDuration = flushDuration
        let isWorthIt = flushDuration <= longestGatheringFlush
        judge(isWhole: isWorthIt && wasComplete && waiting * Self.latecomerShare <= answered)
        target = answered + waiting
        waitingAtFlush = waiting
        // Callers who are apart gain at most a flush by waiting for each other.
        let wait =
            if case .apart = gathering { min(patience, flushDuration) } else {
                min(longestGatheringWait, flushDuration * Self.gatheringFlushes)
            }
        deadline = now.advanced(byNanoseconds: wait)
    }

    /// Goes on from whether the last group held all callers.
    private mutating func judge(isWhole: Bool) {
        switch gathering {
        case .apart(let groupsUntilTrial):
            gathering =
                groupsUntilTrial > 1
                ? .apart(groupsUntilTrial: groupsUntilTrial - 1) : .trial(wholeCount: 0, missCount: 0)
        case .trial(let wholeCount, let missCount) where isWhole:
            if wholeCount + 1 < Self.convincingCount {
                gathering = .trial(wholeCount: wholeCount + 1, missCount: missCount)
            } else {
                gathering = .together
                trialInterval = Self.trialIntervals.lowerBound
            }
        case .trial(_, let missCount) where missCount < Self.missLimit:
            gathering = .trial(wholeCount: 0, missCount: missCount + 1)
        case .trial:
            gathering = .apart(groupsUntilTrial: trialInterval)
            trialInterval = min(trialInterval * 2, Self.trialIntervals.upperBound)
            // One busy moment must not make every later group small: from what the shortest wait brings nothing is learnt.
            patience = longestWait
        case .together where !isWhole:
            gathering = .trial(wholeCount: 0, missCount: 1)
        case .together:
            break
        }
    }

    /// Where fewer than half of the callers came back in time the next wait is half as long, else twice.
    private mutating func learn(requestCount: Int) {
        guard case .apart = gathering, target > waitingAtFlush else { return }
        let cameBack = requestCount - waitingAtFlush
        if cameBack * 2 < target - waitingAtFlush {
            patience = max(patience / 2, Self.shortestWait)
        } else {
            patience = min(patience * 2, longestWait)
        }
    }
}
