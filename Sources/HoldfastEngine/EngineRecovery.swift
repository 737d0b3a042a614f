import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf
import Synchronization

/// A data directory and the domain filled from it.
struct RecoveredEngine: ~Copyable {
    let store: Store
    private let commerce: Commerce

    init(store: Store, commerce: consuming Commerce) {
        self.store = store
        self.commerce = commerce
    }

    /// The step machine that goes on from there.
    consuming func makeMachine(clock: EngineClock, storage: EngineStorage) -> EngineMachine {
        EngineMachine(commerce: commerce, clock: clock, storage: storage)
    }
}

/// Fills the domain with the rows of a data directory.
struct EngineRecovery: ~Copyable {
    private var commerce: Commerce
    private let arena = Arena()

    /// Opens the directory and loads what is to be in memory. Blocks. Throws what the operator must know.
    static func open(_ configuration: EngineConfiguration, seed: UInt64) throws(StorageError) -> RecoveredEngine {
        var recovery = EngineRecovery(commerce: Commerce(limits: configuration.limits, seed: seed))
        var options = configuration.storage
        options.exporterCount = configuration.limits.maximumExportCount
        // Where no reply waits for the disk, none may wait for a flush in the turn that it is made in.
        if configuration.durability == .async { options.maximumCallerCommit = 0 }
        let requests = RequestLoader(configuration.limits)
        let store = try Store(
            directory: configuration.directory,
            tables: StoredTable.all,
            options: options,
            beside: ParallelLoad([.idempotency]) { _, _, value, _ in try requests.load(value) },
            load: { table, _, value, hash in try recovery.load(table, value, hash) }
        )
        recovery.commerce.load(requests.window)
        let ledgerTime = try recovery.ledgerTime(in: store)
        return RecoveredEngine(store: store, commerce: recovery.finish(store.recovered, ledgerTime: ledgerTime))
    }

    private init(commerce: consuming Commerce) {
        self.commerce = commerce
    }

    /// Takes in one row. What it says must hash to what was stored with it: so a change of the schema that would read old
    /// rows differently is noticed.
    private mutating func load(_ table: TableID, _ value: RawSpan, _ hash: Hash128) throws {
        switch table {
        case .stock:
            let stock = try Stock.decode(compact: value, in: arena)
            try check(stock.hash(table: UInt64(Stock.tableNumber)) == hash, table)
            commerce.load(stock)
        case .reservation:
            let reservation = try Reservation.decode(compact: value, in: arena)
            try check(reservation.hash(table: UInt64(Reservation.tableNumber)) == hash, table)
            commerce.load(reservation)
        default:
            // A kind of row that this version does not know is not loaded as none.
            guard let row = try EntityRow.decode(compact: value, in: arena).row else { return try check(false, table) }
            try check(commerce.load(row) == hash, table)
        }
    }

    private func check(_ matches: Bool, _ table: TableID) throws(StorageError) {
        guard !matches else { return }
        let name = StoredTable.all.first { $0.id == table }?.name
        throw .damaged(
            StorageError.Damage(file: "state", table: name, problem: "a row does not hash to its stored hash")
        )
    }

    /// When the newest ledger entry was made, none of which is loaded.
    private func ledgerTime(in store: Store) throws(StorageError) -> Timestamp {
        var time = Timestamp()
        do {
            try store.readHere(isCancelled: { false }) { snapshot in
                try snapshot.scan(.ledger, from: nil, .backward) { _, value in
                    time = try LedgerEntry.decode(compact: value, in: arena).createTime
                    return false
                }
            }
        } catch {
            throw StorageError(error, file: "state")
        }
        return time
    }

    private consuming func finish(_ recovered: RecoveredState, ledgerTime: Timestamp) -> Commerce {
        var hashes: [UInt8: Hash128] = [:]
        for (table, hash) in recovered.tableHashes { hashes[table.rawValue] = hash }
        // Rows are of one kind to the domain, history or not.
        let ended = hashes.removeValue(forKey: TableID.endedReservation.rawValue) ?? .zero
        hashes[Reservation.tableNumber, default: .zero] += ended
        for table in StoredTable.history {
            hashes[table.id.entityNumber, default: .zero] += hashes.removeValue(forKey: table.id.rawValue) ?? .zero
        }
        commerce.finishLoading(
            Commerce.Recovered(sequence: Int64(recovered.lastSequence), ledgerTime: ledgerTime, hashes: hashes)
        )
        return commerce
    }
}

/// Takes in which requests were carried out, on a thread beside that of the other rows: there are as many of them.
private final class RequestLoader: Sendable {
    private struct State: ~Copyable {
        var window: IdempotencyWindow
        let arena = Arena()
    }

    private let state: Mutex<State>

    init(_ limits: Limits) { state = Mutex(State(window: IdempotencyWindow(limits))) }

    /// What was taken in.
    var window: IdempotencyWindow { state.withLock { $0.window } }

    func load(_ value: RawSpan) throws {
        try state.withLock { state in
            let record = try IdempotencyRecord.decode(compact: value, in: state.arena)
            state.window.load(
                IdempotencyWindow.Record(
                    key: Hash128(low: record.keyLow, high: record.keyHigh),
                    requestHash: record.requestHash,
                    sequence: record.commitSeq,
                    time: record.createTime
                )
            )
        }
    }
}
