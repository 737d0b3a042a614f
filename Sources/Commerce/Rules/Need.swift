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
    /// The recorded answer to the command with this sequence number.
    case response(sequence: Int64)
    /// A check of the ledger in the snapshot.
    case verification(variant: ID<ProductVariant>?)

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
