import HoldfastMessages

/// Lists of reservations. Most of them have ended and left memory, so a list is read from the snapshot.
extension Commerce {
    public mutating func listReservations(
        _ request: ListReservationsRequest
    ) throws(Interruption) -> ListReservationsResponse {
        guard let variant = request.variantID else { return try listAllReservations(request) }
        let page: Page<Int64> = try page(of: request)
        _ = try stockSlot(of: variant)
        let first = page.firstKey.map { ReservationQuery.Place.ledgerEntry($0) }
        let (rows, next) = try fetchedReservations(
            ReservationQuery(variant: variant, openOnly: request.openOnly, first: first, count: page.size)
        )
        guard case .ledgerEntry(let entry) = next else { return ListReservationsResponse(reservations: rows) }
        return ListReservationsResponse(reservations: rows, nextPageToken: page.token(of: entry))
    }

    private func listAllReservations(
        _ request: ListReservationsRequest
    ) throws(Interruption) -> ListReservationsResponse {
        let page: Page<UUID> = try page(of: request)
        let first = page.firstKey.map { ReservationQuery.Place.reservation(ID($0)) }
        let (rows, next) = try fetchedReservations(
            ReservationQuery(variant: nil, openOnly: request.openOnly, first: first, count: page.size)
        )
        guard case .reservation(let id) = next else { return ListReservationsResponse(reservations: rows) }
        return ListReservationsResponse(reservations: rows, nextPageToken: page.token(of: id.raw))
    }

    private func page<Key: PageKey>(of request: ListReservationsRequest) throws(Interruption) -> Page<Key> {
        let filter = ListReservationsRequest(variantID: request.variantID, openOnly: request.openOnly)
        return try Page(
            token: request.pageToken,
            size: request.pageSize,
            filterHash: filter.hash(table: 0).low,
            limits: limits
        )
    }

    /// What was found for a query when it was first made. What has changed since then is another query's.
    private func fetchedReservations(
        _ query: ReservationQuery
    ) throws(Interruption) -> (rows: [Reservation], next: ReservationQuery.Place?) {
        for (need, fetched) in command.context.fetched {
            guard case .reservations(let asked, _) = need, asked == query,
                case .reservations(let rows, let next) = fetched
            else { continue }
            return (rows, next)
        }
        throw .needs(.reservations(query, sequence: sequence))
    }

    /// What is found for a query where nothing has ever left memory.
    public func reservationsInMemory(_ query: ReservationQuery) -> Fetched {
        guard let variant = query.variant else { return allReservationsInMemory(query) }
        let (rows, next) = VariantReservations.page(
            query,
            newest: stocks.find(variant)?.ledgerEntryID ?? 0,
            entry: { ledger[$0] },
            reservation: { reservations.find($0) }
        )
        return .reservations(rows, next: next)
    }

    private func allReservationsInMemory(_ query: ReservationQuery) -> Fetched {
        var rows: [Reservation] = []
        reservations.forEach { row in
            guard !query.openOnly || row.isOpen else { return }
            if case .reservation(let first) = query.first, first < row.id { return }
            rows.append(row)
        }
        rows.sort { $1.id < $0.id }
        guard rows.count > query.count else { return .reservations(rows, next: nil) }
        return .reservations(Array(rows.prefix(query.count)), next: .reservation(rows[query.count].id))
    }
}
