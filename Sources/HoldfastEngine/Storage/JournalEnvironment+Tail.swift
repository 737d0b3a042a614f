import LMDB
import Platform

extension JournalEnvironment {
    /// The groups of the tail that LMDB does not have.
    func tailGroups() throws(StorageError) -> (contents: TailContents, groups: [TailContents.Group]) {
        let last = try storing(in: file) { try lastGroup() }
        let contents = try TailContents(directory: environment.path, isExpected: last?.format == GroupHeader.format)
        let end = JournalEnd(sequence: last?.lastSequence ?? 0, digest: last?.digest ?? 0)
        return (contents, try contents.groups(after: end))
    }

    /// Takes the groups of the tail into LMDB, so that the tail may be written over. Called before anything else reads or writes the
    /// journal; returns what was taken.
    func settleTail() throws(StorageError) -> [GroupHeader] {
        let (contents, groups) = try tailGroups()
        try storing(in: file) {
            // After a kill what LMDB has may be in the system's memory alone: the groups before these.
            try environment.sync()
            guard !groups.isEmpty else { return }
            try environment.write { transaction in
                for group in groups { try put(group, of: contents, in: transaction) }
            }
        }
        return groups.map(\.header)
    }

    private func put(
        _ group: TailContents.Group,
        of contents: TailContents,
        in transaction: borrowing Transaction<ReadWrite>
    ) throws {
        try Self.withKey(group.header.lastSequence) { key in
            try transaction.put(key, byteCount: group.header.storedByteCount, in: groups, .append) { output in
                group.header.encode(into: &output)
                contents.withImages(of: group) { output.append(copying: $0) }
                output.fillWithZeros()
            }
        }
    }

    /// The last group that LMDB has.
    private func lastGroup() throws -> GroupHeader? {
        try environment.read { transaction in
            let last = try transaction.withCursor(in: groups) { cursor in
                try cursor.move(to: .last) ? cursor.withEntry { key, _ in Self.sequence(of: key) } : 0
            }
            guard last > 0 else { return nil }
            var found: GroupHeader?
            try read(after: last - 1, in: transaction) { header, _ in
                found = header
                return true
            }
            return found
        }
    }
}
