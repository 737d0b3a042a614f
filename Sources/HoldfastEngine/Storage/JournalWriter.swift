import LMDB
import Platform

/// Where a journal ends.
struct JournalEnd: Sendable, Hashable {
    /// The last command; 0 in an empty journal.
    var sequence: UInt64 = 0
    /// Names the last group: what the next one carries.
    var digest: UInt64 = 0
    /// How often the store has been opened, this time included.
    var epoch: UInt64 = 0
    /// The bytes of all groups.
    var byteCount = 0
}

/// Makes groups durable: a synchronous step machine. One call of `commit`, one group, one LMDB transaction.
struct JournalWriter: ~Copyable {
    private let journal: JournalEnvironment
    private let growth: FileGrowth
    private let options: StorageOptions
    /// Where the journal ends: its last group is on the disk, the record that leads to it after `settle` or the next one.
    private(set) var end: JournalEnd

    init(journal: JournalEnvironment, end: JournalEnd, growth: FileGrowth, options: StorageOptions) {
        self.journal = journal
        self.growth = growth
        self.end = end
        self.options = options
    }

    /// Writes `buffers` as one group and waits until it is on the disk: a crash cannot lose it any more. Groups up to
    /// `folded` may be trimmed. The group before it is settled then; it itself is not, and must not be folded yet.
    ///
    /// Throws `StorageError`. After a failure nothing can be said about the disk (a failed flush marks pages clean, so
    /// trying again proves nothing): the process must stop.
    mutating func commit(_ buffers: [GroupBuffer], folded: UInt64) throws(StorageError) -> GroupHeader {
        let header = self.header(of: buffers)
        let byteCount = header.storedByteCount
        growth.admit(groupByteCount: byteCount)
        defer { growth.finished() }
        let trimmed = try storing(in: journal.file) {
            try journal.environment.write { transaction in
                let trimmed = try trim(in: transaction, for: byteCount, folded: folded, now: header.engineTime)
                try JournalEnvironment.withKey(header.lastSequence) { key in
                    try transaction.put(key, byteCount: byteCount, in: journal.groups, .append) { output in
                        header.encode(into: &output)
                        for buffer in buffers { output.append(copying: buffer.content.bytes) }
                        output.fillWithZeros()
                    }
                }
                try options.injectFault?(.journalCommit)
                return trimmed
            }
        }
        // With larger pages a short group would lie in a leaf: then it is on the disk when its record is.
        if !journal.hasFindableGroups { try settle() }
        end.sequence = header.lastSequence
        end.digest = header.digest
        end.byteCount += byteCount - trimmed
        return header
    }

    /// Waits until the record that leads to the last group is on the disk as well. Throws like `commit`.
    func settle() throws(StorageError) {
        try storing(in: journal.file) {
            try options.injectFault?(.journalSync)
            try journal.environment.sync()
        }
    }

    private func header(of buffers: [GroupBuffer]) -> GroupHeader {
        var expected = end.sequence + 1
        var bodyByteCount = 0
        var imageCount = 0
        var requestCount = 0
        for buffer in buffers {
            precondition(buffer.firstSequence == expected, "a buffer does not go on where the one before ended")
            expected = buffer.lastSequence + 1
            bodyByteCount += buffer.byteCount
            imageCount += buffer.imageCount
            requestCount += buffer.requestCount
        }
        let last = buffers[buffers.count - 1]
        var header = GroupHeader(
            bodyByteCount: bodyByteCount,
            firstSequence: end.sequence + 1,
            lastSequence: last.lastSequence,
            epoch: end.epoch,
            engineTime: last.engineTime,
            stateHash: last.stateHash,
            previousDigest: end.digest,
            imageCount: imageCount,
            requestCount: requestCount
        )
        header.checksum = header.computeChecksum { crc in
            for buffer in buffers { crc.add(buffer.content.bytes) }
        }
        return header
    }

    /// How many groups a commit removes. Two, which outrun the one that comes, and further ones until twice its bytes are free: else
    /// large groups that follow thousands of small ones would fill the map. No more than that, since a bulk trim makes a free list that
    /// every later commit rewrites.
    private static let trimmedGroupCounts = 2...64

    /// Removes old groups, for a group of `coming` bytes. Returns their bytes. The last folded group stays: the snapshot is checked
    /// against it.
    private func trim(
        in transaction: borrowing Transaction<ReadWrite>,
        for coming: Int,
        folded: UInt64,
        now: Int64
    ) throws -> Int {
        var freed = 0
        let retained = min(options.journalRetainedByteCount, options.journalMapSize / 4)
        try transaction.withCursor(in: journal.groups) { cursor in
            for count in 0..<Self.trimmedGroupCounts.upperBound {
                guard count < Self.trimmedGroupCounts.lowerBound || freed < 2 * coming else { return }
                guard try cursor.move(to: .first) else { return }
                let byteCount = try cursor.withEntry { key, group in
                    let sequence = JournalEnvironment.sequence(of: key)
                    guard sequence < folded else { return 0 }
                    let isOverSize = end.byteCount - freed > retained
                    if isOverSize { return group.byteCount }
                    do throws(GroupProblem) {
                        let header = try GroupHeader(uncheckedBodyOf: group, key: sequence)
                        return now - header.engineTime > options.journalRetention ? group.byteCount : 0
                    } catch {
                        throw journal.storageError(error, sequence: sequence)
                    }
                }
                if byteCount == 0 { return }
                try cursor.delete()
                freed += byteCount
            }
        }
        return freed
    }
}
