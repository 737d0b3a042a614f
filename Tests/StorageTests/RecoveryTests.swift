@testable import HoldfastEngine
import HoldfastMessages
import LMDB
import Platform
import Testing

@Suite("Recovery")
struct RecoveryTests {
    @Test("after every group, with the folder stopped at every position, the rows are the model's")
    func everyPosition() throws {
        let groupCount = 9
        for stop in 0...groupCount {
            let directory = TemporaryDirectory()
            var workload = Workload(seed: 40)
            let store = try StepStore(directory: directory)
            for group in 1...groupCount {
                try store.commit(&workload, commandCount: 1 + group * group)
                if group <= stop { try store.fold() }
                if group >= stop { try expectRecovery(in: directory.copy(), of: workload.model) }
            }
        }
    }

    @Test("opening twice changes nothing but the epoch")
    func twice() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 41)
        do {
            let store = try StepStore(directory: directory)
            for _ in 0..<5 { try store.commit(&workload, commandCount: 10) }
        }
        let first = try expectRecovery(in: directory, of: workload.model)
        let second = try expectRecovery(in: directory, of: workload.model)
        #expect(second.epoch == first.epoch + 1)
        #expect(second.engineTime == first.engineTime)
    }

    @Test("tables that a thread of their own loads are given to it alone, and what it throws is thrown")
    func parallelLoad() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 42)
        do {
            let store = try StepStore(directory: directory)
            for _ in 0..<5 { try store.commit(&workload, commandCount: 100) }
        }
        let beside = Monitor<[ModelKey: [UInt8]]>([:])
        var rows: [ModelKey: [UInt8]] = [:]
        do {
            let load = ParallelLoad([Tables.stock]) { table, key, value, _ in
                let (key, value) = (ModelKey(table: table, key: key.copied()), value.copied())
                beside.withLock { $0[key] = value }
            }
            let store = try Store(
                directory: directory.path,
                tables: Tables.all,
                options: testOptions(),
                beside: load
            ) { table, key, value, _ in rows[ModelKey(table: table, key: key.copied())] = value.copied() }
            defer { store.close() }
            let rowsBeside = beside.withLock { $0 }
            #expect(rowsBeside == workload.model.liveRows.filter { $0.key.table == Tables.stock })
            #expect(rows == workload.model.liveRows.filter { $0.key.table == Tables.ledger })
            #expect(store.recovered.loadedRowCount == workload.model.liveRows.count)
        }
        struct Refused: Error {}
        #expect(throws: StorageError.self) {
            try Store(
                directory: directory.path,
                tables: Tables.all,
                options: testOptions(),
                beside: ParallelLoad([Tables.stock]) { _, _, _, _ in throw Refused() }
            ) { _, _, _, _ in }
        }
    }

    @Test("rows born and deleted within one stretch leave nothing, the last image of a key wins")
    func collapse() throws {
        let directory = TemporaryDirectory()
        let store = try StepStore(directory: directory)
        var model = Model()
        let kept = ModelKey(table: Tables.ledger, key: [5])
        let born = ModelKey(table: Tables.ledger, key: [9])
        let long = ModelKey(table: Tables.stock, key: [1, 2, 3, 4, 5, 6, 7, 8, 9])
        let short = ModelKey(table: Tables.stock, key: [1, 2, 3, 4, 5, 6, 7, 8])
        for round in 0..<3 as Range<UInt8> {
            let buffer = GroupBuffer()
            model.put(born, [round], into: buffer)
            model.put(long, [round, 1], into: buffer)
            model.put(kept, [round, 2, 3], into: buffer)
            model.put(short, [round, 4, 5, 6], into: buffer)
            model.put(kept, [round, 7], into: buffer)
            model.delete(born, into: buffer)
            model.delete(ModelKey(table: Tables.stock, key: [0]), into: buffer)
            model.lastSequence += 1
            let sequence = model.lastSequence
            buffer.seal(
                firstSequence: sequence,
                lastSequence: sequence,
                engineTime: 1,
                requestCount: 1,
                stateHash: model.stateHash
            )
            try store.commit([buffer])
            try store.fold()
        }
        #expect(store.folder.record.tables.map(\.rowCount) == [1, 2, 0])
        try expectRecovery(in: directory.copy(), of: model)
    }

    @Test("a group whose rows do not add up to the engine's hash is never folded")
    func wrongHash() throws {
        let directory = TemporaryDirectory()
        let store = try StepStore(directory: directory)
        let buffer = GroupBuffer()
        buffer.put(
            Tables.ledger,
            key: [1 as UInt8].span.memory,
            hash: Hash128(low: 1, high: 1),
            value: [1 as UInt8].span.memory
        )
        buffer.seal(
            firstSequence: 1,
            lastSequence: 1,
            engineTime: 1,
            requestCount: 1,
            stateHash: Hash128(low: 2, high: 1)
        )
        try store.commit([buffer])
        #expect(throws: StorageError.self) { try store.fold() }
        let copy = try directory.copy()
        let error = #expect(throws: StorageError.self) {
            try Store(directory: copy.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        }
        #expect("\(error!)".contains("at sequence 1"))
    }

    @Test("the journal is trimmed by two groups a commit, never up to the last folded one")
    func trimming() throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.journalRetainedByteCount = 0
        var workload = Workload(seed: 42)
        let store = try StepStore(directory: directory, options: options)
        for _ in 0..<6 { try store.commit(&workload, commandCount: 3) }
        #expect(try store.groupCount() == 6)
        // The first five may go; the sixth, which the snapshot was folded from last, stays.
        try store.fold()
        for expected in [5, 4, 4, 5] {
            try store.commit(&workload, commandCount: 3)
            #expect(try store.groupCount() == expected)
        }
        try expectRecovery(in: directory.copy(), of: workload.model, options: options)
    }

    @Test("a large group takes the room of as many small ones as have twice its bytes, of 64 at most")
    func trimmingForLargeGroups() throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.journalRetainedByteCount = 0
        var workload = Workload(seed: 46)
        let store = try StepStore(directory: directory, options: options)
        // Each of one page; one of 30 commands takes seven.
        for _ in 0..<200 { try store.commit(&workload, commandCount: 1) }
        try store.fold()
        for (commandCount, expected) in [(2000, 137), (1, 136), (30, 122), (2000, 59)] {
            try store.commit(&workload, commandCount: commandCount)
            #expect(try store.groupCount() == expected)
        }
        try expectRecovery(in: directory.copy(), of: workload.model, options: options)
    }

    @Test("groups are kept for the time of the retention")
    func retention() throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        // The workload's clock makes one millisecond a command.
        options.journalRetention = 10_000_000
        var workload = Workload(seed: 43)
        let store = try StepStore(directory: directory, options: options)
        for _ in 0..<30 {
            try store.commit(&workload, commandCount: 1)
            try store.fold()
        }
        #expect(try store.groupCount() == 11)
    }

    @Test("a watcher reads from any kept sequence, and learns when it asks for what was trimmed")
    func readingGroups() throws {
        let directory = TemporaryDirectory()
        var options = testOptions()
        options.journalRetainedByteCount = 0
        var workload = Workload(seed: 44)
        do {
            let store = try StepStore(directory: directory, options: options)
            for _ in 0..<4 {
                try store.commit(&workload, commandCount: 5)
                try store.fold()
            }
        }
        let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
        defer { store.close() }
        let journal = store.start(StorageHandlers(onDurable: { _ in }, onFatal: { Issue.record($0) }))
        var seen: [ClosedRange<UInt64>] = []
        try journal.readGroups(after: 12) { header, _ in
            seen.append(header.firstSequence...header.lastSequence)
            return true
        }
        #expect(seen == [11...15, 16...20])
        let error = #expect(throws: StorageError.self) { try journal.readGroups(after: 2) { _, _ in true } }
        #expect(error == .trimmed(firstSequence: 11))
    }
}
