import HoldfastMessages

/// A change of one variant's balances, and what the ledger says of it.
struct Movement {
    /// Units added to the current stock.
    var quantity: Int64 = 0
    /// Units added to the reserved stock.
    var reserved: Int64 = 0
    var reason: LedgerEntry.Reason
    var note = ""
    var orderID: ID<Order>?
    var reservationID: ID<Reservation>?
}

/// The only place where balances change: the stock row and its ledger entry together.
extension Commerce {
    /// The slot of a variant's stock row.
    func stockSlot(of variant: ID<ProductVariant>) throws(Interruption) -> UInt32 {
        guard let slot = stocks.slot(of: variant) else { throw .rejected(.stockNotFound(variant)) }
        return slot
    }

    /// Carries out a movement that was checked before; gives the row after it.
    mutating func move(_ slot: UInt32, _ movement: Movement) -> Stock {
        var stock = stocks[slot]
        let entry = book(movement, on: &stock)
        ledger.append(entry)
        stocks.update(slot, to: stock)
        return stock
    }

    /// Applies a movement to a row and gives the ledger entry for it.
    func book(_ movement: Movement, on stock: inout Stock) -> LedgerEntry {
        stock.currentStock += movement.quantity
        stock.reservedStock += movement.reserved
        stock.availableStock = stock.currentStock - stock.reservedStock
        stock.updateTime = command.now
        stock.etag = command.etag
        let previous = stock.ledgerEntryID
        stock.ledgerEntryID = ledger.nextID
        stock.ledgerEntryCount += 1
        return LedgerEntry(
            id: ID(ledger.nextID),
            variantID: stock.variantID,
            quantityChange: movement.quantity,
            reservedChange: movement.reserved,
            currentAfter: stock.currentStock,
            reservedAfter: stock.reservedStock,
            reason: movement.reason,
            note: movement.note,
            orderID: movement.orderID,
            reservationID: movement.reservationID,
            createTime: command.now,
            commitSeq: command.sequence,
            previousEntryID: previous,
            entryNumber: stock.ledgerEntryCount
        )
    }
}

extension Stock {
    /// Units that may still be reserved, back orders included.
    var admissible: Int64 { currentStock + backorderLimit - reservedStock }
}
