import Commerce
import HoldfastCoding
import HoldfastMessages
import Protobuf

/// The reads themselves, within one snapshot.
enum HistoryReader {
    static func fetch(_ need: Need, _ snapshot: borrowing Snapshot) throws -> Fetched {
        switch need {
        case .reservation(let id): .reservation(try reservation(id, snapshot))
        case .ledgerEntry(let id): .ledgerEntries(try entry(id, snapshot).map { [$0] } ?? [])
        case .ledgerPage(let through, let count): .ledgerEntries(try page(through, count, snapshot))
        case .ledgerChain(let from, let count): .ledgerEntries(try chain(from, count, snapshot))
        case .ledgerMoment(let variant, let newest, let number, let moment):
            .ledgerEntries(
                try newestEntry(variant: variant, newest: newest, number: number, at: moment, snapshot).map { [$0] }
                    ?? []
            )
        case .response(let sequence, let method): .response(try response(sequence, method, snapshot))
        case .verification(let variant): .verification(try verify(variant, snapshot))
        case .row(let key): .row(try row(key, snapshot))
        case .rowWithKey(let key): .row(try row(with: key, snapshot))
        case .rowsFrom(let first, let count): .rows(try rows(from: first, count: count, snapshot))
        case .presence(let rows, let keys): .presence(try presence(rows, keys, snapshot))
        case .reservations(let query, _): try reservations(query, snapshot)
        case .changes, .oldestChange: preconditionFailure("changes lie in the journal")
        }
    }

    static func reservation(_ id: ID<Reservation>, _ snapshot: borrowing Snapshot) throws -> Reservation? {
        let key = StoredKey(id)
        if let ended = try key.withBytes({ try snapshot.row(.endedReservation, key: $0, as: Reservation.self) }) {
            return ended
        }
        return try key.withBytes { try snapshot.row(.reservation, key: $0, as: Reservation.self) }
    }

    static func entry(_ id: Int64, _ snapshot: borrowing Snapshot) throws -> LedgerEntry? {
        try StoredKey(id).withBytes { try snapshot.row(.ledger, key: $0, as: LedgerEntry.self) }
    }

    private static func page(_ through: Int64, _ count: Int, _ snapshot: borrowing Snapshot) throws -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        try StoredKey(through).withBytes { key in
            try snapshot.scan(.ledger, from: key, .backward) { _, value in
                entries.append(try LedgerEntry(stored: value))
                return entries.count < count
            }
        }
        return entries
    }

    private static func chain(_ from: Int64, _ count: Int, _ snapshot: borrowing Snapshot) throws -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        var id = from
        while id > 0, entries.count < count, let entry = try entry(id, snapshot) {
            entries.append(entry)
            id = entry.previousEntryID
        }
        return entries
    }

    /// Finds the first indexed entry after the moment by halving, then goes back along the chain.
    private static func newestEntry(
        variant: ID<ProductVariant>,
        newest: Int64,
        number: Int64,
        at moment: Need.Moment,
        _ snapshot: borrowing Snapshot
    ) throws -> LedgerEntry? {
        var first: Int64 = 1
        var end = number / LedgerEntry.indexStride + 1
        var start = newest
        while first < end {
            let middle = (first + end) / 2
            let index = try LedgerIndexKey(variant: variant, block: middle).withBytes {
                try snapshot.row(.ledgerIndex, key: $0, as: LedgerIndexEntry.self)
            }
            guard let index, let entry = try entry(index.ledgerEntryID, snapshot) else {
                throw HistoryDamage(description: "the ledger index of variant \(variant) has no block \(middle)")
            }
            if moment.includes(entry) {
                first = middle + 1
            } else {
                end = middle
                start = index.ledgerEntryID
            }
        }
        var id = start
        while id > 0, let entry = try entry(id, snapshot) {
            if moment.includes(entry) { return entry }
            id = entry.previousEntryID
        }
        return nil
    }

    /// A kept answer as it was sent.
    private static func response(
        _ sequence: Int64,
        _ method: UnaryMethod,
        _ snapshot: borrowing Snapshot
    ) throws -> [UInt8]? {
        guard let stored = try StoredKey(sequence).withBytes({ try snapshot.bytes(.response, key: $0) }) else {
            return nil
        }
        // Nothing says what may be missing from an answer.
        var reading = MessageReading(form: .compact)
        return try UnaryResponse.decode(method: method, stored.span, in: Arena(), reading: &reading).encoded()
    }

    static func verify(
        _ variant: ID<ProductVariant>?,
        _ snapshot: borrowing Snapshot
    ) throws -> VerifyLedgerResponse {
        var auditor = LedgerAuditor(variant: variant)
        try snapshot.forEach(.ledger, as: LedgerEntry.self) { auditor.check($0) }
        try snapshot.forEach(.stock, as: Stock.self) { auditor.check($0) }
        return auditor.finish(sequence: Int64(snapshot.foldedSequence))
    }
}

/// The snapshot contradicts itself.
struct HistoryDamage: Error, CustomStringConvertible {
    let description: String
}
