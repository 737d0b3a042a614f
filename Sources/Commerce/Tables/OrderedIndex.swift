/// Slots in the order of keys: sorted pieces of bounded length, so that adding to millions moves a few hundred at most.
struct OrderedIndex {
    private struct Place {
        var key: ListKey
        var slot: UInt32
    }

    /// In order, none of them empty.
    private var pieces: ContiguousArray<ContiguousArray<Place>> = []

    private static let largestPiece = 256

    /// Adds a slot under a key that is not there yet.
    mutating func insert(_ key: ListKey, slot: UInt32) {
        guard !pieces.isEmpty else { return pieces.append([Place(key: key, slot: slot)]) }
        let piece = piece(for: key)
        let position = position(of: key, in: piece)
        pieces[piece].insert(Place(key: key, slot: slot), at: position)
        guard pieces[piece].count > OrderedIndex.largestPiece else { return }
        // Keys that count up are added at the end: what lies before it stays full.
        let isAtEnd = piece == pieces.count - 1 && position == OrderedIndex.largestPiece
        let middle = isAtEnd ? OrderedIndex.largestPiece : OrderedIndex.largestPiece / 2
        let upper = ContiguousArray(pieces[piece][middle...])
        pieces[piece].removeSubrange(middle...)
        pieces.insert(upper, at: piece + 1)
    }

    /// Takes out a key, which must be there.
    mutating func remove(_ key: ListKey) {
        let piece = pieces.isEmpty ? 0 : piece(for: key)
        let position = pieces.isEmpty ? 0 : position(of: key, in: piece)
        precondition(piece < pieces.count && position < pieces[piece].count && pieces[piece][position].key == key)
        pieces[piece].remove(at: position)
        if pieces[piece].isEmpty { pieces.remove(at: piece) }
    }

    /// Visits slots in order from the first whose key is not less than `key`, until `visit` says that it is enough.
    func forEach(from key: ListKey, _ visit: (ListKey, UInt32) -> Bool) {
        guard !pieces.isEmpty else { return }
        var piece = piece(for: key)
        var position = position(of: key, in: piece)
        while piece < pieces.count {
            while position < pieces[piece].count {
                guard visit(pieces[piece][position].key, pieces[piece][position].slot) else { return }
                position += 1
            }
            piece += 1
            position = 0
        }
    }

    /// The last piece that does not begin after `key`, or the first.
    private func piece(for key: ListKey) -> Int {
        var first = 0
        var end = pieces.count
        while first < end {
            let middle = (first + end) / 2
            if pieces[middle][0].key <= key { first = middle + 1 } else { end = middle }
        }
        return max(0, first - 1)
    }

    private func position(of key: ListKey, in piece: Int) -> Int {
        var first = 0
        var end = pieces[piece].count
        while first < end {
            let middle = (first + end) / 2
            if pieces[piece][middle].key < key { first = middle + 1 } else { end = middle }
        }
        return first
    }
}
