import LMDB
import Logging
import Platform
import Synchronization

/// The thread that looks after room: zeros ahead of the journal, the ballast, and the level that sheds mutations.
final class SpaceThread: Sendable {
    private struct State {
        var isClosed = false
    }

    /// Nanoseconds between two looks at the journal's growth.
    private static let growthPeriod: Int64 = 100_000_000
    /// Every so many of them the room is measured.
    private static let periodsPerMeasure = 10

    private let directory: DataDirectory
    private let journal: JournalEnvironment
    private let stateEnvironment: StateEnvironment
    private let growth: FileGrowth
    private let options: StorageOptions
    let full = Atomic<Bool>(false)
    private let monitor = Monitor(State())
    private let thread = Mutex<OwnThread?>(nil)
    private let log = Logger(label: "holdfast.storage")

    init(
        directory: DataDirectory,
        journal: JournalEnvironment,
        state: StateEnvironment,
        growth: FileGrowth,
        options: StorageOptions
    ) {
        self.directory = directory
        self.journal = journal
        stateEnvironment = state
        self.growth = growth
        self.options = options
    }

    /// Whether mutations that need room are to be refused. Changes within a second or so.
    var isFull: Bool { full.load(ordering: .relaxed) }

    /// Begins to look; `onFullChange` is called when `isFull` has changed.
    func start(onFullChange: @escaping @Sendable (Bool) -> Void) {
        thread.withLock { $0 = OwnThread(name: "holdfast-space") { [self] in run(onFullChange) } }
    }

    /// Ends. Blocks, for one step of zeros at most.
    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.signal()
        thread.withLock { $0.take() }?.join()
    }

    private func run(_ onFullChange: (Bool) -> Void) {
        var watch = SpaceWatch()
        var usedBefore = journal.environment.usage.byteCount
        var period = 0
        repeat {
            if period % Self.periodsPerMeasure == 0 { measure(&watch, onFullChange) }
            period += 1
            let used = journal.environment.usage.byteCount
            // Where groups are large, what growing the file costs is spread over much, and zeros would only take the disk's
            // time (a tenth more checkouts/s, `Benchmarks/run checkout`).
            let isBulk = used - usedBefore > options.growthStep / 32
            usedBefore = used
            if !isBulk, watch.level != .full { grow() }
        } while sleepUnlessClosed()
    }

    private func grow() {
        do { try growth.growIfNeeded() } catch { log.warning("the journal's file was not grown ahead: \(error)") }
    }

    /// Sleeps one period; false when closed.
    private func sleepUnlessClosed() -> Bool {
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: Self.growthPeriod)
        return monitor.wait { state -> WaitStep<Bool> in
            if state.isClosed { return .done(false) }
            return MonotonicInstant.now < deadline ? .waitUntil(deadline) : .done(true)
        }
    }

    private func measure(_ watch: inout SpaceWatch, _ onFullChange: (Bool) -> Void) {
        do {
            let use = try use()
            let ballast = Ballast(path: directory.path + "/ballast", byteCount: options.ballastByteCount)
            guard let level = watch.observe(use) else {
                if watch.level == .roomy { try ballast.restore(freeBytes: use.disk.limit - use.disk.used) }
                return
            }
            let (name, percent) = use.fullest
            switch level {
            case .roomy: log.notice("room again: \(name) is at \(percent) %")
            case .scarce: log.warning("room is getting scarce: \(name) is at \(percent) %")
            case .full:
                log.error("full: \(name) is at \(percent) %; mutations are refused until there is room")
            }
            if full.exchange(level == .full, ordering: .relaxed) != (level == .full) { onFullChange(level == .full) }
            if level == .full { try ballast.release() }
        } catch {
            log.warning("the room of the store could not be measured: \(error)")
        }
    }

    /// Looks at the disk and at both environments.
    private func use() throws -> SpaceUse {
        let journalShare = try journal.environment.read { transaction in
            let pages = try transaction.statistics(of: journal.groups).pageCount
            return share(pages: pages, of: journal.environment)
        }
        let stateShare = try stateEnvironment.environment.read { transaction in
            var pages = try transaction.statistics(of: stateEnvironment.meta).pageCount
            for database in stateEnvironment.databases {
                pages += try transaction.statistics(of: database).pageCount
            }
            return share(pages: pages, of: stateEnvironment.environment)
        }
        let own = journal.environment.usage.byteCount + stateEnvironment.environment.usage.byteCount
        let free = try FileSystem.freeBytes(at: directory.path)
        return SpaceUse(
            disk: SpaceUse.Share(used: own, limit: own + free),
            journal: journalShare,
            state: stateShare
        )
    }

    private func share(pages: Int, of environment: Environment) -> SpaceUse.Share {
        SpaceUse.Share(used: pages * environment.usage.pageSize, limit: environment.mapSize)
    }
}
