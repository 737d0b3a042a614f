import HoldfastMessages

extension Entities {
    /// Hands what a command changed to the recorder.
    mutating func commit<R: Recorder & ~Copyable>(_ recorder: consuming R) -> R {
        var committer = ChangeCommitter(recorder: recorder)
        visit(&committer)
        return committer.finish()
    }

    /// Puts everything back as it was before the command.
    mutating func rollBack() {
        var visitor = RollBack()
        visit(&visitor)
    }

    /// Takes history out of memory that the snapshot at `sequence` holds.
    mutating func evictHistory(through sequence: Int64) {
        var visitor = HistoryEviction(sequence: sequence)
        visit(&visitor)
    }

    /// Ends the loading of rows, whose hashes together with those of the rows that were not loaded are known.
    mutating func finishLoading(_ recovered: Commerce.Recovered) {
        var visitor = LoadingEnd(recovered: recovered)
        visit(&visitor)
    }

    /// The sum of the hashes of all rows.
    var hash: Hash128 {
        var entities = self
        var visitor = HashSum()
        entities.visit(&visitor)
        return visitor.sum
    }

    /// What contradicts the declarations.
    var violations: [String] {
        var entities = self
        var visitor = DeclarationCheck(box: EntityBox(self))
        entities.visit(&visitor)
        return visitor.problems
    }

    /// All of them.
    public static var types: [any EntityTableRow.Type] {
        var entities = Entities()
        var visitor = TypeList()
        entities.visit(&visitor)
        return visitor.types
    }
}

private struct ChangeCommitter<R: Recorder & ~Copyable>: TableVisitor, ~Copyable {
    private var recorder: R

    init(recorder: consuming R) { self.recorder = recorder }

    consuming func finish() -> R { recorder }

    @inline(__always)
    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) {
        guard table.changeCount > 0 else { return }
        for position in 0..<table.changeCount {
            let change = table.commitChange(at: position)
            if change.isDeleted && change.old == nil { continue }
            recorder.record(change)
        }
        table.endCommit()
    }
}

private struct RollBack: TableVisitor {
    @inline(__always)
    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) {
        if table.changeCount > 0 { table.rollBack() }
    }
}

private struct HistoryEviction: TableVisitor {
    let sequence: Int64

    @inline(__always)
    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) {
        if Entry.hasHistory { table.evictHistory(through: sequence) }
    }
}

private struct LoadingEnd: TableVisitor {
    let recovered: Commerce.Recovered

    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) {
        table.finishLoading(hash: recovered.hash(of: Entry.self))
    }
}

private struct HashSum: TableVisitor {
    private(set) var sum = Hash128.zero

    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) { sum += table.hash }
}

private struct TypeList: TableVisitor {
    private(set) var types: [any EntityTableRow.Type] = []

    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) { types.append(Entry.self) }
}

/// References to rows that are not there, and keys that two rows have.
private struct DeclarationCheck: TableVisitor {
    private let box: EntityBox
    private(set) var problems: [String] = []

    init(box: EntityBox) { self.box = box }

    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>) {
        let table = table
        table.forEach { row in
            for reference in Entry.references {
                guard let missing = reference.missing(row, box) else { continue }
                problems.append(
                    "\(Entry.entityName) \(row.key) refers to \(missing.entity) \(missing.key), which is not there"
                )
            }
            for key in Entry.uniqueKeys {
                guard let text = key.text(row) else { continue }
                if let slot = table.slot(of: key, text), table[slot].key == row.key { continue }
                problems.append("\(Entry.entityName) \(row.key) is not found by its \(key.field), or another one is")
            }
        }
    }
}
