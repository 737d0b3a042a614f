import Commerce
import HoldfastMessages
import Testing

/// Short ways to say what the tests do most.
extension Shop {
    static let variant = ID<ProductVariant>(UUID(high: 1, low: 1))
    static let otherVariant = ID<ProductVariant>(UUID(high: 1, low: 2))
    static let unknownVariant = ID<ProductVariant>(UUID(high: 1, low: 999))

    /// A shop with so many units of one variant.
    static func stocked(_ units: Int64, backorder: Int64 = 0, limits: Limits = Limits()) throws -> Shop {
        let shop = Shop(limits: limits)
        try shop.setStock(units, backorder: backorder)
        return shop
    }

    @discardableResult
    func setStock(
        _ units: Int64,
        of variant: ID<ProductVariant> = Shop.variant,
        backorder: Int64? = nil
    ) throws -> Stock {
        let request = SetStockRequest(variantID: variant, currentStock: units, backorderLimit: backorder)
        guard case .response(.setStock(let response)) = run(.setStock(request)) else { throw Unexpected() }
        return response.stock
    }

    func stock(of variant: ID<ProductVariant> = Shop.variant) throws -> Stock {
        guard case .response(.getStock(let response)) = run(.getStock(GetStockRequest(variantID: variant))) else {
            throw Unexpected()
        }
        return response.stock
    }

    func hold(_ units: Int64, of variant: ID<ProductVariant> = Shop.variant, ttl: Duration? = nil) throws -> Reservation
    {
        let request = CreateReservationRequest(variantID: variant, quantity: units, ttl: ttl)
        guard case .response(.createReservation(let response)) = run(.createReservation(request)) else {
            throw Unexpected()
        }
        return response.reservation
    }

    func reservation(_ id: ID<Reservation>) throws -> Reservation {
        let request = GetReservationRequest(reservationID: id)
        guard case .response(.getReservation(let response)) = run(.getReservation(request)) else { throw Unexpected() }
        return response.reservation
    }

    func commit(_ id: ID<Reservation>, quantity: Int64? = nil) -> Outcome {
        run(.commitReservation(CommitReservationRequest(reservationID: id, quantity: quantity)))
    }

    func consume(_ id: ID<Reservation>, quantity: Int64? = nil) -> Outcome {
        run(.consumeReservation(ConsumeReservationRequest(reservationID: id, quantity: quantity)))
    }

    func release(_ id: ID<Reservation>) -> Outcome {
        run(.releaseReservation(ReleaseReservationRequest(reservationID: id)))
    }

    func extend(_ id: ID<Reservation>, ttl: Duration? = nil) -> Outcome {
        run(.extendReservation(ExtendReservationRequest(reservationID: id, ttl: ttl)))
    }

    func batch(_ policy: BatchCreateReservationsRequest.Policy, _ lines: [ReservationLine]) -> Outcome {
        run(.batchCreateReservations(BatchCreateReservationsRequest(policy: policy, lines: lines)))
    }

    /// A reservation of three units in the given state.
    func reservation(in state: Reservation.State) throws -> Reservation {
        let held = try hold(3, ttl: .seconds(60))
        switch state {
        case .held: break
        case .committed: _ = commit(held.id)
        case .released: _ = release(held.id)
        case .expired: advance(.seconds(60))
        case .consumed:
            _ = commit(held.id)
            _ = consume(held.id)
        case .unspecified: throw Unexpected()
        }
        let row = try reservation(held.id)
        try #require(row.state == state)
        return row
    }
}

/// Something happened that the test did not foresee.
struct Unexpected: Error {}

extension Shop.Outcome {
    /// The rejection, if it is one.
    var rejection: Rejection? {
        if case .rejected(let rejection) = self { rejection } else { nil }
    }
}
