@testable import HoldfastEngine
import Glibc
import LMDB
import Platform
import Testing

@Suite("Room")
struct SpaceTests {
    @Test("the level follows the fullest share, and does not flutter below full")
    func levels() {
        var watch = SpaceWatch()
        let rows: [(percent: Int, level: SpaceLevel, changes: Bool)] = [
            (10, .roomy, false), (79, .roomy, false), (80, .scarce, true), (91, .scarce, false), (92, .full, true),
            (91, .full, false), (90, .full, false), (89, .scarce, true), (91, .scarce, false), (100, .full, true),
            (12, .roomy, true),
        ]
        for row in rows {
            let share = SpaceUse.Share(used: row.percent, limit: 100)
            let low = SpaceUse.Share(used: 1, limit: 100)
            let change = watch.observe(SpaceUse(disk: low, journal: share, state: low))
            #expect((change != nil) == row.changes)
            #expect(watch.level == row.level)
        }
    }

    /// A store with some rows in it, and how many bytes its state takes.
    private func fill(_ directory: TemporaryDirectory, _ workload: inout Workload) throws -> Int {
        let store = try StepStore(directory: directory)
        for _ in 0..<100 { try store.commit(&workload, commandCount: 100) }
        try store.fold()
        return store.state.environment.usage.byteCount
    }

    @Test("a store whose map is nearly full says so, and says so no more when it is larger")
    func nearlyFull() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 50)
        let used = try fill(directory, &workload)
        // Room for the few pages that opening writes, and no more.
        for (mapSize, isFull) in [(used / 95 * 100, true), (64 << 20, false)] {
            var options = testOptions()
            options.stateMapSize = mapSize
            let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
            _ = store.start(StorageHandlers(onDurable: { _ in }, onFatal: { Issue.record($0) }))
            while isFull && !store.isFull { usleep(1000) }
            // It has looked once by now.
            store.close()
            #expect(store.isFull == isFull)
        }
    }

    @Test(
        "while room is scarce, what is durable is folded at the next look and does not wait for more",
        arguments: [true, false]
    )
    func foldedSooner(isScarce: Bool) throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 51)
        let used = try fill(directory, &workload)
        var options = testOptions()
        options.stateMapSize = isScarce ? used / 84 * 100 : 64 << 20
        options.foldDelay = 3_600_000_000_000
        options.foldByteCount = 1 << 30
        let folded = Monitor<UInt64>(0)
        let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
        let journal = store.start(
            StorageHandlers(
                onDurable: { _ in },
                onFolded: { sequence in
                    folded.withLock { $0 = sequence }
                    folded.broadcast()
                },
                onFatal: { Issue.record($0) }
            )
        )
        let buffer = store.makeBuffer()
        workload.fill(buffer, commandCount: 1)
        journal.submit(buffer)
        journal.turnEnded()
        let last = workload.model.lastSequence
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: isScarce ? 60_000_000_000 : 2_500_000_000)
        let isFolded = folded.wait { sequence -> WaitStep<Bool> in
            if sequence == last { return .done(true) }
            return MonotonicInstant.now < deadline ? .waitUntil(deadline) : .done(false)
        }
        #expect(isFolded == isScarce)
        #expect(!store.isFull)
        store.close()
    }

    @Test("the ballast is real bytes, made once, given up and made again")
    func ballast() throws {
        let directory = TemporaryDirectory()
        try FileSystem.createDirectory(directory.path)
        let ballast = Ballast(path: directory.path + "/ballast", byteCount: 3 << 20)
        try ballast.restore(freeBytes: 1 << 20)
        #expect(!FileSystem.exists(ballast.path))
        try ballast.restore(freeBytes: .max)
        #expect(try File(path: ballast.path).size() == 3 << 20)
        try ballast.release()
        #expect(!FileSystem.exists(ballast.path))
        try ballast.release()
    }
}
