@testable import HoldfastEngine
import Platform
import Synchronization
import Testing

/// Small files, so that tests are quick.
func testOptions() -> StorageOptions {
    var options = StorageOptions()
    options.journalMapSize = 256 << 20
    options.stateMapSize = 256 << 20
    options.ballastByteCount = 0
    options.tailByteCount = 256 << 10
    return options
}

/// Opens a store and compares what it loads with `model`.
@discardableResult
func expectRecovery(
    in directory: TemporaryDirectory,
    of model: Model,
    options: StorageOptions = testOptions()
) throws -> RecoveredState {
    var rows: [ModelKey: [UInt8]] = [:]
    let store = try Store(directory: directory.path, tables: Tables.all, options: options) { table, key, value, hash in
        let key = ModelKey(table: table, key: key.copied())
        #expect(hash == Model.hash(key, value.copied()))
        rows[key] = value.copied()
    }
    defer { store.close() }
    #expect(rows == model.liveRows)
    #expect(store.recovered.lastSequence == model.lastSequence)
    #expect(store.recovered.stateHash == model.stateHash)
    return store.recovered
}

@Suite("Store")
struct StoreTests {
    @Test("what was acknowledged is there after a restart, and a new epoch begins")
    func restart() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 1)
        for epoch in 1...3 as ClosedRange<UInt64> {
            let recovered = try expectRecovery(in: directory, of: workload.model)
            #expect(recovered.epoch == epoch * 2 - 1)
            let store = try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in
            }
            let durable = Monitor(UInt64(0))
            let journal = store.start(
                StorageHandlers(
                    onDurable: { sequence in
                        durable.withLock { $0 = sequence }
                        durable.broadcast()
                    },
                    onFatal: { Issue.record($0) }
                )
            )
            for _ in 0..<100 {
                let buffer = store.makeBuffer()
                workload.fill(buffer, commandCount: 1 + workload.next(20))
                journal.submit(buffer)
                journal.turnEnded()
            }
            let last = workload.model.lastSequence
            durable.wait { $0 >= last ? .done(()) : .waitForSignal }
            store.close()
        }
        try expectRecovery(in: directory, of: workload.model)
    }

    @Test("a snapshot gives single rows and ranges in both directions")
    func snapshots() async throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 2)
        let store = try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        let folded = AsyncStream<UInt64>.makeStream()
        let journal = store.start(
            StorageHandlers(
                onDurable: { _ in },
                onFolded: { folded.continuation.yield($0) },
                onFatal: { Issue.record($0) }
            )
        )
        let buffer = store.makeBuffer()
        workload.fill(buffer, commandCount: 300)
        journal.submit(buffer)
        journal.turnEnded()
        for await sequence in folded.stream where sequence == 300 { break }
        let model = workload.model
        try await store.read { snapshot in
            #expect(snapshot.foldedSequence == 300)
            for table in Tables.all {
                let keys = model.rows.keys.filter { $0.table == table.id }.sorted()
                #expect(snapshot.rowCount(of: table.id) == keys.count)
                for (key, row) in model.rows where key.table == table.id {
                    let stored = try snapshot.get(table.id, key.key.span.memory) { $0.copied() }
                    #expect(stored == row)
                }
                var forward: [[UInt8]] = []
                try snapshot.scan(table.id) { key, _ in
                    forward.append(key.copied())
                    return true
                }
                #expect(forward == keys.map(\.key))
                let middle = keys[keys.count / 2].key
                var backward: [[UInt8]] = []
                try snapshot.scan(table.id, from: middle.span.memory, .backward) { key, _ in
                    backward.append(key.copied())
                    return true
                }
                #expect(backward == keys.prefix(keys.count / 2 + 1).map(\.key).reversed())
            }
        }
        store.close()
    }

    /// Submits `groupCount` groups and waits until all are folded; returns the acknowledgements.
    private func run(_ options: StorageOptions, groupCount: Int, in directory: TemporaryDirectory) throws -> (
        Model, [UInt64]
    ) {
        var workload = Workload(seed: 3)
        let acknowledged = Monitor<[UInt64]>([])
        let folded = Monitor(UInt64(0))
        let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
        let journal = store.start(
            StorageHandlers(
                onDurable: { sequence in acknowledged.withLock { $0.append(sequence) } },
                onFolded: { sequence in
                    folded.withLock { $0 = sequence }
                    folded.signal()
                },
                onFatal: { Issue.record($0) }
            )
        )
        for _ in 0..<groupCount {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: 1 + workload.next(9))
            journal.submit(buffer)
            journal.turnEnded()
        }
        let last = workload.model.lastSequence
        folded.wait { $0 >= last ? WaitStep<Void>.done(()) : .waitForSignal }
        #expect(journal.durableSequence == last)
        store.close()
        return (workload.model, acknowledged.withLock { $0 })
    }

    @Test("groups that do not fit into the hand-off are read back from the journal", arguments: [0, 1500, 1 << 20])
    func handOff(byteCount: Int) throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.handOffByteCount = byteCount
        options.foldByteCount = 500
        options.maximumFoldByteCount = 4000
        options.groupByteCount = 2000
        options.foldDelay = 1_000_000
        let (model, acknowledged) = try run(options, groupCount: 200, in: directory)
        #expect(acknowledged == acknowledged.sorted())
        #expect(acknowledged.last == model.lastSequence)
        try expectRecovery(in: directory, of: model)
    }

    @Test("a read that takes too long is aborted, one too many is refused, and one after closing")
    func readerLimits() async throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.maximumReadDuration = -1
        let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
        await #expect(throws: StorageError.readerExpired) {
            try await store.read { try $0.get(Tables.stock, [1 as UInt8].span.memory) { $0.byteCount } }
        }
        store.close()
        await #expect(throws: StorageError.closed) { try await store.read { $0.foldedSequence } }
        options.maximumWaitingReads = 0
        let other = TemporaryDirectory()
        let refusing = try Store(directory: other.path, tables: Tables.all, options: options) { _, _, _, _ in }
        await #expect(throws: StorageError.tooManyReaders) { try await refusing.read { $0.foldedSequence } }
        refusing.close()
    }
}
