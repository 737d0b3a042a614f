import Commerce
import HoldfastMessages

/// The one writer: owns all mutable domain state and runs on an executor of its own.
///
/// The executor is given: a thread of ours, or the event loop itself where there is only one, which then calls `runHere`
/// without any hop.
public actor Engine {
    private nonisolated let executor: any SerialExecutor
    private var machine: EngineMachine
    nonisolated let storage: EngineStorage
    /// The engine's own tasks.
    nonisolated let tasks = EngineTasks()
    private let history: History?
    private var isStopped = false

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    init(machine: consuming EngineMachine, storage: EngineStorage, executor: any SerialExecutor) {
        self.machine = machine
        self.storage = storage
        self.executor = executor
        history = storage.persistence.map { History($0) }
    }

    /// Carries out a batch of requests, in order, and adds their outcomes to it. Those that are pending are delivered to
    /// `receiver` later.
    public func run(_ batch: EngineBatch, receiver: any OutcomeReceiver) {
        carryOut(batch, receiver: receiver)
        turnEnded()
    }

    /// The same for a caller that runs on the engine's executor already and has perhaps another batch: ``turnEnded()`` must follow.
    public nonisolated func runHere(_ batch: EngineBatch, receiver: any OutcomeReceiver) {
        assumeIsolated { $0.carryOut(batch, receiver: receiver) }
    }

    private func carryOut(_ batch: EngineBatch, receiver: any OutcomeReceiver) {
        var reads: [PendingRead] = []
        machine.run(batch, receiver: receiver, reads: &reads)
        start(reads)
    }

    /// Sees to it that what batches have changed becomes durable: to be called on the engine's executor. May block for one flush of
    /// the disk, where nobody else could be served meanwhile.
    public nonisolated func turnEnded() {
        storage.persistence?.journal.turnEnded()
    }

    /// One turn without requests: expires what has come due, to be called now and then while no batches come. Says whether more is
    /// due already; then it wants to be called again soon, after whatever else waits.
    public func tick() -> Bool {
        if isStopped { return false }
        defer { turnEnded() }
        return machine.tick()
    }

    /// Changes nothing from here on. What is still being read for a request has no outcome any more.
    func stop() {
        isStopped = true
    }

    /// The snapshot has got further.
    func folded() {
        machine.forgetFolded()
    }

    private func start(_ reads: [PendingRead]) {
        guard let history else { return }
        for read in reads {
            tasks.begin()
            Task {
                await self.fetch(read, from: history)
                tasks.end()
            }
        }
    }

    private func fetch(_ read: PendingRead, from history: History) async {
        if let sequence = read.need.sequence { await snapshotReaches(sequence) }
        let fetched: Result<Fetched, Rejection>
        do { fetched = .success(try await history.fetch(read.need)) } catch { fetched = .failure(error) }
        // Whoever asked has gone, and the journal may take no more.
        guard !isStopped else { return }
        var reads: [PendingRead] = []
        switch fetched {
        case .success(let fetched): machine.resume(read, with: fetched, reads: &reads)
        case .failure(let rejection): machine.refuse(read, with: rejection)
        }
        turnEnded()
        start(reads)
    }

    /// The sequence number of the newest change.
    var newestSequence: Int64 { machine.sequence }

    // MARK: Imports

    /// Rows that are folded from now on stay in memory until this is released.
    func holdHistory() -> Int { machine.holdHistory() }

    func releaseHistory(_ hold: Int) {
        machine.releaseHistory(hold)
    }

    /// Takes in rows, with what was fetched to know whether they are there.
    func carryOutImport(
        of rows: [EntityRow.Row],
        fetched: [Need: Fetched]
    ) throws(Rejection) -> EngineMachine.ImportAttempt {
        guard !isStopped else { throw .overloaded }
        defer { turnEnded() }
        return try machine.importRows(rows, fetched: fetched)
    }

    /// Reads what an import needs.
    func fetch(_ need: Need) async throws(Rejection) -> Fetched {
        guard let history else { preconditionFailure("everything that exists is in memory") }
        return try await history.fetch(need)
    }

    private func snapshotReaches(_ sequence: Int64) async {
        guard let persistence = storage.persistence, storage.foldedSequence < sequence else { return }
        persistence.store.hurryFolding()
        await persistence.folding.reaches(sequence)
    }
}
