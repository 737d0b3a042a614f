import GRPC
import HoldfastClient
import HoldfastMessages

/// What callers were told of the changes that they asked for: what the server must know, whatever happened to it meanwhile.
struct Books: Sendable {
    /// Reservations as they were last described.
    private(set) var reservations: [ID<Reservation>: Reservation] = [:]
    /// Units that were added to each variant, less those that were shipped.
    private(set) var unitChanges: [ID<ProductVariant>: Int64] = [:]
    /// Changes whose calls ended without an answer: they were made or they were not.
    private(set) var unsettled: [Mutation] = []

    /// The server has made a change, of which it has not told before.
    mutating func enter(_ effect: Mutation.Effect, of mutation: Mutation) {
        for reservation in effect.reservations { reservations[reservation.id] = reservation }
        switch mutation {
        case .adjust(let request): unitChanges[request.variantID, default: 0] += request.quantityChange
        case .consume:
            for reservation in effect.reservations {
                unitChanges[reservation.variantID, default: 0] -= reservation.quantity
            }
        default: break
        }
    }

    /// Nobody knows what became of a change.
    mutating func leaveOpen(_ mutation: Mutation) {
        unsettled.append(mutation)
    }

    /// The books of another caller.
    mutating func add(_ other: Books) {
        reservations.merge(other.reservations) { _, new in new }
        unitChanges.merge(other.unitChanges, uniquingKeysWith: +)
        unsettled += other.unsettled
    }

    /// Asks again for what is unsettled, and so learns or decides what becomes of it.
    mutating func settle(with client: HoldfastClient) async throws {
        let mutations = unsettled
        unsettled = []
        for mutation in mutations {
            do throws(Status) {
                enter(try await mutation.send(to: client), of: mutation)
            } catch {
                // Refused: it had not been made, and will not be.
                guard error.code == .failedPrecondition else { throw error }
            }
        }
    }
}
