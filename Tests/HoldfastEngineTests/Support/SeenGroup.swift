import Commerce
import HoldfastMessages

@testable import HoldfastEngine

/// What a watcher was told of one group.
struct SeenGroup: Equatable {
    var firstSequence: Int64
    var lastSequence: Int64
    var changes: [Change]

    init(_ group: GroupChanges) {
        firstSequence = group.firstSequence
        lastSequence = group.lastSequence
        changes = group.changes
    }
}

extension [SeenGroup] {
    /// Whether each group goes on where the one before ended, the first one after a sequence number.
    func isGapless(after sequence: Int64) -> Bool {
        var last = sequence
        for (index, group) in enumerated() {
            // A watcher may begin in the middle of a group, which it is then told of as a whole.
            guard group.firstSequence == last + 1 || index == 0 && group.firstSequence <= last else { return false }
            last = group.lastSequence
        }
        return true
    }

    /// All changes, in order.
    var changes: [Change] { flatMap(\.changes) }
}

extension ChangeWatch {
    /// The groups from one sequence number to another, as they come.
    func groups(after start: Int64, through end: Int64) async throws -> [SeenGroup] {
        var groups: [SeenGroup] = []
        var position = start
        while position < end {
            for group in try await next(after: position) {
                groups.append(SeenGroup(group))
                position = group.lastSequence
            }
        }
        return groups
    }

    /// Why nothing more is told.
    func end(after sequence: Int64) async -> Rejection? {
        do throws(Rejection) {
            // Whoever waits for long is woken with nothing, and waits on.
            while try await next(after: sequence).isEmpty {}
            return nil
        } catch {
            return error
        }
    }
}

extension Change {
    /// The row, unless it is deleted.
    var row: EntityRow.Row? {
        guard case .row(let row) = change else { return nil }
        return row.row
    }

    var stock: Stock? {
        guard case .stock(let stock) = row else { return nil }
        return stock
    }

    var kind: EntityKind? { row?.header.kind }

    /// What is deleted.
    var deletion: DeletedRow? {
        guard case .deleted(let row) = change else { return nil }
        return row
    }
}

extension EntityRow.Row {
    /// What it is a row of, and its key, which is the first field of all of them.
    var name: String {
        let message = Mirror(reflecting: self).children.first!.value
        return "\(header.kind) \(Mirror(reflecting: message).children.first!.value)"
    }
}
