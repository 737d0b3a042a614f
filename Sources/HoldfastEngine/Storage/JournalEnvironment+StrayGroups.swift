import LMDB
import Platform

extension JournalEnvironment {
    /// Where stray groups are kept while they are put back.
    private var copiesPath: String { environment.path + "/stray-groups" }

    /// The groups that are on the disk and continue the journal, while LMDB does not know of them.
    func strayGroups() throws(StorageError) -> [StrayGroup] {
        let end = try storing(in: file) { try lastGroup() }
        return try StrayGroups.find(
            in: file,
            copies: copiesPath,
            pageByteCount: environment.usage.pageSize,
            after: end
        )
    }

    /// Puts back the groups that a crash left without a record and brings everything in the journal to the disk, its
    /// record included: what is read from it afterwards may be folded. Called before anything else reads or writes the
    /// journal; returns what was put back.
    ///
    /// The groups are copied to a file of their own first: the transaction may take the very pages on which they lie,
    /// and a second crash must find them again.
    @discardableResult
    func putBackStrayGroups() throws(StorageError) -> [GroupHeader] {
        let groups = try strayGroups()
        try storing(in: file) {
            if !groups.isEmpty {
                try keepCopies(of: groups)
                try put(groups)
            }
            // After a kill the record may be in the system's memory alone; folding must not get ahead of the disk.
            try environment.sync()
            try FileSystem.remove(copiesPath)
        }
        return groups.map(\.header)
    }

    /// The part of `putBackStrayGroups` after which the groups may be written over.
    func keepCopies(of groups: [StrayGroup]) throws {
        let copies = try File(path: copiesPath)
        try copies.truncate(to: 0)
        var offset = 0
        for group in groups {
            try copies.write(group.bytes.span.memory, at: offset)
            offset += group.bytes.count
        }
        try copies.flush()
        try FileSystem.flushDirectory(environment.path)
    }

    private func put(_ groups: [StrayGroup]) throws {
        try environment.write { transaction in
            for group in groups {
                try Self.withKey(group.header.lastSequence) { key in
                    try transaction.put(key, group.bytes.span.memory, in: self.groups, .append)
                }
            }
        }
    }

    /// Where the journal ends as LMDB sees it.
    private func lastGroup() throws -> JournalEnd {
        var end = JournalEnd()
        try environment.read { transaction in
            let last = try transaction.withCursor(in: groups) { cursor in
                try cursor.move(to: .last) ? cursor.withEntry { key, _ in Self.sequence(of: key) } : 0
            }
            guard last > 0 else { return }
            try read(after: last - 1, in: transaction) { header, _ in
                end.sequence = header.lastSequence
                end.digest = header.digest
                return true
            }
        }
        return end
    }
}
