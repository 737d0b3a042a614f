import HoldfastMessages

/// What a command has to know that is not in memory. It is fetched, and the command runs again.
public enum Need: Hashable, Sendable {
    /// An ended reservation.
    case reservation(ID<Reservation>)
    /// One ledger entry.
    case ledgerEntry(Int64)
    /// At most `count` entries with ids up to `through`, the newest first.
    case ledgerPage(through: Int64, count: Int)
    /// At most `count` entries of one variant from `from` back, the newest first.
    case ledgerChain(from: Int64, count: Int)
    /// The newest entry of a variant that is not after the moment; none newer than entry `newest`, the variant's `number`-th,
    /// comes into question.
    case ledgerMoment(variant: ID<ProductVariant>, newest: Int64, number: Int64, moment: Moment)
    /// The recorded answer to the command with this sequence number, a request for this method.
    case response(sequence: Int64, method: UnaryMethod)
    /// A check of the ledger in the snapshot.
    case verification(variant: ID<ProductVariant>?)
    /// A row that has left memory.
    case row(HistoryRowKey)
    /// The row that has left memory and has this key.
    case rowWithKey(HistoryKey)
    /// At most `count` rows that have left memory, of the group of this place, in order from there on.
    case rowsFrom(HistoryKey, count: Int)
    /// Which of these rows have left memory, and by which of these keys such rows are found.
    case presence([HistoryRowKey], [HistoryKey])
    /// A page of reservations, open and ended, in a snapshot that is no older than `sequence`.
    case reservations(ReservationQuery, sequence: Int64)
    /// Changes of rows, as they lie in the journal.
    case changes(ChangeQuery)
    /// How far back the journal reaches.
    case oldestChange

    /// The snapshot must have reached this sequence number before it is read; nil where any will do.
    public var sequence: Int64? {
        switch self {
        case .response(let sequence, _), .reservations(_, let sequence): sequence
        default: nil
        }
    }

    /// A point in the service's history.
    public enum Moment: Hashable, Sendable {
        /// After the command with this sequence number.
        case sequence(Int64)
        /// At this time.
        case time(Timestamp)

        /// Whether the entry was there at this moment.
        public func includes(_ entry: LedgerEntry) -> Bool {
            switch self {
            case .sequence(let sequence): entry.commitSeq <= sequence
            case .time(let time): entry.createTime <= time
            }
        }
    }
}

/// Which reservations are asked for.
public struct ReservationQuery: Hashable, Sendable {
    /// A reservation's place in a list, the newest first: its id, or in the list of a variant the ledger entry that it came with.
    public enum Place: Hashable, Sendable {
        case reservation(ID<Reservation>)
        case ledgerEntry(Int64)
    }

    /// Of one variant, or of all.
    public var variant: ID<ProductVariant>?
    /// Only open ones.
    public var openOnly: Bool
    /// Where the page begins; nil for the newest of all.
    public var first: Place?
    /// How many at most.
    public var count: Int
}

/// Which changes are asked for.
public struct ChangeQuery: Hashable, Sendable {
    /// Changes after this sequence number.
    public var afterSequence: Int64
    /// How many of the first group's changes to leave out.
    public var offset: Int
    /// Of which entities; of all, if empty.
    public var entities: Set<EntityKind>
    /// How many at most.
    public var count: Int
}

/// A page of changes.
public struct ChangePage: Sendable {
    public var changes: [Change]
    /// Everything up to this sequence number, and so many changes of the group after it, have been given.
    public var sequence: Int64
    public var offset: Int
    /// Whether there are more.
    public var hasMore: Bool

    public init(changes: [Change], sequence: Int64, offset: Int, hasMore: Bool) {
        self.changes = changes
        self.sequence = sequence
        self.offset = offset
        self.hasMore = hasMore
    }
}

/// What was found for a `Need`.
public enum Fetched: Sendable {
    /// For `reservation`; nil when there is none.
    case reservation(Reservation?)
    /// For `ledgerEntry`, `ledgerPage`, `ledgerChain` and `ledgerMoment`.
    case ledgerEntries([LedgerEntry])
    /// For `response`: the encoded message; nil when it is no longer kept.
    case response([UInt8]?)
    /// For `verification`.
    case verification(VerifyLedgerResponse)
    /// For `row` and `rowWithKey`; nil when there is none.
    case row(EntityRow.Row?)
    /// For `rowsFrom`.
    case rows([EntityRow.Row])
    /// For `presence`.
    case presence(HistoryPresence)
    /// For `reservations`; with where the next page begins, if there is one.
    case reservations([Reservation], next: ReservationQuery.Place?)
    /// For `changes`.
    case changes(ChangePage)
    /// For `oldestChange`: after this sequence number all changes are kept.
    case oldestChange(Int64)
    /// The caller is refused.
    case rejection(Rejection)
}

/// Why a command did not give an answer.
public enum Interruption: Error, Sendable {
    /// The caller is refused. Nothing has changed.
    case rejected(Rejection)
    /// Something must be fetched first. Nothing has changed.
    case needs(Need)
    /// The request was carried out before; the recorded answer, encoded.
    case replay([UInt8])
}
