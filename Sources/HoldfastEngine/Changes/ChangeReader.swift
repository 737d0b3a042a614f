import Commerce
import HoldfastMessages
import Platform
import Protobuf

/// Reads changes back from the journal. Blocks: only for threads of storage's own.
struct ChangeReader: Sendable {
    let journal: any Journal

    /// Bytes of groups that one page looks through at most.
    private static let largestLook = 16 << 20

    /// At most about `byteCount` bytes of groups after a sequence number, at least one if there is any. Throws
    /// `Rejection.changesTrimmed` and `StorageError`.
    func groups(after sequence: Int64, byteCount: Int) throws -> [GroupChanges] {
        var groups: [GroupChanges] = []
        var found = 0
        try read(after: sequence) { group in
            groups.append(group)
            found += group.byteCount
            return found < byteCount
        }
        return groups
    }

    /// A page of changes.
    func page(_ query: ChangeQuery) throws -> ChangePage {
        var page = ChangePage(changes: [], sequence: query.afterSequence, offset: query.offset, hasMore: false)
        var looked = 0
        try read(after: query.afterSequence) { group in
            let start = page.offset
            for index in min(start, group.changes.count)..<group.changes.count {
                guard page.changes.count < query.count else {
                    page.offset = index
                    page.hasMore = true
                    return false
                }
                let change = group.changes[index]
                // Of what changed before, in the group in the middle of which the caller was, it knows already.
                guard change.commitSeq > query.afterSequence, change.isWanted(query.entities) else { continue }
                page.changes.append(change)
            }
            page.sequence = group.lastSequence
            page.offset = 0
            looked += group.byteCount
            page.hasMore = looked >= ChangeReader.largestLook
            return !page.hasMore
        }
        return page
    }

    /// After which sequence number changes are kept.
    func oldestSequence() throws -> Int64 {
        do {
            try journal.readGroups(after: 0) { _, _ in false }
            return 0
        } catch StorageError.trimmed(let first) {
            return Int64(first) - 1
        }
    }

    private func read(after sequence: Int64, _ visit: (GroupChanges) throws -> Bool) throws {
        let arena = Arena()
        do {
            try journal.readGroups(after: UInt64(sequence)) { header, images in
                try visit(try GroupChanges(header, images, in: arena))
            }
        } catch StorageError.trimmed(let first) {
            throw Rejection.changesTrimmed(oldest: Int64(first) - 1)
        }
    }
}

extension Change {
    /// Whether it is one of these entities'; of any, if there are none.
    public func isWanted(_ entities: Set<EntityKind>) -> Bool {
        entities.isEmpty || entities.contains(entity)
    }

    private var entity: EntityKind {
        switch change {
        case .row(let row): row.row?.header.kind ?? .unspecified
        case .deleted(let row): row.entity
        case nil: .unspecified
        }
    }
}
