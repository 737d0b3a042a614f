import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// What one durable group changed, as callers may know it.
public struct GroupChanges: Sendable {
    /// The sequence number of its first command.
    public let firstSequence: Int64
    /// The sequence number of its last command: where to go on after it.
    public let lastSequence: Int64
    /// The rows, in the order in which they lie in the journal.
    public let changes: [Change]
    /// Bytes that the group has in the journal: about what it takes here, too.
    let byteCount: Int

    /// Reads a group. Throws when it is not one of this version's, which its checksum should have told.
    init(_ header: GroupHeader, _ images: RawSpan, in arena: borrowing Arena) throws {
        firstSequence = Int64(header.firstSequence)
        lastSequence = Int64(header.lastSequence)
        byteCount = images.byteCount
        var decoder = ChangeDecoder(
            firstSequence: Int64(header.firstSequence),
            lastSequence: Int64(header.lastSequence)
        )
        try images.forEachImage { table, _, key, value in
            if let value {
                try decoder.put(table, value, in: arena)
            } else {
                decoder.delete(table, key)
            }
        }
        changes = decoder.changes
    }
}

/// Makes changes of row images. What the service keeps for itself is left out: request ids, answers, counters, indexes, and the moves of
/// rows that become history.
private struct ChangeDecoder {
    let firstSequence: Int64
    let lastSequence: Int64
    private(set) var changes: [Change] = []

    init(firstSequence: Int64, lastSequence: Int64) {
        self.firstSequence = firstSequence
        self.lastSequence = lastSequence
    }

    mutating func put(_ table: TableID, _ value: RawSpan, in arena: borrowing Arena) throws {
        switch table {
        case .idempotency, .response, .ledgerIndex, .historyIndex: break
        case .stock: add(.stock(try Stock.decode(compact: value, in: arena)))
        case .reservation, .endedReservation: add(.reservation(try Reservation.decode(compact: value, in: arena)))
        case .ledger: add(.ledgerEntry(try LedgerEntry.decode(compact: value, in: arena)))
        default:
            guard let row = try EntityRow.decode(compact: value, in: arena).row else { return }
            // Of an order that is finished, or taken up again, what has changed.
            for part in row.parts where part.header.sequence >= firstSequence { add(part) }
        }
    }

    private mutating func add(_ row: EntityRow.Row) {
        let (kind, sequence) = row.header
        guard kind != .counter else { return }
        changes.append(Change(change: .row(EntityRow(row: row)), commitSeq: sequence))
    }

    mutating func delete(_ table: TableID, _ key: RawSpan) {
        guard let kind = ChangeDecoder.deletable[table] else { return }
        let row = DeletedRow(entity: kind, key: ChangeDecoder.text(of: key))
        changes.append(Change(change: .deleted(row), commitSeq: lastSequence))
    }

    /// What callers can delete. All else that is deleted has become history.
    private static let deletable: [TableID: EntityKind] = [
        TableID(rawValue: Category.tableNumber): .category,
        TableID(rawValue: Product.tableNumber): .product,
        TableID(rawValue: ProductVariant.tableNumber): .productVariant,
        TableID(rawValue: ProductImage.tableNumber): .productImage,
        TableID(rawValue: Cart.tableNumber): .cart,
        TableID(rawValue: CartItem.tableNumber): .cartItem,
    ]

    private static func text(of key: RawSpan) -> String {
        let high = UInt64(bigEndian: key.load(at: 0, as: UInt64.self))
        guard key.byteCount == 16 else { return String(Int64(bitPattern: high ^ 1 << 63)) }
        return UUID(high: high, low: UInt64(bigEndian: key.load(at: 8, as: UInt64.self))).description
    }
}
