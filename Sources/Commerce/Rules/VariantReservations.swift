import HoldfastMessages

/// The reservations of one variant, the newest first.
///
/// They are found along the variant's ledger, where each has the entry that it came with: so a list that is seldom
/// asked for costs the reservations themselves nothing.
public enum VariantReservations {
    /// How many ledger entries are looked at for one page at most.
    public static let maximumStepCount = 10_000

    /// A page of those of the query's variant, and where the next one begins if there may be one. `newest` is the
    /// variant's newest ledger entry, 0 if it has none; `entry` and `reservation` find rows by their ids.
    public static func page(
        _ query: ReservationQuery,
        newest: Int64,
        maximumSteps: Int = VariantReservations.maximumStepCount,
        entry: (Int64) throws -> LedgerEntry?,
        reservation: (ID<Reservation>) throws -> Reservation?
    ) rethrows -> (rows: [Reservation], next: ReservationQuery.Place?) {
        var rows: [Reservation] = []
        var id = newest
        if case .ledgerEntry(let first) = query.first { id = first }
        for _ in 0..<maximumSteps {
            // A token that was made up may lead anywhere.
            guard id > 0, let found = try entry(id), found.variantID == query.variant else { return (rows, nil) }
            if let row = try begun(with: found, reservation), !query.openOnly || row.isOpen {
                guard rows.count < query.count else { return (rows, .ledgerEntry(id)) }
                rows.append(row)
            }
            id = found.previousEntryID
        }
        return (rows, id > 0 ? .ledgerEntry(id) : nil)
    }

    /// The reservation that came with a ledger entry. A hold that was extended after its end has a second entry of that
    /// kind, but of a later time.
    private static func begun(
        with entry: LedgerEntry,
        _ reservation: (ID<Reservation>) throws -> Reservation?
    ) rethrows -> Reservation? {
        guard entry.reason == .held, let id = entry.reservationID, let row = try reservation(id) else { return nil }
        return row.createTime == entry.createTime ? row : nil
    }
}
