import NIOCore

/// The places for connections of a channel: which of them are taken, which one the next call goes to, and when a lost one is
/// replaced. Pure: told the time, given the randomness.
///
/// A place that has failed counts as failed until a connection stands there, also while one is attempted again; else the calls
/// of a channel without a server would wait and fail by turns (gRFC A62).
struct ConnectionPool<Connection: Sendable>: Sendable {
    /// What is to be done with a call.
    enum Pick: Sendable {
        case connection(Pooled)
        case wait
        case fail(Status)
    }

    /// A connection and where it belongs.
    struct Pooled: Sendable {
        let connection: Connection
        let place: Place
    }

    /// One attempt at a connection, and the connection that came of it. It is told by its number from others at the same slot.
    struct Place: Hashable, Sendable {
        let slot: Int
        let number: Int
    }

    private enum Phase: Sendable {
        case waiting
        case attempting(number: Int)
        case ready(Pooled)
    }

    private struct Slot: Sendable {
        var phase = Phase.waiting
        var backoff: ConnectionBackoff
        var hasFailed = false
    }

    private var slots: [Slot]
    private var ready: [Pooled] = []
    private var nextReady = 0
    private var attemptCount = 0
    private var hasBegun = false
    private var isShutDown = false
    private var latestFailure = Status(.unavailable, "there is no connection")

    init(count: Int, backoff: BackoffPolicy) {
        slots = Array(repeating: Slot(backoff: ConnectionBackoff(backoff)), count: max(count, 1))
    }

    var state: ConnectivityState {
        if isShutDown { return .shutDown }
        if !hasBegun { return .idle }
        if !ready.isEmpty { return .ready }
        return slots.allSatisfy(\.hasFailed) ? .transientFailure : .connecting
    }

    /// The next connection in turn, or why there is none.
    mutating func pick(waitsForReady: Bool) -> Pick {
        if !ready.isEmpty {
            nextReady = nextReady + 1 < ready.count ? nextReady + 1 : 0
            return .connection(ready[nextReady])
        }
        switch state {
        case .shutDown: return .fail(latestFailure)
        case .transientFailure where !waitsForReady: return .fail(latestFailure)
        default: return .wait
        }
    }

    /// The first call has come, or somebody who wants a connection before that: returns the slots to be filled.
    mutating func begin() -> Range<Int> {
        guard !hasBegun, !isShutDown else { return 0..<0 }
        hasBegun = true
        return slots.indices
    }

    /// An attempt begins: returns what it is called and how long it may take. Nil if none is wanted.
    mutating func attempt(slot: Int, at now: NIODeadline, random: Double) -> (place: Place, timeout: TimeAmount)? {
        guard !isShutDown, case .waiting = slots[slot].phase else { return nil }
        attemptCount += 1
        slots[slot].phase = .attempting(number: attemptCount)
        let timeout = slots[slot].backoff.attemptBegins(at: now, random: random)
        return (Place(slot: slot, number: attemptCount), timeout)
    }

    /// The attempt has succeeded. False if nobody wants the connection any more.
    mutating func connected(_ place: Place, _ connection: Connection) -> Bool {
        guard !isShutDown, case .attempting(place.number) = slots[place.slot].phase else { return false }
        let pooled = Pooled(connection: connection, place: place)
        slots[place.slot].phase = .ready(pooled)
        slots[place.slot].backoff.reset()
        slots[place.slot].hasFailed = false
        ready.append(pooled)
        return true
    }

    /// The attempt has failed, or the connection takes no more calls: returns when to make the next attempt. Nil if that was known.
    mutating func ended(_ place: Place, _ reason: Status, at now: NIODeadline) -> TimeAmount? {
        switch slots[place.slot].phase {
        case .attempting(place.number):
            slots[place.slot].hasFailed = true
            latestFailure = reason
        case .ready(let pooled) where pooled.place == place:
            ready.removeAll { $0.place == place }
            nextReady = 0
        default:
            return nil
        }
        slots[place.slot].phase = .waiting
        return isShutDown ? nil : slots[place.slot].backoff.delay(at: now)
    }

    /// No more connections are wanted.
    mutating func shutDown() {
        isShutDown = true
        latestFailure = Status(.unavailable, "the channel was shut down")
        ready = []
    }
}
