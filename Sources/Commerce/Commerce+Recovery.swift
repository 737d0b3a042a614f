import HoldfastMessages

/// How a state comes back from the snapshot: its rows are loaded one by one; nothing of it counts as a change.
extension Commerce {
    /// What the snapshot knows of all its rows, those included that are not loaded.
    public struct Recovered: Sendable {
        /// The sequence number that the snapshot has reached.
        public var sequence: Int64
        /// When the newest ledger entry was made.
        public var ledgerTime: Timestamp
        /// The sums of the hashes of the rows of each table by its number, those of rows included that are not loaded.
        private let hashes: [UInt8: Hash128]

        public init(sequence: Int64, ledgerTime: Timestamp = Timestamp(), hashes: [UInt8: Hash128]) {
            self.sequence = sequence
            self.ledgerTime = ledgerTime
            self.hashes = hashes
        }

        func hash<Entry: TableRow>(of _: Entry.Type) -> Hash128 { hash(ofTable: Entry.tableNumber) }

        func hash(ofTable number: UInt8) -> Hash128 { hashes[number] ?? .zero }
    }

    /// Ends the loading: from here on commands may run.
    public mutating func finishLoading(_ recovered: Recovered) {
        sequence = recovered.sequence
        stocks.finishLoading(hash: recovered.hash(of: Stock.self))
        reservations.finishLoading(hash: recovered.hash(of: Reservation.self))
        ledger = LedgerLog(lastID: ledger.nextID - 1, hash: recovered.hash(ofTable: LedgerEntry.tableNumber))
        ledger.newestTime = recovered.ledgerTime
        entities.finishLoading(recovered)
        timers.finishLoading()
        loadWaiters()
    }

    /// Takes in a row of any other entity; gives what it adds to the state hash. Nil for a row of these.
    public mutating func load(_ row: EntityRow.Row) -> Hash128? { entities.load(row) }

    /// Takes in a stock row.
    public mutating func load(_ stock: Stock) {
        let slot = stocks.load(stock)
        stockLists.track(stock, replacing: nil, slot: slot)
        if stock.ledgerEntryID >= ledger.nextID { ledger = LedgerLog(lastID: stock.ledgerEntryID) }
    }

    /// Takes in an open reservation, whose stock row is there already.
    public mutating func load(_ reservation: Reservation) {
        let slot = reservations.load(reservation)
        openReservationCount += 1
        guard reservation.hasTimer, let stockSlot = stocks.slot(of: reservation.variantID) else { return }
        timers.load(stockSlot: stockSlot, reservationSlot: slot, time: reservation.expireTime.nanoseconds)
    }

    /// Takes in which requests were carried out.
    public mutating func load(_ window: IdempotencyWindow) { idempotency = window }
}
