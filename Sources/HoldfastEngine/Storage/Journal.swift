import Platform

/// Where groups of commands become durable. The embedded journal (`EmbeddedJournal`) writes them to a tail and keeps them in LMDB,
/// beside the state.
public protocol Journal: AnyObject, Sendable {
    /// The last command that may be acknowledged.
    var durableSequence: UInt64 { get }

    /// Takes `buffer` over, sealed; the caller keeps no reference. Its sequence numbers go on from the buffer submitted
    /// before. Never blocks for the disk; nothing need become durable before `turnEnded`.
    func submit(_ buffer: GroupBuffer)

    /// Sees to what was submitted, of which nothing more comes before others had their turn. Blocks for one flush at most, and only
    /// where all who call wait for it and would have submitted nothing meanwhile.
    func turnEnded()

    /// Gives each settled group whose last sequence number is beyond `sequence` to `visit`, oldest first and checked, until it returns
    /// false. Only on a thread that may block.
    ///
    /// Throws `StorageError`: `.trimmed` where the journal begins later, `.damaged`, and what `visit` throws.
    func readGroups(
        after sequence: UInt64,
        _ visit: (_ header: GroupHeader, _ images: RawSpan) throws -> Bool
    ) throws

    /// Says that the state holds everything up to `sequence`, durably: the journal may let go of it when its retention
    /// allows.
    func release(upTo sequence: UInt64)

    /// Makes durable what was submitted and ends. Blocks. Nothing is submitted afterwards.
    func close()
}

/// What storage tells its owner, each from a thread of storage's own: return at once.
public struct StorageHandlers: Sendable {
    /// Everything up to this sequence number may be acknowledged.
    public var onDurable: @Sendable (UInt64) -> Void
    /// Everything up to this sequence number can be read from the journal.
    public var onSettled: @Sendable (UInt64) -> Void
    /// Everything up to this sequence number can be read from snapshots.
    public var onFolded: @Sendable (UInt64) -> Void
    /// Writing failed: nothing will be acknowledged any more, and the process must stop. `Store.stopProcess`, the
    /// default, logs the error and exits with status 74 (EX_IOERR).
    public var onFatal: @Sendable (StorageError) -> Void

    public init(
        onDurable: @escaping @Sendable (UInt64) -> Void,
        onSettled: @escaping @Sendable (UInt64) -> Void = { _ in },
        onFolded: @escaping @Sendable (UInt64) -> Void = { _ in },
        onFatal: @escaping @Sendable (StorageError) -> Void = Store.stopProcess
    ) {
        self.onDurable = onDurable
        self.onSettled = onSettled
        self.onFolded = onFolded
        self.onFatal = onFatal
    }
}
