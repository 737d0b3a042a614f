/// What an operator may choose, and what tests change.
public struct StorageOptions: Sendable {
    /// Address space of the journal, in bytes: the most its file can ever be.
    public var journalMapSize = 8 << 30
    /// Address space of the state, in bytes.
    public var stateMapSize = 64 << 30
    /// Folded groups are kept no longer than this, in nanoseconds of engine time.
    public var journalRetention: Int64 = 3_600_000_000_000
    /// Folded groups are kept no longer than until the journal holds so many bytes, or fills a quarter of its map.
    public var journalRetainedByteCount = 1 << 30
    /// Bytes of the ballast file; 0 does without.
    public var ballastByteCount = 64 << 20
    /// Buffers merge into one group up to so many bytes.
    public var groupByteCount = 4 << 20
    /// The longest group commit waits for more requests, in nanoseconds.
    public var maximumCommitWait: Int64 = 200_000
    /// The same while waiting is seen to bring all callers into one group.
    public var maximumGatheringWait: Int64 = 4_000_000
    /// Callers are no longer gathered where a flush takes longer than this, in nanoseconds.
    public var maximumGatheringFlush: Int64 = 1_000_000
    /// Where all callers are in one group, whoever completes it flushes it on the spot, as long as that takes no longer than this, in
    /// nanoseconds; 0 leaves every flush to the journal's thread.
    public var maximumCallerCommit: Int64 = 500_000
    /// Bytes of the journal's tail, where groups become durable.
    public var tailByteCount = 8 << 20
    /// The longest that a durable group waits in the tail before LMDB takes it, in nanoseconds.
    public var settleDelay: Int64 = 50_000_000
    /// The same while somebody watches changes.
    public var watchedSettleDelay: Int64 = 2_000_000
    /// LMDB takes the groups of the tail at once when they are so many bytes.
    public var settleByteCount = 2 << 20
    /// Durable groups are handed to the folder in memory up to so many bytes; more are read back from the journal.
    public var handOffByteCount = 64 << 20
    /// Folding begins when so many bytes are waiting, or after `foldDelay`.
    public var foldByteCount = 4 << 20
    /// The most that one folding transaction takes when the folder is behind, in bytes.
    public var maximumFoldByteCount = 16 << 20
    /// The longest that a durable group waits to be folded when little else comes, in nanoseconds.
    public var foldDelay: Int64 = 400_000_000
    /// Changes are kept in memory for those who watch them up to so many bytes; who is further behind reads the journal.
    public var changeRingByteCount = 16 << 20
    /// Threads that read snapshots.
    public var readerCount = 2
    /// Reads that may wait for one of them.
    public var maximumWaitingReads = 1024
    /// Threads that read snapshots for exports, each for one.
    public var exporterCount = 2
    /// The longest a reader may hold a snapshot, in nanoseconds.
    public var maximumReadDuration: Int64 = 600_000_000_000
    /// Throws where a test wants a step to fail.
    package var injectFault: (@Sendable (StorageStep) throws -> Void)?

    public init() {}
}

/// The steps at which a test can make storage fail.
package enum StorageStep: Sendable, Hashable {
    /// A group is about to be written to the journal's tail and flushed.
    case tailFlush
    /// Groups were written into the transaction of the journal, which is about to be committed.
    case journalCommit
    /// A stretch was folded into the transaction, which is about to be committed.
    case foldCommit
}
