import HoldfastMessages

/// The domain: all mutable state, and the commands over it.
///
/// It imports no C, no clock and no I/O: the time comes in with the context, randomness with the seed. So it gives the same
/// answers under the server, the tests and the benchmarks. One command runs at a time; whoever drives it takes the changes of
/// each with `commit` before the next.
public struct Commerce: ~Copyable {
    public internal(set) var stocks: Table<Stock>
    public internal(set) var reservations: Table<Reservation>
    public internal(set) var ledger: LedgerLog
    /// Apart, since the compiler follows every field of a value that cannot be copied through every function: with the tables
    /// of all entities among them it took minutes.
    let entityBox = EntityBox()
    public internal(set) var idempotency: IdempotencyWindow
    /// The sequence number of the newest command that changed something.
    public internal(set) var sequence: Int64
    /// How many reservations are held or committed.
    public internal(set) var openReservationCount = 0
    /// What callers may ask for.
    public let limits: Limits

    /// `limits.defaultTTL`, taken apart once: a `Duration` is a 128-bit number of attoseconds.
    let defaultTTLNanoseconds: Int64
    /// The running command.
    var command = Command()
    var timers = HoldTimers()
    var stockLists = StockLists()
    var waiters = Waiters()
    var identifiers: IdentifierSource
    var importAccount = ImportAccount()
    /// Ended reservations that are still in memory, in the order of their ends.
    var ended = NumberedQueue<(sequence: Int64, id: ID<Reservation>)>(first: 0)
    /// The idempotency record of the command, and the sequence numbers of those that had to go for it.
    var newRecord: IdempotencyWindow.Record?
    var forgottenSequences: [Int64] = []

    /// A state without rows. `seed` makes ids hard to guess; the same seed and commands make the same ids.
    public init(limits: Limits = Limits(), seed: UInt64) {
        self.limits = limits
        defaultTTLNanoseconds = limits.defaultTTL.nanoseconds
        stocks = Table()
        reservations = Table()
        ledger = LedgerLog()
        idempotency = IdempotencyWindow(limits)
        sequence = 0
        identifiers = IdentifierSource(seed: seed)
    }

    /// The rows of all other entities.
    var entities: Entities {
        _read { yield entityBox.entities }
        nonmutating _modify {
            entityBox.isTouched = true
            yield &entityBox.entities
        }
    }

    /// Hands what the command changed of them to the recorder. Most commands change nothing of them, and do not pay for it.
    mutating func commitEntities<R: Recorder & ~Copyable>(_ recorder: inout R) {
        guard entityBox.isTouched else { return }
        commitWaitlist(&recorder)
        entityBox.isTouched = false
        recorder = entityBox.entities.commit(recorder)
    }

    /// Takes history of them out of memory that the snapshot at `sequence` holds.
    func evictEntities(through sequence: Int64) {
        entityBox.entities.evictHistory(through: sequence)
    }

    func rollBackEntities() {
        guard entityBox.isTouched else { return }
        entityBox.isTouched = false
        entityBox.entities.rollBack()
    }

    /// The hash of everything the service knows: the same for equal states, whatever way led to them.
    public var stateHash: Hash128 {
        var sum = stocks.hash
        sum += reservations.hash
        sum += ledger.hash
        sum += entities.hash
        return sum
    }
}
