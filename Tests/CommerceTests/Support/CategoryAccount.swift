/// What categories there are, kept as plainly as can be.
struct CategoryAccount {
    private var rows: [UInt64: (slug: String, parent: UInt64?)] = [:]
    private(set) var succeededCount = 0
    private(set) var failedCount = 0

    mutating func create(_ number: UInt64, _ slug: String, _ parent: UInt64?, _ applies: Bool) -> Bool {
        let succeeds =
            rows[number] == nil && !rows.values.contains { $0.slug == slug } && (parent.map { rows[$0] != nil } ?? true)
        return carryOut(succeeds, applies) { $0[number] = (slug, parent) }
    }

    mutating func update(_ number: UInt64, _ slug: String, _ applies: Bool) -> Bool {
        let succeeds = rows[number] != nil && !rows.contains { $0.key != number && $0.value.slug == slug }
        return carryOut(succeeds, applies) { $0[number]?.slug = slug }
    }

    mutating func move(_ number: UInt64, _ parent: UInt64?, _ applies: Bool) -> Bool {
        var ancestors: Set<UInt64> = []
        var next = parent
        while let current = next {
            ancestors.insert(current)
            next = rows[current]?.parent
        }
        let succeeds =
            rows[number] != nil && (parent.map { rows[$0] != nil } ?? true) && !ancestors.contains(number)
        return carryOut(succeeds, applies) { $0[number]?.parent = parent }
    }

    mutating func delete(_ number: UInt64, _ applies: Bool) -> Bool {
        let succeeds = rows[number] != nil && !rows.values.contains { $0.parent == number }
        return carryOut(succeeds, applies) { $0[number] = nil }
    }

    private mutating func carryOut(
        _ succeeds: Bool,
        _ applies: Bool,
        _ change: (inout [UInt64: (slug: String, parent: UInt64?)]) -> Void
    ) -> Bool {
        if succeeds { succeededCount += 1 } else { failedCount += 1 }
        if succeeds && applies { change(&rows) }
        return succeeds
    }

    /// What each list has: all, those at the top (0), and those below each.
    var lists: [(UInt64?, [UInt64])] {
        [(nil, rows.keys.sorted()), (0, rows.filter { $0.value.parent == nil }.keys.sorted())]
            + rows.keys.map { parent in (parent, rows.filter { $0.value.parent == parent }.keys.sorted()) }
    }
}
