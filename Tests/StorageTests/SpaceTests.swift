@testable import HoldfastEngine
import Foundation
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

    @Test("a store whose map is nearly full says so, and says so no more when it is larger")
    func nearlyFull() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 50)
        let used: Int
        do {
            let store = try StepStore(directory: directory)
            for _ in 0..<100 { try store.commit(&workload, commandCount: 100) }
            try store.fold()
            used = store.state.environment.usage.byteCount
        }
        // Room for the few pages that opening writes, and no more.
        for (mapSize, isFull) in [(used / 95 * 100, true), (64 << 20, false)] {
            let changes = Monitor<[Bool]>([])
            var options = testOptions()
            options.stateMapSize = mapSize
            let store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
            _ = store.start(
                StorageHandlers(
                    onDurable: { _ in },
                    onFullChange: { isFull in
                        changes.withLock { $0.append(isFull) }
                        changes.broadcast()
                    },
                    onFatal: { Issue.record($0) }
                )
            )
            if isFull { changes.wait { $0.isEmpty ? .waitForSignal : .done(()) } }
            #expect(store.isFull == isFull)
            store.close()
            #expect(changes.withLock { $0 } == (isFull ? [true] : []))
        }
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
