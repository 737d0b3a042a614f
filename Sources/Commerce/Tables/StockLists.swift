import HoldfastMessages

/// Stock rows in the order of their variants: all of them, and those that are low on stock.
///
/// Kept apart from the table, since most changes of a stock row, which are many, change neither.
struct StockLists {
    private var all = OrderedIndex()
    private var low = OrderedIndex()

    /// Takes in a row that is new or has changed.
    @inline(__always)
    mutating func track(_ new: Stock, replacing old: Stock?, slot: UInt32) {
        if old == nil { all.insert(StockLists.key(new.variantID), slot: slot) }
        let wasLow = old?.isLow ?? false
        guard wasLow != new.isLow else { return }
        if wasLow {
            low.remove(StockLists.key(new.variantID))
        } else {
            low.insert(StockLists.key(new.variantID), slot: slot)
        }
    }

    /// At most `count` slots, in order from `first` on.
    func slots(lowOnly: Bool, from first: ID<ProductVariant>, count: Int) -> [UInt32] {
        var slots: [UInt32] = []
        (lowOnly ? low : all).forEach(from: StockLists.key(first)) { _, slot in
            guard slots.count < count else { return false }
            slots.append(slot)
            return true
        }
        return slots
    }

    private static func key(_ variant: ID<ProductVariant>) -> ListKey { ListKey(.none, variant) }
}

extension Stock {
    /// Whether so few units are available that more should be ordered.
    var isLow: Bool { availableStock <= lowStockThreshold }
}
