import HoldfastMessages

/// What came of rows that were to be imported.
public struct ImportOutcome: Equatable, Sendable {
    /// A row that was not taken in.
    public struct Refused: Equatable, Sendable {
        /// Its place among the rows, from 0.
        public var index: Int
        /// Why.
        public var rejection: Rejection

        public init(index: Int, rejection: Rejection) {
            self.index = index
            self.rejection = rejection
        }
    }

    /// How many rows were taken in.
    public var imported: Int
    /// How many were there already, just so.
    public var unchanged: Int
    /// The others, in the order in which they came.
    public var refused: [Refused]
    /// The sequence number of the state with these rows.
    public var sequence: Int64

    public init(imported: Int = 0, unchanged: Int = 0, refused: [Refused] = [], sequence: Int64 = 0) {
        self.imported = imported
        self.unchanged = unchanged
        self.refused = refused
        self.sequence = sequence
    }
}

/// Rows that come in as they are, with their keys, times and numbers: what was exported elsewhere, or a catalogue that
/// somebody wrote. What the rows of each entity must keep is in the other files of this folder.
extension Commerce {
    /// Why so many rows cannot be imported together; empty if they can.
    public static func violations(ofRowCount count: Int, limits: Limits) -> [InvalidField] {
        guard count < 1 || count > limits.maximumImportRowCount else { return [] }
        return [InvalidField(field: "rows", description: "must have 1 to \(limits.maximumImportRowCount) elements")]
    }

    /// Takes in rows in their order, as one command; a row that is refused changes nothing and holds up no other.
    /// Afterwards the caller takes the changes with `commit`. Where nothing has changed the sequence number stays.
    ///
    /// Throws `needs` first, once for all rows, where some may have left memory, and whatever keeps them from being
    /// read.
    public mutating func importRows(
        _ rows: [EntityRow.Row],
        _ context: Context
    ) throws(Interruption) -> ImportOutcome {
        begin(context, sequence: sequence + 1)
        let departed = try departedKeys(of: rows)
        importAccount.begin(at: sequence)
        var outcome = ImportOutcome()
        for (index, row) in rows.enumerated() {
            do throws(Interruption) {
                if try take(row: row, departed) { outcome.imported += 1 } else { outcome.unchanged += 1 }
            } catch {
                guard case .rejected(let rejection) = error else {
                    preconditionFailure("what rows need was fetched before the first of them")
                }
                outcome.refused.append(ImportOutcome.Refused(index: index, rejection: rejection))
            }
        }
        if outcome.imported > 0 { sequence = command.sequence } else { rollBack() }
        importAccount.end(at: sequence)
        outcome.sequence = sequence
        return outcome
    }

    /// Takes in a row; says whether anything has changed. On a throw nothing has.
    private mutating func take(row: EntityRow.Row, _ departed: HistoryPresence) throws(Interruption) -> Bool {
        let violations = Validation.violations(of: row, limits: limits)
        guard violations.isEmpty else { throw .rejected(.invalidFields(violations)) }
        switch row {
        case .category(let row): return try take(row)
        case .counter(let row): return take(row)
        case .user(let row): return try take(row)
        case .address(let row): return try take(row)
        case .seller(let row): return try take(row)
        case .product(let row): return try take(row)
        case .productVariant(let row): return try take(row)
        case .productImage(let row): return try take(row)
        case .cart(let row): return try take(row, departed)
        case .cartItem(let row): return try take(row)
        case .checkoutGroup(let row): return try take(row, departed)
        case .orderAggregate(let row): return try take(row, departed)
        case .stock(let row): return try take(row)
        case .reservation(let row): return try take(row, departed)
        case .ledgerEntry(let row): return try take(row)
        case .waitlistEntry(let row): return try take(row, departed)
        case .order, .orderItem, .orderShippingDetail, .orderAdjustment, .orderTransition, .payment, .refund:
            throw .rejected(.rowConflict("orders are imported as ORDER_AGGREGATE, with all that belongs to them"))
        }
    }
}
