/// Slots, or counts of rows, in the order of keys: sorted pieces of bounded length, so that adding to millions moves a few hundred at most.
struct OrderedIndex {
    private struct Place {
        var key: ListKey
        var slot: UInt32
    }

    /// In order, none of them empty.
    private var pieces: ContiguousArray<ContiguousArray<Place>> = []
    /// The first key of each piece, side by side: so that a piece is found without a look into the others.
    private var firstKeys: ContiguousArray<ListKey> = []
    /// Where a key was last added or taken out: the next is often its neighbour.
    private var lastPiece = 0

    private static let largestPiece = 64

    /// Adds a slot under a key that is not there yet.
    mutating func insert(_ key: ListKey, slot: UInt32) {
        guard !pieces.isEmpty else {
            firstKeys.append(key)
            return pieces.append([Place(key: key, slot: slot)])
        }
        let piece = piece(for: key)
        lastPiece = piece
        let position = position(of: key, in: piece)
        pieces[piece].insert(Place(key: key, slot: slot), at: position)
        if position == 0 { firstKeys[piece] = key }
        guard pieces[piece].count > OrderedIndex.largestPiece else { return }
        // Keys that count up are added at the end: what lies before it stays full.
        let isAtEnd = piece == pieces.count - 1 && position == OrderedIndex.largestPiece
        let middle = isAtEnd ? OrderedIndex.largestPiece : OrderedIndex.largestPiece / 2
        let upper = ContiguousArray(pieces[piece][middle...])
        pieces[piece].removeSubrange(middle...)
        firstKeys.insert(upper[0].key, at: piece + 1)
        pieces.insert(upper, at: piece + 1)
    }

    /// Takes out a key, which must be there.
    mutating func remove(_ key: ListKey) {
        let piece = pieces.isEmpty ? 0 : piece(for: key)
        lastPiece = piece
        let position = pieces.isEmpty ? 0 : position(of: key, in: piece)
        precondition(piece < pieces.count && position < pieces[piece].count && pieces[piece][position].key == key)
        pieces[piece].remove(at: position)
        if pieces[piece].isEmpty {
            pieces.remove(at: piece)
            firstKeys.remove(at: piece)
        } else if position == 0 {
            firstKeys[piece] = pieces[piece][0].key
        }
    }

    /// Adds to the number that stands under a key in place of a slot; without one it is 0, and 0 is taken out.
    mutating func add(_ change: Int, under key: ListKey) {
        guard !pieces.isEmpty else { return insert(key, slot: UInt32(change)) }
        let piece = piece(for: key)
        let position = position(of: key, in: piece)
        guard position < pieces[piece].count, pieces[piece][position].key == key else {
            return insert(key, slot: UInt32(change))
        }
        let number = Int(pieces[piece][position].slot) + change
        if number == 0 { return remove(key) }
        pieces[piece][position].slot = UInt32(number)
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
        // Where keys count up it is the last one.
        if let last = firstKeys.last, last <= key { return pieces.count - 1 }
        if lastPiece + 1 < firstKeys.count, firstKeys[lastPiece] <= key, key < firstKeys[lastPiece + 1] {
            return lastPiece
        }
        var first = 0
        var end = firstKeys.count
        while first < end {
            let middle = (first + end) / 2
            if firstKeys[middle] <= key { first = middle + 1 } else { end = middle }
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
