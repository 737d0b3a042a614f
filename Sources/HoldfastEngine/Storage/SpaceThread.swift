import LMDB
import Logging
import Platform
import Synchronization

/// The thread that looks after room: the ballast, and the level that sheds mutations.
final class SpaceThread: Sendable {
    private struct State {
        var isClosed = false
    }

    /// Nanoseconds between two looks.
    private static let period: Int64 = 1_000_000_000

    private let directory: DataDirectory
    private let journal: JournalEnvironment
    private let stateEnvironment: StateEnvironment
    private let options: StorageOptions
    let full = Atomic<Bool>(false)
    private let monitor = Monitor(State())
    private let thread = Mutex<OwnThread?>(nil)
    private let log = Logger(label: "holdfast.storage")

    init(
        directory: DataDirectory,
        journal: JournalEnvironment,
        state: StateEnvironment,
        options: StorageOptions
    ) {
        self.directory = directory
        self.journal = journal
        stateEnvironment = state
        self.options = options
    }

    /// Whether mutations that need room are to be refused. Changes within a second or so.
    var isFull: Bool { full.load(ordering: .relaxed) }

    /// Begins to look; `whileScarce` is called at each look that finds little room.
    func start(whileScarce: @escaping @Sendable () -> Void) {
        thread.withLock { $0 = OwnThread(name: "holdfast-space") { [self] in run(whileScarce) } }
    }

    /// Ends. Blocks, for one look at most.
    func close() {
        monitor.withLock { $0.isClosed = true }
        monitor.signal()
        thread.withLock { $0.take() }?.join()
    }

    private func run(_ whileScarce: () -> Void) {
        var watch = SpaceWatch()
        repeat {
            measure(&watch)
            if watch.level != .roomy { whileScarce() }
        } while sleepUnlessClosed()
    }

    /// Sleeps one period; false when closed.
    private func sleepUnlessClosed() -> Bool {
        let deadline = MonotonicInstant.now.advanced(byNanoseconds: Self.period)
        return monitor.wait { state -> WaitStep<Bool> in
            if state.isClosed { return .done(false) }
            return MonotonicInstant.now < deadline ? .waitUntil(deadline) : .done(true)
        }
    }

    private func measure(_ watch: inout SpaceWatch) {
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
            case .scarce:
                log.warning("room is getting scarce: \(name) is at \(percent) %; what is durable is folded sooner")
            case .full:
                log.error("full: \(name) is at \(percent) %; mutations are refused until there is room")
            }
            full.store(level == .full, ordering: .relaxed)
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
