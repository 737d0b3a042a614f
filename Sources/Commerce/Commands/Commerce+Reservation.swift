import HoldfastMessages

/// ReservationService for single reservations.
extension Commerce {
    public mutating func createReservation(
        _ request: CreateReservationRequest
    ) throws(Interruption) -> CreateReservationResponse {
        let line = ReservationLine(
            variantID: request.variantID,
            quantity: request.quantity,
            ttl: request.ttl,
            orderID: request.orderID,
            userID: request.userID
        )
        let slot = try stockSlot(of: line.variantID)
        let admissible = stocks[slot].admissible
        guard line.quantity <= admissible else {
            throw .rejected(.insufficientStock(of: line.variantID, requested: line.quantity, available: admissible))
        }
        let (reservation, stock) = hold(line, stockSlot: slot)
        return CreateReservationResponse(reservation: reservation, stock: stock, commitSeq: command.sequence)
    }

    public mutating func getReservation(
        _ request: GetReservationRequest
    ) throws(Interruption) -> GetReservationResponse {
        GetReservationResponse(reservation: try findReservation(request.reservationID).row)
    }

    public mutating func commitReservation(
        _ request: CommitReservationRequest
    ) throws(Interruption) -> CommitReservationResponse {
        let (found, slot) = try findReservation(request.reservationID)
        try check(request.etag, against: found.etag)
        try checkOwner(of: found)
        let held = try liveSlot(of: found, slot)
        let quantity = try part(request.quantity, of: found)
        let (reservation, stock) = settle(held, as: .committed, quantity: quantity)
        return CommitReservationResponse(reservation: reservation, stock: stock, commitSeq: command.sequence)
    }

    public mutating func consumeReservation(
        _ request: ConsumeReservationRequest
    ) throws(Interruption) -> ConsumeReservationResponse {
        let (found, slot) = try findReservation(request.reservationID)
        try check(request.etag, against: found.etag)
        try checkOwner(of: found)
        guard found.state == .committed, let slot else { throw .rejected(.reservationState(found.state)) }
        let quantity = try part(request.quantity, of: found)
        let stock = stocks[try stockSlot(of: found.variantID)]
        // Units on back order are not on the shelf yet, and what is not there cannot be shipped.
        guard quantity <= stock.currentStock else {
            let available = stock.currentStock
            throw .rejected(.insufficientStock(of: found.variantID, requested: quantity, available: available))
        }
        let (reservation, after) = settle(slot, as: .consumed, quantity: quantity)
        return ConsumeReservationResponse(reservation: reservation, stock: after, commitSeq: command.sequence)
    }

    public mutating func releaseReservation(
        _ request: ReleaseReservationRequest
    ) throws(Interruption) -> ReleaseReservationResponse {
        let (found, slot) = try findReservation(request.reservationID)
        try check(request.etag, against: found.etag)
        try checkOwner(of: found)
        guard found.isOpen, let slot else { throw .rejected(.reservationState(found.state)) }
        let (reservation, stock) = settle(slot, as: .released, quantity: found.quantity)
        return ReleaseReservationResponse(reservation: reservation, stock: stock, commitSeq: command.sequence)
    }

    public mutating func extendReservation(
        _ request: ExtendReservationRequest
    ) throws(Interruption) -> ExtendReservationResponse {
        let (found, slot) = try findReservation(request.reservationID)
        try check(request.etag, against: found.etag)
        try checkOwner(of: found)
        guard found.state == .held || found.state == .expired else {
            throw .rejected(.reservationState(found.state))
        }
        let stockSlot = try stockSlot(of: found.variantID)
        var stock = stocks[stockSlot]
        if found.state == .expired {
            guard found.quantity <= stock.admissible else {
                let available = stock.admissible
                throw .rejected(
                    .insufficientStock(of: found.variantID, requested: found.quantity, available: available)
                )
            }
            stock = move(
                stockSlot,
                Movement(
                    reserved: found.quantity,
                    reason: .held,
                    orderID: found.orderID,
                    reservationID: found.id
                )
            )
        }
        var reservation = found
        reservation.state = .held
        reservation.expireTime = expireTime(ttl: request.ttl)
        reservation.etag = command.etag
        reservations.update(slot ?? admitToMemory(found), to: reservation)
        return ExtendReservationResponse(reservation: reservation, stock: stock, commitSeq: command.sequence)
    }

    /// Takes an ended reservation that was fetched back into memory, to be evicted again unless it is opened.
    private mutating func admitToMemory(_ row: Reservation) -> UInt32 {
        ended.append((row.etag.sequence, row.id))
        return reservations.load(row)
    }
}
