import Platform

/// Decides when the next group is closed: pure, with the time passed in.
///
/// While one group is flushed the next fills. Closed loops then tend to split into two half-groups that take turns, each
/// paying a whole flush; so after a flush the next group waits until as many requests came back as had just been
/// answered, beside those already waiting. A lone caller never waits: its own return completes the number.
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

    /// Waiting is never shorter than this, once it is done at all: below, waking up costs more than it brings.
    private static let shortestWait: Int64 = 10_000
    /// After so many groups the longest wait is tried again: nobody comes back within the shortest one, so from what it brings
    /// nothing could be learnt, and one busy moment would make every group small from then on.
    private static let trialInterval = 16

    private let longestWait: Int64
    private let groupByteCount: Int
    /// How long to wait after the next flush: shrinks when callers do not come back in time, grows when they do.
    private(set) var patience: Int64
    /// Groups until the longest wait is tried again.
    private var groupsUntilTrial = CommitPacing.trialInterval
    /// Requests that would make the group complete; 0 when nothing is waited for.
    private var target = 0
    /// When waiting for them ends.
    private var deadline = MonotonicInstant(nanoseconds: 0)
    /// Requests that were waiting when the last flush ended.
    private var waitingAtFlush = 0

    /// - Parameters:
    ///   - longestWait: nanoseconds.
    ///   - groupByteCount: so many waiting bytes are a full group, which never waits.
    init(longestWait: Int64, groupByteCount: Int) {
        self.longestWait = longestWait
        self.groupByteCount = groupByteCount
        patience = longestWait
    }

    /// What to do with `requestCount` waiting requests in `bufferCount` buffers of `byteCount` bytes.
    mutating func decide(
        bufferCount: Int,
        requestCount: Int,
        byteCount: Int,
        now: MonotonicInstant
    ) -> Decision {
        guard bufferCount > 0 else { return .sleep }
        if requestCount < target, byteCount < groupByteCount, now < deadline {
            return .wait(until: deadline, requestCount: target)
        }
        learn(requestCount: requestCount, now: now)
        target = 0
        return .commit
    }

    /// A group of `answered` requests was flushed in `flushDuration` nanoseconds, and `waiting` came meanwhile.
    mutating func flushed(answered: Int, waiting: Int, flushDuration: Int64, now: MonotonicInstant) {
        target = answered + waiting
        waitingAtFlush = waiting
        groupsUntilTrial -= 1
        if groupsUntilTrial == 0 {
            groupsUntilTrial = Self.trialInterval
            patience = longestWait
        }
        // Waiting longer than a flush takes cannot pay: that is what it saves.
        let wait = min(patience, longestWait, flushDuration)
        deadline = now.advanced(byNanoseconds: wait)
    }

    /// Where fewer than half of the callers came back in time the next wait is half as long, else twice.
    private mutating func learn(requestCount: Int, now: MonotonicInstant) {
        guard target > waitingAtFlush else { return }
        let cameBack = requestCount - waitingAtFlush
        if cameBack * 2 < target - waitingAtFlush {
            patience = max(patience / 2, Self.shortestWait)
        } else {
            patience = min(patience * 2, longestWait)
        }
    }
}
