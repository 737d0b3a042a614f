import Synchronization

/// How far something has got: what is durable, what can be read from the journal, or what is in the snapshot. Tells a follower, and
/// those who wait for it.
final class SequenceProgress: Sendable {
    private struct State {
        var sequence: Int64
        var follower: (@Sendable (Int64) -> Void)?
        var waiting: [(sequence: Int64, resume: CheckedContinuation<Void, Never>)] = []

        /// Those who wait for nothing later than a sequence number.
        mutating func takeWaiting(through sequence: Int64) -> [CheckedContinuation<Void, Never>] {
            guard !waiting.isEmpty else { return [] }
            let split = waiting.partition { $0.sequence <= sequence }
            defer { waiting.removeSubrange(split...) }
            return waiting[split...].map(\.resume)
        }
    }

    private let state: Mutex<State>

    init(sequence: UInt64) {
        state = Mutex(State(sequence: Int64(sequence)))
    }

    /// The last sequence number that it has reached.
    var sequence: Int64 { state.withLock { $0.sequence } }

    /// Notes how far it has got.
    func advance(to sequence: UInt64) {
        let sequence = Int64(sequence)
        let (follower, released) = state.withLock { state in
            state.sequence = sequence
            return (state.follower, state.takeWaiting(through: sequence))
        }
        for continuation in released { continuation.resume() }
        follower?(sequence)
    }

    /// From now on `follower` is told of every advance.
    func follow(_ follower: @escaping @Sendable (Int64) -> Void) {
        state.withLock { $0.follower = follower }
    }

    /// Waits until it has reached a sequence number.
    func reaches(_ sequence: Int64) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.sequence >= sequence { return true }
                state.waiting.append((sequence, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
