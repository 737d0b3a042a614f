/// How full the store is.
enum SpaceLevel: Sendable, Comparable {
    case roomy
    /// At 80 %: the operator should know, and the journal is folded as soon as that can be, so that its groups may go.
    case scarce
    /// At 92 %: what needs room is refused. Left again below 90 %.
    case full
}

/// What the room of the store was found to be, in bytes.
struct SpaceUse: Sendable, Hashable {
    /// Bytes in use and bytes that could be.
    struct Share: Sendable, Hashable {
        var used: Int
        var limit: Int

        /// In percent; a share without a limit is full.
        var percent: Int { limit > 0 ? used * 100 / limit : 100 }
    }

    /// The store's own files against those and what is free on the disk: how much of what it could ever have it has.
    var disk: Share
    /// Pages that hold something, against the journal's map.
    var journal: Share
    /// The same of the state's map.
    var state: Share

    /// The fullest of the three, with its name.
    var fullest: (name: String, percent: Int) {
        let shares = [
            ("the disk", disk.percent), ("the journal's map", journal.percent), ("the state's map", state.percent),
        ]
        return shares.max { $0.1 < $1.1 }!
    }
}

/// Decides when the store is full: pure.
struct SpaceWatch: Sendable {
    private(set) var level = SpaceLevel.roomy

    /// Takes in what was found; returns the new level when it changed.
    mutating func observe(_ use: SpaceUse) -> SpaceLevel? {
        let percent = use.fullest.percent
        let next: SpaceLevel =
            switch percent {
            case ..<80: .roomy
            case ..<90: .scarce
            // Between, it stays as it was, so that it does not flutter.
            case ..<92: level == .full ? .full : .scarce
            default: .full
            }
        guard next != level else { return nil }
        level = next
        return next
    }
}
