import Commerce
import HoldfastMessages

extension Engine {
    /// What is called when a sequence number has become durable, from a thread that must not be held up.
    public typealias DurabilityHandler = @Sendable (_ sequence: Int64) -> Void

    /// Opens a data directory, or begins with an empty state where nothing is kept; then the engine is ready for batches.
    ///
    /// Blocks while it reads. Throws what the operator must know: the directory is locked, damaged, not writable, or of an
    /// unknown format.
    public static func open(
        _ configuration: EngineConfiguration,
        executor: any SerialExecutor,
        onDurable: @escaping DurabilityHandler
    ) throws(StorageError) -> Engine {
        var random = SystemRandomNumberGenerator()
        return try open(
            configuration,
            executor: executor,
            seed: random.next(),
            makeClock: EngineClock.init(lastTime:),
            onDurable: onDurable
        )
    }

    /// The same with a seed and a clock of the caller's, who then gets the same answers each time. `makeClock` is given the
    /// last journalled time.
    static func open(
        _ configuration: EngineConfiguration,
        executor: any SerialExecutor,
        seed: UInt64,
        makeClock: (_ lastTime: Timestamp) -> EngineClock,
        onDurable: @escaping DurabilityHandler
    ) throws(StorageError) -> Engine {
        guard configuration.durability != .memory else {
            let storage = EngineStorage(configuration: configuration, persistence: nil)
            let machine = EngineMachine(
                commerce: Commerce(limits: configuration.limits, seed: seed),
                clock: makeClock(Timestamp()),
                storage: storage
            )
            return Engine(machine: machine, storage: storage, executor: executor)
        }
        let opened = try EngineRecovery.open(configuration, seed: seed)
        let store = opened.store
        let durability = SequenceProgress(sequence: store.recovered.lastSequence)
        let folding = SequenceProgress(sequence: store.recovered.lastSequence)
        let settled = SequenceProgress(sequence: store.recovered.lastSequence)
        let groups = GroupCounter()
        let journal = store.start(
            StorageHandlers(
                onDurable: { sequence in
                    groups.add()
                    durability.advance(to: sequence)
                    onDurable(Int64(sequence))
                },
                onSettled: { settled.advance(to: $0) },
                onFolded: { folding.advance(to: $0) },
                onFatal: Store.stopProcess
            )
        )
        let feed = ChangeFeed(
            store: store,
            journal: journal,
            after: store.recovered.lastSequence,
            capacity: configuration.storage.changeRingByteCount,
            watcherLimit: configuration.limits.maximumWatcherCount
        )
        // Weakly, since the feed has the journal, which tells of the progress.
        settled.follow { [weak feed] in feed?.settled($0) }
        let persistence = Persistence(
            store: store,
            journal: journal,
            feed: feed,
            durability: durability,
            folding: folding,
            groups: groups,
            exports: ExportThreads(count: configuration.limits.maximumExportCount)
        )
        let storage = EngineStorage(configuration: configuration, persistence: persistence)
        let clock = makeClock(Timestamp(nanoseconds: store.recovered.engineTime))
        let engine = Engine(
            machine: opened.makeMachine(clock: clock, storage: storage),
            storage: storage,
            executor: executor
        )
        // Weakly, since the engine has what tells of the folding: else neither would ever go, nor the lock of the directory.
        folding.follow { [weak engine] _ in
            guard let engine else { return }
            engine.tasks.begin()
            Task {
                await engine.folded()
                engine.tasks.end()
            }
        }
        return engine
    }

    /// Changes nothing from here on, makes durable what was carried out, and closes the data directory. Blocks. When it returns,
    /// nothing of the engine runs on its executor or will. No batch may be under way or come later.
    public nonisolated func close() async {
        await stop()
        endWatching()
        storage.persistence?.exports.close()
        storage.persistence?.store.close()
        await tasks.finish()
    }

    /// The newest change that may be acknowledged; nothing needs to wait where this is nil.
    public nonisolated var durableSequence: Int64? { storage.acknowledgedSequence }
}
