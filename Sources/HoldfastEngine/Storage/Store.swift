import HoldfastMessages
import LMDB
import Logging
import Platform
import Synchronization

/// The durable storage of one data directory: a journal of groups, a snapshot that follows it, and readers.
///
/// `open` recovers and hands over the live rows; `start` begins to write. Storage knows nothing of the domain: it moves
/// row images.
public final class Store: Sendable {
    private struct Running {
        let journal: EmbeddedJournal
        let settler: SettlerThread
        let folder: FolderThread
    }

    /// What opening found.
    public let recovered: RecoveredState

    // What is not private is what the step machines work on: a test or a simulator drives them without `start`.
    let journalEnvironment: JournalEnvironment
    let state: StateEnvironment
    let space: SpaceThread
    /// Where the journal ended.
    let end: JournalEnd
    /// What the snapshot said of itself, once the journal's tail was folded into it.
    let record: SnapshotRecord
    /// Until the store is started.
    private let tail: Mutex<JournalTail?>
    private let directory: DataDirectory
    private let options: StorageOptions
    private let pool = BufferPool()
    private let readers: ReaderPool
    private let running = Mutex<Running?>(nil)

    /// Locks `directory`, checks the journal, folds its tail into the snapshot and gives every row of the live tables
    /// to `load`, table by table in the order of keys; those of some tables to `beside`, at the same time. Blocks: call it before
    /// serving.
    ///
    /// Throws `StorageError`, whose description is a line for the operator.
    public init(
        directory path: String,
        tables: [StoredTable],
        options: StorageOptions = StorageOptions(),
        beside: ParallelLoad? = nil,
        load: RowLoader
    ) throws(StorageError) {
        self.options = options
        let schema = StorageSchema(tables)
        directory = try DataDirectory(path: path)
        journalEnvironment = try JournalEnvironment(path: directory.journalPath, options: options)
        state = try StateEnvironment(path: directory.statePath, schema: schema, options: options)
        var recovery = try Recovery(journal: journalEnvironment, state: state, options: options)
        if let last = recovery.settled.last {
            Logger(label: "holdfast.storage").notice(
                "a crash had left \(recovery.settled.count) groups in the journal's tail, up to sequence \(last.lastSequence)"
            )
        }
        tail = Mutex(try JournalTail(directory: directory.journalPath, byteCount: options.tailByteCount))
        try recovery.foldTail()
        let loaded: Int
        do { loaded = try recovery.loadLiveTables(load, beside: beside) } catch {
            throw StorageError(error, file: state.file)
        }
        end = recovery.end
        record = recovery.folder.record
        recovered = RecoveredState(
            lastSequence: end.sequence,
            epoch: end.epoch,
            engineTime: record.engineTime,
            stateHash: record.stateHash,
            tableHashes: Dictionary(uniqueKeysWithValues: zip(schema.tables.map(\.id), record.tables.map(\.hash))),
            loadedRowCount: loaded
        )
        readers = ReaderPool(
            name: "read",
            threadCount: options.readerCount,
            maximumWaiting: options.maximumWaitingReads
        )
        space = SpaceThread(
            directory: directory,
            journal: journalEnvironment,
            state: state,
            options: options
        )
    }

    /// Whether the disk or a map is so full that what needs room is to be refused (92 %; again below 90 %). Reads and
    /// what frees room go on.
    public var isFull: Bool { space.isFull }

    /// Starts the threads that write; returns the journal to submit to. Call it once.
    public func start(_ handlers: StorageHandlers) -> any Journal {
        guard let tail = tail.withLock({ $0.take() }) else { preconditionFailure("a store is started once") }
        let queue = FoldQueue(durableSequence: end.sequence, pool: pool, options: options)
        let settler = SettlerThread(
            writer: JournalWriter(journal: journalEnvironment, end: end, options: options),
            end: end,
            folded: record.sequence,
            queue: queue,
            options: options,
            onSettled: handlers.onSettled
        )
        let journal = EmbeddedJournal(
            environment: journalEnvironment,
            end: end,
            settler: settler,
            options: options,
            onDurable: handlers.onDurable
        )
        let folder = FolderThread(
            folder: Folder(state: state, record: record, options: options),
            queue: queue,
            journal: journal,
            pool: pool,
            options: options,
            onFolded: handlers.onFolded,
            onFatal: handlers.onFatal
        )
        journal.start(
            committer: GroupCommitter(end: end, tail: tail, settler: settler, options: options),
            onFatal: handlers.onFatal
        )
        space.start(whileScarce: folder.hurry)
        running.withLock { $0 = Running(journal: journal, settler: settler, folder: folder) }
        return journal
    }

    /// An empty buffer for one turn of the engine; submitting gives it back.
    public func makeBuffer() -> GroupBuffer {
        pool.take()
    }

    /// Runs `body` with the latest snapshot on one of storage's own reading threads. A snapshot lives for
    /// `maximumReadDuration` at most: then its functions throw `.readerExpired`.
    ///
    /// Throws `StorageError` (`.tooManyReaders`, `.closed`, damage) and what `body` throws.
    public func read<R: Sendable>(_ body: @escaping @Sendable (borrowing Snapshot) throws -> R) async throws -> R {
        try await onReader { [state, options] in
            try body(try Snapshot(of: state, maximumDuration: options.maximumReadDuration))
        }
    }

    /// The same on the thread of the caller, which must be one that may block, until `isCancelled`: then the snapshot's functions
    /// throw `.closed`.
    func readHere(
        isCancelled: @escaping @Sendable () -> Bool,
        _ body: (borrowing Snapshot) throws -> Void
    ) throws {
        try body(
            try Snapshot(of: state, maximumDuration: options.maximumReadDuration, isCancelled: isCancelled)
        )
    }

    /// Runs `body`, which may block, on one of storage's own reading threads. Throws `.tooManyReaders`, `.closed` and what `body`
    /// throws.
    func onReader<R: Sendable>(_ body: @escaping @Sendable () throws -> R) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            do throws(StorageError) {
                try readers.submit { continuation.resume(with: Result { try body() }) }
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }

    /// Says whether somebody waits for what is settled, who should see it soon after it is durable.
    func setWatched(_ isWatched: Bool) {
        running.withLock { $0?.settler }?.setWatched(isWatched)
    }

    /// Has what is durable folded now, and not only when it is enough to be worth it.
    func hurryFolding() {
        running.withLock { $0?.folder }?.hurry()
    }

    /// Makes durable and folds what was submitted, and ends every thread. Blocks. Nothing is submitted or read
    /// afterwards. The directory is unlocked when the store itself goes, with its memory maps.
    public func close() {
        let stopping = running.withLock { running in
            defer { running = nil }
            return running
        }
        stopping?.journal.close()
        stopping?.folder.close()
        space.close()
        readers.close()
    }

    /// The default for `StorageHandlers.onFatal`: logs the error and ends the process with status 74 (EX_IOERR).
    @Sendable public static func stopProcess(_ error: StorageError) {
        Logger(label: "holdfast.storage").critical("stopping: \(error)")
        FileSystem.exitProcess(status: 74)
    }
}
