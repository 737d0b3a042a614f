import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// Pages of reservations, the newest first.
extension HistoryReader {
    static func reservations(_ query: ReservationQuery, _ snapshot: borrowing Snapshot) throws -> Fetched {
        guard let variant = query.variant else { return try allReservations(query, snapshot) }
        let stock = try StoredKey(variant).withBytes { try snapshot.row(.stock, key: $0, as: Stock.self) }
        let page = try VariantReservations.page(
            query,
            newest: stock?.ledgerEntryID ?? 0,
            entry: { try entry($0, snapshot) },
            reservation: { try reservation($0, snapshot) }
        )
        return .reservations(page.rows, next: page.next)
    }

    /// Open and ended ones lie in tables of their own, which are gone through side by side.
    private static func allReservations(
        _ query: ReservationQuery,
        _ snapshot: borrowing Snapshot
    ) throws -> Fetched {
        var first: ID<Reservation>?
        if case .reservation(let id) = query.first { first = id }
        var rows = try newest(query.count + 1, of: .reservation, from: first, snapshot)
        if !query.openOnly { rows += try newest(query.count + 1, of: .endedReservation, from: first, snapshot) }
        rows.sort { $0.id > $1.id }
        let next = rows.count > query.count ? ReservationQuery.Place.reservation(rows[query.count].id) : nil
        return .reservations(Array(rows.prefix(query.count)), next: next)
    }

    private static func newest(
        _ count: Int,
        of table: TableID,
        from first: ID<Reservation>?,
        _ snapshot: borrowing Snapshot
    ) throws -> [Reservation] {
        var rows: [Reservation] = []
        let greatest = ID<Reservation>(UUID(high: .max, low: .max))
        try StoredKey(first ?? greatest).withBytes { start in
            try snapshot.scan(table, from: start, .backward) { _, value in
                rows.append(try Reservation(stored: value))
                return rows.count < count
            }
        }
        return rows
    }
}
