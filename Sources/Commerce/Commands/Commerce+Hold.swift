import HoldfastMessages

/// What the commands on reservations share: finding, holding, settling.
extension Commerce {
    /// A reservation, and its slot if it is in memory. An ended one may have to be fetched.
    func findReservation(_ id: ID<Reservation>) throws(Interruption) -> (row: Reservation, slot: UInt32?) {
        if let slot = reservations.slot(of: id) { return (reservations[slot], slot) }
        let need = Need.reservation(id)
        guard case .reservation(let fetched) = command.context.fetched[need] else { throw .needs(need) }
        guard let fetched else { throw .rejected(.reservationNotFound(id)) }
        return (fetched, nil)
    }

    /// Refuses to settle what a waitlist offer, an order or a group buy settles.
    func checkOwner(of reservation: Reservation) throws(Interruption) {
        guard reservation.owner == .caller else { throw .rejected(.reservationOwned(reservation.owner)) }
    }

    /// The slot of a hold that has not ended. One at or past its time has, whether or not anything has swept it.
    func liveSlot(of reservation: Reservation, _ slot: UInt32?) throws(Interruption) -> UInt32 {
        guard reservation.state != .expired, reservation.state != .held || reservation.expireTime > command.now else {
            throw .rejected(.reservationExpired(expireTime: reservation.expireTime))
        }
        guard reservation.state == .held, let slot else { throw .rejected(.reservationState(reservation.state)) }
        return slot
    }

    /// The quantity asked for, or all of it; refuses more than there is.
    func part(_ quantity: Int64?, of reservation: Reservation) throws(Interruption) -> Int64 {
        guard let quantity else { return reservation.quantity }
        guard quantity <= reservation.quantity else {
            throw .rejected(.invalidField("quantity", "must be at most \(reservation.quantity)"))
        }
        return quantity
    }

    /// When a hold that begins now ends.
    func expireTime(ttl: Duration?) -> Timestamp {
        Timestamp(nanoseconds: command.now.nanoseconds + (ttl?.nanoseconds ?? defaultTTLNanoseconds))
    }

    /// Holds the units of a line, which were found to be available, for its caller or another owner.
    mutating func hold(
        _ line: ReservationLine,
        as key: ID<Reservation>? = nil,
        owner: Reservation.Owner = .caller,
        until time: Timestamp? = nil,
        stockSlot: UInt32
    ) -> (Reservation, Stock) {
        let id = newKey(key)
        let reservation = Reservation(
            id: id,
            variantID: line.variantID,
            quantity: line.quantity,
            state: .held,
            orderID: line.orderID,
            userID: line.userID,
            createTime: command.now,
            expireTime: time ?? expireTime(ttl: line.ttl),
            etag: command.etag,
            owner: owner
        )
        let stock = move(
            stockSlot,
            Movement(
                reserved: line.quantity,
                reason: .held,
                orderID: line.orderID,
                reservationID: command.sequence == 0 ? nil : id
            )
        )
        reservations.insert(reservation)
        return (reservation, stock)
    }

    /// Moves an open reservation on to its next state with `quantity` of its units; the rest becomes available.
    mutating func settle(
        _ slot: UInt32,
        as state: Reservation.State,
        quantity: Int64
    ) -> (Reservation, Stock) {
        var reservation = reservations[slot]
        guard let stockSlot = stocks.slot(of: reservation.variantID) else {
            preconditionFailure("an open reservation has no stock row")
        }
        var movement = Movement(
            reason: .committed,
            orderID: reservation.orderID,
            reservationID: reservation.id
        )
        switch state {
        case .committed:
            movement.reserved = quantity - reservation.quantity
        case .consumed:
            movement.quantity = -quantity
            movement.reserved = -reservation.quantity
            movement.reason = .consumed
        case .released, .expired:
            movement.reserved = -reservation.quantity
            movement.reason = state == .released ? .released : .expired
        case .held, .unspecified:
            preconditionFailure("not a state to settle in")
        }
        reservation.state = state
        reservation.quantity = quantity
        reservation.etag = command.etag
        reservations.update(slot, to: reservation)
        let moves = movement.quantity != 0 || movement.reserved != 0
        return (reservation, moves ? move(stockSlot, movement) : stocks[stockSlot])
    }
}
