import HoldfastMessages

/// How a state comes back from the snapshot: its rows are loaded one by one; nothing of it counts as a change.
extension Commerce {
    /// What the snapshot knows of all its rows, those included that are not loaded.
    public struct Recovered: Sendable {
        /// The sequence number that the snapshot has reached.
        public var sequence: Int64
        /// The sums of the hashes of the rows of each table, ended ones included.
        public var stockHash: Hash128
        public var reservationHash: Hash128
        public var ledgerHash: Hash128

        public init(sequence: Int64, stockHash: Hash128, reservationHash: Hash128, ledgerHash: Hash128) {
            self.sequence = sequence
            self.stockHash = stockHash
            self.reservationHash = reservationHash
            self.ledgerHash = ledgerHash
        }
    }

    /// Ends the loading: from here on commands may run.
    public mutating func finishLoading(_ recovered: Recovered) {
        sequence = recovered.sequence
        stocks.finishLoading(hash: recovered.stockHash)
        reservations.finishLoading(hash: recovered.reservationHash)
        ledger = LedgerLog(lastID: ledger.nextID - 1, hash: recovered.ledgerHash)
    }

    /// Takes in a stock row.
    public mutating func load(_ stock: Stock) {
        stocks.load(stock)
        if stock.ledgerEntryID >= ledger.nextID { ledger = LedgerLog(lastID: stock.ledgerEntryID) }
    }

    /// Takes in an open reservation, whose stock row is there already.
    public mutating func load(_ reservation: Reservation) {
        let slot = reservations.load(reservation)
        openReservationCount += 1
        guard reservation.hasTimer, let stockSlot = stocks.slot(of: reservation.variantID) else { return }
        timers.start(stockSlot: stockSlot, reservationSlot: slot, time: reservation.expireTime.nanoseconds)
    }

    /// Takes in the record of a request, the oldest first.
    public mutating func load(_ record: IdempotencyWindow.Record) {
        idempotency.load(record)
    }
}
