import Commerce
import HoldfastCoding
import HoldfastMessages

/// Checks a data directory that no server uses, as the storage and as the domain see it.
public struct DataVerification: Sendable {
    /// Problems, one line each; none where all is well.
    public let problems: [String]
    /// What was read, in words.
    public let summary: String

    /// Reads everything in `directory` and changes nothing. Throws `StorageError` when it cannot be opened at all.
    ///
    /// A damaged page of LMDB's own tree may end the process by a signal: run it in a process of its own.
    public init(directory: String) throws(StorageError) {
        var ledger = VerifyLedgerResponse()
        var openCount = 0
        let report = try Verification.run(directory: directory, tables: StoredTable.all) { snapshot in
            ledger = try HistoryReader.verify(nil, snapshot)
            let reserved = try DataVerification.checkReservations(snapshot, openCount: &openCount)
            return ledger.problems + reserved + (try DataVerification.checkEntities(snapshot))
                + (try DataVerification.checkHistory(snapshot))
        }
        problems = report.problems
        let tailCount = report.tailGroupCount
        summary = """
            \(directory) is sound: \(report.groupCount) groups in the journal up to \(report.lastSequence), \(report.rowCount) rows \
            in the snapshot at \(report.foldedSequence), \(ledger.entryCount) ledger entries of \(ledger.variantCount) variants, \
            \(openCount) open reservations\(tailCount == 0 ? "" : "; \(tailCount) groups that a crash left in the journal's tail enter it at the next start")
            """
    }

    /// References, unique keys and trees, by the same rules as in memory.
    private static func checkEntities(_ snapshot: borrowing Snapshot) throws -> [String] {
        var commerce = Commerce(seed: 0)
        for table in StoredTable.entities {
            try snapshot.forEach(table.id, as: EntityRow.self) { row in
                guard let row = row.row else {
                    throw HistoryDamage(description: "a row of \(table.name) is of no kind")
                }
                _ = commerce.load(row)
            }
        }
        return Array(commerce.entityViolations().prefix(LedgerAuditor.maximumProblemCount))
    }

    /// Rows that have left memory: whether they add up, and are found by all of their keys.
    private static func checkHistory(_ snapshot: borrowing Snapshot) throws -> [String] {
        var problems: [String] = []
        for table in StoredTable.history {
            try snapshot.forEach(table.id, as: EntityRow.self) { row in
                guard problems.count < LedgerAuditor.maximumProblemCount, let row = row.row else { return }
                problems += row.historyViolations
                for key in row.historyKeys where try HistoryReader.row(with: key, snapshot) != row {
                    problems.append("a row of \(table.name) is not found by one of its keys, or another one is")
                }
            }
        }
        return Array(problems.prefix(LedgerAuditor.maximumProblemCount))
    }

    /// Open reservations against what the stock says is reserved.
    private static func checkReservations(
        _ snapshot: borrowing Snapshot,
        openCount: inout Int
    ) throws -> [String] {
        var reserved: [ID<ProductVariant>: Int64] = [:]
        var problems: [String] = []
        var count = 0
        try snapshot.forEach(.reservation, as: Reservation.self) { reservation in
            reserved[reservation.variantID, default: 0] += reservation.quantity
            count += 1
        }
        openCount = count
        try snapshot.forEach(.stock, as: Stock.self) { stock in
            let sum = reserved.removeValue(forKey: stock.variantID) ?? 0
            if sum != stock.reservedStock {
                problems.append("variant \(stock.variantID): \(stock.reservedStock) reserved, reservations hold \(sum)")
            }
            if stock.reservedStock > stock.currentStock + stock.backorderLimit {
                problems.append("variant \(stock.variantID): oversold")
            }
        }
        if !reserved.isEmpty { problems.append("\(reserved.count) variants have reservations and no stock") }
        return Array(problems.prefix(LedgerAuditor.maximumProblemCount))
    }
}
