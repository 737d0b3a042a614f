import HoldfastMessages
import Synchronization

/// How far something has got: the snapshot, or what can be read from the journal.
final class SequenceProgress: Sendable {
    private struct State {
        var sequence: UInt64
        var follower: (@Sendable (Int64) -> Void)?
    }

    private let state: Mutex<State>

    init(sequence: UInt64) {
        state = Mutex(State(sequence: sequence))
    }

    /// The last sequence number that it has reached.
    var sequence: Int64 { state.withLock { Int64($0.sequence) } }

    /// Notes how far it has got; tells the follower.
    func advance(to sequence: UInt64) {
        let follower = state.withLock { state in
            state.sequence = sequence
            return state.follower
        }
        follower?(Int64(sequence))
    }

    /// From now on `follower` is told of every advance.
    func follow(_ follower: @escaping @Sendable (Int64) -> Void) {
        state.withLock { $0.follower = follower }
    }
}
