import LMDB
import Platform

/// Puts groups into LMDB and takes old ones out of it: a synchronous step machine. One call of `commit`, one transaction.
struct JournalWriter: ~Copyable {
    private let journal: JournalEnvironment
    private let options: StorageOptions
    /// The bytes of all groups in LMDB.
    private(set) var byteCount: Int
    /// No group that is left gets too old before this engine time, in nanoseconds: until then none is looked into, which would wait for
    /// the disk. Times ascend.
    private var nextExpiry = Int64.min

    init(journal: JournalEnvironment, end: JournalEnd, options: StorageOptions) {
        self.journal = journal
        self.options = options
        byteCount = end.byteCount
    }

    /// Puts `groups`, which follow each other and what is there, and waits until they are on the disk. Groups up to `folded` may be
    /// trimmed.
    ///
    /// Throws `StorageError`. After a failure nothing can be said about the disk (a failed flush marks pages clean, so
    /// trying again proves nothing): the process must stop.
    mutating func commit(_ groups: [JournalGroup], folded: UInt64) throws(StorageError) {
        byteCount = try storing(in: journal.file) {
            try journal.environment.write { transaction in
                var byteCount = byteCount
                for group in groups {
                    byteCount -= try trim(in: transaction, for: group.header, from: byteCount, folded: folded)
                    try put(group, in: transaction)
                    byteCount += group.header.storedByteCount
                }
                try options.injectFault?(.journalCommit)
                return byteCount
            }
        }
    }

    /// Has the kernel forget a large group that is on the disk. Nobody but who watches changes and falls far behind reads it, and pages
    /// that are soon free again cost less than ever new ones (batches of 8,190 lines: a tenth more lines/s).
    func leaveCache(_ group: JournalGroup) {
        try? journal.environment.read { transaction in
            try JournalEnvironment.withKey(group.header.lastSequence) { key in
                try transaction.dropCachedPages(of: key, in: journal.groups)
            }
        }
    }

    private func put(_ group: JournalGroup, in transaction: borrowing Transaction<ReadWrite>) throws {
        try JournalEnvironment.withKey(group.header.lastSequence) { key in
            let byteCount = group.header.storedByteCount
            try transaction.put(key, byteCount: byteCount, in: journal.groups, .append) { group.encode(into: &$0) }
        }
    }

    /// How many groups are removed for each that comes. Two, which outrun it, and further ones until twice its bytes are free: else
    /// large groups that follow thousands of small ones would fill the map. No more than that, since a bulk trim makes a free list that
    /// every later commit rewrites.
    private static let trimmedGroupCounts = 2...64

    /// Removes old groups from `byteCount` bytes of them, for the group of `coming`. Returns the bytes of those removed. The last folded
    /// group stays: the snapshot is checked against it.
    private mutating func trim(
        in transaction: borrowing Transaction<ReadWrite>,
        for coming: GroupHeader,
        from byteCount: Int,
        folded: UInt64
    ) throws -> Int {
        var freed = 0
        let retained = min(options.journalRetainedByteCount, options.journalMapSize / 4)
        try transaction.withCursor(in: journal.groups) { cursor in
            for count in 0..<Self.trimmedGroupCounts.upperBound {
                let isEnough = freed >= 2 * coming.storedByteCount
                guard count < Self.trimmedGroupCounts.lowerBound || !isEnough else { return }
                guard try cursor.move(to: .first) else { return }
                let removed = try cursor.withEntry { key, group in
                    let sequence = JournalEnvironment.sequence(of: key)
                    guard sequence < folded else { return 0 }
                    let isOverSize = byteCount - freed > retained
                    if isOverSize { return group.byteCount }
                    if coming.engineTime <= nextExpiry { return 0 }
                    do throws(GroupProblem) {
                        let header = try GroupHeader(uncheckedBodyOf: group, key: sequence)
                        let (expiry, overflow) = header.engineTime.addingReportingOverflow(options.journalRetention)
                        if !overflow, coming.engineTime > expiry { return group.byteCount }
                        nextExpiry = overflow ? .max : expiry
                        return 0
                    } catch {
                        throw journal.storageError(error, sequence: sequence)
                    }
                }
                if removed == 0 { return }
                try cursor.delete()
                freed += removed
            }
        }
        return freed
    }
}
