import Glibc
@testable import HoldfastEngine
import LMDB
import Platform
import Testing

@Suite("Settling")
struct SettlingTests {
    /// What a store told its owner, and how often it took groups into LMDB.
    private struct Witness {
        var durable: UInt64 = 0
        var settled: UInt64 = 0
        var folded: UInt64 = 0
        var settlingCount = 0
        var fatal: StorageError?
    }

    private let witness = Monitor(Witness())

    private var handlers: StorageHandlers {
        StorageHandlers(
            onDurable: { [witness] sequence in
                witness.withLock { $0.durable = sequence }
                witness.broadcast()
            },
            onSettled: { [witness] sequence in
                witness.withLock { $0.settled = sequence }
                witness.broadcast()
            },
            onFolded: { [witness] sequence in
                witness.withLock { $0.folded = sequence }
                witness.broadcast()
            },
            onFatal: { [witness] error in
                witness.withLock { $0.fatal = error }
                witness.broadcast()
            }
        )
    }

    private func options(settleDelay: Int64, failsToSettle: Bool = false) -> StorageOptions {
        var options = testOptions()
        options.foldDelay = 0
        options.settleDelay = settleDelay
        options.injectFault = { [witness] step in
            guard step == .journalCommit else { return }
            witness.withLock { $0.settlingCount += 1 }
            if failsToSettle { throw LMDBError(code: 5, function: "mdb_txn_commit") }
        }
        return options
    }

    private func wait(_ isReached: (Witness) -> Bool) -> Witness {
        witness.wait { isReached($0) ? WaitStep<Witness>.done($0) : .waitForSignal }
    }

    private func open(_ directory: TemporaryDirectory, _ options: StorageOptions) throws -> Store {
        try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
    }

    /// One durable group.
    private func commit(_ store: Store, _ journal: any Journal, _ workload: inout Workload, commandCount: Int = 10) {
        let buffer = store.makeBuffer()
        workload.fill(buffer, commandCount: commandCount)
        let last = workload.model.lastSequence
        journal.submit(buffer)
        journal.turnEnded()
        _ = wait { $0.durable == last || $0.fatal != nil }
    }

    private func readable(_ journal: any Journal) throws -> UInt64 {
        var readable: UInt64 = 0
        try journal.readGroups(after: 0) { header, _ in
            readable = header.lastSequence
            return true
        }
        return readable
    }

    @Test("groups are neither read nor folded before LMDB has them, all in one transaction at closing")
    func behind() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 66)
        let store = try open(directory, options(settleDelay: .max / 4))
        let journal = store.start(handlers)
        for _ in 1...5 {
            commit(store, journal, &workload)
            #expect(try readable(journal) == 0)
        }
        #expect(witness.withLock { ($0.settlingCount, $0.folded) } == (0, 0))
        store.close()
        #expect(witness.withLock { ($0.settlingCount, $0.settled, $0.folded) } == (1, 50, 50))
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("groups are settled after a while, together, read by others then, and folded")
    func afterDelay() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 67)
        let store = try open(directory, options(settleDelay: 20_000_000))
        let journal = store.start(handlers)
        for _ in 1...30 { commit(store, journal, &workload) }
        #expect(wait { $0.settled == 300 }.settlingCount < 30)
        #expect(try readable(journal) == 300)
        _ = wait { $0.folded == 300 }
        store.close()
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("so many bytes are settled at once, and a group that is large by itself is never in the tail")
    func atOnce() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 69)
        var options = options(settleDelay: .max / 4)
        options.settleByteCount = 4 * (PageClass.pageByteCount - 16)
        let store = try open(directory, options)
        let journal = store.start(handlers)
        for _ in 1...3 { commit(store, journal, &workload, commandCount: 1) }
        #expect(witness.withLock { $0.settlingCount } == 0)
        commit(store, journal, &workload, commandCount: 1)
        _ = wait { $0.settled == 4 }
        commit(store, journal, &workload, commandCount: 1000)
        _ = wait { $0.settled == 1004 }
        #expect(try readable(journal) == 1004)
        #expect(witness.withLock { $0.settlingCount } == 2)
        store.close()
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("while somebody watches, groups are settled sooner")
    func watched() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 70)
        var options = options(settleDelay: .max / 4)
        options.watchedSettleDelay = 0
        let store = try open(directory, options)
        let journal = store.start(handlers)
        commit(store, journal, &workload)
        #expect(witness.withLock { $0.settlingCount } == 0)
        store.setWatched(true)
        _ = wait { $0.settled == 10 }
        commit(store, journal, &workload)
        _ = wait { $0.settled == 20 }
        store.setWatched(false)
        commit(store, journal, &workload)
        #expect(witness.withLock { $0.settlingCount } == 2)
        store.close()
        try expectRecovery(in: directory.copy(), of: workload.model)
    }

    @Test("when LMDB cannot take groups the store stops, acknowledges nothing more, and has what it had acknowledged")
    func fault() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 68)
        let store = try open(directory, options(settleDelay: 1_000_000, failsToSettle: true))
        let journal = store.start(handlers)
        commit(store, journal, &workload)
        _ = wait { $0.fatal != nil }
        let acknowledged = workload.model
        for _ in 0..<3 { commit(store, journal, &workload) }
        store.close()
        let witness = witness.withLock { $0 }
        #expect(witness.durable == 10 && witness.settled == 0 && witness.folded == 0)
        try expectRecovery(in: directory.copy(), of: acknowledged)
    }

    @Test("of a large group the kernel keeps hardly a page in memory, of small ones all")
    func cachedPages() throws {
        for (commandCount, isKept) in [(10, true), (20_000, false)] {
            let directory = TemporaryDirectory()
            var workload = Workload(seed: 70)
            let store = try open(directory, options(settleDelay: 0))
            let journal = store.start(handlers)
            commit(store, journal, &workload, commandCount: commandCount)
            store.close()
            let (cached, all) = try cachedPageCount(of: directory.path + "/journal/data.mdb")
            #expect(isKept ? cached > all / 2 : cached < all / 10, "\(cached) of \(all) pages")
        }
    }

    /// How many pages of a file are in memory, and how many it has.
    private func cachedPageCount(of path: String) throws -> (cached: Int, all: Int) {
        let byteCount = try File(path: path).size()
        let descriptor = unsafe Glibc.open(path, O_RDONLY)
        defer { close(descriptor) }
        guard let map = unsafe mmap(nil, byteCount, PROT_READ, MAP_SHARED, descriptor, 0) else {
            throw SystemCallError(call: "mmap", code: errno)
        }
        defer { unsafe munmap(map, byteCount) }
        var pages = [UInt8](repeating: 0, count: (byteCount + 4095) / 4096)
        let code = unsafe mincore(map, byteCount, &pages)
        #expect(code == 0)
        return (pages.count { $0 & 1 == 1 }, pages.count)
    }
}
