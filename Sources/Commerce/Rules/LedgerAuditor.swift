import HoldfastMessages

/// Proves that a ledger adds up: fed every entry in the order of ids, then every stock row.
public struct LedgerAuditor: Sendable {
    private struct Balance {
        var current: Int64 = 0
        var reserved: Int64 = 0
        var lastID: Int64 = 0
        var count: Int64 = 0
    }

    private let variant: ID<ProductVariant>?
    private var balances: [ID<ProductVariant>: Balance] = [:]
    private var lastID: Int64 = 0
    private var lastTime = Timestamp(nanoseconds: .min)
    private var lastSequence: Int64 = 0
    private var entryCount: Int64 = 0
    private var stockCount = 0
    private var problems: [String] = []

    /// The most problems that are named.
    public static let maximumProblemCount = 100

    /// Checks all variants, or only one of them.
    public init(variant: ID<ProductVariant>? = nil) {
        self.variant = variant
    }

    /// The next entry of the ledger.
    public mutating func check(_ entry: LedgerEntry) {
        if entry.id.raw != lastID + 1 { report("entry \(entry.id) follows entry \(lastID)") }
        if entry.createTime < lastTime { report("entry \(entry.id) is older than the one before it") }
        if entry.commitSeq < lastSequence {
            report("entry \(entry.id) has a smaller sequence number than the one before")
        }
        lastID = entry.id.raw
        lastTime = entry.createTime
        lastSequence = entry.commitSeq
        guard variant == nil || entry.variantID == variant else { return }

        entryCount += 1
        var balance = balances[entry.variantID] ?? Balance()
        balance.current += entry.quantityChange
        balance.reserved += entry.reservedChange
        balance.count += 1
        if balance.current != entry.currentAfter || balance.reserved != entry.reservedAfter {
            report(
                "entry \(entry.id): the sums are \(balance.current) and \(balance.reserved), "
                    + "the balances \(entry.currentAfter) and \(entry.reservedAfter)"
            )
        }
        if balance.lastID != entry.previousEntryID || balance.count != entry.entryNumber {
            report("entry \(entry.id) does not continue the chain of variant \(entry.variantID)")
        }
        if entry.currentAfter < 0 || entry.reservedAfter < 0 { report("entry \(entry.id) has a negative balance") }
        balance.lastID = entry.id.raw
        balances[entry.variantID] = balance
    }

    /// A stock row, after all entries.
    public mutating func check(_ stock: Stock) {
        guard variant == nil || stock.variantID == variant else { return }
        stockCount += 1
        let balance = balances[stock.variantID] ?? Balance()
        if balance.current != stock.currentStock || balance.reserved != stock.reservedStock {
            report(
                "variant \(stock.variantID): the ledger adds up to \(balance.current) and \(balance.reserved), "
                    + "the stock says \(stock.currentStock) and \(stock.reservedStock)"
            )
        }
        if balance.lastID != stock.ledgerEntryID || balance.count != stock.ledgerEntryCount {
            report("variant \(stock.variantID): the stock does not name its last ledger entry")
        }
    }

    /// The verdict on the state after the command with this sequence number.
    public mutating func finish(sequence: Int64) -> VerifyLedgerResponse {
        if stockCount < balances.count { report("\(balances.count - stockCount) variants have a ledger and no stock") }
        return VerifyLedgerResponse(
            verified: problems.isEmpty,
            entryCount: entryCount,
            variantCount: Int64(balances.count),
            readSeq: sequence,
            problems: problems
        )
    }

    private mutating func report(_ problem: String) {
        if problems.count < LedgerAuditor.maximumProblemCount { problems.append(problem) }
    }
}
